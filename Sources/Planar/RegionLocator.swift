// Which polygon holds a place: an index over the polygons' boxes, and for each polygon its edges in bands of northing,
// so that a test counts only the edges at its own height.

/// An index that answers which of many polygon features hold a place.
///
/// The boundary rule is that of ``PlanarGeometries/location(x:y:in:)``: a border belongs to its polygon, and where
/// several polygons hold a place ``first(x:y:)`` takes the lowest number. A value; safe to share between threads.
public struct RegionLocator: Sendable {
  private struct Bands: Sendable {
    var box: Box
    var feature: Int32
    var bandsPerMetre: Double
    // Where each band's edges start in `edges`; empty when the polygon is small enough to be counted whole.
    var starts: [Int32]
    var edges: [Edge]
  }

  private struct Edge: Sendable {
    var ax: Double
    var ay: Double
    var bx: Double
    var by: Double
  }

  private let regions: [Bands]
  private let index: PackedIndex

  /// Indexes all polygon features, or those chosen; features keep their numbers, other kinds are passed over.
  public init(_ geometries: PlanarGeometries, features: [Int]? = nil) {
    let chosen = features ?? Array(0..<geometries.count)
    regions = chosen.sorted().compactMap { feature in
      geometries.layout.kinds[feature] == .polygon ? Self.bands(of: feature, in: geometries) : nil
    }
    index = PackedIndex(regions.map(\.box))
  }

  private static func bands(of feature: Int, in geometries: PlanarGeometries) -> Bands {
    let layout = geometries.layout
    var edges: [Edge] = []
    var box = Box.empty
    for ring in layout.rings(ofFeature: feature) {
      for vertex in layout.vertices(of: ring).dropFirst() {
        edges.append(
          Edge(
            ax: geometries.x[vertex - 1], ay: geometries.y[vertex - 1],
            bx: geometries.x[vertex], by: geometries.y[vertex]))
        box.extend(x: geometries.x[vertex], y: geometries.y[vertex])
      }
    }
    // Below some 32 edges the plain count is faster than finding the band.
    guard edges.count > 32, box.height > 0 else {
      return Bands(box: box, feature: Int32(feature), bandsPerMetre: 0, starts: [], edges: edges)
    }
    let bandCount = min(edges.count / 4, 16384)
    let bandsPerMetre = Double(bandCount) / box.height
    func band(_ y: Double) -> Int { min(bandCount - 1, max(0, Int((y - box.minY) * bandsPerMetre))) }
    var starts = [Int32](repeating: 0, count: bandCount + 1)
    for edge in edges {
      for band in band(min(edge.ay, edge.by))...band(max(edge.ay, edge.by)) { starts[band + 1] += 1 }
    }
    for band in 1...bandCount { starts[band] += starts[band - 1] }
    var banded = [Edge](
      repeating: Edge(ax: 0, ay: 0, bx: 0, by: 0), count: Int(starts[bandCount]))
    var next = starts
    for edge in edges {
      for band in band(min(edge.ay, edge.by))...band(max(edge.ay, edge.by)) {
        banded[Int(next[band])] = edge
        next[band] += 1
      }
    }
    return Bands(
      box: box, feature: Int32(feature), bandsPerMetre: bandsPerMetre, starts: starts, edges: banded)
  }

  /// The lowest-numbered polygon that holds the place, its border included; nil when there is none.
  public func first(x: Double, y: Double) -> Int? {
    var found: Int?
    index.forEach(intersecting: Box(minX: x, minY: y, maxX: x, maxY: y)) { region in
      let feature = Int(regions[region].feature)
      if found.map({ feature < $0 }) ?? true, location(x: x, y: y, region: region) != .outside {
        found = feature
      }
    }
    return found
  }

  /// All polygons that hold the place, their borders included, ascending.
  public func all(x: Double, y: Double) -> [Int] {
    var found: [Int] = []
    index.forEach(intersecting: Box(minX: x, minY: y, maxX: x, maxY: y)) { region in
      if location(x: x, y: y, region: region) != .outside {
        found.append(Int(regions[region].feature))
      }
    }
    found.sort()
    return found
  }

  /// The polygons whose boxes meet the window, ascending.
  public func candidates(intersecting window: Box) -> [Int] {
    index.items(intersecting: window).map { Int(regions[$0].feature) }
  }

  private func location(x: Double, y: Double, region: Int) -> PointLocation {
    let starts = regions[region].starts
    var crossing = RingCrossing(x: x, y: y)
    if starts.isEmpty {
      for edge in regions[region].edges {
        crossing.cross(ax: edge.ax, ay: edge.ay, bx: edge.bx, by: edge.by)
      }
      return crossing.location
    }
    let band = min(
      starts.count - 2, max(0, Int((y - regions[region].box.minY) * regions[region].bandsPerMetre)))
    for entry in Int(starts[band])..<Int(starts[band + 1]) {
      let edge = regions[region].edges[entry]
      crossing.cross(ax: edge.ax, ay: edge.ay, bx: edge.bx, by: edge.by)
    }
    return crossing.location
  }
}
