// Whether an id has been there before, without keeping the ids: a layer may have ten millions of them.
//
// Ids that count up with the features, such as 17, 18, 20 or B00017, B00018, take a bit a feature; others 64
// bits of hash and the feature's number. Two different ids may share a hash once in 10¹⁹ pairs.

internal import Foundation

/// What a register needs of an id.
struct IDKey: Sendable {
  /// The hash of the whole id.
  let hash: UInt64
  /// The hash of what precedes the trailing number, and of how the number is padded.
  let stem: UInt64
  /// The trailing number, nil where there is none or it is long.
  let number: Int?

  init(_ id: String) {
    var id = id
    // Ids that read the same are the same, however their accents are written.
    if !id.withUTF8({ unsafe Self.areASCII($0) }), !id.utf8.allSatisfy(Self.isAlwaysNormal) {
      id = id.precomposedStringWithCanonicalMapping
    }
    (hash, stem, number) = id.withUTF8 { bytes in
      var start = bytes.count
      while unsafe start > 0 && bytes.count - start < 18 && bytes[start - 1] &- UInt8(ascii: "0") <= 9 {
        start -= 1
      }
      guard start < bytes.count else { return unsafe (ByteHash.hash(bytes), 0, nil) }
      var number = 0
      for at in start..<bytes.count { number = unsafe number * 10 + Int(bytes[at] - UInt8(ascii: "0")) }
      // `07` is not `7`: a padded number is of a kind with those of its width only.
      let isPadded = unsafe bytes[start] == UInt8(ascii: "0")
      return unsafe (
        ByteHash.hash(bytes),
        ByteHash.hash(
          UnsafeBufferPointer(rebasing: bytes[..<start]), from: isPadded ? UInt64(bytes.count - start) : 0),
        number
      )
    }
  }
}

extension IDKey {
  /// Whether all characters are ASCII's, as those of nearly all ids are: each layer has as many ids as features.
  @inline(__always)
  fileprivate static func areASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var bits: UInt64 = 0
    var place = 0
    let raw = UnsafeRawBufferPointer(bytes)
    while place &+ 8 <= raw.count {
      bits |= unsafe raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      place &+= 8
    }
    while place < raw.count {
      bits |= unsafe UInt64(raw[place])
      place &+= 1
    }
    return bits & 0x8080_8080_8080_8080 == 0
  }

  /// Whether a byte is of characters that have one way to be written alone: those before the combining marks (U+0300),
  /// Chinese ones from U+4000 to U+9FFF, and what follows the first byte of a character.
  @inline(__always)
  fileprivate static func isAlwaysNormal(_ byte: UInt8) -> Bool {
    byte < 0xCC || (0xE4...0xE9).contains(byte)
  }
}

/// The ids of a layer's features so far.
struct IDRegister: Sendable {
  // Ids of one stem whose number is ahead of their feature's by the same amount.
  private struct Series: Sendable {
    let stem: UInt64
    let lead: Int
    // A bit for each feature from `start` on.
    let start: Int
    var features: [UInt64] = []

    func holds(_ feature: Int) -> Bool {
      let place = feature - start
      guard place >= 0, place >> 6 < features.count else { return false }
      return features[place >> 6] >> UInt64(place & 63) & 1 == 1
    }

    mutating func add(_ feature: Int) {
      let place = feature - start
      while place >> 6 >= features.count { features.append(0) }
      features[place >> 6] |= 1 << UInt64(place & 63)
    }
  }

  private static let seriesLimit = 8
  private var series: [Series] = []
  private var table: [(hash: UInt64, feature: Int)] = []
  private var tableCount = 0

  /// The feature that had the id first, or nil when it is new, and is now this feature's.
  ///
  /// - Precondition: Features come in rising order.
  mutating func feature(with id: IDKey, orAdd feature: Int) -> Int? {
    var own: Int?
    if let number = id.number {
      for index in series.indices where series[index].stem == id.stem {
        let lead = series[index].lead
        if series[index].holds(number - lead) { return number - lead }
        if number - feature == lead { own = index }
      }
    }
    if let first = find(id.hash) { return first }
    if let own {
      series[own].add(feature)
    } else if let number = id.number, series.count < Self.seriesLimit {
      series.append(Series(stem: id.stem, lead: number - feature, start: feature))
      series[series.count - 1].add(feature)
    } else {
      insert(id.hash, feature)
    }
    return nil
  }

  private func find(_ hash: UInt64) -> Int? {
    guard tableCount > 0 else { return nil }
    var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
    while table[slot].feature >= 0 {
      if table[slot].hash == hash { return table[slot].feature }
      slot = (slot + 1) & (table.count - 1)
    }
    return nil
  }

  private mutating func insert(_ hash: UInt64, _ feature: Int) {
    if tableCount * 3 >= table.count * 2 {
      let old = table
      table = Array(repeating: (0, -1), count: max(64, old.count * 2))
      for entry in old where entry.feature >= 0 { put(entry.hash, entry.feature) }
    }
    put(hash, feature)
    tableCount += 1
  }

  private mutating func put(_ hash: UInt64, _ feature: Int) {
    var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
    while table[slot].feature >= 0 { slot = (slot + 1) & (table.count - 1) }
    table[slot] = (hash, feature)
  }
}
