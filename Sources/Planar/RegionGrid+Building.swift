// Building the grid of polygons: the lowest polygon that fills a cell settles it, and of lower ones the edges near it.

extension RegionGrid {
  /// From how many edges on a grid is worth its building.
  private static let fewestEdges = 64
  /// The most cells. Two for each edge below that: then few edges come near a mixed cell, and most cells are not mixed.
  private static let mostCells = 1 << 19
  /// How many lines between cells the mean edge may cross.
  private static let mostCrossed = 6.0
  // How often the boxes of the polygons may cover the grid: they are looked through cell by cell.
  private static let mostCover = 32

  /// A grid over polygon features; nil where one would not pay, or not be exact: with few edges, with rings that are not
  /// closed, with edges that are very long for their number, or with boxes that lie over one another too often.
  ///
  /// - Parameters:
  ///   - geometries: The polygons.
  ///   - features: Those that count, ascending, finite and not empty.
  ///   - boxes: Their boxes.
  ///   - isOdd: Whether the ray to the east of a place crosses an odd number of edges of the nth of `features`.
  init?(
    _ geometries: PlanarGeometries, features: [Int], boxes: [Box],
    isOdd: (_ region: Int, _ x: Double, _ y: Double) -> Bool
  ) {
    var extent = Box.empty
    for box in boxes { extent.formUnion(box) }
    let edgeCount = features.reduce(0) { $0 + geometries.layout.vertices(ofFeature: $1).count }
    guard edgeCount >= Self.fewestEdges, features.allSatisfy({ geometries.hasClosedRings($0) }),
      let frame = CellFrame(extent, cells: min(Self.mostCells, 2 * edgeCount))
    else { return nil }
    // A comb, whose every edge crosses the whole height, would fill the memory.
    let crossed = features.reduce(0.0) { $0 + geometries.stepLength(of: $1) } / frame.side
    guard crossed <= Self.mostCrossed * Double(edgeCount) else { return nil }
    var looked = 0
    for box in boxes {
      looked +=
        (frame.column(box.maxX) - frame.column(box.minX) + 1)
        * (frame.row(box.maxY) - frame.row(box.minY) + 1)
    }
    guard looked <= Self.mostCover * frame.count else { return nil }
    var builder = RegionGridBuilder(frame)
    for (region, feature) in features.enumerated() {
      builder.add(feature, box: boxes[region], of: geometries) { x, y in isOdd(region, x, y) }
    }
    self = builder.finish()
  }
}

extension PlanarGeometries {
  /// The length of a feature's borders in metres, were they walked due north, east, south and west.
  fileprivate func stepLength(of feature: Int) -> Double {
    var length = 0.0
    for ring in layout.rings(ofFeature: feature) {
      for vertex in layout.vertices(of: ring).dropFirst() {
        length += abs(x[vertex] - x[vertex - 1]) + abs(y[vertex] - y[vertex - 1])
      }
    }
    return length
  }

  fileprivate func hasClosedRings(_ feature: Int) -> Bool {
    layout.rings(ofFeature: feature).allSatisfy { ring in
      let vertices = layout.vertices(of: ring)
      guard let first = vertices.first, let last = vertices.last else { return true }
      return x[first] == x[last] && y[first] == y[last]
    }
  }
}

/// The cells so far, polygon after polygon, lower numbers first.
private struct RegionGridBuilder {
  typealias Edge = RegionGrid.Edge

  /// A part in the order of the polygons, before it goes to its cell.
  struct Open {
    var cell: Int32
    var part: RegionGrid.Part
    var firstEdge: Int32
    var firstStep: Int32
  }

  let frame: CellFrame
  // The lowest polygon that fills the cell, or `nobody`.
  var holders: [Int32]
  var open: [Open] = []
  var edges: [Edge] = []
  var steps: [Double] = []

  init(_ frame: CellFrame) {
    self.frame = frame
    holders = Array(repeating: RegionGrid.nobody, count: frame.count)
  }

