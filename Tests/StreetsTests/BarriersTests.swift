import Planar
import TestSupport
import Testing

@testable import Streets

@Suite struct BarriersTests {
  private func barriers(_ lines: [[(Double, Double)]]) -> Barriers {
    var geometries = PlanarGeometries()
    for line in lines { geometries.addLine(line.map { PlanarPoint($0.0, $0.1) }) }
    return Barriers(geometries)
  }

  @Test func aLineSeparatesItsSides() {
    let railway = barriers([[(0, 0), (100, 0)]])
    #expect(railway.separate(50, -10, 50, 10) && railway.separate(10, 5, 90, -5))
    #expect(!railway.separate(50, 1, 60, 10) && !railway.separate(101, -10, 101, 10))
    // Along it, and from the line itself to either side.
    #expect(!railway.separate(0, 1, 100, 1))
    #expect(
      !railway.separate(50, 0, 50, 10) && !railway.separate(50, 0, 50, -10)
        && !railway.separate(50, 10, 50, 0))
  }

  @Test func nobodySlipsThroughWherePiecesMeet() {
    let bent = barriers([[(0, 0), (50, 0), (100, 30)]])
    #expect(bent.separate(50, -10, 50, 10))
    #expect(barriers([[(0, 0), (50, 0)], [(50, 0), (100, 0)]]).separate(50, -10, 50, 10))
    // Nor past an end that the way touches.
    #expect(barriers([[(0, 0), (50, 0)]]).separate(50, -10, 50, 10))
  }

  @Test func aPolygonSeparatesItsInsideFromTheOutside() {
    var pond = PlanarGeometries()
    pond.addPolygon(rings: [[PlanarPoint(0, 0), PlanarPoint(10, 0), PlanarPoint(10, 10), PlanarPoint(0, 10)]])
    let barriers = Barriers(pond)
    #expect(barriers.separate(5, 5, 20, 5) && barriers.separate(-5, 5, 20, 5))
    #expect(!barriers.separate(4, 5, 6, 5) && !barriers.separate(-5, 12, 20, 12))
  }

  @Test func nothingSeparatesWithoutBarriers() {
    #expect(!Barriers(PlanarGeometries()).separate(0, 0, 100, 100))
  }
}
