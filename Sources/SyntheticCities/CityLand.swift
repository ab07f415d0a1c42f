// Whether a place lies in a large city at all: asked for the squares of the population grid on its rim.

/// The land of a city's quarters, drawn where it is asked for.
struct CityLand {
  private let layout: CityLayout
  private var rings: [CityLayout.Place: GroundRing] = [:]

  init(_ layout: CityLayout) { self.layout = layout }

  mutating func holds(_ point: GroundPoint) -> Bool {
    let column = Int((point.x / layout.grid.side).rounded(.down))
    let row = Int((point.y / layout.grid.side).rounded(.down))
    // A seam never strays as far as the next but one cell.
    let near = (row - 1...row + 1).flatMap { row in
      (column - 1...column + 1).map { CityLayout.Place(column: $0, row: row) }
    }
    let inside = near.filter { layout.isInside($0.column, $0.row) }
    if inside.count == near.count { return true }
    for place in inside {
      if rings[place] == nil { rings[place] = layout.ring(column: place.column, row: place.row) }
      if rings[place]?.contains(point) ?? false { return true }
    }
    return false
  }
}

extension CityLayout {
  /// The land of a quarter, counterclockwise.
  func ring(column: Int, row: Int) -> GroundRing {
    let neighbours = Quarter.neighbours(column: column, row: row)
    var points: [GroundPoint] = []
    for (side, (seam, isBackward)) in Quarter.seams(column: column, row: row).enumerated() {
      let (over, above) = neighbours[side]
      let own = grid.points(of: seam, isOuter: !isInside(over, above))
      points += isBackward ? own.reversed().dropLast() : own.dropLast()
    }
    return GroundRing(points)
  }
}
