// Long documents, which are read piece by piece: the same layer as the same features give as a sequence of lines.

import TestSupport
import Layers
import Planar
import Testing

@Suite struct DocumentReadingTests {
  /// Some thousand features, long enough for several pieces; a few with faults and with traps for cutting.
  static let features: [String] = {
    var numbers = SplitMix64(seed: 5)
    return (0..<9000).map { number in
      if number % 1000 == 3 { return feature("null", id: "\(number)") }
      let trap =
        number % 500 == 7
        ? #"{"note":"},\n{\"type\":\"Feature\"","kind":"trap","list":[{"a":1},{"type":"Thing"}]}"#
        : #"{"kind":"k\#(number % 7)","n":\#(number)}"#
      let line = (0..<6).map { _ in
        "[\(Double.random(in: 120...122, using: &numbers)),\(Double.random(in: 30...32, using: &numbers))]"
      }
      return feature(
        geometry("LineString", "[" + line.joined(separator: ",") + "]"), id: "\(number)", properties: trap)
    }
  }()

  func expectSame(_ text: String, _ lines: GeographicLayer, _ title: String) throws {
    #expect(text.utf8.count > 3 << 19, "\(title): long enough to be cut")
    let layer = try read(text) { $0.fields = ["kind", "n"] }
    #expect(layer.geometries.longitudes == lines.geometries.longitudes, "\(title)")
    #expect(layer.geometries.latitudes == lines.geometries.latitudes, "\(title)")
    #expect(layer.geometries.layout == lines.geometries.layout, "\(title)")
    #expect(layer.ids == lines.ids, "\(title)")
    #expect(layer.sourceIndices == lines.sourceIndices, "\(title)")
    #expect(layer.problems.map(\.feature) == lines.problems.map(\.feature), "\(title)")
    for field in ["kind", "n"] {
      let column = try #require(layer.columns[field])
      let expected = try #require(lines.columns[field])
      #expect(column.count == expected.count)
      #expect((0..<column.count).allSatisfy { column[$0] == expected[$0] }, "\(title), \(field)")
    }
  }

  @Test func theSameAsASequence() throws {
    let features = Self.features
    let lines = try read(features.joined(separator: "\n"), name: "layer.geojsonl") {
      $0.fields = ["kind", "n"]
    }
    #expect(lines.count == 8991)
    #expect(lines.problems.count == 9)
    let head = #"{"type":"FeatureCollection","name":"x","features":["#
    try expectSame(head + "\n" + features.joined(separator: ",\n") + "\n]}\n", lines, "a feature a line")
    try expectSame(head + features.joined(separator: ",") + "]}", lines, "one line")
    let idFirst = features.map { feature in
      let parts = feature.split(separator: ",", maxSplits: 2)
      return "{\(parts[1]), \"type\" : \"Feature\",\(parts[2])"
    }
    try expectSame(head + idFirst.joined(separator: " , ") + "]}", lines, "the id first")
    let typeLast = features.map {
      "{" + $0.dropFirst(#"{"type":"Feature","#.count).dropLast() + #","type":"Feature"}"#
    }
    try expectSame(head + typeLast.joined(separator: ",") + "]}", lines, "the type last")
    let indented = features.map {
      $0.replacing("\"geometry\":{", with: "\n \"geometry\": {\n  ").replacing("],[", with: "],\n   [")
        .replacing("]}}", with: "]\n }\n}")
    }
    try expectSame(head + indented.joined(separator: ",\n") + "]}", lines, "indented")
    try expectSame(
      #"{"features":["# + features.joined(separator: ",\r\n") + #"],"type":"FeatureCollection"}"#, lines,
      "the type behind")
  }

  @Test func theCRSBehindTheFeatures() throws {
    let features = Array(repeating: point(111_319.490_793_273_58, 0), count: 20_000)
    let text =
      #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",\n")
      + #"],"crs":{"type":"name","properties":{"name":"EPSG:3857"}}}"#
    let layer = try read(text)
    #expect(layer.count == 20_000)
    #expect(layer.geometries.longitudes.allSatisfy { abs($0 - 1) < 1e-9 })
  }

  @Test func faultsHaveTheirPlace() throws {
    let text =
      #"{"type":"FeatureCollection","features":["# + "\n" + Self.features.joined(separator: ",\n") + "]}"
    func problem(_ text: String) throws -> LayerProblem? {
      do {
        _ = try read(text)
        return nil
      } catch LayerError.malformed(let problem) {
        return problem
      }
    }
    #expect(try problem(text) == nil)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for line in [1, 2000, 5000, 9000] {
      var broken = lines
      broken[line] = "NaN" + (line < 9000 ? "," : "]}")
      let found = try #require(try problem(broken.joined(separator: "\n")))
      #expect(found.line == line + 1)
      #expect(found.byteOffset == broken[..<line].reduce(0) { $0 + $1.utf8.count + 1 })
      #expect(found.message.contains("NaN is not JSON"))
    }
    for cut in [text.utf8.count - 1, text.utf8.count / 2, text.utf8.count - 400] {
      let found = try #require(try problem(String(decoding: Array(text.utf8)[..<cut], as: UTF8.self)))
      #expect(found.kind == .truncatedFile)
      #expect(found.byteOffset == cut)
    }
    // Two arrays of features: whichever were taken, the others would be lost without a word.
    let twice = String(text.dropLast()) + #","features":[]}"#
    #expect {
      try read(twice)
    } throws: { error in
      "\(error)".contains("'features' is there twice")
    }
  }
}
