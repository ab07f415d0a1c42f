// The words for a place's value, verdict and shortfall that the terminal and the maps share.

internal import Audits
internal import Measures
internal import Standards

extension IndicatorResult {
  /// A place's value for people, told apart from the target; `–` when unknown.
  func valueText(of place: PlaceResult) -> String {
    place.value.map { valueText($0).en } ?? "–"
  }

  /// A place's shortfall for people, `14.2 ha of residential land`; empty when there is none.
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
