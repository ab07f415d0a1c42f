// A detail tree as JSON text (RFC 8259): keys in the order given, numbers to the last digit, the same bytes
// every time.

public import Audits

/// Writes a ``DetailValue`` as JSON.
///
/// Keys stay in the order given. Numbers are the shortest decimals that read back as the same `Double`.
/// Control characters and the line separators U+2028 and U+2029 are escaped, so that the text may be shown on
/// a terminal or put into a script; everything else stands as UTF-8.
public struct JSONWriter: Sendable {
  /// How long a line may become, in UTF-8 bytes, before a list or an object is spread over several.
  public var lineLength: Int

  /// A writer of lines of at most `lineLength` bytes where a list or an object can be broken.
  public init(lineLength: Int = 100) {
    self.lineLength = lineLength
  }

  /// The value as indented JSON, two spaces a level, what is short on one line, ending in a line feed.
  ///
  /// - Precondition: Every number is finite: what is unknown is `null`.
  public func text(of value: DetailValue) -> String {
    var buffer = JSONBuffer(lineLength: lineLength)
    buffer.write(value, level: 0)
    buffer.bytes.append(UInt8(ascii: "\n"))
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  /// The value as JSON on one line, without a line feed.
  ///
  /// - Precondition: Every number is finite: what is unknown is `null`.
  public static func line(of value: DetailValue) -> String {
    var bytes: [UInt8] = []
    appendLine(of: value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the value as JSON on one line, without a line feed.
  ///
  /// - Precondition: Every number is finite: what is unknown is `null`.
  static func appendLine(of value: DetailValue, to bytes: inout [UInt8]) {
    var buffer = JSONBuffer(lineLength: .max)
    swap(&buffer.bytes, &bytes)
    _ = buffer.writeInline(value)
    swap(&buffer.bytes, &bytes)
  }
}

/// JSON while it grows.
private struct JSONBuffer {
  let lineLength: Int
  var bytes: [UInt8] = []
  var lineStart = 0

  init(lineLength: Int) { self.lineLength = lineLength }

  mutating func write(_ value: DetailValue, level: Int) {
    let mark = bytes.count
    if writeInline(value) { return }
    bytes.removeLast(bytes.count - mark)
    switch value {
    case .list(let values):
      writeLines(open: "[", close: "]", count: values.count, level: level) { buffer, place in
        buffer.write(values[place], level: level + 1)
      }
    case .object(let entries):
      writeLines(open: "{", close: "}", count: entries.count, level: level) { buffer, place in
        buffer.write(text: entries[place].key)
        buffer.write(": ")
        buffer.write(entries[place].value, level: level + 1)
      }
    case .null, .boolean, .integer, .number, .text:
      writeScalar(value)
    }
  }

  private mutating func writeLines(
    open: StaticString, close: StaticString, count: Int, level: Int,
    element: (inout JSONBuffer, Int) -> Void
  ) {
    write(open)
    for place in 0..<count {
      startLine(level: level + 1)
      element(&self, place)
      if place < count - 1 { write(",") }
    }
    startLine(level: level)
    write(close)
  }

  /// Writes the value on the open line; false as soon as the line is too long, with part of it written.
  mutating func writeInline(_ value: DetailValue) -> Bool {
    switch value {
    case .list(let values):
      write("[")
      for place in values.indices {
        if place > 0 { write(", ") }
        guard writeInline(values[place]) else { return false }
      }
      write("]")
    case .object(let entries):
      write(entries.isEmpty ? "{" : "{ ")
      for place in entries.indices {
        if place > 0 { write(", ") }
        write(text: entries[place].key)
        write(": ")
        guard writeInline(entries[place].value) else { return false }
      }
      write(entries.isEmpty ? "}" : " }")
    case .null, .boolean, .integer, .number, .text:
      writeScalar(value)
    }
    return bytes.count - lineStart <= lineLength
  }

  private mutating func writeScalar(_ value: DetailValue) {
    switch value {
    case .boolean(let flag): write(flag ? "true" : "false")
    case .integer(let number): bytes.append(contentsOf: String(number).utf8)
    case .number(let number): bytes.append(contentsOf: number.exactText.utf8)
    case .text(let text): write(text: text)
    case .null, .list, .object: write("null")
    }
  }

  private mutating func startLine(level: Int) {
    bytes.append(UInt8(ascii: "\n"))
    lineStart = bytes.count
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
  }

  private mutating func write(_ ascii: StaticString) {
    bytes.append(contentsOf: ascii.description.utf8)
  }

  private mutating func write(text: String) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": write("\\\"")
      case "\\": write("\\\\")
      case "\n": write("\\n")
      case "\r": write("\\r")
      case "\t": write("\\t")
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        bytes.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
      default:
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
