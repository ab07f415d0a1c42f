// A list that a department keeps, as a layer: numbered features, drawn from a stream of random numbers of its own.

/// A layer of records.
struct RecordLayer: Sendable {
  /// What the standard calls the layer, such as `hydrants`.
  let name: String
  /// What the ids start with.
  private let letters: String
  private(set) var features: [Feature] = []
  /// The layer's own stream: what one list draws moves no other.
  var random: RandomSource

  /// An empty list.
  init(_ name: String, _ letters: String, seed: UInt64) {
    self.name = name
    self.letters = letters
    random = RandomSource(seed: seed, record: name)
  }

  /// Adds a feature under the next number.
  mutating func add(_ geometry: FeatureGeometry, _ properties: [(String, PropertyValue)]) {
    features.append(
      Feature(geometry, [("id", .text(Self.id(letters, features.count + 1)))] + properties))
  }

  /// An id of at least four digits.
  static func id(_ letters: String, _ number: Int) -> String {
    let digits = String(number)
    return letters + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension RandomSource {
  /// The stream of a list, by its name: the seed and the name's bytes (FNV-1a, 64 bits) decide.
  init(seed: UInt64, record name: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    self.init(seed: seed ^ Self.mixed(hash), stream: .records)
  }

  /// Yes with a probability, or nothing written where the list was not filled in.
  mutating func answer(_ share: Double, unknown: Double = 0) -> PropertyValue {
    if unknown > 0, chance(unknown) { return .null }
    return .truth(chance(share))
  }
}

extension RecordLayer {
  /// Whether a position is one of a few that lie evenly over a list: how exact counts of faults are planted.
  static func isPlanted(_ index: Int, of total: Int, count: Int) -> Bool {
    (0..<count).contains { (2 * $0 + 1) * total / (2 * count) == index }
  }
}