  mutating func add(
    _ feature: Int, box: Box, of geometries: PlanarGeometries, isOdd: (_ x: Double, _ y: Double) -> Bool
  ) {
    let own = Self.edges(of: feature, in: geometries)
    let window = CellWindow(frame, around: box)
    var counts = [Int32](repeating: 0, count: window.count)
    var turns = [Bool](repeating: false, count: window.count)
    for edge in own {
      window.forEachCell(near: edge) { counts[$0] += 1 }
      window.forEachTurn(of: edge) { turns[$0].toggle() }
    }
    // Where each cell's edges go; cells that a lower polygon fills need none.
    var next = [Int32](repeating: -1, count: window.count)
    var end = Int32(edges.count)
    let firstOpen = open.count
    var local = 0
    for row in window.rows {
      var isInside = false
      for column in window.columns {
        let cell = row * frame.columns + column
        if holders[cell] == RegionGrid.nobody {
          if counts[local] > 0 {
            next[local] = end
            let part = RegionGrid.Part(
              feature: Int32(feature), isOdd: false, edgeEnd: end + counts[local], stepEnd: 0)
            open.append(Open(cell: Int32(cell), part: part, firstEdge: end, firstStep: 0))
            end += counts[local]
          } else if isInside {
            holders[cell] = Int32(feature)
          }
        }
        isInside = isInside != turns[local]
        local += 1
      }
    }
    edges.append(contentsOf: repeatElement(Edge(ax: 0, ay: 0, bx: 0, by: 0), count: Int(end) - edges.count))
    for edge in own {
      window.forEachCell(near: edge) { local in
        guard next[local] >= 0 else { return }
        edges[Int(next[local])] = edge
        next[local] += 1
      }
    }
    for number in firstOpen..<open.count { finish(number, isOdd: isOdd) }
  }

  /// What the edges that do not come near the cell of a part add to the count, and where that changes.
  private mutating func finish(_ number: Int, isOdd: (_ x: Double, _ y: Double) -> Bool) {
    let cell = Int(open[number].cell)
    let box = frame.box(column: cell % frame.columns, row: cell / frame.columns)
    let x = box.center.x
    let y = box.minY
    var odd = isOdd(x, y)
    var own: [Double] = []
    for edge in edges[Int(open[number].firstEdge)..<Int(open[number].part.edgeEnd)] {
      var crossing = RingCrossing(x: x, y: y)
      crossing.crossUpwards(ax: edge.ax, ay: edge.ay, bx: edge.bx, by: edge.by)
      odd = odd != crossing.isOdd
      if edge.ax > box.maxX, edge.ay > box.minY, edge.ay <= box.maxY { own.append(edge.ay) }
      if edge.bx > box.maxX, edge.by > box.minY, edge.by <= box.maxY { own.append(edge.by) }
    }
    open[number].part.isOdd = odd
    open[number].firstStep = Int32(steps.count)
    // Two at the same northing, as where two of the edges meet, cancel.
    own.sort()
    var place = 0
    while place < own.count {
      if place + 1 < own.count, own[place] == own[place + 1] {
        place += 2
      } else {
        steps.append(own[place])
        place += 1
      }
    }
    open[number].part.stepEnd = Int32(steps.count)
  }

