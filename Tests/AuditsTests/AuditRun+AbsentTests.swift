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

  /// The audit file's own condition on the layer.
  private func filtered(_ line: String, layer: String = "parks") async throws -> AuditResult {
    var town = Town.desert
    town.lines[layer] = line
    town.indicators =
      Town.indicator(
        "it", target: "{ at_least: 0.1 }",
        "coverage: { demand: residential, weight: area, supply: parks, reach: { straight: { within: 300 } } }"
      )
      + Town.indicator(
        "markets", target: "{ at_least: 0.1 }",
        """
        coverage: { demand: buildings, weight: residents, supply: facilities, where: "kind = 'market'", \
        reach: { straight: { within: 300 } } }
        """)
    return try await town.audited()
  }

  @Test func aMisspeltPropertyOfTheLayersOwnCondition() async throws {
    let result = try await filtered(#"where: "nmae != 'Pocket'""#)
    let it = try #require(result[indicator: "it"])
    #expect(it.city.verdict == .unknown && it.city.value == nil)
    #expect(
      it.city.reason?.en
        == "no feature of 'parks' has the property 'nmae' that the audit file's where asks for "
        + "(nmae != 'Pocket')")
    let problem = try #require(result.problems.first { $0.kind == .missingField && $0.layer == "parks" })
    #expect(
      problem.message
        == "no feature has the field 'nmae' that 'where' asks for; did you mean 'name'? the features have: name"
    )
  }

  @Test func aMisspeltPropertyOfALayerThatPasses() async throws {
    let result = try await filtered(#"residents: people, where: "poeple != 4""#, layer: "buildings")
    #expect(result[indicator: "markets"]?.city.verdict == .unknown)
    #expect(result[indicator: "it"]?.city.value != nil)
    let problem = try #require(result.problems.first { $0.kind == .missingField })
    #expect(problem.message.contains("did you mean 'people'?"))
  }

  @Test func aValueThatNoFeatureHas() async throws {
    let result = try await filtered(#"where: "name = 'Srtip'""#)
    let problem = try #require(result.problems.first { $0.kind == .unmatchedValue })
    #expect(problem.severity == .warning && problem.field == "name" && problem.value == "Srtip")
    #expect(
      problem.message
        == "no feature's 'name' is 'Srtip', which 'where' asks for; did you mean 'Strip'? "
        + "the values are: West Park, Strip, Pocket")
  }

  @Test func aMisspeltKindOfTheAuditFile() async throws {
    let result = try await filtered("kind: knid", layer: "facilities")
    #expect(
      result.problems.contains {
        $0.kind == .missingField
          && $0.message.hasPrefix("no feature has the field 'knid'; did you mean 'kind'?")
      })
    let words = try await filtered(
      "kinds: { market: [supermarkt] , school: [school, lyceum] }", layer: "facilities")
    let found = words.problems.filter { $0.kind == .unmatchedValue }
    #expect(found.map(\.value) == ["supermarkt", "lyceum"])
    #expect(found.map(\.severity) == [.warning, .note])
    #expect(found.first?.message.contains("did you mean 'supermarket'?") == true)
  }

  /// To ask whether a property is there is no mistake where it never is.
  @Test func whatMayBeAbsentIsNoMistake() async throws {
    let result = try await audited("closed is null")
    #expect(result[indicator: "it"]?.city.value != nil)
    #expect(!result.problems.contains { $0.field == "closed" })
  }
}
