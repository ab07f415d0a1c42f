// method.md of a ledger: what was computed, in words, with the parameters and the numbers of this run; in English, then in
// Chinese.

internal import Audits
internal import Foundation
internal import Layers
internal import Measures
internal import Planar
internal import Standards

/// `method.md` of an indicator.
struct LedgerMethod {
  let indicator: IndicatorResult
  let result: AuditResult
  let audit: Audit

  /// The languages, in the order in which they are written.
  enum Language: CaseIterable { case en, zh }

  /// The file, ending in a line feed.
  var text: String {
    let own = indicator.indicator
    var lines = ["# \(own.name.both.asMarkdownText)", ""]
    lines += facts + [""]
    for language in Language.allCases {
      lines.append(language == .en ? "## English" : "## 中文")
      for section in sections(language) where !section.lines.isEmpty {
        lines += ["", "### \(section.title)", ""] + section.lines
      }
      if language == .en { lines.append("") }
    }
    return lines.joined(separator: "\n").withPlainSpaces + "\n"
  }

  private var facts: [String] {
    let own = indicator.indicator
    var facts = ["- Indicator 指标: \(own.id.asMarkdownCode)"]
    let standard = result.standard(of: indicator)
    facts.append("- Standard 标准: \(standard.id.asMarkdownCode), \(standard.title.both.asMarkdownText)")
    if let item = own.item { facts.append("- Item 条目: \(item.folder.asMarkdownText)") }
    facts.append("- City 城市: \(result.city.asMarkdownText)")
    if let department = own.department {
      facts.append("- Department 责任部门: \(department.both.asMarkdownText)")
    }
    facts.append(
      "- Value 数值: \(indicator.city.value == nil ? "–" : indicator.plainValue.asMarkdownText); target 目标: "
        + (indicator.targetText?.asMarkdownText ?? "none 未设")
        + (own.changes?.changesTarget == true ? " (changed here 本审计改定)" : "")
        + "; verdict 结论: \(indicator.city.verdict.word.both)")
    return facts
  }

  private func sections(_ language: Language) -> [(title: String, lines: [String])] {
    func title(_ en: String, _ zh: String) -> String { language == .en ? en : zh }
    return [
      (title("What was computed", "计算内容"), measure(language)),
      (title("Formula", "公式"), formula(language)),
      (title("Parameters", "参数"), parameters(language)),
      (title("How people walk", "步行规则"), walking(language)),
      (title("Metres and people", "坐标与人口"), basis(language)),
      (title("Where the rule comes from", "依据"), source(language)),
      (title("What was left out", "未计入"), leftOut(language)),
    ]
  }

  // MARK: What was computed

  private func measure(_ language: Language) -> [String] {
    let account = indicator.indicator.measure.account
    return [language.of(account)]
  }

  private func formula(_ language: Language) -> [String] {
    if case .reported = indicator.indicator.measure { return reported(language) }
    let nouns = indicator.indicator.measure.nouns
    var lines = [
      language == .en
        ? "value = \(nouns.numerator.en) / \(nouns.denominator.en)"
        : "数值 = \(nouns.numerator.zh) ÷ \(nouns.denominator.zh)"
    ]
    let city = indicator.city
    if let value = city.value, let numerator = city.numerator, let denominator = city.denominator {
      let (above, below) = (indicator.numeratorUnit.rawValue, indicator.denominatorUnit.rawValue)
      let sum = "\(numerator.tableText) \(above) / \(denominator.tableText) \(below) = \(value.tableText)"
      lines.append("")
      lines.append(
        "\(result.city.asMarkdownText): \(sum.asMarkdownCode)"
          + (indicator.unit == .share
            ? " = \(indicator.plainValue.asMarkdownText)" : " \(indicator.unit.rawValue.asMarkdownCode)")
      )
    }
    if let reason = city.reason {
      lines += ["", (language == .en ? "Note: " : "说明：") + language.of(reason).asMarkdownText]
    }
    return lines
  }

