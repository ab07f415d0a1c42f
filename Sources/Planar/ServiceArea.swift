// The places within reach of a supply: who is served is decided here, by true distance.

/// The places within reach of any of many supply features, each with a reach of its own.
///
/// A place is served when its distance to a feature (0 inside a polygon) is at most the feature's reach, inclusive with
/// ``Distance/tolerance``. No polygon of a buffer decides. A value; safe to share between threads.
public struct ServiceArea: Sendable {
  /// The supply features of one reach.
  struct Tier: Sendable {
    /// How far they reach, in metres.
    var reach: Double
    var index: SegmentIndex
  }

  /// The supply's geometries, features that do not count among them.
  public let supply: PlanarGeometries
  /// The reach of each feature in metres; nil for one that does not count.
  public let reaches: [Double?]
  let tiers: [Tier]
  private let boxes: PackedIndex
  private var raster: ReachRaster?

  /// The places within reach of supply features.
  ///
  /// - Parameters:
  ///   - supply: Points, lines and valid polygons.
  ///   - reaches: The reach of each feature in metres, at least 0; nil for one that does not count.
  public init(supply: PlanarGeometries, reaches: [Double?]) {
    precondition(reaches.count == supply.count, "one reach a supply feature")
    self.supply = supply
    self.reaches = reaches
    var featuresOfReach: [Double: [Int]] = [:]
    for feature in 0..<supply.count where supply.layout.kinds[feature] != .empty {
      if let reach = reaches[feature] { featuresOfReach[reach, default: []].append(feature) }
    }
    tiers = featuresOfReach.keys.sorted(by: >).map { reach in
      Tier(reach: reach, index: SegmentIndex(supply, features: featuresOfReach[reach, default: []]))
    }
    // Points on points reach nothing more: one of each is enough to cut land by.
    var seen: Set<[Double]> = []
    boxes = PackedIndex(
      (0..<supply.count).map { feature in
        guard let reach = reaches[feature], supply.layout.kinds[feature] != .empty else { return .empty }
        let vertices = supply.layout.vertices(ofFeature: feature)
        if vertices.count == 1, let only = vertices.first,
          !seen.insert([supply.x[only], supply.y[only], reach]).inserted
        {
          return .empty
        }
        return supply.box(of: feature).expanded(by: reach)
      })
  }

  /// Whether nothing is within reach of anything, because no feature counts.
  public var isEmpty: Bool { tiers.isEmpty }

  /// The same service area, made ready to answer ``covers(x:y:)`` for about so many places: a raster is built when it
  /// pays. The answers are the same.
  public func prepared(forManyPlaces count: Int) -> ServiceArea {
    guard raster == nil else { return self }
    var prepared = self
    prepared.raster = ReachRaster(tiers, questions: count)
    return prepared
  }

  /// Whether the place is served.
  public func covers(x: Double, y: Double) -> Bool {
    if let raster { return raster.covers(x: x, y: y) }
    return tiers.contains { $0.index.isWithinReach(x: x, y: y, of: $0.reach) }
  }

  /// The nearest feature that counts and its distance in metres, whatever its reach; of equally near features the
  /// lower number; nil when none counts.
  public func nearest(x: Double, y: Double) -> (feature: Int, distance: Double)? {
    // In place: a tier taken out of its array would be retained, array by array.
    unsafe tiers.withUnsafeBufferPointer { tiers in
      var best: (feature: Int, distance: Double)?
      for tier in tiers.indices {
        guard
          let found = unsafe tiers[tier].index.nearest(x: x, y: y, within: best?.distance ?? .infinity)
        else { continue }
        if best.map({ (found.distance, found.feature) < ($0.distance, $0.feature) }) ?? true { best = found }
      }
      return best
    }
  }

  /// The features whose reach may touch the window, ascending; never one too few.
  func candidates(near window: Box) -> [Int] {
    boxes.items(intersecting: window).filter { feature in
      guard let reach = reaches[feature] else { return false }
      return supply.isNear(feature, window: window, distance: reach)
    }
  }
}

extension PlanarGeometries {
  /// Whether a feature comes within a distance of a window; may say yes wrongly, never no.
  fileprivate func isNear(_ feature: Int, window: Box, distance: Double) -> Bool {
    let bound = distance + Distance.tolerance
    for ring in layout.rings(ofFeature: feature) {
      let vertices = layout.vertices(of: ring)
      guard let first = vertices.first else { continue }
      for vertex in vertices {
        let other = Swift.max(first, vertex - 1)
        let segment = Box(
          minX: Swift.min(x[vertex], x[other]), minY: Swift.min(y[vertex], y[other]),
          maxX: Swift.max(x[vertex], x[other]), maxY: Swift.max(y[vertex], y[other]))
        if segment.expanded(by: bound).intersects(window) { return true }
      }
    }
    // No border near the window: near only when the window lies inside.
    return covers(x: window.center.x, y: window.center.y, feature: feature)
  }
}
