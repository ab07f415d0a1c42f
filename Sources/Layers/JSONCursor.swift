// The grammar of RFC 8259, walked once over the bytes: what every reader of values here stands on.
//
// Stricter than the letter in two points, as most parsers are: nesting ends at 1024 levels, and half of a
// surrogate pair is refused (Unicode has no such character). Numbers beyond the range of a double are refused;
// those beyond its digits are rounded.

internal import Foundation

/// A place in a JSON text.
@safe
struct JSONCursor {
  /// How many bytes must follow the text and be readable, the first of them one that no value goes on with: a
  /// zero, a line feed or a record separator.
  static let padding = 64
  /// How many arrays and objects may be nested.
  static let depthLimit = 1024

  let json: JSONText
  /// The next byte to be looked at.
  var place: Int
  /// How many arrays and objects are open here.
  var depth = 0

  /// A cursor at the start of a range.
  ///
  /// - Precondition: ``padding`` bytes follow the range, the first of which ends any value.
  @unsafe
  init(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>, origin: Int) {
    json = unsafe JSONText(bytes, end: range.upperBound, origin: origin)
    place = range.lowerBound
  }

  init(_ json: JSONText, _ place: Int) {
    self.json = json
    self.place = place
  }

  /// The text's bytes.
  @inline(__always)
  var bytes: UnsafePointer<UInt8> { unsafe json.bytes }
  /// The text's end.
  @inline(__always)
  var end: Int { json.end }
  /// The place in the file of byte 0, for messages.
  var origin: Int { json.origin }

  /// The byte at the cursor; zero at the text's end.
  @inline(__always)
  var byte: UInt8 { unsafe bytes[place] }

  /// The same text from another place on.
  func moved(to place: Int) -> JSONCursor {
    var other = self
    other.place = place
    return other
  }

  @inline(__always)
  mutating func skipSpace() { json.skipSpace(&place) }

  // MARK: Arrays and objects

  /// Steps over the bracket that opens an array or object.
  @inline(__always)
  mutating func open() throws(JSONFault) {
    if depth == Self.depthLimit {
      throw fault("more than \(Self.depthLimit) arrays and objects are nested in each other")
    }
    depth += 1
    place += 1
  }

  /// Steps over the bracket that closes one.
  @inline(__always)
  mutating func close() {
    depth -= 1
    place += 1
  }

  /// Reads a member's name and the colon behind it, up to the value.
  @inline(__always)
  mutating func name() throws(JSONFault) -> JSONString {
    guard byte == UInt8(ascii: "\"") else { throw notAName() }
    let name = try string()
    skipSpace()
    guard byte == UInt8(ascii: ":") else { throw noColon() }
    place += 1
    skipSpace()
    return name
  }

  /// Whether another element or member follows the value just read; steps over the comma, or closes.
  @inline(__always)
  mutating func continues(_ close: UInt8, opened: Int) throws(JSONFault) -> Bool {
    skipSpace()
    if byte == UInt8(ascii: ",") {
      place += 1
      skipSpace()
      if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") || byte == 0 { throw nothingAfterComma() }
      return true
    }
    if byte == close {
      self.close()
      return false
    }
    throw notClosed(close, opened: opened)
  }

  /// Whether the array or object just opened has anything in it; closes it when not.
  @inline(__always)
  mutating func begins(_ close: UInt8, opened: Int) throws(JSONFault) -> Bool {
    skipSpace()
    if byte == close {
      self.close()
      return false
    }
    if place >= end { throw notClosed(close, opened: opened) }
    return true
  }

  /// Steps over space to the text's end.
  mutating func endText() throws(JSONFault) {
    skipSpace()
    if place < end { throw fault("more text follows the JSON value: \(shown)") }
  }

  // MARK: Values

  /// Steps over a value, and checks every byte of it.
  mutating func skipValue() throws(JSONFault) {
    switch byte {
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try skipNumber()
    case UInt8(ascii: "{"):
      let opened = place
      try open()
      guard try begins(UInt8(ascii: "}"), opened: opened) else { return }
      repeat {
        _ = try name()
        try skipValue()
      } while try continues(UInt8(ascii: "}"), opened: opened)
    case UInt8(ascii: "["):
      let opened = place
      try open()
      guard try begins(UInt8(ascii: "]"), opened: opened) else { return }
      repeat {
        try skipValue()
      } while try continues(UInt8(ascii: "]"), opened: opened)
    default: try skipWord()
    }
  }

  /// Steps over `true`, `false` or `null`.
  @inline(__always)
  mutating func skipWord() throws(JSONFault) {
    let word = unsafe UnsafeRawPointer(bytes + place).loadUnaligned(as: UInt32.self)
    let count: Int
    switch UInt32(littleEndian: word) {
    case 0x6575_7274, 0x6C6C_756E: count = 4
    case 0x736C_6166 where unsafe bytes[place + 4] == UInt8(ascii: "e"): count = 5
    default: throw notAWord()
    }
    place += count
  }

  /// Calls `body` with each name of the object at the cursor and the place of its value; for rare objects.
  mutating func forEachMember(_ body: (JSONString, Int) -> Void) throws(JSONFault) {
    let opened = place
    try open()
    guard try begins(UInt8(ascii: "}"), opened: opened) else { return }
    repeat {
      let name = try name()
      body(name, place)
      try skipValue()
    } while try continues(UInt8(ascii: "}"), opened: opened)
  }

  /// The places of the elements of the array at the cursor; for rare arrays.
  mutating func elements() throws(JSONFault) -> [Int] {
    var places: [Int] = []
    let opened = place
    try open()
    guard try begins(UInt8(ascii: "]"), opened: opened) else { return [] }
    repeat {
      places.append(place)
      try skipValue()
    } while try continues(UInt8(ascii: "]"), opened: opened)
    return places
  }
}
