// Coverage and life circles on foot: towns small enough for arithmetic, and laws that hold in any town.

import Measures
import Planar
import Streets
import TestSupport
import Testing

@Suite struct WalkedCoverageTests {
  /// Twelve homes on a road, 100 m apart from x = 50; home i weighs 2^i. The last stands 600 m from it.
  private func homes() throws -> (demand: Demand, weights: DemandWeights, streets: WalkedDemand, road: Walks)
  {
    let road = Walks([[(0, 500), (2000, 500)]])
    let places = (0..<12).map { (50 + 100 * Double($0), $0 == 11 ? 1100.0 : 500) }
    let demand = try Demand(.points(places), as: .land, districts: .twins(), threads: 1)
    return (
      demand, DemandWeights(perPiece: (0..<12).map { Double(1 << $0) }, unit: .residents),
      try WalkedDemand(demand, linker: road.linker, frontage: 30, threads: 1), road
    )
  }

  @Test func aSumNamesWhoIsServedAndWhoIsNotLinked() throws {
    let (demand, weights, streets, road) = try homes()
    // Reach 200 takes homes 1 to 5, the last two at exactly 200 m.
    let outcome = try Coverage.measure(
      demand, weights: weights, residents: nil, streets: streets, supply: road.supply([(350, 500)], 200),
      districtCount: 2, threads: 2)
    #expect(outcome.covered.values == [0b11_1110, 0])
    #expect(outcome.uncovered.values == [0b11_1100_0001, 0b100_0000_0000])
    // Home 11 lies outside the districts, which end at 1000 m north.
    #expect(outcome.unlinked.values == [0, 0] && outcome.unlinked.outside.value == 2048)
    #expect(outcome.total.values == [1023, 1024] && outcome.total.outside.value == 2048)
    #expect(outcome.patches.patches.map(\.features).reduce(0, +) == 6)
  }

  @Test func landIsServedByItsFrontageAndItsPeopleWithIt() throws {
    let road = Walks([[(0, 500), (2000, 500)]])
    let demand = try Demand(
      .rectangles([(100, 510, 300, 610), (400, 300, 500, 480)]), as: .land, districts: .twins(), threads: 1)
    let streets = try WalkedDemand(demand, linker: road.linker, frontage: 30, threads: 1)
    let spread = ResidentsSpread(ofFeatures: [80, 10], on: demand, districtCount: 2)
    // Half of the first block's frontage, and nothing of the second's.
    let supply = road.supply([(100, 500)], 100)
    let outcome = try Coverage.measure(
      demand, weights: .area(of: demand), residents: spread, streets: streets, supply: supply,
      districtCount: 2, threads: 1)
    #expect(abs(outcome.covered.values[0] - 10_000) < 1e-6)
    #expect(abs(outcome.uncovered.values[0] - (10_000 + 18_000)) < 1e-6)
    #expect(abs(outcome.uncoveredResidents.values[0] - (40 + 10)) < 1e-9)
    #expect(outcome.patches.patches.map { $0.area.rounded() } == [10_000, 18_000])
    // The outline is all of the block: which part of it is far, nobody can say.
    let first = outcome.patches.geometries.box(of: outcome.patches.patches[0].geometry)
    #expect(first == Box(minX: 100, minY: 510, maxX: 300, maxY: 610))
  }

