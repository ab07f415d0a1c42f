// Amounts of supply by district: areas once, numbers split by area, lines cut, what is not stated kept apart.

import TestSupport
import Foundation
import Measures
import Planar
import Testing

@Suite struct ProvisionTests {
  @Test func overlapsCountOnce() throws {
    // Two parks of 100 m by 100 m that share 50 m by 100 m, and one apart.
    let parks = PlanarGeometries.rectangles([
      (0, 0, 100, 100), (50, 0, 150, 100), (500, 500, 510, 510),
    ])
    let outcome = try Provision.area(of: parks, districts: .twins(), minArea: 0, threads: 1)
    #expect(outcome.amount.values == [15_000 + 100, 0])
    #expect(outcome.gross == outcome.amount)
    #expect(outcome.counted.values == [3, 0])
    #expect(outcome.isCounted == [true, true, true])
  }

  @Test func aParkAcrossTheBorderIsSplit() throws {
    let parks = PlanarGeometries.rectangles([(900, 0, 1300, 100), (1950, 900, 2050, 1100)])
    let outcome = try Provision.area(of: parks, districts: .twins(), minArea: 0, threads: 1)
    #expect(outcome.amount.values == [10_000, 30_000 + 5000])
    #expect(outcome.amount.outside.value == 20_000 - 5000)
    // Each counts where its centroid lies; the second one's is a corner of the eastern district.
    #expect(outcome.counted.values == [0, 2])
  }

  @Test func theLeastSizeIsInclusive() throws {
    let sites = PlanarGeometries.rectangles([(0, 0, 50, 40), (100, 0, 149, 40), (200, 0, 300, 100)])
    let outcome = try Provision.area(of: sites, districts: .twins(), minArea: 2000, threads: 1)
    #expect(outcome.isCounted == [true, false, true])
    #expect(outcome.amount.values == [12_000, 0])
    #expect(outcome.gross.values == [12_000 + 49 * 40, 0])
    #expect(outcome.tooSmall.values == [1, 0])
    #expect(outcome.counted.values == [2, 0])
  }

  @Test func aPointHasNoAreaAndSaysSo() throws {
    var sites = PlanarGeometries.rectangles([(0, 0, 100, 100)])
    sites.add(feature: 0, of: .points([(1500, 500)]))
    let outcome = try Provision.area(of: sites, districts: .twins(), minArea: 0, threads: 1)
    #expect(outcome.amount.values == [10_000, 0])
    #expect(outcome.unknown.values == [0, 1])
    #expect(outcome.isCounted == [true, false])
  }

  @Test func aSumNamesTheFacilitiesInIt() throws {
    // Ten shelters on a grid; shelter i holds 2^i persons.
    let shelters = PlanarGeometries.points((0..<10).map { (150 + 200 * Double($0), 500) })
    let persons = (0..<10).map { $0 == 7 ? nil : Double(1 << $0) }
    let outcome = try Provision.sum(
      of: persons, over: shelters, districts: .twins(), minArea: 0, threads: 1)
    #expect(outcome.amount.values == [0b1_1111, 0b11_0110_0000])
    #expect(outcome.counted.values == [5, 4])
    #expect(outcome.unknown.values == [0, 1])
    #expect(outcome.isCounted == (0..<10).map { $0 != 7 })
  }

  @Test func aStatedNumberIsSplitByArea() throws {
    var sites = PlanarGeometries.rectangles([(900, 0, 1300, 100), (0, 500, 10, 510)])
    sites.add(feature: 0, of: .lines([[(1400, 0), (1600, 0)]]))
    sites.add(feature: 0, of: .points([(3000, 3000)]))
    let outcome = try Provision.sum(
      of: [400, 7, 64, 128], over: sites, districts: .twins(), minArea: 0, threads: 1)
    #expect(outcome.amount.values == [107, 300 + 64])
    #expect(outcome.amount.outside.value == 128)
    #expect(outcome.gross == outcome.amount)
  }

