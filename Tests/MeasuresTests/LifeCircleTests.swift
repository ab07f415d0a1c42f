// The life circle: who reaches every category, by masks on a line of homes and by hand on land.

import TestSupport
import Measures
import Planar
import Testing

@Suite struct LifeCircleTests {
  private func area(_ places: [(Double, Double)], _ reach: Double) -> ServiceArea {
    ServiceArea(supply: .points(places), reaches: Array(repeating: reach, count: places.count))
  }

  @Test func onlyThoseWhoReachAllCategoriesCount() throws {
    // Homes 100 m apart; home i weighs 2^i.
    let demand = try Demand(
      .points((0..<8).map { (50 + 100 * Double($0), 500) }), as: .land, districts: .twins(), threads: 1)
    let weights = DemandWeights(perPiece: (0..<8).map { Double(1 << $0) }, unit: .residents)
    let outcome = try LifeCircle.measure(
      demand, weights: weights, residents: nil,
      categories: [area([(50, 500)], 400), area([(350, 500)], 200), area([(250, 500), (750, 500)], 100)],
      districtCount: 2, threads: 1)
    // Homes 0-4, 1-5, and 1-3 with 6-7.
    #expect(outcome.reached.map { $0.values[0] } == [0b1_1111, 0b11_1110, 0b1100_1110])
    #expect(outcome.complete.values == [0b1110, 0])
    #expect(outcome.incomplete.values == [255 - 0b1110, 0])
    #expect(outcome.categoriesMet.values[0] == 0b1_1111 + 0b11_1110 + 0b1100_1110)
    #expect(outcome.total.values == [255, 0])
    #expect(outcome.patches.patches.map(\.features).reduce(0, +) == 5)
  }

  @Test func landCountsWhereAllServiceAreasMeet() throws {
    // A block of 100 m by 100 m: one category reaches its western 60 m, the other its southern 30 m.
    let demand = try Demand(
      .rectangles([(100, 100, 200, 200)]), as: .land, districts: .twins(), threads: 1)
    let west = ServiceArea(supply: .rectangles([(0, 0, 50, 1000)]), reaches: [110])
    let south = ServiceArea(supply: .rectangles([(0, 0, 1000, 90)]), reaches: [40])
    let spread = ResidentsSpread(ofFeatures: [500], on: demand, districtCount: 2)
    let outcome = try LifeCircle.measure(
      demand, weights: .area(of: demand), residents: spread, categories: [west, south], districtCount: 2,
      threads: 1)
    #expect(abs(outcome.complete.values[0] - 60 * 30) < 1e-6)
    #expect(abs(outcome.incomplete.values[0] - (10_000 - 1800)) < 1e-6)
    #expect(abs(outcome.reached[0].values[0] - 6000) < 1e-6)
    #expect(abs(outcome.reached[1].values[0] - 3000) < 1e-6)
    #expect(abs(outcome.categoriesMet.values[0] - 9000) < 1e-6)
    #expect(abs(outcome.uncoveredResidents.values[0] - 500 * 0.82) < 1e-6)
    #expect(outcome.patches.patches.count == 1)
    #expect(abs(outcome.patches.patches[0].area - 8200) < 1e-6)
    #expect(abs((outcome.patches.patches[0].residents ?? 0) - 410) < 1e-6)
  }

  @Test func peopleOnLandThatCountsElsewhereReachWhatItReaches() throws {
    // The same block twice: the second keeps its people, whose land is counted with the first.
    let demand = try Demand(
      .rectangles([(100, 100, 200, 200), (100, 100, 200, 200)]), as: .land, districts: .twins(),
      overlaps: .countedOnce, threads: 1)
    let west = ServiceArea(supply: .rectangles([(0, 0, 50, 1000)]), reaches: [110])
    let outcome = try LifeCircle.measure(
      demand, weights: DemandWeights(perPiece: [10, 100], unit: .residents), residents: nil,
      categories: [west], districtCount: 2, threads: 1)
    #expect(abs(outcome.complete.values[0] - 0.6 * 110) < 1e-6)
    #expect(abs(outcome.reached[0].values[0] - 0.6 * 110) < 1e-6)
  }

  @Test func partsThatDoNotMeetMakeNothingComplete() throws {
    let demand = try Demand(
      .rectangles([(100, 100, 200, 200)]), as: .land, districts: .twins(), threads: 1)
    let west = ServiceArea(supply: .rectangles([(0, 0, 50, 1000)]), reaches: [90])
    let east = ServiceArea(supply: .rectangles([(250, 0, 300, 1000)]), reaches: [90])
    let outcome = try LifeCircle.measure(
      demand, weights: .area(of: demand), residents: nil, categories: [west, east], districtCount: 2,
      threads: 1)
    #expect(outcome.complete.values[0] < 1e-6)
    #expect(abs(outcome.reached[0].values[0] - 4000) < 1e-6)
    #expect(abs(outcome.reached[1].values[0] - 4000) < 1e-6)
  }

