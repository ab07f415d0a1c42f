// The words for points before and after.

internal import Audits
internal import Standards

extension ComparisonWords {
  /// Points of an indicator: `1.4 of 2 → 2 of 2`; `–` where a rulebook gives none.
  func points(_ change: PointsChange) -> String {
    arrow(change.before.map(points), change.after.map(points))
  }

  /// All points of a standard: `85.3 of 100, 3 unknown → 88 of 100`.
  func points(_ change: PointsComparison) -> String {
    arrow(change.before.map(points), change.after.map(points))
  }

  private func arrow(_ old: String?, _ new: String?) -> String {
    let (old, new) = (old ?? "–", new ?? "–")
    return old == new ? new : "\(old) → \(new)"
  }

  private func points(_ points: EarnedPoints) -> String {
    let full = HumanPoints.text(points.full)
    guard let earned = points.earned else { return choose("unknown of \(full)", "未知（满分 \(full)）") }
    let known = HumanPoints.text(earned)
    // Rounding must not make them full.
    let isUnder = points.isLosing && known == full
    return choose(
      "\(isUnder ? "under " : "")\(known) of \(full)", "\(isUnder ? "不足 " : "")\(known)（满分 \(full)）")
  }

  private func points(_ total: PointsTotal) -> String {
    let (earned, full) = (HumanPoints.text(total.earned), HumanPoints.text(total.full))
    let unknown = HumanPoints.text(total.fullUnknown)
    guard total.fullUnknown > 0 else { return choose("\(earned) of \(full)", "\(earned)（满分 \(full)）") }
    return choose(
      "\(earned) of \(full), \(unknown) unknown", "\(earned)（满分 \(full)，未知 \(unknown)）")
  }
}

extension AuditComparison {
  /// The indicators with points whose value in the city moved, or whose points did, in their order.
  var withMovedPoints: [(indicator: IndicatorComparison, points: PointsChange)] {
    indicators.compactMap { indicator in
      guard let points = indicator.points,
        points.isMove || (indicator.presence == .both && indicator.city.whole.isMove)
      else { return nil }
      return (indicator, points)
    }
  }
}
