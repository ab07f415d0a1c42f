// The nearest point of any street: a grid of cells, each with the straight pieces of streets that pass through it.
//
// The grid lies where most streets are, so that one at the other end of the world does not make its cells as large as a
// city. The cells along its sides have no end outwards: they hold whatever lies beyond.

internal import Planar

/// An index over the edges of a network. Immutable; safe to share between threads.
struct StreetIndex: Sendable {
  private let graph: StreetGraph
  private let frame: CellFrame?
  // Where each cell's pieces start; one entry more than there are cells.
  private let starts: [Int32]
  // Pieces by the vertex that the file begins them at.
  private let segments: [Int32]

  init(_ graph: StreetGraph) {
    self.graph = graph
    let (x, y) = (graph.lines.geometries.x, graph.lines.geometries.y)
    let count = graph.runs.reduce(0) { $1.edge >= 0 ? $0 + $1.vertices.count - 1 : $0 }
    frame = CellFrame(Self.box(ofMost: graph), cells: max(1, count / 4))
    guard let frame else {
      starts = [0]
      segments = []
      return
    }
    func forEachCell(of segment: Int, _ body: (Int) -> Void) {
      let (ax, ay, bx, by) = (x[segment], y[segment], x[segment + 1], y[segment + 1])
      let columns = frame.column(min(ax, bx) - frame.slack)...frame.column(max(ax, bx) + frame.slack)
      let rows = frame.row(min(ay, by) - frame.slack)...frame.row(max(ay, by) + frame.slack)
      let isLong = columns.count * rows.count > 4
      for row in rows {
        for column in columns {
          // The corners of a long piece's box are far from it; but nobody knows how far a cell at a side reaches.
          let isAtSide =
            column == 0 || column == frame.columns - 1 || row == 0 || row == frame.rows - 1
          if isLong, !isAtSide, !Self.comesNear(frame.box(column: column, row: row), ax, ay, bx, by) {
            continue
          }
          body(row * frame.columns + column)
        }
      }
    }
    var ends = [Int32](repeating: 0, count: frame.count + 1)
    for run in graph.runs where run.edge >= 0 {
      for segment in run.vertices.dropLast() { forEachCell(of: segment) { ends[$0] += 1 } }
    }
    var end: Int32 = 0
    for cell in ends.indices {
      end += ends[cell]
      ends[cell] = end
    }
    var list = [Int32](repeating: 0, count: Int(end))
    for run in graph.runs.reversed() where run.edge >= 0 {
      for segment in run.vertices.dropLast().reversed() {
        forEachCell(of: segment) { cell in
          ends[cell] -= 1
          list[Int(ends[cell])] = Int32(segment)
        }
      }
    }
    starts = ends
    segments = list
  }

  /// A box around most streets: all of them, but for the outermost hundredth on each side where that lies far beyond the
  /// others.
  private static func box(ofMost graph: StreetGraph) -> Box {
    let (x, y) = (graph.lines.geometries.x, graph.lines.geometries.y)
    var box = Box.empty
    var (eastings, northings): ([Double], [Double]) = ([], [])
    // A few thousand places tell where most are.
    let step = max(1, graph.runs.count / 4096)
    for (number, run) in graph.runs.enumerated() where run.edge >= 0 {
      for vertex in run.vertices { box.extend(x: x[vertex], y: y[vertex]) }
      guard number % step == 0 else { continue }
      eastings.append(x[Int(run.first)])
      northings.append(y[Int(run.first)])
    }
    func most(_ places: inout [Double], _ least: Double, _ greatest: Double) -> (Double, Double) {
      places.sort()
      guard let first = places.first, let last = places.last else { return (least, greatest) }
      let beyond = places.count / 100
      let (low, high) = places.count > 1 ? (places[beyond], places[places.count - 1 - beyond]) : (first, last)
      let width = high - low
      return (max(least, low - width), min(greatest, high + width))
    }
    let (west, east) = most(&eastings, box.minX, box.maxX)
    let (south, north) = most(&northings, box.minY, box.maxY)
    return box.isEmpty ? box : Box(minX: west, minY: south, maxX: east, maxY: north)
  }

