// What is left of an offset curve when the reach of other supply is taken away, edge by edge.
//
// What an edge reaches is a disc around each of its ends and the strip between them. What lies in these of a curve are
// intervals of the curve's own parameter. This file does segments; arcs are in CurveRest+Arcs.swift.

/// An offset curve and the intervals of it that are left.
struct CurveRest {
  let curve: OffsetCurve
  private(set) var intervals = CurveIntervals()
  /// The first and the last place left, in metres from the feature's origin.
  private(set) var low: PlanarPoint
  private(set) var high: PlanarPoint
  /// All that is left lies within `span` of the middle between these two.
  private(set) var middle = PlanarPoint(x: 0, y: 0)
  private(set) var span = 0.0
  private let rounding: Double

  /// The whole curve, with the arrays of another rest.
  init(
    whole curve: OffsetCurve, from low: PlanarPoint, to high: PlanarPoint, rounding: Double,
    reusing intervals: consuming CurveIntervals
  ) {
    self.curve = curve
    self.rounding = rounding
    self.low = low
    self.high = high
    self.intervals = intervals
    self.intervals.reset(low: curve.start, high: curve.end)
    updateSpan()
  }

  var isEmpty: Bool { intervals.isEmpty }

  /// Cuts the intervals where a segment crosses the curve.
  mutating func cut(by ax: Double, _ ay: Double, _ bx: Double, _ by: Double) {
    curve.crossings(with: ax, ay, bx, by) { intervals.cut(at: $0) }
  }

  /// Takes away what lies within `reach` of a segment, or of a point where both ends are equal.
  mutating func subtract(reach: Double, of ax: Double, _ ay: Double, _ bx: Double, _ by: Double) {
    if curve.radius == 0 {
      subtractFromSegment(reach, ax, ay, bx, by)
    } else {
      subtractFromArc(reach, ax, ay, bx, by)
    }
  }

  /// Takes an interval away.
  @inline(__always)
  mutating func subtract(_ from: Double, _ to: Double) {
    guard !intervals.isEmpty, to > intervals.low, from < intervals.high else { return }
    let (oldLow, oldHigh) = (intervals.low, intervals.high)
    intervals.subtract(from, to)
    guard !intervals.isEmpty else { return }
    if intervals.low != oldLow { low = curve.place(at: intervals.low) }
    if intervals.high != oldHigh { high = curve.place(at: intervals.high) }
    if intervals.low != oldLow || intervals.high != oldHigh { updateSpan() }
  }

  mutating func subtractAll() { intervals.removeAll() }

  // An arc of less than half a circle lies within half its chord of the chord's middle.
  private mutating func updateSpan() {
    middle = PlanarPoint(x: (low.x + high.x) / 2, y: (low.y + high.y) / 2)
    span = low.distance(to: high) / 2 + rounding
  }

  // The reach of a segment is convex: what lies in it of a line is one interval.
  private mutating func subtractFromSegment(
    _ reach: Double, _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double
  ) {
    let (x, y, ux, uy) = (curve.x, curve.y, curve.ux, curve.uy)
    var from = Double.infinity
    var to = -Double.infinity
    func extendByDisc(_ cx: Double, _ cy: Double) {
      let middle = ux * (cx - x) + uy * (cy - y)
      let off = abs(ux * (cy - y) - uy * (cx - x))
      let squared = (reach - off) * (reach + off)
      guard squared > 0 else { return }
      let half = squared.squareRoot()
      from = min(from, middle - half)
      to = max(to, middle + half)
    }
    extendByDisc(ax, ay)
    let dx = bx - ax
    let dy = by - ay
    let length = (dx * dx + dy * dy).squareRoot()
    if length > 0 {
      extendByDisc(bx, by)
      let ex = dx / length
      let ey = dy / length
      var stripFrom = -Double.infinity
      var stripTo = Double.infinity
      func clip(_ value: Double, _ slope: Double, _ least: Double, _ most: Double) {
        if slope == 0 {
          if !(least < value && value < most) { stripTo = -.infinity }
        } else {
          let one = (least - value) / slope
          let other = (most - value) / slope
          stripFrom = max(stripFrom, min(one, other))
          stripTo = min(stripTo, max(one, other))
        }
      }
      clip(ex * (y - ay) - ey * (x - ax), ex * uy - ey * ux, -reach, reach)
      clip(ex * (x - ax) + ey * (y - ay), ex * ux + ey * uy, 0, length)
      if stripFrom < stripTo {
        from = min(from, stripFrom)
        to = max(to, stripTo)
      }
    }
    subtract(from, to)
  }
}
