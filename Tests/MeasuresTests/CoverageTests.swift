// Coverage: towns small enough for arithmetic, and laws that hold in any town.

import TestSupport
import Measures
import Planar
import Testing

@Suite struct CoverageTests {
  /// Twelve homes on a line, 100 m apart from x = 50; home i weighs 2^i, so that a sum names the homes in it.
  private func street() throws -> (demand: Demand, weights: DemandWeights) {
    let homes = (0..<12).map { (50 + 100 * Double($0), 500.0) }
    let demand = try Demand(.points(homes), as: .land, districts: .twins(), threads: 1)
    return (demand, DemandWeights(perPiece: (0..<12).map { Double(1 << $0) }, unit: .residents))
  }

  @Test func aSumNamesWhoIsServed() throws {
    let (demand, weights) = try street()
    // Reach 200 from home 3 takes homes 1 to 5, the last two at exactly 200 m; the clinic in the east takes 10.
    let supply = PlanarGeometries.points([(350, 500), (1050, 590)])
    let outcome = try Coverage.measure(
      demand, weights: weights, residents: nil, serviceArea: ServiceArea(supply: supply, reaches: [200, 90]),
      districtCount: 2, threads: 1)
    #expect(outcome.covered.values == [0b11_1110, 0b100_0000_0000])
    #expect(outcome.uncovered.values == [0b11_1100_0001, 0b1000_0000_0000])
    #expect(outcome.total.values == [1023, 3072])
    #expect(outcome.pieces.values == [10, 2])
    #expect(outcome.unknownPieces.values == [0, 0])
    #expect(outcome.cutPieces == 0)
    #expect(outcome.uncoveredResidents.values == [0, 0])
  }

  @Test func landCountsByThePartInReach() throws {
    // A park along the western edge reaches 50 m into blocks of 100 m; blocks further away are out of reach.
    let park = PlanarGeometries.rectangles([(0, 0, 100, 1000)])
    let demand = try Demand(
      .rectangles([(100, 100, 200, 200), (20, 300, 80, 360), (400, 100, 500, 200), (950, 0, 1050, 100)]),
      as: .land, districts: .twins(), threads: 1)
    let spread = ResidentsSpread(ofFeatures: [80, 10, nil, 20], on: demand, districtCount: 2)
    let outcome = try Coverage.measure(
      demand, weights: .area(of: demand), residents: spread,
      serviceArea: ServiceArea(supply: park, reaches: [50]), districtCount: 2, threads: 1)
    #expect(abs(outcome.covered.values[0] - (5000 + 3600)) < 1e-6)
    #expect(outcome.covered.values[1] == 0)
    #expect(abs(outcome.uncovered.values[0] - (5000 + 10_000 + 5000)) < 1e-6)
    #expect(outcome.uncovered.values[1] == 5000)
    // Half of the first block's 80 people, and half of 20 on either side of the border; the third block does not say.
    #expect(abs(outcome.uncoveredResidents.values[0] - 50) < 1e-6)
    #expect(outcome.uncoveredResidents.values[1] == 10)
    #expect(outcome.patches.patches.map(\.district) == [0, 0, 0, 1])
    #expect(outcome.patches.patches.map { $0.area.rounded() } == [5000, 10_000, 5000, 5000])
    #expect(outcome.patches.patches.map { $0.residents?.rounded() } == [40, nil, 10, 10])
    let first = outcome.patches.geometries.box(of: outcome.patches.patches[0].geometry)
    #expect(abs(first.minX - 150) < 1e-6 && abs(first.maxX - 200) < 1e-6)
  }

  /// Where little is to be within reach, the patches are what is.
  @Test func whatIsWithinReachMayBeThePatches() throws {
    let park = PlanarGeometries.rectangles([(0, 0, 100, 1000)])
    let demand = try Demand(
      .rectangles([(100, 100, 200, 200), (20, 300, 80, 360), (400, 100, 500, 200), (950, 0, 1050, 100)]),
      as: .land, districts: .twins(), threads: 1)
    let spread = ResidentsSpread(ofFeatures: [80, 10, nil, 20], on: demand, districtCount: 2)
    let outcome = try Coverage.measure(
      demand, weights: .area(of: demand), residents: spread,
      serviceArea: ServiceArea(supply: park, reaches: [50]), districtCount: 2, patches: .withinReach,
      threads: 1)
    // The sums are those of either side.
    #expect(abs(outcome.covered.values[0] - (5000 + 3600)) < 1e-6)
    #expect(abs(outcome.uncoveredResidents.values[0] - 50) < 1e-6)
    let patches = outcome.patches.patches
    #expect(patches.map(\.district) == [0, 0])
    #expect(patches.map { $0.area.rounded() } == [5000, 3600])
    #expect(patches.map { $0.residents?.rounded() } == [40, 10])
    let first = outcome.patches.geometries.box(of: patches[0].geometry)
    #expect(abs(first.minX - 100) < 1e-6 && abs(first.maxX - 150) < 1e-6)
    #expect(patches[0].centroid.x < 150)
  }

