// What has become of features between two files: by their ids, and by what they say.

import Foundation
import Layers
import Testing

@Suite struct FeatureChangesTests {
  private func changes(
    _ old: String, _ new: String, id: String? = nil, names: (String, String) = ("a.geojson", "b.geojson")
  ) throws -> FeatureChanges {
    try withScratchFile(Array(old.utf8), name: names.0) { old in
      try withScratchFile(Array(new.utf8), name: names.1) { new in
        var (old, new) = (old, new)
        (old.idField, new.idField) = (id, id)
        return try FeatureChanges(from: old, to: new)
      }
    }
  }

  private func toilet(_ id: String, _ x: Double, _ more: String = "") -> String {
    feature(#"{"type":"Point","coordinates":[\#(x),32]}"#, properties: #"{"id":"\#(id)"\#(more)}"#)
  }

  @Test func byAnIDField() throws {
    let found = try changes(
      collection(toilet("a", 121, #","name":"North""#), toilet("b", 122), toilet("c", 123, #","grade":1"#)),
      collection(
        toilet("d", 124), toilet("c", 123, #","grade":2,"free":true"#),
        toilet("a", 121.5, #","name":"North""#)),
      id: "id")
    #expect(found.isByID)
    #expect((found.oldCount, found.newCount) == (3, 3))
    #expect((found.added, found.removed, found.changed) == (1, 1, 2))
    #expect(found.addedSamples == [.init(id: "d", name: nil)])
    #expect(found.removedSamples == [.init(id: "b", name: nil)])
    #expect(
      found.changedSamples == [
        .init(id: "c", name: nil, fields: ["free", "grade"]),
        .init(id: "a", name: "North", isMoved: true),
      ])
  }

  @Test func byWhatTheySayWhereThereAreNoIDs() throws {
    let (a, b, c) = (
      feature("[1]", properties: #"{"x":1}"#), feature("[2]", properties: #"{"x":1}"#), feature("[3]")
    )
    let found = try changes(collection(a, b, a), collection(c, a))
    #expect(!found.isByID)
    #expect((found.added, found.removed, found.changed) == (1, 2, 0))
  }

  @Test func theSameFeaturesWrittenAnew() throws {
    let old =
      #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"n":"\u516c园","v":1.50,"w":[1,{"a":null}]},"geometry":{"type":"Point","coordinates":[121.0,-0]}}, {"type":"Feature","properties":null,"geometry":null}]}"#
    let new = """
      {"type":"Feature","properties":null,"geometry":null}
      { "geometry" : { "coordinates": [1.21e2, 0], "type": "Point" }, "properties": { "w": [1.0, {"a": null}], "v": 15e-1, "n": "公园" }, "type": "Feature" }

      """
    let found = try changes(old, new, names: ("a.geojson", "b.geojsonl"))
    #expect(found.isEmpty)
    #expect((found.oldCount, found.newCount) == (2, 2))
    #expect(try changes(old, "\u{FEFF}" + old).isEmpty)
    #expect(try changes(new, "\u{1E}" + new.replacing("\n{", with: "\n\u{1E}{")).isEmpty)
  }

  @Test func whatLooksAlikeIsNotTheSame() throws {
    for (old, new) in [
      (#"{"v":1}"#, #"{"v":"1"}"#), (#"{"v":null}"#, #"{"v":false}"#), (#"{"v":null}"#, "{}"),
      (#"{"v":[1,2]}"#, #"{"v":[2,1]}"#), (#"{"v":[]}"#, #"{"v":{}}"#),
      (#"{"a":1,"b":2}"#, #"{"a":2,"b":1}"#),
      (#"{"v":9007199254740993}"#, #"{"v":9007199254740992}"#), (#"{"v":"ab\u0000"}"#, #"{"v":"ab"}"#),
    ] {
      let found = try changes(
        collection(feature("null", properties: old)), collection(feature("null", properties: new)))
      #expect((found.added, found.removed) == (1, 1), "\(old) \(new)")
    }
  }

  @Test func anIDOfSeveralFeaturesTellsNothing() throws {
    let (a, twice, other) = (toilet("a", 121), toilet("x", 122), toilet("x", 123))
    let found = try changes(collection(a, twice), collection(twice, a, other), id: "id")
    #expect((found.added, found.removed, found.changed) == (1, 0, 0))
    #expect(found.addedSamples == [.init(id: "x", name: nil)])
    let back = try changes(collection(twice, a, other), collection(a, twice), id: "id")
    #expect((back.added, back.removed, back.changed) == (0, 1, 0))
  }

  @Test func idsBesideThePropertiesAndBareGeometries() throws {
    let found = try changes(
      collection(feature("[1]", id: "7"), feature("[2]", id: "8")),
      collection(feature("[2]", id: #""8""#), feature("[9]", id: #""7""#)))
    #expect(found.isByID && (found.added, found.removed, found.changed) == (0, 0, 1))
    #expect(found.changedSamples == [.init(id: "7", name: nil, isMoved: true)])
    let point = #"{"type":"Point","coordinates":[1,2]}"#
    #expect(try changes(point, point).isEmpty)
    #expect(try changes(point, point.replacing("2", with: "3")).added == 1)
    #expect(try changes("", collection()).isEmpty)
  }

  @Test func samplesAreTheFirstTen() throws {
    let many = (1...25).map { toilet("t\($0)", 120 + Double($0) / 100) }
    let found = try changes(
      collection(), #"{"type":"FeatureCollection","features":["# + many.joined(separator: ",") + "]}",
      id: "id")
    #expect(found.added == 25)
    #expect(found.addedSamples.map(\.id) == (1...10).map { "t\($0)" })
  }

  @Test func brokenFilesAreSaid() throws {
    for text in [#"{"type":"FeatureCollection","features":[{"#, "[1]", #"{"type":"FeatureCollection"}"#] {
      #expect(throws: LayerError.self, "\(text)") { try changes(collection(), text) }
    }
  }
}
