import Foundation
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

  /// An embankment and the river beside it share their line: on whichever side rounding puts the computed point of the
  /// street, only the river is behind it.
  @Test func aStreetAlongABarrierIsReachedFromItsSide() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<200 {
      let angle = Double.random(in: 0...6, using: &random)
      func turned(_ x: Double, _ y: Double) -> PlanarPoint {
        PlanarPoint(x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle))
      }
      var river = PlanarGeometries()
      river.addPolygon(rings: [[turned(0, 0), turned(900, 0), turned(900, -80), turned(0, -80)]])
      var street = PlanarGeometries()
      street.addLine([turned(0, 0), turned(900, 0)])
      let linker = StreetLinker(StreetGraph(StreetLines(street)), barriers: river)
      let home = turned(Double.random(in: 10...890, using: &random), 25)
      #expect(
        linker.link(x: home.x, y: home.y).map { abs($0.away - 25) < 1e-9 } == true, "turned by \(angle)")
      let boat = turned(450, -81)
      #expect(linker.link(x: boat.x, y: boat.y) == nil)
    }
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
