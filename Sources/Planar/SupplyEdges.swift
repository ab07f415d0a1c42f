// The edges of all supply that counts, each with its reach, and who lies strictly within reach of any.
//
// Neighbouring edges of a ring lie near one another, so the index holds runs of eight of them: it is built eight times
// as fast as one over single edges, and a run's edges stand side by side in memory.

/// The edges and insides of the supply features of a service area.
struct SupplyEdges: Sendable {
  /// A straight piece of supply, or a point where both ends are equal, and its reach in metres.
  struct Edge: Sendable {
    var ax: Double
    var ay: Double
    var bx: Double
    var by: Double
    var reach: Double
  }

  private static let runLength = 8

  private(set) var edges: [Edge] = []
  /// Where each run of edges starts; the entry after the last run ends it.
  private(set) var runStarts: [Int] = []
  /// The boxes of the runs, grown by their reach.
  private(set) var runs = PackedIndex([])
  /// The polygons with a reach above 0, and those that reach no further than themselves.
  let solids: RegionLocator
  let flats: RegionLocator
  let hasSolids: Bool
  let hasFlats: Bool

  /// The edges of the features given.
  init(_ serviceArea: ServiceArea, features: [Int]) {
    let supply = serviceArea.supply
    let polygons = features.filter { supply.layout.kinds[$0] == .polygon }
    let flatPolygons = polygons.filter { serviceArea.reaches[$0] == 0 }
    let solidPolygons = polygons.filter { serviceArea.reaches[$0] != 0 }
    solids = RegionLocator(supply, features: solidPolygons)
    flats = RegionLocator(supply, features: flatPolygons)
    hasSolids = !solidPolygons.isEmpty
    hasFlats = !flatPolygons.isEmpty
    edges.reserveCapacity(supply.x.count)
    var boxes: [Box] = []
    for feature in features {
      guard let reach = serviceArea.reaches[feature] else { continue }
      // A point or a line that reaches nothing has no area, and cuts none.
      if reach == 0 && supply.layout.kinds[feature] != .polygon { continue }
      for ring in supply.layout.rings(ofFeature: feature) {
        let vertices = supply.layout.vertices(of: ring)
        let arePoints = vertices.count == 1 || supply.layout.kinds[feature] == .point
        var box = Box.empty
        for end in arePoints ? vertices : vertices.dropFirst() {
          let start = arePoints ? end : end - 1
          let edge = Edge(
            ax: supply.x[start], ay: supply.y[start], bx: supply.x[end], by: supply.y[end], reach: reach)
          guard edge.ax.isFinite && edge.ay.isFinite && edge.bx.isFinite && edge.by.isFinite else { continue }
          let isFull = arePoints || edges.count - (runStarts.last ?? 0) >= Self.runLength
          if isFull || box.isEmpty {
            if !box.isEmpty { boxes.append(box.expanded(by: reach)) }
            runStarts.append(edges.count)
            box = .empty
          }
          edges.append(edge)
          box.extend(x: edge.ax, y: edge.ay)
          box.extend(x: edge.bx, y: edge.by)
        }
        if !box.isEmpty { boxes.append(box.expanded(by: reach)) }
      }
    }
    runStarts.append(edges.count)
    runs = PackedIndex(boxes)
  }

  /// Whether a place lies strictly within reach of an edge, or in a polygon. No tolerance: it decides land, where the
  /// places at exactly the reach have no area.
  func hold(x: Double, y: Double) -> Bool {
    let isOut = unsafe edges.withUnsafeBufferPointer { edges in
      runs.visit(intersecting: Box(minX: x, minY: y, maxX: x, maxY: y)) { run in
        for place in runStarts[run]..<runStarts[run + 1] {
          let edge = unsafe edges[place]
          let squared = Distance.squared(x: x, y: y, toSegment: edge.ax, edge.ay, edge.bx, edge.by)
          if squared < edge.reach * edge.reach { return false }
        }
        return true
      }
    }
    if !isOut { return true }
    return (hasSolids && solids.first(x: x, y: y) != nil) || (hasFlats && flats.first(x: x, y: y) != nil)
  }
}
