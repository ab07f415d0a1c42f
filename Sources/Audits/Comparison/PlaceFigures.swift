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

  /// Figures.
  public init(
    value: Double?, verdict: Verdict, shortfall: Shortfall? = nil, reason: LocalizedText? = nil
  ) {
    self.value = value
    self.verdict = verdict
    self.shortfall = shortfall
    self.reason = reason
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

  /// A change.
  public init(before: PlaceFigures?, after: PlaceFigures?) {
    self.before = before
    self.after = after
  }

  /// What became of a verdict.
  public enum VerdictMove: String, Sendable, Hashable, CaseIterable {
    /// It was met and is no longer.
    case fell
    /// It is met and was not.
    case rose
    /// From short to unknown, or back.
    case shifted
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
    return before.verdict == .met ? .fell : after.verdict == .met ? .rose : .shifted
  }

  /// Whether value, verdict or shortfall are not what they were.
  public var isMove: Bool {
    switch (before, after) {
    case (let old?, let new?): !old.agrees(with: new)
    case (nil, nil): false
    default: true
    }
  }

  /// How much of a change is rounding, as a share of the number.
  static let tolerance = 1e-9

  /// Whether it got worse: the verdict was met and is no longer; or the value is known twice and went the wrong way, or
  /// more is missing than was, by more than a billionth.
  ///
  /// - Parameter target: What the value must reach; without one no way is the wrong one.
  public func isWorse(under target: Target?) -> Bool {
    if verdict == .fell { return true }
    guard let target, let before, let after else { return false }
    if let change = value {
      let size = max(abs(before.value ?? 0), abs(after.value ?? 0))
      if (target.wantsMore ? -change : change) > Self.tolerance * size { return true }
    }
    guard let more = shortfall else { return false }
    return more > Self.tolerance * max(before.shortfall?.value ?? 0, after.shortfall?.value ?? 0)
  }
}
