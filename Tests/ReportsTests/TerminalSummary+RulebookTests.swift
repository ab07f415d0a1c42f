// A rulebook of many indicators on the terminal: by series, by district, and what is missing apart.

import Audits
import Layers
import Measures
import Standards
import Testing

@testable import Reports

struct TerminalSummaryRulebookTests {
  /// The fixture's three indicators, nine times over under other ids; and two that are reported, one of them not yet.
  private func rulebook() throws -> AuditResult {
    var result = try Jianghai.result()
    let indicators = result.indicators
    result.indicators = (1...9).flatMap { number in
      indicators.enumerated().map { place, indicator in
        var copy = indicator
        copy.indicator.id = "\(indicator.indicator.id)-\(number)"
        copy.indicator.item =
          place == 2
          ? nil : Item(series: place == 0 ? .basic : .evaluation, number: number, folder: "f\(number)")
        return copy
      }
    }
    for (id, value) in [("platform", Double?.none), ("safety", 0.93)] {
      result.indicators.append(
        IndicatorResult(
          indicator: Indicator(
            id: id, item: Item(series: .basic, number: 20, folder: "f20"),
            name: LocalizedText(en: id, zh: id),
            measure: .reported(ReportedDefinition(unit: "share")), target: .atLeast(0.9)),
          unit: .share, numeratorUnit: .share, denominatorUnit: .share,
          city: PlaceResult(
            districtID: nil, name: "Jianghai", value: value, verdict: value == nil ? .unknown : .met),
          districts: result.indicators[0].districts.map {
            PlaceResult(districtID: $0.districtID, name: $0.name)
          }))
    }
    return result
  }

  @Test(arguments: [60, 80, 100, 140])
  func linesKeepToTheWidth(columns: Int) throws {
    let text = TerminalSummary(width: columns, folder: "out").text(of: try rulebook())
    for line in text.split(separator: "\n") { #expect(String(line).displayWidth <= columns, "\(line)") }
    #expect(!text.unicodeScalars.contains("\u{1B}"))
  }

  @Test func theSeriesStandApartWithTheirVerdicts() throws {
    let text = TerminalSummary(width: 100).text(of: try rulebook())
    #expect(text.contains("Basic items: 1 met, 9 short, 1 without a value\nItem  Indicator"))
    #expect(text.contains("\nEvaluation items: 9 without a value\n"))
    #expect(text.contains("\nWithout a series: 9 met\n"))
    #expect(text.contains("\n  20  safety"))
  }

  @Test func districtsWithTheMostShortfallsComeFirst() throws {
    let lines = TerminalSummary(width: 100).text(of: try rulebook()).split(separator: "\n").map(String.init)
    let head = try #require(lines.firstIndex { $0.hasPrefix("District ") })
    // Short of toilets only, and of parks only; both have nine indicators short, and the first comes first.
    #expect(lines[head + 1].hasPrefix("Hebin 河滨区"))
    // 1 of 3 is farther off than 0.716 of 0.8.
    #expect(lines[head + 1].contains("toilet-density-1, toilet-density-2,"))
    let numbers = lines[head + 1].split(separator: " ").compactMap { Int($0) }
    // Parks and shelters met, toilets short, none unknown; what is reported for the city alone is left out.
    #expect(numbers == [18, 9, 0])
    #expect(!lines.contains { $0.contains("park-coverage-1: ") })
  }

  @Test func whatHasNoLayerAndWhatIsNotReportedIsNamed() throws {
    let text = TerminalSummary(width: 100).text(of: try rulebook())
    #expect(text.contains("10 indicators without a value"))
    let ids = (1...9).map { "shelter-area-per-capita-\($0)" }.joined(separator: ", ")
    let folded = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(folded.contains("No layer in the audit file: shelters (\(ids))"))
    #expect(folded.contains("Not reported, give them under 'reported' in the audit file: platform"))
  }

  @Test func allLayersThatAnIndicatorMissesAreNamed() throws {
    var result = try rulebook()
    // Nothing of what parks serve is there: homes and parks are named once each.
    result.inputs.removeAll { ["residential", "parks"].contains($0.layer) }
    for place in result.indicators.indices where result.indicators[place].layers.contains("parks") {
      result.indicators[place].city.value = nil
    }
    let text = TerminalSummary(width: 100).text(of: result)
    let folded = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let ids = (1...9).map { "park-coverage-\($0)" }.joined(separator: ", ")
    let words = "No layer in the audit file: residential + parks (\(ids)), shelters ("
    #expect(folded.contains(words), "\(text)")
  }

  @Test func targetsHaveTheirUnits() throws {
    let text = TerminalSummary(width: 100).text(of: try rulebook())
    #expect(text.contains("≥ 3/km²"))
  }

  @Test func aFewIndicatorsAreToldOneByOne() throws {
    var result = try rulebook()
    result.indicators.removeLast(result.indicators.count - 24)
    #expect(TerminalSummary(width: 100).text(of: result).contains("\nIndicator  "))
    result = try rulebook()
    result.indicators.removeLast(result.indicators.count - 25)
    #expect(!TerminalSummary(width: 100).text(of: result).contains("\nIndicator  "))
  }
}
