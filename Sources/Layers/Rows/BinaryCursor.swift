// A place in well-known binary that is written in hexadecimal digits.

internal import Planar

/// A cursor over well-known binary.
@safe
struct BinaryCursor {
  /// The binary ends too soon, or is none.
  struct Fault: Error {}

  /// What a geometry begins with.
  struct Header {
    /// 1 to 3 for points, lines and polygons, 4 to 6 for several of them, 7 for collections; others are curves and the
    /// like.
    var code: UInt32
    /// Whether positions have heights or measures.
    var hasMoreOrdinates: Bool { positionSize > 16 }
    /// How many bytes a position has.
    var positionSize: Int
    var isLittleEndian: Bool

    var kind: GeometryKind? {
      switch code {
      case 1, 4: .point
      case 2, 5: .line
      case 3, 6: .polygon
      default: nil
      }
    }
  }

  private let digits: UnsafePointer<UInt8>
  private let size: Int
  private var place = 0
  private var isLittleEndian = true

  /// A cursor at the first of so many bytes, two digits each, which must outlive it.
  init(digits: UnsafePointer<UInt8>, count: Int) {
    unsafe self.digits = digits
    size = count
  }

  private mutating func take(_ count: Int) throws(Fault) -> Int {
    guard size - place >= count else { throw Fault() }
    defer { place += count }
    return place
  }

  @inline(__always)
  private func byte(_ place: Int) -> UInt64 {
    let high = unsafe digits[2 * place] &- UInt8(ascii: "a")
    let low = unsafe digits[2 * place + 1] &- UInt8(ascii: "a")
    return UInt64(high &<< 4 | low & 15)
  }

  /// A number of so many bytes.
  @inline(__always)
  private mutating func number(_ bytes: Int) throws(Fault) -> UInt64 {
    let start = try take(bytes)
    var number: UInt64 = 0
    for at in 0..<bytes {
      let shift = UInt64(8 * (isLittleEndian ? at : bytes - 1 - at))
      number |= byte(start + at) &<< shift
    }
    return number
  }

  /// Reads the byte order and type of a geometry.
  mutating func header() throws(Fault) -> Header {
    let order = byte(try take(1))
    guard order <= 1 else { throw Fault() }
    isLittleEndian = order == 1
    let type = UInt32(try number(4))
    // ISO adds 1000 for heights, 2000 for measures, 3000 for both; older writers set the highest bits.
    let iso = (type & 0x0FFF_FFFF) / 1000
    guard iso <= 3 else { throw Fault() }
    let flags = type >> 30
    let extra = flags != 0 ? flags.nonzeroBitCount : iso == 0 ? 0 : iso == 3 ? 2 : 1
    if type & 0x2000_0000 != 0 { _ = try take(4) }
    return Header(
      code: (type & 0x0FFF_FFFF) % 1000, positionSize: 16 + 8 * Int(extra), isLittleEndian: isLittleEndian)
  }

  /// Reads how many things follow, each of at least so many bytes.
  mutating func count(ofAtLeast bytes: Int) throws(Fault) -> Int {
    let count = Int(try number(4))
    guard count <= (size - place) / bytes else { throw Fault() }
    return count
  }

  /// Reads a position.
  @inline(__always)
  mutating func position(_ header: Header) throws(Fault) -> (x: Double, y: Double) {
    let x = Double(bitPattern: try number(8))
    let y = Double(bitPattern: try number(8))
    if header.positionSize > 16 { _ = try take(header.positionSize - 16) }
    return (x, y)
  }

  /// Moves behind the content of a geometry whose header has been read.
  mutating func skip(_ header: Header) throws(Fault) {
    switch header.code {
    case 1: _ = try take(header.positionSize)
    case 2: _ = try take(try count(ofAtLeast: header.positionSize) * header.positionSize)
    case 3:
      for _ in 0..<(try count(ofAtLeast: 4)) {
        _ = try take(try count(ofAtLeast: header.positionSize) * header.positionSize)
      }
    case 4...6:
      for _ in 0..<(try count(ofAtLeast: 5)) { try skip(try self.header()) }
    default: throw Fault()
    }
  }
}
