// Places that pass through in batches come to what they come to when they are held.

import Measures
import Planar
import TestSupport
import Testing

@Suite struct CoverageTallyTests {
  @Test(arguments: [1, 2, 3, 4] as [UInt64], PeopleSource.allCases)
  func comesToWhatIsHeld(seed: UInt64, source: PeopleSource) throws {
    let town = PassedTown(seed: seed)
    let (demand, spread) = try town.held(source)
    var random = SplitMix64(seed: seed &* 1000)
    let people = town.passed(source, .residents, using: &random).total.amounts
    for weight in PassedTown.Weight.allCases {
      let name = "seed \(seed), \(source), \(weight)"
      let weights = town.weights(weight, demand, spread)
      let passed = town.passed(source, weight, using: &random)
      let worth = town.worth(source, weight, of: passed, residents: people)
      expectEqual(worth.notPlaced, spread.notPlaced, "\(name), not placed")

      let held = try Coverage.measure(
        demand, weights: weights, residents: spread, serviceArea: town.supply[0],
        districtCount: town.districts.count, threads: 1)
      expectEqual(passed.coverage.covered(worth.weight), held.covered, "\(name), covered early")
      let coverage = passed.coverage.outcome(
        of: passed.demand, total: passed.total, worth: worth.weight, residents: worth.residents)
      expectEqual(coverage.covered, held.covered, "\(name), covered")
      expectEqual(coverage.uncovered, held.uncovered, "\(name), uncovered")
      expectEqual(coverage.total, held.total, "\(name), total")
      expectEqual(coverage.uncoveredResidents, held.uncoveredResidents, "\(name), uncovered residents")
      #expect(coverage.unknownPieces == held.unknownPieces, "\(name)")
      #expect(coverage.pieces == held.pieces, "\(name)")
      expectEqual(coverage.patches, held.patches, name)

      let heldCircle = try LifeCircle.measure(
        demand, weights: weights, residents: spread, categories: town.supply,
        districtCount: town.districts.count, threads: 1)
      let circle = passed.circle.outcome(
        of: passed.demand, total: passed.total, worth: worth.weight, residents: worth.residents)
      expectEqual(circle.complete, heldCircle.complete, "\(name), complete")
      expectEqual(circle.incomplete, heldCircle.incomplete, "\(name), incomplete")
      expectEqual(circle.total, heldCircle.total, "\(name), circle's total")
      expectEqual(circle.categoriesMet, heldCircle.categoriesMet, "\(name), categories met")
      for (one, other) in zip(circle.reached, heldCircle.reached) {
        expectEqual(one, other, "\(name), reached")
      }
      expectEqual(circle.uncoveredResidents, heldCircle.uncoveredResidents, "\(name), circle's residents")
      #expect(circle.unknownPieces == heldCircle.unknownPieces, "\(name)")
      #expect(circle.pieces == heldCircle.pieces, "\(name)")
      expectEqual(circle.patches, heldCircle.patches, "\(name), circle")

      // The weights that nobody knows, and how much land they stand on.
      var unknown = DistrictSums(districtCount: town.districts.count)
      var unknownSize = unknown
      for piece in 0..<demand.count where weights.perPiece[piece].isNaN {
        unknown.add(1, to: Int(demand.districts[piece]))
        unknownSize.add(demand.areas[piece] > 0 ? demand.areas[piece] : 1, to: Int(demand.districts[piece]))
      }
      #expect(passed.total.unknownPlaces(worth.weight) == unknown, "\(name)")
      expectEqual(passed.total.unknownSize(worth.weight), unknownSize, "\(name), unknown size")
      // Some but not all is covered, and some but not all is known.
      if source != .nobody || weight != .residents {
        #expect(held.covered.whole.value > 0 && held.uncovered.whole.value > 0, "\(name)")
        #expect(!held.patches.patches.isEmpty, "\(name)")
      }
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64], PeopleSource.allCases)
  func comesToWhatIsHeldOnFootToo(seed: UInt64, source: PeopleSource) throws {
    let town = PassedTown(seed: seed)
    let (demand, spread) = try town.held(source)
    let streets = try WalkedDemand(demand, linker: town.streets, frontage: 30, threads: 1)
    var random = SplitMix64(seed: seed &* 1000)
    let people = town.passed(source, .residents, using: &random).total.amounts
    for weight in PassedTown.Weight.allCases {
      let name = "seed \(seed), \(source), \(weight)"
      let weights = town.weights(weight, demand, spread)
      let passed = town.passed(source, weight, using: &random)
      let worth = town.worth(source, weight, of: passed, residents: people)
      let held = try Coverage.measure(
        demand, weights: weights, residents: spread, streets: streets, supply: town.walkedSupply[0],
        districtCount: town.districts.count, threads: 1)
      let coverage = passed.walked.outcome(
        of: passed.demand, total: passed.total, worth: worth.weight, residents: worth.residents)
      expectEqual(coverage.covered, held.covered, "\(name), covered")
      expectEqual(coverage.uncovered, held.uncovered, "\(name), uncovered")
      expectEqual(coverage.unlinked, held.unlinked, "\(name), unlinked")
      expectEqual(coverage.total, held.total, "\(name), total")
      expectEqual(coverage.uncoveredResidents, held.uncoveredResidents, "\(name), uncovered residents")
      expectEqual(coverage.patches, held.patches, name)
      let heldCircle = try LifeCircle.measure(
        demand, weights: weights, residents: spread, streets: streets, categories: town.walkedSupply,
        districtCount: town.districts.count, threads: 1)
      let circle = passed.walkedCircle.outcome(
        of: passed.demand, total: passed.total, worth: worth.weight, residents: worth.residents)
      expectEqual(circle.complete, heldCircle.complete, "\(name), complete")
      expectEqual(circle.incomplete, heldCircle.incomplete, "\(name), incomplete")
      expectEqual(circle.unlinked, heldCircle.unlinked, "\(name), circle's unlinked")
      expectEqual(circle.categoriesMet, heldCircle.categoriesMet, "\(name), categories met")
      for (one, other) in zip(circle.reached, heldCircle.reached) {
        expectEqual(one, other, "\(name), reached")
      }
      expectEqual(circle.uncoveredResidents, heldCircle.uncoveredResidents, "\(name), circle's residents")
      expectEqual(circle.patches, heldCircle.patches, "\(name), circle")
      // Some but not all is linked, and some of that is covered.
      if source == .field || weight != .residents {
        #expect(held.unlinked.whole.value > 0 && held.covered.whole.value > 0, "\(name)")
        #expect(held.uncovered.whole.value > 0, "\(name)")
      }
    }
  }

