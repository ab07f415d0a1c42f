// What an edge's reach holds of an arc. Most edges hold all or nothing of what is left, which a few products tell;
// angles are worked out for the others alone.

internal import Foundation

extension CurveRest {
  /// Takes away what lies within `reach` of a segment from an arc.
  mutating func subtractFromArc(_ reach: Double, _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double) {
    subtractDisc(reach, ax, ay)
    let dx = bx - ax
    let dy = by - ay
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 0, !isEmpty else { return }
    subtractDisc(reach, bx, by)
    if !isEmpty { subtractStrip(reach, ax, ay, dx / length, dy / length, length) }
  }

  private mutating func subtractDisc(_ reach: Double, _ cx: Double, _ cy: Double) {
    let r = curve.radius
    let dx = cx - curve.x
    let dy = cy - curve.y
    let squared = dx * dx + dy * dy
    let excess = (r - reach) * (r + reach)
    // A place p of the arc, seen from the arc's middle, lies in the disc when p · d > bound.
    let bound = (squared + excess) / 2
    let first = PlanarPoint(x: low.x - curve.x, y: low.y - curve.y)
    let last = PlanarPoint(x: high.x - curve.x, y: high.y - curve.y)
    let holdsFirst = first.x * dx + first.y * dy > bound
    let holdsLast = last.x * dx + last.y * dy > bound
    let toFirst = first.x * dy - first.y * dx
    let toLast = dx * last.y - dy * last.x
    if holdsFirst == holdsLast {
      // The disc's direction, or its opposite, may lie between the ends, where p · d is greatest or least.
      let isBetween = holdsFirst ? toFirst <= 0 && toLast <= 0 : toFirst >= 0 && toLast >= 0
      if !isBetween { return holdsFirst ? subtractAll() : () }
    }
    if squared == 0 { return excess < 0 ? subtractAll() : () }
    let cosine = bound / (r * squared.squareRoot())
    if cosine >= 1 { return }
    if cosine <= -1 { return subtractAll() }
    let middle = atan2(dy, dx)
    let half = acos(cosine)
    let curve = curve
    curve.forEachTurn(from: middle - half, to: middle + half) { subtract($0, $1) }
  }

  // The strip between the discs, from (ax, ay) in the direction (ex, ey).
  private mutating func subtractStrip(
    _ reach: Double, _ ax: Double, _ ay: Double, _ ex: Double, _ ey: Double, _ length: Double
  ) {
    let off = ex * (middle.y - ay) - ey * (middle.x - ax)
    if abs(off) - span >= reach { return }
    // Where the ends and, if it lies between them, the arc's foremost place lie along the strip.
    let first = ex * (low.x - ax) + ey * (low.y - ay)
    let last = ex * (high.x - ax) + ey * (high.y - ay)
    let turnFirst = (low.x - curve.x) * ey - (low.y - curve.y) * ex
    let turnLast = ex * (high.y - curve.y) - ey * (high.x - curve.x)
    if min(first, last) >= length && !(turnFirst <= 0 && turnLast <= 0) { return }
    if max(first, last) <= 0 && !(turnFirst >= 0 && turnLast >= 0) { return }
    let east = atan2(ey, ex)
    let along = ex * (ax - curve.x) + ey * (ay - curve.y)
    let across = ex * (ay - curve.y) - ey * (ax - curve.x)
    let curve = curve
    curve.forEachBand(around: east + .pi / 2, from: across - reach, to: across + reach) { a, b in
      curve.forEachBand(around: east, from: along, to: along + length) { c, d in
        subtract(max(a, c), min(b, d))
      }
    }
  }
}
