// The words for what moved and why that the terminal and the bulletins share.

internal import Audits
internal import Measures
internal import Standards

/// What is said of an indicator in two audits, in one language.
struct ComparisonWords {
  let language: ReportLanguage

  func choose(_ english: String, _ chinese: String) -> String { language.choose(english, chinese) }

  // MARK: Figures

  /// The value before and after; `–` where it is unknown or there is none.
  func values(of change: FigureChange, in indicator: IndicatorComparison) -> (old: String, new: String) {
    let targets = (indicator.oldTarget, indicator.newTarget)
    switch (change.before?.value, change.after?.value) {
    case (let old?, let new?):
      if indicator.unit == .yesNo { return (value(old, indicator), value(new, indicator)) }
      guard change.isValueMove else {
        return (value(old, indicator, beside: targets.0), value(new, indicator, beside: targets.1))
      }
      let texts = HumanNumber.texts(old, new, indicator.unit, beside: targets)
      return (HumanNumber.inWords(texts.old, language), HumanNumber.inWords(texts.new, language))
    case (let old?, nil): return (value(old, indicator, beside: targets.0), "–")
    case (nil, let new?): return ("–", value(new, indicator, beside: targets.1))
    case (nil, nil): return ("–", "–")
    }
  }

  private func value(
    _ value: Double, _ indicator: IndicatorComparison, beside target: Target? = nil
  ) -> String {
    choose(
      HumanNumber.text(value, indicator.unit, beside: target),
      HumanNumber.chinese(value, indicator.unit, beside: target))
  }

  /// How far the value went; empty where that is unknown, or for yes and no.
  func valueChange(
    of change: FigureChange, in indicator: IndicatorComparison, _ sums: PlaceSums? = nil
  ) -> String {
    guard let value = change.value, indicator.unit != .yesNo else { return "" }
    return amount(change.isValueMove ? value : 0, indicator.unit, sums?.value)
  }

  private func amount(_ change: Double, _ unit: MeasureUnit, _ sum: SummedNumbers?) -> String {
    let text = sum?.change(change) ?? HumanNumber.change(change, unit)
    return choose(text, HumanNumber.changeInChinese(text))
  }

  /// The verdicts: `met → short`, or one where it stayed.
  func verdicts(of change: FigureChange) -> String {
    func word(_ figures: PlaceFigures?) -> String {
      figures.map { figures in
        figures.isJudged || figures.verdict != .unknown
          ? choose(figures.verdict.rawValue, figures.verdict.word.zh) : choose("not judged", "不作判定")
      } ?? "–"
    }
    let (old, new) = (word(change.before), word(change.after))
    return old == new ? new : "\(old) → \(new)"
  }

  /// What is missing: `3.2 ha → 3.6 ha`; empty where it never is.
  func missing(of change: FigureChange, _ sums: PlaceSums? = nil) -> String {
    func text(_ figures: PlaceFigures?) -> String {
      guard let shortfall = figures?.shortfall else {
        return figures?.verdict == .met ? choose("none", "无") : "–"
      }
      if let text = sums?.missing?.amount(shortfall.value) {
        return choose(text, HumanNumber.changeInChinese(text))
      }
      return choose(HumanNumber.missing(shortfall), HumanNumber.chineseMissing(shortfall))
    }
    guard change.before?.shortfall != nil || change.after?.shortfall != nil else { return "" }
    var (old, new) = (text(change.before), text(change.after))
    if old == new, let was = change.before?.shortfall, let now = change.after?.shortfall,
      change.isShortfallMove
    {
      let texts = HumanNumber.texts(was.value, now.value, now.unit)
      (old, new) = (HumanNumber.inWords(texts.old, language), HumanNumber.inWords(texts.new, language))
    }
    return old == new ? new : "\(old) → \(new)"
  }

  /// How much more is missing: `+0.4 ha`; nil where that is unknown or nothing.
  func missingChange(_ change: FigureChange, _ sums: PlaceSums? = nil) -> String? {
    guard let more = change.shortfall, change.isShortfallMove,
      let unit = (change.after?.shortfall ?? change.before?.shortfall)?.unit
    else { return nil }
    return amount(more, unit, sums?.missing)
  }

  /// A target; `none` without one.
  func target(_ target: Target?, _ unit: MeasureUnit) -> String {
    guard let target else { return choose("none", "无") }
    return choose(HumanNumber.text(target, unit), HumanNumber.chinese(target, unit))
  }

  /// The targets of an indicator: `≥ 80 % → ≥ 85 %`, or one where it is the same.
  func targets(of indicator: IndicatorComparison) -> String {
    let (old, new) = (
      target(indicator.oldTarget, indicator.unit), target(indicator.newTarget, indicator.unit)
    )
    return old == new ? new : "\(old) → \(new)"
  }

  // MARK: Causes

