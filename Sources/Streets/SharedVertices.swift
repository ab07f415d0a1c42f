// Which vertices of street lines are one and the same place: those no farther apart than a tolerance, and those that are
// joined by a row of such.

internal import Planar

/// The vertices of lines, gathered by place.
struct SharedVertices {
  /// For each vertex the one that stands for its place: the lowest of those that share it.
  let representatives: [Int32]
  /// Whether other vertices share the place of a vertex; asked of the one that stands for it.
  let isShared: [Bool]

  /// Gathers vertices no farther apart than a tolerance, in metres.
  init(of lines: StreetLines, tolerance: Double) {
    let x = lines.geometries.x
    let y = lines.geometries.y
    var parents = (0..<Int32(x.count)).map { $0 }
    var isShared = [Bool](repeating: false, count: x.count)
    var cells = VertexCells(lines, tolerance: tolerance)
    unsafe x.withUnsafeBufferPointer { x in
      unsafe y.withUnsafeBufferPointer { y in
        unsafe parents.withUnsafeMutableBufferPointer { parents in
          unsafe isShared.withUnsafeMutableBufferPointer { isShared in
            unsafe cells.forEachPair(x: x, y: y, within: tolerance) { one, other in
              let a = unsafe Self.root(of: one, in: parents)
              let b = unsafe Self.root(of: other, in: parents)
              guard a != b else { return }
              unsafe parents[Int(max(a, b))] = min(a, b)
              unsafe isShared[Int(min(a, b))] = true
            }
            for vertex in parents.indices {
              // The root of a lower vertex is known already.
              unsafe parents[vertex] = parents[Int(parents[vertex])]
            }
          }
        }
      }
    }
    representatives = parents
    self.isShared = isShared
  }

  @inline(__always)
  private static func root(of vertex: Int32, in parents: UnsafeMutableBufferPointer<Int32>) -> Int32 {
    var vertex = vertex
    while unsafe parents[Int(vertex)] != vertex {
      // Halves the way for the next one who asks.
      let above = unsafe parents[Int(vertex)]
      unsafe parents[Int(vertex)] = unsafe parents[Int(above)]
      vertex = above
    }
    return vertex
  }
}

/// The vertices of walked lines by the cell of a grid that they lie in.
private struct VertexCells {
  private let frame: CellFrame?
  private var starts: [Int32] = []
  private var vertices: [Int32] = []

  init(_ lines: StreetLines, tolerance: Double) {
    let (x, y) = (lines.geometries.x, lines.geometries.y)
    var box = Box.empty
    var count = 0
    lines.forEachLine { _, range in
      count += range.count
      for vertex in range { box.extend(x: x[vertex], y: y[vertex]) }
    }
    guard count > 1 else {
      frame = nil
      return
    }
    let wide = CellFrame(box, cells: count / 2)
    // Cells much larger than the tolerance: few vertices have to look beyond their own.
    let frame =
      if let wide, wide.side > 8 * tolerance { wide } else {
        CellFrame(box, side: max(8 * tolerance, wide?.side ?? 1)) ?? CellFrame(box, cells: 1)
      }
    self.frame = frame
    guard let frame else { return }
    var cellOf = [Int32](repeating: -1, count: x.count)
    starts = Array(repeating: 0, count: frame.count + 1)
    lines.forEachLine { _, range in
      for vertex in range {
        guard let cell = frame.cell(x: x[vertex], y: y[vertex]) else { continue }
        cellOf[vertex] = Int32(cell)
        starts[cell] += 1
      }
    }
    var end: Int32 = 0
    for cell in starts.indices {
      end += starts[cell]
      starts[cell] = end
    }
    vertices = Array(repeating: 0, count: Int(end))
    // Backwards, so that each cell's vertices ascend.
    for vertex in cellOf.indices.reversed() where cellOf[vertex] >= 0 {
      let cell = Int(cellOf[vertex])
      starts[cell] -= 1
      vertices[Int(starts[cell])] = Int32(vertex)
    }
  }

  /// Calls `body` with pairs of vertices no farther apart than the tolerance: enough of them to join all that are.
  mutating func forEachPair(
    x: UnsafeBufferPointer<Double>, y: UnsafeBufferPointer<Double>, within tolerance: Double,
    _ body: (Int32, Int32) -> Void
  ) {
    guard let frame else { return }
    let bound = tolerance * tolerance
    @inline(__always)
    func join(_ one: Int32, _ others: ArraySlice<Int32>) {
      let (ox, oy) = unsafe (x[Int(one)], y[Int(one)])
      for other in others {
        let (dx, dy) = unsafe (x[Int(other)] - ox, y[Int(other)] - oy)
        if dx * dx + dy * dy <= bound { body(one, other) }
      }
    }
    for row in 0..<frame.rows {
      for column in 0..<frame.columns {
        let cell = row * frame.columns + column
        let own = Int(starts[cell])..<Int(starts[cell + 1])
        guard !own.isEmpty else { continue }
        if own.count > 24 { unsafe sort(own, x: x, y: y) }
        for place in own {
          let vertex = vertices[place]
          let (vx, vy) = unsafe (x[Int(vertex)], y[Int(vertex)])
          if own.count > 24 {
            // By easting: what is farther east than the tolerance, and all behind it, is not near.
            for next in (place + 1)..<own.upperBound {
              let other = vertices[next]
              let (dx, dy) = unsafe (x[Int(other)] - vx, y[Int(other)] - vy)
              if dx > tolerance { break }
              if dx * dx + dy * dy <= bound {
                body(vertex, other)
                // All others at this very place are met through this one.
                if dx == 0 && dy == 0 { break }
              }
            }
          } else {
            join(vertex, vertices[(place + 1)..<own.upperBound])
          }
          // The cells to the east and to the north: the others have looked here.
          let east = frame.column(vx + 2 * tolerance)
          let north = frame.row(vy + 2 * tolerance)
          let west = frame.column(vx - 2 * tolerance)
          for (c, r) in [(east, row), (column, north), (east, north), (west, north)]
          where (c != column || r != row) && (r > row || c > column) {
            let near = r * frame.columns + c
            join(vertex, vertices[Int(starts[near])..<Int(starts[near + 1])])
          }
        }
      }
    }
  }

  private mutating func sort(
    _ range: Range<Int>, x: UnsafeBufferPointer<Double>, y: UnsafeBufferPointer<Double>
  ) {
    vertices[range].sort { a, b in
      unsafe (x[Int(a)], y[Int(a)], a) < (x[Int(b)], y[Int(b)], b)
    }
  }
}
