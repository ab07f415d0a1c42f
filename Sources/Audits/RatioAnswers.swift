// What each feature of a ratio answers, and why: by a condition, by the limit that applies, by its grade, or by what it
// holds.

internal import Foundation
internal import Layers
internal import Measures
internal import Standards

/// The answers of a ratio's features, or of the points that they are samples of.
struct RatioAnswers {
  /// The features of each unit, ascending, by their places among the features used: one each, unless they are samples of
  /// points. Units are in the order of their first feature.
  private(set) var units: [[Int]]
  /// The answer of each unit.
  private(set) var answers: [RatioAnswer]
  /// Why, for each unit; nil where the condition alone says it.
  private(set) var reasons: [LocalizedText?]
  /// The limit that applied to each unit, by its row; nil where none did.
  private(set) var limits: [Int?] = []
  /// The grade of each unit; nil where it has none, or is not asked.
  private(set) var grades: [Int?] = []
  /// For each parameter of the grades, how many of the features asked do not say it.
  private(set) var missing: [Int] = []
  // The samples that name no point, by their units.
  private var nameless: [Int] = []

  /// How many samples name no point.
  var withoutPoint: Int { nameless.count }

  /// The answers of the features used.
  ///
  /// - Parameters:
  ///   - definition: The ratio.
  ///   - layer: Its layer, all features.
  ///   - contents: What is known of what the features hold, where that decides.
  ///   - conditions: The conditions, read.
  ///   - numbers: Reads a property as numbers, one entry a feature used.
  init(
    _ definition: RatioDefinition, of layer: SelectedLayer, contents: HeldContents?,
    conditions: [String: Filter], numbers: (String) -> [Double?]
  ) {
    let count = layer.features.count
    func decisions(_ condition: String?) -> [Bool?] {
      guard let condition, let filter = conditions[condition] else {
        return Array(repeating: true, count: count)
      }
      return layer.decisions(filter)
    }
    let isAsked = decisions(definition.of)
    units = (0..<count).map { [$0] }
    answers = Array(repeating: .undecided, count: count)
    reasons = Array(repeating: nil, count: count)
    switch definition.test {
    case .condition(let condition):
      let passes = decisions(condition)
      for unit in 0..<count { answers[unit] = RatioAnswer(isAsked: isAsked[unit], passes: passes[unit]) }
    case .limits(let rows):
      limits = Array(repeating: nil, count: count)
      hold(rows, decisions: rows.map { decisions($0.condition) }, isAsked: isAsked, numbers)
    case .grades(let scale):
      if let rule = scale.samples { gather(by: rule, layer) }
      grade(by: scale, isAsked: isAsked, numbers)
    case .holds:
      guard let contents else { break }
      for unit in 0..<count {
        answers[unit] = RatioAnswer(isAsked: isAsked[unit], passes: contents.isComplete(unit))
        reasons[unit] = contents.statement(unit)
      }
    }
    for unit in answers.indices where answers[unit] == .leftOut { reasons[unit] = Self.notAsked }
    for unit in answers.indices where answers[unit] == .undecided && reasons[unit] == nil {
      reasons[unit] = Self.notSaid
    }
  }

  // MARK: Limits

  private mutating func hold(
    _ rows: [RatioLimit], decisions: [[Bool?]], isAsked: [Bool?], _ numbers: (String) -> [Double?]
  ) {
    var columns: [String: [Double?]] = [:]
    for row in rows where columns[row.field] == nil { columns[row.field] = numbers(row.field) }
    for unit in answers.indices {
      // The first row that does not say no: whether one after it applies depends on it.
      guard let row = rows.indices.first(where: { decisions[$0][unit] != false }) else {
        answers[unit] = RatioAnswer(isAsked: isAsked[unit], passes: nil)
        reasons[unit] = Self.noLimit
        continue
      }
      guard decisions[row][unit] == true else {
        answers[unit] = RatioAnswer(isAsked: isAsked[unit], passes: nil)
        reasons[unit] = Self.whichLimit
        continue
      }
      limits[unit] = row
      let limit = rows[row]
      let value = columns[limit.field]?[unit]
      let passes = value.map(limit.bound.admits)
      answers[unit] = RatioAnswer(isAsked: isAsked[unit], passes: passes)
      reasons[unit] = value.map { limit.statement($0) } ?? Self.noValue(limit.field)
    }
  }

  // MARK: Grades

  /// Makes units of the samples of each point; a sample that names none is a unit of its own.
  private mutating func gather(by rule: SampleRule, _ layer: SelectedLayer) {
    let column = layer.layer.columns[rule.by]
    var placeOfPoint: [String: Int] = [:]
    units = []
    for (sample, feature) in layer.features.enumerated() {
      guard let point = column?.text(feature), !point.isEmpty else {
        nameless.append(units.count)
        units.append([sample])
        continue
      }
      if let place = placeOfPoint[point] {
        units[place].append(sample)
      } else {
        placeOfPoint[point] = units.count
        units.append([sample])
      }
    }
    answers = Array(repeating: .undecided, count: units.count)
    reasons = Array(repeating: nil, count: units.count)
  }

