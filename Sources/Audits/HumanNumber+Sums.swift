// Parts and their whole as people read them: in one unit, with as many decimals as it takes for the printed parts to add up
// to the printed whole.

package import Measures

/// How parts that add up are shown.
package struct SummedNumbers {
  private let unit: MeasureUnit
  private let scale: HumanScale
  private let digits: Int

  /// How parts of a change are shown; nil where six decimals do not make the printed sum right, or a part would be lost.
  ///
  /// - Parameters:
  ///   - parts: The parts, in the unit.
  ///   - ends: From what to what they lead; their sum is the difference.
  ///   - showsEnds: Whether the ends are shown and the difference is not; else the other way round.
  package init?(_ unit: MeasureUnit, parts: [Double], ends: (old: Double, new: Double), showsEnds: Bool) {
    self.unit = unit
    let whole = ends.new - ends.old
    let shown = parts + (showsEnds ? [ends.old, ends.new] : [whole])
    let greatest = shown.reduce(0) { max($0, abs($1)) }
    let rounding = FigureChange.tolerance * max(greatest, abs(ends.old), abs(ends.new))
    let scale = HumanScale(unit, for: greatest)
    self.scale = scale
    // As many as any of them would have by itself.
    let least = shown.reduce(0) { $1 == 0 ? $0 : max($0, scale.decimals(abs($1) / scale.divisor)) }
    guard
      let digits = (least...max(least, 6)).first(where: { digits in
        func rounded(_ value: Double) -> Double { Self.rounded(value, scale, digits) }
        let sum = parts.reduce(0) { $0 + rounded($1) }
        // What is printed must not read as nothing either.
        let printed = showsEnds ? parts : parts + [whole]
        return sum == (showsEnds ? rounded(ends.new) - rounded(ends.old) : rounded(whole))
          && printed.allSatisfy { abs($0) <= rounding || rounded($0) != 0 }
      })
    else { return nil }
    self.digits = digits
  }

  /// An amount: `17.2 ha`.
  package func amount(_ value: Double) -> String { unsigned(value) }

  /// A change: `+14.2 ha`, `-0.98 pp`; `0` for nothing. nil where the decimals would hide it.
  package func change(_ value: Double) -> String? {
    if value == 0 { return "0" }
    guard Self.rounded(value, scale, digits) != 0 else { return nil }
    return (value < 0 ? "-" : "+") + unsigned(value)
  }

  private func unsigned(_ value: Double) -> String {
    let number = HumanNumber.decimal(abs(value) / scale.divisor, digits: digits)
    let text = number + scale.suffix(for: number)
    return unit.isPerCent ? String(text.dropLast(1)) + "pp" : text
  }

  // In units of the last decimal, as `HumanNumber.decimal` rounds.
  private static func rounded(_ value: Double, _ scale: HumanScale, _ digits: Int) -> Double {
    var factor = 1.0
    for _ in 0..<digits { factor *= 10 }
    let size = (abs(value) / scale.divisor * factor).rounded()
    return value < 0 ? -size : size
  }
}