  @Test func theStatedSizeDecidesBeforeTheDrawnOne() throws {
    // Drawn 10 000 m² each, stated 1999, 2000 and nothing; a point without a statement is not too small but unknown.
    var sites = PlanarGeometries.rectangles([
      (0, 0, 100, 100), (200, 0, 300, 100), (400, 0, 500, 100),
    ])
    sites.add(feature: 0, of: .points([(600, 0)]))
    let stated: [Double?] = [1999, 2000, nil, nil]
    let outcome = try Provision.sum(
      of: stated, over: sites, districts: .twins(), sizes: stated, minArea: 2000, threads: 1)
    #expect(outcome.isCounted == [false, true, false, false])
    #expect(outcome.amount.values == [2000, 0])
    #expect(outcome.gross.values == [3999, 0])
    #expect(outcome.tooSmall.values == [1, 0])
    #expect(outcome.unknown.values == [2, 0])
  }

  @Test func facilitiesAreCountedWhereTheyStand() {
    let toilets = PlanarGeometries.points([(1, 1), (999, 1), (1001, 1), (1500, 1), (1999, 1), (2001, 1)])
    let outcome = Provision.count(of: toilets, districts: .twins(), minArea: 0)
    #expect(outcome.amount.values == [2, 3])
    #expect(outcome.amount.outside.value == 1)
    let sites = PlanarGeometries.rectangles([(0, 0, 50, 40), (100, 0, 149, 40)])
    let large = Provision.count(of: sites, districts: .twins(), minArea: 2000)
    #expect(large.amount.values == [1, 0])
    #expect(large.gross.values == [2, 0])
    #expect(large.tooSmall.values == [1, 0])
  }

  @Test func linesAreCutAtTheBorders() throws {
    let paths = PlanarGeometries.lines([
      [(500, 500), (1200, 500)], [(100, 100), (100, 400), (500, 400)], [(-300, 10), (10, 10)],
    ])
    let outcome = try Provision.length(of: paths, districts: .twins(), threads: 1)
    #expect(outcome.amount.values == [500 + 700 + 10, 200])
    #expect(outcome.amount.outside.value == 300)
    var mixed = paths
    mixed.add(feature: 0, of: .points([(1500, 500)]))
    #expect(try Provision.length(of: mixed, districts: .twins(), threads: 1).unknown.values == [0, 1])
  }

  @Test func whatRunsAlongABorderIsSharedHalfAndHalf() throws {
    // 400 m on the common border, then 300 m into the west; 200 m half a metre beside the city's southern border; a way
    // that only crosses.
    let paths = PlanarGeometries.lines([
      [(1000, 100), (1000, 500), (700, 500)], [(200, 0.5), (400, 0.5)], [(900, 800), (1100, 800)],
    ])
    let outcome = try Provision.length(of: paths, districts: .twins(), threads: 1)
    // In the west 200, 300, 100 of the southern border and 100; in the east 200 and 100.
    #expect(outcome.amount.values == [700, 300])
    #expect(outcome.amount.outside.value == 100)
    #expect(outcome.amount.whole.value == 1100)
    #expect(outcome.gross.values == [700, 300])
    #expect(outcome.counted.whole.value == 3)
  }

  /// Streets that are the border of the land: the half that looks inwards is on it, whichever way they run.
  @Test(arguments: [UInt64(1), 2, 3]) func theBorderOfLandIsHalfOnIt(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let turn = Double.random(in: 0...1, using: &random)
    let corners = (0...7).map { corner in
      let angle = (Double(corner % 7) + turn) / 7 * 2 * Double.pi
      return (500 + 400 * cos(angle), 500 + 400 * sin(angle))
    }
    var land = PlanarGeometries()
    for (x, y) in corners { land.addVertex(x: x, y: y) }
    land.endRing()
    land.endPart()
    land.endFeature(kind: .polygon)
    // Some backwards, and some only a part of their edge.
    let edges = zip(corners, corners.dropFirst()).enumerated().map { place, edge in
      let (a, b) = edge
      let end = place % 3 == 0 ? ((a.0 + b.0) / 2, (a.1 + b.1) / 2) : b
      return place % 2 == 0 ? [a, end] : [end, a]
    }
    let streets = PlanarGeometries.lines(edges)
    let lengths = try Provision.length(of: streets, districts: .twins(), onLand: land, threads: 1)
    let all = (0..<streets.count).reduce(0) { $0 + streets.length(of: $1) }
    #expect(abs(lengths.amount.whole.value - all / 2) < 1e-9, "seed \(seed)")
    #expect(abs(lengths.gross.whole.value - all) < 1e-9, "seed \(seed)")
    #expect(lengths.isCounted.allSatisfy { $0 }, "seed \(seed)")
  }

