// Who is served: true distance, inclusive at the threshold, tiers of different reach, nothing served by nothing.

import TestSupport
@testable import Planar
import Testing

@Suite struct ServiceAreaTests {
  private static func point(_ x: Double, _ y: Double) -> PlanarGeometries {
    PlanarGeometries(points: [PlanarPoint(x: x, y: y)])
  }

  private static func corners(_ minX: Double, _ minY: Double, side: Double) -> [PlanarPoint] {
    [(0.0, 0.0), (side, 0), (side, side), (0, side)].map { PlanarPoint(x: minX + $0.0, y: minY + $0.1) }
  }

  @Test func aPlaceAtTheThresholdIsServed() {
    // At the coordinates of a projected city, where a computed distance has its rounding.
    let area = ServiceArea(supply: Self.point(512_345.678, 3_521_000.123), reaches: [400])
    #expect(area.covers(x: 512_345.678 + 400, y: 3_521_000.123))
    #expect(area.covers(x: 512_345.678, y: 3_521_000.123 - 400))
    // 240² + 320² = 400².
    #expect(area.covers(x: 512_345.678 + 240, y: 3_521_000.123 + 320))
    #expect(!area.covers(x: 512_345.678 + 400.001, y: 3_521_000.123))
    #expect(!area.covers(x: 512_345.678 + 240, y: 3_521_000.123 + 320.001))
  }

  @Test func theInsideAndTheBorderOfAPolygonAreAtDistanceZero() {
    var park = PlanarGeometries()
    park.addPolygon(rings: [Self.corners(0, 0, side: 1000)])
    let area = ServiceArea(supply: park, reaches: [100])
    #expect(area.covers(x: 500, y: 500))
    #expect(area.covers(x: 1100, y: 500))
    #expect(!area.covers(x: 1100.1, y: 500))
    // From the corner the reach is round: 60² + 80² = 100².
    #expect(area.covers(x: 1060, y: 1080))
    #expect(!area.covers(x: 1090, y: 1090))
    #expect(area.nearest(x: 500, y: 500)?.distance == 0)
  }

  @Test func aHoleIsOutsideItsPolygon() {
    var park = PlanarGeometries()
    park.addPolygon(rings: [Self.corners(0, 0, side: 1000), Self.corners(100, 100, side: 800)])
    let area = ServiceArea(supply: park, reaches: [100])
    #expect(area.covers(x: 200, y: 500))
    #expect(!area.covers(x: 500, y: 500))
    #expect(area.nearest(x: 500, y: 500)?.distance == 400)
  }

  @Test func aReachOfZeroServesTheSupplyItself() {
    var supply = Self.point(5000, 5000)
    supply.addPolygon(rings: [Self.corners(0, 0, side: 10)])
    let area = ServiceArea(supply: supply, reaches: [0, 0])
    #expect(area.covers(x: 5000, y: 5000))
    #expect(area.covers(x: 10, y: 10))
    #expect(!area.covers(x: 5001, y: 5000))
    #expect(!area.covers(x: 11, y: 10))
  }

  @Test func eachFeatureHasItsOwnReach() {
    let supply = PlanarGeometries(points: [PlanarPoint(x: 0, y: 0), PlanarPoint(x: 10_000, y: 0)])
    let area = ServiceArea(supply: supply, reaches: [300, 500])
    #expect(area.covers(x: 300, y: 0))
    #expect(!area.covers(x: 301, y: 0))
    #expect(area.covers(x: 9500, y: 0))
    #expect(!area.covers(x: 9499, y: 0))
    #expect(area.tiers.map(\.reach) == [500, 300])
    let swapped = ServiceArea(supply: supply, reaches: [500, nil])
    #expect(swapped.covers(x: 500, y: 0))
    #expect(!swapped.covers(x: 10_000, y: 0))
  }

  @Test func nothingServesNothing() {
    let nothing = ServiceArea(supply: PlanarGeometries(), reaches: [])
    #expect(nothing.isEmpty)
    #expect(!nothing.covers(x: 0, y: 0))
    #expect(nothing.nearest(x: 0, y: 0) == nil)
    var blank = PlanarGeometries()
    blank.endFeature(kind: .empty)
    let empty = ServiceArea(supply: blank, reaches: [1000])
    #expect(empty.isEmpty)
    #expect(!empty.covers(x: 0, y: 0))
    #expect(ServiceArea(supply: Self.point(0, 0), reaches: [nil]).isEmpty)
  }

  @Test func theNearestOfEquallyNearFeaturesIsTheFirst() {
    let supply = PlanarGeometries(points: [
      PlanarPoint(x: 100, y: 0), PlanarPoint(x: -100, y: 0), PlanarPoint(x: 0, y: 100),
    ])
    // Different reaches put the features into different tiers; the answer must not depend on it.
    for reaches: [Double?] in [[300, 300, 300], [300, 500, 900], [900, 500, 300]] {
      let found = ServiceArea(supply: supply, reaches: reaches).nearest(x: 0, y: 0)
      #expect(found?.feature == 0)
      #expect(found?.distance == 100)
    }
    let found = ServiceArea(supply: supply, reaches: [nil, 1, 1]).nearest(x: 0, y: 0)
    #expect(found?.feature == 1)
  }

  @Test(arguments: [1 as UInt64, 22, 333])
  func placesAreServedAsByEveryDistance(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var supply = PlanarGeometries()
    var reaches: [Double?] = []
    for _ in 0..<40 {
      let x = random.number(0...3000)
      let y = random.number(0...3000)
      switch random.number(0...3) {
      case ..<1: supply.addPolygon(rings: [Self.corners(x, y, side: random.number(5...300))])
      case ..<2:
        supply.addLine([
          PlanarPoint(x: x, y: y), PlanarPoint(x: x + random.number(-400...400), y: y + 50),
        ])
      default:
        supply.addVertex(x: x, y: y)
        supply.endRing()
        supply.endPart()
        supply.endFeature(kind: .point)
      }
      reaches.append(random.number(0...4) < 1 ? nil : random.number(1...4).rounded() * 100)
    }
    let area = ServiceArea(supply: supply, reaches: reaches)
    for _ in 0..<1000 {
      let x = random.number(-500...3500)
      let y = random.number(-500...3500)
      let isNear = (0..<supply.count).contains { feature in
        guard let reach = reaches[feature], let distance = supply.distance(x: x, y: y, to: feature) else {
          return false
        }
        return distance <= reach + 1e-6
      }
      #expect(area.covers(x: x, y: y) == isNear, "seed \(seed), place \(x) \(y)")
      let distances = (0..<supply.count).compactMap { feature in
        reaches[feature] == nil ? nil : supply.distance(x: x, y: y, to: feature)
      }
      #expect(area.nearest(x: x, y: y)?.distance == distances.min(), "seed \(seed), place \(x) \(y)")
      if isNear {
        let window = Box(minX: x, minY: y, maxX: x, maxY: y)
        #expect(!area.candidates(near: window).isEmpty, "seed \(seed), place \(x) \(y)")
      }
    }
  }
}
