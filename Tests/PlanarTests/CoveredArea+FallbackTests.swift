// The way by GEOS: taken when the exact cut does not add up, counted, and near the truth.

import TestSupport
import Testing

@testable import Planar

@Suite struct CoveredAreaFallbackTests {
  @Test func aBorderThatCrossesItselfIsCutByGEOSOrRefused() throws {
    let knot = PlanarGeometries.exactly(
      .polygon, [[[(0, 0), (20, 0), (20, 10), (8, 10), (8, -4), (12, -4), (12, 14), (0, 14), (0, 0)]]])
    let area = ServiceArea(supply: .exactly(.point, [[[(0, 0)]]]), reaches: [9])
    var uncovered = PlanarGeometries()
    do {
      let coverage = try CoveredArea(area).measure(0, of: knot, uncovered: &uncovered)
      #expect(coverage.settlement == .fallback)
      #expect(coverage.covered >= 0 && coverage.covered <= coverage.area)
    } catch {
      // Some it refuses, with its reason; nothing half done is left behind.
      #expect(uncovered.count == 0)
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>) func asTheExactCut(seed: UInt64) throws {
    let fuzz = CoveredAreaFuzz(seed: seed)
    let meter = CoveredArea(ServiceArea(supply: fuzz.supply, reaches: fuzz.reaches))
    var exact = PlanarGeometries()
    var drawn = PlanarGeometries()
    let one = try meter.measureCommon(0, of: fuzz.demand, uncovered: &exact)
    let other = try meter.measureByGEOS(0, of: fuzz.demand, uncovered: &drawn)
    #expect(other.settlement == .fallback && drawn.count == 1)
    let box = fuzz.demand.box(of: 0)
    let discs = fuzz.reaches.reduce(box.width * box.height) { $0 + 30 * ($1 ?? 0) * ($1 ?? 0) }
    #expect(abs(one.common - other.common) <= 2e-6 * discs, "seed \(seed)")
  }

  @Test func coordinatesThatAreNotNumbersAreRefused() {
    let broken = PlanarGeometries.exactly(.polygon, [[[(0, 0), (1, 0), (.nan, 1), (0, 0)]]])
    let infinite = PlanarGeometries.exactly(.polygon, [[[(0, 0), (.infinity, 0), (1, 1), (0, 0)]]])
    let meter = CoveredArea(ServiceArea(supply: .exactly(.point, [[[(0, 0)]]]), reaches: [9]))
    var uncovered = PlanarGeometries()
    #expect(throws: GEOSError.self) { try meter.measure(0, of: infinite, uncovered: &uncovered) }
    #expect(throws: GEOSError.self) { try meter.measure(0, of: broken, uncovered: &uncovered) }
  }
}