  /// Land that is narrower than a street is near to its border has the street on it.
  @Test func aStripOfLandHoldsWhatRunsAlongItsMiddle() throws {
    let land = PlanarGeometries.rectangles([(100, 499.4, 900, 500.6)])
    let paths = PlanarGeometries.lines([[(0, 500), (1000, 500)]])
    let lengths = try Provision.length(of: paths, districts: .twins(), onLand: land, threads: 1)
    #expect(abs(lengths.amount.whole.value - 800) < 1e-9)
  }

  @Test func onLandAloneCountsWhatLiesOnIt() throws {
    let land = PlanarGeometries.rectangles([(0, 0, 300, 1000), (1200, 0, 1300, 1000)])
    let paths = PlanarGeometries.lines([[(100, 500), (1250, 500)], [(400, 100), (900, 100)]])
    let lengths = try Provision.length(of: paths, districts: .twins(), onLand: land, threads: 1)
    #expect(lengths.amount.values == [200, 50])
    #expect(lengths.gross.values == [1400, 250])
    #expect(lengths.isCounted == [true, false])
    #expect(lengths.counted.whole.value == 1)
    let places = PlanarGeometries.points([(100, 100), (310, 100), (320.5, 100), (1250, 900), (1900, 100)])
    func near(_ metres: Double) -> ServiceArea { ServiceArea(supply: land, reaches: [metres, metres]) }
    let cases: [(metres: Double, west: Double, sum: Double)] = [
      (0, 1, 1), (10, 2, 3), (20, 2, 3), (20.5, 3, 7),
    ]
    for (metres, west, sum) in cases {
      let counts = Provision.count(of: places, districts: .twins(), minArea: 0, onLand: near(metres))
      #expect(counts.amount.values == [west, 1], "\(metres)")
      #expect(counts.gross.values == [3, 2], "\(metres)")
      let numbers: [Double?] = [1, 2, 4, 8, 16]
      let sums = try Provision.sum(
        of: numbers, over: places, districts: .twins(), minArea: 0, onLand: near(metres), threads: 1)
      #expect(sums.amount.values == [sum, 8], "\(metres)")
    }
  }

  @Test(arguments: [31 as UInt64, 32, 33])
  func districtsAndOutsideMakeTheUnion(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let districts = Districts(rectangles: [(0, 0, 1000, 1000), (1000, 0, 2000, 1000), (0, 1000, 700, 1500)])
    let parks = PlanarGeometries.rectangles(
      (0..<200).map { _ in
        let x = random.number(-100...2000)
        let y = random.number(-100...1500)
        return (x, y, x + random.number(1...120), y + random.number(1...120))
      })
    let outcome = try Provision.area(of: parks, districts: districts, minArea: 2000, threads: 1)
    let chosen = (0..<200).filter { parks.area(of: $0) >= 2000 }
    let union = try Overlay().union(of: parks.selecting(chosen)).area(of: 0)
    #expect(abs(outcome.amount.whole.value - union) <= 1e-9 * union, "seed \(seed)")
    #expect(outcome.counted.whole.value + outcome.tooSmall.whole.value == 200, "seed \(seed)")
    for district in 0..<3 {
      #expect(outcome.amount.values[district] <= districts.areas[district], "seed \(seed)")
    }
    let numbers = (0..<200).map { _ in random.whole(0...9) == 0 ? nil : random.number(0...1000) }
    let sum = try Provision.sum(of: numbers, over: parks, districts: districts, minArea: 0, threads: 1)
    let total = numbers.reduce(0) { $0 + ($1 ?? 0) }
    #expect(abs(sum.amount.whole.value - total) <= 1e-9 * total, "seed \(seed)")
    for threads in [2, 8] {
      let other = try Provision.area(of: parks, districts: districts, minArea: 2000, threads: threads)
      #expect(other.amount == outcome.amount, "seed \(seed), \(threads) threads")
      #expect(other.gross == outcome.gross)
      let otherSum = try Provision.sum(
        of: numbers, over: parks, districts: districts, minArea: 0, threads: threads)
      #expect(otherSum.amount == sum.amount, "seed \(seed), \(threads) threads")
    }
  }
}
