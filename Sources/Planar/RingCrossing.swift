// Point in polygon by counting crossings of the ray to the east, with one boundary rule.
//
// The parity rule follows M. Shimrat, "Algorithm 112", CACM 5 (1962); the sign of the cross product decides
// the side, and a zero cross product on a segment's own box is the boundary.

/// Where a place lies with respect to a polygon.
public enum PointLocation: Sendable, Hashable {
  /// Outside of it.
  case outside
  /// On one of its borders, an outer one or a hole's.
  case boundary
  /// Inside, and not in a hole.
  case inside
}

/// The crossing count of one ray to the east with the edges it is shown.
///
/// Show it every edge of a polygon, holes included, in any order; then ask ``location``.
public struct RingCrossing {
  @usableFromInline let px: Double
  @usableFromInline let py: Double
  @usableFromInline var isOdd = false
  @usableFromInline var isOnBoundary = false

  /// A ray that starts at the place, in planar metres.
  @inlinable
  public init(x: Double, y: Double) {
    px = x
    py = y
  }

  /// Counts the edge from (ax, ay) to (bx, by), all in planar metres.
  @inlinable
  public mutating func cross(ax: Double, ay: Double, bx: Double, by: Double) {
    // Always from the lower end, so that two polygons that share an edge round alike and no place falls
    // between.
    if ay <= by {
      crossUpwards(ax: ax, ay: ay, bx: bx, by: by)
    } else {
      crossUpwards(ax: bx, ay: by, bx: ax, by: ay)
    }
  }

  // Counts an edge whose end b is not below its end a. Written without branches on what the edges look like,
  // since no processor foresees those.
  @inlinable
  mutating func crossUpwards(ax: Double, ay: Double, bx: Double, by: Double) {
    let straddles = (ay <= py) != (by <= py)
    let side = (bx - ax) * (py - ay) - (px - ax) * (by - ay)
    isOdd = isOdd != (straddles && side > 0)
    isOnBoundary = isOnBoundary || (straddles && side == 0)
    // Without straddling the ray's height an edge can hold the place only by lying along it or ending there.
    if by == py {
      let holds = ay == py ? Swift.min(ax, bx) <= px && px <= Swift.max(ax, bx) : bx == px
      if holds { isOnBoundary = true }
    }
  }

  /// Where the place lies, once every edge has been shown.
  @inlinable
  public var location: PointLocation {
    isOnBoundary ? .boundary : isOdd ? .inside : .outside
  }
}

extension PlanarGeometries {
  /// Where a place lies with respect to a polygon feature; `.outside` for points, lines and empty features,
  /// and for polygons with a coordinate that is not a finite number.
  ///
  /// CityCheck's one boundary rule: *a place on the border belongs to the polygon* (the meaning of `covers`
  /// in OGC Simple Features). A place on a border that two districts share belongs to the one whose id sorts
  /// first.
  public func location(x px: Double, y py: Double, in feature: Int) -> PointLocation {
    guard layout.kinds[feature] == .polygon, isFinite(feature) else { return .outside }
    // Parts of a valid multipolygon touch at most in points, so the parity over all rings is right for all of
    // them.
    var crossing = RingCrossing(x: px, y: py)
    for ring in layout.rings(ofFeature: feature) {
      let vertices = layout.vertices(of: ring)
      for vertex in vertices.dropFirst() {
        crossing.cross(ax: x[vertex - 1], ay: y[vertex - 1], bx: x[vertex], by: y[vertex])
      }
    }
    return crossing.location
  }

  /// Whether a polygon feature holds the place, its border included.
  public func covers(x: Double, y: Double, feature: Int) -> Bool {
    location(x: x, y: y, in: feature) != .outside
  }
}
