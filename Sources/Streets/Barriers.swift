// What nobody walks across on the straight way from a place to a street: railways, rivers, walls.

internal import Planar

/// Lines and borders of polygons that separate places. A value; safe to share between threads.
struct Barriers: Sendable {
  private let index: SegmentIndex

  init(_ geometries: PlanarGeometries) { index = SegmentIndex(geometries) }

  /// By how much, in metres, a place may miss a barrier and still stand on it: more than the rounding of a point of a
  /// street, which is computed, and far less than anyone draws.
  private static let slack = 1e-6

  /// Whether the straight way between two places crosses or touches a barrier somewhere between its ends.
  ///
  /// A place that stands on a barrier is on either side of it, such as a point of a street that is drawn along one.
  func separate(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double) -> Bool {
    let window = Box(minX: min(ax, bx), minY: min(ay, by), maxX: max(ax, bx), maxY: max(ay, by))
    var isCrossed = false
    index.forEachSegment(intersecting: window) { _, cx, cy, dx, dy in
      if isCrossed { return }
      func side(_ px: Double, _ py: Double, _ qx: Double, _ qy: Double, _ x: Double, _ y: Double) -> Double {
        (qx - px) * (y - py) - (qy - py) * (x - px)
      }
      let (c, d) = (side(ax, ay, bx, by, cx, cy), side(ax, ay, bx, by, dx, dy))
      let (a, b) = (side(cx, cy, dx, dy, ax, ay), side(cx, cy, dx, dy, bx, by))
      let on = Self.slack * ((dx - cx) * (dx - cx) + (dy - cy) * (dy - cy)).squareRoot()
      // The way's own ends may stand on a barrier; the ends of a barrier's pieces may not be slipped past.
      isCrossed =
        ((c <= 0 && d >= 0) || (c >= 0 && d <= 0)) && ((a < -on && b > on) || (a > on && b < -on))
    }
    return isCrossed
  }
}
