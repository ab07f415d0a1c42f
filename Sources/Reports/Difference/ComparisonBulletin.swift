// The bulletin (督查通报) of two audits, of the city and of each district: what moved, why, and what has to be done about it
// or no longer has; in English, then in Chinese.

internal import Audits
internal import Foundation
internal import Measures
internal import Standards

/// A bulletin in Markdown.
struct ComparisonBulletin {
  let comparison: AuditComparison
  /// The district; nil for the city.
  let district: DistrictKey?

  /// The file, ending in a line feed.
  var text: String {
    let place = district.map { name(of: $0) }
    var lines = [
      "# 督查通报 Bulletin: "
        + [comparison.new.city, place].compactMap { $0 }.map(\.asMarkdownText).joined(separator: ", "), "",
    ]
    lines += [side("Old 前次", comparison.old), side("New 本次", comparison.new), ""]
    for language in ReportLanguage.allCases {
      lines.append(language == .english ? "## English" : "## 中文")
      for section in sections(ComparisonWords(language: language)) where !section.lines.isEmpty {
        lines += ["", "### \(section.title)", ""] + section.lines
      }
      if language == .english { lines.append("") }
    }
    return lines.joined(separator: "\n").withPlainSpaces + "\n"
  }

  private func name(of district: DistrictKey) -> String {
    let place = comparison.indicators.lazy.flatMap(\.districts).first { $0.district == district }
    let id = district.number == 1 ? district.id : "\(district.id), \(district.number)"
    return place.map { $0.name == id ? id : "\($0.name) (\(id))" } ?? id
  }

  private func side(_ title: String, _ side: AuditComparison.Side) -> String {
    let standards = side.standards.map { "\($0.id.asMarkdownCode) \($0.title.both.asMarkdownText)" }
    let made = side.isLedger ? ", ledger 台账, CityCheck \(side.tool.citycheck.asMarkdownText)" : ""
    return "- \(title): \(side.file.asMarkdownCode), \(standards.joined(separator: "; "))\(made)"
  }

  private func sections(_ words: ComparisonWords) -> [(title: String, lines: [String])] {
    let findings = FindingChange.Kind.allCases.map { kind in
      let title =
        switch kind {
        case .new: words.choose("New findings", "新出现的问题")
        case .worse: words.choose("Findings that got worse", "加重的问题")
        case .mended: words.choose("Mended", "已消除的问题")
        case .removed: words.choose("Features no longer there", "要素已移除的问题")
        case .unknown: words.choose("No longer known", "无法判定的问题")
        }
      return (title, self.findings(kind, words))
    }
    return [
      (words.choose("What moved", "变化"), moved(words)), (words.choose("Points", "得分"), points(words)),
      (words.choose("Districts, most moved first", "各区变化（按幅度排序）"), districts(words)),
    ] + findings + [
      (words.choose("What differs of the inputs", "输入的差异"), inputs(words)),
      (words.choose("How to read this", "说明"), notes(words)),
    ]
  }

  // MARK: What moved

  private func moved(_ words: ComparisonWords) -> [String] {
    let rows = comparison.ranked.compactMap { move -> (IndicatorComparison, PlaceComparison)? in
      let indicator = comparison.indicators[move.indicator]
      let place = indicator.places[move.place]
      return place.district == district ? (indicator, place) : nil
    }
    guard !rows.isEmpty else {
      return [words.choose("No figure moved.", "各项数值、结论和缺口均无变化。")]
    }
    return table(
      [
        words.choose("Indicator", "指标"), words.choose("Old", "前次"), words.choose("New", "本次"),
        words.choose("Change", "变化"), words.choose("Target", "目标"), words.choose("Verdict", "结论"),
        words.choose("Missing", "缺口"), words.choose("Why", "原因"),
      ],
      rows.map { indicator, place in
        [words.language.text(indicator.indicator.name)] + cells(indicator, place, words)
      })
  }

  /// The points of each standard in all, then of each indicator whose value or points moved; of the city's bulletin only,
  /// since points are the city's.
  private func points(_ words: ComparisonWords) -> [String] {
    guard district == nil else { return [] }
    func line(_ name: LocalizedText, _ points: String) -> String {
      "- \(words.language.text(name).asMarkdownText)\(words.choose(": ", "："))\(points.asMarkdownText)"
    }
    return comparison.points.map { line($0.standard.title, words.points($0)) }
      + comparison.withMovedPoints.map { line($0.indicator.indicator.name, words.points($0.points)) }
  }

