// Value noise on an integer lattice: the irregularity of the shore, of the fields and of the streets.

/// Smooth random functions of one and two variables, with values in [-1, 1].
struct Noise: Sendable {
  let seed: UInt64

  func at(_ x: Double) -> Double {
    let cell = x.rounded(.down)
    let low = lattice(Int64(cell), 0)
    let high = lattice(Int64(cell) + 1, 0)
    return low + (high - low) * Self.ease(x - cell)
  }

  func at(_ x: Double, _ y: Double) -> Double {
    let column = x.rounded(.down)
    let row = y.rounded(.down)
    let across = Self.ease(x - column)
    let up = Self.ease(y - row)
    let (i, j) = (Int64(column), Int64(row))
    let south = lattice(i, j) + (lattice(i + 1, j) - lattice(i, j)) * across
    let north = lattice(i, j + 1) + (lattice(i + 1, j + 1) - lattice(i, j + 1)) * across
    return south + (north - south) * up
  }

  /// A number in [0, 1) that is the same all over a square cell of the lattice.
  func cell(_ x: Double, _ y: Double) -> Double {
    (lattice(Int64(x.rounded(.down)), Int64(y.rounded(.down))) + 1) / 2
  }

  private static func ease(_ t: Double) -> Double { t * t * (3 - 2 * t) }

  private func lattice(_ i: Int64, _ j: Int64) -> Double {
    let key =
      seed ^ (UInt64(bitPattern: i) &* 0x9E37_79B9_7F4A_7C15)
      ^ (UInt64(bitPattern: j) &* 0xC2B2_AE3D_27D4_EB4F)
    return Double(RandomSource.mixed(key) >> 11) * 0x1p-52 - 1
  }
}
