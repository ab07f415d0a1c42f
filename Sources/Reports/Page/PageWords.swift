// Small pieces that the parts of the page share: marks of verdicts, bars, counts.

internal import Audits
internal import Measures
internal import Standards

/// Pieces of markup.
enum PageWords {
  /// A verdict as a badge: a sign, a word and a colour, so that no one of them is needed alone.
  static func badge(_ verdict: Verdict) -> String {
    let sign =
      switch verdict {
      case .met: "✓"
      case .short: "✗"
      case .unknown: "?"
      }
    return "<span class=\"badge \(verdict.rawValue)\">\(sign) \(verdict.word.markup)</span>"
  }

  /// A value beside its target as a bar; empty for what has no number.
  ///
  /// - Parameter width: In pixels.
  static func bar(
    _ value: Double?, target: Double?, verdict: Verdict, most: Double, width: Double, height: Double = 14
  ) -> String {
    guard let value, value.isFinite, most > 0 else { return "" }
    func place(_ number: Double) -> Double { min(max(number / most, 0), 1) * (width - 2) }
    var svg = """
      <svg class="bar \(verdict.rawValue)" width="\(width.sheetText)" height="\(height.sheetText)" \
      viewBox="0 0 \(width.sheetText) \(height.sheetText)" aria-hidden="true">\
      <rect class="ground" x="0" y="3" width="\(width.sheetText)" height="\((height - 6).sheetText)"/>\
      <rect class="value" x="0" y="3" width="\(max(1, place(value)).sheetText)" height="\((height - 6).sheetText)"/>
      """
    if let target, target.isFinite {
      svg += "<path class=\"target\" d=\"M\((place(target) + 1).sheetText) 0V\(height.sheetText)\"/>"
    }
    return svg + "</svg>"
  }

  /// Where bars of an indicator end.
  static func most(of indicator: IndicatorResult) -> Double {
    let goal = indicator.indicator.target?.number ?? 0
    let values = indicator.districts.compactMap(\.value) + [indicator.city.value ?? 0]
    // A share ends at all of it, unless more is possible.
    let most = max(values.max() ?? 0, goal)
    if indicator.unit == .share, most <= 1, most > 0.2 { return 1 }
    return most * 1.08
  }

  /// The first findings as a list with their numbers, and how many more there are; nothing where there are none.
  ///
  /// - Parameter district: The district that a finding goes with when the page is filtered; nil for none.
  static func findings(_ findings: [Finding], shown: Int, district: (Finding) -> Int?) -> String {
    guard !findings.isEmpty else { return "" }
    var text = "<h4>\(LocalizedText("Findings", "问题").markup)</h4>\n<ol class=\"findings\">\n"
    for finding in findings.prefix(shown) {
      let place = district(finding).map { " data-d=\"\($0)\"" } ?? ""
      text += "<li value=\"\(finding.number)\"\(place)>\(finding.statement.markup)</li>\n"
    }
    text += "</ol>\n"
    let more = findings.count - shown
    guard more > 0 else { return text }
    let words = LocalizedText("\(more) more in findings.csv", "另有 \(more) 条见 findings.csv")
    return text + "<p class=\"note\">\(words.markup)</p>\n"
  }

  /// A table's head.
  static func head(_ columns: [(LocalizedText, isNumber: Bool)]) -> String {
    "<thead><tr>"
      + columns.map { "<th scope=\"col\"\($0.isNumber ? " class=\"n\"" : "")>\($0.0.markup)</th>" }.joined()
      + "</tr></thead>\n"
  }
}

extension IndicatorResult {
  /// What links to its section of the page.
  static func anchor(_ number: Int) -> String { "i\(number + 1)" }
}