  @Test func whatIsSeveredIsNearAndYetFar() throws {
    // Two banks, a bridge at the far end: home i weighs 2^i, the clinic stands on the southern bank.
    let banks = Walks([[(0, 400), (1000, 400)], [(0, 600), (1000, 600)], [(1000, 400), (1000, 600)]])
    let places = [(100.0, 400.0), (100, 600), (300, 600), (600, 600), (900, 600)]
    let demand = try Demand(.points(places), as: .land, districts: .twins(), threads: 1)
    let weights = DemandWeights(perPiece: (0..<5).map { Double(1 << $0) }, unit: .residents)
    let streets = try WalkedDemand(demand, linker: banks.linker, frontage: 30, threads: 1)
    let clinic = [(100.0, 400.0)]
    // 300 m reach the three at 0, 200 and 283 m; on foot the other bank is 1200 m away at the least.
    let severed = try Coverage.severed(
      demand, weights: weights, residents: nil,
      serviceArea: ServiceArea(supply: .points(clinic), reaches: [300]), streets: streets,
      supply: banks.supply(clinic, 300), districtCount: 2, threads: 2)
    #expect(severed.uncovered.values == [0b110, 0])
    #expect(severed.covered.values == [0b11001, 0])
    #expect(severed.patches.patches.map(\.features).reduce(0, +) == 2)
    // With a reach of 1300 m on foot those come in who live near the bridge.
    let farther = try Coverage.severed(
      demand, weights: weights, residents: nil,
      serviceArea: ServiceArea(supply: .points(clinic), reaches: [1300]), streets: streets,
      supply: banks.supply(clinic, 1300), districtCount: 2, threads: 1)
    // 900 and 200 and 100 m; 900, 200 and 400 m.
    #expect(farther.uncovered.values == [0b00110, 0] || farther.uncovered.values == [0b01110, 0])
    #expect(900 + 200 + 400 > 1300 && farther.uncovered.values == [0b01110, 0])
  }

  @Test func severedLandIsTheShareBeyondTheFrontage() throws {
    let road = Walks([[(0, 500), (2000, 500)]])
    let demand = try Demand(.rectangles([(100, 510, 300, 610)]), as: .land, districts: .twins(), threads: 1)
    let streets = try WalkedDemand(demand, linker: road.linker, frontage: 30, threads: 1)
    func severed(_ park: (Double, Double, Double, Double), _ gate: Double) throws -> Double {
      let source = WalkSource(edge: 0, from: gate, to: gate, leg: 0, owner: 0)
      let geometries = PlanarGeometries.rectangles([park])
      return try Coverage.severed(
        demand, weights: .area(of: demand), residents: nil,
        serviceArea: ServiceArea(supply: geometries, reaches: [100]), streets: streets,
        supply: WalkedSupply(
          WalkingArea(road.graph, sources: [source], reaches: [100]), supply: geometries, reaches: [100]),
        districtCount: 2, threads: 1
      ).uncovered.values[0]
    }
    let from = road.graph.nodes[0].x
    // Straight reach takes the western half; the gate is far away: half of the block is severed.
    #expect(abs(try severed((0, 0, 100, 1000), abs(from - 1900)) - 10_000) < 1e-6)
    // The gate takes as much of the frontage: nothing is.
    #expect(abs(try severed((0, 0, 100, 1000), abs(from - 100))) < 1e-6)
  }

  @Test func aLifeCircleOfLandIsWhatReachesAllOnFoot() throws {
    let road = Walks([[(0, 500), (2000, 500)]])
    let demand = try Demand(
      .rectangles([(100, 510, 300, 610), (400, 1010, 500, 1020)]), as: .land,
      districts: Districts(rectangles: [(0, 0, 1000, 2000), (1000, 0, 2000, 2000)]), threads: 1)
    let streets = try WalkedDemand(demand, linker: road.linker, frontage: 30, threads: 1)
    let outcome = try LifeCircle.measure(
      demand, weights: .area(of: demand), residents: nil, streets: streets,
      categories: [road.supply([(100, 500)], 100), road.supply([(300, 500)], 150)], districtCount: 2,
      threads: 1)
    let frontage = 200 + 2 * 800.0.squareRoot()
    #expect(abs(outcome.complete.values[0] - 20_000 * 50 / frontage) < 1e-6)
    #expect(abs(outcome.incomplete.values[0] - 20_000 * (1 - 50 / frontage)) < 1e-6)
    #expect(abs(outcome.reached[0].values[0] - 10_000) < 1e-6)
    #expect(abs(outcome.unlinked.values[0] - 1000) < 1e-6)
    #expect(abs(outcome.total.values[0] - 21_000) < 1e-6)
    let met = 10_000 + 20_000 * (150 + 800.0.squareRoot()) / frontage
    #expect(abs(outcome.categoriesMet.values[0] - met) < 1e-6)
  }

