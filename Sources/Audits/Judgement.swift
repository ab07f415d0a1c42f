// From a number and a target to a verdict and a shortfall, by one rule for every measure.

internal import Measures
internal import Standards

/// What an indicator is judged by.
struct Judgement {
  /// The target; nil leaves every verdict unknown.
  var target: Target?
  /// The numerator's unit: what a shortfall is in.
  var unit: MeasureUnit
  /// Whether the numerator counts things, so that a shortfall is a whole number of them.
  var isCount = false

  /// A numerator and a denominator judged.
  ///
  /// - Parameters:
  ///   - result: The place; its value, numerator, denominator, verdict, reason and shortfall are set.
  ///   - numerator: What is there.
  ///   - denominator: What it is for; the value is unknown when it is 0.
  ///   - ifEmpty: Why the value is unknown when the denominator is 0.
  ///   - doubt: Why the number is not the whole truth; nil when it is.
  func judge(
    _ result: inout PlaceResult, numerator: Double, denominator: Double, ifEmpty: LocalizedText,
    doubt: Doubt? = nil
  ) {
    guard denominator > 0 else {
      result.verdict = .unknown
      result.reason = ifEmpty
      return
    }
    let value = numerator / denominator
    guard value.isFinite else {
      result.verdict = .unknown
      result.reason = Self.tooSmallBase
      return
    }
    result.reason = doubt?.reason
    if let doubt, !doubt.keepsValue {
      result.verdict = .unknown
      return
    }
    result.value = value
    result.numerator = numerator
    result.denominator = denominator
    guard let target else {
      result.verdict = .unknown
      result.reason = Self.noTarget.and(result.reason)
      return
    }
    guard let goal = target.number else {
      result.verdict = .unknown
      result.reason = Self.noComparison.and(result.reason)
      return
    }
    let isHit = Self.isHit(goal, by: numerator, of: denominator)
    if isHit { result.value = goal }
    let isMet = target.isMet(by: isHit ? goal : value)
    // A bound can prove one verdict only: what is at least this much may already be enough.
    switch doubt?.bound {
    case .open,
      .lower where !isMet && target.wantsMore, .upper where isMet && target.wantsMore,
      .lower where isMet && !target.wantsMore, .upper where !isMet && !target.wantsMore:
      result.verdict = .unknown
      return
    default:
      result.verdict = isMet ? .met : .short
    }
    if !isMet {
      let missing =
        isHit
        ? 0
        : target.wantsMore ? goal * denominator - numerator : numerator - goal * denominator
      let amount = isCount ? wholeNumber(missing, isStrict: target.isStrict) : max(0, missing)
      result.shortfall = Shortfall(value: amount, unit: unit)
    }
  }

  /// The least whole number of things that mends the shortfall: for a strict target more than what is missing.
  private func wholeNumber(_ missing: Double, isStrict: Bool) -> Double {
    // A hair above or below a whole number is rounding, not another facility.
    max(1, isStrict ? (missing + 1e-9).rounded(.down) + 1 : (missing - 1e-9).rounded(.up))
  }

  /// Whether what is there is the goal, as far as sums can tell.
  ///
  /// Sums keep each term to 2⁻⁴⁰ of its unit, so that the quotient of two of them may be a hair off the number that the
  /// terms have: one station of 35.1 is a mean of 35.1, and not more than that. A difference within the rounding of the
  /// sums (10⁻⁹ in the numerator's unit, though never more than a millionth of it, and 10⁻¹³ of it) is none.
  static func isHit(_ goal: Double, by numerator: Double, of denominator: Double) -> Bool {
    let wanted = goal * denominator
    let size = max(abs(numerator), abs(wanted))
    return abs(wanted - numerator) <= min(1e-9, 1e-6 * size) + 1e-13 * size
  }

  private static let tooSmallBase = LocalizedText(
    en: "what it is divided by is too small to be true", zh: "分母过小，不可信")

  private static let noComparison = LocalizedText(
    en: "its target is one for reported values", zh: "其目标值仅适用于填报数据")

  static let noTarget = LocalizedText(
    en: "no target is set; set one under overrides in the audit file",
    zh: "未设定目标值；请在审计文件的 overrides 中设定")
}

/// Why a number is not the whole truth.
struct Doubt {
  /// What a number that is not the whole truth still says.
  enum Bound {
    /// The true value is at least this.
    case lower
    /// The true value is at most this.
    case upper
    /// The true value is near this; the verdict stands.
    case near
    /// The true value may be anything: no verdict stands.
    case open

    /// What a number still says that is doubted in two ways.
    func and(_ other: Bound) -> Bound {
      switch (self, other) {
      case (.near, let bound), (let bound, .near): bound
      case (.lower, .lower): .lower
      case (.upper, .upper): .upper
      default: .open
      }
    }
  }
  /// What the number still says.
  var bound: Bound
  /// Why.
  var reason: LocalizedText
  /// Whether the number may be shown as the value at all.
  var keepsValue = true

  /// This doubt and another one.
  func and(_ other: Doubt?) -> Doubt {
    guard let other else { return self }
    return Doubt(
      bound: bound.and(other.bound), reason: reason.and(other.reason),
      keepsValue: keepsValue && other.keepsValue)
  }

  /// All doubts there are; nil when there is none.
  static func all(_ doubts: Doubt?...) -> Doubt? {
    doubts.reduce(nil) { all, doubt in all?.and(doubt) ?? doubt }
  }
}

extension LocalizedText {
  /// This text, followed by another where there is one.
  func and(_ other: LocalizedText?) -> LocalizedText {
    guard let other else { return self }
    return LocalizedText(en: "\(en); \(other.en)", zh: "\(zh)；\(other.zh)")
  }
}

extension Target {
  /// Whether the number itself misses the target.
  var isStrict: Bool {
    switch self {
    case .moreThan, .lessThan, .rising, .falling: true
    case .atLeast, .atMost, .notRising, .answer: false
    }
  }

  /// Whether so much of so much meets the target, which it also hits where it is the goal within the sums' rounding.
  func isMet(by numerator: Double, of denominator: Double) -> Bool {
    guard let number, Judgement.isHit(number, by: numerator, of: denominator) else {
      return isMet(by: numerator / denominator)
    }
    return isMet(by: number)
  }

  /// Whether more is better.
  package var wantsMore: Bool {
    switch self {
    case .atLeast, .moreThan, .rising: true
    case .atMost, .lessThan, .falling, .notRising: false
    case .answer(let isYes): isYes
    }
  }
}
