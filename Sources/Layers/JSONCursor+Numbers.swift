// The numbers of RFC 8259 as doubles, each rounded correctly.
//
// Digits are taken eight at a time (D. Lemire, "Number parsing at a gigabyte per second", 2021). Up to 2⁵³ and
// 10²², one division of exact doubles rounds once, hence correctly (W. Clinger, "How to read floating point
// numbers accurately", 1990). Up to 19 digits behind a point of at most 19, whole numbers decide. The rest goes
// to the library.

extension JSONText {
  /// Reads the number at a place, which starts with a digit or a minus sign, and moves the place behind it.
  @inline(__always)
  func number(_ place: inout Int) throws(JSONFault) -> Double {
    var at = place
    let isNegative = unsafe bytes[at] == UInt8(ascii: "-")
    if isNegative { at += 1 }
    let first = at
    var digit = unsafe bytes[at] &- UInt8(ascii: "0")
    if digit > 9 { return try otherNumber(&place) }
    var mantissa = UInt64(digit)
    at += 1
    digit = unsafe bytes[at] &- UInt8(ascii: "0")
    if digit <= 9 {
      if mantissa == 0 { return try otherNumber(&place) }
      repeat {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        at += 1
        digit = unsafe bytes[at] &- UInt8(ascii: "0")
      } while digit <= 9
    }
    var digits = at - first
    var decimals = 0
    if unsafe bytes[at] == UInt8(ascii: ".") {
      at += 1
      let start = at
      while true {
        let values = unsafe word(at) ^ 0x3030_3030_3030_3030
        let others =
          (((values & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7676_7676_7676_7676) | values) & 0x8080_8080_8080_8080
        if others == 0 {
          mantissa = mantissa &* 100_000_000 &+ Self.eightDigits(values)
          at += 8
          continue
        }
        let count = others.trailingZeroBitCount >> 3
        if count > 0 {
          mantissa =
            unsafe mantissa &* wholePowers[count]
            &+ Self.eightDigits(values &<< UInt64(64 - 8 * count))
          at += count
        }
        break
      }
      decimals = at - start
      if decimals == 0 { return try otherNumber(&place) }
      digits += decimals
    }
    if unsafe bytes[at] | 0x20 == UInt8(ascii: "e") || digits > 19 { return try otherNumber(&place) }
    place = at
    let value: Double
    if decimals == 0 {
      value = Double(mantissa)
    } else if mantissa <= 1 << 53 {
      // A conversion from signed numbers is one instruction.
      value = unsafe Double(Int64(bitPattern: mantissa)) / exactPowers[decimals]
    } else {
      value = Self.quotient(mantissa, decimals: decimals)
    }
    return isNegative ? -value : value
  }

  /// The number that eight digits make, the first in the lowest byte, each as its value.
  @inline(__always)
  static func eightDigits(_ values: UInt64) -> UInt64 {
    let pairs = (values &* 2561) &>> 8 & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* 6_553_601) &>> 16 & 0x0000_FFFF_0000_FFFF
    return (fours &* 42_949_672_960_001) &>> 32
  }

  /// `mantissa / 10^decimals`, rounded to the nearest double, ties to even; for 1 to 19 decimals.
  ///
  /// Both are shifted up to 64 bits, divided as whole numbers, and the quotient of at least 63 bits is rounded
  /// once, with the remainder telling a tie from what is above it.
  @inline(never)
  static func quotient(_ mantissa: UInt64, decimals: Int) -> Double {
    let divisor = unsafe PowersOfTen.whole[decimals]
    let up = mantissa.leadingZeroBitCount
    let divisorUp = divisor.leadingZeroBitCount
    let high = mantissa << UInt64(up)
    // One bit lower than the divisor's top bit, so that the quotient fits into 64 bits.
    let (quotient, remainder) = (divisor << UInt64(divisorUp)).dividingFullWidth(
      (high >> 1, high << 63))
    let bits = 64 - quotient.leadingZeroBitCount
    let excess = UInt64(bits - 53)
    var rounded = quotient >> excess
    let rest = quotient & (1 << excess - 1)
    let half: UInt64 = 1 << (excess - 1)
    if rest > half || (rest == half && (remainder != 0 || rounded & 1 == 1)) { rounded += 1 }
    // mantissa · 2^up / (divisor · 2^divisorUp) · 2^63 is what was divided.
    let exponent = Int(excess) - 63 + divisorUp - up
    return Double(rounded) * Double(bitPattern: UInt64(1023 + exponent) << 52)
  }

