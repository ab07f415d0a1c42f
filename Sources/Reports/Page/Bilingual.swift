// Texts of the page in both languages: what a reader does not want is hidden, and the numbers are written once where they
// are the same.

internal import Audits
internal import Measures
internal import Standards

extension LocalizedText {
  /// A text of the page itself.
  init(_ en: String, _ zh: String) { self.init(en: en, zh: zh) }

  /// The text as markup, escaped: once where both languages are the same.
  var markup: String {
    let (en, zh) = (en.onOneLine.forMarkup, zh.onOneLine.forMarkup)
    return en == zh ? en : "<span lang=\"en\">\(en)</span><span lang=\"zh\">\(zh)</span>"
  }

  /// The text for an attribute or an element that cannot hold both: English, then Chinese.
  var attribute: String { both.onOneLine.forMarkup }

  static func + (a: LocalizedText, b: LocalizedText) -> LocalizedText {
    LocalizedText(en: a.en + b.en, zh: a.zh + b.zh)
  }
}

extension HumanNumber {
  /// An amount in both languages.
  static func localized(_ value: Double, _ unit: MeasureUnit) -> LocalizedText {
    LocalizedText(en: text(value, unit), zh: chinese(value, unit))
  }
}

extension String {
  /// The same in both languages, such as a name.
  var inBoth: LocalizedText { LocalizedText(en: self, zh: self) }
}

extension IndicatorResult {
  /// A place's value for people in both languages; a dash when unknown.
  func localizedValue(of place: PlaceResult) -> LocalizedText {
    place.value.map { valueText($0) } ?? LocalizedText("–", "–")
  }

  /// What is missing in a place, or too much, in both languages; nil when there is nothing.
  func localizedShortfall(of place: PlaceResult) -> LocalizedText? {
    guard let shortfall = place.shortfall else { return nil }
    let amount = LocalizedText(en: shortfallText(shortfall), zh: chineseShortfallText(shortfall))
    if exactHit(shortfall) != nil { return amount }
    return indicator.target?.wantsMore ?? true
      ? amount
      : LocalizedText(en: "\(amount.en) \(shortfall.excess)", zh: "超出 \(amount.zh)")
  }

  /// The target in both languages.
  var localizedTarget: LocalizedText {
    indicator.target.map {
      LocalizedText(en: HumanNumber.text($0, unit), zh: HumanNumber.chinese($0, unit))
    } ?? LocalizedText("no target", "未设目标")
  }

  /// The districts with something to say, the worst first: what is short by how far it is from its target, what is unknown
  /// with a value, what is met from the worst on, what has no value last.
  var worstFirst: [Int] {
    let wantsMore = indicator.target?.wantsMore ?? true
    func rank(_ place: PlaceResult) -> (Int, Double) {
      guard let value = place.value else { return (3, 0) }
      let distance = wantsMore ? value : -value
      switch place.verdict {
      case .short: return (0, distance)
      case .unknown: return (1, distance)
      case .met: return (2, distance)
      }
    }
    let ranks = districts.map(rank)
    return districts.indices.sorted { (ranks[$0].0, ranks[$0].1, $0) < (ranks[$1].0, ranks[$1].1, $1) }
  }
}