  /// What the audit file says of a reported value.
  private func reported(_ language: Language) -> [String] {
    var lines = ["value = \(indicator.city.value == nil ? "–" : indicator.plainValue.asMarkdownText)"]
    if let previous = indicator.city.previous {
      let text = language.of(indicator.valueText(previous)).withPlainSpaces.asMarkdownText
      lines += ["", (language == .en ? "The value before: " : "上期数值：") + text]
    }
    if let date = indicator.detail["date"]?.asText {
      lines += ["", (language == .en ? "Date: " : "日期：") + date.asMarkdownText]
    }
    if let note = indicator.detail["note"]?.asObject?[language == .en ? "en" : "zh"]?.asText {
      lines += ["", (language == .en ? "Note: " : "备注：") + note.asMarkdownText]
    }
    for proof in indicator.evidence {
      let word = proof.sha256 ?? (language == .en ? "not there" : "缺失")
      let isOutside = result.problems.contains { $0.kind == .evidenceOutside && $0.file == proof.path }
      lines += [
        "",
        (language == .en ? "Evidence: " : "证明材料：") + "\(proof.path.asMarkdownCode), \(word.asMarkdownCode)"
          + (isOutside ? (language == .en ? ", from outside the audit file's folder" : "，来自审计文件目录之外") : ""),
      ]
    }
    if let reason = indicator.city.reason {
      lines += ["", (language == .en ? "Why: " : "说明：") + language.of(reason).asMarkdownText]
    }
    return lines
  }

  private func parameters(_ language: Language) -> [String] {
    var parameters = indicator.indicator.measure.parameters.asObject ?? []
    if let target = indicator.ledgerEntries(in: result)["target"] {
      parameters.append(DetailEntry("target", target))
    }
    return parameters.filter { $0.value != .null }
      .map { "- \($0.key.asMarkdownCode): \(JSONWriter.line(of: $0.value).asMarkdownCode)" }
  }

  // MARK: On what grounds

  private func basis(_ language: Language) -> [String] {
    let crs = result.crs
    let lengths = HumanNumber.scaleError(crs.lengthError)
    let areas = HumanNumber.scaleError(crs.areaError)
    var lines = [
      language == .en
        ? "- Measured in \(crs.name.asMarkdownText), \(crs.definition.asMarkdownCode). Over this city lengths are right within \(lengths), areas within \(areas)."
        : "- 测量坐标系：\(crs.name.asMarkdownText)，\(crs.definition.asMarkdownCode)。本市范围内长度误差不超过\(lengths)，面积误差不超过\(areas)。"
    ]
    if let origin = indicator.detail["residents_from"]?.asText.flatMap(ResidentsOrigin.init(rawValue:)) {
      let spread = indicator.detail["residents_spread_by"]?.asText
      lines.append("- " + language.of(origin.account(spreadBy: spread)))
    }
    if let base = indicator.detail["base"]?.asText {
      lines.append((language == .en ? "- Divided by: " : "- 分母：") + base.asMarkdownText)
    }
    guard audit.demandLayer(of: indicator.indicator) != nil else { return lines }
    lines.append(
      language == .en
        ? "- Served is decided by true distance, inclusive at the threshold plus one micrometre."
        : "- 是否在服务范围内按真实距离判定，含临界值（另加一微米）。")
    return lines
  }

  private func walking(_ language: Language) -> [String] {
    guard audit.walks(indicator.indicator) else { return [] }
    return audit.file.walking.parameters
      .map { "- \($0.key.asMarkdownCode): \(JSONWriter.line(of: $0.value).asMarkdownCode)" }
  }

  private func source(_ language: Language) -> [String] {
    let changes = changes(language)
    guard let source = indicator.indicator.source else {
      return changes + [
        language == .en ? "- The standard does not say where the rule comes from." : "- 标准未注明出处。"
      ]
    }
    var lines = changes
    lines += [
      (language == .en ? "- Clause: " : "- 条款：") + source.clause.asMarkdownText,
      (language == .en ? "- How sure the number is: " : "- 数值可信度：")
        + source.confidence.rawValue.asMarkdownCode + (language == .en ? ", " : "，")
        + language.of(source.confidence.account),
    ]
    if let note = source.note {
      lines.append((language == .en ? "- Note: " : "- 备注：") + language.of(note).asMarkdownText)
    }
    return lines
  }
}

extension LedgerMethod.Language {
  /// A text in this language.
  func of(_ text: LocalizedText) -> String { self == .en ? text.en : text.zh }
}
