// What GeoJSON allows, read as it is meant.

import TestSupport
import Foundation
import Layers
import Planar
import Testing

@Suite struct GeoJSONReaderTests {
  let square = "[[[0,0],[1.5,0],[1.5,1],[0,1],[0,0]]]"

  @Test func everyGeometryType() throws {
    let layer = try read(
      collection(
        feature(geometry("Point", "[1,2]")),
        feature(geometry("MultiPoint", "[[1,2],[3,4]]")),
        feature(geometry("LineString", "[[1,2],[3,4.5]]")),
        feature(geometry("MultiLineString", "[[[1,2],[3,4]],[[5,6],[7,8],[9,10]]]")),
        feature(geometry("Polygon", "[[[0,0],[4,0],[4,4],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]")),
        feature(geometry("MultiPolygon", "[\(square),\(square)]"))))
    #expect(layer.problems == [])
    #expect(layer.geometries.layout.kinds == [.point, .point, .line, .line, .polygon, .polygon])
    #expect((0..<6).map { layer.geometries.layout.parts(of: $0).count } == [1, 2, 1, 2, 1, 2])
    #expect((0..<6).map { layer.geometries.layout.rings(ofFeature: $0).count } == [1, 2, 1, 2, 2, 2])
    #expect((0..<6).map { layer.geometries.layout.vertices(ofFeature: $0).count } == [1, 2, 2, 5, 8, 10])
    #expect(layer.geometries.longitudes.prefix(5) == [1, 1, 3, 1, 3])
    #expect(layer.geometries.latitudes.prefix(5) == [2, 2, 4, 2, 4.5])
    #expect(layer.sourceIndices == [0, 1, 2, 3, 4, 5])
    #expect(layer.provenance.features == 6)
    #expect(layer.provenance.used == 6)
  }

  @Test func membersInAnyOrder() throws {
    let text = """
      {"features":[{"geometry":{"coordinates":[1.5,2.5],"type":"Point"},"id":7,"properties":{"a":1},"type":"Feature"}],
       "bbox":[0,0,1,1],"name":"x","type":"FeatureCollection"}
      """
    let layer = try read(text) { $0.fields = ["a"] }
    #expect(layer.ids == ["7"])
    #expect(layer.columns["a"]?[0] == .number(1))
    #expect(layer.geometries.firstVertex(of: 0) == GeographicPoint(longitude: 1.5, latitude: 2.5))
    #expect(layer.problems == [])
  }

  @Test func aSingleFeatureAndABareGeometry() throws {
    #expect(try read(point(1, 2)).count == 1)
    #expect(try read(geometry("Polygon", square)).geometries.layout.kinds == [.polygon])
  }

