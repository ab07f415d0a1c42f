// What becomes of the points of a rulebook between two audits. Points belong to what moved: they follow the values.

internal import Standards

/// The points of an indicator in two audits.
public struct PointsChange: Sendable, Hashable {
  /// The old points; nil where the old rulebook gives none for it.
  public var before: EarnedPoints?
  /// The new points; nil where the new rulebook gives none for it.
  public var after: EarnedPoints?

  /// A change.
  public init(before: EarnedPoints?, after: EarnedPoints?) {
    self.before = before
    self.after = after
  }

  /// Whether they are not what they were, beyond rounding.
  public var isMove: Bool {
    guard let before, let after, before.full == after.full else { return before != after }
    guard let was = before.earned, let now = after.earned else { return before.earned != after.earned }
    return abs(was - now) > FigureChange.tolerance * max(was, now) || before.isLosing != after.isLosing
  }
}

/// The points of a standard in two audits.
public struct PointsComparison: Sendable, Hashable {
  /// The standard.
  public var standard: StandardSummary
  /// All points of the old audit; nil where that is not held against the standard.
  public var before: PointsTotal?
  /// All points of the new audit; nil where that is not held against the standard.
  public var after: PointsTotal?

  /// A standard.
  public init(standard: StandardSummary, before: PointsTotal?, after: PointsTotal?) {
    self.standard = standard
    self.before = before
    self.after = after
  }
}

extension Indicator {
  /// The points of figures of the whole city; nil where the rulebook gives none.
  func earned(_ figures: PlaceFigures?) -> EarnedPoints? {
    guard let points, let figures else { return nil }
    let isMet = figures.verdict == .unknown ? nil : figures.verdict == .met
    return EarnedPoints(
      full: points.full, earned: points.earned(value: figures.value, target: target, isMet: isMet))
  }
}

extension ComparisonRun {
  /// The points of each standard that gives any: the new ones in their order, then those of the old audit alone.
  func points(
    _ before: AuditResult, _ after: AuditResult, _ indicators: [IndicatorComparison]
  ) -> [PointsComparison] {
    func totals(
      _ result: AuditResult, _ points: (PointsChange) -> EarnedPoints?
    ) -> [(standard: StandardSummary, total: PointsTotal)] {
      result.standards.compactMap { standard in
        var total = PointsTotal()
        for result in result.indicators(of: standard) {
          let change = indicators.first { $0.indicator.id == result.indicator.id }?.points
          if let points = change.flatMap(points) { total.add(points) }
        }
        return total.count > 0 ? (standard, total) : nil
      }
    }
    let (old, new) = (totals(before) { $0.before }, totals(after) { $0.after })
    let both = new.map { now in
      PointsComparison(
        standard: now.standard, before: old.first { $0.standard.id == now.standard.id }?.total,
        after: now.total)
    }
    let gone = old.filter { was in !new.contains { $0.standard.id == was.standard.id } }
    return both + gone.map { PointsComparison(standard: $0.standard, before: $0.total, after: nil) }
  }
}
