// The proof that regions lie side by side, against areas of overlays and of the union.

import TestSupport
import Testing

@testable import Planar

@Suite struct RegionTilingTests {
  /// The areas of the holes of the union of all, larger than 1 m², the largest first.
  private func holes(_ regions: PlanarGeometries) throws -> [Double] {
    let whole = try Overlay().union(of: regions)
    return whole.layout.parts(of: 0).flatMap { part in
      whole.layout.rings(of: part).dropFirst().map { abs(whole.signedArea(ofRing: $0)) }
    }
    .filter { $0 > 1 }.sorted(by: >)
  }

  private func overlap(_ regions: PlanarGeometries) throws -> Double {
    let drawn = (0..<regions.count).reduce(0) { $0 + regions.area(of: $1) }
    return drawn - (try Overlay().union(of: regions)).area(of: 0)
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func jaggedRegionsLieSideBySide(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let regions = JaggedRegions(&random).geometries
    let gaps = try #require(RegionTiling.gaps(between: regions), "seed \(seed)")
    let expected = try holes(regions)
    let areas = (0..<gaps.count).map { gaps.area(of: $0) }.sorted(by: >)
    #expect(areas.count == 1 && expected.count == 1, "seed \(seed)")
    #expect(abs(areas[0] - expected[0]) < 1e-4, "seed \(seed)")
    #expect(abs(try overlap(regions)) < 1e-3, "seed \(seed)")
  }

  @Test(arguments: [5, 6, 7] as [UInt64])
  func withoutARegionThereIsItsGap(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let regions = JaggedRegions(&random).geometries
    // Without 9, a cell with neighbours all around; the lakes are gaps too, the enclave's as well.
    let fewer = regions.selecting((0..<15).filter { $0 != 9 })
    let gaps = try #require(RegionTiling.gaps(between: fewer), "seed \(seed)")
    let areas = (0..<gaps.count).map { gaps.area(of: $0) }.sorted(by: >)
    let expected = try holes(fewer)
    #expect(areas.count == 3, "seed \(seed)")
    #expect(zip(areas, expected).allSatisfy { abs($0 - $1) < 1e-3 }, "seed \(seed)")
  }

  @Test(arguments: [8, 9, 10, 11] as [UInt64])
  func overlapsAreNeverPassed(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var regions = JaggedRegions(&random).geometries
    for trial in 0..<20 {
      var tried = regions
      let place = JaggedRegions.place(&random)
      tried.addPolygon(rings: [
        JaggedRegions.star(place.x, place.y, radius: random.number(5...800), corners: 7, &random)
      ])
      // Any star overlaps something, unless it lies outside of all.
      let isOverlapping = try overlap(tried) > 1e-6
      #expect((RegionTiling.gaps(between: tried) == nil) == isOverlapping, "seed \(seed), trial \(trial)")
    }
    // The whole of it twice.
    for feature in 0..<16 { regions.add(feature: feature, of: regions) }
    #expect(RegionTiling.gaps(between: regions) == nil)
  }

  @Test func anOverlapAndAGapOfTheSameAreaAreSeen() {
    let regions = PlanarGeometries.rectangles([(0, 0, 40, 10), (30, 0, 90, 10), (100, 0, 110, 10)])
    #expect(RegionTiling.gaps(between: regions) == nil)
  }

  @Test func aRegionInsideAnotherIsSeen() {
    #expect(RegionTiling.gaps(between: .rectangles([(0, 0, 100, 100), (40, 40, 60, 60)])) == nil)
    #expect(RegionTiling.gaps(between: .rectangles([(0, 0, 100, 100), (0, 0, 100, 100)])) == nil)
  }

  @Test func bordersDrawnWithOtherCornersAreNoProof() {
    // They lie side by side, but the eastern one has a corner more on the common border.
    let regions = PlanarGeometries.rectangles([(0, 0, 10, 20), (10, 0, 20, 10), (10, 10, 20, 20)])
    #expect(RegionTiling.gaps(between: regions) == nil)
  }

  @Test func apartAndEmptyRegionsHaveNoGaps() throws {
    #expect(try #require(RegionTiling.gaps(between: .rectangles([(0, 0, 1, 1), (5, 5, 6, 6)]))).count == 0)
    #expect(try #require(RegionTiling.gaps(between: PlanarGeometries())).count == 0)
    #expect(RegionTiling.gaps(between: .rectangles([(0, 0, .infinity, 1)])) == nil)
  }
}
