// Which intervals of a level line lie in a service area, from the pieces of its boundary that the line crosses.
//
// Each piece says what lies on either side of it, so an interval is judged twice, by the piece west of it and by the
// one east of it. Where both agree, that is it. Where they do not, which takes boundaries that coincide or touch, or
// where no piece is near, the distance of the interval's middle to the supply decides. The first and the last interval
// of a line have but one piece beside them: what it says is taken when the very same piece was right in the line before.
// Another piece may be a boundary that coincides with one that was left out, and then says what only both would.

/// An interval of a level line between two curves.
struct Interval {
  var west: LevelSweep.Crossing
  var east: LevelSweep.Crossing
}

/// Judges the intervals between the crossings of one level line after the other.
struct IntervalJudge {
  private struct Mark {
    var crossing: LevelSweep.Crossing
    var coversEast: Bool
  }

  private struct Witness: Equatable {
    var curve: Int32
    var isHeld: Bool
  }

  private let nearness: Double
  private var marks: [Mark] = []
  // The marks of each service area; one more entry than there are service areas.
  private var starts: [Int]
  // Whether the levels around the line are so near to each other that rounding decides what it meets.
  private var isThin = false
  // Whether the last line lay in the service area, where no piece crossed that line.
  private var lastUncrossed: [Bool?]
  // What the piece beside the first interval, and the one beside the last, was found right to say.
  private var lastWest: [Witness?]
  private var lastEast: [Witness?]

  init(groupCount: Int, nearness: Double) {
    self.nearness = nearness
    starts = Array(repeating: 0, count: groupCount + 1)
    lastUncrossed = Array(repeating: nil, count: groupCount)
    lastWest = Array(repeating: nil, count: groupCount)
    lastEast = lastWest
  }

  /// Takes the crossings of a line, by service area and from west to east, and the distance of the levels around it.
  mutating func begin(
    _ pieces: [LevelSweep.Crossing], height: Double, curves: [BoundaryPiece], groups: [Int32], box: Box
  ) {
    isThin = height <= nearness
    marks.removeAll(keepingCapacity: true)
    var group = 0
    for piece in pieces {
      // Beyond the polygon's box not all pieces are known.
      guard piece.middle >= box.minX - nearness, piece.middle <= box.maxX + nearness else { continue }
      let own = Int(groups[Int(piece.curve)])
      while group <= own {
        starts[group] = marks.count
        group += 1
      }
      marks.append(Mark(crossing: piece, coversEast: curves[Int(piece.curve)].coversEast))
    }
    while group < starts.count {
      starts[group] = marks.count
      group += 1
    }
    for group in lastUncrossed.indices where isThin || starts[group] < starts[group + 1] {
      lastUncrossed[group] = nil
    }
  }

  /// Takes a line between levels too near to each other as one that any piece may have crossed.
  mutating func forget() {
    for group in lastUncrossed.indices { lastUncrossed[group] = nil }
  }

  /// Appends the stretches of an interval that lie in a service area, from west to east.
  mutating func intervals(
    of group: Int, in whole: Interval, fixed: Bool?, hasLevelPiece: Bool, into covered: inout [Interval],
    holds: (Double) -> Bool
  ) {
    let range = starts[group]..<starts[group + 1]
    if let fixed {
      if fixed { covered.append(whole) }
      return
    }
    if range.isEmpty {
      // Between two lines that no piece crosses nothing can change, but for a boundary along a level.
      let known = hasLevelPiece ? nil : lastUncrossed[group]
      let isHeld = known ?? holds((whole.west.middle + whole.east.middle) / 2)
      if !isThin { lastUncrossed[group] = isHeld }
      if isHeld { covered.append(whole) }
      return
    }
    var west = whole.west
    var open: LevelSweep.Crossing?
    var place = range.lowerBound
    while place < range.upperBound && marks[place].crossing.middle <= whole.west.middle { place += 1 }
    while true {
      let isLast = place == range.upperBound || marks[place].crossing.middle >= whole.east.middle
      let east = isLast ? whole.east : marks[place].crossing
      let isHeld = state(
        before: place, of: range, in: group, from: west.middle, to: east.middle, holds)
      if isHeld {
        if open == nil { open = west }
      } else if let start = open {
        covered.append(Interval(west: start, east: west))
        open = nil
      }
      if isLast { break }
      west = east
      place += 1
    }
    if let open { covered.append(Interval(west: open, east: whole.east)) }
  }

  // Whether the gap before a mark, or after the last one, lies in the service area.
  private mutating func state(
    before place: Int, of range: Range<Int>, in group: Int, from west: Double, to east: Double,
    _ holds: (Double) -> Bool
  ) -> Bool {
    // Too narrow for a distance to tell, a gap has no area to speak of.
    let isNarrow = east - west <= nearness
    let fromWest = evidence(westOf: place, of: range)
    let fromEast = evidence(eastOf: place, of: range)
    if place == range.lowerBound {
      let curve = marks[place].crossing.curve
      if let fromEast, isNarrow || Witness(curve: curve, isHeld: fromEast) == lastWest[group] {
        return fromEast
      }
      let isHeld = isNarrow || holds((west + east) / 2)
      if !isNarrow && !isThin { lastWest[group] = Witness(curve: curve, isHeld: isHeld) }
      return isHeld
    }
    if place == range.upperBound {
      let curve = marks[place - 1].crossing.curve
      if let fromWest, isNarrow || Witness(curve: curve, isHeld: fromWest) == lastEast[group] {
        return fromWest
      }
      let isHeld = isNarrow || holds((west + east) / 2)
      if !isNarrow && !isThin { lastEast[group] = Witness(curve: curve, isHeld: isHeld) }
      return isHeld
    }
    if let fromWest, fromWest == fromEast { return fromWest }
    return isNarrow || holds((west + east) / 2)
  }

  // What the marks just west of a gap say of it; nil when there are none, or several that may stand in any order and
  // do not agree.
  private func evidence(westOf place: Int, of range: Range<Int>) -> Bool? {
    var at = place - 1
    guard at >= range.lowerBound else { return nil }
    let answer = marks[at].coversEast
    while at > range.lowerBound, marks[at].crossing.middle - marks[at - 1].crossing.middle <= nearness {
      at -= 1
      if marks[at].coversEast != answer { return nil }
    }
    return answer
  }

  private func evidence(eastOf place: Int, of range: Range<Int>) -> Bool? {
    var at = place
    guard at < range.upperBound else { return nil }
    let answer = !marks[at].coversEast
    while at + 1 < range.upperBound, marks[at + 1].crossing.middle - marks[at].crossing.middle <= nearness {
      at += 1
      if marks[at].coversEast == answer { return nil }
    }
    return answer
  }
}
