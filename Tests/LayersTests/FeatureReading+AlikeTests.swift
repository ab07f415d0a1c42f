// Features read as alike: whatever is expected of a feature, it is what it is when it is read alone.

import Planar
import TestSupport
import Testing

@testable import Layers

@Suite struct FeatureReadingAlikeTests {
  private let pipeline = LayerPipelineTests()

  /// How one program writes features: members in some order, space in some places.
  private struct Build {
    var order: [Int]
    var space: String
    var properties: [String]
    var geometry: String
    var extra: String?

    init(_ random: inout SplitMix64) {
      order = [0, 1, 2, 3].shuffled(using: &random)
      space = ["", " ", "\n  "][random.whole(0...2)]
      properties = ["kind", "n", "id", "a name that is longer than eight bytes", "k\\u0069nd", "ki"]
        .shuffled(using: &random).dropLast(random.whole(0...5))
      geometry = ["Point", "LineString", "Polygon", "MultiPoint", "MultiPolygon"][random.whole(0...4)]
      extra = [nil, nil, #""bbox""#, #""crs""#, #""type""#][random.whole(0...4)]
    }

    func feature(_ random: inout SplitMix64) -> String {
      let value = [
        "\"a\"", "7", "-1.5", "0.25", "1e3", "true", "null", "[1,{}]", "\"\\u00e9\"", "\"字\"", "{\"a\":[2]}",
      ]
      let inside = properties.map { "\"\($0)\":\(space)\(value[random.whole(0...value.count - 1)])" }
      let members = [
        "\"type\":\(space)\"Feature\"", "\"id\":\(space)\(value[random.whole(0...8)])",
        random.whole(0...9) == 0
          ? "\"properties\":null" : "\"properties\":{\(inside.joined(separator: ",\(space)"))}",
        "\"geometry\":{\(space)\"type\":\(space)\"\(geometry)\",\(space)\"coordinates\":\(coordinates(&random))}",
      ]
      var chosen = order.map { members[$0] }
      if let extra, random.whole(0...1) == 0 { chosen.append("\(extra):[]") }
      return "{" + chosen.joined(separator: ",\(space)") + "}"
    }

    private func coordinates(_ random: inout SplitMix64) -> String {
      func position() -> String {
        if random.whole(0...39) == 0 {
          return ["[1]", "null", "[1,2,3]", "[1,null]", "[999,0]"][random.whole(0...4)]
        }
        return "[\(random.whole(0...89)).\(random.whole(0...999)),\(space)\(random.whole(0...89)).5]"
      }
      func run(_ count: Int) -> String {
        var positions = (0..<count).map { _ in position() }
        if geometry.hasSuffix("Polygon"), random.whole(0...9) > 0, let first = positions.first {
          positions.append(first)
        }
        return "[\(space)" + positions.joined(separator: ",\(space)") + "]"
      }
      switch geometry {
      case "Point": return position()
      case "LineString", "MultiPoint": return run(random.whole(0...4))
      case "Polygon":
        return "[" + (0...random.whole(0...1)).map { _ in run(random.whole(2...5)) }.joined(separator: ",")
          + "]"
      default: return "[[" + run(random.whole(3...5)) + "]]"
      }
    }
  }

  /// Features of a few builds, most of them like the one before.
  private func features(_ random: inout SplitMix64) -> [String] {
    let builds = (0...random.whole(0...2)).map { _ in Build(&random) }
    var build = builds[0]
    return (0..<40).map { _ in
      if random.whole(0...4) == 0 { build = builds[random.whole(0...builds.count - 1)] }
      var text = build.feature(&random)
      if random.whole(0...60) == 0 {
        let at = text.index(text.startIndex, offsetBy: random.whole(0...text.count - 1))
        text.replaceSubrange(at...at, with: ["", "}", "0", "\"", ",", " ", "\\"][random.whole(0...6)])
      }
      return text.replacing("\n", with: " ")
    }
  }

  @Test(arguments: 1...150 as ClosedRange<UInt64>)
  func theSameAsAlone(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let features = features(&random)
    let whole = Cutting(window: 1 << 24)
    func compare(_ text: String, _ name: String) throws {
      try withScratchFile(Array(text.utf8), name: name) { source in
        var source = source
        source.fields = ["kind"]
        source.idField = seed % 2 == 0 ? "n" : nil
        source.policy = seed % 3 == 0 ? .skip : .repair
        if seed % 5 == 0 { source.filter = try Filter("exists(kind)") }
        if seed % 7 == 0 { source.geometryKinds = [.polygon, .line] }
        // A window of one byte makes a piece of each feature, and no piece expects anything at its start.
        #expect(
          pipeline.outcome(source, 1, whole) == pipeline.outcome(source, 1, Cutting(window: 1)),
          "seed \(seed), \(name)")
      }
    }
    try compare(features.joined(separator: "\n"), "layer.geojsonl")
    try compare(
      #"{"type":"FeatureCollection","features":["# + "\n" + features.joined(separator: ",\n") + "]}",
      "layer.geojson")
  }
}