  /// A cause by its name.
  func name(of cause: ChangeCause) -> String {
    switch cause {
    case .engine: choose("version of CityCheck", "CityCheck 版本")
    case .record: choose("what the old ledger recorded", "旧台账所记")
    case .lostLayers(let names):
      choose(
        "\(names.joined(separator: ", ")), old files gone", "\(names.joined(separator: "、"))（旧文件已不在）")
    case .parameters: choose("parameters", "参数")
    case .reported: choose("reported value", "填报值")
    case .layer(let name): choose("layer \(name)", "图层 \(name)")
    case .other: choose("something else", "其他")
    }
  }

  /// A cause by its name, with the parameters that changed of an indicator's: `parameters (target.at_least)`.
  func name(of cause: ChangeCause, in indicator: IndicatorComparison) -> String {
    guard case .parameters = cause else { return name(of: cause) }
    let paths = indicator.parameters.map(\.path).filter { !$0.hasPrefix("reported.") }
    guard !paths.isEmpty else { return name(of: cause) }
    let own = indicator.indicator.id + "."
    let shown = paths.prefix(Self.parametersShown).map { path in
      path.hasPrefix(own) ? String(path.dropFirst(own.count)) : path
    }
    let list = (shown + (paths.count > shown.count ? ["…"] : [])).joined(separator: choose(", ", "、"))
    return name(of: cause) + choose(" (\(list))", "（\(list)）")
  }

  private static let parametersShown = 3

  /// What a step does: `+0.9 pp`, `met → short`, `+0.4 ha missing`; `nothing` where it moves nothing.
  func effect(
    of change: FigureChange, in indicator: IndicatorComparison, _ sums: PlaceSums? = nil
  ) -> String {
    var parts: [String] = []
    if change.value != nil {
      if change.isValueMove { parts.append(valueChange(of: change, in: indicator, sums)) }
    } else if change.before?.value != nil || change.after?.value != nil {
      let values = values(of: change, in: indicator)
      parts.append("\(values.old) → \(values.new)")
    }
    if let before = change.before, let after = change.after, before.verdict != after.verdict {
      parts.append(verdicts(of: change))
    }
    if let missing = missingChange(change, sums) {
      parts.append(choose("missing \(missing)", "缺口 \(missing)"))
    }
    parts = parts.filter { !$0.isEmpty }
    return parts.isEmpty ? choose("nothing", "无") : parts.joined(separator: choose(", ", "，"))
  }

  /// What a cause does by itself, where that is something else as people are shown it.
  func alone(
    _ step: ChangeStep, in indicator: IndicatorComparison, _ sums: PlaceSums? = nil
  ) -> String? {
    guard step.interacts, let alone = step.alone else { return nil }
    // Where it mends nothing alone and does in the order, that is what differs.
    let none =
      !alone.isShortfallMove && alone.shortfall != nil && step.part.isShortfallMove
      ? choose(", missing 0", "，缺口 0") : ""
    let words = effect(of: alone, in: indicator, sums) + none
    // What differs beyond the decimals shown is for programs.
    return words == effect(of: step.part, in: indicator, sums) ? nil : choose("alone ", "单独") + words
  }

  // MARK: Findings, and how to read it

  /// A finding's change, in a word.
  func word(_ kind: FindingChange.Kind) -> String {
    switch kind {
    case .new: choose("new", "新出现")
    case .worse: choose("worse", "加重")
    case .mended: choose("mended", "已消除")
    case .removed: choose("removed", "已移除")
    case .unknown: choose("no longer known", "无法判定")
    }
  }

  /// In which order causes were exchanged, in a sentence.
  var order: String {
    choose(
      """
      Causes are exchanged one after another: what the old ledger recorded, parameters, reported values, then the layers \
      in the audit file's order. So the parts add up to the whole change; where causes interact, a part depends on this \
      order, and 'alone' says what the cause does without the others.
      """,
      "各原因依次替换：旧台账所记、参数、填报值，然后按审计文件中的顺序替换各图层；因此各部分之和等于总变化。原因相互影响时，各部分取决于该顺序，“单独”表示仅替换该原因时的变化。")
  }

  /// How findings are found again, in a sentence.
  var matching: String {
    choose(
      """
      Findings are the same if indicator, district and kind are; a patch if its middle is within 250 m of one of the other \
      audit's, a single feature if it lies at the same place to a metre. One is mended only where the new audit has judged \
      the same place; where data, district or indicator are gone it is no longer known, and a feature that has left its layer \
      is removed.
      """,
      "指标、区划和类型相同即为同一问题；未覆盖地块以中点相距不超过 250 米为同一处，单个要素以位置相差不超过 1 米为同一处。仅当本次审计对同一处作出判定时才算已消除；数据、区划或指标不复存在的为无法判定，要素已不在图层中的为已移除。"
    )
  }
}

extension HumanNumber {
  /// A text of numbers and units in a language.
  fileprivate static func inWords(_ text: String, _ language: ReportLanguage) -> String {
    language == .english ? text : inChinese(text)
  }
}
