// The streets of the synthetic city: joined where they meet, parted by water, crossing it on bridges alone.

import Testing

@testable import SyntheticCities

@Suite struct SyntheticCityStreetsTests {
  static let plan = CityPlan(seed: 12, residents: 80_000)
  static let pieces = StreetPiece.all(plan.network)

  private static var water: [(GroundPoint, GroundPoint)] {
    let network = plan.network
    var segments: [(GroundPoint, GroundPoint)] = []
    for line in network.lines where line.kind == .water {
      for chain in line.chains {
        let points = network.map.points(network.map.expanded(chain: chain))
        for index in 1..<points.count { segments.append((points[index - 1], points[index])) }
      }
    }
    return segments
  }

  /// The least distance of a line's corners to any water, in metres.
  private static func distance(_ points: [GroundPoint], to water: [(GroundPoint, GroundPoint)]) -> Double {
    var least = Double.infinity
    for point in points {
      for segment in water { least = min(least, point.distance(toSegment: segment.0, segment.1)) }
    }
    return least
  }

  @Test func onlyBridgesCrossWater() {
    let water = Self.water
    #expect(!water.isEmpty)
    var crossings = 0
    for piece in Self.pieces where !piece.isBridge {
      for index in 1..<piece.points.count {
        let (a, b) = (piece.points[index - 1], piece.points[index])
        for segment in water where PlanarMap.crossing(a, b, segment.0, segment.1) != nil { crossings += 1 }
      }
    }
    #expect(crossings == 0)
  }

  @Test func bridgesTouchWaterAndTheStreetsTheyCarry() {
    let water = Self.water
    let bridges = Self.pieces.filter(\.isBridge)
    #expect(bridges.count > 5)
    for bridge in bridges {
      #expect(Self.distance(bridge.points, to: water) < 0.01)
      let isCarriedOn = Self.pieces.contains { piece in
        !piece.isBridge && piece.line == bridge.line
          && [piece.points[0], piece.points[piece.points.count - 1]].contains { end in
            end == bridge.points[0] || end == bridge.points[bridge.points.count - 1]
          }
      }
      #expect(isCarriedOn)
    }
  }

  @Test func streetsEndOnOtherStreetsUnlessWaterOrTheLimitStopsThem() {
    var uses: [[Double]: Int] = [:]
    for piece in Self.pieces {
      for point in piece.points { uses[[point.x, point.y], default: 0] += 1 }
    }
    let water = Self.water
    var loose = 0
    for piece in Self.pieces {
      for end in [piece.points[0], piece.points[piece.points.count - 1]] where uses[[end.x, end.y]] == 1 {
        let toLimit = Self.plan.network.terrain.mainland().ring.distanceToLine(from: end)
        let toShore = Self.plan.network.terrain.island().distanceToLine(from: end)
        if Self.distance([end], to: water) > 33, toLimit > 0.01, toShore > 0.01 { loose += 1 }
      }
    }
    #expect(loose == 0)
  }

  @Test func everyStreetHasAClassAndAName() throws {
    let classes: Set = ["快速路", "主干路", "次干路", "支路", "步行"]
    let features = try ReadLayer("streets.geojson", of: SyntheticCityLayersTests.plain).features
    #expect(Set(features.map { $0.text("class") }) == classes)
    for feature in features {
      #expect(!feature.text("name").isEmpty)
      #expect(!feature.text("name_en").isEmpty)
    }
  }
}