  /// Whether a straight piece may pass through a box; may say yes wrongly, never no.
  private static func comesNear(_ box: Box, _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double) -> Bool {
    // All corners on one side of the line, by more than rounding can be wrong.
    let (dx, dy) = (bx - ax, by - ay)
    let (cx, cy) = ((box.minX + box.maxX) / 2 - ax, (box.minY + box.maxY) / 2 - ay)
    let reach = (abs(dx) * (box.maxY - box.minY) + abs(dy) * (box.maxX - box.minX)) / 2
    return abs(dx * cy - dy * cx) <= reach * (1 + 1e-9)
  }

  /// The point of a street nearest to a place.
  struct Nearest {
    var squaredDistance: Double
    /// The piece, by the vertex that the file begins it at.
    var segment: Int
    /// How far along the piece: 0 at its first vertex, 1 at its second.
    var share: Double
  }

  /// The point of a street nearest to a place; of equally near ones that of the lower edge, then the one nearer to its
  /// start; nil when there is none within the distance.
  ///
  /// - Parameter isAllowed: Whether a point of a street may be gone to; asked of points that are nearer than what has
  ///   been found.
  @inline(__always)
  func nearest(
    x px: Double, y py: Double, within: Double, isAllowed: (_ x: Double, _ y: Double) -> Bool
  ) -> Nearest? {
    guard let frame, within >= 0, px.isFinite, py.isFinite else { return nil }
    var best = Nearest(squaredDistance: within * within, segment: -1, share: 0)
    let column = frame.column(px)
    let row = frame.row(py)
    let west = frame.minX + Double(column) * frame.side
    let south = frame.minY + Double(row) * frame.side
    // How far the place is from the nearest side of its cell, those that other cells lie behind.
    let inset =
      min(
        column == 0 ? .infinity : px - west,
        column == frame.columns - 1 ? .infinity : west + frame.side - px,
        row == 0 ? .infinity : py - south, row == frame.rows - 1 ? .infinity : south + frame.side - py)
      - frame.slack
    let farthest = max(column, frame.columns - 1 - column, row, frame.rows - 1 - row)
    unsafe starts.withUnsafeBufferPointer { starts in
      unsafe segments.withUnsafeBufferPointer { segments in
        unsafe graph.lines.geometries.x.withUnsafeBufferPointer { x in
          unsafe graph.lines.geometries.y.withUnsafeBufferPointer { y in
            // Looks at a cell, unless all of it is farther away than what has been found.
            @inline(__always)
            func look(_ c: Int, _ r: Int) {
              let cellX = frame.minX + Double(c) * frame.side
              let cellY = frame.minY + Double(r) * frame.side
              var (awayX, awayY) = (0.0, 0.0)
              if c > 0 { awayX = cellX - px }
              if c < frame.columns &- 1 { awayX = max(awayX, px - cellX - frame.side) }
              if r > 0 { awayY = cellY - py }
              if r < frame.rows &- 1 { awayY = max(awayY, py - cellY - frame.side) }
              let (clearX, clearY) = (max(0, awayX - frame.slack), max(0, awayY - frame.slack))
              if clearX * clearX + clearY * clearY > best.squaredDistance { return }
              let cell = r &* frame.columns &+ c
              for place in unsafe Int(starts[cell])..<Int(starts[cell &+ 1]) {
                let segment = unsafe Int(segments[place])
                let (ax, ay) = unsafe (x[segment], y[segment])
                let (bx, by) = unsafe (x[segment &+ 1], y[segment &+ 1])
                let (dx, dy) = (bx - ax, by - ay)
                let squaredLength = dx * dx + dy * dy
                var share = 0.0
                if squaredLength > 0 {
                  share = min(1, max(0, ((px - ax) * dx + (py - ay) * dy) / squaredLength))
                }
                // The very vertex, as the pieces that share it are equally near.
                let (nx, ny) = share < 1 ? (ax + share * dx, ay + share * dy) : (bx, by)
                let (ex, ey) = (px - nx, py - ny)
                let squared = ex * ex + ey * ey
                if squared > best.squaredDistance { continue }
                if squared == best.squaredDistance, best.segment >= 0,
                  isSamePlace(segment, share, best.segment, best.share)
                    || !precedes(segment, share, best.segment, best.share)
                {
                  continue
                }
                if isAllowed(nx, ny) {
                  best = Nearest(squaredDistance: squared, segment: segment, share: share)
                }
              }
            }
            var ring = 0
            while ring <= farthest {
              if ring > 0 {
                let clear = inset + Double(ring &- 1) * frame.side
                if clear > 0 && clear * clear > best.squaredDistance { break }
              }
              let (left, right) = (column &- ring, column &+ ring)
              for r in max(0, row &- ring)...min(frame.rows &- 1, row &+ ring) {
                if abs(r &- row) == ring {
                  for c in max(0, left)...min(frame.columns &- 1, right) { look(c, r) }
                } else {
                  if left >= 0 { look(left, r) }
                  if right < frame.columns { look(right, r) }
                }
              }
              ring &+= 1
            }
          }
        }
      }
    }
    return best.segment < 0 ? nil : best
  }