  /// The parts of each cell together, lower polygons first, with their edges and steps in the same order.
  consuming func finish() -> RegionGrid {
    var starts = [Int32](repeating: 0, count: frame.count + 1)
    for part in open { starts[Int(part.cell) + 1] += 1 }
    for cell in 0..<frame.count { starts[cell + 1] += starts[cell] }
    var order = [Int32](repeating: 0, count: open.count)
    var next = starts
    for number in open.indices {
      let cell = Int(open[number].cell)
      order[Int(next[cell])] = Int32(number)
      next[cell] += 1
    }
    var cells = holders
    var mixed = [RegionGrid.Mixed(partEnd: 1, base: RegionGrid.nobody)]
    var parts = [RegionGrid.Part(feature: -1, isOdd: false, edgeEnd: 0, stepEnd: 0)]
    var sortedEdges: [Edge] = []
    var sortedSteps: [Double] = []
    parts.reserveCapacity(open.count + 1)
    sortedEdges.reserveCapacity(edges.count)
    sortedSteps.reserveCapacity(steps.count)
    for cell in 0..<frame.count where starts[cell] < starts[cell + 1] {
      for place in starts[cell]..<starts[cell + 1] {
        let one = open[Int(order[Int(place)])]
        sortedEdges.append(contentsOf: edges[Int(one.firstEdge)..<Int(one.part.edgeEnd)])
        sortedSteps.append(contentsOf: steps[Int(one.firstStep)..<Int(one.part.stepEnd)])
        var part = one.part
        part.edgeEnd = Int32(sortedEdges.count)
        part.stepEnd = Int32(sortedSteps.count)
        parts.append(part)
      }
      cells[cell] = -2 - Int32(mixed.count)
      mixed.append(RegionGrid.Mixed(partEnd: Int32(parts.count), base: holders[cell]))
    }
    return RegionGrid(
      frame: frame, cells: cells, mixed: mixed, parts: parts, edges: sortedEdges, steps: sortedSteps)
  }

  private static func edges(of feature: Int, in geometries: PlanarGeometries) -> [Edge] {
    var edges: [Edge] = []
    for ring in geometries.layout.rings(ofFeature: feature) {
      for vertex in geometries.layout.vertices(of: ring).dropFirst() {
        let isUpwards = geometries.y[vertex - 1] <= geometries.y[vertex]
        let (low, high) = isUpwards ? (vertex - 1, vertex) : (vertex, vertex - 1)
        edges.append(
          Edge(ax: geometries.x[low], ay: geometries.y[low], bx: geometries.x[high], by: geometries.y[high]))
      }
    }
    return edges
  }
}

/// The cells that a box touches, numbered in rows from 0.
private struct CellWindow {
  let frame: CellFrame
  let columns: Range<Int>
  let rows: Range<Int>

  init(_ frame: CellFrame, around box: Box) {
    let around = box.expanded(by: 4 * frame.slack)
    self.frame = frame
    columns = frame.column(around.minX)..<frame.column(around.maxX) + 1
    rows = frame.row(around.minY)..<frame.row(around.maxY) + 1
  }

  var count: Int { columns.count * rows.count }

  /// Each cell that the edge may touch: never one too few, its slack included.
  @inline(__always)
  func forEachCell(near edge: RegionGrid.Edge, _ body: (Int) -> Void) {
    let margin = 2 * frame.slack
    let slope = edge.by > edge.ay ? (edge.bx - edge.ax) / (edge.by - edge.ay) : 0
    let isSteep = edge.by - edge.ay > frame.slack
    for row in frame.row(edge.ay - margin)...frame.row(edge.by + margin) {
      var west = min(edge.ax, edge.bx)
      var east = max(edge.ax, edge.bx)
      // Of an edge that is nearly level the whole counts: its slope says nothing.
      if isSteep {
        let south = frame.minY + Double(row) * frame.side
        let low = max(edge.ay, south - margin)
        let high = min(edge.by, south + frame.side + margin)
        let one = edge.ax + (low - edge.ay) * slope
        let other = edge.ax + (high - edge.ay) * slope
        west = max(west, min(one, other))
        east = min(east, max(one, other))
      }
      let first = (row - rows.lowerBound) * columns.count - columns.lowerBound
      for column in stride(from: frame.column(west - margin), through: frame.column(east + margin), by: 1) {
        body(first + column)
      }
    }
  }

  /// Each cell where the edge crosses the middle line of a row.
  @inline(__always)
  func forEachTurn(of edge: RegionGrid.Edge, _ body: (Int) -> Void) {
    for row in frame.row(edge.ay)...frame.row(edge.by) {
      let middle = frame.minY + (Double(row) + 0.5) * frame.side
      guard edge.ay <= middle, middle < edge.by else { continue }
      let x = edge.ax + (middle - edge.ay) / (edge.by - edge.ay) * (edge.bx - edge.ax)
      let column = min(max(frame.column(x), columns.lowerBound), columns.upperBound - 1)
      body((row - rows.lowerBound) * columns.count + column - columns.lowerBound)
    }
  }
}
