// The outline of what level sections found, for drawings: the sides of the strips, linked from level to level.
//
// At a level the intervals below and those above end. Of all their ends, from west to east, the first and the second
// belong together, the third and the fourth, and so on: between the two of a pair only one side of the level is taken,
// so the outline runs along it there. So every contour closes, whatever the rounding.

/// The strips of an area between levels, from south to north and from west to east.
struct SectionOutline {
  /// A strip: the outline runs up its eastern side and down its western one.
  struct Strip {
    var interval: Interval
    /// The number of its levels' pair.
    var level: Int32
  }

  /// A corner of a strip, at a level.
  private struct End {
    var x: Double
    /// The strip times two, and one more for the western side.
    var side: Int32
    var isArriving: Bool
  }

  private(set) var strips: [Strip] = []
  private(set) var lows: [Double] = []
  private(set) var highs: [Double] = []

  private var isTooThin = false
  /// Strips between levels nearer to each other than this are not drawn, in metres.
  private let thinness: Double

  init(thinness: Double) { self.thinness = thinness }

  /// Starts the strips between two levels.
  mutating func beginStrip(from low: Double, to high: Double) {
    isTooThin = high - low < thinness
    if isTooThin { return }
    lows.append(low)
    highs.append(high)
  }

  /// Adds a strip between the levels at hand.
  mutating func add(_ interval: Interval) {
    if isTooThin { return }
    strips.append(Strip(interval: interval, level: Int32(lows.count - 1)))
  }

  /// The number of the side that follows each side, and the connected part that each strip belongs to.
  func linked() -> (next: [Int32], part: [Int32]) {
    var next = [Int32](repeating: -1, count: 2 * strips.count)
    var part = strips.indices.map { Int32($0) }
    var lower = 0..<0
    var start = 0
    var level = -1
    while start < strips.count || !lower.isEmpty {
      var upper = start..<start
      if start < strips.count, Int(strips[start].level) == level + 1 || lower.isEmpty {
        level = Int(strips[start].level)
        while upper.upperBound < strips.count, Int(strips[upper.upperBound].level) == level {
          upper = start..<upper.upperBound + 1
        }
      } else {
        level += 1
      }
      link(lower, upper, &next, &part)
      lower = upper
      start = upper.upperBound
    }
    // A contour that passes from one part to another where they meet in a corner makes them one.
    for side in next.indices where next[side] >= 0 { Self.join(Int32(side / 2), next[side] / 2, in: &part) }
    for strip in part.indices { part[strip] = Self.root(of: Int32(strip), in: part) }
    return (next, part)
  }

  private func link(_ lower: Range<Int>, _ upper: Range<Int>, _ next: inout [Int32], _ part: inout [Int32]) {
    var pending: End?
    // The strips below and above that are open, going east.
    var below: (strip: Int, end: Int) = (lower.lowerBound, 0)
    var above: (strip: Int, end: Int) = (upper.lowerBound, 0)
    var lastX = -Double.infinity
    while below.strip < lower.upperBound || above.strip < upper.upperBound {
      let belowX = below.strip < lower.upperBound ? x(of: below, isBelow: true) : .infinity
      let aboveX = above.strip < upper.upperBound ? x(of: above, isBelow: false) : .infinity
      let takesBelow = belowX <= aboveX && below.strip < lower.upperBound || above.strip >= upper.upperBound
      let end: End
      if below.end == 1 && above.end == 1 && min(belowX, aboveX) > lastX {
        Self.join(Int32(below.strip), Int32(above.strip), in: &part)
      }
      if takesBelow {
        end = End(x: belowX, side: Int32(2 * below.strip + 1 - below.end), isArriving: below.end == 1)
        below = below.end == 0 ? (below.strip, 1) : (below.strip + 1, 0)
      } else {
        end = End(x: aboveX, side: Int32(2 * above.strip + 1 - above.end), isArriving: above.end == 0)
        above = above.end == 0 ? (above.strip, 1) : (above.strip + 1, 0)
      }
      lastX = end.x
      guard let other = pending else {
        pending = end
        continue
      }
      let (arriving, leaving) = other.isArriving ? (other, end) : (end, other)
      next[Int(arriving.side)] = leaving.side
      pending = nil
    }
  }

  private func x(of place: (strip: Int, end: Int), isBelow: Bool) -> Double {
    let interval = strips[place.strip].interval
    let crossing = place.end == 0 ? interval.west : interval.east
    return isBelow ? crossing.high : crossing.low
  }

  private static func root(of strip: Int32, in part: [Int32]) -> Int32 {
    var root = strip
    while part[Int(root)] != root { root = part[Int(root)] }
    return root
  }

  private static func join(_ one: Int32, _ other: Int32, in part: inout [Int32]) {
    let a = root(of: one, in: part)
    let b = root(of: other, in: part)
    part[Int(max(a, b))] = min(a, b)
    part[Int(one)] = min(a, b)
    part[Int(other)] = min(a, b)
  }
}
