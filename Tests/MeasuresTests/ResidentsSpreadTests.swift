// People onto a demand, from four sources; everyone is placed or counted as not placed.

import TestSupport
import Measures
import Planar
import Testing

@Suite struct ResidentsSpreadTests {
  private func demand(
    _ boxes: [(Double, Double, Double, Double)], _ districts: Districts = .twins(),
    as form: DemandForm = .centroids
  ) throws -> Demand {
    try Demand(.rectangles(boxes), as: form, districts: districts, threads: 1)
  }

  @Test func theFieldIsTakenAsItIs() throws {
    let demand = try demand([(900, 0, 1300, 100), (10, 10, 20, 20)], as: .land)
    let spread = ResidentsSpread(ofFeatures: [40, nil], on: demand, districtCount: 2)
    #expect(spread.origin == .field)
    #expect(spread[0] == 10)
    #expect(spread[1] == 30)
    #expect(spread[2] == nil)
    #expect(spread.notPlaced.whole.value == 0)
  }

  @Test func districtsAreSpreadByWeight() throws {
    let districts = Districts.twins(residents: [1000, 500])
    let demand = try demand([(0, 0, 10, 10), (20, 0, 30, 10), (1100, 0, 1110, 10), (5000, 0, 5010, 10)])
    let spread = ResidentsSpread(of: districts, over: demand, weights: [300, 100, 7, 50])
    #expect(spread.origin == .districts)
    #expect(spread.perPiece.prefix(3) == [750, 250, 500])
    // Outside all districts nobody knows.
    #expect(spread[3] == nil)
    #expect(spread.notPlaced.whole.value == 0)
  }

  @Test func aDistrictWithoutResidentsStaysUnknown() throws {
    let districts = Districts.twins(residents: [1000, nil])
    let demand = try demand([(0, 0, 10, 10), (1100, 0, 1110, 10)])
    let spread = ResidentsSpread(of: districts, over: demand, weights: [1, 1])
    #expect(spread[0] == 1000)
    #expect(spread[1] == nil)
    #expect(ResidentsSpread(of: .twins(), over: demand, weights: [1, 1]).origin == .none)
  }

  @Test func aDistrictWithoutDemandHasItsPeopleNotPlaced() throws {
    let districts = Districts.twins(residents: [1000, 500])
    let demand = try demand([(0, 0, 10, 10), (1100, 0, 1110, 10)])
    let spread = ResidentsSpread(of: districts, over: demand, weights: [1, 0])
    #expect(spread.notPlaced.values == [0, 500])
    #expect(spread[1] == nil)
  }

  @Test func cellsAreSpreadOverTheDemandInside() throws {
    let demand = try demand([(0, 0, 10, 10), (50, 0, 60, 10), (150, 0, 160, 10), (950, 0, 960, 10)])
    let cells = PlanarGeometries.rectangles([
      (0, 0, 100, 100), (100, 0, 200, 100), (200, 0, 300, 100), (1200, 0, 1300, 100),
    ])
    let spread = try ResidentsSpread(
      of: cells, residents: [90, nil, 44, 5], over: demand, weights: [2, 1, 1, 1], districts: .twins())
    #expect(spread.origin == .cells)
    #expect(spread[0] == 60)
    #expect(spread[1] == 30)
    // A cell that does not say leaves its demand unknown; demand in no cell has nobody.
    #expect(spread[2] == nil)
    #expect(spread[3] == 0)
    // The third and the fourth cell hold no demand; their people are not lost.
    #expect(spread.notPlaced.values == [44, 5])
  }

  @Test func pointsAreSpreadOverTheDemandNearest() throws {
    // The third building is nearest to the first point, but lives in the other district.
    let demand = try demand([(0, 0, 10, 10), (890, 0, 900, 10), (1000.5, 0, 1010.5, 10)])
    let points = PlanarGeometries.points([(950, 5), (1900, 5), (500, 5000)])
    let spread = try ResidentsSpread(
      of: points, residents: [120, 33, 9], over: demand, weights: [1, 2, 1], districts: .twins())
    #expect(spread.origin == .points)
    #expect(spread.perPiece == [40, 80, 33])
    #expect(spread.notPlaced.values == [0, 0])
    #expect(spread.notPlaced.outside.value == 9)
  }

