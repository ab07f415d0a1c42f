// A stretch of the line at exactly the reach from one piece of supply: an edge's parallel, or an arc around a corner.
//
// What other supply reaches of it is an interval of the curve's own parameter, found by intersecting the curve with the
// other edge's reach: a disc around each end and the strip between them.

internal import Foundation

/// A straight segment or an arc of at most an eighth of a circle, in metres from its feature's origin.
///
/// The parameter of a segment is the distance from its start in metres, that of an arc the angle from the east in
/// radians, counter-clockwise. The service area that it may bound lies on its left.
struct OffsetCurve {
  /// The start of a segment; the middle of an arc's circle.
  var x: Double
  var y: Double
  /// The direction of a segment.
  var ux = 0.0
  var uy = 0.0
  /// The radius of an arc; 0 for a segment.
  var radius = 0.0
  /// The parameters of the ends.
  var start: Double
  var end: Double

  /// The place at a parameter.
  @inline(__always)
  func place(at parameter: Double) -> PlanarPoint {
    radius == 0
      ? PlanarPoint(x: x + parameter * ux, y: y + parameter * uy)
      : PlanarPoint(x: x + radius * cos(parameter), y: y + radius * sin(parameter))
  }

  /// Takes away what lies within `reach` of a segment, or of a point where both ends are equal; true when something of
  /// what was left has gone.
  func subtract(
    reach: Double, of ax: Double, _ ay: Double, _ bx: Double, _ by: Double, from rest: inout CurveIntervals
  ) -> Bool {
    rest.isChanged = false
    let dx = bx - ax
    let dy = by - ay
    let length = (dx * dx + dy * dy).squareRoot()
    if radius == 0 {
      subtractFromSegment(reach, ax, ay, bx, by, dx, dy, length, &rest)
    } else {
      subtractDisc(reach, ax, ay, &rest)
      guard length > 0 else { return rest.isChanged }
      subtractDisc(reach, bx, by, &rest)
      let east = atan2(dy, dx)
      let along = (dx * (ax - x) + dy * (ay - y)) / length
      let across = (dx * (ay - y) - dy * (ax - x)) / length
      forEachBand(around: east + .pi / 2, from: across - reach, to: across + reach) { a, b in
        forEachBand(around: east, from: along, to: along + length) { c, d in
          rest.subtract(max(a, c), min(b, d))
        }
      }
    }
    return rest.isChanged
  }

  // The reach of a segment is convex: what lies in it of a line is one interval.
  private func subtractFromSegment(
    _ reach: Double, _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ dx: Double, _ dy: Double,
    _ length: Double, _ rest: inout CurveIntervals
  ) {
    var low = Double.infinity
    var high = -Double.infinity
    func extendByDisc(_ cx: Double, _ cy: Double) {
      let middle = ux * (cx - x) + uy * (cy - y)
      let off = abs(ux * (cy - y) - uy * (cx - x))
      let squared = (reach - off) * (reach + off)
      guard squared > 0 else { return }
      let half = squared.squareRoot()
      low = min(low, middle - half)
      high = max(high, middle + half)
    }
    extendByDisc(ax, ay)
    if length > 0 {
      extendByDisc(bx, by)
      let ex = dx / length
      let ey = dy / length
      var stripLow = -Double.infinity
      var stripHigh = Double.infinity
      func clip(_ value: Double, _ slope: Double, _ least: Double, _ most: Double) {
        if slope == 0 {
          if !(least < value && value < most) { stripHigh = -.infinity }
        } else {
          let one = (least - value) / slope
          let other = (most - value) / slope
          stripLow = max(stripLow, min(one, other))
          stripHigh = min(stripHigh, max(one, other))
        }
      }
      clip(ex * (y - ay) - ey * (x - ax), ex * uy - ey * ux, -reach, reach)
      clip(ex * (x - ax) + ey * (y - ay), ex * ux + ey * uy, 0, length)
      if stripLow < stripHigh {
        low = min(low, stripLow)
        high = max(high, stripHigh)
      }
    }
    rest.subtract(low, high)
  }

  private func subtractDisc(_ reach: Double, _ cx: Double, _ cy: Double, _ rest: inout CurveIntervals) {
    let dx = cx - x
    let dy = cy - y
    let squared = dx * dx + dy * dy
    let excess = (radius - reach) * (radius + reach)
    if squared == 0 {
      if excess < 0 { rest.removeAll() }
      return
    }
    let cosine = (squared + excess) / (2 * radius * squared.squareRoot())
    if cosine >= 1 { return }
    if cosine <= -1 { return rest.removeAll() }
    let middle = atan2(dy, dx)
    let half = acos(cosine)
    forEachTurn(middle - half, middle + half) { low, high in rest.subtract(low, high) }
  }

  // The stretches of the arc where its place, seen from the circle's middle, lies between two distances in a direction.
  private func forEachBand(
    around direction: Double, from low: Double, to high: Double, _ body: (Double, Double) -> Void
  ) {
    guard high > -radius && low < radius else { return }
    let near = high >= radius ? 0 : acos(high / radius)
    let far = low <= -radius ? Double.pi : acos(low / radius)
    if near == 0 && far == .pi {
      body(start, end)
    } else if near == 0 {
      forEachTurn(direction - far, direction + far, body)
    } else if far == .pi {
      forEachTurn(direction + near, direction + 2 * .pi - near, body)
    } else {
      forEachTurn(direction + near, direction + far, body)
      forEachTurn(direction - far, direction - near, body)
    }
  }

  // The interval turned by whole circles to wherever it meets the arc.
  @inline(__always)
  private func forEachTurn(_ low: Double, _ high: Double, _ body: (Double, Double) -> Void) {
    let circle = 2 * Double.pi
    var turn = ((start - high) / circle).rounded(.up) * circle
    while low + turn < end {
      body(low + turn, high + turn)
      turn += circle
    }
  }

  /// The parameters where the curve meets the line through a segment; of an arc its whole circle's.
  func crossings(with ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ body: (Double) -> Void) {
    let dx = bx - ax
    let dy = by - ay
    if radius == 0 {
      let slope = dx * uy - dy * ux
      if slope != 0 { body((dy * (x - ax) - dx * (y - ay)) / slope) }
      return
    }
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 0 else { return }
    let across = (dx * (ay - y) - dy * (ax - x)) / length
    guard abs(across) <= radius else { return }
    let half = acos(across / radius)
    let middle = atan2(dy, dx) + .pi / 2
    for angle in [middle - half, middle + half] { forEachTurn(angle, angle) { place, _ in body(place) } }
  }
}
