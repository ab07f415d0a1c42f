// The words for a place's value, verdict and shortfall that the terminal and the maps share.

internal import Audits
internal import Measures
internal import Standards

extension IndicatorResult {
  /// A place's value for people, told apart from the target; `–` when unknown.
  func valueText(of place: PlaceResult) -> String {
    place.value.map { valueText($0).en } ?? "–"
  }

  /// The target in a table beside the city's value: with its unit, but for a long one that stands there already; nil
  /// without a target.
  var targetBesideValue: String? {
    guard let target = indicator.target else { return nil }
    let (whole, bare) = (
      HumanNumber.text(target, unit), HumanNumber.text(target, unit, withUnit: false)
    )
    let isShort = whole.displayWidth - bare.displayWidth <= Self.widestUnitOfTarget
    return isShort || city.value == nil ? whole : bare
  }

  // Room for `km/km²`.
  private static let widestUnitOfTarget = 7

  /// A place's shortfall for people, `14.2 ha of residential land` or `must be above 80 %`; empty when there is none.
  func shortfallText(of place: PlaceResult) -> String {
    place.shortfall.map { shortfallText($0) } ?? ""
  }
}

extension Verdict {
  /// The style of the verdict on a terminal.
  var style: TerminalStyle {
    switch self {
    case .met: .met
    case .short: .short
    case .unknown: .unknown
    }
  }
}

extension LocalizedText {
  /// Both languages, the English first, once when they are the same.
  var both: String { en == zh ? en : "\(en) \(zh)" }
}
