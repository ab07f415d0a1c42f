// A city's changes to its standard.

import Audits
import Measures
import Standards
import Testing

struct AuditFileOverridesTests {
  private func overridden(_ overrides: String) throws -> Standard {
    try AuditFile(
      yaml: "city: A\nstandard: core\nlayers: { districts: { path: d.geojson } }\noverrides:\n  \(overrides)",
      file: "audit.yaml"
    ).loadStandard()
  }

  private func fault(_ overrides: String) -> String {
    do {
      _ = try overridden(overrides)
      return "no fault"
    } catch {
      return "\(error)"
    }
  }

  @Test func withoutOverridesTheStandardIsTheShippedOne() throws {
    let file = try AuditFile(
      yaml: "city: A\nstandard: core\nlayers: { districts: { path: d.geojson } }", file: "audit.yaml")
    #expect(try file.loadStandard() == Standard.shipped("core"))
  }

  @Test(arguments: [
    ("at_least", Target.atLeast(0.3)), ("more_than", .moreThan(0.3)), ("at_most", .atMost(0.3)),
    ("less_than", .lessThan(0.3)),
  ])
  func aNumberKeepsTheComparison(word: String, target: Target) throws {
    #expect(try overridden("park-coverage: { target: 0.85 }")["park-coverage"]?.target == .moreThan(0.85))
    let standard = try Standard(
      yaml: """
        id: s
        title: S
        indicators:
          - { id: a, name: A, measure: { spacing: { supply: t, within: 5 } }, target: { \(word): 0.5 } }
        """, file: "s.yaml")
    let changed = try AuditFile(
      yaml: """
        city: A
        standard: ./s.yaml
        layers: { districts: { path: d.geojson } }
        overrides: { a: { target: 0.3 } }
        """, file: "audit.yaml"
    ).applyingOverrides(to: standard)
    #expect(changed["a"]?.target == target)
    #expect(changed["a"]?.sourced?.target?.number == 0.5)
  }

