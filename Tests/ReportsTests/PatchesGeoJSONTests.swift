import Audits
import Foundation
import Planar
import Standards
import Testing

@testable import Reports

struct PatchesGeoJSONTests {
  private func features() throws -> [[String: Any]] {
    let result = try Jianghai.result()
    let text = try PatchesGeoJSON.text(of: result.indicators[0], in: result)
    let read = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(read?["type"] as? String == "FeatureCollection")
    #expect(read?.keys.sorted() == ["features", "type"])
    return try #require(read?["features"] as? [[String: Any]])
  }

  @Test("Patches keep their order and say where they are")
  func properties() throws {
    let features = try features()
    #expect(features.count == 3)
    let first = try #require(features[0]["properties"] as? [String: Any])
    #expect(first["number"] as? Int == 1)
    #expect(first["district_id"] as? String == "d2")
    #expect(first["district"] as? String == "老城")
    #expect(first["area_m2"] as? Double == 142_000)
    #expect(first["residents"] as? Double == 1_234.5)
    #expect(first["distance_to_supply_m"] as? Double == 734.25)
    #expect(first["nearest_supply"] as? String == "Hill Park")
    let second = try #require(features[1]["properties"] as? [String: Any])
    #expect(second["residents"] is NSNull)
    // Nothing is said of ways on foot where nothing is walked.
    #expect(second["walk_m"] == nil && second["nearest_on_foot"] == nil && second["detour"] == nil)
  }

  @Test("Where little is to be within reach, the patches are what is, and say so")
  func withinReach() throws {
    let result = try Jianghai.result()
    var indicator = result.indicators[0]
    #expect(!(try PatchesGeoJSON.text(of: indicator, in: result)).contains("within_reach"))
    indicator.indicator.target = .atMost(0.1)
    let text = try PatchesGeoJSON.text(of: indicator, in: result)
    #expect(text.components(separatedBy: "\"within_reach\": true").count == 1 + 3)
  }

  @Test("Severed places are a collection of their own, with the ways on foot")
  func severed() throws {
    let result = try Jianghai.result()
    var indicator = result.indicators[0]
    #expect(
      try PatchesGeoJSON.text(.severed, of: indicator, in: result)
        == "{ \"type\": \"FeatureCollection\", \"features\": [] }\n")
    indicator.severance = Severance(
      patches: [try Jianghai.severed()], geometries: indicator.patchGeometries, squareSide: nil)
    let text = try PatchesGeoJSON.text(.severed, of: indicator, in: result)
    let read = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let features = try #require(read?["features"] as? [[String: Any]])
    #expect(features.count == 1)
    let properties = try #require(features[0]["properties"] as? [String: Any])
    #expect(properties["residents"] as? Double == 432)
    #expect(properties["walk_m"] as? Double == 1_300)
    #expect(properties["nearest_on_foot"] as? String == "Hill Park")
    #expect(properties["detour"] as? Double == 6.5)
    #expect((features[0]["geometry"] as? [String: Any])?["type"] as? String == "Polygon")
  }

  @Test("Outer rings run counter-clockwise, holes clockwise, all closed, at their places")
  func geometry() throws {
    let features = try features()
    let polygon = try #require(features[0]["geometry"] as? [String: Any])
    #expect(polygon["type"] as? String == "Polygon")
    let rings = try #require(polygon["coordinates"] as? [[[Double]]])
    #expect(rings.count == 2)
    #expect(signedArea(rings[0]) > 0)
    #expect(signedArea(rings[1]) < 0)
    #expect(rings.allSatisfy { $0.first == $0.last })
    let projection = try Projection(to: Jianghai.result().crs.definition)
    // The rings were given clockwise and are written the other way round, from the same vertex.
    let corner = projection.unproject(PlanarPoint(x: -3_000, y: -600))
    #expect(abs(rings[0][0][0] - corner.longitude) <= 0.5e-7)
    #expect(abs(rings[0][0][1] - corner.latitude) <= 0.5e-7)
    let multi = try #require(features[1]["geometry"] as? [String: Any])
    #expect(multi["type"] as? String == "MultiPolygon")
    #expect((multi["coordinates"] as? [[[[Double]]]])?.count == 2)
  }

  @Test("Coordinates have at most seven decimals")
  func decimals() throws {
    let result = try Jianghai.result()
    let text = try PatchesGeoJSON.text(of: result.indicators[0], in: result)
    #expect(text.contains(/\[121\.\d{6,7}, 31\.\d{6,7}\]/))
    let coordinates = text.components(separatedBy: "\"coordinates\": ").dropFirst().joined()
    #expect(!coordinates.contains(/\d\.\d{8}/))
  }

  private func geometry(_ feature: Int, of degrees: GeographicGeometries) -> String {
    var bytes: [UInt8] = []
    degrees.appendGeometry(of: feature, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("Points, lines and empty features; without patches an empty collection")
  func otherKinds() throws {
    var degrees = GeographicGeometries()
    for (longitude, latitude) in [(1.5, -2.0), (0.00000004, 180.25)] {
      degrees.addVertex(longitude: longitude, latitude: latitude)
      degrees.endRing()
      degrees.endPart()
      degrees.endFeature(kind: .point)
    }
    degrees.addVertex(longitude: 1, latitude: 2)
    degrees.addVertex(longitude: -0.5, latitude: 3)
    degrees.endRing()
    degrees.endPart()
    degrees.endFeature(kind: .line)
    degrees.endFeature(kind: .empty)
    #expect(
      geometry(0, of: degrees) == #"{ "type": "Point", "coordinates": [1.5, -2] }"#)
    #expect(
      geometry(1, of: degrees) == #"{ "type": "Point", "coordinates": [0, 180.25] }"#)
    #expect(
      geometry(2, of: degrees)
        == #"{ "type": "LineString", "coordinates": [[1, 2], [-0.5, 3]] }"#)
    #expect(geometry(3, of: degrees) == "null")
    let result = try Jianghai.result()
    #expect(
      try PatchesGeoJSON.text(of: result.indicators[1], in: result)
        == "{ \"type\": \"FeatureCollection\", \"features\": [] }\n")
  }

  @Test("A patch that has no place in degrees is an error that names it")
  func withoutPlace() throws {
    let result = try Jianghai.result()
    var indicator = result.indicators[0]
    indicator.patchGeometries.x[0] = .nan
    #expect(throws: ReportError.patchWithoutPlace(indicator: "park-coverage", patch: 1)) {
      try PatchesGeoJSON.text(of: indicator, in: result)
    }
  }

  private func signedArea(_ ring: [[Double]]) -> Double {
    zip(ring, ring.dropFirst()).reduce(0) { sum, pair in
      sum + (pair.0[0] - 121) * (pair.1[1] - 31) - (pair.1[0] - 121) * (pair.0[1] - 31)
    }
  }
}