  @inline(__always)
  private func otherNumber(_ place: inout Int) throws(JSONFault) -> Double {
    let (value, next) = try otherNumber(from: place)
    place = next
    return value
  }

  /// Numbers with exponents or many digits, and what is no number; with the place behind.
  @inline(never)
  fileprivate func otherNumber(from start: Int) throws(JSONFault) -> (Double, Int) {
    var cursor = cursor(at: start)
    _ = try cursor.skipNumberGrammar()
    let next = cursor.place
    let spelling = unsafe String(
      decoding: UnsafeBufferPointer(start: bytes + start, count: next - start), as: UTF8.self)
    guard let value = Double(spelling), value.isFinite else {
      // At the end of what is there, another digit may be to come.
      if next >= end { throw cursor.truncated("it ends within a number") }
      throw cursor.fault("the number \(spelling.prefix(40)) is larger than any double; correct it", at: start)
    }
    return (value, next)
  }
}

extension JSONCursor {
  /// Reads the number at the cursor, which starts with a digit or a minus sign.
  @inline(__always)
  mutating func number() throws(JSONFault) -> Double { try json.number(&place) }

  /// Steps over a number, and checks it.
  @inline(__always)
  mutating func skipNumber() throws(JSONFault) {
    let start = place
    // Without an exponent, a number of less than 300 digits has a finite double.
    if try !skipNumberGrammar() && place - start < 300 { return }
    _ = try json.otherNumber(from: start)
  }

  /// Whether the number has an exponent.
  @inline(__always)
  fileprivate mutating func skipNumberGrammar() throws(JSONFault) -> Bool {
    let start = place
    if byte == UInt8(ascii: "-") { place += 1 }
    let first = place
    try skipDigits("a digit", from: start)
    if unsafe bytes[first] == UInt8(ascii: "0"), place - first > 1 {
      throw fault("a number must not start with a zero", at: first)
    }
    if byte == UInt8(ascii: ".") {
      place += 1
      try skipDigits("a digit after the decimal point", from: start)
    }
    guard byte | 0x20 == UInt8(ascii: "e") else { return false }
    place += 1
    if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { place += 1 }
    try skipDigits("a digit of the exponent", from: start)
    return true
  }

  @inline(__always)
  private mutating func skipDigits(_ what: StaticString, from start: Int) throws(JSONFault) {
    let first = place
    while byte &- UInt8(ascii: "0") <= 9 { place += 1 }
    if place == first { throw noDigit("\(what)", from: start) }
  }

  @inline(never)
  private func noDigit(_ what: String, from start: Int) -> JSONFault {
    if place >= end { return truncated("it ends within a number") }
    let rest = unsafe UnsafeBufferPointer(start: bytes + place, count: min(3, end - place))
    if unsafe place == start + 1 && (rest.elementsEqual("Inf".utf8) || rest.elementsEqual("inf".utf8)) {
      return fault("-Infinity is not JSON; write null, or leave the feature out", at: start)
    }
    return fault("expected \(what), found \(shown)")
  }
}

/// The powers of ten that doubles and 64-bit numbers hold exactly.
///
/// As pointers: the numbers of a city are read some ten million times, and an array would be checked and retained each
/// time. They are written once, before anyone has them, and never again, so that any thread may read them.
enum PowersOfTen {
  /// 10⁰ to 10²².
  nonisolated(unsafe) static let exact: UnsafePointer<Double> = {  // written once, then only read
    let table = UnsafeMutablePointer<Double>.allocate(capacity: 23)
    for (power, value) in [
      1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
      1e19, 1e20, 1e21, 1e22,
    ].enumerated() {
      unsafe table[power] = value
    }
    return unsafe UnsafePointer(table)
  }()

  /// 10⁰ to 10¹⁹.
  nonisolated(unsafe) static let whole: UnsafePointer<UInt64> = {  // written once, then only read
    let table = UnsafeMutablePointer<UInt64>.allocate(capacity: 20)
    unsafe table[0] = 1
    for power in 1..<20 { unsafe table[power] = table[power - 1] * 10 }
    return unsafe UnsafePointer(table)
  }()
}
