// What is not known of a ratio's features: how much of a verdict it leaves standing, and the numbers beside the value.

internal import Layers
internal import Measures
internal import Standards

extension RatioDefinition {
  /// What features that nobody can decide do to a value, and such as have no weight: a verdict stands where all of them
  /// may pass or fail without changing it.
  func undecided(
    _ outcome: RatioOutcome, in district: Int?, target: Target?, tolerable: Double
  ) -> Doubt? {
    Doubt.all(
      undecided(outcome, in: district, target: target),
      unweighed(outcome, in: district, tolerable: tolerable))
  }

  private func undecided(_ outcome: RatioOutcome, in district: Int?, target: Target?) -> Doubt? {
    let weight = outcome.undecided.value(district)
    guard weight > 0 else { return nil }
    let passing = outcome.passing.value(district)
    let all = passing + outcome.failing.value(district) + weight
    let isProved =
      target.map { $0.isMet(by: passing, of: all) == $0.isMet(by: passing + weight, of: all) } ?? true
    let why = whyUndecided
    let isOne = self.weight == .count && weight == 1
    return Doubt(
      bound: isProved ? .near : .open,
      reason: LocalizedText(
        en: """
          \(HumanNumber.text(weight, unit)) of '\(layer)' cannot be decided (\(why.en)), and \(isOne ? "is" : "are") \
          left out
          """,
        zh: "图层“\(layer)”中有 \(HumanNumber.chinese(weight, unit)) 无法判定（\(why.zh)），未计入"))
  }

  private func unweighed(_ outcome: RatioOutcome, in district: Int?, tolerable: Double) -> Doubt? {
    let count = outcome.unweighed.value(district)
    guard count > 0 else { return nil }
    let asked = outcome.asked(district)
    let (what, zh) =
      switch (weight, factor) {
      case (.length, let factor?), (.area, let factor?):
        ("no known '\(factor)', or nothing to measure", "缺少“\(factor)”或无可量算的图形")
      case (.length, nil): ("no length: they are no lines", "非线状，没有长度")
      case (.area, nil): ("no area: they are no polygons", "非面状，没有面积")
      case (.field(let name), _): ("no known '\(name)'", "缺少“\(name)”")
      case (.count, _): ("no place", "没有位置")
      }
    return Doubt(
      bound: .near,
      reason: LocalizedText(
        en: """
          \(HumanNumber.decimal(count, digits: 0)) of \(HumanNumber.text(asked, .features)) of '\(layer)' have \
          \(what), and are left out
          """,
        zh: "图层“\(layer)”的 \(Int(asked)) 个要素中有 \(Int(count)) 个\(zh)，未计入"),
      keepsValue: count <= tolerable * asked)
  }

  /// Why there is no value where nothing is decided.
  func emptyReason(_ outcome: RatioOutcome, _ district: Int?) -> LocalizedText {
    let undecided = outcome.features[.undecided]?.value(district) ?? 0
    if undecided > 0, outcome.undecided.value(district) > 0 {
      let why = whyUndecided
      return LocalizedText(
        en: "none of the features of '\(layer)' here can be decided: \(why.en)",
        zh: "图层“\(layer)”在此的要素均无法判定：\(why.zh)")
    }
    if let doubt = unweighed(outcome, in: district, tolerable: 0) { return doubt.reason }
    let suffix = of.map { " (\($0))" } ?? ""
    return LocalizedText(
      en: "no feature of '\(layer)' that is asked lies here\(suffix)",
      zh: "图层“\(layer)”在此没有统计范围内的要素\(suffix)")
  }

