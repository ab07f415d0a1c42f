// What of a measure's parameters a city may change: the one distance, the one least area, if there is but one.

internal import Measures

extension MeasureDefinition {
  /// Sets the one distance of a measure, of the reach that decides where there are several; false when it has none or
  /// several.
  mutating func setWithin(_ within: Double) -> Bool {
    switch self {
    case .spacing(var spacing):
      switch spacing.norm {
      case .straight: spacing.norm = .straight(within: within)
      case .along(var streets):
        guard streets.norms.count == 1 else { return false }
        streets.norms[0].within = within
        spacing.norm = .along(streets)
      }
      self = .spacing(spacing)
    case .coverage(var coverage) where coverage.reach.onlyDistance != nil:
      coverage.reach.onlyDistance = within
      self = .coverage(coverage)
    default: return false
    }
    return true
  }

  /// Sets the one least area of a measure; false when it has none or several.
  mutating func setMinArea(_ area: Double) -> Bool {
    switch self {
    case .provision(var provision):
      provision.minArea = area
      self = .provision(provision)
    case .coverage(var coverage):
      guard coverage.setMinArea(area) else { return false }
      self = .coverage(coverage)
    default: return false
    }
    return true
  }

  /// Why no single distance can be set where it is not plain from the measure; nil otherwise.
  var severalDistances: String? {
    guard case .spacing(let spacing) = self, let norms = spacing.along?.norms else { return nil }
    return "it has norms for \(norms.count) classes of street"
  }

  /// A distance of the measure in words: how it is measured.
  func distanceWords(_ distance: String) -> (en: String, zh: String) {
    switch self {
    case .coverage(let coverage) where coverage.reach.way == .walk:
      ("within \(distance) on foot", "沿街步行 \(distance)")
    case .spacing(let spacing) where spacing.along != nil:
      ("within \(distance) along streets", "沿街间距 \(distance)")
    default: ("within \(distance)", "半径 \(distance)")
    }
  }
}
