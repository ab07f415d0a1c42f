// index.csv of a ledger: its table of contents, which the head of a department opens first.

internal import Audits
internal import Measures
internal import Standards

/// `index.csv`: one row an indicator, in the order of the standard.
enum LedgerIndexCSV {
  static let header = [
    "item 条目", "indicator 指标", "name 指标名称（英文）", "指标名称（中文）", "department 责任部门", "value 数值",
    "target 目标", "verdict 结论", "shortfall 差额", "points 得分", "full points 满分", "folder 目录",
    "reason 说明（英文）", "说明（中文）", "数值（中文）", "目标（中文）", "差额（中文）",
  ]

  static func text(of result: AuditResult) -> String {
    var table = CSVTable(header: header)
    let folders = LedgerNames.folders(of: result.indicators.map(\.indicator))
    for (indicator, folder) in zip(result.indicators, folders) {
      let (own, city) = (indicator.indicator, indicator.city)
      table.addRow([
        .of(own.item?.folder), .text(own.id), .text(own.name.en), .text(own.name.zh),
        .of(own.department?.both), .of(city.value.map { _ in indicator.plainValue }),
        .of(indicator.targetText), .text(city.verdict.word.both),
        .text(indicator.shortfallText(of: city).withPlainSpaces), .of(indicator.points?.earned),
        .of(indicator.points?.full), .text(folder),
        .of(city.reason?.en), .of(city.reason?.zh),
        .of(city.value.map { indicator.valueText($0).zh.withPlainSpaces }),
        .of(own.target.map { HumanNumber.chinese($0, indicator.unit).withPlainSpaces }),
        .of(city.shortfall.map { indicator.chineseShortfallText($0).withPlainSpaces }),
      ])
    }
    return table.text
  }
}

extension IndicatorResult {
  /// The city's value for people, such as `87.3 %`.
  var plainValue: String { valueText(of: city).withPlainSpaces }
}
