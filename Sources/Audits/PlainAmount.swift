// A number with its unit as a planner says it: 14.2 ha, 12 300 residents, 87.3 %. Never for machines.

public import Measures

/// A number and a unit in plain words, English and Chinese, the same whatever the locale.
public struct PlainAmount: Sendable, Hashable {
  /// In English.
  public let en: String
  /// In Chinese.
  public let zh: String

  /// A number in a unit.
  public init(_ value: Double, _ unit: MeasureUnit) { self.init(value, unit, extra: 0) }

  /// Two numbers with so many decimals that they read differently: 79.996 % against 80 % must not read as 80.0 %.
  static func apart(
    _ value: Double, _ other: Double, _ unit: MeasureUnit
  ) -> (PlainAmount, PlainAmount) {
    for extra in 0...6 {
      let pair = (PlainAmount(value, unit, extra: extra), PlainAmount(other, unit, extra: extra))
      if value == other || pair.0 != pair.1 { return pair }
    }
    return (PlainAmount(value, unit), PlainAmount(other, unit))
  }

  private init(_ value: Double, _ unit: MeasureUnit, extra: Int) {
    switch unit {
    case .share:
      en = "\(Self.decimal(value * 100, places: 1 + extra)) %"
      zh = en
    case .squareMetres where abs(value) >= 10_000:
      let hectares = Self.decimal(value / 10_000, places: abs(value) >= 1_000_000 ? extra : 1 + extra)
      en = "\(hectares) ha"
      zh = "\(hectares) 公顷"
    case .squareMetres:
      en = "\(Self.decimal(value, places: extra)) m²"
      zh = "\(Self.decimal(value, places: extra)) 平方米"
    case .metres where abs(value) >= 10_000:
      en = "\(Self.decimal(value / 1000, places: 1 + extra)) km"
      zh = "\(Self.decimal(value / 1000, places: 1 + extra)) 公里"
    case .metres:
      en = "\(Self.decimal(value, places: extra)) m"
      zh = "\(Self.decimal(value, places: extra)) 米"
    case .residents:
      let people = Self.decimal(value, places: extra)
      en = people == "1" ? "1 resident" : "\(people) residents"
      zh = "\(people) 人"
    default:
      let symbol = unit.rawValue.replacing("m2", with: "m²")
      let number = Self.decimal(value, places: value == value.rounded() ? 0 : 2 + extra)
      // A count of things reads as words, a quotient as a symbol.
      if unit == .facilities || unit == .features || unit == .dwellings || unit == .households {
        en =
          number == "1" ? "1 \(Self.singular[unit.rawValue] ?? unit.rawValue)" : "\(number) \(unit.rawValue)"
        zh = "\(number) \(Self.chinese[unit.rawValue] ?? "")"
      } else {
        en = "\(number) \(symbol)"
        zh = en
      }
    }
  }

  private static let singular = [
    "facilities": "facility", "features": "feature", "dwellings": "dwelling", "households": "household",
  ]
  private static let chinese = ["facilities": "处", "features": "个", "dwellings": "套", "households": "户"]

  /// A number with a fixed number of decimals, halves away from zero, thousands parted by a space.
  static func decimal(_ value: Double, places: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    guard abs(value) * scale < 1e18 else { return "\(value)" }
    let scaled = Int64((abs(value) * scale).rounded(.toNearestOrAwayFromZero))
    let whole = String(scaled / Int64(scale))
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0 && (whole.count - index) % 3 == 0 { grouped.append(" ") }
      grouped.append(digit)
    }
    let sign = value < 0 && scaled != 0 ? "-" : ""
    guard places > 0 else { return sign + grouped }
    let fraction = String(scaled % Int64(scale))
    return sign + grouped + "." + String(repeating: "0", count: places - fraction.count) + fraction
  }
}