  @Test func aLifeCircleOfPlacesIsThatOfEachCategory() throws {
    let (demand, weights, streets, road) = try homes()
    let outcome = try LifeCircle.measure(
      demand, weights: weights, residents: nil, streets: streets,
      categories: [road.supply([(50, 500)], 400), road.supply([(350, 500)], 200)], districtCount: 2,
      threads: 1)
    #expect(outcome.reached.map { $0.values[0] } == [0b1_1111, 0b11_1110])
    #expect(outcome.complete.values == [0b1_1110, 0])
    #expect(outcome.incomplete.values == [1023 - 0b1_1110, 1024])
    #expect(outcome.unlinked.whole.value == 2048 && outcome.categoriesMet.values[0] == 31 + 62)
  }

  @Test(arguments: 0..<20) func lawsOfAnyTown(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var lines: [[(Double, Double)]] = []
    for line in 0...5 where line != 3 || seed % 2 == 0 {
      lines.append((0...10).map { (Double($0) * 180, Double(line) * 190) })
      lines.append((0...5).map { (Double(line) * 360, Double($0) * 190) })
    }
    let walks = Walks(linker: StreetLinker(StreetGraph(StreetLines(.lines(lines)).joinedAtCrossings())))
    let isLand = seed % 3 == 0
    let boxes = (0..<120).map { _ in
      let (x, y) = (random.number(-700...2600), random.number(-700...1600))
      return (x, y, x + random.number(5...90), y + random.number(5...90))
    }
    let demand = try Demand(
      .rectangles(boxes), as: isLand ? .land : .centroids, districts: .twins(), threads: 1)
    let streets = try WalkedDemand(demand, linker: walks.linker, frontage: 30, threads: 3)
    let weights = DemandWeights.area(of: demand)
    let places = (0..<10).map { _ in (random.number(0...1900), random.number(0...1000)) }
    let reach = random.number(100...600)
    func measure(_ places: [(Double, Double)]) throws -> CoverageOutcome {
      try Coverage.measure(
        demand, weights: weights, residents: nil, streets: streets, supply: walks.supply(places, reach),
        districtCount: 2, threads: 2)
    }
    let outcome = try measure(places)
    func whole(_ sums: DistrictSums) -> Double { sums.whole.value }
    let sum = whole(outcome.covered) + whole(outcome.uncovered) + whole(outcome.unlinked)
    #expect(abs(sum - whole(outcome.total)) < 1e-6 * whole(outcome.total), "seed \(seed)")
    #expect(whole(outcome.unlinked) > 0, "seed \(seed)")
    // One facility less never serves more.
    let fewer = try measure(Array(places.dropLast()))
    for (less, more) in zip(fewer.covered.values, outcome.covered.values) {
      #expect(less <= more + 1e-6, "seed \(seed)")
    }
    let area = ServiceArea(supply: .points(places), reaches: places.map { _ in reach })
    let straight = try Coverage.measure(
      demand, weights: weights, residents: nil, serviceArea: area, districtCount: 2, threads: 1)
    let severed = try Coverage.severed(
      demand, weights: weights, residents: nil, serviceArea: area, streets: streets,
      supply: walks.supply(places, reach), districtCount: 2, threads: 1)
    #expect(whole(severed.unlinked) == whole(outcome.unlinked), "seed \(seed)")
    if !isLand {
      // Nobody walks less than the straight way: who is near on foot is near, and the rest of those is severed.
      #expect(whole(outcome.covered) <= whole(straight.covered) + 1e-6, "seed \(seed)")
      var linked = 0.0
      for piece in 0..<demand.count where streets.share(of: piece, in: walks.supply(places, reach)) != nil {
        let place = demand.pieces.box(of: piece).center
        if area.covers(x: place.x, y: place.y) { linked += weights.perPiece[piece] }
      }
      #expect(abs(whole(severed.uncovered) - (linked - whole(outcome.covered))) < 1e-6, "seed \(seed)")
    }
  }
}
