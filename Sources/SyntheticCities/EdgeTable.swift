// A number for each edge of a map, found by open addressing (Knuth, The Art of Computer Programming, vol. 3, 6.4).
//
// A dictionary would do the same; its hash, made to withstand chosen keys, took a tenth of the planning.

/// Numbers by edge; an edge that was put in is never taken out.
struct EdgeTable: Sendable {
  private static let free = UInt64.max

  private var keys = [UInt64](repeating: EdgeTable.free, count: 64)
  private var values = [Int32](repeating: 0, count: 64)
  private var count = 0

  subscript(edge: PlanarMap.Edge) -> Int32? {
    @inline(__always) get {
      let key = Self.key(edge)
      let slot = slot(of: key)
      return keys[slot] == key ? values[slot] : nil
    }
  }

  mutating func set(_ edge: PlanarMap.Edge, _ value: Int32) {
    if 2 * count >= keys.count { grow() }
    let key = Self.key(edge)
    let slot = slot(of: key)
    if keys[slot] == Self.free { count += 1 }
    keys[slot] = key
    values[slot] = value
  }

  @inline(__always)
  private static func key(_ edge: PlanarMap.Edge) -> UInt64 {
    UInt64(UInt32(bitPattern: edge.a)) << 32 | UInt64(UInt32(bitPattern: edge.b))
  }

  /// Where a key is, or would be put.
  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while keys[slot] != key && keys[slot] != Self.free { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = [UInt64](repeating: Self.free, count: oldKeys.count * 2)
    values = [Int32](repeating: 0, count: oldKeys.count * 2)
    for (index, key) in oldKeys.enumerated() where key != Self.free {
      let slot = slot(of: key)
      keys[slot] = key
      values[slot] = oldValues[index]
    }
  }
}
