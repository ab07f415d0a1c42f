// A rulebook in numbers: how many indicators, how many of them with a target, how many points.

public import Standards

/// A rulebook in numbers.
public struct StandardDigest: Sendable, Hashable {
  /// How many indicators it has.
  public var indicators: Int
  /// How many of them have a target.
  public var withTarget: Int
  /// The full points of all of them; nil where it gives none.
  public var points: Double?

  /// The numbers of a standard.
  public init(_ standard: Standard) {
    indicators = standard.indicators.count
    withTarget = standard.indicators.count { $0.target != nil }
    let full = standard.indicators.compactMap { $0.points?.full }
    points = full.isEmpty ? nil : full.reduce(0, +)
  }

  /// They in one line: `10 indicators, 5 with a target, 5 without, 24 points in all`.
  public func text(_ language: ReportLanguage = .english) -> String {
    let without = indicators - withTarget
    let points = points.map { HumanPoints.text($0).replacing("\u{A0}", with: " ") }
    guard language == .english else {
      return "\(indicators) 项指标，其中 \(withTarget) 项有目标值，\(without) 项未设定"
        + (points.map { "，共 \($0) 分" } ?? "，未设分值")
    }
    return
      "\(indicators) indicator\(indicators == 1 ? "" : "s"), \(withTarget) with a target, \(without) without, "
      + (points.map { "\($0) point\($0 == "1" ? "" : "s") in all" } ?? "no points")
  }
}