  private var whyUndecided: LocalizedText {
    switch test {
    case .condition:
      LocalizedText(en: "what the condition asks for is missing", zh: "缺少判定条件所需的属性")
    case .limits:
      LocalizedText(en: "no limit applies, or the value is missing", zh: "没有适用的限值或缺少数值")
    case .grades(let scale):
      scale.samples.map {
        LocalizedText(
          en: "the point of the sample ('\($0.by)') or every parameter is not known",
          zh: "样本点位（“\($0.by)”）不明，或没有任何指标数据")
      } ?? LocalizedText(en: "no parameter is known", zh: "没有任何指标数据")
    case .holds: LocalizedText(en: "there is no data on a category", zh: "缺少某一类别的数据")
    }
  }
}

extension RatioOutcome {
  /// How many features are asked, or may be, by the district of their middle.
  func asked(_ district: Int?) -> Double {
    [.passes, .fails, .undecided].reduce(0) { $0 + (features[$1]?.value(district) ?? 0) }
  }

  /// The sums of a place beside its value.
  func detail(_ district: Int?) -> [DetailEntry] {
    func count(_ answer: RatioAnswer) -> DetailValue {
      .integer(Int(features[answer]?.value(district) ?? 0))
    }
    return [
      DetailEntry("passing", .number(passing.value(district))),
      DetailEntry("failing", .number(failing.value(district))),
      DetailEntry("undecided", .number(undecided.value(district))),
      DetailEntry("features_passing", count(.passes)), DetailEntry("features_failing", count(.fails)),
      DetailEntry("features_undecided", count(.undecided)),
      DetailEntry("features_left_out", count(.leftOut)),
      DetailEntry("features_without_weight", .integer(Int(unweighed.value(district)))),
    ]
  }
}

extension RatioAnswers {
  /// How many features of a place have each grade, or keep each limit; nothing for a condition.
  ///
  /// - Parameter districts: The district of each unit; -1 outside all. The city is all districts.
  func detail(
    _ definition: RatioDefinition, of districts: [Int32], in district: Int?
  ) -> [DetailEntry] {
    func isHere(_ unit: Int) -> Bool {
      district.map { Int(districts[unit]) == $0 } ?? (districts[unit] >= 0)
    }
    switch definition.test {
    case .condition, .holds: return []
    case .limits(let rows):
      var counts = [(passes: Int, fails: Int)](repeating: (0, 0), count: rows.count)
      for unit in answers.indices where isHere(unit) {
        guard let row = limits[unit] else { continue }
        if answers[unit] == .passes { counts[row].passes += 1 }
        if answers[unit] == .fails { counts[row].fails += 1 }
      }
      return [
        DetailEntry(
          "limits",
          .list(
            rows.indices.map { row in
              .object([
                DetailEntry("where", rows[row].condition.map { .text($0) } ?? .null),
                DetailEntry("features_passing", .integer(counts[row].passes)),
                DetailEntry("features_failing", .integer(counts[row].fails)),
              ])
            }))
      ]
    case .grades(let scale):
      var counts = [Int](repeating: 0, count: scale.grades.count + 1)
      for unit in answers.indices where isHere(unit) {
        guard let grade = grades[unit], answers[unit] == .passes || answers[unit] == .fails else { continue }
        counts[grade] += 1
      }
      return [
        DetailEntry(
          "grades",
          .list(
            counts.indices.map { grade in
              .object([
                DetailEntry("grade", .text(scale.name(of: grade))),
                DetailEntry("features", .integer(counts[grade])),
              ])
            }))
      ]
    }
  }

  /// What the features lack, over the whole layer.
  func detail(_ definition: RatioDefinition) -> [DetailEntry] {
    guard case .grades(let scale) = definition.test else { return [] }
    var detail = [
      DetailEntry(
        "parameters",
        .list(
          zip(scale.parameters, missing).map { parameter, missing in
            .object([
              DetailEntry("parameter", .text(parameter.field)), DetailEntry("missing", .integer(missing)),
            ])
          }))
    ]
    if scale.samples != nil {
      detail += [
        DetailEntry("points", .integer(units.count - withoutPoint)),
        DetailEntry("samples_without_point", .integer(withoutPoint)),
      ]
    }
    return detail
  }
}
