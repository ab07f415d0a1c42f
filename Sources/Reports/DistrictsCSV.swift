// districts.csv: one row a place and indicator, long form, for spreadsheets and statistics.

public import Audits
internal import Measures
internal import Standards

/// `districts.csv`: for each indicator the city's row, then one row a district.
///
/// UTF-8 with a byte order mark, RFC 4180 with CRLF. Numbers are those of `results.json` to twelve digits, in the units of the
/// columns `unit`, `numerator_unit`, `denominator_unit` and `shortfall_unit`; an empty cell is unknown or
/// does not apply. Where the answer is yes or no (`yes_no`), `value` is 1 or 0, and `target` is the word. The last columns set two ways of measuring side by side: `reach` is that of `value` (`straight` or
/// `walk`), `beside_reach` and `beside_value` are the other; `severed` is what is near in a straight line and far on
/// foot and `not_linked` what joins no street, both in the numerator's unit. A text that a spreadsheet could take for a formula stands behind an apostrophe.
public enum DistrictsCSV {
  /// The columns, in order.
  static let header = [
    "indicator", "name_en", "name_zh", "place", "district_id", "district", "value", "unit", "target_rule",
    "target", "verdict", "shortfall", "shortfall_unit", "numerator", "numerator_unit", "denominator",
    "denominator_unit", "reason_en", "reason_zh", "source", "confidence", "reach", "beside_reach",
    "beside_value", "severed", "severed_residents", "not_linked",
  ]

  /// The result as `districts.csv`.
  ///
  /// - Precondition: Every number of the result is finite.
  public static func text(of result: AuditResult) -> String {
    var table = CSVTable(header: header)
    for indicator in result.indicators {
      table.addRow(row(indicator.city, place: "city", of: indicator))
      for district in indicator.districts {
        table.addRow(row(district, place: "district", of: indicator))
      }
    }
    return table.text
  }

  // What the value before decides has no number of its own.
  private static func cell(_ target: Target) -> CSVTable.Cell {
    if case .answer(let isYes) = target { return .text(isYes ? "yes" : "no") }
    return .of(target.number)
  }

  private static func row(
    _ place: PlaceResult, place kind: String, of result: IndicatorResult
  ) -> [CSVTable.Cell] {
    let indicator = result.indicator
    return [
      .text(indicator.id), .text(indicator.name.en), .text(indicator.name.zh), .text(kind),
      .of(place.districtID), .text(place.name), .of(place.value), .text(result.unit.rawValue),
      .of(indicator.target?.word), indicator.target.map(cell) ?? .empty, .text(place.verdict.rawValue),
      .of(place.shortfall?.value), .of(place.shortfall?.unit.rawValue),
      .of(place.numerator), .text(result.numeratorUnit.rawValue),
      .of(place.denominator), .text(result.denominatorUnit.rawValue),
      .of(place.reason?.en), .of(place.reason?.zh),
      .of(indicator.source?.clause), .of(indicator.source?.confidence.rawValue),
      .of(result.way?.rawValue), .of(place.beside?.way.rawValue), .of(place.beside?.value),
      .of(place.severed), .of(place.severedResidents), .of(place.notLinked),
    ]
  }
}
