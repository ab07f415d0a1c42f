// The places within a distance of a straight piece: two half discs and a rectangle between them. Being convex, it has one
// part of every other straight piece in it.

/// All places within a distance of a straight piece.
package struct Capsule: Sendable {
  private let a: PlanarPoint
  private let b: PlanarPoint
  private let radius: Double

  /// All places within `radius` metres of the straight piece from `a` to `b`, which may be one place.
  package init(_ a: PlanarPoint, _ b: PlanarPoint, radius: Double) {
    (self.a, self.b, self.radius) = (a, b, radius)
  }

  /// The part of another straight piece that lies in it, which is one, as shares of the piece; nil without any.
  package func share(of p: PlanarPoint, _ q: PlanarPoint) -> (from: Double, to: Double)? {
    var (from, to) = (Double.infinity, -Double.infinity)
    func add(_ one: Double, _ other: Double) {
      let (low, high) = (max(0, min(one, other)), min(1, max(one, other)))
      guard low < high else { return }
      from = min(from, low)
      to = max(to, high)
    }
    let (dx, dy) = (q.x - p.x, q.y - p.y)
    let squared = dx * dx + dy * dy
    guard squared > 0 else { return nil }
    // Around either end.
    for center in [a, b] {
      let (ox, oy) = (p.x - center.x, p.y - center.y)
      let half = (ox * dx + oy * dy) / squared
      let rest = half * half - (ox * ox + oy * oy - radius * radius) / squared
      if rest > 0 { add(-half - rest.squareRoot(), -half + rest.squareRoot()) }
    }
    // Beside the piece: between its ends, and no farther than the radius from its line.
    let (ex, ey) = (b.x - a.x, b.y - a.y)
    let length = (ex * ex + ey * ey).squareRoot()
    guard length > 0 else { return from < to ? (from, to) : nil }
    let (ux, uy) = (ex / length, ey / length)
    let (start, way) = ((p.x - a.x) * ux + (p.y - a.y) * uy, dx * ux + dy * uy)
    let (side, drift) = ((p.y - a.y) * ux - (p.x - a.x) * uy, dy * ux - dx * uy)
    var (low, high) = (0.0, 1.0)
    func clip(_ value: Double, _ rate: Double, _ least: Double, _ most: Double) {
      guard rate != 0 else {
        if value < least || value > most { high = -1 }
        return
      }
      let (one, other) = ((least - value) / rate, (most - value) / rate)
      low = max(low, min(one, other))
      high = min(high, max(one, other))
    }
    clip(start, way, 0, length)
    clip(side, drift, -radius, radius)
    if low < high { add(low, high) }
    return from < to ? (from, to) : nil
  }
}
