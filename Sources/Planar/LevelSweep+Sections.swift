// The sweep itself: from level to level, the crossings of one middle line, the intervals between them, and their areas.

extension LevelSweep {
  /// The areas of the polygon within each service area, within all, and outside of any one of them.
  ///
  /// - Parameters:
  ///   - fixed: What is known of a service area without a piece near the polygon: whether it holds the polygon.
  ///   - holds: Whether a service area holds a place, given in metres from the origin.
  mutating func sections(fixed: [Bool?], holds: (Int, Double, Double) -> Bool) -> Sections {
    finishLevels()
    let groupCount = fixed.count
    var found = Sections(
      covered: Array(repeating: 0, count: groupCount), outline: SectionOutline(thinness: outlineDetail))
    var judge = IntervalJudge(groupCount: groupCount, nearness: nearness)
    let order = curves.indices.sorted { curves[$0].lowY < curves[$1].lowY }
    var next = 0
    // Edges and pieces that run through the strip at hand, from west to east; pieces by service area first.
    var edges: [Crossing] = []
    var pieces: [Crossing] = []
    var covered: [Interval] = []
    var common: [Interval] = []
    var shared: [Interval] = []
    for strip in 1..<max(1, levels.count) {
      let low = levels[strip - 1]
      let high = levels[strip]
      let middle = low + (high - low) / 2
      edges.removeAll { curves[Int($0.curve)].highY <= low }
      pieces.removeAll { curves[Int($0.curve)].highY <= low }
      while next < order.count, curves[order[next]].lowY <= low {
        let curve = curves[order[next]]
        if curve.highY > low {
          let crossing = Crossing(curve: Int32(order[next]), low: 0, middle: 0, high: curve.x(atY: low))
          if order[next] < pieceCount { pieces.append(crossing) } else { edges.append(crossing) }
        }
        next += 1
      }
      guard middle > low && middle < high else {
        judge.forget()
        continue
      }
      for place in edges.indices { advance(&edges[place], to: middle, high) }
      for place in pieces.indices { advance(&pieces[place], to: middle, high) }
      Self.sort(&edges) { $0.middle < $1.middle }
      Self.sort(&pieces) { one, other in
        let (a, b) = (groups[Int(one.curve)], groups[Int(other.curve)])
        return a != b ? a < b : one.middle < other.middle
      }
      judge.begin(pieces, height: high - low, curves: curves, groups: groups, box: box)
      found.outline.beginStrip(from: low, to: high)
      for place in stride(from: 0, to: edges.count - 1, by: 2) {
        let whole = Interval(west: edges[place], east: edges[place + 1])
        for group in 0..<groupCount {
          covered.removeAll(keepingCapacity: true)
          judge.intervals(
            of: group, in: whole, fixed: fixed[group], hasLevelPiece: hasLevelPiece[group],
            into: &covered
          ) { x in holds(group, x, middle) }
          for interval in covered { found.covered[group] += area(interval, high - low) }
          if group == 0 {
            swap(&common, &covered)
          } else {
            shared.removeAll(keepingCapacity: true)
            Self.intersect(common, covered, into: &shared)
            swap(&common, &shared)
          }
        }
        var west = whole.west
        for interval in common {
          if groupCount > 1 { found.common += area(interval, high - low) }
          addRest(Interval(west: west, east: interval.west), high - low, to: &found)
          west = interval.east
        }
        addRest(Interval(west: west, east: whole.east), high - low, to: &found)
      }
    }
    if groupCount == 1 { found.common = found.covered[0] }
    return found
  }

  private func addRest(_ interval: Interval, _ height: Double, to found: inout Sections) {
    guard interval.west.curve != interval.east.curve else { return }
    found.rest += area(interval, height)
    found.outline.add(interval)
  }

  @inline(__always)
  private func advance(_ crossing: inout Crossing, to middle: Double, _ high: Double) {
    let curve = curves[Int(crossing.curve)]
    crossing.low = crossing.high
    crossing.middle = curve.x(atY: middle)
    crossing.high = curve.x(atY: high)
  }

  // The order hardly changes from strip to strip.
  @inline(__always)
  private static func sort(_ crossings: inout [Crossing], by precedes: (Crossing, Crossing) -> Bool) {
    for place in crossings.indices.dropFirst() {
      var at = place
      while at > 0 && precedes(crossings[at], crossings[at - 1]) {
        crossings.swapAt(at, at - 1)
        at -= 1
      }
    }
  }

  @inline(__always)
  private func area(_ interval: Interval, _ height: Double) -> Double {
    let (west, east) = (interval.west, interval.east)
    let width = (east.low - west.low) + (east.high - west.high)
    return width * height / 2 + bulge(east, height) - bulge(west, height)
  }

  @inline(__always)
  private func bulge(_ crossing: Crossing, _ height: Double) -> Double {
    curves[Int(crossing.curve)].bulge(width: crossing.high - crossing.low, height: height)
  }

  /// What two lists of disjoint intervals, both from west to east, have in common.
  private static func intersect(_ one: [Interval], _ other: [Interval], into shared: inout [Interval]) {
    var a = 0
    var b = 0
    while a < one.count && b < other.count {
      let west = one[a].west.middle >= other[b].west.middle ? one[a].west : other[b].west
      let isFirst = one[a].east.middle <= other[b].east.middle
      let east = isFirst ? one[a].east : other[b].east
      if west.middle < east.middle { shared.append(Interval(west: west, east: east)) }
      if isFirst { a += 1 } else { b += 1 }
    }
  }
}
