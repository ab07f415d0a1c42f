// A parsed JSON document as simdjson leaves it: a tape of 64-bit words, and the strings.
//
// A word has its type in the top 8 bits; a number's value is the next word; an array or object says where it
// ends. (simdjson, doc/tape.md.)

internal import CSimdJSON
internal import Foundation

/// A view of a parsed document. It lives as long as the closure that ``JSONParser`` hands it to, on one
/// thread.
@safe
struct JSONTape {
  private let words: UnsafePointer<UInt64>
  private let strings: UnsafePointer<UInt8>

  @unsafe
  init(words: UnsafePointer<UInt64>, strings: UnsafePointer<UInt8>) {
    unsafe self.words = words
    unsafe self.strings = strings
  }

  /// The types of words.
  enum Kind {
    static let object = UInt8(ascii: "{")
    static let array = UInt8(ascii: "[")
    static let objectEnd = UInt8(ascii: "}")
    static let arrayEnd = UInt8(ascii: "]")
    static let string = UInt8(ascii: "\"")
    static let signed = UInt8(ascii: "l")
    static let unsigned = UInt8(ascii: "u")
    static let double = UInt8(ascii: "d")
    static let yes = UInt8(ascii: "t")
    static let no = UInt8(ascii: "f")
    static let null = UInt8(ascii: "n")
  }

  /// The place of the document's value.
  static let root = 1

  /// The type of the word at a place.
  @inline(__always)
  func kind(_ place: Int) -> UInt8 { unsafe UInt8(truncatingIfNeeded: words[place] >> 56) }

  /// The place behind the value that starts at a place.
  @inline(__always)
  func next(after place: Int) -> Int {
    switch kind(place) {
    case Kind.object, Kind.array: end(of: place)
    case Kind.signed, Kind.unsigned, Kind.double: place + 2
    default: place + 1
    }
  }

  /// The place behind the closing word of an array or object.
  @inline(__always)
  func end(of container: Int) -> Int { unsafe Int(words[container] & 0xFFFF_FFFF) }

  /// Whether an array or object has no content.
  @inline(__always)
  func isEmpty(_ container: Int) -> Bool { end(of: container) == container + 2 }

  /// Whether the value is a number.
  @inline(__always)
  func isNumber(_ place: Int) -> Bool {
    let kind = kind(place)
    return kind == Kind.double || kind == Kind.signed || kind == Kind.unsigned
  }

  /// The number at a place.
  ///
  /// - Precondition: `isNumber(place)`.
  @inline(__always)
  func number(_ place: Int) -> Double {
    let bits = unsafe words[place + 1]
    return switch kind(place) {
    case Kind.double: Double(bitPattern: bits)
    case Kind.signed: Double(Int64(bitPattern: bits))
    default: Double(bits)
    }
  }

  /// The double in the word after a place; for places whose type is known to be ``Kind/double``.
  @inline(__always)
  func double(_ place: Int) -> Double { unsafe Double(bitPattern: words[place + 1]) }

  /// The string at a place.
  ///
  /// - Precondition: `kind(place) == Kind.string`.
  func string(_ place: Int) -> String {
    let (bytes, count) = unsafe utf8(place)
    return unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// Whether the string at a place has these bytes.
  @inline(__always)
  func string(_ place: Int, equals text: StaticString) -> Bool {
    let (bytes, count) = unsafe utf8(place)
    return unsafe count == text.utf8CodeUnitCount && memcmp(bytes, text.utf8Start, count) == 0
  }

  /// Whether the string at a place has these bytes.
  @inline(__always)
  func string(_ place: Int, equals text: [UInt8]) -> Bool {
    let (bytes, count) = unsafe utf8(place)
    return unsafe count == text.count
      && text.withUnsafeBufferPointer { other in
        guard let start = other.baseAddress else { return true }
        return unsafe memcmp(bytes, start, count) == 0
      }
  }

  /// The number of bytes of the string at a place.
  @inline(__always)
  func stringCount(_ place: Int) -> Int { unsafe utf8(place).count }

  @inline(__always)
  private func utf8(_ place: Int) -> (bytes: UnsafePointer<UInt8>, count: Int) {
    let offset = unsafe Int(words[place] & 0x00FF_FFFF_FFFF_FFFF)
    let count = unsafe UnsafeRawPointer(strings + offset).loadUnaligned(as: UInt32.self)
    return unsafe (strings + offset + 4, Int(count))
  }

  /// Calls `body` with the places of each key and value of an object, in the order of the text.
  @inline(__always)
  func forEachMember(of object: Int, _ body: (_ key: Int, _ value: Int) -> Void) {
    let close = end(of: object) - 1
    var key = object + 1
    while key < close {
      body(key, key + 1)
      key = next(after: key + 1)
    }
  }

  /// The value of an object's member, the last one where the name is there twice; nil without one.
  func member(_ name: StaticString, of object: Int) -> Int? {
    var found: Int?
    forEachMember(of: object) { key, value in
      if string(key, equals: name) { found = value }
    }
    return found
  }

  /// The value as a property, as far as columns keep it.
  func property(_ place: Int) -> PropertyValue {
    switch kind(place) {
    case Kind.string: .text(string(place))
    case Kind.signed, Kind.unsigned: wholeNumber(place)
    case Kind.double: .number(number(place))
    case Kind.yes: .boolean(true)
    case Kind.no: .boolean(false)
    case Kind.null: .null
    default: .nested
    }
  }

  /// A whole number, as digits where a double would not hold them all: two long ids must not become one. A text of
  /// digits still compares and counts as the number it is.
  private func wholeNumber(_ place: Int) -> PropertyValue {
    let bits = unsafe words[place + 1]
    let isSigned = kind(place) == Kind.signed
    let size = isSigned ? Int64(bitPattern: bits).magnitude : bits
    if size <= 1 << 53 { return .number(number(place)) }
    return .text(isSigned ? String(Int64(bitPattern: bits)) : String(bits))
  }

  /// The value written as JSON, cut off after some 60 characters; for messages.
  func spelling(_ place: Int) -> String {
    var text = ""
    var place = place
    var closes: [Int] = []
    var isFirst = true
    repeat {
      let kind = kind(place)
      if kind == Kind.arrayEnd || kind == Kind.objectEnd {
        text.unicodeScalars.append(Unicode.Scalar(kind))
        closes.removeLast()
        isFirst = false
        place += 1
        continue
      }
      if !isFirst { text += "," }
      isFirst = false
      switch kind {
      case Kind.array, Kind.object:
        text.unicodeScalars.append(Unicode.Scalar(kind))
        closes.append(end(of: place))
        isFirst = true
        place += 1
      case Kind.string:
        text += "\"" + string(place) + "\""
        place += 1
      case Kind.signed:
        text += unsafe String(Int64(bitPattern: words[place + 1]))
        place += 2
      case Kind.unsigned, Kind.double:
        text += PropertyColumn.spelling(number(place))
        place += 2
      default:
        text += kind == Kind.yes ? "true" : kind == Kind.no ? "false" : "null"
        place += 1
      }
    } while !closes.isEmpty && text.utf8.count < 240
    return text
  }
}