  @Test(arguments: [5, 6] as [UInt64]) func anySplitGivesTheSameBits(seed: UInt64) {
    let town = PassedTown(seed: seed)
    var random = SplitMix64(seed: seed)
    func outcome(_ weight: PassedTown.Weight) -> CoverageOutcome {
      let people = town.passed(.cells, .residents, using: &random).total.amounts
      let passed = town.passed(.cells, weight, using: &random)
      let worth = town.worth(.cells, weight, of: passed, residents: people)
      return passed.coverage.outcome(
        of: passed.demand, total: passed.total, worth: worth.weight, residents: worth.residents)
    }
    for weight in PassedTown.Weight.allCases {
      let first = outcome(weight)
      for _ in 0..<3 {
        let other = outcome(weight)
        #expect(bits(other.covered) == bits(first.covered), "seed \(seed), \(weight)")
        #expect(bits(other.uncovered) == bits(first.uncovered), "seed \(seed), \(weight)")
        #expect(bits(other.uncoveredResidents) == bits(first.uncoveredResidents), "seed \(seed), \(weight)")
        #expect(other.patches.patches == first.patches.patches, "seed \(seed), \(weight)")
        #expect(other.patches.geometries == first.patches.geometries, "seed \(seed), \(weight)")
      }
    }
  }

  private func bits(_ sums: DistrictSums) -> [UInt64] {
    (sums.values + [sums.outside.value]).map(\.bitPattern)
  }
}

/// Expects two sums to be the same to a thousand-millionth.
func expectEqual(
  _ one: DistrictSums, _ other: DistrictSums, _ name: String, location: SourceLocation = #_sourceLocation
) {
  let pairs = zip(one.values + [one.outside.value], other.values + [other.outside.value])
  for (district, (a, b)) in pairs.enumerated() {
    #expect(
      abs(a - b) <= 1e-9 * max(1, abs(b)), "\(name), district \(district): \(a) against \(b)",
      sourceLocation: location)
  }
}

/// Expects two sets of patches to be the same, with the same people to a thousand-millionth.
func expectEqual(
  _ one: UncoveredPatches, _ other: UncoveredPatches, _ name: String,
  location: SourceLocation = #_sourceLocation
) {
  #expect(one.geometries == other.geometries, "\(name)", sourceLocation: location)
  #expect(one.squareSide == other.squareSide, "\(name)", sourceLocation: location)
  #expect(one.patches.count == other.patches.count, "\(name)", sourceLocation: location)
  for (a, b) in zip(one.patches, other.patches) {
    #expect(
      a.district == b.district && a.features == b.features && a.geometry == b.geometry
        && a.centroid == b.centroid, "\(name)", sourceLocation: location)
    #expect(abs(a.area - b.area) <= 1e-9 * max(1, b.area), "\(name)", sourceLocation: location)
    #expect((a.residents == nil) == (b.residents == nil), "\(name)", sourceLocation: location)
    #expect(
      abs((a.residents ?? 0) - (b.residents ?? 0)) <= 1e-9 * max(1, b.residents ?? 0), "\(name)",
      sourceLocation: location)
  }
}