  /// The pieces that may come into a window, each once, ascending; never one too few.
  func segments(near window: Box) -> [Int] {
    guard let frame, !window.isEmpty else { return [] }
    var found: [Int32] = []
    let columns = frame.column(window.minX)...frame.column(window.maxX)
    for row in frame.row(window.minY)...frame.row(window.maxY) {
      let first = row * frame.columns
      found += segments[Int(starts[first + columns.lowerBound])..<Int(starts[first + columns.upperBound + 1])]
    }
    let (x, y) = (graph.lines.geometries.x, graph.lines.geometries.y)
    var near: [Int] = []
    for segment in found.sorted() where near.last != Int(segment) {
      let (a, b) = (Int(segment), Int(segment) + 1)
      let box = Box(
        minX: min(x[a], x[b]), minY: min(y[a], y[b]), maxX: max(x[a], x[b]), maxY: max(y[a], y[b]))
      if box.intersects(window) { near.append(a) }
    }
    return near
  }

  /// Whether two points are one vertex within a run, where two pieces of it meet.
  @inline(__always)
  private func isSamePlace(_ segment: Int, _ share: Double, _ other: Int, _ otherShare: Double) -> Bool {
    if segment == other { return share == otherShare }
    if segment == other + 1 { return share == 0 && otherShare == 1 && !graph.runStarts.contains(segment) }
    return other == segment + 1 && share == 1 && otherShare == 0 && !graph.runStarts.contains(other)
  }

  /// Whether of two points the first is of the lower edge, or nearer to the start of the same.
  private func precedes(_ segment: Int, _ share: Double, _ other: Int, _ otherShare: Double) -> Bool {
    if segment == other { return share < otherShare }
    let (one, two) = (graph.position(segment, share), graph.position(other, otherShare))
    return (one.edge, one.along) < (two.edge, two.along)
  }
}

extension StreetGraph {
  /// The edge that a piece belongs to and how far along it, in metres, a point of the piece lies.
  ///
  /// - Parameters:
  ///   - segment: The piece, by the vertex that the file begins it at; not one that is drawn by another street too.
  ///   - share: How far along the piece: 0 at its first vertex, 1 at its second.
  func position(_ segment: Int, _ share: Double) -> (edge: Int, along: Double) {
    let own = runStarts.count(upTo: segment) - 1
    return unsafe lines.geometries.x.withUnsafeBufferPointer { x in
      unsafe lines.geometries.y.withUnsafeBufferPointer { y in
        @inline(__always)
        func length(_ from: Int, _ to: Int) -> Double {
          let (dx, dy) = unsafe (x[to] - x[from], y[to] - y[from])
          return (dx * dx + dy * dy).squareRoot()
        }
        return unsafe runs.withUnsafeBufferPointer { runs in
          let edge = unsafe edges[Int(runs[own].edge)]
          var along = 0.0
          var run = Int(edge.firstRun)
          while true {
            let course = unsafe runs[run]
            let step = course.first < course.last ? 1 : -1
            var vertex = Int(course.first)
            while vertex != Int(course.last) {
              let next = vertex &+ step
              if run == own, min(vertex, next) == segment {
                along += length(vertex, next) * (step > 0 ? share : 1 - share)
                return unsafe (Int(runs[own].edge), min(along, edge.length))
              }
              along += length(vertex, next)
              vertex = next
            }
            run = Int(course.next)
          }
        }
      }
    }
  }
}
