// How a supply feature, or a feature of a ratio, is marked on a map.

internal import Audits
internal import Measures
internal import Standards

/// The mark of a feature on a map.
enum SupplyMark: Hashable, CaseIterable {
  /// Supply that counts.
  case counted
  /// A feature that does as the target of its ratio wants.
  case fine
  /// A feature that keeps a ratio from its target.
  case wanting
  /// Supply that does not count.
  case uncounted
  /// A feature of a ratio that nobody can decide.
  case undecided

  /// The mark of a feature; nil for one that a ratio does not ask.
  init?(_ feature: SupplyFeature, of indicator: IndicatorResult) {
    guard case .ratio = indicator.indicator.measure else {
      self = feature.isCounted ? .counted : .uncounted
      return
    }
    let wantsMore = indicator.indicator.target?.wantsMore ?? true
    switch feature.standing {
    case .counted: self = wantsMore ? .fine : .wanting
    case .notCounted: self = wantsMore ? .wanting : .fine
    case .undecided: self = .undecided
    case .leftOut: return nil
    }
  }

  /// The colour.
  var color: String {
    switch self {
    case .counted, .fine: MapPalette.supply
    case .wanting: MapPalette.patch
    case .uncounted, .undecided: MapPalette.uncounted
    }
  }

  /// Whether it is filled, rather than hollow.
  var isFilled: Bool {
    switch self {
    case .counted, .fine, .wanting: true
    case .uncounted, .undecided: false
    }
  }

  /// The mark in a legend.
  var word: LocalizedText {
    switch self {
    case .counted: LocalizedText(en: "Counts", zh: "计入")
    case .fine: LocalizedText(en: "Passes", zh: "符合")
    case .wanting: LocalizedText(en: "Does not pass", zh: "不符合")
    case .uncounted: LocalizedText(en: "Does not count", zh: "不计入")
    case .undecided: LocalizedText(en: "Undecided", zh: "无法判定")
    }
  }
}
