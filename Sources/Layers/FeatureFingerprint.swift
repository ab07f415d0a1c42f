// What a JSON value says, in 128 bits: the same for any order of an object's members, any spelling of a number, any
// escapes and any space, so that a file that was only written anew has the same features.
//
// Not for proof: for telling features of two files apart. Two words, mixed as SplitMix64 does (G. L. Steele, D. Lea and
// C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).

/// What a JSON value says, in 128 bits.
struct FeatureFingerprint: Hashable, Sendable {
  private(set) var high: UInt64
  private(set) var low: UInt64

  /// A fingerprint that begins with a word of its own, so that a text is not a number.
  init(_ seed: UInt64) {
    high = seed &* 0x9E37_79B9_7F4A_7C15
    low = ~seed
  }

  private static func mixed(_ word: UInt64) -> UInt64 {
    var word = word
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// Adds a word; the order matters.
  mutating func add(_ word: UInt64) {
    high = Self.mixed(high ^ word) &+ 0x9E37_79B9_7F4A_7C15
    low = Self.mixed((low &+ word) &* 0xD6E8_FEB8_6659_FD93) ^ 0xA5A5_A5A5_5A5A_5A5A
  }

  /// Adds bytes and how many they are, eight at a time.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    var word: UInt64 = 0
    for place in bytes.indices {
      unsafe word = word << 8 | UInt64(bytes[place])
      if place & 7 == 7 {
        add(word)
        word = 0
      }
    }
    add(word)
    add(UInt64(bytes.count))
  }

  /// Adds another one; the order matters.
  mutating func add(_ other: FeatureFingerprint) {
    add(other.high)
    add(other.low)
  }

  /// Adds another one; the order does not matter.
  mutating func addUnordered(_ other: FeatureFingerprint) {
    high = high &+ Self.mixed(other.high)
    low = low &+ Self.mixed(other.low)
  }
}

extension JSONCursor {
  /// Reads the value at the cursor and says what it says.
  mutating func fingerprint() throws(JSONFault) -> FeatureFingerprint {
    switch byte {
    case UInt8(ascii: "{"):
      var print = FeatureFingerprint(1)
      let opened = place
      try open()
      guard try begins(UInt8(ascii: "}"), opened: opened) else { return print }
      repeat {
        var member = json.fingerprint(try name())
        member.add(try fingerprint())
        print.addUnordered(member)
      } while try continues(UInt8(ascii: "}"), opened: opened)
      return print
    case UInt8(ascii: "["):
      var print = FeatureFingerprint(2)
      let opened = place
      try open()
      guard try begins(UInt8(ascii: "]"), opened: opened) else { return print }
      repeat { print.add(try fingerprint()) } while try continues(UInt8(ascii: "]"), opened: opened)
      return print
    case UInt8(ascii: "\""): return json.fingerprint(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      let start = place
      let number = try number()
      var print = FeatureFingerprint(3)
      // A long id is more than a double holds.
      if abs(number) >= 9_007_199_254_740_992 {
        return json.fingerprint(JSONString(start: start, end: place, hasEscapes: false))
      }
      print.add(number == 0 ? 0 : number.bitPattern)
      return print
    default:
      var print = FeatureFingerprint(4)
      print.add(UInt64(byte))
      try skipWord()
      return print
    }
  }
}

extension JSONText {
  /// What a string says.
  func fingerprint(_ string: JSONString) -> FeatureFingerprint {
    var print = FeatureFingerprint(5)
    if string.hasEscapes {
      unsafe unescaped(string).withUnsafeBufferPointer { unsafe print.add($0) }
    } else {
      unsafe print.add(UnsafeBufferPointer(start: bytes + string.start, count: string.count))
    }
    return print
  }
}
