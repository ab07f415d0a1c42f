// What nobody walks across on the straight way from a place to a street: railways, rivers, walls.

internal import Planar

/// Lines and borders of polygons that separate places. A value; safe to share between threads.
struct Barriers: Sendable {
  private let index: SegmentIndex

  init(_ geometries: PlanarGeometries) { index = SegmentIndex(geometries) }

  /// Whether the straight way between two places crosses or touches a barrier somewhere between its ends.
  ///
  /// A place that stands on a barrier is on either side of it.
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
      // The way's own ends may stand on a barrier; the ends of a barrier's pieces may not be slipped past.
      isCrossed =
        ((c <= 0 && d >= 0) || (c >= 0 && d <= 0)) && ((a < 0 && b > 0) || (a > 0 && b < 0))
    }
    return isCrossed
  }
}
