// A property that a condition compares and no feature has: no value, a reason, and a problem that says what there is.

import TestSupport
import Audits
import Layers
import Standards
import Testing

@Suite struct AuditRunAbsentTests {
  private func audited(_ condition: String) async throws -> AuditResult {
    var town = Town.desert
    town.indicators = Town.indicator(
      "it", target: "{ at_least: 0.1 }",
      "coverage: { demand: residential, weight: area, supply: parks, where: \"\(condition)\", reach: { straight: { within: 300 } } }"
    )
    return try await town.audited()
  }

  @Test func aMisspeltPropertyIsNoAnswer() async throws {
    let result = try await audited("nmae != 'Pocket'")
    let it = try #require(result[indicator: "it"])
    #expect(it.city.verdict == .unknown && it.city.value == nil)
    #expect(
      it.city.reason?.en
        == "no feature of 'parks' has the property 'nmae' that is asked for (nmae != 'Pocket')")
    #expect(it.districts.allSatisfy { $0.verdict == .unknown && $0.value == nil })
    #expect(result.problems.contains { $0.kind == .missingField && $0.field == "nmae" })
  }

  @Test func aPropertyThatSomeHaveIsOne() async throws {
    let result = try await audited("name != 'Pocket'")
    #expect(result[indicator: "it"]?.city.value != nil)
  }

  /// To ask whether a property is there is no mistake where it never is.
  @Test func whatMayBeAbsentIsNoMistake() async throws {
    let result = try await audited("closed is null")
    #expect(result[indicator: "it"]?.city.value != nil)
    #expect(!result.problems.contains { $0.field == "closed" })
  }
}
