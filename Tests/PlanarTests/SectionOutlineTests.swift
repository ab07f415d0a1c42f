// Outlines of level sections: closed, with their holes, and with arcs to 5 cm.

import Foundation
import Testing

@testable import Planar

@Suite struct SectionOutlineTests {
  /// The uncovered part of a polygon around points that reach some distance.
  private func outline(
    of demand: PlanarGeometries, without places: [(Double, Double)], reaching reach: Double
  ) throws -> PlanarGeometries {
    var supply = PlanarGeometries()
    for place in places { supply.addExactly(.point, [[[place]]]) }
    let area = ServiceArea(supply: supply, reaches: places.map { _ in reach })
    var uncovered = PlanarGeometries()
    _ = try CoveredArea(area).measure(0, of: demand, uncovered: &uncovered)
    #expect(uncovered.count == 1)
    for ring in 0..<uncovered.layout.ringCount {
      let vertices = uncovered.layout.vertices(of: ring)
      #expect(vertices.count >= 4)
      #expect(uncovered.x[vertices.lowerBound] == uncovered.x[vertices.upperBound - 1])
      #expect(uncovered.y[vertices.lowerBound] == uncovered.y[vertices.upperBound - 1])
    }
    #expect(try PolygonRepair().invalidity(of: 0, in: uncovered) == nil)
    return uncovered
  }

  private let land = PlanarGeometries.exactly(.polygon, [[square(0, 0, 1000)]])

  @Test func aDiscIsAHole() throws {
    let found = try outline(of: land, without: [(500, 500)], reaching: 200)
    #expect(found.layout.partCount == 1 && found.layout.ringCount == 2)
    for vertex in found.layout.vertices(of: 1) {
      let distance = PlanarPoint(x: found.x[vertex], y: found.y[vertex]).distance(
        to: PlanarPoint(x: 500, y: 500))
      #expect(abs(distance - 200) < 1e-9)
    }
    // The middle of each chord lies inside of the arc by at most 5 cm.
    let hole = Array(found.layout.vertices(of: 1))
    for (one, other) in zip(hole, hole.dropFirst()) {
      let middle = PlanarPoint(x: (found.x[one] + found.x[other]) / 2, y: (found.y[one] + found.y[other]) / 2)
      #expect(middle.distance(to: PlanarPoint(x: 500, y: 500)) >= 199.95 - 1e-9)
    }
  }

  @Test func aBandLeavesTwoParts() throws {
    let found = try outline(
      of: land, without: stride(from: 0, through: 1000, by: 50).map { (500, $0) }, reaching: 100)
    #expect(found.layout.partCount == 2 && found.layout.ringCount == 2)
    #expect(found.box == Box(minX: 0, minY: 0, maxX: 1000, maxY: 1000))
  }

  @Test func cornersStayAndNoneAreAdded() throws {
    // A strip along the southern border is covered; the rest is a rectangle of four corners.
    var supply = PlanarGeometries()
    supply.addExactly(.line, [[[(-500, 0), (1500, 0)]]])
    var uncovered = PlanarGeometries()
    let area = ServiceArea(supply: supply, reaches: [100])
    let coverage = try CoveredArea(area).measure(0, of: land, uncovered: &uncovered)
    #expect(coverage.covered == 100_000)
    #expect(uncovered.x.count == 5 && uncovered.area(of: 0) == 900_000)
    #expect(Set(uncovered.y) == [100, 1000])
  }

  @Test func whereTwoPartsTouchInAPoint() throws {
    // Discs that touch in the middle of the land.
    let found = try outline(of: land, without: [(250, 500), (750, 500)], reaching: 250)
    #expect(abs(found.area(of: 0) - (1e6 - 2 * .pi * 62_500)) < 200)
  }
}
