// Where a text stops being JSON, and why, in plain words. Slow and strict; asked only when the fast parser
// refused.
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
