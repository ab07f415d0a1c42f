// What of the rule is the city's own: a clause and how sure its number is must not be read as speaking of another number.

internal import Audits
internal import Measures
internal import Standards

extension LedgerMethod {
  /// A line for the target, and one for each parameter, that the source does not speak of.
  func changes(_ language: Language) -> [String] {
    guard let changes = indicator.indicator.changes else { return [] }
    let override = audit.file.overrides.first { $0.id == indicator.indicator.id }
    var lines: [String] = []
    if changes.changesTarget {
      let isOverride = override.map { $0.target != .keep } ?? false
      lines.append(target(changes.target, place(isOverride, language), language))
    }
    let isOverride = override?.within != nil || override?.minArea != nil
    lines += changes.parameters.map { parameter($0, place(isOverride, language), language) }
    return lines
  }

  /// Where the number was changed.
  private func place(_ isOverride: Bool, _ language: Language) -> String {
    if isOverride {
      return language == .en ? "set under `overrides` in the audit file" : "由审计文件的 `overrides` 设定"
    }
    let id = result.standard(of: indicator).id.asMarkdownCode
    return language == .en
      ? "set in the standard \(id), which changes the one that it extends" : "由标准\(id)在其所扩展的标准之上设定"
  }

  private func target(_ standard: Target?, _ place: String, _ language: Language) -> String {
    let unit = indicator.unit
    func text(_ target: Target?) -> String? {
      target.map {
        (language == .en ? HumanNumber.text($0, unit) : HumanNumber.chinese($0, unit)).withPlainSpaces
          .asMarkdownText
      }
    }
    let own = text(indicator.indicator.target)
    switch (language, text(standard)) {
    case (.en, let standard?):
      return
        "- The target is the city's own, \(place): \(own ?? "none"). The standard's is \(standard); the source and how sure it is speak of that number."
    case (.en, nil):
      return
        "- The target is the city's own, \(place): \(own ?? "none"). The standard names none; the source speaks of what is measured, not of this number."
    case (.zh, let standard?):
      return "- 目标值为本市自定，\(place)：\(own ?? "无")。标准的目标值为\(standard)；出处及可信度均指该数值。"
    case (.zh, nil):
      return "- 目标值为本市自定，\(place)：\(own ?? "无")。标准未设目标值；出处仅指所计算的内容，不指本数值。"
    }
  }

  private func parameter(
    _ parameter: RuleChanges.Parameter, _ place: String, _ language: Language
  ) -> String {
    let (name, own, standard) = (
      parameter.name.asMarkdownCode, JSONWriter.line(of: parameter.own).asMarkdownCode,
      JSONWriter.line(of: parameter.standard).asMarkdownCode
    )
    return language == .en
      ? "- The parameter \(name) is the city's own, \(place): \(own). The standard's is \(standard); the source and how sure it is speak of that one."
      : "- 参数\(name)为本市自定，\(place)：\(own)。标准的参数为\(standard)；出处及可信度均指该参数。"
  }
}