  @Test func onlyTheFieldsAskedForAreKept() throws {
    let layer = try read(
      collection(
        point(
          1, 2, properties: #"{"kind":"市场","n":1,"deep":{"kind":"x"},"list":[1,{"kind":"y"}],"gone":null}"#),
        point(1, 2.5, properties: #"{"kind":true}"#), point(1, 3, properties: "null"))
    ) { $0.fields = ["kind", "deep", "gone"] }
    #expect(Set(layer.columns.keys) == ["kind", "deep", "gone"])
    let kinds = try #require(layer.columns["kind"])
    #expect((0..<3).map { kinds[$0] } == [.text("市场"), .boolean(true), .missing])
    #expect(layer.columns["deep"]?[0] == .nested)
    #expect(layer.columns["gone"]?[0] == .null)
  }

  @Test func filterAndCounts() throws {
    let layer = try read(
      collection(
        point(1, 2, properties: #"{"kind":"a"}"#), point(1, 3, properties: #"{"kind":"b"}"#),
        feature("null", properties: #"{"kind":"a"}"#), feature("null", properties: #"{"kind":"b"}"#))
    ) { $0.filter = try? Filter("kind = 'a'") }
    #expect(layer.sourceIndices == [0])
    #expect(layer.provenance.features == 4)
    #expect(layer.provenance.used == 1)
    #expect(layer.provenance.skipped == 1)
    #expect(layer.provenance.filtered == 2)
    #expect(layer.problems.map(\.kind) == [.nullGeometry])
    #expect(layer.problems.first?.feature == 2)
  }

  @Test func newlineDelimited() throws {
    let text = [point(1, 2, id: "\"a\""), "", point(3, 4, id: "\"b\""), "  "].joined(separator: "\r\n")
    let layer = try read(text, name: "layer.json")
    #expect(layer.ids == ["a", "b"])
    #expect(layer.problems == [])
    let twice = try read([point(1, 2, id: "7"), "", point(3, 4, id: "7")].joined(separator: "\n"))
    #expect(twice.problems.map(\.kind) == [.duplicateID])
    #expect(twice.problems.first?.line == 3)
    #expect(twice.problems.first?.byteOffset == point(1, 2, id: "7").utf8.count + 2)
  }

  @Test func textSequence() throws {
    let pretty = point(3, 4).replacingOccurrences(of: ",", with: ",\n")
    let layer = try read("\u{1E}" + point(1, 2) + "\n\u{1E}" + pretty + "\n")
    #expect(layer.geometries.longitudes == [1, 3])
    #expect(layer.problems == [])
  }

  @Test func aBadRecordDoesNotSpoilTheOthers() throws {
    let lines = [
      point(1, 2), #"{"type":"Feature","geometry":nul}"#, point(3, 4), #"{"type":"Feature","geom"#,
    ]
    let layer = try read(lines.joined(separator: "\n"), name: "layer.geojsonl")
    #expect(layer.geometries.longitudes == [1, 3])
    #expect(layer.sourceIndices == [0, 2])
    #expect(layer.problems.map(\.kind) == [.malformedFile, .truncatedFile])
    #expect(layer.problems.map(\.line) == [2, 4])
    #expect(layer.problems.map(\.feature) == [1, 3])
    #expect(layer.problems[0].byteOffset == lines[0].utf8.count + 1 + 29)
    #expect(layer.problems[1].byteOffset == lines.joined(separator: "\n").utf8.count)
    #expect(layer.provenance.skipped == 2)
    #expect(layer.provenance.features == 4)
  }

  @Test func byteOrderMark() throws {
    let layer = try read("\u{FEFF}" + collection(point(1, 2)))
    #expect(layer.count == 1)
    #expect(throws: LayerError.self) { try read("\u{FEFF}[1,]") }
    do {
      _ = try read("\u{FEFF}[1,]")
    } catch let error as LayerError {
      // Three bytes of the mark, then `[1,` before the bracket.
      #expect(error.problems.first?.byteOffset == 6)
    }
  }

  @Test func provenanceIsThatOfTheStoredBytes() throws {
    // The SHA-256 of `{"type":"FeatureCollection","features":[]}`, by sha256sum.
    let layer = try read(#"{"type":"FeatureCollection","features":[]}"#)
    #expect(layer.provenance.sha256 == "ed778c73ea51338d6576fb5992b189f2b94d9f3d5e199f46c1af520d6b0b3e6c")
    #expect(layer.provenance.bytes == 42)
    #expect(layer.problems.map(\.kind) == [.layerWithoutFeatures])
    #expect(layer.problems.first?.severity == .error)
  }

  @Test func numbersAreWhatFoundationReads() throws {
    let seed: UInt64 = 20_240_601
    var numbers = SplitMix64(seed: seed)
    var spellings: [String] = ["0", "-0.0", "1e-320", "5e-324", "90", "1E1", "0.1e1", "12.000"]
    for _ in 0..<500 {
      let digits = (0..<Int.random(in: 1...20, using: &numbers)).map { _ in
        String(Int.random(in: 0...9, using: &numbers))
      }
      spellings.append("\(Int.random(in: -89...89, using: &numbers))." + digits.joined())
      spellings.append(
        "\(Int.random(in: 1...9, using: &numbers)).\(digits.joined())e-\(Int.random(in: 1...30, using: &numbers))"
      )
    }
    let layer = try read(
      geometry("MultiPoint", "[" + spellings.map { "[\($0),0]" }.joined(separator: ",") + "]"))
    #expect(layer.count == 1)
    for (spelling, value) in zip(spellings, layer.geometries.longitudes) {
      #expect(value.bitPattern == Double(spelling)?.bitPattern, "\(spelling), seed \(seed)")
    }
  }

  @Test func longIDsKeepAllTheirDigits() throws {
    let layer = try read(
      collection(
        point(1, 2, id: "1234567890123456789", properties: #"{"n":9007199254740993}"#),
        point(3, 4, id: "1234567890123456788", properties: #"{"n":9007199254740992}"#))
    ) { $0.fields = ["n"] }
    #expect(layer.ids == ["1234567890123456789", "1234567890123456788"])
    #expect(layer.problems == [])
    // As numbers they are what a double holds.
    #expect(layer.columns["n"]?.number(0) == 9_007_199_254_740_992)
    #expect(layer.columns["n"]?.text(0) == "9007199254740993")
  }
}
