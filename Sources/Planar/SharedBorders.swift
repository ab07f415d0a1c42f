// Which edges of polygon borders are drawn twice, corner for corner, with land on either side: the borders that
// neighbours share.
//
// Across a shared edge one polygon ends where another begins. So the number of polygons over a place changes only at
// the other edges, the free ones: that settles most questions about neighbours without an overlay. A hash table over
// the edges' ends finds the pairs.

/// The edges of polygon features, numbered by the vertex that they begin at, and which of them are drawn both ways.
struct SharedBorders: Sendable {
  /// One entry a vertex: how the edge that begins there in its ring is drawn by others.
  private(set) var uses: [Use]
  /// One entry a ring: whether its land lies to the right of the way its vertices are stored in.
  let isReversed: [Bool]

  /// How often an edge is drawn, and which ways.
  enum Use: UInt8, Sendable, Hashable {
    /// Once.
    case free
    /// Twice, with land on either side.
    case shared
    /// Twice with land on the same side, or more often.
    case tangled
    /// It is none: it has no length, or begins at the last vertex of a ring, or is of no polygon.
    case none
  }

  /// Finds the pairs; features that are no polygons have no edges.
  init(_ geometries: PlanarGeometries) {
    let layout = geometries.layout
    let (x, y) = (geometries.x, geometries.y)
    isReversed = geometries.landOnTheRight()
    uses = Array(repeating: .none, count: x.count)
    // Open addressing with at least half of the places free.
    var capacity = 16
    while capacity < 2 * x.count { capacity *= 2 }
    var table = [Int32](repeating: -1, count: capacity)
    // Of the first edge of each pair of ends: whether it leads from the western end to the eastern one, its land to
    // the left.
    var isForward = [Bool](repeating: false, count: x.count)
    // And, once there is one, the edge that is drawn back.
    var partners = [Int32](repeating: -1, count: x.count)
    for feature in 0..<geometries.count where layout.kinds[feature] == .polygon {
      for ring in layout.rings(ofFeature: feature) {
        for edge in layout.vertices(of: ring).dropLast() {
          let ends = EdgeEnds(x[edge], y[edge], x[edge + 1], y[edge + 1])
          guard ends.haveLength else { continue }
          let forward = ends.isSwapped == isReversed[ring]
          var place = ends.hash & (capacity - 1)
          while table[place] >= 0 {
            let other = Int(table[place])
            if EdgeEnds(x[other], y[other], x[other + 1], y[other + 1]).areSame(as: ends) { break }
            place = (place + 1) & (capacity - 1)
          }
          guard table[place] >= 0 else {
            table[place] = Int32(edge)
            isForward[edge] = forward
            uses[edge] = .free
            continue
          }
          let first = Int(table[place])
          if uses[first] == .free && isForward[first] != forward {
            partners[first] = Int32(edge)
            uses[first] = .shared
            uses[edge] = .shared
          } else {
            if partners[first] >= 0 { uses[Int(partners[first])] = .tangled }
            uses[first] = .tangled
            uses[edge] = .tangled
          }
        }
      }
    }
  }
}

/// The ends of an edge, the western one first; of two as far west the southern one.
private struct EdgeEnds {
  let ax: Double
  let ay: Double
  let bx: Double
  let by: Double
  /// Whether the edge was given from b to a.
  let isSwapped: Bool

  @inline(__always)
  init(_ startX: Double, _ startY: Double, _ endX: Double, _ endY: Double) {
    isSwapped = endX < startX || (endX == startX && endY < startY)
    (ax, ay, bx, by) = isSwapped ? (endX, endY, startX, startY) : (startX, startY, endX, endY)
  }

  /// False for ends that are no numbers too.
  var haveLength: Bool { ax < bx || ay < by }

  @inline(__always)
  func areSame(as other: EdgeEnds) -> Bool {
    ax == other.ax && ay == other.ay && bx == other.bx && by == other.by
  }

  // Adding 0 makes one of the two zeros, which are equal.
  var hash: Int {
    var hash: UInt64
    hash = Self.mixed((ax + 0).bitPattern)
    hash = Self.mixed(hash ^ (ay + 0).bitPattern)
    hash = Self.mixed(hash ^ (bx + 0).bitPattern)
    hash = Self.mixed(hash ^ (by + 0).bitPattern)
    return Int(truncatingIfNeeded: hash >> 20)
  }

  @inline(__always)
  private static func mixed(_ word: UInt64) -> UInt64 {
    let product = word &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 32)
  }
}

extension PlanarGeometries {
  /// One entry a ring: whether the land of its polygon lies to the right of the way its vertices are stored in.
  func landOnTheRight() -> [Bool] {
    var isReversed = [Bool](repeating: false, count: layout.ringCount)
    for part in 0..<layout.partCount {
      let rings = layout.rings(of: part)
      for ring in rings { isReversed[ring] = (signedArea(ofRing: ring) < 0) == (ring == rings.lowerBound) }
    }
    return isReversed
  }
}
