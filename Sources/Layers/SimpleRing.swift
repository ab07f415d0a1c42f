// Whether a small ring certainly does not touch itself: the quick answer that spares most buildings a GEOS
// object.
//
// Orientations are decided by the sign of a determinant where it exceeds its own rounding error (J. Shewchuk,
// "Adaptive precision floating-point arithmetic", Discrete & Computational Geometry 18, 1997, section 4.4:
// the error is below (3 + 16ε)ε times the sum of the products' sizes). Where it does not, the answer is "ask
// GEOS".

internal import Planar

/// The quick check of polygons that have one ring and few vertices.
enum SimpleRing {
  /// How many edges a ring may have; pairs of edges grow with the square.
  static let edgeLimit = 48

  /// Whether the polygon is one ring that certainly does not touch or cross itself, and is thereby valid.
  ///
  /// False says nothing: the ring may be valid all the same.
  static func isCertainlyValid(_ feature: Int, in geometries: borrowing PlanarGeometries) -> Bool {
    let rings = geometries.layout.rings(ofFeature: feature)
    guard rings.count == 1, geometries.layout.parts(of: feature).count == 1 else { return false }
    let vertices = geometries.layout.vertices(of: rings.lowerBound)
    let edges = vertices.count - 1
    guard edges >= 3, edges <= edgeLimit else { return false }
    return unsafe geometries.x.withUnsafeBufferPointer { x in
      unsafe geometries.y.withUnsafeBufferPointer { y in
        let x = unsafe UnsafeBufferPointer(rebasing: x[vertices])
        let y = unsafe UnsafeBufferPointer(rebasing: y[vertices])
        guard unsafe x[0] == x[edges] && y[0] == y[edges] else { return false }
        for edge in 0..<edges {
          // The next edge starts where this one ends; it must not run back over it.
          let after = edge + 1 == edges ? 1 : edge + 2
          guard
            unsafe side(x[edge], y[edge], x[edge + 1], y[edge + 1], x[after], y[after]) != 0
              || runsOn(x[edge], y[edge], x[edge + 1], y[edge + 1], x[after], y[after])
          else { return false }
          // Edges that are no neighbours must be apart; the first and the last are neighbours.
          let last = edge == 0 ? edges - 1 : edges
          for other in stride(from: edge + 2, to: last, by: 1) {
            guard
              unsafe areApart(
                x[edge], y[edge], x[edge + 1], y[edge + 1], x[other], y[other], x[other + 1], y[other + 1])
            else { return false }
          }
        }
        return true
      }
    }
  }

  /// Whether two segments certainly share no point.
  @inline(__always)
  private static func areApart(
    _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ cx: Double, _ cy: Double, _ dx: Double,
    _ dy: Double
  ) -> Bool {
    if max(ax, bx) < min(cx, dx) || max(cx, dx) < min(ax, bx) { return true }
    if max(ay, by) < min(cy, dy) || max(cy, dy) < min(ay, by) { return true }
    if side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) > 0 { return true }
    return side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) > 0
  }

  /// 1 when c certainly lies left of the line from a to b, -1 when right of it, 0 when that is not certain.
  @inline(__always)
  private static func side(
    _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ cx: Double, _ cy: Double
  ) -> Int {
    let left = (ax - cx) * (by - cy)
    let right = (ay - cy) * (bx - cx)
    let determinant = left - right
    // Somewhat more than (3 + 16ε)ε, and never below what an underflow could hide.
    let doubt = 3.4e-16 * (abs(left) + abs(right)) + 1e-290
    return determinant > doubt ? 1 : determinant < -doubt ? -1 : 0
  }

  /// Whether the way from a over b to c certainly does not turn back at b.
  @inline(__always)
  private static func runsOn(
    _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ cx: Double, _ cy: Double
  ) -> Bool {
    let along = (bx - ax) * (cx - bx)
    let across = (by - ay) * (cy - by)
    return along + across > 1e-12 * (abs(along) + abs(across)) + 1e-290
  }
}
