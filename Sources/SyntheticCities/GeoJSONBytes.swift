// GeoJSON written byte by byte (RFC 7946): no locale, no formatter, seven fixed decimals.
//
// The buffer is sized ahead of each piece and then filled through a pointer: appending byte by byte would ask after
// the array's owner and room each time.

/// A growing buffer of GeoJSON text.
struct GeoJSONBytes: Sendable {
  private var storage: [UInt8]
  private var used = 0

  init(capacity: Int = 1 << 12) { storage = [UInt8](repeating: 0, count: max(64, capacity)) }

  /// What was written so far.
  var bytes: [UInt8] { Array(text) }

  /// The same without a copy.
  var text: ArraySlice<UInt8> { storage[..<used] }

  var count: Int { used }

  /// A ring of ground points as positions in brackets; the first is repeated at the end.
  mutating func ring(_ points: [GroundPoint], frame: CityFrame) {
    guard let first = points.first else { return raw("[]") }
    // Two signs, two numbers of at most eleven characters, two brackets and two commas.
    reserve((points.count + 1) * 28 + 2)
    let at = used
    used += unsafe storage.withUnsafeMutableBufferPointer { room -> Int in
      guard let base = room.baseAddress else { return 0 }
      let start = unsafe base + at
      var place = unsafe start
      unsafe Self.put(UInt8(ascii: "["), to: &place)
      for point in points {
        unsafe Self.put(frame.position(point), to: &place)
        unsafe Self.put(UInt8(ascii: ","), to: &place)
      }
      unsafe Self.put(frame.position(first), to: &place)
      unsafe Self.put(UInt8(ascii: "]"), to: &place)
      return unsafe place - start
    }
  }

  @inline(__always)
  private static func put(_ position: Position, to place: inout UnsafeMutablePointer<UInt8>) {
    unsafe put(UInt8(ascii: "["), to: &place)
    unsafe degrees(position.longitude, to: &place)
    unsafe put(UInt8(ascii: ","), to: &place)
    unsafe degrees(position.latitude, to: &place)
    unsafe put(UInt8(ascii: "]"), to: &place)
  }

  @inline(__always)
  private static func put(_ byte: UInt8, to place: inout UnsafeMutablePointer<UInt8>) {
    unsafe place.pointee = byte
    unsafe place += 1
  }

  mutating func position(_ position: Position) {
    reserve(64)
    let at = used
    used += unsafe storage.withUnsafeMutableBufferPointer { room -> Int in
      guard let base = room.baseAddress else { return 0 }
      let start = unsafe base + at
      var place = unsafe start
      unsafe Self.put(position, to: &place)
      return unsafe place - start
    }
    if let height = position.height {
      // In place of the closing bracket.
      used -= 1
      raw(",")
      decimal(height, places: 1)
      raw("]")
    }
  }

  /// Text that needs no escape.
  @inline(__always)
  mutating func raw(_ string: StaticString) {
    let count = string.utf8CodeUnitCount
    reserve(count)
    let at = used
    unsafe storage.withUnsafeMutableBufferPointer { room in
      guard let base = room.baseAddress else { return }
      unsafe (base + at).update(from: string.utf8Start, count: count)
    }
    used += count
  }

  mutating func raw(_ more: [UInt8]) {
    reserve(more.count)
    let at = used
    unsafe storage.withUnsafeMutableBufferPointer { room in
      unsafe more.withUnsafeBufferPointer { source in
        guard let base = room.baseAddress, let start = source.baseAddress else { return }
        unsafe (base + at).update(from: start, count: source.count)
      }
    }
    used += more.count
  }

  /// A JSON string; control characters, quotes and backslashes are escaped.
  mutating func text(_ string: String) {
    reserve(string.utf8.count * 6 + 2)
    put(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        put(UInt8(ascii: "\\"))
        put(byte)
      case 0..<32:
        raw("\\u00")
        for digit in [byte >> 4, byte & 15] { put(digit < 10 ? 48 + digit : 87 + digit) }
      default: put(byte)
      }
    }
    put(UInt8(ascii: "\""))
  }

  /// Puts a byte where room was made before.
  @inline(__always)
  private mutating func put(_ byte: UInt8) {
    storage[used] = byte
    used += 1
  }

  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if used + more > storage.count { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    storage.append(contentsOf: repeatElement(0, count: max(more, storage.count)))
  }

  /// A whole number.
  mutating func whole(_ number: Int) { fixed(Int64(number), places: 0) }

  /// A whole number that is not negative, with zeros in front where it has fewer digits.
  mutating func padded(_ number: Int, digits: Int) {
    var least = 1
    for _ in 1..<digits {
      least *= 10
      if number < least { raw("0") }
    }
    whole(number)
  }

  /// A number rounded to a fixed count of decimals.
  mutating func decimal(_ number: Double, places: Int) {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    fixed(Int64((number * scale).rounded()), places: places)
  }

  /// A number given in units of its last decimal.
  private mutating func fixed(_ units: Int64, places: Int) {
    reserve(24)
    if units < 0 { put(UInt8(ascii: "-")) }
    var rest = units.magnitude
    var digits = 0
    let start = used
    repeat {
      if digits == places, places > 0 { put(UInt8(ascii: ".")) }
      put(48 + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
      digits += 1
    } while rest > 0 || digits <= places
    storage[start..<used].reverse()
  }

  /// Degrees given in units of 10⁻⁷, with all seven decimals.
  @inline(__always)
  private static func degrees(_ units: Int64, to place: inout UnsafeMutablePointer<UInt8>) {
    if units < 0 { unsafe put(UInt8(ascii: "-"), to: &place) }
    let magnitude = units.magnitude
    let degrees = UInt32(truncatingIfNeeded: magnitude / 10_000_000)
    let rest = UInt32(truncatingIfNeeded: magnitude % 10_000_000)
    if degrees >= 100 { unsafe put(digit(degrees / 100), to: &place) }
    if degrees >= 10 { unsafe put(digit(degrees / 10 % 10), to: &place) }
    unsafe put(digit(degrees % 10), to: &place)
    unsafe put(UInt8(ascii: "."), to: &place)
    let (high, low) = (rest / 1000, rest % 1000)
    unsafe put(digit(high / 1000), to: &place)
    unsafe put(digit(high / 100 % 10), to: &place)
    unsafe put(digit(high / 10 % 10), to: &place)
    unsafe put(digit(high % 10), to: &place)
    unsafe put(digit(low / 100), to: &place)
    unsafe put(digit(low / 10 % 10), to: &place)
    unsafe put(digit(low % 10), to: &place)
  }

  @inline(__always)
  private static func digit(_ value: UInt32) -> UInt8 { 48 + UInt8(truncatingIfNeeded: value) }
}
