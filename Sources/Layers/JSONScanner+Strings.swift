// The strings of RFC 8259: escapes, surrogate pairs and well-formed UTF-8.

extension JSONScanner {
  mutating func scanString() throws(Stop) {
    let start = place
    place += 1
    while true {
      guard place < end else { throw truncated("the string that starts at byte \(start) is not closed") }
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        return
      case UInt8(ascii: "\\"): try scanEscape(in: start)
      case 0..<0x20:
        throw stop("\(shown()) inside a string must be written as an escape such as \\n")
      case 0x20..<0x80: place += 1
      default: try scanMultibyte(in: start)
      }
    }
  }

  mutating func scanEscape(in start: Int) throws(Stop) {
    let escape = place
    guard place + 1 < end else { throw truncated("the string that starts at byte \(start) is not closed") }
    place += 1
    switch bytes[place] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      place += 1
    case UInt8(ascii: "u"):
      place += 1
      let unit = try scanHex(in: start)
      if (0xDC00..<0xE000).contains(unit) { throw loneSurrogate(at: escape) }
      guard (0xD800..<0xDC00).contains(unit) else { return }
      guard place < end else { throw truncated("the string that starts at byte \(start) is not closed") }
      guard bytes[place] == UInt8(ascii: "\\") else { throw loneSurrogate(at: escape) }
      guard place + 1 < end else { throw truncated("the string that starts at byte \(start) is not closed") }
      guard bytes[place + 1] == UInt8(ascii: "u") else { throw loneSurrogate(at: escape) }
      place += 2
      guard (0xDC00..<0xE000).contains(try scanHex(in: start)) else { throw loneSurrogate(at: escape) }
    default:
      throw stop("'\\' must be followed by one of \" \\ / b f n r t u, found \(shown())")
    }
  }

  mutating func loneSurrogate(at offset: Int) -> Stop {
    place = offset
    return stop("half of a surrogate pair is no character; write the character itself in UTF-8")
  }

  mutating func scanHex(in start: Int) throws(Stop) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard place < end else { throw truncated("the string that starts at byte \(start) is not closed") }
      guard let digit = Character(Unicode.Scalar(bytes[place])).hexDigitValue, bytes[place] < 0x80 else {
        throw stop("expected four hexadecimal digits after \\u, found \(shown())")
      }
      value = value << 4 | UInt32(digit)
      place += 1
    }
    return value
  }

  // UTF-8 by the table of well-formed sequences (Unicode 15, table 3-7).
  mutating func scanMultibyte(in start: Int) throws(Stop) {
    let lead = bytes[place]
    let follow: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: follow = 1
    case 0xE0...0xEF:
      follow = 2
      if lead == 0xE0 { second = 0xA0...0xBF }
      if lead == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      follow = 3
      if lead == 0xF0 { second = 0x90...0xBF }
      if lead == 0xF4 { second = 0x80...0x8F }
    default: throw invalidUTF8()
    }
    for step in 1...follow {
      guard place + step < end else {
        throw truncated("the string that starts at byte \(start) is not closed")
      }
      guard (step == 1 ? second : 0x80...0xBF).contains(bytes[place + step]) else { throw invalidUTF8() }
    }
    place += follow + 1
  }

  func invalidUTF8() -> Stop {
    stop("\(shown()) is not UTF-8; save the file as UTF-8 (it may be GBK, Shift_JIS or Latin-1)")
  }
}
