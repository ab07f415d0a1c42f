// The parts of a line within reach: known parts, looking at many places, and GEOS with drawn arcs.

import Foundation
import TestSupport
import Testing

@testable import Planar

@Suite struct ServiceAreaLinesTests {
  private func parts(
    _ supply: PlanarGeometries, _ reaches: [Double?], _ a: (Double, Double), _ b: (Double, Double)
  ) -> [[Double]] {
    ServiceArea(supply: supply, reaches: reaches)
      .coveredParts(from: PlanarPoint(x: a.0, y: a.1), to: PlanarPoint(x: b.0, y: b.1))
      .map { [$0.from, $0.to].map { ($0 * 1e9).rounded() / 1e9 } }
  }

  @Test func insideAPolygonAndAroundIt() {
    let park = PlanarGeometries.rectangles([(100, -100, 300, 100)])
    // From 30 m before the park to 30 m behind it, and all of what lies inside.
    #expect(parts(park, [30], (0, 0), (1000, 0)) == [[0.07, 0.33]])
    #expect(parts(park, [30], (180, 0), (220, 0)) == [[0, 1]])
    #expect(parts(park, [nil], (0, 0), (1000, 0)) == [])
    #expect(parts(park, [30], (0, 130.001), (1000, 130.001)) == [])
  }

  @Test func aHoleIsOutOfReachInItsMiddle() {
    var park = PlanarGeometries()
    park.addPolygon(rings: [
      [(0, 0), (400, 0), (400, 400), (0, 400)].map { PlanarPoint(x: $0.0, y: $0.1) },
      [(100, 100), (100, 300), (300, 300), (300, 100)].map { PlanarPoint(x: $0.0, y: $0.1) },
    ])
    #expect(parts(park, [40], (0, 200), (400, 200)) == [[0, 0.35], [0.65, 1]])
  }

  @Test func featuresOfSeveralReaches() {
    let stops = PlanarGeometries(
      points: [(100.0, 30.0), (160, 0), (500, 40), (900, 0)].map { PlanarPoint(x: $0.0, y: $0.1) })
    // 40 m to either side of the first, which meets the second's; the third touches without reaching in.
    #expect(parts(stops, [50, 20, 40, 25], (0, 0), (1000, 0)) == [[0.06, 0.18], [0.875, 0.925]])
  }

  @Test(arguments: 0..<60) func agreesWithLookingAtEachPlaceAndWithGEOS(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var supply = PlanarGeometries()
    var reaches: [Double?] = []
    for _ in 0..<random.whole(1...9) {
      let (x, y) = (random.number(-300...300), random.number(-300...300))
      let corners = (0..<random.whole(3...7)).map { _ in random.number(0.1...1) }
      let radius = random.number(20...200)
      let ring = corners.enumerated().map { corner, share in
        let turn = 2 * Double.pi * Double(corner) / Double(corners.count)
        return PlanarPoint(x: x + radius * share * cos(turn), y: y + radius * share * sin(turn))
      }
      switch random.whole(0...2) {
      case 0: supply.addPolygon(rings: [ring])
      case 1: supply.addLine(ring)
      default: supply.add(feature: 0, of: PlanarGeometries(points: [PlanarPoint(x: x, y: y)]))
      }
      reaches.append(random.whole(0...5) == 0 ? nil : random.number(5...120))
    }
    let area = ServiceArea(supply: supply, reaches: reaches)
    let a = PlanarPoint(x: random.number(-500...500), y: random.number(-500...500))
    let b = PlanarPoint(x: random.number(-500...500), y: random.number(-500...500))
    let parts = area.coveredParts(from: a, to: b)
    #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.to < $1.from }, "seed \(seed)")
    #expect(parts.allSatisfy { 0 <= $0.from && $0.from < $0.to && $0.to <= 1 }, "seed \(seed)")
    for step in 0...500 {
      let share = Double(step) / 500
      let isAtEnd = parts.contains { abs($0.from - share) < 1e-8 || abs($0.to - share) < 1e-8 }
      let isIn = parts.contains { $0.from <= share && share <= $0.to }
      let isCovered = area.covers(x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y))
      #expect(isIn == isCovered || isAtEnd, "seed \(seed), \(share)")
    }
    // Drawn arcs lie within true ones: 100 segments a quarter miss 1 - cos(π/400) of the radius at the most, and that
    // shortens what a line has in a disc the more the nearer it runs to the border.
    let overlay = Overlay()
    var line = PlanarGeometries()
    line.addLine([a, b])
    var rest = try GEOSGeometry(line, feature: 0, in: overlay.context)
    for feature in 0..<supply.count {
      guard let reach = reaches[feature] else { continue }
      let own = try GEOSGeometry(supply, feature: feature, in: overlay.context)
      rest = try overlay.difference(rest, overlay.buffer(own, by: reach, segments: 100))
    }
    var outline = PlanarGeometries()
    try rest.append(to: &outline, keeping: .line)
    let left = outline.layout.rings(ofFeature: 0).reduce(0) { sum, ring in
      outline.layout.vertices(of: ring).dropFirst().reduce(sum) { sum, end in
        let (dx, dy) = (outline.x[end] - outline.x[end - 1], outline.y[end] - outline.y[end - 1])
        return sum + (dx * dx + dy * dy).squareRoot()
      }
    }
    let exact = a.distance(to: b) * (1 - parts.reduce(0) { $0 + $1.to - $1.from })
    #expect(left >= exact - 1e-6, "seed \(seed)")
    #expect(left <= exact + 0.5, "seed \(seed)")
  }
}
