// In which unit and with how many decimals people are shown a number.

internal import Measures

/// A unit for people: what to divide by, how it is called, how many decimals it needs.
struct HumanScale {
  /// How much of the measure's unit one of these is.
  let divisor: Double
  /// The symbol or word, plural; empty when there is none.
  let symbol: String
  /// Whether a space stands between number and symbol.
  let isSpaced: Bool
  /// The decimals for a number that has been divided.
  let decimals: (Double) -> Int

  /// The scale that suits a value of a unit.
  init(_ unit: MeasureUnit, for value: Double) {
    let size = abs(value)
    switch unit {
    case .share, .rate: self.init(0.01, "%") { _ in 1 }
    case .squareMetres where size < 9_999.5: self.init(1, "m²") { $0 < 10 ? 1 : 0 }
    case .squareMetres where size < 9_999_500: self.init(10_000, "ha") { $0 < 100 ? 1 : 0 }
    case .squareMetres: self.init(1_000_000, "km²") { $0 < 100 ? 1 : 0 }
    case .squareKilometres: self.init(1, "km²") { $0 < 10 ? 2 : $0 < 100 ? 1 : 0 }
    case .metres where size < 999.5: self.init(1, "m") { $0 < 10 ? 1 : 0 }
    case .metres: self.init(1_000, "km") { $0 < 100 ? 1 : 0 }
    default: self.init(compound: unit.rawValue.onOneLine)
    }
  }

  private init(
    _ divisor: Double, _ symbol: String, isSpaced: Bool = true, decimals: @escaping (Double) -> Int
  ) {
    self.divisor = divisor
    self.symbol = symbol
    self.isSpaced = isSpaced
    self.decimals = decimals
  }

  private init(compound unit: String) {
    let sides = unit.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.count == 2 else {
      let word = Self.words(unit)
      // Of things that are counted a fraction comes from spreading, and matters only when there are few. What another
      // number is made of nobody knows here: its digits may be all that there is to see.
      let isCounted = Self.singular[word] != nil
      self.init(1, word) { isCounted ? Self.decimalsOfCounts($0) : Self.decimalsOfAny($0) }
      return
    }
    let base = Self.words(String(sides[1]))
    switch String(sides[0]) {
    case "facilities", "features":
      self.init(1, "/\(base)", isSpaced: sides[1] != "km2") { $0 < 1 ? 2 : 1 }
    case "m" where sides[1] == "km2":
      self.init(1_000, "km/km²") { $0 < 100 ? 2 : 1 }
    case let amount:
      self.init(1, "\(Self.words(amount))/\(base)") { $0 < 100 ? 2 : $0 < 1_000 ? 1 : 0 }
    }
  }

  private static func decimalsOfCounts(_ value: Double) -> Int {
    value >= 10 || value == value.rounded() ? 0 : 1
  }

  /// All decimals of a number that has no more than six digits, as people write them; else as many as make four digits.
  private static func decimalsOfAny(_ value: Double) -> Int {
    var (whole, most) = (value, 6)
    while whole >= 1, most > 0 { (whole, most) = (whole / 10, most - 1) }
    let digits = decimalsNeeded(by: value, most: most)
    var scaled = value
    for _ in 0..<digits { scaled *= 10 }
    let isWritten = abs(scaled - scaled.rounded()) <= 1e-9 * scaled
    return isWritten ? digits : min(digits, max(0, most - 2))
  }

  /// The decimals without which a number would be another, at most so many.
  ///
  /// - Parameter value: 0 or more.
  static func decimalsNeeded(by value: Double, most: Int) -> Int {
    var digits = most
    var scaled = value
    for _ in 0..<most { scaled *= 10 }
    // Beyond 15 digits a decimal is the machine's.
    while digits > 0, scaled >= 1e15 { (scaled, digits) = (scaled / 10, digits - 1) }
    guard scaled < 1e15 else { return 0 }
    var rest = Int(scaled.rounded())
    while digits > 0, rest % 10 == 0 { (rest, digits) = (rest / 10, digits - 1) }
    return digits
  }

  private static func words(_ symbol: String) -> String {
    switch symbol {
    case "m2": "m²"
    case "km2": "km²"
    case "10000_residents": "10\u{A0}000\u{A0}residents"
    case "100_households": "100\u{A0}households"
    default: String(symbol.map { $0 == "_" || $0 == " " ? "\u{A0}" : $0 })
    }
  }

  /// The number alone, with `extra` decimals more than it needs.
  func digits(_ value: Double, extra: Int = 0) -> String {
    let scaled = value / divisor
    return HumanNumber.decimal(scaled, digits: min(9, decimals(abs(scaled)) + extra))
  }

  /// The number alone, with the decimals that it has: at most so many, more where it would be nothing.
  func allDigits(_ value: Double, most limit: Int = 6) -> String {
    let scaled = abs(value / divisor)
    var most = limit
    var least = 1e-6
    while most < 12, scaled > 0, scaled < least { (most, least) = (most + 1, least / 10) }
    return HumanNumber.decimal(value / divisor, digits: Self.decimalsNeeded(by: scaled, most: most))
  }

  /// The number with its unit.
  func text(_ value: Double, extra: Int = 0) -> String {
    let number = digits(value, extra: extra)
    return number + suffix(for: number)
  }

  /// Whether a hundredth of it is nothing to people: centimetres, square decimetres, hundredths of residents.
  var isFineEnoughInHundredths: Bool {
    ["m", "m²"].contains(symbol) || Self.singular[symbol] != nil
  }

  /// What stands behind a number: a word in the singular behind 1.
  func suffix(for number: String) -> String {
    guard !symbol.isEmpty else { return "" }
    let word = number == "1" ? Self.singular[symbol, default: symbol] : symbol
    return isSpaced ? "\u{A0}\(word)" : word
  }

  private static let singular = [
    "residents": "resident", "dwellings": "dwelling", "features": "feature", "facilities": "facility",
    "households": "household", "sampling\u{A0}points": "sampling\u{A0}point",
  ]
}
