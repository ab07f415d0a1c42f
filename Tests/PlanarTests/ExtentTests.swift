import TestSupport
import Foundation
import Planar
import Testing

@Suite struct ExtentTests {
  private func reversed(_ ring: [(Double, Double)]) -> [(Double, Double)] { ring.reversed() }

  private func isNear(_ a: PlanarPoint?, _ x: Double, _ y: Double, _ tolerance: Double = 1e-9) -> Bool {
    guard let a else { return false }
    return abs(a.x - x) <= tolerance && abs(a.y - y) <= tolerance
  }

  // A square of 10 m with a hole of 4 m in its south-western quarter, far from the origin.
  @Test(arguments: [0.0, 1e6, -3.5e6], [false, true])
  func holesAreTakenOffWhicheverWayTheRingsWind(offset: Double, isReversed: Bool) {
    for isHoleReversed in [false, true] {
      let shell = square(offset, offset, 10)
      let hole = square(offset + 1, offset + 1, 4)
      let geometries = PlanarGeometries.exactly(
        .polygon, [[isReversed ? reversed(shell) : shell, isHoleReversed ? reversed(hole) : hole]])
      #expect(geometries.area(of: 0) == 84)
      #expect(geometries.length(of: 0) == 56)
      // (100 · 5 - 16 · 3) / 84
      let centre = offset + 452.0 / 84
      #expect(isNear(geometries.centroid(of: 0), centre, centre))
    }
  }

  @Test func signedAreaTellsTheWinding() {
    let geometries = PlanarGeometries.exactly(.polygon, [[square(1e6, 1e6, 2), reversed(square(0, 0, 1))]])
    #expect(geometries.signedArea(ofRing: 0) == 4)
    #expect(geometries.signedArea(ofRing: 1) == -1)
  }

  @Test func farFromTheOriginAnAreaKeepsItsDigits() {
    // A regular polygon's area is n r² sin(2π/n) / 2.
    let corners = 1000
    var ring = (0..<corners).map { corner -> (Double, Double) in
      let angle = Double(corner) / Double(corners) * 2 * .pi
      return (4e6 + 50 * cos(angle), 5e6 + 50 * sin(angle))
    }
    ring.append(ring[0])
    let geometries = PlanarGeometries.exactly(.polygon, [[ring]])
    let expected = Double(corners) * 2500 * sin(2 * .pi / Double(corners)) / 2
    // A coordinate here is good to 5e-10 m, the border 314 m long.
    #expect(abs(geometries.area(of: 0) - expected) < 2e-7)
    #expect(isNear(geometries.centroid(of: 0), 4e6, 5e6, 1e-7))
  }

  @Test func partsAddUp() {
    let geometries = PlanarGeometries.exactly(.polygon, [[square(0, 0, 2)], [reversed(square(10, 0, 4))]])
    #expect(geometries.area(of: 0) == 20)
    // (4 · (1, 1) + 16 · (12, 2)) / 20
    #expect(isNear(geometries.centroid(of: 0), 9.8, 1.8))
  }

  @Test func linesAndPointsHaveNoAreaAndCentresOfTheirOwn() {
    var geometries = PlanarGeometries.exactly(.line, [[[(0, 0), (6, 0), (6, 2)]], [[(0, 10), (0, 12)]]])
    geometries.addExactly(.point, [[[(0, 0)]], [[(2, 4)]]])
    geometries.addExactly(.line, [[square(0, 0, 2)]])
    #expect(geometries.area(of: 0) == 0)
    #expect(geometries.length(of: 0) == 10)
    // (6 · (3, 0) + 2 · (6, 1) + 2 · (0, 11)) / 10
    #expect(isNear(geometries.centroid(of: 0), 3, 2.4))
    #expect(geometries.length(of: 1) == 0)
    #expect(isNear(geometries.centroid(of: 1), 1, 2))
    // A closed line is a line, not a ring that holds land.
    #expect(geometries.area(of: 2) == 0)
    #expect(geometries.length(of: 2) == 8)
  }

  @Test func aBowTieHasNoAreaAndIsCentredOnItsBorder() {
    let geometries = PlanarGeometries.exactly(.polygon, [[bowTie]])
    #expect(geometries.area(of: 0) == 0)
    #expect(isNear(geometries.centroid(of: 0), 1, 1))
  }

  @Test func anAreaOfRoundingAloneDoesNotThrowTheCentroidAway() {
    var random = SplitMix64(seed: 8)
    for _ in 0..<500 {
      // Three places on a slanted line far out, there and back: the area is 0 but for rounding.
      let (x, y) = (random.number(1e6...2e6), random.number(1e6...2e6))
      let (dx, dy) = (random.number(1...9), random.number(1...9))
      let ring = [(x, y), (x + dx, y + dy), (x + dx / 3, y + dy / 3), (x, y)]
      let geometries = PlanarGeometries.exactly(.polygon, [[ring]])
      guard let centroid = geometries.centroid(of: 0) else {
        Issue.record("no centroid")
        continue
      }
      #expect(geometries.box(of: 0).expanded(by: 1e-9).contains(x: centroid.x, y: centroid.y))
    }
  }

  @Test func lobesThatCancelDoNotThrowTheCentroidAway() {
    // A bow-tie with lobes of 1 and nearly 1 m²: the quotient of its moments lies far outside.
    let geometries = PlanarGeometries.exactly(
      .polygon, [[[(0, 0), (2, 2), (2, 0), (0, 2.01), (0, 0)]]])
    let centroid = geometries.centroid(of: 0)
    #expect(centroid.map { geometries.box(of: 0).contains(x: $0.x, y: $0.y) } == true)
  }

  @Test func nothingHasNoMiddle() {
    var geometries = PlanarGeometries()
    geometries.endFeature(kind: .empty)
    geometries.addExactly(.polygon, [[]])
    geometries.addExactly(.polygon, [[[(3, 4), (3, 4), (3, 4), (3, 4)]]])
    #expect(geometries.centroid(of: 0) == nil)
    #expect(geometries.firstVertex(of: 0) == nil)
    #expect(geometries.area(of: 1) == 0)
    #expect(geometries.centroid(of: 1) == nil)
    #expect(geometries.centroid(of: 2) == PlanarPoint(x: 3, y: 4))
    #expect(geometries.firstVertex(of: 2) == PlanarPoint(x: 3, y: 4))
  }
}
