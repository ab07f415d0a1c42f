// A value of a YAML document as a number. Only plain decimal numbers are numbers.

internal import Yams

extension StrictValue {
  /// What a number may be.
  package enum NumberRange {
    /// Any finite number.
    case any
    /// 0 or more.
    case atLeastZero
    /// So much or more.
    case atLeast(Double)
    /// More than 0.
    case aboveZero
    /// More than 0, and at most so much.
    case aboveZeroUpTo(Double)
  }

  /// The greatest number that a document may state, above or below 0. Sums and products of such numbers are far from
  /// the end of what a number can hold, and whole numbers up to it have all their digits.
  package static let greatestNumber = 1e15

  /// A plain decimal number, at most ``greatestNumber`` in size.
  package func number(_ range: NumberRange = .any, unit: String) -> Double? {
    guard let scalar = node.scalar, isNumber || isText else {
      fault(.wrongType, "\(label) must be a number (\(unit)), and is \(kindText)")
      return nil
    }
    guard isNumber, let number = Self.plainDecimal(scalar.string) else {
      fault(
        .wrongType, "\(label) must be a number (\(unit)), and is \(kindText)",
        suggestion: Self.numberRemedy(scalar.string))
      return nil
    }
    guard abs(number) <= Self.greatestNumber else {
      fault(
        .impossibleValue,
        "\(label) must be \(number < 0 ? "-1e15 or more" : "at most 1e15") (\(unit)), and is \(scalar.string)",
        suggestion: "check the number, or state it in a larger unit")
      return nil
    }
    switch range {
    case .any: break
    case .atLeastZero:
      guard number >= 0 else {
        fault(.impossibleValue, "\(label) must be 0 or more (\(unit)), and is \(scalar.string)")
        return nil
      }
    case .atLeast(let least):
      guard number >= least else {
        fault(
          .impossibleValue, "\(label) must be \(plain(least)) or more (\(unit)), and is \(scalar.string)")
        return nil
      }
    case .aboveZero:
      guard number > 0 else {
        fault(.impossibleValue, "\(label) must be above 0 (\(unit)), and is \(scalar.string)")
        return nil
      }
    case .aboveZeroUpTo(let most):
      guard number > 0, number <= most else {
        fault(
          .impossibleValue,
          "\(label) must be above 0 and at most \(plain(most)) (\(unit)), and is \(scalar.string)")
        return nil
      }
    }
    return number
  }

  /// A whole number from 1.
  package func countingNumber() -> Int? {
    guard isNumber, let text = node.scalar?.string, let number = Self.plainDecimal(text) else {
      fault(.wrongType, "\(label) must be a whole number from 1, and is \(kindText)")
      return nil
    }
    guard number >= 1, let whole = Int(exactly: number) else {
      fault(.impossibleValue, "\(label) must be a whole number from 1, and is \(text)")
      return nil
    }
    return whole
  }

  /// The numbers of JSON with an optional plus sign. What else YAML 1.1 takes for a number (1:30, 0x1F,
  /// 1_000, .inf) is read differently by different programs, and a rulebook must mean one thing. What is too large for a
  /// number is infinite.
  private static func plainDecimal(_ text: String) -> Double? {
    var rest = Substring(text)
    if let sign = rest.first, sign == "-" || sign == "+" { rest = rest.dropFirst() }
    let isDigit: (Character) -> Bool = { $0.isASCII && $0.isNumber }
    let whole = rest.prefix(while: isDigit)
    guard !whole.isEmpty, whole.count == 1 || whole.first != "0" else { return nil }
    rest = rest.dropFirst(whole.count)
    if rest.first == "." {
      let fraction = rest.dropFirst().prefix(while: isDigit)
      guard !fraction.isEmpty else { return nil }
      rest = rest.dropFirst(1 + fraction.count)
    }
    if let mark = rest.first, mark == "e" || mark == "E" {
      rest = rest.dropFirst()
      if let sign = rest.first, sign == "-" || sign == "+" { rest = rest.dropFirst() }
      let exponent = rest.prefix(while: isDigit)
      guard !exponent.isEmpty else { return nil }
      rest = rest.dropFirst(exponent.count)
    }
    guard rest.isEmpty else { return nil }
    return Double(text)
  }

  private static func numberRemedy(_ text: String) -> String {
    if text.hasSuffix("%"), let percent = plainDecimal(String(text.dropLast())), percent.isFinite {
      return "write the share: \(plain(percent / 100))"
    }
    if plainDecimal(text) != nil { return "write it without quotes" }
    return "write digits and a point only, such as 300 or 0.85, without a unit"
  }
}