  @Test func aCategoryWithoutFacilitiesReachesNobody() throws {
    let demand = try Demand(
      .rectangles([(100, 100, 200, 200)]), as: .land, districts: .twins(), threads: 1)
    let all = ServiceArea(supply: .rectangles([(0, 0, 1000, 1000)]), reaches: [10])
    let outcome = try LifeCircle.measure(
      demand, weights: .area(of: demand), residents: nil, categories: [all, area([], 500)],
      districtCount: 2, threads: 1)
    #expect(outcome.complete.values == [0, 0])
    #expect(outcome.reached.map { $0.values[0] } == [10_000, 0])
    #expect(outcome.patches.patches.map(\.area) == [10_000])
  }

  @Test func wholeAndUnknownPieces() throws {
    let demand = try Demand(
      .rectangles([(100, 100, 200, 200), (300, 100, 400, 200), (100, 100, 110, 110)]), as: .land,
      districts: .twins(), threads: 1)
    let all = ServiceArea(supply: .rectangles([(0, 0, 250, 1000)]), reaches: [10])
    let outcome = try LifeCircle.measure(
      demand, weights: DemandWeights(perPiece: [7, .nan, 5], unit: .residents), residents: nil,
      categories: [all, all], districtCount: 2, threads: 1)
    #expect(outcome.complete.values == [12, 0])
    #expect(outcome.total.values == [12, 0])
    #expect(outcome.unknownPieces.values == [1, 0])
    #expect(outcome.pieces.values == [3, 0])
    #expect(outcome.patches.patches.isEmpty)
  }

  @Test(arguments: [21 as UInt64, 22, 23, 24])
  func lawsOfAnyTown(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let demand = try Demand(
      .rectangles(
        (0..<270).map { _ in
          let x = random.number(-100...2000)
          let y = random.number(-100...1000)
          return (x, y, x + random.number(5...150), y + random.number(5...150))
        }), as: seed % 2 == 0 ? .land : .centroids, districts: .twins(), threads: 1)
    let categories = (0..<3).map { _ in
      area(
        (0..<8).map { _ in (random.number(0...2000), random.number(0...1000)) }, random.number(150...450))
    }
    func measure(_ categories: [ServiceArea], threads: Int = 1) throws -> LifeCircleOutcome {
      try LifeCircle.measure(
        demand, weights: .area(of: demand), residents: nil, categories: categories, districtCount: 2,
        threads: threads)
    }
    let outcome = try measure(categories)
    for district in 0..<2 {
      let total = outcome.total.values[district]
      let complete = outcome.complete.values[district]
      #expect(
        abs(complete + outcome.incomplete.values[district] - total) <= 1e-9 * total, "seed \(seed)")
      let reached = outcome.reached.map { $0.values[district] }
      #expect(complete <= (reached.min() ?? 0) + 1e-6, "seed \(seed)")
      // At least what is left when no two categories fail the same land.
      #expect(complete >= reached.reduce(total) { $0 - (total - $1) } - 1e-6, "seed \(seed)")
      #expect(abs(outcome.categoriesMet.values[district] - reached.reduce(0, +)) < 1e-6, "seed \(seed)")
    }
    // In another order the same, but for rounding.
    let reversed = try measure(categories.reversed())
    #expect(abs(reversed.complete.city.value - outcome.complete.city.value) < 1e-6, "seed \(seed)")
    // One category alone is a coverage; beside others the land is cut at more levels, which rounds differently.
    for (category, reached) in zip(categories, outcome.reached) {
      let coverage = try Coverage.measure(
        demand, weights: .area(of: demand), residents: nil, serviceArea: category, districtCount: 2,
        threads: 1)
      for (one, other) in zip(coverage.covered.values, reached.values) {
        #expect(abs(one - other) < 1e-6, "seed \(seed)")
      }
      let alone = try measure([category])
      #expect(alone.complete == coverage.covered, "seed \(seed)")
    }
    for threads in [2, 8] {
      let other = try measure(categories, threads: threads)
      #expect(other.complete == outcome.complete, "seed \(seed), \(threads) threads")
      #expect(other.reached == outcome.reached)
      #expect(other.patches.patches == outcome.patches.patches)
      #expect(other.patches.geometries == outcome.patches.geometries)
    }
  }
}
