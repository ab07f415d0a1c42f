// What an audit earns: points of an indicator, and their totals by series. Points stand beside the verdicts and never
// replace them.

internal import Standards

/// The points of an indicator's value in the whole city.
public struct EarnedPoints: Sendable, Hashable {
  /// The points where the target is met.
  public var full: Double
  /// The points of the value; nil when the verdict is unknown, which is never 0 points.
  public var earned: Double?

  /// Points.
  public init(full: Double, earned: Double?) {
    self.full = full
    self.earned = earned
  }

  /// Whether points are known to be lost.
  public var isLosing: Bool { earned.map { $0 < full } ?? false }
}

extension IndicatorResult {
  /// The points of the city's value; nil where the rulebook gives none.
  public var points: EarnedPoints? {
    indicator.points.map { points in
      let isMet: Bool? =
        switch city.verdict {
        case .met: true
        case .short: false
        case .unknown: nil
        }
      return EarnedPoints(
        full: points.full,
        earned: points.earned(value: city.value, target: indicator.target, isMet: isMet))
    }
  }
}

/// The points of several indicators together.
public struct PointsTotal: Sendable, Hashable {
  /// How many indicators have points.
  public var count = 0
  /// The points earned, of those that are known.
  public var earned = 0.0
  /// The full points of all of them.
  public var full = 0.0
  /// The full points of those whose verdict is unknown: they may be earned or lost.
  public var fullUnknown = 0.0

  /// Nothing yet.
  public init() {}

  /// Adds an indicator.
  mutating func add(_ points: EarnedPoints) {
    count += 1
    full += points.full
    if let known = points.earned { earned += known } else { fullUnknown += points.full }
  }
}

/// The points of an audit by series.
public struct PointsTotals: Sendable, Hashable {
  /// 基础项, which must lose no point.
  public private(set) var basic = PointsTotal()
  /// 评价项.
  public private(set) var evaluation = PointsTotal()
  /// Indicators that stand in no series.
  public private(set) var withoutSeries = PointsTotal()
  /// All of them.
  public private(set) var all = PointsTotal()

  /// The totals over indicators; those without points add nothing.
  public init(_ indicators: [IndicatorResult]) {
    for indicator in indicators {
      guard let points = indicator.points else { continue }
      all.add(points)
      switch indicator.indicator.item?.series {
      case .basic: basic.add(points)
      case .evaluation: evaluation.add(points)
      case nil: withoutSeries.add(points)
      }
    }
  }
}
