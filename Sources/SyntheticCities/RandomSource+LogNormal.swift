// Sizes that spread as those of parks and ponds do: many small ones, few large ones.
//
// Without the C library: a sum of twelve uniform numbers stands for the normal one (Knuth, The Art of Computer
// Programming, vol. 2, 3.4.1), and the exponential is a short series, squared six times.

extension RandomSource {
  /// A number whose logarithm is nearly normal: half of them below `median`; `spread` is the deviation of the
  /// natural logarithm. Never more than six deviations off.
  mutating func logNormal(median: Double, spread: Double) -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += unit() }
    return median * Self.exponential(sum * spread)
  }

  /// e to the power of a number between -20 and 20; good to 10⁻¹².
  static func exponential(_ power: Double) -> Double {
    let small = power / 64
    var term = 1.0
    var sum = 1.0
    for k in 1...12 {
      term *= small / Double(k)
      sum += term
    }
    for _ in 0..<6 { sum *= sum }
    return sum
  }
}
