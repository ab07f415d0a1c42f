// table.csv of a ledger: one indicator, the city's row and then one a district, headed in English and Chinese.

internal import Audits
internal import Measures
internal import Standards

/// `table.csv` of an indicator: UTF-8 with a byte order mark, RFC 4180 with CRLF. Numbers are those of `result.json` to
/// twelve digits, in the units beside them; an empty cell is unknown or does not apply.
enum LedgerTableCSV {
  static let header = [
    "place 范围", "district id 区划代码", "name 名称", "value 数值", "unit 单位", "target 目标", "verdict 结论",
    "shortfall 差额", "shortfall unit 差额单位", "numerator 分子", "numerator unit 分子单位", "denominator 分母",
    "denominator unit 分母单位", "reason 说明（英文）", "说明（中文）", "previous 上期数值",
  ]

  /// The indicator's table.
  ///
  /// - Precondition: Every number of the result is finite.
  static func text(of result: IndicatorResult) -> String {
    var table = CSVTable(header: header)
    table.addRow(row(result.city, "city 全市", of: result))
    for district in result.districts { table.addRow(row(district, "district 区", of: result)) }
    return table.text
  }

  private static func row(
    _ place: PlaceResult, _ kind: String, of result: IndicatorResult
  ) -> [CSVTable.Cell] {
    [
      .text(kind), .of(place.districtID), .text(place.name), .of(place.value), .text(result.unit.rawValue),
      .of(result.targetText), .text(place.verdict.word.both), .of(place.shortfall?.value),
      .of(place.shortfall?.unit.rawValue), .of(place.numerator), .text(result.numeratorUnit.rawValue),
      .of(place.denominator), .text(result.denominatorUnit.rawValue), .of(place.reason?.en),
      .of(place.reason?.zh), .of(place.previous),
    ]
  }
}

extension IndicatorResult {
  /// The target for people, such as `≥ 80 %`; nil without one.
  var targetText: String? {
    indicator.target.map { HumanNumber.text($0, unit).withPlainSpaces }
  }
}

extension PlaceResult {
  /// The value before, of a reported one; nil where nobody says.
  var previous: Double? { detail["previous"]?.asNumber }
}
