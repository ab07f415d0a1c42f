// Numbers before and after as people read them: with as many decimals as it takes to see that they differ.

package import Measures
package import Standards

extension HumanNumber {
  /// Two values, told apart where they differ, each also from a target that it misses or meets.
  package static func texts(
    _ old: Double, _ new: Double, _ unit: MeasureUnit,
    beside targets: (old: Target?, new: Target?) = (nil, nil)
  ) -> (old: String, new: String) {
    let texts = (text(old, unit, beside: targets.old), text(new, unit, beside: targets.new))
    guard old != new, texts.0 == texts.1 else { return texts }
    let scales = (HumanScale(unit, for: old), HumanScale(unit, for: new))
    for extra in 1...6 where scales.0.text(old, extra: extra) != scales.1.text(new, extra: extra) {
      return (scales.0.text(old, extra: extra), scales.1.text(new, extra: extra))
    }
    return texts
  }

  /// How much more or less: `+0.9 pp` of a share (percentage points), `-1.2 ha`; `0` for nothing, `≈ 0` for less than
  /// any decimals show.
  package static func change(_ change: Double, _ unit: MeasureUnit) -> String {
    guard change != 0 else { return "0" }
    let scale = HumanScale(unit, for: change)
    let size = abs(change)
    // A change that is shown as 0 would be none.
    let extra = (0...6).first { scale.digits(size, extra: $0).contains { ("1"..."9").contains($0) } }
    guard let extra else { return "≈\u{A0}0" }
    let text = scale.text(size, extra: extra)
    return (change < 0 ? "-" : "+") + (unit.isPerCent ? String(text.dropLast(1)) + "pp" : text)
  }

  /// A change in Chinese: `+0.9 个百分点`, `-1.2 公顷`.
  package static func changeInChinese(_ text: String) -> String {
    inChinese(text.replacing("\u{A0}pp", with: "\u{A0}个百分点"))
  }

  /// What is missing, never as nothing; of a share in percentage points.
  package static func missing(_ shortfall: Shortfall) -> String {
    let text = missing(shortfall.value, shortfall.unit).en
    return shortfall.unit.isPerCent ? String(text.dropLast(1)) + "pp" : text
  }

  /// The same in Chinese.
  package static func chineseMissing(_ shortfall: Shortfall) -> String {
    let text = missing(shortfall.value, shortfall.unit).zh
    return shortfall.unit.isPerCent ? String(text.dropLast(1)) + "个百分点" : text
  }
}
