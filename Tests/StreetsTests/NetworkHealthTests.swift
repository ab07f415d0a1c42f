import Planar
import Testing

@testable import Streets

@Suite struct NetworkHealthTests {
  private func health(_ drawn: DrawnStreets, within: Double = 1) -> NetworkHealth {
    NetworkHealth(StreetLinker(drawn.graph), looseWithin: within)
  }

  @Test func piecesAreListedLongestFirst() {
    var drawn = DrawnStreets([[(700, 0), (750, 0)], [(900, 0), (1000, 0), (1000, 100)]])
    drawn.lines += GridTown.long.lines
    let health = health(drawn)
    #expect(health.pieces.map(\.length) == [4960, 200, 50])
    #expect(health.pieces.map(\.edgeCount) == [47, 1, 1])
    #expect(abs(health.largestShare - 4960.0 / 5210) < 1e-12)
    #expect((0..<3).map { piece in health.pieceOfEdge.count { $0 == Int32(piece) } } == [47, 1, 1])
    #expect(health.looseEnds.isEmpty)
    #expect(self.health(DrawnStreets()).pieces.isEmpty && self.health(DrawnStreets()).largestShare == 1)
  }

  @Test func anEndThatAllButMeetsAStreetIsLoose() {
    let drawn = DrawnStreets([[(0, 0), (100, 0)], [(50, 0.6), (50, 80)], [(20, 1.4), (20, 80)]])
    let loose = health(drawn).looseEnds
    #expect(loose == [LooseEnd(place: PlanarPoint(50, 0.6), distance: 0.6, street: 1, other: 0)])
    #expect(Set(health(drawn, within: 1.4).looseEnds.map(\.street)) == [1, 2])
    #expect(health(drawn, within: 0.5).looseEnds.isEmpty)
  }

  @Test func aStubThatEndsNearTheStreetItLeavesIsNotLoose() {
    // 0.9 m long: its end is that far from the street, which it meets at its other end.
    let main: [(Double, Double)] = [(0, 0), (50, 0), (100, 0)]
    #expect(health(DrawnStreets([main, [(50, 0), (50, 0.9)]])).looseEnds.isEmpty)
    // But it may all but meet another.
    let other = DrawnStreets([main, [(50, 0), (50, 0.9)], [(20, 1.5), (90, 1.5)]])
    #expect(health(other).looseEnds.map(\.other) == [2])
    #expect(health(other).looseEnds.map { ($0.distance * 1e9).rounded() } == [0.6e9])
    // A street that bends back to within 1 m of itself is its own.
    #expect(health(DrawnStreets([[(0, 0), (50, 0), (50, 40), (0.9, 40), (0.9, 0.5)]])).looseEnds.isEmpty)
    // At 0.9 m and at 1.1 m.
    #expect(health(DrawnStreets([main, [(20, 0.9), (20, 30)]])).looseEnds.count == 1)
    #expect(health(DrawnStreets([main, [(20, 1.1), (20, 30)]])).looseEnds.isEmpty)
  }
}
