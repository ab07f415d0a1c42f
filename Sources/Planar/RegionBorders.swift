// An index over the borders of regions: which edges come near a window, and which of them two regions share.

/// The borders of polygon features that answer what of them comes near a window. A value; safe to share between threads.
public struct RegionBorders: Sendable {
  /// An edge of a border, by the vertex that it begins at.
  struct Edge: Sendable {
    var start: Int
    var ring: Int
  }

  let geometries: PlanarGeometries
  let shared: SharedBorders
  /// One entry a ring: its feature.
  let features: [Int32]
  // Up to eight edges of a ring that follow one another; the index is the smaller for it.
  private let runs: [(start: Int32, end: Int32, ring: Int32)]
  private let index: PackedIndex
  private static let runLength = 8

  /// Indexes the borders of all polygons; those with a coordinate that is not a finite number are passed over.
  public init(_ geometries: PlanarGeometries) {
    self.geometries = geometries
    shared = SharedBorders(geometries)
    let layout = geometries.layout
    var features = [Int32](repeating: -1, count: layout.ringCount)
    var runs: [(start: Int32, end: Int32, ring: Int32)] = []
    var boxes: [Box] = []
    for feature in 0..<geometries.count
    where layout.kinds[feature] == .polygon && geometries.isFinite(feature) {
      for ring in layout.rings(ofFeature: feature) {
        features[ring] = Int32(feature)
        let edges = layout.vertices(of: ring).dropLast()
        for start in stride(from: edges.startIndex, to: edges.endIndex, by: Self.runLength) {
          let end = min(start + Self.runLength, edges.endIndex)
          runs.append((Int32(start), Int32(end), Int32(ring)))
          var box = Box.empty
          for vertex in start...end { box.extend(x: geometries.x[vertex], y: geometries.y[vertex]) }
          boxes.append(box)
        }
      }
    }
    self.features = features
    self.runs = runs
    index = PackedIndex(boxes)
  }

  /// Whether an edge comes near the window; may say yes wrongly (it looks at the edges' boxes), never no.
  public func touches(_ window: Box) -> Bool { !allSatisfy(near: window) { _ in false } }

  /// Whether all edges whose boxes meet the window pass a test; each is given by the vertex that it begins at.
  @inline(__always)
  func allSatisfy(near window: Box, _ test: (_ start: Int) -> Bool) -> Bool {
    index.visit(intersecting: window) { run in
      let run = runs[run]
      for start in Int(run.start)..<Int(run.end) where box(ofEdge: start).intersects(window) {
        if !test(start) { return false }
      }
      return true
    }
  }

  /// The edges whose boxes meet the window, ascending.
  func edges(near window: Box, ofFeature feature: Int? = nil) -> [Edge] {
    var found: [Edge] = []
    index.forEach(intersecting: window) { run in
      let run = runs[run]
      if let feature, features[Int(run.ring)] != Int32(feature) { return }
      for start in Int(run.start)..<Int(run.end) where box(ofEdge: start).intersects(window) {
        found.append(Edge(start: start, ring: Int(run.ring)))
      }
    }
    found.sort { $0.start < $1.start }
    return found
  }

  @inline(__always)
  private func box(ofEdge start: Int) -> Box {
    let (ax, ay) = (geometries.x[start], geometries.y[start])
    let (bx, by) = (geometries.x[start + 1], geometries.y[start + 1])
    return Box(minX: min(ax, bx), minY: min(ay, by), maxX: max(ax, bx), maxY: max(ay, by))
  }
}
