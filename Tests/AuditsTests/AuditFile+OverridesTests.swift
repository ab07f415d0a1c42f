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

  @Test func aNumberMeansAtLeast() throws {
    #expect(try overridden("park-coverage: { target: 0.85 }")["park-coverage"]?.target == .atLeast(0.85))
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

  @Test(arguments: [
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
}
