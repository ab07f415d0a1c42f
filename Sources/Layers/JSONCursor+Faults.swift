// What is said about a text that is not JSON. Slow, and asked once a file.

internal import Foundation

extension JSONCursor {
  /// A fault at the cursor.
  @inline(never)
  func fault(_ message: String) -> JSONFault {
    JSONFault(byteOffset: origin + place, isTruncated: false, message: message)
  }

  /// A fault at another place.
  @inline(never)
  func fault(_ message: String, at place: Int) -> JSONFault { moved(to: place).fault(message) }

  /// The text ends where more was due.
  @inline(never)
  func truncated(_ message: String) -> JSONFault {
    JSONFault(byteOffset: origin + end, isTruncated: true, message: message)
  }

  /// The byte at the cursor, as messages show it.
  var shown: String {
    (0x21..<0x7F).contains(byte)
      ? "'\(Character(Unicode.Scalar(byte)))'"
      : "byte 0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }

  @inline(never)
  func notAName() -> JSONFault {
    place >= end
      ? truncated("a member's name is missing")
      : fault("expected a member's name in double quotes, found \(shown)")
  }

  @inline(never)
  func noColon() -> JSONFault {
    place >= end
      ? truncated("a member's value is missing")
      : fault("expected ':' after a member's name, found \(shown)")
  }

  @inline(never)
  func nothingAfterComma() -> JSONFault {
    if place >= end { return truncated("it ends after a comma") }
    if byte == 0 { return fault("expected a value, found \(shown)") }
    return fault("a comma before the closing \(shown); remove it")
  }

  @inline(never)
  func notClosed(_ close: UInt8, opened: Int) -> JSONFault {
    let isObject = close == UInt8(ascii: "}")
    let thing = "the \(isObject ? "object" : "array") opened at byte \(origin + opened)"
    if place >= end { return truncated("\(thing) is not closed") }
    if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { return fault("\(shown) closes \(thing)") }
    // Stuck to what precedes it, the byte belongs to a number or a word.
    if let before = place > 0 ? unsafe bytes[place - 1] : nil, Self.isWordByte(before),
      Self.isWordByte(byte) || byte == UInt8(ascii: ".")
    {
      let isNumber = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(before)
      return fault("expected the \(isNumber ? "number" : "value") to end, found \(shown)")
    }
    return fault("expected ',' or '\(Character(Unicode.Scalar(close)))', found \(shown)")
  }

  @inline(never)
  func notAWord() -> JSONFault {
    guard place < end else { return truncated("a value is missing") }
    let rest = unsafe UnsafeBufferPointer(start: bytes + place, count: end - place)
    for word in ["true", "false", "null"]
    where unsafe rest.count < word.utf8.count && word.utf8.starts(with: rest) {
      return truncated("it ends within '\(word)'")
    }
    let word = unsafe String(
      decoding: rest.prefix(12).prefix { Self.isWordByte($0) }, as: UTF8.self)
    switch word {
    case "NaN", "nan", "NAN", "Infinity", "inf", "Inf", "INF":
      return fault("\(word) is not JSON; write null, or leave the feature out")
    case "None", "True", "False":
      return fault("\(word) is Python, not JSON; write the file with a JSON library")
    default: return fault("expected a value, found \(shown)")
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

  /// The value at the cursor in one line, cut off after some 240 bytes; for messages.
  var spelling: String {
    var other = self
    // What has not been looked at may not be JSON; then its first bytes must do.
    let stop = (try? other.skipValue()).map { _ in other.place } ?? end
    var text: [UInt8] = []
    var isQuoted = false
    var at = place
    while at < stop, text.count < 240 {
      let byte = unsafe bytes[at]
      at += 1
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted && byte <= 0x20 { continue }
      text.append(byte)
      if isQuoted && byte == UInt8(ascii: "\\") && at < stop {
        text.append(unsafe bytes[at])
        at += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
