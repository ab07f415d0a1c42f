// Which polygon holds a place: an index over the polygons' boxes, and for each polygon its edges in bands of
// northing, so that a test counts only the edges at its own height. The commonest question, for the first polygon
// alone, goes to a grid.

/// An index that answers which of many polygon features hold a place.
///
/// The boundary rule is that of ``PlanarGeometries/location(x:y:in:)``: a border belongs to its polygon, and
/// where several polygons hold a place ``first(x:y:)`` takes the lowest number. A value; safe to share
/// between threads.
public struct RegionLocator: Sendable {
  private struct Region: Sendable {
    var feature: Int32
    // The region's bands are `bandStarts[firstBand ..< firstBand + bandCount]`, numbered northwards from
    // `minY`.
    var bandCount: Int32
    var firstBand: Int
    var minY: Double
    var bandsPerMetre: Double
  }

  // From its lower end to its upper one.
  private struct Edge: Sendable {
    var ax: Double
    var ay: Double
    var bx: Double
    var by: Double
  }

  // One array each for all regions together: arrays inside of regions would be retained and released at every
  // test.
  private var regions: [Region] = []
  // Where each band's edges start in `edges`; the entry after a region's last band ends that band.
  private var bandStarts: [Int] = []
  private var edges: [Edge] = []
  private var index = PackedIndex([])
  private var grid: RegionGrid?

  /// Indexes all polygon features, or those chosen; features keep their numbers, other kinds are passed over,
  /// and so are polygons with a coordinate that is not a finite number.
  public init(_ geometries: PlanarGeometries, features: [Int]? = nil) {
    let chosen = features.map { Set($0).sorted() } ?? Array(0..<geometries.count)
    var boxes: [Box] = []
    for feature in chosen where geometries.layout.kinds[feature] == .polygon {
      guard geometries.isFinite(feature) else { continue }
      let box = geometries.box(of: feature)
      boxes.append(box)
      add(feature, box: box, of: geometries)
    }
    bandStarts.append(edges.count)
    index = PackedIndex(boxes)
    grid = RegionGrid(geometries, features: regions.map { Int($0.feature) }, boxes: boxes) { region, x, y in
      crossing(x: x, y: y, region: region).isOdd
    }
  }

  private mutating func add(_ feature: Int, box: Box, of geometries: PlanarGeometries) {
    let layout = geometries.layout
    var own: [Edge] = []
    var climb = 0.0
    for ring in layout.rings(ofFeature: feature) {
      for vertex in layout.vertices(of: ring).dropFirst() {
        let isUpwards = geometries.y[vertex - 1] <= geometries.y[vertex]
        let (low, high) = isUpwards ? (vertex - 1, vertex) : (vertex, vertex - 1)
        let edge = Edge(
          ax: geometries.x[low], ay: geometries.y[low], bx: geometries.x[high], by: geometries.y[high])
        own.append(edge)
        climb += edge.by - edge.ay
      }
    }
    // An edge stands in every band that it crosses. Steep ones, as of a comb, get fewer bands, so that memory
    // stays within some five entries an edge.
    var bandCount = min(own.count / 4, 16384, Int(min(16384, 4 * Double(own.count) * box.height / climb)))
    // Below some 32 edges the plain count is faster than finding the band.
    if own.count <= 32 || !box.height.isFinite || !(Double(bandCount) / box.height).isFinite { bandCount = 1 }
    bandCount = max(1, bandCount)
    let region = Region(
      feature: Int32(feature), bandCount: Int32(bandCount), firstBand: bandStarts.count, minY: box.minY,
      bandsPerMetre: bandCount == 1 ? 0 : Double(bandCount) / box.height)
    func bands(_ edge: Edge) -> ClosedRange<Int> {
      Self.band(edge.ay, of: region)...Self.band(edge.by, of: region)
    }
    var next = [Int](repeating: 0, count: bandCount + 1)
    for edge in own {
      for band in bands(edge) { next[band + 1] += 1 }
    }
    next[0] = edges.count
    for band in 1...bandCount { next[band] += next[band - 1] }
    bandStarts.append(contentsOf: next[..<bandCount])
    edges.append(
      contentsOf: repeatElement(Edge(ax: 0, ay: 0, bx: 0, by: 0), count: next[bandCount] - next[0]))
    for edge in own {
      for band in bands(edge) {
        edges[next[band]] = edge
        next[band] += 1
      }
    }
    regions.append(region)
  }

  // Of two places the northern one is never in a lower band, so an edge's bands are those between its ends'.
  private static func band(_ y: Double, of region: Region) -> Int {
    region.bandCount == 1
      ? 0 : min(Int(region.bandCount) - 1, max(0, Int((y - region.minY) * region.bandsPerMetre)))
  }

  /// The boxes of the polygons, in no promised order.
  var boxes: [Box] { index.itemBoxes }

  /// The lowest-numbered polygon that holds the place, its border included; nil when there is none.
  public func first(x: Double, y: Double) -> Int? {
    if let grid { return grid.first(x: x, y: y) }
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

  private func location(x: Double, y: Double, region number: Int) -> PointLocation {
    crossing(x: x, y: y, region: number).location
  }

  private func crossing(x: Double, y: Double, region number: Int) -> RingCrossing {
    let region = regions[number]
    let band = region.firstBand + Self.band(y, of: region)
    var crossing = RingCrossing(x: x, y: y)
    for entry in bandStarts[band]..<bandStarts[band + 1] {
      let edge = edges[entry]
      crossing.crossUpwards(ax: edge.ax, ay: edge.ay, bx: edge.bx, by: edge.by)
    }
    return crossing
  }
}