  @Test func peopleOnLandAreServedByTheShareOfTheLand() throws {
    let park = PlanarGeometries.rectangles([(0, 0, 100, 1000)])
    let demand = try Demand(
      .rectangles([(100, 100, 200, 200)]), as: .land, districts: .twins(), threads: 1)
    let weights = DemandWeights(perPiece: [80], unit: .residents)
    let outcome = try Coverage.measure(
      demand, weights: weights, residents: nil, serviceArea: ServiceArea(supply: park, reaches: [25]),
      districtCount: 2, threads: 1)
    #expect(abs(outcome.covered.values[0] - 20) < 1e-9)
    #expect(outcome.total.values == [80, 0])
  }

  @Test func anUnknownWeightIsInNoSum() throws {
    let (demand, _) = try street()
    let weights = DemandWeights(
      perPiece: (0..<12).map { $0 % 3 == 0 ? .nan : Double(1 << $0) }, unit: .residents)
    let outcome = try Coverage.measure(
      demand, weights: weights, residents: nil,
      serviceArea: ServiceArea(supply: .points([(350, 500)]), reaches: [100]), districtCount: 2, threads: 1)
    // Homes 2 to 4 are in reach, and home 3 does not say.
    #expect(outcome.covered.values == [0b1_0100, 0])
    #expect(outcome.unknownPieces.values == [4, 0])
    #expect(outcome.pieces.values == [10, 2])
    #expect(outcome.total.values == [1023 - 1 - 8 - 64 - 512, 3072])
  }

  @Test func nothingServesNobody() throws {
    let (demand, weights) = try street()
    let outcome = try Coverage.measure(
      demand, weights: weights, residents: nil, serviceArea: ServiceArea(supply: .points([]), reaches: []),
      districtCount: 2, threads: 1)
    #expect(outcome.covered.whole.value == 0)
    #expect(outcome.uncovered.values == [1023, 3072])
    let none = try Coverage.measure(
      try Demand(.points([]), as: .land, districts: .twins(), threads: 1),
      weights: DemandWeights(perPiece: [], unit: .residents), residents: nil,
      serviceArea: ServiceArea(supply: .points([]), reaches: []), districtCount: 2, threads: 4)
    #expect(none.total.whole.value == 0)
    #expect(none.patches.patches.isEmpty)
  }

  @Test func whatLiesOutsideIsSummedButNoPatch() throws {
    let demand = try Demand(.points([(-500, 0), (5000, 0)]), as: .land, districts: .twins(), threads: 1)
    let outcome = try Coverage.measure(
      demand, weights: DemandWeights(perPiece: [3, 4], unit: .residents), residents: nil,
      serviceArea: ServiceArea(supply: .points([(-400, 0)]), reaches: [100]), districtCount: 2, threads: 1)
    #expect(outcome.covered.outside.value == 3)
    #expect(outcome.uncovered.outside.value == 4)
    #expect(outcome.total.city.value == 0)
    #expect(outcome.patches.patches.isEmpty)
  }

  @Test(arguments: [11 as UInt64, 12, 13, 14])
  func lawsOfAnyTown(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let districts = Districts.twins()
    let demand = try Demand(
      .rectangles(
        (0..<300).map { _ in
          let x = random.number(-100...2000)
          let y = random.number(-100...1000)
          return (x, y, x + random.number(5...150), y + random.number(5...150))
        }), as: seed % 2 == 0 ? .land : .centroids, districts: districts, threads: 1)
    let supply = PlanarGeometries.rectangles(
      (0..<12).map { _ in
        let x = random.number(0...2000)
        let y = random.number(0...1000)
        return (x, y, x + random.number(5...150), y + random.number(5...150))
      })
    let reaches = (0..<12).map { _ -> Double? in
      random.whole(0...3) == 0 ? nil : random.number(20...300)
    }
    func measure(_ count: Int, threads: Int) throws -> CoverageOutcome {
      try Coverage.measure(
        demand, weights: .area(of: demand), residents: nil,
        serviceArea: ServiceArea(
          supply: supply.selecting(0..<count), reaches: Array(reaches.prefix(count))),
        districtCount: 2, threads: threads)
    }
    let outcome = try measure(12, threads: 1)
    for (covered, (uncovered, total)) in zip(
      outcome.covered.values, zip(outcome.uncovered.values, outcome.total.values))
    {
      #expect(abs(covered + uncovered - total) <= 1e-9 * total, "seed \(seed)")
      #expect(covered >= 0 && covered <= total, "seed \(seed)")
    }
    let patchArea = outcome.patches.patches.reduce(0) { $0 + $1.area }
    #expect(abs(patchArea - outcome.uncovered.city.value) <= 1e-6 * patchArea, "seed \(seed)")
    for threads in [2, 8] {
      let other = try measure(12, threads: threads)
      #expect(other.covered == outcome.covered, "seed \(seed), \(threads) threads")
      #expect(other.uncovered == outcome.uncovered)
      #expect(other.total == outcome.total)
      #expect(other.patches.patches == outcome.patches.patches)
      #expect(other.patches.geometries == outcome.patches.geometries)
    }
    var before = 0.0
    for count in 0...12 {
      let now = try measure(count, threads: 2).covered.whole.value
      #expect(now >= before - 1e-6, "seed \(seed), \(count) facilities")
      before = now
    }
  }
}
