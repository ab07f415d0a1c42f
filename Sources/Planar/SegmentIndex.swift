// The exact distance from a place to the nearest of many features: points, lines and polygons alike.

/// An index over the points, segments and insides of features, for exact nearest-feature questions.
///
/// A place inside a polygon is at distance 0 from it. Empty features are never found. A value; safe to share
/// between threads.
public struct SegmentIndex: Sendable {
  /// A piece of a feature's border or line; a point is a segment of length 0.
  struct Segment: Sendable {
    var ax: Double
    var ay: Double
    var bx: Double
    var by: Double
    var owner: Int32

    var box: Box { Box(minX: min(ax, bx), minY: min(ay, by), maxX: max(ax, bx), maxY: max(ay, by)) }

    var isFinite: Bool { ax.isFinite && ay.isFinite && bx.isFinite && by.isFinite }

    /// Whether it begins where the other ends, and belongs to the same feature.
    func follows(_ other: Segment) -> Bool { ax == other.bx && ay == other.by && owner == other.owner }

    @inline(__always)
    func squaredDistance(x: Double, y: Double) -> Double {
      Distance.squared(x: x, y: y, toSegment: ax, ay, bx, by)
    }
  }

  /// All pieces in the order of their features, along each border.
  let segments: [Segment]
  /// Where each run of segments ends; see `runs`.
  private let runEnds: [Int32]
  // Over the runs: up to eight segments that follow one another. The index is the smaller for it, and no box lies over
  // two features that are far apart.
  private let index: PackedIndex
  private let inside: RegionLocator

  /// Indexes all features, or those chosen; features keep their numbers. Segments with a coordinate that is
  /// not a finite number are passed over.
  public init(_ geometries: PlanarGeometries, features: [Int]? = nil) {
    var segments: [Segment] = []
    let layout = geometries.layout
    // In the order of the features, which makes the lower segment of two the lower feature's too.
    let chosen = features.map { Set($0).sorted() } ?? Array(0..<geometries.count)
    for feature in chosen {
      for ring in layout.rings(ofFeature: feature) {
        let vertices = layout.vertices(of: ring)
        let isPoints = vertices.count == 1 || layout.kinds[feature] == .point
        for end in isPoints ? vertices : vertices.dropFirst() {
          let start = isPoints ? end : end - 1
          let segment = Segment(
            ax: geometries.x[start], ay: geometries.y[start], bx: geometries.x[end], by: geometries.y[end],
            owner: Int32(feature))
          if segment.isFinite { segments.append(segment) }
        }
      }
    }
    var boxes: [Box] = []
    var ends: [Int32] = []
    for run in Self.runs(of: segments, longest: .infinity) {
      boxes.append(run.box)
      ends.append(Int32(run.end))
    }
    self.segments = segments
    runEnds = ends
    index = PackedIndex(boxes)
    inside = RegionLocator(geometries, features: chosen.filter { layout.kinds[$0] == .polygon })
  }

  /// The segments in runs of up to eight that follow one another, with the box of each and where it ends.
  ///
  /// - Parameter longest: A run of more than one segment is at most so wide and so high, in metres.
  static func runs(of segments: [Segment], longest: Double) -> [(box: Box, end: Int)] {
    var runs: [(box: Box, end: Int)] = []
    var first = 0
    while first < segments.count {
      var box = segments[first].box
      var end = first + 1
      while end < segments.count, end - first < 8, segments[end].follows(segments[end - 1]) {
        var longer = box
        longer.formUnion(segments[end].box)
        if max(longer.width, longer.height) > longest { break }
        box = longer
        end += 1
      }
      runs.append((box, end))
      first = end
    }
    return runs
  }

  /// The segments of a run.
  @inline(__always)
  private func segments(ofRun run: Int) -> Range<Int> {
    (run == 0 ? 0 : Int(runEnds[run - 1]))..<Int(runEnds[run])
  }

  /// The square of the distance to the nearest segment of a run, in m².
  private func squaredDistance(x: Double, y: Double, toRun run: Int) -> Double {
    var least = Double.infinity
    for number in segments(ofRun: run) { least = min(least, segments[number].squaredDistance(x: x, y: y)) }
    return least
  }

  /// Whether the place lies in a polygon or on its border.
  func holds(x: Double, y: Double) -> Bool { inside.first(x: x, y: y) != nil }

  /// The boxes of the polygons, in no promised order.
  var polygonBoxes: [Box] { inside.boxes }

  /// Whether there is nothing to be found.
  public var isEmpty: Bool { segments.isEmpty }

