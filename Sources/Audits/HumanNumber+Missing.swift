// What is missing as people read it: there is some of it, hence never `0`.

package import Measures
package import Standards

extension HumanNumber {
  /// An amount of which there is some: `14.2 ha`, `0.003 %`, `less than 0.01 m²`. It has as many decimals as it takes to see
  /// it, but for lengths, land and counts at most two.
  ///
  /// - Parameters:
  ///   - value: A finite number, 0 or more, in `unit`; 0 stands for less than can be counted.
  ///   - unit: The unit.
  ///   - inFull: Whether all its decimals are shown, as those of what was reported.
  package static func missing(_ value: Double, _ unit: MeasureUnit, inFull: Bool = false) -> LocalizedText {
    let scale = HumanScale(unit, for: value)
    func localized(_ number: String) -> LocalizedText {
      let text = number + scale.suffix(for: number)
      return LocalizedText(en: text, zh: inChinese(text))
    }
    let number = inFull ? scale.allDigits(value) : scale.digits(value)
    if number.isSomething { return localized(number) }
    let most = scale.isFineEnoughInHundredths ? 2 : 6
    for decimals in 1...most {
      let number = decimal(value / scale.divisor, digits: decimals)
      if number.isSomething { return localized(number) }
    }
    let least = localized("0." + String(repeating: "0", count: most - 1) + "1")
    return LocalizedText(en: "less\u{A0}than\u{A0}\(least.en)", zh: "不到\u{A0}\(least.zh)")
  }
}

extension String {
  /// Whether a number is another than 0.
  fileprivate var isSomething: Bool { contains { ("1"..."9").contains($0) } }
}
