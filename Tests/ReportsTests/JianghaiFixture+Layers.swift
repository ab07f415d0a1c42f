// The fictional city's geometries, inputs, findings and problems.

import Audits
import Layers
import Measures
import Planar
import Standards

extension Jianghai {
  static func ring(_ coordinates: [(Double, Double)]) -> [PlanarPoint] {
    coordinates.map { PlanarPoint(x: $0.0, y: $0.1) }
  }

  /// Six districts over some 11 x 9 km; the second lies in a hole of the first, the last has two parts.
  static var districtGeometries: PlanarGeometries {
    var geometries = PlanarGeometries()
    let oldTown = [(-3_200.0, -800.0), (-1_900, -1_100), (-1_500, 100), (-2_300, 700), (-3_300, 300)]
    geometries.addPolygon(rings: [
      ring([
        (-5_000, -3_500), (-2_400, -3_900), (200, -3_300), (500, -900), (100, 1_200), (-2_600, 1_900),
        (-5_300, 1_100), (-5_600, -1_200),
      ]), ring(oldTown.reversed()),
    ])
    geometries.addPolygon(rings: [ring(oldTown)])
    geometries.addPolygon(rings: [
      ring([(-5_300, 1_100), (-2_600, 1_900), (100, 1_200), (900, 3_600), (-1_800, 4_400), (-4_900, 3_900)])
    ])
    geometries.addPolygon(rings: [
      ring([(100, 1_200), (500, -900), (2_800, -1_400), (4_700, 300), (4_300, 3_000), (900, 3_600)])
    ])
    geometries.addPolygon(rings: [
      ring([(500, -900), (200, -3_300), (2_700, -4_000), (4_900, -2_900), (4_700, 300), (2_800, -1_400)])
    ])
    for rings in [
      ring([(5_300, 1_500), (5_900, 1_700), (5_800, 2_500), (5_200, 2_300)]),
      ring([(5_500, -700), (5_900, -600), (5_800, 100), (5_300, -100)]),
    ] {
      for point in rings + [rings[0]] { geometries.addVertex(x: point.x, y: point.y) }
      geometries.endRing()
      geometries.endPart()
    }
    geometries.endFeature(kind: .polygon)
    return geometries
  }

  /// Three patches: one with a hole, wound clockwise; one of two parts; one of 20 m by 20 m.
  static var patchGeometries: PlanarGeometries {
    var geometries = PlanarGeometries()
    geometries.addPolygon(rings: [
      ring([(-3_000, -600), (-3_000, 100), (-2_000, 200), (-2_100, -700)]),
      ring([(-2_700, -300), (-2_700, -100), (-2_500, -100), (-2_500, -300)]),
    ])
    for corner in [(1_500.0, 700.0), (2_600, 1_700)] {
      for (x, y) in [(0.0, 0.0), (600, 100), (500, 500), (-100, 300), (0, 0)] {
        geometries.addVertex(x: corner.0 + x, y: corner.1 + y)
      }
      geometries.endRing()
      geometries.endPart()
    }
    geometries.endFeature(kind: .polygon)
    geometries.addPolygon(rings: [
      ring([(2_000, -2_500), (2_020, -2_500), (2_020, -2_480), (2_000, -2_480)])
    ])
    return geometries
  }

  static var layers: [String: Layer] {
    var parks = PlanarGeometries()
    parks.addPolygon(rings: [ring([(-1_300, -2_600), (-300, -2_500), (-400, -1_600), (-1_500, -1_900)])])
    parks.addPolygon(rings: [ring([(-1_500, 2_300), (-200, 2_500), (-600, 3_200), (-1_700, 3_000)])])
    parks.addPolygon(rings: [ring([(3_300, 1_200), (3_500, 1_200), (3_500, 1_400), (3_300, 1_400)])])
    let toilets = PlanarGeometries(
      points: (0..<31).map { place in
        let x: Int = place * 911 % 9_300
        let y: Int = place * 1_733 % 6_400
        return PlanarPoint(x: Double(x - 4_800), y: Double(y - 3_000))
      })
    return ["parks": layer("parks", parks), "toilets": layer("toilets", toilets)]
  }

  private static func layer(_ name: String, _ geometries: PlanarGeometries) -> Layer {
    Layer(
      name: name, geometries: geometries, sourceIndices: Array(0..<geometries.count),
      ids: Array(repeating: nil, count: geometries.count), columns: [:],
      provenance: provenance(name, used: geometries.count), problems: [])
  }

  private static func provenance(
    _ name: String, used: Int, skipped: Int = 0, repaired: Int = 0, filtered: Int = 0
  ) -> Provenance {
    Provenance(
      layer: name, path: "layers/\(name).geojson", sha256: String(repeating: "0123456789abcdef", count: 4),
      bytes: 1_000 * used, features: used + skipped + filtered, used: used, skipped: skipped,
      repaired: repaired, filtered: filtered)
  }

  static var inputs: [Provenance] {
    [
      provenance("districts", used: 6), provenance("residential", used: 12_345, skipped: 2, repaired: 3),
      provenance("parks", used: 3, filtered: 40), provenance("toilets", used: 31),
    ]
  }

  static var findings: [Finding] {
    let first = Finding(
      number: 1, kind: .shortfall, indicatorID: "park-coverage", districtID: "d5", districtName: hostileName,
      statement: LocalizedText(
        en: "\(hostileName) has 40 % of its residential land within reach of a park, and should have 80 %.",
        zh: "该区公园服务半径覆盖率为40%，应达到80%。"),
      residents: 50_002.5, shortfall: Shortfall(value: 200_000, unit: .squareMetres))
    return [first]
      + (2...8).map { number in
        Finding(
          number: number, kind: .uncoveredPatch, indicatorID: "park-coverage", districtID: "d2",
          districtName: "老城",
          statement: LocalizedText(en: "Patch \(number), 734 m from Hill Park.", zh: "未覆盖地块"),
          location: GeographicPoint(longitude: 121.6123456789, latitude: 31.8), area: 142_000,
          distanceToSupply: 734.25)
      }
  }

  static var problems: [LayerProblem] {
    [
      LayerProblem(
        .unclosedRing, action: .repaired, layer: "residential", file: "layers/residential.geojson",
        feature: 17,
        featureID: "r-17", position: GeographicPoint(longitude: 121.65, latitude: 31.8), line: 18,
        message: "the ring does not end where it begins; it has been closed"),
      LayerProblem(
        .malformedCoordinates, severity: .error, action: .skipped, layer: "residential",
        file: "layers/residential.geojson", feature: 20, value: "[\"\u{1B}[2J\", null]", line: 21,
        byteOffset: 4_096,
        count: 2, message: "a coordinate must be two numbers; correct it and run again"),
      LayerProblem(
        .legacyCRS, severity: .note, action: .kept, layer: "parks", file: "layers/parks.geojson",
        message: "the member 'crs' is outdated; it names WGS 84 and is ignored"),
    ]
  }
}