  @Test func aNumberWithoutAComparisonIsRefused() throws {
    let standard = try Standard(
      yaml: """
        id: s
        title: S
        indicators:
          - { id: a, name: A, measure: { reported: {} }, target: { rising: true } }
          - { id: b, name: B, measure: { reported: {} }, target: { is: yes } }
          - { id: c, name: C, measure: { reported: {} } }
        """, file: "s.yaml")
    let file = try AuditFile(
      yaml: """
        city: A
        standard: ./s.yaml
        layers: { districts: { path: d.geojson } }
        overrides: { a: { target: 5 }, b: { target: 1 }, c: { target: 0.3 } }
        """, file: "audit.yaml")
    let error = #expect(throws: DocumentFaults.self) { try file.applyingOverrides(to: standard) }
    func remedy(_ number: String) -> String {
      "; write target: { at_least: \(number) }, or more_than, at_most or less_than"
    }
    #expect(
      error?.faults.map(\.description) == [
        "audit.yaml:4:14: the number 5 does not say how it compares with a, whose target is 'rising'"
          + remedy("5"),
        "audit.yaml:4:32: the number 1 does not say how it compares with b, whose target is 'is'"
          + remedy("1"),
        "audit.yaml:4:50: the number 0.3 does not say how it compares with c, which has no target"
          + remedy("0.3"),
      ])
  }

  @Test func aTargetMaySayHowItComparesOrGo() throws {
    #expect(
      try overridden("park-coverage: { target: { more_than: 0.9 } }")["park-coverage"]?.target
        == .moreThan(0.9))
    #expect(try overridden("park-coverage: { target: null }")["park-coverage"]?.target == nil)
    #expect(
      try overridden("toilet-spacing: { within: 400 }")["park-coverage"]?.target == .moreThan(0.8))
  }

  @Test func onlyTheNamedParametersChange() throws {
    let changed = try overridden("toilet-coverage: { within: 250 }")
    // The name must not promise the standard's distance.
    #expect(
      changed["toilet-coverage"]?.name.en.replacing("\u{A0}", with: " ").hasSuffix(
        "(changed here: within 250 m)") == true)
    guard case .coverage(let coverage)? = changed["toilet-coverage"]?.measure else {
      Issue.record("toilet-coverage is not a coverage")
      return
    }
    #expect(coverage.reach == Reach(.straight, within: 250))
    var unchanged = changed
    unchanged.indicators.removeAll { $0.id == "toilet-coverage" }
    var core = try #require(Standard.shipped("core"))
    core.indicators.removeAll { $0.id == "toilet-coverage" }
    #expect(unchanged == core)
    guard
      case .provision(let provision)? = try overridden("shelter-area-per-capita: { min_area: 4000 }")[
        "shelter-area-per-capita"]?.measure
    else {
      Issue.record("shelter-area-per-capita is not a provision")
      return
    }
    #expect(provision.minArea == 4000)
  }

  @Test func pointsAreReplacedWhole() throws {
    #expect(try overridden("park-coverage: { points: 2 }")["park-coverage"]?.points == Points(2))
    #expect(
      try overridden("park-coverage: { points: { full: 1, linear: { zero_at: 0.5 } } }")["park-coverage"]?
        .points
        == Points(1, deduction: .linear(zeroAt: 0.5)))
    // The target is the one of the same override.
    #expect(
      try overridden(
        "park-coverage: { target: 0.9, points: { full: 1, linear: { zero_at: 0.85 } } }")["park-coverage"]?
        .points == Points(1, deduction: .linear(zeroAt: 0.85)))
    let standard = try Standard(
      yaml: """
        id: s
        title: S
        indicators:
          - id: a
            name: A
            measure: { spacing: { supply: t, within: 5 } }
            target: { at_least: 0.9 }
            points: { full: 1, linear: { zero_at: 0.5 } }
        """, file: "s.yaml")
    func changed(_ override: String) throws -> Indicator? {
      try AuditFile(
        yaml:
          "city: A\nstandard: core\nlayers: { districts: { path: d.geojson } }\noverrides: { a: { \(override) } }",
        file: "audit.yaml"
      ).applyingOverrides(to: standard)["a"]
    }
    #expect(try changed("points: null")?.points == nil)
    #expect(try changed("target: 0.8")?.points == Points(1, deduction: .linear(zeroAt: 0.5)))
    // Without a target they are unknown, and need not be taken away.
    #expect(try changed("target: null")?.points == Points(1, deduction: .linear(zeroAt: 0.5)))
    let error = #expect(throws: DocumentFaults.self) { try changed("target: 0.4") }
    #expect(
      error?.description
        == "audit.yaml:4:14: a: zero_at must be below the target 0.4, and is 0.5; "
        + "give the value at which no point is left")
  }

  @Test(arguments: [
    (
      "toilet-spacing: { points: { full: 1, linear: { zero_at: 0.5 } } }",
      "audit.yaml:5:3: toilet-spacing: these points are counted from the target, and there is none; "
        + "add target: { at_least: … }, or write points: 1 for all or nothing"
    ),
    (
      "park-covrage: { target: 0.85 }",
      "audit.yaml:5:3: the standard 'core' has no indicator 'park-covrage'; did you mean 'park-coverage'? "
        + "(keys: park-coverage, shelter-area-per-capita, life-circle-15, toilet-spacing, toilet-coverage, "
        + "toilet-density, park-area-per-capita, shelter-coverage, market-coverage, transit-coverage)"
    ),
    (
      "park-coverage: { target: 85 }",
      "audit.yaml:5:3: the target of a coverage is a share from 0 to 1, and is 85; write 0.85 for 85 %"
    ),
    (
      "park-coverage: { within: 300 }",
      "audit.yaml:5:3: park-coverage has no single distance to override; "
        + "copy the standard to a file of your own and change the distances there"
    ),
    (
      "toilet-spacing: { min_area: 300 }",
      "audit.yaml:5:3: toilet-spacing has no single least area to override; "
        + "copy the standard to a file of your own and change the areas there"
    ),
  ])
  func whatCannotBeAppliedIsSaid(overrides: String, message: String) {
    #expect(fault(overrides) == message)
  }

  // MARK: - Reach on foot, reaches side by side, spacing along streets

  private func rules(_ measure: String, _ override: String) throws -> Indicator? {
    let standard = try Standard(
      yaml: "id: s\ntitle: S\nindicators:\n  - { id: a, name: { en: A, zh: 甲 }, measure: { \(measure) } }",
      file: "s.yaml")
    return try AuditFile(
      yaml:
        "city: A\nstandard: core\nlayers: { districts: { path: d.geojson } }\noverrides: { a: { \(override) } }",
      file: "audit.yaml"
    ).applyingOverrides(to: standard)["a"]
  }

  private func coverage(_ reach: String, _ override: String) throws -> CoverageDefinition? {
    let measure = "coverage: { demand: d, weight: area, supply: s, reach: \(reach) }"
    guard case .coverage(let coverage)? = try rules(measure, override)?.measure else { return nil }
    return coverage
  }

  @Test(arguments: [
    ("{ walk: { within: 500 } }", [Reach(.walk, within: 300)]),
    // Metres that a city states are no minutes of the standard's.
    ("{ walk: { minutes: 10, speed: 75 } }", [Reach(.walk, within: 300)]),
    (
      "[ { walk: { within: 500 } }, { straight: { within: 500 } } ]",
      [Reach(.walk, within: 300), Reach(.straight, within: 500)]
    ),
    (
      "[ { straight: { within: 500 } }, { walk: { tiers: [ { within: 100 }, { min_area: 9, within: 200 } ] } } ]",
      [
        Reach(.straight, within: 300),
        Reach(.walk, tiers: [ReachTier(minArea: 9, within: 200), ReachTier(within: 100)]),
      ]
    ),
  ])
  func theDistanceIsThatOfTheDecidingReach(yaml: String, reaches: [Reach]) throws {
    #expect(try coverage(yaml, "within: 300")?.reaches == reaches)
  }

  @Test func theLeastAreaIsThatOfAllReaches() throws {
    #expect(
      try coverage("[ { walk: { within: 500 } }, { straight: { within: 300 } } ]", "min_area: 400")?.reaches
        == [
          Reach(.walk, tiers: [ReachTier(minArea: 400, within: 500)]),
          Reach(.straight, tiers: [ReachTier(minArea: 400, within: 300)]),
        ])
  }

  @Test func theNameSaysHowTheDistanceIsMeasured() throws {
    func name(_ measure: String) throws -> String? {
      let name = try rules(measure, "within: 300")?.name
      return name.map { "\($0.en) | \($0.zh)" }?.replacing("\u{A0}", with: " ")
    }
    let coverage = "coverage: { demand: d, weight: area, supply: s, reach: "
    #expect(
      try name("\(coverage){ walk: { within: 500 } } }")
        == "A (changed here: within 300 m on foot) | 甲（本审计改为沿街步行 300 m）")
    #expect(
      try name("\(coverage){ straight: { within: 500 } } }")
        == "A (changed here: within 300 m) | 甲（本审计改为半径 300 m）")
    #expect(
      try name("spacing: { supply: t, along: s, within: 500 }")
        == "A (changed here: within 300 m along streets) | 甲（本审计改为沿街间距 300 m）")
    #expect(
      try name("spacing: { supply: t, within: 500 }")
        == "A (changed here: within 300 m) | 甲（本审计改为半径 300 m）")
  }

  @Test(arguments: ["within: 500", "norms: { commercial: 500 }"])
  func aSingleNormAlongStreetsIsReplaced(norm: String) throws {
    guard
      case .spacing(let spacing)? = try rules("spacing: { supply: t, along: s, \(norm) }", "within: 300")?
        .measure
    else {
      Issue.record("not a spacing")
      return
    }
    #expect(spacing.along?.norms.map(\.within) == [300])
    #expect(spacing.along?.norms.first?.className == (norm.hasPrefix("norms") ? "commercial" : nil))
  }

  @Test(arguments: [
    (
      "spacing: { supply: t, along: s, norms: { a: 1, b: 2 } }", "within: 300",
      "audit.yaml:4:14: a has no single distance to override: it has norms for 2 classes of street; "
        + "copy the standard to a file of your own and change the distances there"
    ),
    (
      "coverage: { demand: d, weight: area, supply: s, reach: [ { walk: { tiers: [ { within: 1 }, "
        + "{ min_area: 5, within: 2 } ] } }, { straight: { within: 3 } } ] }", "within: 300",
      "audit.yaml:4:14: a has no single distance to override; "
        + "copy the standard to a file of your own and change the distances there"
    ),
    (
      "coverage: { demand: d, weight: area, supply: s, reach: [ { straight: { within: 3 } }, { walk: { tiers: "
        + "[ { within: 1 }, { min_area: 5, within: 2 } ] } } ] }", "min_area: 300",
      "audit.yaml:4:14: a has no single least area to override; "
        + "copy the standard to a file of your own and change the areas there"
    ),
  ])
  func severalDistancesAreSaid(measure: String, override: String, message: String) {
    let error = #expect(throws: DocumentFaults.self) { try rules(measure, override) }
    #expect(error?.description == message)
  }
}
