// Rings become polygons: holes go to the smallest border around them.

import Testing

@testable import Planar

@Suite struct RingAssemblyTests {
  private func assembly(_ squares: [(low: Double, high: Double, isHole: Bool)]) -> RingAssembly {
    var rings = RingAssembly()
    for square in squares {
      let (a, b) = (square.low, square.high)
      let corners = [(a, a), (b, a), (b, b), (a, b)]
      for corner in square.isHole ? corners.reversed() : corners { rings.add(corner.0, corner.1) }
      rings.endRing()
    }
    return rings
  }

  @Test func anIslandInALakeHasItsOwnPond() throws {
    let feature = try #require(
      assembly([(4, 6, true), (0, 10, false), (1, 9, true), (3, 7, false)]).assembled())
    #expect(feature.layout.kinds == [.polygon])
    #expect(feature.layout.partCount == 2)
    #expect(feature.area(of: 0) == 100 - 64 + 16 - 4)
    #expect((0..<4).map { feature.signedArea(ofRing: $0) } == [100, -64, 16, -4])
  }

  @Test func withoutRingsThereIsNothing() throws {
    let feature = try #require(assembly([]).assembled())
    #expect(feature.layout.kinds == [.empty])
  }

  @Test func aHoleInNothingIsAContradiction() {
    #expect(assembly([(0, 1, true)]).assembled() == nil)
    #expect(assembly([(0, 1, false), (5, 6, true)]).assembled() == nil)
  }
}
