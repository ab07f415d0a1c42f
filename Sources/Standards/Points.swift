// The points of an indicator: full where the target is met, and how they are lost below it.

/// The points that an indicator is worth, and how they are lost.
///
/// Full points are earned where the target is met, and nowhere else. Points follow the verdict and never make one.
public struct Points: Sendable, Hashable {
  /// How points are lost where the target is missed.
  public enum Deduction: Sendable, Hashable {
    /// All at once, down to the floor.
    case all
    /// Straight from full at the target to none at this value, in the indicator's unit.
    case linear(zeroAt: Double)
    /// So many for each step that is missing, also for one that has only begun; the step is in the indicator's unit,
    /// both are above 0.
    case steps(every: Double, lose: Double)
  }
  /// The points where the target is met; 0 or more.
  public var full: Double
  /// The points that are left however much is missing; from 0 to below `full`.
  public var floor: Double
  /// How points are lost.
  public var deduction: Deduction

  /// Points.
  public init(_ full: Double, floor: Double = 0, deduction: Deduction = .all) {
    self.full = full
    self.floor = floor
    self.deduction = deduction
  }

  /// How much of a step may be missing before it has begun, as a share of it: 0.90 - 0.85 is a little more than 0.05 in
  /// binary numbers, and still one step of 0.05.
  static let stepTolerance = 1e-9

  /// The points of a value.
  ///
  /// - Parameters:
  ///   - value: The value, in the indicator's unit; nil when unknown.
  ///   - target: What it was held against.
  ///   - isMet: The verdict; nil when unknown.
  /// - Returns: The points, from `floor` to `full`; nil when the verdict is unknown, which is never 0 points.
  public func earned(value: Double?, target: Target?, isMet: Bool?) -> Double? {
    guard let isMet else { return nil }
    if isMet { return full }
    if case .all = deduction { return short(floor) }
    guard let value, let bound = target?.bound else { return nil }
    switch deduction {
    case .all: return short(floor)
    case .linear(let zeroAt):
      return short(full * min(1, max(0, (value - zeroAt) / (bound.number - zeroAt))))
    case .steps(let every, let lose):
      let missing = bound.wantsMore ? bound.number - value : value - bound.number
      // A strict target at its very number misses nothing that can be measured, and is missed all the same.
      let steps = max(1, (missing / every - Self.stepTolerance).rounded(.up))
      return short(full - steps * lose)
    }
  }

  /// Points where the target is missed: not below the floor, and less than full, even if by the least that a number can
  /// hold; none of none.
  private func short(_ points: Double) -> Double { max(0, min(max(floor, points), full.nextDown)) }
}

extension Points {
  /// Why points cannot be counted from a target; nil when they can.
  package func misfit(to target: Target?) -> (message: String, suggestion: String?)? {
    let plainly = "or write points: \(plain(full)) for all or nothing"
    if case .all = deduction { return nil }
    guard let target else {
      return (
        "these points are counted from the target, and there is none",
        "add target: { at_least: … }, \(plainly)"
      )
    }
    guard let bound = target.bound else {
      return (
        "a target of '\(target.word)' has no number that points can be counted from",
        "leave the target, \(plainly)"
      )
    }
    guard case .linear(let zeroAt) = deduction else { return nil }
    if bound.wantsMore ? zeroAt < bound.number : zeroAt > bound.number { return nil }
    return (
      "zero_at must be \(bound.wantsMore ? "below" : "above") the target \(plain(bound.number)), and is \(plain(zeroAt))",
      "give the value at which no point is left"
    )
  }
}

extension Target {
  /// The number that what is missing is counted from, and whether more is better; nil for a target without a number.
  var bound: (number: Double, wantsMore: Bool)? {
    if case .atLeast(let number) = self { return (number, true) }
    if case .moreThan(let number) = self { return (number, true) }
    if case .atMost(let number) = self { return (number, false) }
    if case .lessThan(let number) = self { return (number, false) }
    return nil
  }
}
