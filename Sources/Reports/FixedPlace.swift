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

  /// Appends the position, such as `[121.65, 31.8123456]`.
  func append(to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    Self.append(longitude, to: &bytes)
    bytes.append(UInt8(ascii: ","))
    bytes.append(UInt8(ascii: " "))
    Self.append(latitude, to: &bytes)
    bytes.append(UInt8(ascii: "]"))
  }

  private static func append(_ fixed: Int, to bytes: inout [UInt8]) {
    if fixed < 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, fraction) = fixed.magnitude.quotientAndRemainder(dividingBy: 10_000_000)
    if whole >= 100 { bytes.append(digit(whole / 100 % 10)) }
    if whole >= 10 { bytes.append(digit(whole / 10 % 10)) }
    bytes.append(digit(whole % 10))
    var rest = fraction
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    var divisor: UInt = 1_000_000
    while rest > 0 {
      let (first, left) = rest.quotientAndRemainder(dividingBy: divisor)
      bytes.append(digit(first))
      rest = left
      divisor /= 10
    }
  }

  @inline(__always)
  private static func digit(_ value: UInt) -> UInt8 { UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value) }
}
