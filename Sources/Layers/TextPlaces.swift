// Which texts a column has, found by their bytes: each different one is kept once.

internal import Foundation

/// An open-addressed table from texts to their places in a list.
struct TextPlaces: Sendable {
  // A place and one, or zero where the slot is free; a power of two of slots, at most half of them taken.
  private var slots: [Int32] = []
  private var hashes: [UInt64] = []
  // What the last text was: neighbours are often alike.
  private var last = 0

  /// The place of a text in the list, to which it is added when it is not there.
  ///
  /// - Precondition: The list is always the same one, with fewer than 2³¹ texts.
  @inline(__always)
  mutating func place(of text: UnsafeBufferPointer<UInt8>, in texts: inout [String]) -> Int {
    let hash = unsafe ByteHash.hash(text)
    if last < hashes.count, hashes[last] == hash, unsafe Self.isSame(texts[last], text) { return last }
    last = unsafe find(text, hash, in: &texts)
    return last
  }

  @inline(never)
  private mutating func find(
    _ text: UnsafeBufferPointer<UInt8>, _ hash: UInt64, in texts: inout [String]
  ) -> Int {
    if hashes.count * 2 >= slots.count { grow() }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if hashes[place] == hash, unsafe Self.isSame(texts[place], text) { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(hashes.count + 1)
    hashes.append(hash)
    texts.append(unsafe String(decoding: text, as: UTF8.self))
    return hashes.count - 1
  }

  private mutating func grow() {
    let count = max(16, slots.count * 2)
    slots = Array(repeating: 0, count: count)
    for (place, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = Int32(place + 1)
    }
  }

  private static func isSame(_ kept: String, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard kept.utf8.count == text.count else { return false }
    return unsafe kept.utf8.withContiguousStorageIfAvailable { kept in
      guard let kept = kept.baseAddress, let base = text.baseAddress else { return true }
      return unsafe memcmp(kept, base, text.count) == 0
    } ?? kept.utf8.elementsEqual(text)
  }
}

/// A quick hash of bytes, the same in every run; not for bytes that someone chose to collide.
enum ByteHash {
  /// The hash, from a start of one's own.
  @inline(__always)
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>, from start: UInt64 = 0) -> UInt64 {
    var hash = start ^ (UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15)
    guard let base = unsafe UnsafeRawPointer(bytes.baseAddress) else { return hash }
    let count = bytes.count
    if count < 8 { return unsafe count == 0 ? hash : mixed(hash ^ fewBytes(base, count)) }
    var at = 0
    while at + 8 < count {
      hash = unsafe mixed(hash ^ (base + at).loadUnaligned(as: UInt64.self))
      at += 8
    }
    // The last eight, of which some may have been among those before: the count tells how many.
    return unsafe mixed(hash ^ (base + (count - 8)).loadUnaligned(as: UInt64.self))
  }

  /// One to seven bytes as a word; no two texts of one count have the same.
  @inline(__always)
  private static func fewBytes(_ base: UnsafeRawPointer, _ count: Int) -> UInt64 {
    if count >= 4 {
      return unsafe UInt64(base.loadUnaligned(as: UInt32.self)) << 32
        | UInt64((base + (count - 4)).loadUnaligned(as: UInt32.self))
    }
    return unsafe UInt64(base.load(as: UInt8.self)) << 16
      | UInt64((base + count / 2).load(as: UInt8.self)) << 8
      | UInt64((base + (count - 1)).load(as: UInt8.self))
  }

  // The finaliser of SplitMix64. (G. Steele and others, OOPSLA 2014.)
  @inline(__always)
  private static func mixed(_ bits: UInt64) -> UInt64 {
    var z = bits &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z &>> 31)
  }
}