  private mutating func grade(
    by scale: GradeScale, isAsked: [Bool?], _ numbers: (String) -> [Double?]
  ) {
    let columns = scale.parameters.map { numbers($0.field) }
    missing = columns.map { column in
      column.indices.count { column[$0] == nil && isAsked[$0] != false }
    }
    grades = Array(repeating: nil, count: units.count)
    func values(_ feature: Int) -> [Double?] { columns.map { $0[feature] } }
    for unit in units.indices {
      // Of a point those samples count that are asked; it is undecided whether they are where one is.
      let asked = units[unit].filter { isAsked[$0] != false }
      guard let first = asked.first else {
        answers[unit] = .leftOut
        continue
      }
      let isCertain = asked.allSatisfy { isAsked[$0] == true }
      let grade =
        scale.samples.map { scale.grade(ofSamples: asked.map(values), by: $0) }
        ?? scale.grade(of: values(first))
      grades[unit] = grade
      answers[unit] = RatioAnswer(isAsked: isCertain ? true : nil, passes: grade.map { $0 <= scale.passes })
      guard isCertain else { continue }
      reasons[unit] = grade.map {
        scale.samples == nil
          ? scale.statement($0, worst: scale.worst(values(first), grade: $0))
          : scale.statement($0, samples: asked.count)
      }
      if grade == nil { reasons[unit] = Self.noParameter }
    }
    // Who names no point cannot be graded with the others of it.
    guard let rule = scale.samples else { return }
    for unit in nameless where answers[unit] != .leftOut {
      answers[unit] = .undecided
      grades[unit] = nil
      reasons[unit] = Self.noPoint(rule.by)
    }
  }

  // MARK: Words

  private static let notAsked = LocalizedText(
    en: "not among the features that are asked", zh: "不在统计范围内")
  private static let notSaid = LocalizedText(
    en: "a property that the condition asks for is missing", zh: "缺少判定条件所需的属性")
  private static let noLimit = LocalizedText(en: "no limit applies", zh: "没有适用的限值")
  private static let whichLimit = LocalizedText(
    en: "which limit applies is not known: a property is missing", zh: "缺少属性，无法确定适用的限值")
  private static let noParameter = LocalizedText(en: "no parameter is known", zh: "没有任何指标数据")

  private static func noValue(_ field: String) -> LocalizedText {
    LocalizedText(en: "no '\(field)'", zh: "缺少“\(field)”")
  }

  private static func noPoint(_ field: String) -> LocalizedText {
    LocalizedText(en: "the sample names no point ('\(field)')", zh: "样本未注明点位（“\(field)”）")
  }
}

extension RatioAnswer {
  /// The answer of a feature of which it is known, or not, whether it is asked and whether it passes.
  fileprivate init(isAsked: Bool?, passes: Bool?) {
    switch (isAsked, passes) {
    case (false?, _): self = .leftOut
    case (nil, _), (true?, nil): self = .undecided
    case (true?, true?): self = .passes
    case (true?, false?): self = .fails
    }
  }
}

extension RatioLimit {
  /// A value beside the limit: `leq 62.1, at most 60 (zone = '2')`.
  fileprivate func statement(_ value: Double) -> LocalizedText {
    let word = self.bound.word.replacing("_", with: " ")
    let suffix = condition.map { " (\($0))" } ?? ""
    return LocalizedText(
      en: "\(field) \(plain(value)), \(word) \(plain(bound.number))\(suffix)",
      zh: "\(field) \(plain(value))，限值 \(bound.sign) \(plain(bound.number))\(suffix)")
  }
}

extension NumberBound {
  /// Its sign, such as `≤`.
  var sign: String {
    switch self {
    case .atLeast: "≥"
    case .moreThan: ">"
    case .atMost: "≤"
    case .lessThan: "<"
    }
  }
}

extension GradeScale {
  /// The first parameter that has a grade, with its value.
  fileprivate func worst(_ values: [Double?], grade: Int) -> (field: String, value: Double)? {
    for (parameter, value) in zip(parameters, values) {
      if let value, parameter.grade(of: value) == grade { return (parameter.field, value) }
    }
    return nil
  }

  /// A grade and the parameter that decides it: `grade IV, by cod_mn 9.1`.
  fileprivate func statement(_ grade: Int, worst: (field: String, value: Double)?) -> LocalizedText {
    guard let worst else {
      return LocalizedText(en: "grade \(name(of: grade))", zh: "等级 \(name(of: grade))")
    }
    let value = "\(worst.field) \(plain(worst.value))"
    return LocalizedText(
      en: "grade \(name(of: grade)), by \(value)", zh: "等级 \(name(of: grade))，由 \(value) 判定")
  }

  /// A point's grade: `grade heavy, of 5 samples`.
  fileprivate func statement(_ grade: Int, samples: Int) -> LocalizedText {
    LocalizedText(
      en: "grade \(name(of: grade)), of \(samples == 1 ? "1 sample" : "\(samples) samples")",
      zh: "等级 \(name(of: grade))，样本 \(samples) 个")
  }
}
