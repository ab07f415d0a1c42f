// The first screen of the page: verdicts, points, the three largest shortfalls, and every indicator in a row.

internal import Audits
internal import Measures
internal import Standards

/// The first screen of the page.
struct PageOverview {
  private let result: AuditResult

  init(_ result: AuditResult) { self.result = result }

  var markup: String {
    "<section id=\"overview\" class=\"overview\">\n<div class=\"first\">\n" + counts + points + "</div>\n"
      + largest
      + list + "</section>\n"
  }

  private var counts: String {
    let counts = Verdict.allCases.map { verdict in
      (verdict, result.indicators.count { $0.city.verdict == verdict })
    }
    let total = max(1, result.indicators.count)
    var x = 0.0
    var bar = ""
    var items = ""
    for (verdict, count) in counts {
      let width = 320 * Double(count) / Double(total)
      if count > 0 {
        bar +=
          "<rect class=\"\(verdict.rawValue)\" x=\"\(x.sheetText)\" y=\"0\" width=\"\(width.sheetText)\" height=\"18\"/>"
      }
      x += width
      items += "<li class=\"\(verdict.rawValue)\"><b>\(count)</b> \(verdict.word.markup)</li>\n"
    }
    let title = LocalizedText("Verdicts for the whole city", "全市结论")
    return """
      <div class="counts">
      <h2>\(title.markup)</h2>
      <ul>
      \(items)</ul>
      <svg class="stack" viewBox="0 0 320 18" preserveAspectRatio="none" aria-hidden="true">\(bar)</svg>
      <p class="note">\(districtNote.markup)</p>
      </div>

      """
  }

  private var districtNote: LocalizedText {
    let judged = result.indicators.flatMap(\.districts)
    let (met, short) = (judged.count { $0.verdict == .met }, judged.count { $0.verdict == .short })
    let date = result.date.map { LocalizedText("; data of \($0)", "；数据截至 \($0)") } ?? LocalizedText("", "")
    return LocalizedText(
      en: "\(result.districts.count) districts: \(met) verdicts met, \(short) short",
      zh: "\(result.districts.count) 个行政区：达标 \(met) 项次，未达标 \(short) 项次") + date
  }

  private var points: String {
    var tables = ""
    for standard in result.standards {
      let totals = PointsTotals(result.indicators(of: standard))
      guard totals.all.count > 0 else { continue }
      var rows: [(LocalizedText, PointsTotal)] = [
        (LocalizedText("Basic items (lose no point)", "基础项（不得失分）"), totals.basic),
        (LocalizedText("Evaluation items", "评价项"), totals.evaluation),
        (LocalizedText("Without a series", "未分系列"), totals.withoutSeries),
      ].filter { $0.1.count > 0 }
      if rows.count > 1 { rows.append((LocalizedText("In all", "合计"), totals.all)) }
      tables += "<table>\n<caption>\(standard.title.markup)</caption>\n"
      tables += PageWords.head([
        (LocalizedText("Points", "得分"), false), (LocalizedText("Earned", "已得"), true),
        (LocalizedText("Full", "满分"), true), (LocalizedText("Unknown", "无法判定"), true),
      ])
      for (name, total) in rows {
        tables += "<tr><th scope=\"row\">\(name.markup)</th>"
        for number in [total.earned, total.full, total.fullUnknown] {
          tables += "<td class=\"n\">\(HumanPoints.text(number))</td>"
        }
        tables += "</tr>\n"
      }
      tables += "</table>\n"
    }
    guard !tables.isEmpty else { return "" }
    return "<div class=\"points\">\n<h2>\(LocalizedText("Points", "得分").markup)</h2>\n\(tables)</div>\n"
  }

  /// The first three shortfalls of the findings, which are in order.
  private var largest: String {
    let worst = result.findings.filter { $0.kind == .shortfall }.prefix(3)
    let title = LocalizedText("Largest shortfalls", "最大短板")
    guard !worst.isEmpty else {
      let none = LocalizedText(
        "Nothing that is known falls short of its target.", "已知数据中没有未达标的指标。")
      return "<div class=\"worst\"><h2>\(title.markup)</h2><p>\(none.markup)</p></div>\n"
    }
    let items = worst.map { "<li>\($0.statement.markup)</li>\n" }.joined()
    return "<div class=\"worst\"><h2>\(title.markup)</h2>\n<ol>\n\(items)</ol></div>\n"
  }

  // MARK: All indicators

  private var list: String {
    var text =
      "<h2>\(LocalizedText("All indicators", "全部指标").markup)</h2>\n<div class=\"wide\"><table class=\"list\">\n"
    text += PageWords.head([
      (LocalizedText("Item", "条目"), false), (LocalizedText("Indicator", "指标"), false),
      (LocalizedText("Value", "数值"), true), (LocalizedText("Target", "目标"), false),
      (LocalizedText("Verdict", "结论"), false), (LocalizedText("Districts short", "未达标行政区"), true),
    ])
    text += "<tbody>\n"
    for (number, indicator) in result.indicators.enumerated() {
      let item = indicator.indicator.item.map {
        LocalizedText("\($0.series == .basic ? "B" : "E")\($0.number)", $0.folder)
      }
      let short = indicator.districts.count { $0.verdict == .short }
      let judged = indicator.districts.count { $0.verdict != .unknown }
      text += """
        <tr><td>\(item?.markup ?? "")</td>\
        <th scope="row"><a href="#\(IndicatorResult.anchor(number))">\(indicator.indicator.name.markup)</a></th>\
        <td class="n">\(indicator.localizedValue(of: indicator.city).markup)</td>\
        <td>\(indicator.localizedTarget.markup)</td>\
        <td>\(PageWords.badge(indicator.city.verdict))</td>\
        <td class="n">\(judged == 0 ? "" : "\(short) / \(judged)")</td></tr>

        """
    }
    return text + "</tbody>\n</table></div>\n"
  }
}
