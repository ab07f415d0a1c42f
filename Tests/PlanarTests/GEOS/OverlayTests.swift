import Foundation
import Testing

@testable import Planar

@Suite struct OverlayTests {
  private let overlay = Overlay()

  private func two(_ a: [[[(Double, Double)]]], _ b: [[[(Double, Double)]]]) -> PlanarGeometries {
    var geometries = PlanarGeometries.exactly(.polygon, a)
    geometries.addExactly(.polygon, b)
    return geometries
  }

  @Test func aUnionCountsOverlapsOnce() throws {
    let geometries = two([[square(0, 0, 4)]], [[square(2, 0, 4)]])
    let union = try overlay.union(of: geometries)
    #expect(union.count == 1)
    #expect(union.area(of: 0) == 24)
  }

  @Test func aUnionOfApartPolygonsKeepsHolesAndParts() throws {
    let union = try overlay.union(of: two([[square(0, 0, 9), square(1, 1, 2)]], [[square(20, 0, 3)]]))
    #expect(union.area(of: 0) == 77 + 9)
    #expect(union.layout.parts(of: 0).count == 2)
  }

  @Test func aUnionOfNothingIsEmpty() throws {
    #expect(try overlay.union(of: PlanarGeometries()).layout.kinds == [.empty])
    let points = PlanarGeometries(points: [PlanarPoint(x: 1, y: 1)])
    #expect(try overlay.union(of: points).layout.kinds == [.empty])
  }

  @Test func intersectionAndDifferenceShareTheWhole() throws {
    let geometries = two([[square(0, 0, 6)]], [[square(3, 3, 6), square(4, 4, 1)]])
    let common = try overlay.intersection(of: 0, in: geometries, with: 1, in: geometries)
    let rest = try overlay.difference(of: 0, in: geometries, without: 1, in: geometries)
    #expect(common.area(of: 0) == 8)
    #expect(rest.area(of: 0) == 28)
  }

  @Test func linesAreCutByPolygonsAndStayLines() throws {
    let lines = PlanarGeometries.exactly(.line, [[[(-5, 1), (9, 1)]]])
    let polygons = PlanarGeometries.exactly(.polygon, [[square(0, 0, 4)]])
    let inside = try overlay.intersection(of: 0, in: lines, with: 0, in: polygons)
    let outside = try overlay.difference(of: 0, in: lines, without: 0, in: polygons)
    #expect(inside.layout.kinds == [.line])
    #expect(inside.length(of: 0) == 4)
    #expect(outside.length(of: 0) == 10)
    #expect(outside.layout.parts(of: 0).count == 2)
  }

  @Test func aTouchIsNoPolygon() throws {
    let geometries = two([[square(0, 0, 4)]], [[square(4, 0, 4)]])
    let common = try overlay.intersection(of: 0, in: geometries, with: 1, in: geometries)
    #expect(common.layout.kinds == [.empty])
    #expect(common.area(of: 0) == 0)
  }

  @Test func withAnEmptyFeatureThereIsNothingInCommonAndNothingTaken() throws {
    var geometries = PlanarGeometries.exactly(.polygon, [[square(0, 0, 4)]])
    geometries.endFeature(kind: .empty)
    let common = try overlay.intersection(of: 0, in: geometries, with: 1, in: geometries)
    let rest = try overlay.difference(of: 0, in: geometries, without: 1, in: geometries)
    let none = try overlay.difference(of: 1, in: geometries, without: 0, in: geometries)
    #expect(common.layout.kinds == [.empty])
    #expect(rest.area(of: 0) == 16)
    #expect(none.layout.kinds == [.empty])
  }

  @Test func anInvalidInputThrowsOrIsMendedFirst() throws {
    // Two tines that cross: GEOS cannot tell the inside of the first.
    let geometries = two([[[(0, 0), (4, 0), (0, 2), (4, 2), (0, 0)]]], [[square(1, 0.2, 2)]])
    var mended = PlanarGeometries()
    try PolygonRepair().appendRepaired(0, of: geometries, to: &mended)
    #expect(mended.area(of: 0) == 4)
    let common = try overlay.intersection(of: 0, in: mended, with: 1, in: geometries)
    #expect(common.area(of: 0) > 0)
    // Taken as it is, a lone bow-tie goes through a union unnoticed and has no area: hence the check on load.
    #expect(try overlay.union(of: .exactly(.polygon, [[bowTie]])).area(of: 0) == 0)
  }

  @Test func aDrawnBufferIsShortOfItsCircle() throws {
    // 8 segments a quarter: n = 32, area n r² sin(2π/n) / 2, 0.64 % short. Served is decided by distance
    // instead.
    let points = PlanarGeometries(points: [PlanarPoint(x: 0, y: 0)])
    let buffer = try overlay.buffer(
      GEOSGeometry(points, feature: 0, in: overlay.context), by: 400, segments: 8)
    let expected = 32 * 400.0 * 400 * sin(2 * .pi / 32) / 2
    #expect(abs(try buffer.area() - expected) < 1e-6)
    let drawn = try overlay.copyOut(buffer, keeping: .polygon)
    let angle = Double.pi / 32
    #expect(!drawn.covers(x: 398.5 * cos(angle), y: 398.5 * sin(angle), feature: 0))
    #expect(SegmentIndex(points).isWithinReach(x: 398.5 * cos(angle), y: 398.5 * sin(angle), of: 400))
  }

  @Test(arguments: [51, 52] as [UInt64])
  func whatIsCommonAndWhatIsLeftAddUp(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<40 {
      let geometries = two(
        [[star(1e6, 3e6, radius: 500, corners: 40, &random)]],
        [[star(1e6 + 300, 3e6, radius: 500, corners: 40, &random)]])
      let whole = geometries.area(of: 0)
      let common = try overlay.intersection(of: 0, in: geometries, with: 1, in: geometries).area(of: 0)
      let rest = try overlay.difference(of: 0, in: geometries, without: 1, in: geometries).area(of: 0)
      let union = try overlay.union(of: geometries).area(of: 0)
      #expect(abs(common + rest - whole) < 1e-3, "seed \(seed)")
      #expect(abs(union - (rest + geometries.area(of: 1))) < 1e-3, "seed \(seed)")
    }
  }
}