  /// The districts' moves; of the city's bulletin only.
  private func districts(_ words: ComparisonWords) -> [String] {
    guard district == nil else { return [] }
    let rows = comparison.ranked.compactMap { move -> [String]? in
      let indicator = comparison.indicators[move.indicator]
      let place = indicator.places[move.place]
      guard place.districtID != nil else { return nil }
      return [place.name, words.language.text(indicator.indicator.name)] + cells(indicator, place, words)
    }
    guard !rows.isEmpty else { return [] }
    return table(
      [
        words.choose("District", "行政区"), words.choose("Indicator", "指标"), words.choose("Old", "前次"),
        words.choose("New", "本次"), words.choose("Change", "变化"), words.choose("Target", "目标"),
        words.choose("Verdict", "结论"), words.choose("Missing", "缺口"), words.choose("Why", "原因"),
      ], rows)
  }

  private func cells(
    _ indicator: IndicatorComparison, _ place: PlaceComparison, _ words: ComparisonWords
  ) -> [String] {
    let values = words.values(of: place.whole, in: indicator)
    let sums = PlaceSums(place, of: indicator)
    let doing = place.steps.filter { $0.part.isMove || $0.interacts }
    let why = doing.map { step -> String in
      if doing.count == 1, place.steps.count == 1 { return words.name(of: step.cause, in: indicator) }
      let alone = words.alone(step, in: indicator, sums).map { words.choose(" (\($0))", "（\($0)）") } ?? ""
      let name = words.name(of: step.cause, in: indicator) + words.choose(": ", "：")
      return name + words.effect(of: step.part, in: indicator, sums) + alone
    }
    return [
      values.old, values.new, words.valueChange(of: place.whole, in: indicator, sums),
      words.targets(of: indicator), words.verdicts(of: place.whole), words.missing(of: place.whole, sums),
      why.joined(separator: words.choose("; ", "；")),
    ]
  }

  private func table(_ header: [String], _ rows: [[String]]) -> [String] {
    let line = { (cells: [String]) in "| \(cells.joined(separator: " | ")) |" }
    return [line(header), line(header.map { _ in "---" })] + rows.map { line($0.map(\.asMarkdownText)) }
  }

  // MARK: Findings and inputs

  private func findings(_ kind: FindingChange.Kind, _ words: ComparisonWords) -> [String] {
    comparison.findings.filter { $0.kind == kind && (district == nil || $0.finding.district == district) }
      .map { "- \(words.language.text($0.finding.statement).asMarkdownText)" }
  }

  private func inputs(_ words: ComparisonWords) -> [String] {
    let layers = comparison.layers.map { layer in
      "- \(words.choose("Layer", "图层")) \(layer.name.asMarkdownCode)\(words.choose(": ", "："))"
        + (words.state(of: layer) + words.choose(", ", "，") + words.features(of: layer)).asMarkdownText
    }
    let parameters = comparison.parameters.map { parameter in
      "- \(parameter.change.path.asMarkdownCode): \(words.parameter(parameter.change.old).asMarkdownCode) → "
        + words.parameter(parameter.change.new).asMarkdownCode
    }
    let lines = layers + parameters
    return lines.isEmpty ? [words.choose("No file and no parameter differs.", "文件和参数均无差异。")] : lines
  }

  private func notes(_ words: ComparisonWords) -> [String] {
    var notes = comparison.notes.map { "- \(words.language.text($0).asMarkdownText)" }
    if comparison.indicators.contains(where: { $0.causes.count > 1 }) { notes.append("- \(words.order)") }
    if !comparison.findings.isEmpty { notes.append("- \(words.matching)") }
    for (presence, title) in [
      (IndicatorComparison.Presence.old, words.choose("Indicators of the old audit alone", "仅前次有的指标")),
      (.new, words.choose("Indicators of the new audit alone", "仅本次有的指标")),
    ] {
      let names = comparison.indicators.filter { $0.presence == presence }
      guard !names.isEmpty else { continue }
      let list = names.map { words.language.text($0.indicator.name).asMarkdownText }
      notes.append("- \(title)\(words.choose(": ", "："))\(list.joined(separator: words.choose(", ", "、")))")
    }
    return notes
  }
}
