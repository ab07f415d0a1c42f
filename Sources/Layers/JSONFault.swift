// Where a text stops being JSON, and why, in plain words. Slow and strict; asked only when the fast parser refused.
//
// The grammar is that of RFC 8259, checked without recursion so that no depth of nesting can break it.

/// Why a text is not JSON, and at which byte.
struct JSONFault: Error, Hashable {
  /// Whether the text ends where more was due, as when a download breaks off.
  let isTruncated: Bool
  /// The offending byte's place, from 0; the text's end when it breaks off.
  let byteOffset: Int
  /// The line of that byte, from 1.
  let line: Int
  /// What is wrong there.
  let message: String

  /// The first fault of the text in a range of bytes, or nil when it is one JSON value.
  ///
  /// Offsets and lines count from the start of `bytes`; `firstLine` is the line that `range` starts on.
  static func find(in bytes: [UInt8], _ range: Range<Int>, firstLine: Int = 1) -> JSONFault? {
    var scanner = JSONScanner(bytes, range)
    do {
      try scanner.scanDocument()
      return nil
    } catch {
      let before = bytes[range.lowerBound..<min(error.offset, range.upperBound)]
      let line = firstLine + before.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
      return JSONFault(
        isTruncated: error.isTruncated, byteOffset: error.offset, line: line, message: error.message)
    }
  }
}

/// Walks a JSON text by the letter of the grammar.
struct JSONScanner {
  struct Stop: Error {
    let offset: Int
    let isTruncated: Bool
    let message: String
  }

  /// How many arrays and objects may be nested; the fast parser's own limit.
  static let depthLimit = 1024

