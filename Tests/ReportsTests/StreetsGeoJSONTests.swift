import Foundation
import Measures
import Planar
import Standards
import Streets
import Testing

@testable import Audits
@testable import Reports

struct StreetsGeoJSONTests {
  /// Two streets of 1 km, side by side.
  private static let graph: StreetGraph = {
    var geometries = PlanarGeometries()
    for y in [0.0, 500] { geometries.addLine([PlanarPoint(x: -1_000, y: y), PlanarPoint(x: 0, y: y)]) }
    return StreetGraph(StreetLines(geometries))
  }()

  private func indicator(_ features: [StreetEvidence.Feature]) throws -> IndicatorResult {
    var indicator = try Jianghai.result().indicators[0]
    indicator.streets = StreetEvidence(features, of: Self.graph)
    return indicator
  }

  private func features(_ streets: [StreetEvidence.Feature]) throws -> [[String: Any]] {
    let text = try StreetsGeoJSON.text(of: try indicator(streets), in: try Jianghai.result())
    let read = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    return try #require(read?["features"] as? [[String: Any]])
  }

  @Test("Lines by district and state, then a drawing that says so")
  func coverage() throws {
    let features = try features([
      .init(
        district: 1, state: .reached, length: 1_250,
        stretches: [
          StreetStretch(edge: 0, from: 0, to: 1_000), StreetStretch(edge: 1, from: 0, to: 250),
        ]),
      .init(
        district: nil, state: .notReached, length: 750,
        stretches: [StreetStretch(edge: 1, from: 250, to: 1_000)]),
    ])
    #expect(features.count == 3)
    let reached = try #require(features[0]["properties"] as? [String: Any])
    #expect(reached.keys.sorted() == ["district", "district_id", "indicator", "length_m", "state"])
    #expect(reached["indicator"] as? String == "park-coverage")
    #expect(reached["district_id"] as? String == "d2")
    #expect(reached["district"] as? String == "老城")
    #expect(reached["length_m"] as? Double == 1_250)
    #expect(reached["state"] as? String == "reached")
    let lines = try #require(features[0]["geometry"] as? [String: Any])
    #expect(lines["type"] as? String == "MultiLineString")
    #expect((lines["coordinates"] as? [[[Double]]])?.count == 2)
    let outside = try #require(features[1]["properties"] as? [String: Any])
    #expect(outside["district_id"] is NSNull && outside["district"] is NSNull)
    #expect(outside["state"] as? String == "not reached")
    #expect((features[1]["geometry"] as? [String: Any])?["type"] as? String == "LineString")
    let drawing = try #require(features[2]["properties"] as? [String: Any])
    #expect(drawing["drawing"] as? Bool == true)
    #expect(
      drawing["note"] as? String
        == "a drawing: the squares of 25 m that streets within reach pass, and those around them; no number comes from it"
    )
    #expect((features[2]["geometry"] as? [String: Any])?["type"] as? String == "MultiPolygon")
  }

  @Test("A stretch ends where it ends, to seven decimals")
  func places() throws {
    let features = try features([
      .init(
        district: 0, state: .notReached, length: 400,
        stretches: [StreetStretch(edge: 0, from: 100, to: 500)])
    ])
    let result = try Jianghai.result()
    let line = try #require((features[0]["geometry"] as? [String: Any])?["coordinates"] as? [[Double]])
    let projection = try Projection(to: result.crs.definition)
    for (found, along) in zip(line, [100.0, 500]) {
      let place = projection.unproject(Self.graph.place(onEdge: 0, along: along))
      #expect(abs(found[0] - place.longitude) <= 0.6e-7)
      #expect(abs(found[1] - place.latitude) <= 0.6e-7)
    }
    // Nothing is reached: there is nothing to draw.
    #expect(features.count == 1)
  }

  @Test("Gaps say their class, norm and length")
  func gaps() throws {
    let stretches = [StreetStretch(edge: 0, from: 0, to: 1_000)]
    let features = try features([
      .init(
        district: 0, state: .gap(className: "主干路", norm: 500, length: 3_900.5, isDeadEnd: true),
        length: 1_000,
        stretches: stretches),
      .init(
        district: 0, state: .gap(className: nil, norm: 1_000, length: nil, isDeadEnd: false), length: 1_000,
        stretches: stretches),
    ])
    let gap = try #require(features[0]["properties"] as? [String: Any])
    #expect(gap["state"] as? String == "gap")
    #expect(gap["class"] as? String == "主干路")
    #expect(gap["norm_m"] as? Double == 500)
    #expect(gap["gap_m"] as? Double == 3_900.5)
    #expect(gap["is_dead_end"] as? Bool == true)
    let never = try #require(features[1]["properties"] as? [String: Any])
    #expect(never["class"] is NSNull && never["gap_m"] is NSNull)
    #expect(features.count == 2)
  }

  @Test("Without streets an empty collection")
  func without() throws {
    let result = try Jianghai.result()
    #expect(
      try StreetsGeoJSON.text(of: result.indicators[0], in: result)
        == "{ \"type\": \"FeatureCollection\", \"features\": [] }\n")
  }
}
