// A sum of doubles that does not depend on the order of its terms.
//
// Each term is rounded once to a multiple of 2⁻⁴⁰ and added as a 128-bit integer; integer addition is
// associative, so any order and any grouping over threads gives the same bits.

/// An order-independent sum of areas, lengths, counts or residents.
///
/// Terms are kept to 2⁻⁴⁰ (9.1 · 10⁻¹³ of the unit, far below the rounding of a measured area), and sums up
/// to 1.5 · 10²⁶ fit; what does not is not lost in silence, see ``isOutOfRange``. Adding is associative and commutative
/// to the bit.
public struct ExactSum: Sendable, Hashable {
  private static let scale = 0x1p40
  private var units: Int128 = 0

  /// The sum of nothing, 0.
  public init() {}

  /// The sum of one term.
  public init(_ term: Double) { add(term) }

  /// Whether a term was not a finite number below 10²⁵ in size, or a sum passed 1.5 · 10²⁶: then there is no ``value``,
  /// and nothing that is added brings one back.
  public private(set) var isOutOfRange = false

  /// Adds a term, below 10²⁵ in size; another one leaves the sum out of range.
  @inline(__always)
  public mutating func add(_ term: Double) {
    let scaled = term * Self.scale
    // Most terms fit into 64 bits, where the conversion is one instruction. Cut and then rounded, halves away from 0: the
    // library's `rounded` is a call.
    if abs(scaled) < 0x1p62 {
      let whole = Int64(scaled)
      let rest = scaled - Double(whole)
      let step: Int64 = rest >= 0.5 ? 1 : rest <= -0.5 ? -1 : 0
      add(units: Int128(whole &+ step))
    } else {
      addLarge(term)
    }
  }

  @inline(never)
  private mutating func addLarge(_ term: Double) {
    guard abs(term) <= 1e25 else { return isOutOfRange = true }
    add(units: Int128((term * Self.scale).rounded()))
  }

  @inline(__always)
  private mutating func add(units more: Int128) {
    let (sum, isOver) = units.addingReportingOverflow(more)
    units = sum
    if isOver { isOutOfRange = true }
  }

  /// Adds another sum.
  @inline(__always)
  public mutating func add(_ other: ExactSum) {
    add(units: other.units)
    if other.isOutOfRange { isOutOfRange = true }
  }

  /// Takes another sum away.
  @inline(__always)
  public mutating func subtract(_ other: ExactSum) {
    add(units: 0 - other.units)
    if other.isOutOfRange { isOutOfRange = true }
  }

  /// The sum, rounded once; not a number when it is out of range.
  public var value: Double {
    if isOutOfRange { return .nan }
    // Most sums fit into 64 bits, where the conversion is one instruction, and rounds the same.
    let low = Int64(truncatingIfNeeded: units)
    return (Int128(low) == units ? Double(low) : Double(units)) / Self.scale
  }

  /// The two sums added.
  public static func + (a: ExactSum, b: ExactSum) -> ExactSum {
    var sum = a
    sum.add(b)
    return sum
  }
}