  private let bytes: [UInt8]
  private let end: Int
  private var place: Int
  // Whether each open bracket is an object's.
  private var open: [(isObject: Bool, at: Int)] = []

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    place = range.lowerBound
    end = range.upperBound
  }

  /// - Throws: ``Stop`` at the first byte that does not fit.
  mutating func scanDocument() throws(Stop) {
    skipSpace()
    guard place < end else { throw truncated("it is empty") }
    try scanValue()
    while let innermost = open.last {
      skipSpace()
      guard place < end else {
        throw truncated("the \(innermost.isObject ? "object" : "array") opened at byte \(innermost.at) is not closed")
      }
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: ","):
        place += 1
        skipSpace()
        guard place < end else { throw truncated("it ends after a comma") }
        if bytes[place] == UInt8(ascii: "}") || bytes[place] == UInt8(ascii: "]") {
          throw stop("a comma before the closing '\(Character(Unicode.Scalar(bytes[place])))'; remove it")
        }
        if innermost.isObject { try scanKey() }
        try scanValue()
      case UInt8(ascii: "}") where innermost.isObject, UInt8(ascii: "]") where !innermost.isObject:
        open.removeLast()
        place += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        throw stop(
          "'\(Character(Unicode.Scalar(byte)))' closes the \(innermost.isObject ? "object" : "array") opened at byte \(innermost.at)"
        )
      default:
        throw stop("expected ',' or '\(innermost.isObject ? "}" : "]")', found \(shown())")
      }
    }
    skipSpace()
    guard place == end else { throw stop("more text follows the JSON value: \(shown())") }
  }

  // A scalar, or an opening bracket with its first key and value when these are scalars in turn: the loop above closes.
  private mutating func scanValue() throws(Stop) {
    while true {
      skipSpace()
      guard place < end else { throw truncated("a value is missing") }
      switch bytes[place] {
      case UInt8(ascii: "{"):
        try push(isObject: true)
        skipSpace()
        guard place < end else { throw truncated("the object opened at byte \(open[open.count - 1].at) is not closed") }
        if bytes[place] == UInt8(ascii: "}") { return }
        try scanKey()
      case UInt8(ascii: "["):
        try push(isObject: false)
        skipSpace()
        guard place < end else { throw truncated("the array opened at byte \(open[open.count - 1].at) is not closed") }
        if bytes[place] == UInt8(ascii: "]") { return }
      case UInt8(ascii: "\""): return try scanString()
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try scanNumber()
      default: return try scanWord()
      }
    }
  }

  private mutating func push(isObject: Bool) throws(Stop) {
    guard open.count < Self.depthLimit else {
      throw stop("more than \(Self.depthLimit) arrays and objects are nested in each other")
    }
    open.append((isObject, place))
    place += 1
  }

  private mutating func scanKey() throws(Stop) {
    skipSpace()
    guard place < end else { throw truncated("a member's name is missing") }
    guard bytes[place] == UInt8(ascii: "\"") else {
      throw stop("expected a member's name in double quotes, found \(shown())")
    }
    try scanString()
    skipSpace()
    guard place < end else { throw truncated("a member's value is missing") }
    guard bytes[place] == UInt8(ascii: ":") else { throw stop("expected ':' after a member's name, found \(shown())") }
    place += 1
  }

  private mutating func scanWord() throws(Stop) {
    for word in ["true", "false", "null"] {
      let rest = bytes[place..<end]
      if rest.starts(with: word.utf8) {
        place += word.utf8.count
        if place < end, Self.isWordByte(bytes[place]) { throw stop("expected the value to end, found \(shown())") }
        return
      }
      if rest.count < word.utf8.count, word.utf8.starts(with: rest) { throw truncated("it ends within '\(word)'") }
    }
    var word = ""
    var at = place
    while at < end, word.count < 12, Self.isWordByte(bytes[at]) {
      word.unicodeScalars.append(Unicode.Scalar(bytes[at]))
      at += 1
    }
    switch word {
    case "NaN", "nan", "NAN", "Infinity", "inf", "Inf", "INF":
      throw stop("\(word) is not JSON; write null, or leave the feature out")
    case "None", "True", "False":
      throw stop("\(word) is Python, not JSON; write the file with a JSON library")
    default: throw stop("expected a value, found \(shown())")
    }
  }

  // MARK: Numbers

  private mutating func scanNumber() throws(Stop) {
    let start = place
    if bytes[place] == UInt8(ascii: "-") {
      place += 1
      guard place < end else { throw truncated("it ends within a number") }
      if bytes[place...].starts(with: "Inf".utf8) || bytes[place...].starts(with: "inf".utf8) {
        place = start
        throw stop("-Infinity is not JSON; write null, or leave the feature out")
      }
    }
    let firstDigit = place
    var isWhole = true
    try scanDigits("a digit")
    if bytes[firstDigit] == UInt8(ascii: "0"), place - firstDigit > 1 {
      place = firstDigit
      throw stop("a number must not start with a zero")
    }
    if place < end, bytes[place] == UInt8(ascii: ".") {
      isWhole = false
      place += 1
      try scanDigits("a digit after the decimal point")
    }
    if place < end, bytes[place] | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      place += 1
      if place < end, bytes[place] == UInt8(ascii: "+") || bytes[place] == UInt8(ascii: "-") { place += 1 }
      try scanDigits("a digit of the exponent")
    }
    if place < end, Self.isWordByte(bytes[place]) || bytes[place] == UInt8(ascii: ".") {
      throw stop("expected the number to end, found \(shown())")
    }
    let spelling = String(decoding: bytes[start..<place], as: UTF8.self)
    guard let value = Double(spelling), value.isFinite else {
      place = start
      throw stop("the number \(spelling.prefix(40)) is larger than any double; correct it")
    }
    if isWhole, UInt64(spelling) == nil, Int64(spelling) == nil {
      place = start
      throw stop(
        "the whole number \(spelling.prefix(40)) does not fit into 64 bits; write it as a string, or with a decimal point"
      )
    }
  }

  private mutating func scanDigits(_ what: String) throws(Stop) {
    let start = place
    while place < end, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place]) { place += 1 }
    if place == start {
      guard place < end else { throw truncated("it ends within a number") }
      throw stop("expected \(what), found \(shown())")
    }
  }

  // MARK: Strings

  private mutating func scanString() throws(Stop) {
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

  private mutating func scanEscape(in start: Int) throws(Stop) {
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

  private mutating func loneSurrogate(at offset: Int) -> Stop {
    place = offset
    return stop("half of a surrogate pair is no character; write the character itself in UTF-8")
  }

  private mutating func scanHex(in start: Int) throws(Stop) -> UInt32 {
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
  private mutating func scanMultibyte(in start: Int) throws(Stop) {
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
      guard place + step < end else { throw truncated("the string that starts at byte \(start) is not closed") }
      guard (step == 1 ? second : 0x80...0xBF).contains(bytes[place + step]) else { throw invalidUTF8() }
    }
    place += follow + 1
  }

  private func invalidUTF8() -> Stop {
    stop("\(shown()) is not UTF-8; save the file as UTF-8 (it may be GBK, Shift_JIS or Latin-1)")
  }

  // MARK: Bytes

  private mutating func skipSpace() {
    while place < end {
      switch bytes[place] {
      case 0x20, 0x09, 0x0A, 0x0D: place += 1
      default: return
      }
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private func stop(_ message: String) -> Stop { Stop(offset: place, isTruncated: false, message: message) }

  private func truncated(_ message: String) -> Stop { Stop(offset: end, isTruncated: true, message: message) }

  private func shown() -> String {
    let byte = bytes[place]
    return (0x21..<0x7F).contains(byte)
      ? "'\(Character(Unicode.Scalar(byte)))'" : "byte 0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
