// Bits that can tell how many of them are set before a place.

/// Bits over a range from 0, with the number of those set before each place.
struct RankedBits: Sendable {
  private struct Word: Sendable {
    var bits: UInt64 = 0
    /// How many are set before this word.
    var rank: Int32 = 0
  }

  private var words: [Word]

  /// Bits of which those at the places given are set; the places ascend.
  init(count: Int, set places: some Sequence<Int>) {
    words = Array(repeating: Word(), count: (count + 63) / 64)
    for place in places { words[place >> 6].bits |= 1 << UInt64(place & 63) }
    var rank: Int32 = 0
    for word in words.indices {
      words[word].rank = rank
      rank += Int32(words[word].bits.nonzeroBitCount)
    }
  }

  var byteCount: Int { words.count * MemoryLayout<Word>.stride }

  /// Whether the bit at a place is set.
  @inline(__always)
  func contains(_ place: Int) -> Bool { words[place >> 6].bits & (1 << UInt64(place & 63)) != 0 }

  /// How many bits are set up to a place, itself among them.
  @inline(__always)
  func count(upTo place: Int) -> Int {
    let word = words[place >> 6]
    let below = word.bits & (~0 >> UInt64(63 - place & 63))
    return Int(word.rank) + below.nonzeroBitCount
  }
}
