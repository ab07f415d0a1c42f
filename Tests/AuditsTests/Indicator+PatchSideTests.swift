// Where little is to be within reach, what is within reach is what is listed, drawn and found.

import Audits
import Measures
import Planar
import Standards
import TestSupport
import Testing

@Suite struct IndicatorPatchSideTests {
  /// Homes around one facility, at least or at most so many of them within 300 m of it.
  private func audited(_ demand: String, weight: String, target: String) async throws -> AuditResult {
    var town = Town.desert
    town.indicators = Town.indicator(
      "gap", target: target,
      """
      coverage: { demand: \(demand), weight: \(weight), supply: facilities, where: "kind = 'bazaar'", \
      reach: { straight: { within: 310 } } }
      """)
    town.lines["facilities"] = nil
    return try await town.audited()
  }

  @Test(arguments: ["{ at_most: 0 }", "{ less_than: 0.01 }"])
  func placesWithinReachAreTheFault(target: String) async throws {
    let result = try await audited("buildings", weight: "residents", target: target)
    let gap = try #require(result[indicator: "gap"])
    // Of the homes only those of 8 and of 16 people stand within 310 m of (1350, 450).
    #expect(gap.city.verdict == .short && (gap.city.shortfall?.value ?? 0) > 15)
    #expect(gap.indicator.patchSide == .withinReach)
    #expect(gap.patches.map(\.residents) == [16])
    let found = result.findings.filter { $0.kind == .reachedPatch }
    #expect(found.map(\.residents) == [16])
    #expect(found.first?.statement.en.hasPrefix("Within reach in gap in East: 100\u{A0}m²") == true)
    #expect(found.first?.statement.zh.hasPrefix("East“gap”范围内：") == true)
    #expect(!result.findings.contains { $0.kind == .uncoveredPatch })
  }

  @Test func landWithinReachIsCutOut() async throws {
    let result = try await audited("residential", weight: "area", target: "{ at_most: 0 }")
    let gap = try #require(result[indicator: "gap"])
    let covered = try #require(gap.city.numerator)
    #expect(covered > 0 && gap.patches.count == 1)
    let patch = try #require(gap.patches.first)
    #expect(abs((patch.area ?? 0) - covered) < 1e-6)
    // The outline is drawn to 5 cm.
    #expect(abs(gap.patchGeometries.area(of: patch.geometry) - covered) < 0.05 * 800)
    #expect((patch.distanceToSupply ?? .infinity) < 310)
  }

  @Test func muchWantedIsAsEver() async throws {
    let result = try await audited("buildings", weight: "residents", target: "{ at_least: 1 }")
    let gap = try #require(result[indicator: "gap"])
    #expect(gap.indicator.patchSide == .outOfReach)
    let residents = gap.patches.compactMap(\.residents).reduce(0, +)
    #expect(residents == 47)
    #expect(!result.findings.contains { $0.kind == .reachedPatch })
  }
}
