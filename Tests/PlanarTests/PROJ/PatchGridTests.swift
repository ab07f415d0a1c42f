// Where a place lies among the patches, and the polynomial of degree 4.

import TestSupport
@testable import Planar
import Testing

@Suite struct PatchGridTests {
  private static func grid() throws -> PatchGrid {
    try #require(
      PatchGrid(
        southWest: GeographicPoint(longitude: 10, latitude: 50),
        northEast: GeographicPoint(longitude: 11, latitude: 50.6)))
  }

  @Test func aPlaceLiesInItsPatch() throws {
    let grid = try Self.grid()
    // Quarters of a degree, and a hair.
    #expect(grid.columns == 5 && grid.rows == 3)
    var random = SplitMix64(seed: 3)
    for _ in 0..<2000 {
      let (u, v) = (random.number(-0.499...0.499), random.number(-0.499...0.499))
      let (column, row) = (random.whole(0...4), random.whole(0...2))
      let degrees = grid.degrees(column: column, row: row, u: u, v: v)
      let place = try #require(grid.place(longitude: degrees.longitude, latitude: degrees.latitude))
      #expect(place.patch == row * 5 + column, "seed 3")
      #expect(abs(place.u - u) < 1e-11 && abs(place.v - v) < 1e-11, "seed 3")
    }
  }

  @Test func theBordersOfTheBoxLieInside() throws {
    let grid = try Self.grid()
    for (longitude, latitude) in [(10, 50), (11, 50), (10, 50.6), (11, 50.6)] as [(Double, Double)] {
      #expect(grid.place(longitude: longitude, latitude: latitude) != nil)
    }
    for (longitude, latitude) in [
      (9.99, 50.1), (11.01, 50.1), (10.1, 49.99), (10.1, 50.61), (.nan, 50.1), (10.1, -.infinity),
      (-1e300, 50.1), (10.1, 0x1p32 * 0.2 + 50.1), (0x1p53, 50.1),
    ] as [(Double, Double)] {
      #expect(grid.place(longitude: longitude, latitude: latitude) == nil)
    }
  }

  @Test func patchesAreHalvedUntilTheyAreTooMany() throws {
    let grid = try Self.grid()
    #expect(grid.finer()?.columns == 10)
    #expect(grid.finer()?.rows == 6)
    #expect(grid.finer()?.finer()?.finer()?.columns == 40)
    #expect(grid.finer()?.finer()?.finer()?.finer() == nil)
  }

  @Test func thePolynomialIsTheSumOfItsPowers() {
    var random = SplitMix64(seed: 4)
    let terms = (0..<15).map { _ in SIMD2(random.number(-1...1), random.number(-1...1)) }
    let (u, v) = (0.3, -0.45)
    var expected = SIMD2<Double>.zero
    var term = 0
    for i in 0...4 {
      for j in 0...4 - i {
        let power = (0..<i).reduce(1.0) { product, _ in product * u } * (0..<j).reduce(1.0) { p, _ in p * v }
        expected += terms[term] * power
        term += 1
      }
    }
    let value = terms.withUnsafeBufferPointer { PatchGrid.evaluate($0.baseAddress!, u: u, v: v) }
    #expect(abs(value.x - expected.x) < 1e-14 && abs(value.y - expected.y) < 1e-14, "seed 4")
  }
}
