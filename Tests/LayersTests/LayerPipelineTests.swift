// A document cut anywhere, on any number of threads, is the layer that it is when read in one piece.

import Foundation
import Planar
import TestSupport
import Testing

@testable import Layers

@Suite struct LayerPipelineTests {
  /// What is compared of a layer.
  struct Summary: Equatable {
    var longitudes: [Double]
    var latitudes: [Double]
    var layout: GeometryLayout
    var ids: [String?]
    var rows: [Int]
    var kinds: [PropertyValue]
    var problems: [LayerProblem]
    var provenance: Provenance
    var names: [String]

    init(_ layer: GeographicLayer) {
      longitudes = layer.geometries.longitudes
      latitudes = layer.geometries.latitudes
      layout = layer.geometries.layout
      ids = layer.ids
      rows = layer.sourceIndices
      kinds = layer.columns["kind"].map { column in (0..<column.count).map { column[$0] } } ?? []
      problems = layer.problems
      provenance = layer.provenance
      names = layer.propertyNames
    }
  }

  /// What reading gives: a layer or an error in words.
  func outcome(_ source: LayerSource, _ threads: Int, _ cutting: Cutting) -> Result<Summary, LayerError> {
    do throws(LayerError) {
      return .success(Summary(try GeoJSONReader.read(source, threads: threads, cutting)))
    } catch {
      return .failure(error)
    }
  }

  func expectSameHoweverCut(_ text: String, name: String = "layer.geojson", _ title: String) throws {
    try withScratchFile(Array(text.utf8), name: name) { source in
      var source = source
      source.fields = ["kind"]
      let whole = outcome(source, 1, Cutting(window: 1 << 24))
      for window in [1, 2, 3, 7, 16, 61, 256, 1000] {
        for isBlind in [false, true] {
          for threads in [1, 3] {
            let found = outcome(source, threads, Cutting(window: window, isBlind: isBlind))
            #expect(found == whole, "\(title), window \(window), blind \(isBlind), threads \(threads)")
          }
        }
      }
    }
  }

