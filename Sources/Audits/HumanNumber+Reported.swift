// What somebody reported as people read it: with the digits that it was reported with, since nobody measured others.

package import Measures
package import Standards

extension HumanNumber {
  /// A reported value with its unit, `92.4 µg/m³`: with all its decimals up to six.
  ///
  /// - Parameter target: A target that it missed or met: enough decimals are shown to tell the two apart.
  package static func reported(
    _ value: Double, _ unit: MeasureUnit, beside target: Target? = nil
  ) -> LocalizedText {
    if unit == .yesNo { return LocalizedText(en: text(value, unit), zh: chinese(value, unit)) }
    let scale = HumanScale(unit, for: value)
    var number = scale.allDigits(value)
    if let goal = target?.number, goal != value {
      let most = (6...12).first { scale.allDigits(value, most: $0) != scale.allDigits(goal, most: $0) }
      number = scale.allDigits(value, most: most ?? 12)
    }
    let words = number + scale.suffix(for: number)
    return LocalizedText(en: words, zh: inChinese(words))
  }
}
