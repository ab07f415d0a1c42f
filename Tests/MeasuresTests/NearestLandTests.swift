import Planar
import TestSupport
import Testing

@testable import Measures

@Suite struct NearestLandTests {
  @Test func halvesAndQuarters() throws {
    let land = PlanarGeometries.rectangles([(0, 0, 1000, 1000)])
    func areas(_ places: [(Double, Double)]) throws -> [Double] {
      try NearestLand.areas(of: places.map { PlanarPoint(x: $0.0, y: $0.1) }, land: land, threads: 1)
    }
    #expect(try areas([]).isEmpty)
    #expect(try areas([(5, 5)]) == [1_000_000])
    #expect(try areas([(250, 500), (750, 500)]) == [500_000, 500_000])
    // The border between them lies at 400 m.
    #expect(try areas([(300, 10), (500, 10)]) == [400_000, 600_000])
    let quarters = try areas([(250, 250), (750, 250), (250, 750), (750, 750)])
    for quarter in quarters { #expect(abs(quarter - 250_000) < 1e-6) }
    #expect(quarters.count == 4)
    // At one spot the first has all; one outside of the land has what is nearest to it.
    let spots = try areas([(250, 500), (250, 500), (1250, 500)])
    for (area, expected) in zip(spots, [750_000.0, 0, 250_000]) { #expect(abs(area - expected) < 1e-6) }
  }

  @Test func landThatOverlapsCountsOnce() throws {
    let land = PlanarGeometries.rectangles([(0, 0, 600, 100), (400, 0, 1000, 100)])
    let places = [PlanarPoint(x: 100, y: 50), PlanarPoint(x: 900, y: 50)]
    #expect(try NearestLand.areas(of: places, land: land, threads: 2) == [50_000, 50_000])
  }

  @Test(arguments: 0..<20) func everySampleBelongsToTheCellOfItsNearestPlace(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let places = (0..<random.whole(1...90)).map { _ in
      PlanarPoint(x: random.number(0...5000), y: random.number(0...3000))
    }
    let window = Box(minX: -100, minY: -100, maxX: 5100, maxY: 3100)
    let cells = NearestLand.cells(of: places, within: window)
    let whole = (0..<cells.count).reduce(0) { $0 + cells.area(of: $1) }
    #expect(abs(whole - 5200 * 3200) < 1e-3, "seed \(seed)")
    for _ in 0..<300 {
      let (x, y) = (random.number(-100...5100), random.number(-100...3100))
      let sample = PlanarPoint(x: x, y: y)
      let order = places.indices.sorted { places[$0].distance(to: sample) < places[$1].distance(to: sample) }
      // Not where two are equally near but for rounding.
      if order.count > 1,
        places[order[1]].distance(to: sample) - places[order[0]].distance(to: sample) < 1e-6
      {
        continue
      }
      #expect(cells.covers(x: x, y: y, feature: order[0]), "seed \(seed), \(sample)")
    }
    let areas = try NearestLand.areas(
      of: places, land: PlanarGeometries.rectangles([(0, 0, 5000, 3000)]), threads: 2)
    #expect(abs(areas.reduce(0, +) - 15_000_000) < 1e-3, "seed \(seed)")
  }
}