  static let features = [
    point(1, 2, id: "1", properties: #"{"kind":"a"}"#), feature("null", id: "\"x\""),
    feature(
      geometry("Polygon", "[[[0,0],[1,0],[1,1]]]"), id: "1",
      properties: #"{"note":"},\n{\"type\":\"Feature\"","kind":"é\ud83d\ude00"}"#),
    "7", #"{"geometry":{"coordinates":[3.25,4.5e0],"type":"Point"},"type":"Feature","properties":null}"#,
    feature(geometry("LineString", "[[1,2,3],[200,4,5]]")),
    feature(geometry("Point", "[1,null]"), properties: #"{"list":[{"a":1},{"type":"Thing"}],"n":-1.5e-7}"#),
    feature(
      #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[5,6]},{"type":"Point","coordinates":[7,8]}]}"#
    ),
  ]

  @Test func documents() throws {
    let head = #"{"type":"FeatureCollection","name":"x","features":["#
    let crs = #""crs":{"type":"name","properties":{"name":"EPSG:4490"}}"#
    try expectSameHoweverCut(head + "\n" + Self.features.joined(separator: ",\n") + "\n]}\n", "a line each")
    try expectSameHoweverCut(head + Self.features.joined(separator: ",") + "]," + crs + "}", "one line")
    try expectSameHoweverCut(
      #" { "features" : [ "# + Self.features.joined(separator: " , ")
        + #" ] , "more" : [ 1 , { } ] , "type" : "FeatureCollection" } "#, "the type behind")
    try expectSameHoweverCut(Self.features[2], "one feature")
    try expectSameHoweverCut(geometry("MultiPoint", "[[1,2],[3,4]]"), "a geometry")
    try expectSameHoweverCut(head + "]}", "no features")
  }

  @Test func faults() throws {
    let whole =
      #"{"type":"FeatureCollection","features":["# + "\n" + Self.features.joined(separator: ",\n") + "]}"
    for (title, text) in [
      ("NaN", whole.replacing("4.5e0", with: "NaN")),
      ("a comma too many", whole.replacing("]}", with: ",]}")),
      ("more text", whole + " x"), ("another type", whole.replacing("FeatureCollection", with: "Topology")),
      ("a string not closed", whole.replacing("Thing\"", with: "Thing")),
      ("cut off", String(whole.dropLast(2))),
      ("no comma", whole.replacing(",\n7", with: "\n7")),
      ("a bracket", whole.replacing("[1,null]", with: "[1,2}")),
      ("an array", "[1,2,{\"a\":[]}]"), ("two arrays", String(whole.dropLast()) + #","features":[]}"#),
      ("infinity", whole.replacing("-1.5e-7", with: "-Infinity")), ("empty", " "),
    ] {
      try expectSameHoweverCut(text, title)
    }
  }

  @Test func sequences() throws {
    let records = Self.features + [#"{"type":"Feature""#, "", "  ", "[1,2]", point(9, 9)]
    try expectSameHoweverCut(
      records.joined(separator: "\r\n") + "\n", name: "layer.geojsonl", "a record a line")
    try expectSameHoweverCut("\u{1E}" + records.joined(separator: "\n\u{1E}"), "a text sequence")
  }

  @Test func aCRSBehindTheFeatures() throws {
    let points = (0..<50).map { point(111_319.490_793_273_58 * Double($0 % 3), 0) }
    let crs = #""crs":{"type":"name","properties":{"name":"EPSG:3857"}}"#
    let text =
      #"{"type":"FeatureCollection","features":["# + points.joined(separator: ",\n") + "]," + crs + "}"
    try expectSameHoweverCut(text, "behind")
    // Beyond the bytes that are looked at first, a whole layer is read twice; a stream cannot be.
    let far = String(text.dropLast()) + #","padding":""# + String(repeating: "x", count: 5000) + "\"}"
    try expectSameHoweverCut(far, "far behind")
    try withScratchFile(Array(far.utf8)) { source -> Void in
      #expect {
        try GeoJSONReader.stream(
          source, threads: 1, Cutting(window: 100), restart: nil, transform: \.count, consume: { _ in })
      } throws: { error in
        "\(error)".contains("comes after its features")
      }
    }
  }

  /// Random documents of random features, cut at random, on several threads.
  @Test func randomDocuments() throws {
    let seed: UInt64 = 41
    var numbers = SplitMix64(seed: seed)
    for round in 0..<40 {
      let count = numbers.whole(0...60)
      let features = (0..<count).map { _ in Self.features[numbers.whole(0...Self.features.count - 1)] }
      let separator = [",", ",\n", " ,\n ", "\n,"][numbers.whole(0...3)]
      let text =
        #"{"type":"FeatureCollection","features":["# + features.joined(separator: separator) + "]}"
      try withScratchFile(Array(text.utf8)) { source in
        let whole = outcome(source, 1, Cutting(window: 1 << 24))
        let cutting = Cutting(window: numbers.whole(1...2000), isBlind: round % 2 == 0)
        #expect(outcome(source, 4, cutting) == whole, "seed \(seed), round \(round)")
      }
    }
  }

  @Test func memoryIsBounded() throws {
    let one = point(1, 2, properties: #"{"kind":"a"}"#)
    let text =
      #"{"type":"FeatureCollection","features":["#
      + Array(repeating: one, count: 20_000).joined(separator: ",\n") + "]}"
    try withScratchFile(Array(text.utf8)) { source in
      var greatest = 0
      var features = 0
      let end = try GeoJSONReader.stream(
        source, threads: 2, Cutting(window: 10_000), restart: nil, transform: \.count,
        consume: {
          greatest = max(greatest, $0)
          features += $0
        })
      #expect(features == 20_000)
      #expect(end.provenance.used == 20_000)
      #expect(greatest * one.utf8.count <= 10_000 + one.utf8.count)
    }
  }
}
