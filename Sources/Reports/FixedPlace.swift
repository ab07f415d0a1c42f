// A place in degrees as GeoJSON writes it: seven decimals, a centimetre, without zeros at the end.

internal import Planar

/// A place in ten-millionths of a degree.
struct FixedPlace {
  let longitude: Int
  let latitude: Int

  /// The place nearest to one in degrees.
  ///
  /// - Precondition: both are finite.
  init(longitude: Double, latitude: Double) {
    self.longitude = Int((longitude * 1e7).rounded())
    self.latitude = Int((latitude * 1e7).rounded())
  }

  /// How many bytes writing a place may touch.
  static let room = 40

  /// Appends the position, such as `[121.65, 31.8123456]`.
  func append(to bytes: inout [UInt8]) {
    unsafe withUnsafeTemporaryAllocation(byteCount: Self.room, alignment: 1) { buffer in
      guard let start = buffer.baseAddress else { return }
      let count = unsafe write(to: start)
      unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(start: start, count: count))
    }
  }

  /// Writes the position, such as `[121.65, 31.8123456]`, and says how many bytes it has.
  ///
  /// - Precondition: There is room for ``room`` bytes, whose content behind the position is of no meaning.
  @unsafe
  @inline(__always)
  func write(to start: UnsafeMutableRawPointer) -> Int {
    unsafe start.storeBytes(of: UInt8(ascii: "["), as: UInt8.self)
    var place = unsafe start + 1
    unsafe Self.write(longitude, &place)
    unsafe place.storeBytes(of: UInt16(0x202C).littleEndian, as: UInt16.self)
    unsafe place += 2
    unsafe Self.write(latitude, &place)
    unsafe place.storeBytes(of: UInt8(ascii: "]"), as: UInt8.self)
    return unsafe place + 1 - start
  }

  @inline(__always)
  private static func write(_ fixed: Int, _ place: inout UnsafeMutableRawPointer) {
    func put(_ byte: UInt8) {
      unsafe place.storeBytes(of: byte, as: UInt8.self)
      unsafe place += 1
    }
    if fixed < 0 { put(UInt8(ascii: "-")) }
    let (whole, fraction) = fixed.magnitude.quotientAndRemainder(dividingBy: 10_000_000)
    if whole >= 100 { put(digit(whole / 100 % 10)) }
    if whole >= 10 { put(digit(whole / 10 % 10)) }
    put(digit(whole % 10))
    guard fraction > 0 else { return }
    put(UInt8(ascii: "."))
    let digits = sevenDigits(UInt64(fraction))
    unsafe place.storeBytes(of: (digits | 0x0030_3030_3030_3030).littleEndian, as: UInt64.self)
    // The last digit is highest, and zeros there are not written.
    unsafe place += 8 - digits.leadingZeroBitCount / 8
  }

  /// The seven digits of a number below 10⁷, each as its value in a byte, the first one lowest.
  ///
  /// Each step splits all numbers in the word at once: by 10 000, by 100, by 10; a multiplication and a shift stand
  /// for the division, and are exact for numbers so small.
  @inline(__always)
  private static func sevenDigits(_ number: UInt64) -> UInt64 {
    let fours = number / 10_000 | (number % 10_000) << 32
    let hundreds = ((fours &* 10_486) >> 20) & 0x0000_007F_0000_007F
    let twos = hundreds | (fours &- hundreds &* 100) << 16
    let tens = ((twos &* 103) >> 10) & 0x000F_000F_000F_000F
    // Of eight digits the first is zero.
    return (tens | (twos &- tens &* 10) << 8) >> 8
  }

  @inline(__always)
  private static func digit(_ value: UInt) -> UInt8 { UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value) }
}
