// Level sections without any service area's boundary but what is put in by hand.

import Foundation
import Testing

@testable import Planar

@Suite struct LevelSweepTests {
  private let demand = PlanarGeometries.exactly(.polygon, [[square(0, 0, 10), square(4, 4, 2)]])

  private func sweep(_ pieces: [BoundaryPiece], groupCount: Int = 1) -> LevelSweep {
    var sweep = LevelSweep(box: demand.box(of: 0), groupCount: groupCount)
    // The origin is the middle of the square.
    for (number, piece) in pieces.enumerated() {
      sweep.add(piece.moved(byX: -5, -5), of: min(number, groupCount - 1))
    }
    sweep.addEdges(of: 0, in: demand)
    return sweep
  }

  @Test func aHalfPlane() {
    // All that lies east of x = 7.
    var halves = sweep([BoundaryPiece(fromX: 7, -100, toX: 7, 100, coversEast: true)])
    let found = halves.sections(fixed: [nil]) { _, x, _ in x > 2 }
    #expect(found.covered == [30] && found.common == 30 && found.rest == 66)
  }

  @Test func copiesOfABoundaryCountOnce() {
    let line = BoundaryPiece(fromX: 7, -100, toX: 7, 100, coversEast: true)
    var copies = LevelSweep(box: demand.box(of: 0), groupCount: 1)
    for _ in 0..<3 { copies.add(line.moved(byX: -5, -5), of: 0) }
    copies.addEdges(of: 0, in: demand)
    let found = copies.sections(fixed: [nil]) { _, x, _ in x > 2 }
    #expect(found.covered == [30] && found.rest == 66)
  }

  @Test func severalServiceAreas() {
    // East of x = 7, and below y = x: in common a triangle's part.
    var both = sweep(
      [
        BoundaryPiece(fromX: 7, -100, toX: 7, 100, coversEast: true),
        BoundaryPiece(fromX: -100, -100, toX: 100, 100, coversEast: true),
      ], groupCount: 2)
    let found = both.sections(fixed: [nil, nil]) { group, x, y in group == 0 ? x > 2 : x > y }
    #expect(abs(found.covered[0] - 30) < 1e-12 && abs(found.covered[1] - 48) < 1e-12)
    #expect(abs(found.common - (30 - 4.5)) < 1e-12)
    #expect(abs(found.rest + found.common - 96) < 1e-12)
    // A service area without a piece nearby holds all or nothing.
    var one = sweep([BoundaryPiece(fromX: 7, -100, toX: 7, 100, coversEast: true)], groupCount: 2)
    let fixed = one.sections(fixed: [nil, true]) { _, x, _ in x > 2 }
    #expect(fixed.covered == [30, 96] && fixed.common == 30)
  }

  @Test func levelsAreEndsAndCrossings() {
    var one = sweep([BoundaryPiece(fromX: 0, 9, toX: 20, 8.5)])
    one.finishLevels()
    // The square, the yard, the piece's southern end, which lies beyond the square but within its height, its northern
    // end, and its crossing with the square's eastern side.
    #expect(one.levels == [-5, -1, 1, 3.5, 3.75, 4, 5])
  }
}
