// How many lines end in a stretch of text: what turns a byte's place into a line's number.

internal import Foundation

/// Counts the lines of a text.
enum LineCount {
  /// How many line feeds there are in the first bytes of a buffer.
  static func newlines(_ bytes: [UInt8], end: Int) -> Int {
    unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      var count = 0
      var place = 0
      while place < end, let found = unsafe memchr(base + place, 0x0A, end - place) {
        count += 1
        place = unsafe UnsafeRawPointer(found) - base + 1
      }
      return count
    }
  }
}
