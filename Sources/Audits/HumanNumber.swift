// Numbers as people read them: hectares rather than 142 000 m², per cent rather than shares. Rounded, hence
// for eyes only; files carry every digit. The same in every locale: a point, and a no-break space between
// thousands.

public import Measures
public import Standards

/// Numbers with their units, for people.
///
/// A number and its unit are held together by no-break spaces (U+00A0).
public enum HumanNumber {
  /// An amount or value: `87.3 %`, `14.2 ha`, `1.62 m²/resident`, `12 300 residents`.
  ///
  /// - Parameters:
  ///   - value: A finite number in `unit`.
  ///   - unit: The unit; one that is not known is shown by its symbol.
  ///   - target: A target that the value missed or met: enough decimals are shown to tell the two apart.
  public static func text(_ value: Double, _ unit: MeasureUnit, beside target: Target? = nil) -> String {
    let scale = HumanScale(unit, for: value)
    if unit == .yesNo { return value == 0 ? "no" : "yes" }
    guard let goal = target?.number, goal != value else { return scale.text(value) }
    // 79.996 % against a target of 80 % must not read as 80.0 %.
    for extra in 0...6 where scale.digits(value, extra: extra) != scale.digits(goal, extra: extra) {
      return scale.text(value, extra: extra)
    }
    return scale.text(value, extra: 6)
  }

  /// The same in Chinese: `14.2 公顷`, `12 300 人`.
  package static func chinese(_ value: Double, _ unit: MeasureUnit, beside target: Target? = nil) -> String {
    if unit == .yesNo { return value == 0 ? "否" : "是" }
    return inChinese(text(value, unit, beside: target))
  }

  /// A target in Chinese: `≥ 80 %`, `> 8 m²/人`.
  package static func chinese(_ target: Target, _ unit: MeasureUnit) -> String {
    switch target {
    case .rising: "上升"
    case .falling: "下降"
    case .notRising: "不上升"
    case .answer(let isYes): isYes ? "是" : "否"
    case .atLeast, .moreThan, .atMost, .lessThan: inChinese(text(target, unit))
    }
  }

  package static func inChinese(_ text: String) -> String {
    // The longer word first: "residents" holds "resident".
    let words = [
      ("residents", "人"), ("resident", "人"), ("facilities", "处"), ("facility", "处"), ("features", "个"),
      ("feature", "个"), ("sampling\u{A0}points", "个点位"), ("sampling\u{A0}point", "个点位"),
      ("dwellings", "套"), ("dwelling", "套"), ("households", "户"), ("household", "户"),
    ]
    return words.reduce(text) { $0.replacing($1.0, with: $1.1) }.replacing("\u{A0}ha", with: "\u{A0}公顷")
  }

  /// A target: `≥ 80 %`, or `≥ 1.5` when its unit stands elsewhere; no more decimals than it has.
  public static func text(_ target: Target, _ unit: MeasureUnit, withUnit: Bool = true) -> String {
    let (sign, goal): (String, Double)
    switch target {
    case .atLeast(let number): (sign, goal) = ("≥", number)
    case .moreThan(let number): (sign, goal) = (">", number)
    case .atMost(let number): (sign, goal) = ("≤", number)
    case .lessThan(let number): (sign, goal) = ("<", number)
    case .rising: return "rising"
    case .falling: return "falling"
    case .notRising: return "not rising"
    case .answer(let isYes): return isYes ? "yes" : "no"
    }
    let scale = HumanScale(unit, for: goal)
    let number = trimmed(decimal(goal / scale.divisor, digits: 6))
    let symbol = withUnit || unit.isPerCent ? scale.suffix(for: number) : ""
    return "\(sign)\u{A0}\(number)\(symbol)"
  }

  /// A decimal number with `digits` decimals (0 to 12), rounded half away from zero, thousands apart.
  package static func decimal(_ value: Double, digits: Int) -> String {
    var factor = 1.0
    for _ in 0..<digits { factor *= 10 }
    let scaled = (abs(value) * factor).rounded()
    guard scaled < 1e15 else { return value.exactText }
    let whole = Int(scaled)
    let unit = Int(factor)
    let sign = value < 0 && whole > 0 ? "-" : ""
    let integer = sign + grouped(whole / unit)
    guard digits > 0 else { return integer }
    let fraction = String(whole % unit)
    return "\(integer).\(String(repeating: "0", count: digits - fraction.count))\(fraction)"
  }

  // Four digits stay together, as in most printed tables.
  private static func grouped(_ number: Int) -> String {
    var digits = String(number)
    guard digits.count > 4 else { return digits }
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: "\u{A0}")
  }

  private static func trimmed(_ decimal: String) -> String {
    guard decimal.contains(".") else { return decimal }
    var text = decimal
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}

extension HumanNumber {
  /// A bound of a scale error as people read it, `0.0008 %`: rounded up, one digit that counts below 0.1 %,
  /// at least 0.000001 %; `0 %` only for none at all.
  package static func scaleError(_ error: Double) -> String {
    let percent = error * 100
    guard percent > 0 else { return "0\u{A0}%" }
    var digits = 1
    var factor = 10.0
    while digits < 6, percent * factor < 1 {
      digits += 1
      factor *= 10
    }
    // What rounding added to a whole number must not push it up to the next.
    let bound = max(1, (percent * factor - 1e-6).rounded(.up)) / factor
    return "\(decimal(bound, digits: digits))\u{A0}%"
  }
}