  /// The feature nearest to a place and its distance; of equally near features the lower number; nil when
  /// there is none within the distance.
  ///
  /// - Parameters:
  ///   - x: Easting of the place, in metres.
  ///   - y: Northing of the place, in metres.
  ///   - within: The greatest distance in metres, inclusive.
  public func nearest(x: Double, y: Double, within: Double = .infinity) -> (feature: Int, distance: Double)? {
    // A distance below 0 has a square above it.
    guard within >= 0 else { return nil }
    var best = within * within
    var feature = -1
    if let holder = inside.first(x: x, y: y) {
      // Nothing is nearer, but a point or a line of a lower number may lie on the very place.
      best = 0
      feature = holder
    }
    index.forEachNearer(x: x, y: y, bound: &best) { run, bound in
      for number in segments(ofRun: run) {
        let squared = segments[number].squaredDistance(x: x, y: y)
        let owner = Int(segments[number].owner)
        if squared < bound || (squared == bound && (feature < 0 || owner < feature)) {
          bound = squared
          feature = owner
        }
      }
    }
    return feature < 0 ? nil : (feature, best.squareRoot())
  }

  /// Whether any feature lies within the distance, inclusive with ``Distance/tolerance``.
  public func isWithinReach(x: Double, y: Double, of distance: Double) -> Bool {
    let within = distance + Distance.tolerance
    guard within >= 0 else { return false }
    if inside.first(x: x, y: y) != nil { return true }
    var bound = within * within
    var isFound = false
    index.forEachNearer(x: x, y: y, bound: &bound) { run, bound in
      if squaredDistance(x: x, y: y, toRun: run) <= bound {
        isFound = true
        // Nothing is nearer than this: the search ends.
        bound = -1
      }
    }
    return isFound
  }

  /// The `limit` features nearest to a place with their distances, nearest first, each feature once; of
  /// equally near features the lower number first.
  public func nearest(
    x: Double, y: Double, limit: Int, within: Double = .infinity
  ) -> [Neighbor] {
    guard limit > 0, within >= 0 else { return [] }
    var found: [Neighbor] = inside.all(x: x, y: y).map { Neighbor(item: $0, squaredDistance: 0) }
    var seen = Set(found.map(\.item))
    index.forEachInOrder(x: x, y: y, within: within) { run, _ in
      // The other runs of a feature that has been found are not looked at any more.
      seen.contains(owner(ofRun: run)) ? nil : squaredDistance(x: x, y: y, toRun: run)
    } _: { run in
      // Polygons around the place come before all but lower numbers at distance 0.
      if found.count >= limit && run.squaredDistance > 0 { return false }
      let owner = owner(ofRun: run.item)
      if seen.insert(owner).inserted {
        found.append(Neighbor(item: owner, squaredDistance: run.squaredDistance))
      }
      return found.count < limit || run.squaredDistance == 0
    }
    found.sort { ($0.squaredDistance, $0.item) < ($1.squaredDistance, $1.item) }
    return Array(found.prefix(limit))
  }

  /// The features within the distance of a place, inclusive with ``Distance/tolerance``, ascending.
  public func features(x: Double, y: Double, within distance: Double) -> [Int] {
    let bound = distance + Distance.tolerance
    guard bound >= 0 else { return [] }
    let window = Box(minX: x, minY: y, maxX: x, maxY: y).expanded(by: bound)
    var found = Set(inside.all(x: x, y: y))
    index.forEach(intersecting: window) { run in
      if squaredDistance(x: x, y: y, toRun: run) <= bound * bound { found.insert(owner(ofRun: run)) }
    }
    return found.sorted()
  }

  // All segments of a run belong to one feature.
  private func owner(ofRun run: Int) -> Int { Int(segments[segments(ofRun: run).lowerBound].owner) }

  /// The `limit` segments nearest to a place, nearest first; of equally near ones the lower feature's first.
  func nearestSegments(x: Double, y: Double, limit: Int, within: Double) -> [Segment] {
    guard limit > 0, within >= 0 else { return [] }
    var found: [Neighbor] = []
    index.forEachInOrder(x: x, y: y, within: within) { run, _ in
      squaredDistance(x: x, y: y, toRun: run)
    } _: { run in
      if found.count >= limit, run.squaredDistance > found[limit - 1].squaredDistance { return false }
      for number in segments(ofRun: run.item) {
        let squared = segments[number].squaredDistance(x: x, y: y)
        if squared <= within * within { found.append(Neighbor(item: number, squaredDistance: squared)) }
      }
      found.sort { ($0.squaredDistance, $0.item) < ($1.squaredDistance, $1.item) }
      return true
    }
    return found.prefix(limit).map { segments[$0.item] }
  }

  /// Whether a segment comes near the window; may say yes wrongly (it looks at the segments' boxes), never no.
  public func touches(_ window: Box) -> Bool {
    var isTouched = false
    forEachSegment(intersecting: window) { _, _, _, _, _ in isTouched = true }
    return isTouched
  }

  /// Calls `body` with the owner and the ends of each segment whose box meets the window.
  public func forEachSegment(
    intersecting window: Box,
    _ body: (_ feature: Int, _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double) -> Void
  ) {
    index.forEach(intersecting: window) { run in
      for number in segments(ofRun: run) {
        let segment = segments[number]
        guard segment.box.intersects(window) else { continue }
        body(Int(segment.owner), segment.ax, segment.ay, segment.bx, segment.by)
      }
    }
  }
}
