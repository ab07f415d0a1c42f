// The hard cases by name: borders that coincide or touch, duplicates, slivers, the tiny, the huge and the far away.

import Foundation
import Testing

@testable import Planar

@Suite struct CoveredAreaRobustnessTests {
  private func covered(
    _ demand: PlanarGeometries, by supply: PlanarGeometries, reaching reaches: Double...
  ) throws -> PolygonCoverage {
    let area = ServiceArea(
      supply: supply, reaches: (0..<supply.count).map { reaches[min($0, reaches.count - 1)] })
    var uncovered = PlanarGeometries()
    let coverage = try CoveredArea(area).measure(0, of: demand, uncovered: &uncovered)
    #expect(coverage.settlement != .fallback && uncovered.count == 1)
    return coverage
  }

  private func block(_ minX: Double, _ minY: Double, _ width: Double, _ height: Double) -> [(Double, Double)]
  {
    [(minX, minY), (minX + width, minY), (minX + width, minY + height), (minX, minY + height), (minX, minY)]
  }

  private func polygons(_ rings: [(Double, Double)]...) -> PlanarGeometries {
    var geometries = PlanarGeometries()
    for ring in rings { geometries.addExactly(.polygon, [[ring]]) }
    return geometries
  }

  @Test func supplyExactlyAtTheLimit() throws {
    // The demand begins where the reach ends: along a line, in a point, and a whole block at exactly the reach.
    let land = polygons(block(300, -100, 200, 200))
    #expect(try covered(land, by: polygons(block(-100, -100, 100, 200)), reaching: 300).covered == 0)
    #expect(try covered(land, by: .exactly(.point, [[[(0, 0)]]]), reaching: 300).covered == 0)
    #expect(try covered(land, by: polygons(block(0, -100, 100, 200)), reaching: 400).covered == 40_000)
  }

  @Test func duplicateSupplyCountsOnce() throws {
    let land = polygons(block(-1000, -1000, 2000, 2000))
    let once = try covered(land, by: polygons(block(0, 0, 100, 50)), reaching: 200).covered
    let twice = try covered(land, by: polygons(block(0, 0, 100, 50), block(0, 0, 100, 50)), reaching: 200)
      .covered
    #expect(once == twice)
    // The other way round, from another corner, with a corner in the middle of a side.
    let turned = polygons(
      block(0, 0, 100, 50), [(100, 50), (100, 0), (40, 0), (0, 0), (0, 50), (100, 50)])
    #expect(abs(try covered(land, by: turned, reaching: 200).covered - once) < 1e-12 * once)
  }

  @Test func neighboursThatShareABorderAreOne() throws {
    let land = polygons(block(-1000, -1000, 2000, 2000))
    let whole = try covered(land, by: polygons(block(0, 0, 100, 50)), reaching: 200).covered
    let halves = polygons(block(0, 0, 30, 50), block(30, 0, 70, 50))
    #expect(abs(try covered(land, by: halves, reaching: 200).covered - whole) < 1e-12 * whole)
    // Without a reach too, where the shared border itself would be the edge.
    #expect(abs(try covered(land, by: halves, reaching: 0).covered - 5000) < 1e-9)
  }

  @Test func overlappingTiers() throws {
    // A small reach within a large one adds nothing, whichever comes first.
    let land = polygons(block(-1000, -1000, 2000, 2000))
    let large = try covered(land, by: .exactly(.point, [[[(0, 0)]]]), reaching: 500).covered
    let two = PlanarGeometries.exactly(.point, [[[(0, 0)]]])
    var both = two
    both.addExactly(.point, [[[(200, 0)]]])
    // The inner circle touches the outer one from within at (500, 0).
    #expect(abs(try covered(land, by: both, reaching: 500, 300).covered - large) < 1e-12 * large)
  }

  @Test func discsThatTouch() throws {
    let land = polygons(block(-2000, -2000, 4000, 4000))
    var discs = PlanarGeometries()
    for x in [-600.0, 0, 600] { discs.addExactly(.point, [[[(x, 0)]]]) }
    let truth = 3 * Double.pi * 90_000
    #expect(abs(try covered(land, by: discs, reaching: 300).covered - truth) < 1e-12 * truth)
  }

