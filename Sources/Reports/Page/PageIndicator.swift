// One indicator on the page: the value against its target, the map, the districts from the worst on, findings, the curve of
// distances, and how it was computed.

internal import Audits
internal import Measures
internal import Standards

/// The section of an indicator.
struct PageIndicator {
  private let indicator: IndicatorResult
  private let number: Int
  private let result: AuditResult
  // More findings than this are in findings.csv alone.
  private static let findingsShown = 8

  init(_ indicator: IndicatorResult, number: Int, in result: AuditResult) {
    self.indicator = indicator
    self.number = number
    self.result = result
  }

  func markup(map: String) -> String {
    let id = IndicatorResult.anchor(number)
    var text =
      "<article id=\"\(id)\" class=\"indicator \(indicator.city.verdict.rawValue)\" aria-labelledby=\"\(id)-h\">\n"
    text += head(id)
    text += "<div class=\"body\">\n"
    text += "<div>\n" + map + PageCurve(of: indicator).markup + "</div>\n"
    text += "<div class=\"side\">\n" + districts + findings + "</div>\n"
    text += "</div>\n"
    text += method
    return text + "</article>\n"
  }

  private func head(_ id: String) -> String {
    let place = indicator.city
    let item =
      indicator.indicator.item.map { item in
        let series = LocalizedText(item.series == .basic ? "Basic" : "Evaluation", item.folder)
        return "<span class=\"item\">"
          + LocalizedText(en: "\(series.en) \(item.number)", zh: series.zh).markup + "</span> "
      } ?? ""
    let points = indicator.points.map { points in
      let text = HumanPoints.text(points)
      return " · "
        + LocalizedText(en: "\(text) points", zh: "得分 \(text.replacing(" of ", with: " / "))").markup
    }
    var text =
      "<header>\n<h3 id=\"\(id)-h\">\(item)\(indicator.indicator.name.markup)</h3>\n<p class=\"value\">"
    text += "<b>\(indicator.localizedValue(of: place).markup)</b> \(PageWords.badge(place.verdict)) "
    // "target no target" is not said.
    let word = indicator.indicator.target == nil ? "" : LocalizedText("target", "目标").markup + " "
    text += "<span>\(word)\(indicator.localizedTarget.markup)"
    if let missing = indicator.localizedShortfall(of: place) {
      let wantsMore = indicator.indicator.target?.wantsMore ?? true
      let word = wantsMore ? LocalizedText("missing", "尚缺") : LocalizedText("", "")
      text += " · \(word.markup) <strong>\(missing.markup)</strong>"
    }
    text += "\(points ?? "")</span></p>\n"
    text += PageWords.bar(
      place.value, target: indicator.indicator.target?.number, verdict: place.verdict,
      most: PageWords.most(of: indicator), width: 560, height: 18)
    if let reason = place.reason { text += "<p class=\"reason\">\(reason.markup)</p>\n" }
    return text + "</header>\n"
  }

  private var districts: String {
    if indicator.isOfCityAlone, indicator.districts.allSatisfy({ $0.value == nil }) { return "" }
    var text =
      "<div class=\"wide\"><table class=\"districts\">\n<caption>\(LocalizedText("Districts, worst first", "各行政区（由差到好）").markup)</caption>\n"
    text += PageWords.head([
      (LocalizedText("District", "行政区"), false), (LocalizedText("Value", "数值"), true),
      (LocalizedText("Verdict", "结论"), false), (LocalizedText("Missing or too much", "缺口或超出"), true),
    ])
    text += "<tbody>\n"
    let most = PageWords.most(of: indicator)
    for place in indicator.worstFirst {
      let district = indicator.districts[place]
      // What is said of the city need not be said of each district.
      let reason = district.reason == indicator.city.reason ? nil : district.reason
      let note = reason.map { "<small>\($0.markup)</small>" } ?? ""
      text += """
        <tr data-d="\(place)"><th scope="row"><a href="#\(PageDistricts.anchor(place))">\
        \(district.name.onOneLine.forMarkup)</a></th>\
        <td class="n">\(indicator.localizedValue(of: district).markup)\
        \(PageWords.bar(district.value, target: indicator.indicator.target?.number, verdict: district.verdict, most: most, width: 90, height: 12))</td>\
        <td>\(PageWords.badge(district.verdict))</td>\
        <td class="n">\(indicator.localizedShortfall(of: district)?.markup ?? "")\(note)</td></tr>

        """
    }
    return text + "</tbody>\n</table></div>\n"
  }

  private var findings: String {
    let own = result.findings.filter { $0.indicatorID == indicator.indicator.id && $0.kind != .shortfall }
    let places = Dictionary(
      result.districts.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    return PageWords.findings(own, shown: Self.findingsShown) { $0.districtID.flatMap { places[$0] } }
  }

  // MARK: Method

  private var method: String {
    let measure = indicator.indicator.measure
    let sentence = LocalizedText(en: measure.sentence, zh: measure.chineseSentence)
    var text = "<div class=\"method\">\n<p>\(sentence.markup)</p>\n"
    if let numerator = indicator.city.numerator, let denominator = indicator.city.denominator,
      denominator != 1
    {
      let nouns = measure.nouns
      func formula(_ noun: (String, String), _ a: String, _ b: String) -> String {
        "\(noun.0) ÷ \(noun.1) = \(a) ÷ \(b)".replacing("`", with: "")
      }
      let english = formula(
        (nouns.numerator.en, nouns.denominator.en), HumanNumber.text(numerator, indicator.numeratorUnit),
        HumanNumber.text(denominator, indicator.denominatorUnit))
      let chinese = formula(
        (nouns.numerator.zh, nouns.denominator.zh), HumanNumber.chinese(numerator, indicator.numeratorUnit),
        HumanNumber.chinese(denominator, indicator.denominatorUnit))
      text += "<p>\(LocalizedText(en: english, zh: chinese).markup)</p>\n"
    }
    if let source = indicator.indicator.source {
      let sure = source.confidence.words
      text +=
        "<p>\(LocalizedText("Source", "依据").markup): \(source.clause.onOneLine.forMarkup) (\(sure.markup))"
      if let note = source.note { text += " – \(note.markup)" }
      text += "</p>\n"
    } else {
      text += "<p>\(LocalizedText("No source is given.", "未给出依据。").markup)</p>\n"
    }
    return text + "</div>\n"
  }
}

extension Confidence {
  /// How sure we are of a number, in words.
  var words: LocalizedText {
    switch self {
    case .seenA: LocalizedText("read in the standard or the notice", "已核对原文")
    case .seenB: LocalizedText("read in a secondary place", "据二手资料")
    case .memory: LocalizedText("from memory, not verified", "凭记忆，未核对")
    case .derived: LocalizedText("derived from numbers that were read", "由已核对数值推算")
    case .notFound: LocalizedText("looked for and not found", "未查到出处")
    }
  }
}
