// The seeded generator behind every choice: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
//
// The standard library may change how it draws from a generator; a sample city that is compared byte for byte
// may not, so the drawing is done here as well.

/// A deterministic stream of random numbers.
struct RandomSource: Sendable {
  /// The independent streams of one seed: a change to one layer leaves the others as they were.
  enum Stream: UInt64, Sendable {
    case terrain = 1
    case streets, names, landUse, parks, shelters, toilets, facilities, housing, buildings, residents, records
  }

  private var state: UInt64

  init(seed: UInt64, stream: Stream) {
    state = seed &+ stream.rawValue &* 0xA076_1D64_78BD_642F
    _ = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  /// The finalizer of SplitMix64; also the hash of the noise lattices.
  static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number in [0, 1).
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number in [low, high).
  mutating func between(_ low: Double, _ high: Double) -> Double { low + (high - low) * unit() }

  /// A whole number in low...high.
  mutating func whole(_ low: Int, _ high: Int) -> Int {
    low + Int(next() % UInt64(high - low + 1))
  }

  mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// An element of a list that is not empty.
  mutating func pick<Element>(_ list: [Element]) -> Element { list[whole(0, list.count - 1)] }

  /// The list in a random order (Fisher and Yates).
  mutating func shuffled<Element>(_ list: [Element]) -> [Element] {
    var result = list
    guard result.count > 1 else { return result }
    for last in stride(from: result.count - 1, to: 0, by: -1) {
      result.swapAt(last, whole(0, last))
    }
    return result
  }
}
