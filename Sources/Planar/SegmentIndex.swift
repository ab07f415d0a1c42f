// The exact distance from a place to the nearest of many features: points, lines and polygons alike.

/// An index over the points, segments and insides of features, for exact nearest-feature questions.
///
/// A place inside a polygon is at distance 0 from it. Empty features are never found. A value; safe to share between
/// threads.
public struct SegmentIndex: Sendable {
  // One entry a segment (a point is a segment of length 0).
  private let ax: [Double]
  private let ay: [Double]
  private let bx: [Double]
  private let by: [Double]
  private let owners: [Int32]
  private let index: PackedIndex
  private let inside: RegionLocator

  /// Indexes all features, or those chosen; features keep their numbers.
  public init(_ geometries: PlanarGeometries, features: [Int]? = nil) {
    var ax: [Double] = []
    var ay: [Double] = []
    var bx: [Double] = []
    var by: [Double] = []
    var owners: [Int32] = []
    let layout = geometries.layout
    let chosen = features ?? Array(0..<geometries.count)
    for feature in chosen {
      for ring in layout.rings(ofFeature: feature) {
        let vertices = layout.vertices(of: ring)
        if vertices.count == 1, let only = vertices.first {
          ax.append(geometries.x[only])
          ay.append(geometries.y[only])
          bx.append(geometries.x[only])
          by.append(geometries.y[only])
          owners.append(Int32(feature))
          continue
        }
        for vertex in vertices.dropFirst() {
          ax.append(geometries.x[vertex - 1])
          ay.append(geometries.y[vertex - 1])
          bx.append(geometries.x[vertex])
          by.append(geometries.y[vertex])
          owners.append(Int32(feature))
        }
      }
    }
    var boxes: [Box] = []
    boxes.reserveCapacity(ax.count)
    for segment in ax.indices {
      boxes.append(
        Box(
          minX: min(ax[segment], bx[segment]), minY: min(ay[segment], by[segment]),
          maxX: max(ax[segment], bx[segment]), maxY: max(ay[segment], by[segment])))
    }
    self.ax = ax
    self.ay = ay
    self.bx = bx
    self.by = by
    self.owners = owners
    index = PackedIndex(boxes)
    inside = RegionLocator(geometries, features: chosen.filter { layout.kinds[$0] == .polygon })
  }

  /// Whether there is nothing to be found.
  public var isEmpty: Bool { owners.isEmpty }

  /// The feature nearest to a place and its distance; of equally near features the lower number; nil when there is
  /// none within the distance.
  ///
  /// - Parameters:
  ///   - x: Easting of the place, in metres.
  ///   - y: Northing of the place, in metres.
  ///   - within: The greatest distance in metres, inclusive.
  public func nearest(x: Double, y: Double, within: Double = .infinity) -> (feature: Int, distance: Double)? {
    if let holder = inside.first(x: x, y: y) { return (holder, 0) }
    var best = within * within
    var feature = -1
    index.forEachNearer(x: x, y: y, bound: &best) { segment, bound in
      let squared = Distance.squared(
        x: x, y: y, toSegment: ax[segment], ay[segment], bx[segment], by[segment])
      let owner = Int(owners[segment])
      if squared < bound || (squared == bound && (feature < 0 || owner < feature)) {
        bound = squared
        feature = owner
      }
    }
    return feature < 0 ? nil : (feature, best.squareRoot())
  }

  /// Whether any feature lies within the distance, inclusive with ``Distance/tolerance``.
  public func isWithinReach(x: Double, y: Double, of distance: Double) -> Bool {
    nearest(x: x, y: y, within: distance + Distance.tolerance) != nil
  }

  /// The `limit` features nearest to a place with their distances, nearest first, each feature once; of equally near
  /// features the lower number first.
  public func nearest(
    x: Double, y: Double, limit: Int, within: Double = .infinity
  ) -> [Neighbor] {
    guard limit > 0 else { return [] }
    let found: [Neighbor] = inside.all(x: x, y: y).map { Neighbor(item: $0, squaredDistance: 0) }
    if found.count >= limit { return Array(found.prefix(limit)) }
    var seen = Set(found.map(\.item))
    // Several segments of one feature come before the next feature, so the number of segments asked for grows.
    var asked = 4 * limit + 8
    while true {
      let segments = index.nearest(x: x, y: y, limit: asked, within: within) { segment in
        Distance.squared(
          x: x, y: y, toSegment: ax[segment], ay[segment], bx[segment], by[segment])
      }
      var candidates = found
      for segment in segments {
        let owner = Int(owners[segment.item])
        if seen.insert(owner).inserted {
          candidates.append(Neighbor(item: owner, squaredDistance: segment.squaredDistance))
        }
      }
      if candidates.count > limit || segments.count < asked {
        candidates.sort { ($0.squaredDistance, $0.item) < ($1.squaredDistance, $1.item) }
        return Array(candidates.prefix(limit))
      }
      seen = Set(found.map(\.item))
      asked *= 4
    }
  }

  /// The features within the distance of a place, inclusive with ``Distance/tolerance``, ascending.
  public func features(x: Double, y: Double, within distance: Double) -> [Int] {
    let bound = distance + Distance.tolerance
    let window = Box(minX: x - bound, minY: y - bound, maxX: x + bound, maxY: y + bound)
    var found = Set(inside.all(x: x, y: y))
    index.forEach(intersecting: window) { segment in
      let squared = Distance.squared(
        x: x, y: y, toSegment: ax[segment], ay[segment], bx[segment], by[segment])
      if squared <= bound * bound { found.insert(Int(owners[segment])) }
    }
    return found.sorted()
  }

  /// A border segment of a supply feature; a point is a segment of length 0.
  struct Segment {
    var ax: Double
    var ay: Double
    var bx: Double
    var by: Double
  }

  /// The `limit` segments nearest to a place, nearest first.
  func nearestSegments(x: Double, y: Double, limit: Int, within: Double) -> [Segment] {
    let found = index.nearest(x: x, y: y, limit: limit, within: within) { segment in
      Distance.squared(x: x, y: y, toSegment: ax[segment], ay[segment], bx[segment], by[segment])
    }
    return found.map {
      Segment(ax: ax[$0.item], ay: ay[$0.item], bx: bx[$0.item], by: by[$0.item])
    }
  }

  /// Whether a segment comes near the window; may say yes wrongly (it looks at the segments' boxes), never no.
  public func touches(_ window: Box) -> Bool {
    var isTouched = false
    index.forEach(intersecting: window) { _ in isTouched = true }
    return isTouched
  }

  /// Calls `body` with the owner and the ends of each segment whose box meets the window.
  public func forEachSegment(
    intersecting window: Box,
    _ body: (_ feature: Int, _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double) -> Void
  ) {
    index.forEach(intersecting: window) { segment in
      body(Int(owners[segment]), ax[segment], ay[segment], bx[segment], by[segment])
    }
  }
}
