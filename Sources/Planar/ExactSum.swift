// A sum of doubles that does not depend on the order of its terms.
//
// Each term is rounded once to a multiple of 2⁻⁴⁰ and added as a 128-bit integer; integer addition is
// associative, so any order and any grouping over threads gives the same bits.

/// An order-independent sum of areas, lengths, counts or residents.
///
/// Terms are kept to 2⁻⁴⁰ (9.1 · 10⁻¹³ of the unit, far below the rounding of a measured area), and sums up
/// to 1.5 · 10²⁶ fit. Adding is associative and commutative to the bit.
public struct ExactSum: Sendable, Hashable {
  private static let scale = 0x1p40
  private var units: Int128 = 0

  /// The sum of nothing, 0.
  public init() {}

  /// The sum of one term.
  public init(_ term: Double) { add(term) }

  /// Adds a term.
  ///
  /// - Precondition: the term is finite and below 10²⁵ in size.
  @inline(__always)
  public mutating func add(_ term: Double) {
    let scaled = (term * Self.scale).rounded()
    // Most terms fit into 64 bits, where the conversion is one instruction.
    units += abs(scaled) < 0x1p62 ? Int128(Int64(scaled)) : Int128(scaled)
  }

  /// Adds another sum.
  @inline(__always)
  public mutating func add(_ other: ExactSum) { units += other.units }

  /// Takes another sum away.
  @inline(__always)
  public mutating func subtract(_ other: ExactSum) { units -= other.units }

  /// The sum, rounded once.
  public var value: Double { Double(units) / Self.scale }

  /// The two sums added.
  public static func + (a: ExactSum, b: ExactSum) -> ExactSum {
    var sum = a
    sum.add(b)
    return sum
  }
}
