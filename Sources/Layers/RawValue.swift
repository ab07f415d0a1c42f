// A property's value as it stands in the text, until it is known whether its feature is used.

internal import Foundation

/// A value and, for text, where it stands.
struct RawValue {
  var kind = PropertyColumn.Kind.missing
  var number = 0.0
  var text = JSONString(start: 0, end: 0, hasEscapes: false)

  /// Nothing.
  init() {}

  /// Reads the value at the cursor.
  @inline(__always)
  mutating func read(_ cursor: inout JSONCursor) throws(JSONFault) {
    try read(cursor.json, &cursor.place, depth: cursor.depth)
  }

  /// Reads the value at a place, so many brackets deep, and moves the place behind it.
  ///
  /// In place: a value that is copied as a whole right after its parts were written makes the processor wait.
  @inline(never)
  mutating func read(_ json: JSONText, _ place: inout Int, depth: Int) throws(JSONFault) {
    let start = place
    switch unsafe json.bytes[place] {
    case UInt8(ascii: "\""):
      kind = .text
      text = try json.string(&place)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      kind = .number
      number = try json.number(&place)
      text = JSONString(start: start, end: place, hasEscapes: false)
      // A whole number is kept as digits where a double would not hold them all: two long ids must not become
      // one. A text of digits still compares and counts as the number it is.
      if abs(number) >= 9_007_199_254_740_992, !isExact(json) { kind = .text }
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      kind = .nested
      try json.skipValue(&place, depth: depth)
    case UInt8(ascii: "n"):
      kind = .null
      try json.skipValue(&place, depth: depth)
    default:
      kind = .boolean
      number = unsafe json.bytes[place] == UInt8(ascii: "t") ? 1 : 0
      try json.skipValue(&place, depth: depth)
    }
  }

  @inline(never)
  private func isExact(_ json: JSONText) -> Bool {
    !json.isWholeNumber(text)
      || abs(number) == 9_007_199_254_740_992 && Int(json.text(text))?.magnitude == 1 << 53
  }

  /// The value as columns and filters have it.
  func value(_ json: JSONText) -> PropertyValue {
    switch kind {
    case .missing: .missing
    case .null: .null
    case .boolean: .boolean(number == 1)
    case .number: .number(number)
    case .text: .text(json.text(text))
    case .nested: .nested
    }
  }

  /// The value as an id: a text, or a number written as one; nil otherwise.
  func idText(_ json: JSONText) -> String? {
    switch kind {
    case .text: json.text(text)
    case .number:
      // The digits of a whole number are what it is written as, unless they are `-0` or too many.
      text.count <= 15 && number != 0 && json.isWholeNumber(text)
        ? json.text(text) : PropertyColumn.spelling(number)
    default: nil
    }
  }

  /// Adds the value to a column.
  @inline(__always)
  func append(to column: inout PropertyColumn, _ json: JSONText) {
    guard kind == .text else {
      column.append(kind, number)
      return
    }
    if text.hasEscapes {
      unsafe json.unescaped(text).withUnsafeBufferPointer { unsafe column.append(text: $0) }
    } else {
      unsafe column.append(text: UnsafeBufferPointer(start: json.bytes + text.start, count: text.count))
    }
  }
}

extension JSONText {
  /// Whether a number's spelling has digits only, and perhaps a minus sign.
  func isWholeNumber(_ spelling: JSONString) -> Bool {
    for at in spelling.start..<spelling.end {
      switch unsafe bytes[at] {
      case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): return false
      default: continue
      }
    }
    return true
  }

  /// A string's first eight bytes, the first one lowest; zeros where there are fewer.
  @inline(__always)
  func head(of string: JSONString) -> UInt64 {
    let word = unsafe UInt64(
      littleEndian: UnsafeRawPointer(bytes + string.start).loadUnaligned(as: UInt64.self))
    return string.count >= 8 ? word : word & ((1 &<< UInt64(8 * string.count)) &- 1)
  }

  /// Whether a string without escapes has these bytes.
  @inline(__always)
  func bytes(_ string: JSONString, equal other: [UInt8]) -> Bool {
    unsafe string.count == other.count
      && other.withUnsafeBufferPointer { other in
        guard let base = other.baseAddress else { return true }
        return unsafe memcmp(bytes + string.start, base, other.count) == 0
      }
  }
}
