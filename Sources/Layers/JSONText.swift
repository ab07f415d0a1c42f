// The bytes of a JSON text, apart from any place in them.

/// A JSON text. It lives as long as the bytes that it was made with.
///
/// Apart from the place in it, which changes with each byte: what is passed around by value must not have just been
/// written, or the processor waits for it.
@safe
struct JSONText {
  let bytes: UnsafePointer<UInt8>
  /// The text's end.
  let end: Int
  /// The place in the file of byte 0, for messages.
  let origin: Int
  // At hand, because a global's first use is checked for each time.
  let exactPowers: UnsafePointer<Double>
  let wholePowers: UnsafePointer<UInt64>

  @unsafe
  init(_ bytes: UnsafePointer<UInt8>, end: Int, origin: Int) {
    unsafe self.bytes = bytes
    self.end = end
    self.origin = origin
    unsafe exactPowers = PowersOfTen.exact
    unsafe wholePowers = PowersOfTen.whole
  }

  /// The eight bytes from a place on, the first one lowest.
  @unsafe
  @inline(__always)
  func word(_ place: Int) -> UInt64 {
    unsafe UInt64(littleEndian: UnsafeRawPointer(bytes + place).loadUnaligned(as: UInt64.self))
  }

  /// Moves a place over digits.
  @inline(__always)
  func skipDigits(_ place: inout Int) {
    while unsafe bytes[place] &- UInt8(ascii: "0") <= 9 { place += 1 }
  }

  /// Moves a place over space.
  @inline(__always)
  func skipSpace(_ place: inout Int) {
    if unsafe bytes[place] > 0x20 { return }
    if unsafe bytes[place] == 0x20 && bytes[place + 1] > 0x20 {
      place += 1
      return
    }
    place = endOfSpace(place)
  }

  @inline(never)
  private func endOfSpace(_ start: Int) -> Int {
    var place = start
    // What follows the text may be space too: the line feed behind a record.
    while place < end {
      switch unsafe bytes[place] {
      case 0x20, 0x0A, 0x0D, 0x09: place += 1
      default: return place
      }
    }
    return place
  }

  /// A cursor at a place, for rare values and for faults.
  func cursor(at place: Int) -> JSONCursor { JSONCursor(self, place) }
}
