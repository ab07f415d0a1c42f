// The grammar of RFC 8259, walked byte by byte without recursion, so that no depth of nesting can break it.

/// Walks a JSON text by the letter of the grammar.
struct JSONScanner {
  struct Stop: Error {
    let offset: Int
    let isTruncated: Bool
    let message: String
  }

  /// How many arrays and objects may be nested; the fast parser's own limit.
  static let depthLimit = 1024

  let bytes: [UInt8]
  let end: Int
  var place: Int
  // Whether each open bracket is an object's.
  var open: [(isObject: Bool, at: Int)] = []

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
        throw truncated(
          "the \(innermost.isObject ? "object" : "array") opened at byte \(innermost.at) is not closed")
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
          """
          '\(Character(Unicode.Scalar(byte)))' closes the \(innermost.isObject ? "object" : "array") \
          opened at byte \(innermost.at)
          """
        )
      default:
        throw stop("expected ',' or '\(innermost.isObject ? "}" : "]")', found \(shown())")
      }
    }
    skipSpace()
    guard place == end else { throw stop("more text follows the JSON value: \(shown())") }
  }

  // A scalar, or an opening bracket with its first key and value when these are scalars in turn: the loop
  // above closes.
  mutating func scanValue() throws(Stop) {
    while true {
      skipSpace()
      guard place < end else { throw truncated("a value is missing") }
      switch bytes[place] {
      case UInt8(ascii: "{"):
        try push(isObject: true)
        skipSpace()
        guard place < end else {
          throw truncated("the object opened at byte \(open[open.count - 1].at) is not closed")
        }
        if bytes[place] == UInt8(ascii: "}") { return }
        try scanKey()
      case UInt8(ascii: "["):
        try push(isObject: false)
        skipSpace()
        guard place < end else {
          throw truncated("the array opened at byte \(open[open.count - 1].at) is not closed")
        }
        if bytes[place] == UInt8(ascii: "]") { return }
      case UInt8(ascii: "\""): return try scanString()
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try scanNumber()
      default: return try scanWord()
      }
    }
  }

  mutating func push(isObject: Bool) throws(Stop) {
    guard open.count < Self.depthLimit else {
      throw stop("more than \(Self.depthLimit) arrays and objects are nested in each other")
    }
    open.append((isObject, place))
    place += 1
  }

  mutating func scanKey() throws(Stop) {
    skipSpace()
    guard place < end else { throw truncated("a member's name is missing") }
    guard bytes[place] == UInt8(ascii: "\"") else {
      throw stop("expected a member's name in double quotes, found \(shown())")
    }
    try scanString()
    skipSpace()
    guard place < end else { throw truncated("a member's value is missing") }
    guard bytes[place] == UInt8(ascii: ":") else {
      throw stop("expected ':' after a member's name, found \(shown())")
    }
    place += 1
  }

  mutating func scanWord() throws(Stop) {
    for word in ["true", "false", "null"] {
      let rest = bytes[place..<end]
      if rest.starts(with: word.utf8) {
        place += word.utf8.count
        if place < end, Self.isWordByte(bytes[place]) {
          throw stop("expected the value to end, found \(shown())")
        }
        return
      }
      if rest.count < word.utf8.count, word.utf8.starts(with: rest) {
        throw truncated("it ends within '\(word)'")
      }
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

  mutating func scanNumber() throws(Stop) {
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
        """
        the whole number \(spelling.prefix(40)) does not fit into 64 bits; write it as a string, or with \
        a decimal point
        """
      )
    }
  }

  mutating func scanDigits(_ what: String) throws(Stop) {
    let start = place
    while place < end, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place]) { place += 1 }
    if place == start {
      guard place < end else { throw truncated("it ends within a number") }
      throw stop("expected \(what), found \(shown())")
    }
  }

  // MARK: Bytes

  mutating func skipSpace() {
    while place < end {
      switch bytes[place] {
      case 0x20, 0x09, 0x0A, 0x0D: place += 1
      default: return
      }
    }
  }

  static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  func stop(_ message: String) -> Stop { Stop(offset: place, isTruncated: false, message: message) }

  func truncated(_ message: String) -> Stop { Stop(offset: end, isTruncated: true, message: message) }

  func shown() -> String {
    let byte = bytes[place]
    return (0x21..<0x7F).contains(byte)
      ? "'\(Character(Unicode.Scalar(byte)))'"
      : "byte 0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
