// What of a rule is the city's own, by overrides and by standards that extend others.

import Measures
import Standards
import Testing

@testable import Audits

@Suite struct IndicatorChangesTests {
  private func city(_ lines: String) throws -> Standard {
    try Standard(yaml: "id: city\ntitle: City\nextends: core\n\(lines)", file: "city.yaml")
  }

  private func overridden(_ overrides: String, of standard: Standard) throws -> Standard {
    try AuditFile(
      yaml: "city: A\nstandard: core\nlayers: { districts: { path: d.geojson } }\noverrides:\n  \(overrides)",
      file: "audit.yaml"
    ).applyingOverrides(to: standard)
  }

  @Test func whatStaysAsItWasIsTheStandards() throws {
    let core = try #require(Standard.shipped("core"))
    for indicator in core.indicators { #expect(indicator.changes == nil) }
    let extended = try city("indicators: [{ id: park-coverage, points: 2 }]")
    #expect(extended["park-coverage"]?.changes == nil)
    // The same target again changes nothing.
    let same = try overridden("park-coverage: { target: { more_than: 0.8 } }", of: core)
    #expect(same["park-coverage"]?.changes == nil)
  }

  @Test func anOverrideKeepsTheStandardsNumbers() throws {
    let core = try #require(Standard.shipped("core"))
    let changed = try overridden(
      "toilet-coverage: { within: 250, target: { at_least: 0.5 } }", of: core)
    let before = try #require(core["toilet-coverage"])
    let changes = try #require(changed["toilet-coverage"]?.changes)
    #expect(changes.changesTarget && changes.target == before.target)
    #expect(changes.parameters.map(\.name) == ["reach"])
    let reach = try #require(changes.parameters.first)
    #expect(reach.standard != reach.own)
    #expect("\(reach.own)".contains("250") && !"\(reach.standard)".contains("250"))
    let without = try overridden("park-coverage: { target: null }", of: core)
    #expect(without["park-coverage"]?.changes?.changesTarget == true)
    #expect(without["park-coverage"]?.changes?.target == .moreThan(0.8))
  }

  @Test func aStandardThatExtendsKeepsTheBasesNumbersUnlessItGivesItsSource() throws {
    let lines = """
      indicators:
        - { id: park-coverage, target: { at_least: 0.9 } }
        - id: toilet-spacing
          target: { at_least: 0.7 }
          source: { clause: City rules 7, confidence: seen-A }
      """
    let extended = try city(lines)
    #expect(extended["park-coverage"]?.changes?.target == .moreThan(0.8))
    #expect(extended["toilet-spacing"]?.changes == nil)
    // Over both, the source is still that of the first.
    let twice = try overridden("park-coverage: { target: 0.95 }", of: extended)
    #expect(twice["park-coverage"]?.changes?.target == .moreThan(0.8))
    #expect(twice["park-coverage"]?.target == .atLeast(0.95))
    let own = try overridden("toilet-spacing: { target: 0.6 }", of: extended)
    #expect(own["toilet-spacing"]?.changes?.target == .atLeast(0.7))
    // Back at the standard's, nothing is changed.
    let back = try overridden("park-coverage: { target: { more_than: 0.8 } }", of: extended)
    #expect(back["park-coverage"]?.changes == nil)
  }
}
