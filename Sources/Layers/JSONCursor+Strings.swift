// The strings of RFC 8259: escapes, surrogate pairs and well-formed UTF-8, eight bytes at a time while they are
// plain.

internal import Foundation

/// A string's content between its quotes, as it stands in the text.
struct JSONString {
  var start: Int
  var end: Int
  var hasEscapes: Bool

  @inline(__always)
  var count: Int { end - start }
}

extension JSONText {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Reads the string at a place, whose opening quote has been seen, and moves the place behind it.
  @inline(__always)
  func string(_ place: inout Int) throws(JSONFault) -> JSONString {
    let start = place + 1
    var at = start
    while true {
      let word = unsafe UInt64(littleEndian: UnsafeRawPointer(bytes + at).loadUnaligned(as: UInt64.self))
      // A high bit for each byte that ends or interrupts a plain run: the lowest one is exact.
      let quote = word ^ (Self.ones &* 0x22)
      let escape = word ^ (Self.ones &* 0x5C)
      let found =
        (((quote &- Self.ones) & ~quote) | ((escape &- Self.ones) & ~escape)
          | ((word &- Self.ones &* 0x20) & ~word) | word) & Self.highBits
      if found == 0 {
        at += 8
        continue
      }
      at += found.trailingZeroBitCount >> 3
      if unsafe bytes[at] == UInt8(ascii: "\"") {
        place = at + 1
        return JSONString(start: start, end: at, hasEscapes: false)
      }
      let (rest, next) = try string(from: start, at: at)
      place = next
      return rest
    }
  }

  /// Goes on where something else than plain ASCII begins.
  @inline(never)
  private func string(from start: Int, at: Int) throws(JSONFault) -> (JSONString, Int) {
    var cursor = cursor(at: at)
    var hasEscapes = false
    while true {
      switch cursor.byte {
      case UInt8(ascii: "\""):
        return (JSONString(start: start, end: cursor.place, hasEscapes: hasEscapes), cursor.place + 1)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try cursor.skipEscape(start - 1)
      case 0..<0x20:
        if cursor.place >= end { throw cursor.notClosedString(start - 1) }
        throw cursor.fault("\(cursor.shown) inside a string must be written as an escape such as \\n")
      case 0x20..<0x80: cursor.place += 1
      default: try cursor.skipMultibyte(start - 1)
      }
    }
  }

  // MARK: Content

  /// Whether the string is this one.
  @inline(__always)
  func string(_ string: JSONString, equals text: StaticString) -> Bool {
    if string.hasEscapes { return isEscaped(string, text) }
    // The literal's own count, so that the comparison is of a length known when this is compiled.
    return unsafe string.count == text.utf8CodeUnitCount
      && memcmp(bytes + string.start, text.utf8Start, text.utf8CodeUnitCount) == 0
  }

  @inline(never)
  private func isEscaped(_ string: JSONString, _ text: StaticString) -> Bool {
    self.text(string) == "\(text)"
  }

  /// The string's content, its escapes resolved.
  func text(_ string: JSONString) -> String {
    if !string.hasEscapes {
      return unsafe String(
        decoding: UnsafeBufferPointer(start: bytes + string.start, count: string.count), as: UTF8.self)
    }
    return String(decoding: unescaped(string), as: UTF8.self)
  }

  /// The string's bytes with its escapes resolved.
  ///
  /// - Precondition: The string has been read, so that its escapes are whole.
  func unescaped(_ string: JSONString) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(string.count)
    var at = string.start
    func unit(_ at: Int) -> UInt32 {
      (0..<4).reduce(0) { unsafe $0 << 4 | (JSONCursor.hexadecimalDigit(bytes[at + $1]) ?? 0) }
    }
    while at < string.end {
      let byte = unsafe bytes[at]
      at += 1
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      let escape = unsafe bytes[at]
      at += 1
      switch escape {
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "u"):
        var scalar = unit(at)
        at += 4
        if (0xD800..<0xDC00).contains(scalar) {
          scalar = 0x10000 + (scalar - 0xD800) << 10 + (unit(at + 2) - 0xDC00)
          at += 6
        }
        result.append(contentsOf: Unicode.Scalar(scalar).map { Array(String($0).utf8) } ?? [])
      default: result.append(escape)
      }
    }
    return result
  }
}

extension JSONCursor {
  /// Reads the string at the cursor, whose opening quote has been seen.
  @inline(__always)
  mutating func string() throws(JSONFault) -> JSONString { try json.string(&place) }

  /// Steps over these bytes, if they are what comes next.
  @inline(__always)
  mutating func skip(_ text: StaticString) -> Bool {
    guard unsafe memcmp(bytes + place, text.utf8Start, text.utf8CodeUnitCount) == 0 else { return false }
    place += text.utf8CodeUnitCount
    return true
  }

  fileprivate func notClosedString(_ opened: Int) -> JSONFault {
    truncated("the string that starts at byte \(origin + opened) is not closed")
  }

  fileprivate mutating func skipEscape(_ opened: Int) throws(JSONFault) {
    let escape = place
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      place += 1
    case UInt8(ascii: "u"):
      place += 1
      let unit = try hexadecimal(opened)
      if (0xDC00..<0xE000).contains(unit) { throw loneSurrogate(at: escape) }
      guard (0xD800..<0xDC00).contains(unit) else { return }
      for expected in [UInt8(ascii: "\\"), UInt8(ascii: "u")] {
        if place >= end { throw notClosedString(opened) }
        if byte != expected { throw loneSurrogate(at: escape) }
        place += 1
      }
      if !(0xDC00..<0xE000).contains(try hexadecimal(opened)) { throw loneSurrogate(at: escape) }
    default:
      if place >= end { throw notClosedString(opened) }
      throw fault("'\\' must be followed by one of \" \\ / b f n r t u, found \(shown)")
    }
  }

  private func loneSurrogate(at escape: Int) -> JSONFault {
    fault("half of a surrogate pair is no character; write the character itself in UTF-8", at: escape)
  }

  private mutating func hexadecimal(_ opened: Int) throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Self.hexadecimalDigit(byte) else {
        if place >= end { throw notClosedString(opened) }
        throw fault("expected four hexadecimal digits after \\u, found \(shown)")
      }
      value = value << 4 | digit
      place += 1
    }
    return value
  }

  fileprivate static func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  // UTF-8 by the table of well-formed sequences (Unicode 15, table 3-7).
  @inline(__always)
  fileprivate mutating func skipMultibyte(_ opened: Int) throws(JSONFault) {
    let lead = byte
    let follow: Int
    var least: UInt8 = 0x80
    var greatest: UInt8 = 0xBF
    switch lead {
    case 0xC2...0xDF: follow = 1
    case 0xE0...0xEF:
      follow = 2
      if lead == 0xE0 { least = 0xA0 }
      if lead == 0xED { greatest = 0x9F }
    case 0xF0...0xF4:
      follow = 3
      if lead == 0xF0 { least = 0x90 }
      if lead == 0xF4 { greatest = 0x8F }
    default: throw invalidUTF8()
    }
    for step in 1...follow {
      let next = unsafe bytes[place + step]
      if next < least || next > greatest {
        if place + step >= end { throw notClosedString(opened) }
        throw invalidUTF8()
      }
      least = 0x80
      greatest = 0xBF
    }
    place += follow + 1
  }

  @inline(never)
  private func invalidUTF8() -> JSONFault {
    fault("\(shown) is not UTF-8; save the file as UTF-8 (it may be GBK, Shift_JIS or Latin-1)")
  }
}
