// Cutting at the borders of regions against overlays with the whole regions: stars, holes, enclaves, parts, and
// polygons that have the regions' own edges.

import Foundation
import TestSupport
import Testing

@testable import Planar

@Suite struct RegionCutterTests {
  /// The pieces' areas by region, those of less than a square millimetre left out.
  private func areas(_ pieces: [RegionCutter.Piece]) -> [Int: Double] {
    var sums: [Int: Double] = [:]
    for piece in pieces { sums[piece.region, default: 0] += piece.geometries.area(of: piece.feature) }
    return sums.filter { $0.value > 1e-6 }
  }

  /// Holds the pieces of a polygon against overlays with whole regions, and against random places of it.
  private func expectTheSame(
    _ feature: Int, _ geometries: PlanarGeometries, _ cutter: RegionCutter, _ random: inout SplitMix64,
    _ note: String
  ) throws {
    let overlay = Overlay()
    let pieces = try cutter.pieces(of: feature, in: geometries, overlay: overlay)
    let expected = areas(
      try cutter.overlaidPieces(of: feature, in: geometries, overlay: overlay, around: nil))
    let found = areas(pieces)
    let box = geometries.box(of: feature)
    let slack = 1e-9 * geometries.area(of: feature) + 1e-8 * (box.width + box.height)
    #expect(found.keys.sorted() == expected.keys.sorted(), "\(note)")
    for (region, area) in expected {
      #expect(abs(area - found[region, default: 0]) <= slack, "region \(region), \(note)")
    }
    let inOrder = pieces.map { $0.region < 0 ? Int.max : $0.region }
    #expect(inOrder == inOrder.sorted(), "\(note)")
    for piece in pieces {
      let fault = try PolygonRepair().invalidity(of: piece.feature, in: piece.geometries)
      #expect(fault == nil, "region \(piece.region), \(note)")
    }
    for _ in 0..<4 {
      let place = PlanarPoint(x: random.number(box.minX...box.maxX), y: random.number(box.minY...box.maxY))
      guard geometries.covers(x: place.x, y: place.y, feature: feature) else { continue }
      let holder = cutter.locator.first(x: place.x, y: place.y) ?? -1
      let holding = pieces.filter { $0.geometries.covers(x: place.x, y: place.y, feature: $0.feature) }
      #expect(holding.map(\.region) == [holder], "\(place), \(note)")
    }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func starsAreCutAsByOverlays(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let cutter = RegionCutter(JaggedRegions(&random).geometries)
    var stars = PlanarGeometries()
    for number in 0..<150 {
      let place = JaggedRegions.place(&random)
      let radius = [10, 60, 250, 900][number % 4]
      let outer = JaggedRegions.star(
        place.x, place.y, radius: Double(radius), corners: random.whole(4...12), &random)
      let hole = JaggedRegions.star(place.x, place.y, radius: Double(radius) * 0.3, corners: 5, &random)
      stars.addPolygon(rings: number % 3 == 0 ? [outer, hole] : [outer])
    }
    var plain = 0
    var cut = 0
    for star in 0..<stars.count {
      try expectTheSame(star, stars, cutter, &random, "seed \(seed), star \(star)")
      let pieces = cutter.plainPieces(of: star, in: stars, box: stars.box(of: star))
      if pieces != nil { plain += 1 }
      if let pieces, pieces.count > 1 { cut += 1 }
    }
    // The walk along the borders does most of it, and the cases are not trivial.
    #expect(plain > 100 && cut > 30, "seed \(seed): \(plain) plain, \(cut) cut")
  }

  @Test(arguments: [5, 6, 7] as [UInt64])
  func polygonsOfSeveralPartsAreCutAsByOverlays(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let cutter = RegionCutter(JaggedRegions(&random).geometries)
    for number in 0..<40 {
      var polygon = PlanarGeometries()
      let middle = JaggedRegions.place(&random)
      for part in 0..<random.whole(2...4) {
        let ring = JaggedRegions.star(
          middle.x + Double(part) * 130, middle.y, radius: 60, corners: 7, &random)
        for corner in ring + [ring[0]] { polygon.addVertex(x: corner.x, y: corner.y) }
        polygon.endRing()
        polygon.endPart()
      }
      polygon.endFeature(kind: .polygon)
      try expectTheSame(0, polygon, cutter, &random, "seed \(seed), number \(number)")
    }
  }

  @Test(arguments: [8, 9, 10] as [UInt64], [0, 20.0])
  func polygonsWithEdgesOfTheBordersAreCutAsByOverlays(seed: UInt64, jitter: Double) throws {
    var random = SplitMix64(seed: seed)
    let regions = JaggedRegions(&random, jitter: jitter)
    let cutter = RegionCutter(regions.geometries)
    for number in 0..<40 {
      // Some corners along a border, and back 40 m beside it on one side or the other.
      let border = regions.meridians[random.whole(0...4)]
      let first = random.whole(0...border.count - 8)
      let along = border[first..<first + random.whole(2...7)]
      let aside = number % 2 == 0 ? 90.0 : -90.0
      var polygon = PlanarGeometries()
      polygon.addPolygon(
        rings: [along + along.reversed().map { PlanarPoint(x: $0.x + aside, y: $0.y) }])
      try expectTheSame(0, polygon, cutter, &random, "seed \(seed), number \(number)")
    }
  }

  @Test(arguments: [11, 12, 13] as [UInt64])
  func overlappingRegionsAreCutAsByOverlays(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var regions = PlanarGeometries()
    for _ in 0..<12 {
      let place = JaggedRegions.place(&random)
      regions.addPolygon(rings: [JaggedRegions.star(place.x, place.y, radius: 1500, corners: 40, &random)])
    }
    let cutter = RegionCutter(regions)
    for number in 0..<80 {
      let place = JaggedRegions.place(&random)
      var polygon = PlanarGeometries()
      polygon.addPolygon(rings: [JaggedRegions.star(place.x, place.y, radius: 200, corners: 9, &random)])
      try expectTheSame(0, polygon, cutter, &random, "seed \(seed), number \(number)")
    }
  }

  @Test func aGapAndAnOverlapOfTheSameAreaAreSeen() throws {
    // 0 ... 40 and 30 ... 90 of a polygon from 0 to 100: 10 are held twice, 10 by nobody, and the areas add up.
    let regions = PlanarGeometries.rectangles([(-50, -10, 40, 30), (30, -10, 90, 30)])
    let polygon = PlanarGeometries.rectangles([(0, 0, 100, 10)])
    let pieces = try RegionCutter(regions).pieces(of: 0, in: polygon, overlay: Overlay())
    #expect(pieces.map(\.region) == [0, 1, -1])
    #expect(pieces.map { $0.geometries.area(of: $0.feature) } == [400, 500, 100])
  }

  @Test func aRegionInsideAPolygonLeavesAHole() throws {
    let regions = PlanarGeometries.rectangles([(40, 40, 60, 60)])
    let polygon = PlanarGeometries.rectangles([(0, 0, 100, 100)])
    let pieces = try RegionCutter(regions).pieces(of: 0, in: polygon, overlay: Overlay())
    #expect(pieces.map(\.region) == [0, -1])
    #expect(pieces[0].geometries.area(of: 0) == 400)
    #expect(pieces[1].geometries.area(of: 0) == 9600)
    #expect(pieces[1].geometries.layout.ringCount == 2)
  }

  @Test func anEarlierRegionAroundTakesAll() throws {
    let regions = PlanarGeometries.rectangles([(0, 0, 100, 100), (50, 0, 200, 100)])
    let polygon = PlanarGeometries.rectangles([(40, 40, 60, 60), (90, 40, 110, 60)])
    let cutter = RegionCutter(regions)
    let first = try cutter.pieces(of: 0, in: polygon, overlay: Overlay())
    #expect(first.map(\.region) == [0])
    #expect(first[0].geometries == polygon && first[0].feature == 0)
    let second = try cutter.pieces(of: 1, in: polygon, overlay: Overlay())
    #expect(second.map(\.region) == [0, 1])
    #expect(second.map { $0.geometries.area(of: $0.feature) } == [200, 200])
  }

  @Test func anEmptyFeatureHasNoPieces() throws {
    var nothing = PlanarGeometries()
    nothing.endFeature(kind: .empty)
    let cutter = RegionCutter(.rectangles([(0, 0, 1, 1)]))
    #expect(try cutter.pieces(of: 0, in: nothing, overlay: Overlay()).isEmpty)
  }
}
