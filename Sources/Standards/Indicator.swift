// An indicator: a measure with a name, a target and a source.

public import Measures

/// A text in English and Chinese; at least one of the two is given.
public struct LocalizedText: Sendable, Hashable {
  /// The English text; the Chinese one where there is no English.
  public var en: String
  /// The Chinese text; the English one where there is no Chinese.
  public var zh: String

  /// A text in both languages.
  public init(en: String, zh: String) {
    self.en = en
    self.zh = zh
  }
}

/// How sure we are of a number, as `source.confidence` in a standard says it.
public enum Confidence: String, Sendable, Hashable, CaseIterable {
  /// Read in a mirror of the standard, or in the statute or official notice.
  case seenA = "seen-A"
  /// Read in a secondary place.
  case seenB = "seen-B"
  /// From memory, not verified.
  case memory
  /// Arithmetic on seen numbers.
  case derived
  /// Looked for, not available.
  case notFound = "not-found"
}

/// Where a formula or a number comes from.
public struct Source: Sendable, Hashable {
  /// The standard and its clause.
  public var clause: String
  /// How sure we are of it.
  public var confidence: Confidence
  /// Anything a planner should know before relying on it.
  public var note: LocalizedText?

  /// A source.
  public init(clause: String, confidence: Confidence, note: LocalizedText? = nil) {
    self.clause = clause
    self.confidence = confidence
    self.note = note
  }
}

/// Where an indicator stands in its rulebook.
public struct Item: Sendable, Hashable {
  /// The two series of the notice.
  public enum Series: String, Sendable, Hashable, CaseIterable {
    /// 基础项: must lose no point.
    case basic
    /// 评价项: should win as many points as it can.
    case evaluation
  }
  /// The series.
  public var series: Series
  /// The running number in the series, from 1.
  public var number: Int
  /// The folder of the evidence ledger, such as 基础项第12条.
  public var folder: String

  /// A place in the rulebook.
  public init(series: Series, number: Int, folder: String) {
    self.series = series
    self.number = number
    self.folder = folder
  }
}

/// What a value must reach.
public enum Target: Sendable, Hashable {
  /// value >= target
  case atLeast(Double)
  /// value > target
  case moreThan(Double)
  /// value <= target
  case atMost(Double)
  /// value < target
  case lessThan(Double)
  /// value > the value before; of reported values.
  case rising
  /// value < the value before; of reported values.
  case falling
  /// value <= the value before; of reported values.
  case notRising
  /// Yes (true) or no (false); of reported values.
  case answer(Bool)

  /// The number itself, in the indicator's unit; nil where the value before decides, and for yes or no.
  public var number: Double? {
    switch self {
    case .atLeast(let number), .moreThan(let number), .atMost(let number), .lessThan(let number): number
    case .rising, .falling, .notRising, .answer: nil
    }
  }

  /// Whether the value before decides.
  public var needsPrevious: Bool {
    switch self {
    case .rising, .falling, .notRising: true
    default: false
    }
  }

  /// This target as a comparison with the value before, where it is one: `rising` after 5 is more than 5. Others stay.
  public func after(_ previous: Double) -> Target {
    switch self {
    case .rising: .moreThan(previous)
    case .falling: .lessThan(previous)
    case .notRising: .atMost(previous)
    default: self
    }
  }

  /// Whether a value meets the target. Exact: rounding is for people, not for verdicts. Yes is 1, no is 0. A target that
  /// the value before decides is met by nothing until ``after(_:)`` has said what that was.
  public func isMet(by value: Double) -> Bool {
    switch self {
    case .atLeast(let number): value >= number
    case .moreThan(let number): value > number
    case .atMost(let number): value <= number
    case .lessThan(let number): value < number
    case .answer(let isYes): value == (isYes ? 1 : 0)
    case .rising, .falling, .notRising: false
    }
  }

  /// The target's word in YAML and JSON: `at_least`, `more_than`, `at_most`, `less_than`, `rising`, `falling`,
  /// `not_rising` or `is`.
  public var word: String {
    switch self {
    case .atLeast: "at_least"
    case .moreThan: "more_than"
    case .atMost: "at_most"
    case .lessThan: "less_than"
    case .rising: "rising"
    case .falling: "falling"
    case .notRising: "not_rising"
    case .answer: "is"
    }
  }
}

/// For whom an indicator has a verdict.
public enum Judged: String, Sendable, Hashable, CaseIterable {
  /// For each district and for the whole city.
  case districts
  /// For the whole city alone; the districts' values stand without a verdict.
  case city
}

/// A target and a measure as the source of an indicator has them.
public struct SourcedRule: Sendable, Hashable {
  /// The target; nil where there is none.
  public var target: Target?
  /// What is computed.
  public var measure: MeasureDefinition

  /// A rule.
  public init(target: Target?, measure: MeasureDefinition) {
    self.target = target
    self.measure = measure
  }
}

/// A measure with a name, a target and a source.
public struct Indicator: Sendable, Hashable {
  /// The stable id, such as `park-coverage`: lower-case letters, digits and hyphens.
  public var id: String
  /// Its place in the rulebook, where it has one.
  public var item: Item?
  /// Its name.
  public var name: LocalizedText
  /// What is computed.
  public var measure: MeasureDefinition
  /// What the value must reach; nil leaves the verdict `unknown`.
  public var target: Target?
  /// The points it is worth, where the rulebook gives points.
  public var points: Points?
  /// For whom there is a verdict: a treatment plant serves the whole city, wherever it stands.
  public var judged: Judged
  /// The department in charge.
  public var department: LocalizedText?
  /// Where formula and target come from.
  public var source: Source?
  /// The rule that ``source`` speaks of, where a city or a standard that extends another has changed it since; nil where it
  /// is the one that stands here.
  public var sourced: SourcedRule?

  /// An indicator.
  public init(
    id: String, item: Item? = nil, name: LocalizedText, measure: MeasureDefinition, target: Target? = nil,
    points: Points? = nil, judged: Judged = .districts, department: LocalizedText? = nil,
    source: Source? = nil
  ) {
    self.id = id
    self.item = item
    self.name = name
    self.measure = measure
    self.target = target
    self.points = points
    self.judged = judged
    self.department = department
    self.source = source
  }

  /// Keeps what another indicator says as the rule that the source speaks of, if this one says something else.
  package mutating func keepSource(of former: Indicator) {
    let isChanged = target != former.target || measure != former.measure
    sourced =
      former.sourced ?? (isChanged ? SourcedRule(target: former.target, measure: former.measure) : nil)
  }
}
