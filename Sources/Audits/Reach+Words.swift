// Reach in words for people: how far, and measured in which way.

public import Measures
public import Standards

extension ReachWay {
  /// How distances are measured: `on foot (along streets)`, 沿街步行.
  public var words: LocalizedText {
    switch self {
    case .straight: LocalizedText(en: "in a straight line", zh: "直线距离")
    case .walk: LocalizedText(en: "on foot (along streets)", zh: "沿街步行")
    }
  }
}

extension Reach {
  /// How far: `within 500 m on foot (along streets)`, 沿街步行500米. Tiers come largest least area first; minutes stand
  /// beside the metres where the standard gave minutes.
  public var words: LocalizedText {
    let en = tiers.map { tier in
      HumanNumber.text(tier.within, .metres)
        + (time(of: tier).map { " (\($0) min at \(pace) m/min)" } ?? "")
        + (tier.minArea > 0 ? " from \(HumanNumber.text(tier.minArea, .squareMetres)) on" : "")
    }
    let zh = tiers.map { tier in
      let notes = [
        tier.minArea > 0 ? "面积自\(Self.inChinese(tier.minArea, .squareMetres))" : nil,
        time(of: tier).map { "\($0)分钟，每分钟\(pace)米" },
      ].compactMap { $0 }
      let distance = Self.inChinese(tier.within, .metres)
      return notes.isEmpty ? distance : "\(distance)（\(notes.joined(separator: "；"))）"
    }
    let comma = tiers.contains { $0.minArea > 0 } ? "," : ""
    return LocalizedText(
      en: "within \(en.joined(separator: ", "))\(comma) \(way.words.en)",
      zh: way.words.zh + zh.joined(separator: "、"))
  }

  private var pace: String { plain(speed ?? Reach.defaultSpeed) }

  private func time(of tier: ReachTier) -> String? { minutes(of: tier).map(plain) }

  private static func inChinese(_ value: Double, _ unit: MeasureUnit) -> String {
    let text = HumanNumber.text(value, unit)
    let units = [("km²", "平方公里"), ("m²", "平方米"), ("ha", "公顷"), ("km", "公里"), ("m", "米")]
    for (symbol, word) in units where text.hasSuffix("\u{A0}\(symbol)") {
      return text.dropLast(symbol.count + 1) + word
    }
    return text
  }
}
