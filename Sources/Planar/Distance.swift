// Distances from a place to segments and to whole features, in planar metres.

/// Distances in planar metres between places, segments and features.
public enum Distance {
  /// The tolerance of every threshold, in metres: a place is within reach when its distance is at most the
  /// threshold plus this micrometre. It absorbs the rounding of a computed distance (a place put at exactly
  /// 400 m measures 400.00000000000006 m) and is far below what a coordinate of 7 decimals can say (1 cm).
  public static let tolerance = 1e-6

  /// The square of the distance from a place to a segment, in m²; the segment may be a single point.
  @inlinable
  public static func squared(
    x: Double, y: Double, toSegment ax: Double, _ ay: Double, _ bx: Double, _ by: Double
  ) -> Double {
    let dx = bx - ax
    let dy = by - ay
    let lengthSquared = dx * dx + dy * dy
    var t = 0.0
    if lengthSquared > 0 {
      t = Swift.min(1, Swift.max(0, ((x - ax) * dx + (y - ay) * dy) / lengthSquared))
    }
    let ex = x - (ax + t * dx)
    let ey = y - (ay + t * dy)
    return ex * ex + ey * ey
  }
}

extension PlanarGeometries {
  /// The distance from a place to a feature in metres: 0 inside a polygon; nil when the feature is empty.
  ///
  /// Nil rather than 0 is the point: GEOS calls the distance to an empty geometry 0, which would read as
  /// "served".
  public func distance(x px: Double, y py: Double, to feature: Int) -> Double? {
    if covers(x: px, y: py, feature: feature) { return 0 }
    var best = Double.infinity
    for ring in layout.rings(ofFeature: feature) {
      let vertices = layout.vertices(of: ring)
      guard let first = vertices.first else { continue }
      if vertices.count == 1 || layout.kinds[feature] == .point {
        for vertex in vertices {
          let dx = px - x[vertex]
          let dy = py - y[vertex]
          best = Swift.min(best, dx * dx + dy * dy)
        }
      } else {
        for vertex in (first + 1)..<vertices.upperBound {
          best = Swift.min(
            best,
            Distance.squared(
              x: px, y: py, toSegment: x[vertex - 1], y[vertex - 1], x[vertex], y[vertex]))
        }
      }
    }
    return best.isFinite ? best.squareRoot() : nil
  }
}
