// A standard that extends another states only what differs.

import Measures
import Standards
import Testing

struct StandardExtendingTests {
  private func city(_ lines: String) throws -> Standard {
    try Standard(yaml: "id: city\ntitle: { en: City, zh: 市 }\nextends: core\n\(lines)", file: "city.yaml")
  }

  private func faults(_ lines: String) -> [String] {
    do {
      _ = try city(lines)
      return []
    } catch {
      return (error as? DocumentFaults)?.faults.map(\.description) ?? ["\(error)"]
    }
  }

  @Test func theBaseComesFirstInItsOrder() throws {
    let core = try #require(Standard.shipped("core"))
    let standard = try city(
      """
      leave_out: [life-circle-15, toilet-coverage]
      indicators:
        - { id: bins, name: Bins, measure: { spacing: { supply: bins, within: 100 } } }
        - { id: toilet-spacing, target: { at_least: 0.7 } }
        - { id: park-coverage, points: 2 }
      """)
    #expect(standard.id == "city")
    #expect(standard.title == LocalizedText(en: "City", zh: "市"))
    #expect(
      standard.indicators.map(\.id) == [
        "park-coverage", "shelter-area-per-capita", "toilet-spacing", "toilet-density",
        "park-area-per-capita", "shelter-coverage", "market-coverage", "transit-coverage", "bins",
      ])
    var park = try #require(core["park-coverage"])
    park.points = Points(2)
    #expect(standard["park-coverage"] == park)
    var toilets = try #require(core["toilet-spacing"])
    // The source speaks of the base's target.
    toilets.sourced = SourcedRule(target: toilets.target, measure: toilets.measure)
    toilets.target = .atLeast(0.7)
    #expect(standard["toilet-spacing"] == toilets)
    #expect(standard["market-coverage"] == core["market-coverage"])
  }

  @Test func aKeyThatIsGivenReplacesTheBasesWhole() throws {
    let standard = try city(
      """
      indicators:
        - id: park-coverage
          item: { series: evaluation, number: 3 }
          name: { zh: 公园 }
          measure: { coverage: { demand: homes, weight: residents, supply: parks, reach: { walk: { within: 400 } } } }
          target: null
          points: { full: 1, floor: 0.5 }
          department: Parks
          source: { clause: "City rules, 3", confidence: seen-A }
      """)
    let park = try #require(standard["park-coverage"])
    #expect(park.item == Item(series: .evaluation, number: 3, folder: "评价项第3条"))
    #expect(park.name == LocalizedText(en: "公园", zh: "公园"))
    #expect(
      park.measure
        == .coverage(
          CoverageDefinition(
            demand: LayerSelection(layer: "homes"), weight: .residents,
            supply: LayerSelection(layer: "parks"),
            reach: Reach(.walk, within: 400))))
    #expect(park.target == nil)
    #expect(park.points == Points(1, floor: 0.5))
    #expect(park.department == LocalizedText(en: "Parks", zh: "Parks"))
    #expect(park.source == Source(clause: "City rules, 3", confidence: .seenA))
  }

  @Test func withoutIndicatorsOfItsOwnItIsTheBaseUnderAnotherName() throws {
    let core = try #require(Standard.shipped("core"))
    #expect(try city("").indicators == core.indicators)
    #expect(try city("indicators: []").indicators == core.indicators)
    #expect(try city("leave_out: []").indicators == core.indicators)
  }

  @Test(arguments: [
    (
      "leave_out: [park-covrage]",
      "city.yaml:4:13: the standard 'core' has no indicator 'park-covrage'; did you mean 'park-coverage'?"
    ),
    (
      "leave_out: [benches]",
      "city.yaml:4:13: the standard 'core' has no indicator 'benches'; take it out of leave_out"
    ),
    (
      "indicators:\n  - { id: park-covrage, target: { at_least: 0.9 } }",
      "city.yaml:5:11: the standard 'core' has no indicator 'park-covrage'; did you mean 'park-coverage'?"
    ),
    (
      "indicators:\n  - { id: benches, target: { at_least: 0.9 } }",
      "city.yaml:5:11: the standard 'core' has no indicator 'benches'; "
        + "add name: … and measure: … for one of your own"
    ),
    (
      "indicators:\n  - id: park-coverage",
      "city.yaml:5:5: the indicator 'park-coverage' changes nothing; "
        + "add what differs, such as target: …, or take it out"
    ),
    (
      "leave_out: [toilet-spacing]\nindicators:\n  - { id: toilet-spacing, points: 1 }",
      "city.yaml:6:11: 'toilet-spacing' is left out in line 4 and stated here; "
        + "take it out of leave_out, or give this one another id"
    ),
    (
      "indicators:\n  - { id: park-coverage, target: { at_least: 90 } }",
      "city.yaml:5:34: the target of a coverage is a share from 0 to 1, and is 90; write 0.9 for 90 %"
    ),
    (
      "indicators:\n  - { id: park-coverage, points: { full: 1, linear: { zero_at: 0.8 } } }",
      "city.yaml:5:64: zero_at must be below the target 0.8, and is 0.8; "
        + "give the value at which no point is left"
    ),
    (
      "indicators:\n  - { id: toilet-spacing, points: { full: 1, linear: { zero_at: 0.8 } } }",
      "city.yaml:5:35: these points are counted from the target, and there is none; "
        + "add target: { at_least: … }, or write points: 1 for all or nothing"
    ),
  ])
  func mistakes(lines: String, message: String) {
    #expect(faults(lines) == [message])
  }
}