  @Test func demandThatSharesItsBorderWithSupply() throws {
    let park = block(0, 0, 100, 100)
    // The park itself, a neighbour along a whole side, and one along half a side.
    #expect(try covered(polygons(park), by: polygons(park), reaching: 0).covered == 10_000)
    #expect(try covered(polygons(block(100, 0, 100, 100)), by: polygons(park), reaching: 0).covered == 0)
    #expect(try covered(polygons(block(100, 50, 100, 100)), by: polygons(park), reaching: 0).covered == 0)
    let near = try covered(polygons(block(100, 0, 100, 100)), by: polygons(park), reaching: 30)
    #expect(abs(near.covered - 3000) < 1e-9)
  }

  @Test func piecesOfASplitPolygonAddUp() throws {
    // As by a district border that runs along the reach's edge and through the disc's middle.
    let supply = PlanarGeometries.exactly(.point, [[[(512_000, 3_521_000)]]])
    func part(_ minX: Double, _ width: Double) throws -> Double {
      try covered(
        polygons(block(512_000 + minX, 3_520_500, width, 1000)), by: supply, reaching: 300
      ).covered
    }
    let whole = try part(-500, 1000)
    let split = try [part(-500, 200), part(-300, 300), part(0, 300), part(300, 200)]
    #expect(split[0] == 0 && split[3] == 0)
    #expect(abs(split.reduce(0, +) - whole) < 1e-12 * whole)
  }

  @Test func slivers() throws {
    // A kilometre long and a micrometre wide, half of it within reach.
    let sliver = polygons(block(-500, 0, 1000, 1e-6))
    let half = try covered(sliver, by: polygons(block(-900, -100, 100, 200)), reaching: 800)
    #expect(abs(half.covered - 0.5 * half.area) < 1e-9 * half.area)
    let upright = polygons(block(0, -500, 1e-6, 1000))
    let other = try covered(upright, by: polygons(block(-100, -900, 200, 100)), reaching: 800)
    #expect(abs(other.covered - 0.5 * other.area) < 1e-9 * other.area)
    // A gap of a micrometre between two reaches.
    let land = polygons(block(0, 0, 100, 100))
    let gap = try covered(
      land, by: polygons(block(-100, 0, 50, 100), block(150.000001, 0, 50, 100)), reaching: 100)
    #expect(abs(gap.uncovered - 100 * 1e-6) < 1e-9)
  }

  @Test(arguments: [0.001, 1, 1000, 1e6]) func theTinyAndTheHuge(side: Double) throws {
    // A square of 10⁻⁶ m² to 10¹² m², a quarter of a disc in its corner.
    let land = polygons(block(0, 0, side, side))
    let truth = Double.pi * side * side / 16
    let found = try covered(land, by: .exactly(.point, [[[(0, 0)]]]), reaching: side / 2)
    #expect(abs(found.covered - truth) < 1e-12 * truth)
    // A disc that is lost in it, of a millionth of its side.
    let point = PlanarGeometries.exactly(.point, [[[(side / 2, side / 2)]]])
    let small = try covered(land, by: point, reaching: side * 1e-6)
    #expect(abs(small.covered / (.pi * side * side * 1e-12) - 1) < 1e-9)
  }

  @Test func farFromTheOrigin() throws {
    // Ten thousand kilometres off, where coordinates are two nanometres apart.
    let x = 1.5e7
    let y = -1.5e7
    let land = polygons(block(x - 500, y - 500, 1000, 1000))
    let truth = Double.pi * 90_000
    let found = try covered(land, by: .exactly(.point, [[[(x, y)]]]), reaching: 300)
    #expect(abs(found.covered - truth) < 1e-12 * truth)
  }

  @Test func manyPartsAndHolesAtOnce() throws {
    // A chessboard of 50 fields within reach of a line along its southern border: the fields below 250 count.
    var board = PlanarGeometries()
    var fields: [[[(Double, Double)]]] = []
    for row in 0..<10 {
      for column in 0..<10 where (row + column) % 2 == 0 {
        fields.append([block(Double(column) * 100, Double(row) * 100, 100, 100)])
      }
    }
    board.addExactly(.polygon, fields)
    let line = PlanarGeometries.exactly(.line, [[[(-500, 0), (1500, 0)]]])
    #expect(abs(try covered(board, by: line, reaching: 250).covered - 12.5 * 10_000) < 1e-9)
  }
}
