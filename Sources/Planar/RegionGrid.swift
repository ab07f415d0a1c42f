// Which polygon holds a place, by a grid of square cells: most cells lie wholly in one polygon or outside all of them
// and answer at once, the others look at the few edges near.
//
// In a mixed cell the ray to the east is counted as `RingCrossing` counts it, by the edges that come near the cell. What
// the others would add depends on the northing alone. It is known at the cell's southern border, and changes only at
// vertices east of the cell where an edge that comes near ends: their northings, the steps, are kept with the cell. Each
// comparison is one of given coordinates, so that the answer is the very same.

/// A grid over polygons that answers which lowest-numbered one holds a place. A value; safe to share between threads.
struct RegionGrid: Sendable {
  /// Of one polygon, what a mixed cell needs to know.
  struct Part: Sendable {
    var feature: Int32
    /// Whether an odd number of edges that do not come near lie east of the cell's southern border.
    var isOdd: Bool
    var edgeEnd: Int32
    var stepEnd: Int32
  }

  /// An edge from its lower end to its upper one.
  struct Edge: Sendable {
    var ax: Double
    var ay: Double
    var bx: Double
    var by: Double
  }

  /// A cell with edges: the parts that decide, and who holds the place when none of them does, or -1.
  struct Mixed: Sendable {
    var partEnd: Int32
    var base: Int32
  }

  /// The answer of an unmixed cell where no polygon is.
  static let nobody: Int32 = -1

  let frame: CellFrame
  /// One entry a cell, in rows from the south-west: the polygon that holds all of it, or `nobody`, or -2 less the number
  /// of its entry in `mixed`, which begins after the entry before.
  let cells: [Int32]
  let mixed: [Mixed]
  let parts: [Part]
  let edges: [Edge]
  let steps: [Double]

  /// The lowest-numbered polygon that holds the place, its border included; nil when there is none.
  @inline(__always)
  func first(x: Double, y: Double) -> Int? {
    guard let cell = frame.cell(x: x, y: y) else { return nil }
    let answer = cells[cell]
    if answer >= 0 { return Int(answer) }
    return answer == Self.nobody ? nil : firstInMixed(Int(-2 - answer), x: x, y: y)
  }

  private func firstInMixed(_ number: Int, x: Double, y: Double) -> Int? {
    // Entry 0 of each array is a sentinel, where the first entry begins.
    var part = Int(mixed[number - 1].partEnd)
    let partEnd = Int(mixed[number].partEnd)
    while part < partEnd {
      let own = parts[part]
      var crossing = RingCrossing(x: x, y: y)
      crossing.isOdd = own.isOdd
      for edge in Int(parts[part - 1].edgeEnd)..<Int(own.edgeEnd) {
        let edge = edges[edge]
        crossing.crossUpwards(ax: edge.ax, ay: edge.ay, bx: edge.bx, by: edge.by)
      }
      for step in Int(parts[part - 1].stepEnd)..<Int(own.stepEnd) where steps[step] <= y {
        crossing.isOdd.toggle()
      }
      if crossing.location != .outside { return Int(own.feature) }
      part += 1
    }
    let base = mixed[number].base
    return base < 0 ? nil : Int(base)
  }
}