  @Test func aPointThatDoesNotSayIsNoCandidate() throws {
    let demand = try demand([(0, 0, 10, 10)])
    let points = PlanarGeometries.points([(5, 5), (500, 5)])
    let spread = try ResidentsSpread(
      of: points, residents: [nil, 70], over: demand, weights: [1], districts: .twins())
    #expect(spread.perPiece == [70])
  }

  @Test(arguments: [3 as UInt64, 33, 333])
  func everyoneIsPlacedOrCountedAsNotPlaced(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let districts = Districts(
      rectangles: [(0, 0, 1000, 1000), (1000, 0, 2000, 1000), (0, 1000, 2000, 1500)],
      residents: [random.number(0...9000), random.number(0...9000), nil])
    let demand = try demand(
      (0..<120).map { _ in
        let x = random.number(-100...2000)
        let y = random.number(-100...1600)
        return (x, y, x + 10, y + 10)
      }, districts)
    let weights = (0..<demand.count).map { _ in random.whole(0...4) == 0 ? 0 : random.number(1...500) }
    let cells = PlanarGeometries.rectangles(
      (0..<120).map { cell in
        let x = Double(cell % 12) * 200 - 200
        let y = Double(cell / 12) * 200 - 200
        return (x, y, x + 200, y + 200)
      })
    let points = PlanarGeometries.points(
      (0..<40).map { _ in (random.number(-200...2200), random.number(-200...1700)) })
    let people = (0..<120).map { _ in random.whole(0...9) == 0 ? nil : random.number(0...80) }
    func expectAll(_ spread: ResidentsSpread, _ total: Double, _ what: String) {
      let placed = spread.perPiece.reduce(0) { $0 + ($1.isNaN ? 0 : $1) }
      let sum = placed + spread.notPlaced.whole.value
      #expect(abs(sum - total) <= 1e-9 * max(1, total), "seed \(seed), \(what): \(sum) of \(total)")
      #expect(spread.perPiece.allSatisfy { $0.isNaN || $0 >= 0 }, "seed \(seed), \(what)")
    }
    expectAll(
      ResidentsSpread(of: districts, over: demand, weights: weights),
      districts.residents.reduce(0) { $0 + ($1 ?? 0) }, "districts")
    expectAll(
      try ResidentsSpread(of: cells, residents: people, over: demand, weights: weights, districts: districts),
      people.reduce(0) { $0 + ($1 ?? 0) }, "cells")
    expectAll(
      try ResidentsSpread(
        of: points, residents: Array(people.prefix(40)), over: demand, weights: weights,
        districts: districts),
      people.prefix(40).reduce(0) { $0 + ($1 ?? 0) }, "points")
  }

  @Test func landTakesFromEachCellWhatLiesInIt() throws {
    // One block of land under four cells, a quarter of it in each; the fifth cell holds none.
    let districts = Districts.twins()
    let land = try Demand(
      PlanarGeometries.rectangles([(50, 50, 150, 150)]), as: .land, districts: districts, threads: 1)
    let cells = PlanarGeometries.rectangles([
      (0, 0, 100, 100), (100, 0, 200, 100), (0, 100, 100, 200), (100, 100, 200, 200), (200, 200, 300, 300),
    ])
    let spread = try ResidentsSpread(
      of: cells, residents: [10, 20, 30, 40, 7], over: land, weights: land.areas, districts: districts)
    #expect(abs(spread.perPiece[0] - 100) < 1e-9)
    #expect(spread.notPlaced.values == [7, 0])
  }

  @Test func morePointsThanHomesLoseNobody() throws {
    let demand = try demand([(0, 0, 10, 10), (500, 0, 510, 10)])
    let points = PlanarGeometries.points([(5, 5), (490, 5), (480, 5), (470, 5)])
    let spread = try ResidentsSpread(
      of: points, residents: [100, 100, 100, 100], over: demand, weights: [1, 1], districts: .twins())
    #expect(spread.perPiece == [100, 300])
    #expect(spread.notPlaced.whole.value == 0)
  }
}
