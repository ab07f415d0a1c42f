// What an indicator comes to in one place, as far as two audits are held against each other, and what has become of it.

internal import Measures
public import Standards

/// What an indicator comes to in one place.
public struct PlaceFigures: Sendable, Hashable {
  /// The value, in the indicator's unit; nil when unknown.
  public var value: Double?
  /// Whether the target is met.
  public var verdict: Verdict
  /// What is missing; nil when the target is met or the verdict unknown.
  public var shortfall: Shortfall?
  /// Why the verdict is unknown, or what limits the value.
  public var reason: LocalizedText?
  /// Whether the place is judged; a district is not where the indicator is judged for the whole city alone, and its verdict
  /// is unknown for that.
  public var isJudged: Bool

  /// Figures.
  public init(
    value: Double?, verdict: Verdict, shortfall: Shortfall? = nil, reason: LocalizedText? = nil,
    isJudged: Bool = true
  ) {
    self.value = value
    self.verdict = verdict
    self.shortfall = shortfall
    self.reason = reason
    self.isJudged = isJudged
  }

  /// Those of a result.
  public init(_ place: PlaceResult) {
    self.init(
      value: place.value, verdict: place.verdict, shortfall: place.shortfall, reason: place.reason)
  }

  /// Whether two figures are the same, but for the words of their reasons.
  func agrees(with other: PlaceFigures) -> Bool {
    value == other.value && verdict == other.verdict && shortfall == other.shortfall
  }
}

/// From what to what an indicator went in one place.
public struct FigureChange: Sendable, Hashable {
  /// What it came to; nil where there was no such place or indicator.
  public var before: PlaceFigures?
  /// What it comes to; nil where there is no such place or indicator.
  public var after: PlaceFigures?
  /// The numbers of the targets, old and new, that its value is held against: beside a target a share of a billionth is
  /// as little as it is beside the value.
  public var goals: [Double]

  /// A change.
  public init(before: PlaceFigures?, after: PlaceFigures?, goals: [Double] = []) {
    self.before = before
    self.after = after
    self.goals = goals
  }

  /// What became of a verdict.
  public enum VerdictMove: String, Sendable, Hashable, CaseIterable {
    /// It was met and is no longer.
    case fell
    /// It is met and was not.
    case rose
    /// From short to unknown, or back.
    case shifted
    /// One of the audits judges the place and the other does not: it says nothing of the data.
    case rejudged
    /// It is what it was.
    case stayed
  }

  /// The value after less the value before, in the indicator's unit; nil where one of them is unknown.
  public var value: Double? {
    guard let old = before?.value, let new = after?.value else { return nil }
    return new - old
  }

  /// How much more is missing, in the shortfall's unit; where the target is met nothing is. nil where a verdict is unknown.
  public var shortfall: Double? {
    guard let before, let after, before.verdict != .unknown, after.verdict != .unknown else { return nil }
    if let old = before.shortfall, let new = after.shortfall, old.unit != new.unit { return nil }
    return (after.shortfall?.value ?? 0) - (before.shortfall?.value ?? 0)
  }

  /// What became of the verdict; it stays where there is no before or no after.
  public var verdict: VerdictMove {
    guard let before, let after, before.verdict != after.verdict else { return .stayed }
    guard before.isJudged == after.isJudged else { return .rejudged }
    return before.verdict == .met ? .fell : after.verdict == .met ? .rose : .shifted
  }

  /// Whether value, verdict or shortfall are not what they were, beyond rounding.
  public var isMove: Bool {
    switch (before, after) {
    case (let old?, let new?): old.verdict != new.verdict || isValueMove || isShortfallMove
    case (nil, nil): false
    default: true
    }
  }

  /// Whether the value is not what it was, by more than a billionth of the target or of the larger value; also where only
  /// one of the two is known.
  public var isValueMove: Bool {
    guard let old = before?.value, let new = after?.value else {
      return before?.value != nil || after?.value != nil
    }
    return abs(new - old) > valueRounding
  }

  /// Whether what is missing is not what it was, by more than comes of a billionth of the value; also where only one of the
  /// two is known.
  public var isShortfallMove: Bool {
    guard let old = before?.shortfall, let new = after?.shortfall else {
      return before?.shortfall != nil || after?.shortfall != nil
    }
    return old.unit != new.unit || abs(new.value - old.value) > shortfallRounding
  }

  /// How much of a change is rounding, as a share of the number.
  static let tolerance = 1e-9

  /// How much of a value is rounding.
  var valueRounding: Double { Self.tolerance * size }

  private var size: Double {
    ([before?.value, after?.value].compactMap { $0 } + goals).reduce(0) { max($0, abs($1)) }
  }

  /// How much of what is missing is rounding. It is the difference of two greater numbers, and comes with their rounding.
  var shortfallRounding: Double {
    [before, after].compactMap { $0 }.reduce(0) { most, figures in
      guard let missing = figures.shortfall?.value else { return most }
      let gap = figures.value.flatMap { value in goals.map { abs($0 - value) }.max() } ?? 0
      return max(most, Self.tolerance * missing * (gap > 0 ? max(1, size / gap) : 1))
    }
  }

  /// Whether it got worse: the verdict was met and is no longer; or the value is known twice and went the wrong way, or
  /// more is missing than was, by more than rounding.
  ///
  /// - Parameter target: What the value must reach; without one no way is the wrong one.
  public func isWorse(under target: Target?) -> Bool {
    if verdict == .fell { return true }
    guard let target, before != nil, after != nil else { return false }
    if let change = value, (target.wantsMore ? -change : change) > valueRounding { return true }
    guard let more = shortfall else { return false }
    return more > shortfallRounding
  }
}
