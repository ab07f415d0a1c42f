// Places gathered into groups, each place at most a distance from another of its group: single linkage.
//
// Places lie in square cells so small that all of one cell are near each other; cells are linked by their nearest
// places. However dense the places, nearly all of the work is done by cells. (The grid of M. de Berg, A. Gunawan and
// M. Roeloffzen, "Faster DBSCAN and HDBSCAN in low-dimensional Euclidean spaces", ISAAC 2017.)

internal import Planar

/// Gathers places that are near each other.
enum NearPlaces {
  /// A place with the cell that it lies in.
  private struct CellPlace {
    var kind: Int32
    var row: Int
    var column: Int
    var place: Int

    static func precedes(_ a: CellPlace, _ b: CellPlace) -> Bool {
      if a.kind != b.kind { return a.kind < b.kind }
      if a.row != b.row { return a.row < b.row }
      return a.column != b.column ? a.column < b.column : a.place < b.place
    }
  }

  /// A cell with places: `order[range]`, and the smallest box around them.
  private struct Cell {
    var kind: Int32
    var row: Int
    var column: Int
    var range: Range<Int>
    var box: Box
  }

  /// The groups, in the order of their first places; the places of a group ascending.
  ///
  /// - Parameters:
  ///   - points: The places; finite.
  ///   - kinds: Of each place a number; only places of one number come into one group.
  ///   - within: How far places may be from each other, in metres, inclusive; above 0.
  static func groups(_ points: [PlanarPoint], kinds: [Int32], within: Double) -> [[Int]] {
    // A hair less than the square whose diagonal is the distance: rounding must not part places of a cell.
    let side = within / 2.0.squareRoot() * (1 - 1e-6)
    let order = points.indices.map { place in
      CellPlace(
        kind: kinds[place], row: Int((points[place].y / side).rounded(.down)),
        column: Int((points[place].x / side).rounded(.down)), place: place)
    }.sorted(by: CellPlace.precedes)
    var groups = Groups(count: points.count)
    let cells = cells(of: order, points, &groups)
    // A cell's neighbours of one row stand side by side, and move on as the cell does.
    for ahead in 0...2 {
      var first = 0
      for (number, cell) in cells.enumerated() {
        func isBefore(_ other: Cell) -> Bool {
          if other.kind != cell.kind { return other.kind < cell.kind }
          if other.row != cell.row + ahead { return other.row < cell.row + ahead }
          return other.column < cell.column - 2
        }
        while first < cells.count, isBefore(cells[first]) { first += 1 }
        var next = ahead == 0 ? number + 1 : first
        while next < cells.count, cells[next].kind == cell.kind, cells[next].row == cell.row + ahead,
          cells[next].column <= cell.column + 2
        {
          let other = cells[next]
          next += 1
          let (a, b) = (order[cell.range.lowerBound].place, order[other.range.lowerBound].place)
          if groups.first(of: a) != groups.first(of: b), areNear(cell, other, order, points, within: within) {
            groups.link(a, b)
          }
        }
      }
    }
    return groups.members()
  }

  /// The cells in order; the places of each are linked.
  private static func cells(
    of order: [CellPlace], _ points: [PlanarPoint], _ groups: inout Groups
  ) -> [Cell] {
    var cells: [Cell] = []
    for (index, place) in order.enumerated() {
      if let last = cells.indices.last, cells[last].kind == place.kind, cells[last].row == place.row,
        cells[last].column == place.column
      {
        groups.link(order[cells[last].range.lowerBound].place, place.place)
        cells[last].range = cells[last].range.lowerBound..<index + 1
        cells[last].box.extend(x: points[place.place].x, y: points[place.place].y)
      } else {
        var box = Box.empty
        box.extend(x: points[place.place].x, y: points[place.place].y)
        cells.append(
          Cell(kind: place.kind, row: place.row, column: place.column, range: index..<index + 1, box: box))
      }
    }
    return cells
  }

  /// Whether a place of one cell is near a place of the other.
  private static func areNear(
    _ one: Cell, _ other: Cell, _ order: [CellPlace], _ points: [PlanarPoint], within: Double
  ) -> Bool {
    // A little more than the distance: the box decides nothing that rounding might.
    let bound = within * within * (1 + 1e-9)
    for a in one.range {
      let mine = points[order[a].place]
      guard other.box.squaredDistance(x: mine.x, y: mine.y) <= bound else { continue }
      for b in other.range where points[order[b].place].distance(to: mine) <= within { return true }
    }
    return false
  }
}

/// Groups that grow together; each is known by its lowest member. (R. Tarjan, "Efficiency of a good but not linear set
/// union algorithm", JACM 22, 1975; with path halving.)
private struct Groups {
  private var lower: [Int]

  init(count: Int) { lower = Array(0..<count) }

  mutating func first(of member: Int) -> Int {
    var member = member
    while lower[member] != member {
      lower[member] = lower[lower[member]]
      member = lower[member]
    }
    return member
  }

  mutating func link(_ a: Int, _ b: Int) {
    let (first, second) = (first(of: a), first(of: b))
    lower[max(first, second)] = min(first, second)
  }

  mutating func members() -> [[Int]] {
    var groups: [[Int]] = []
    var groupOfFirst = [Int](repeating: -1, count: lower.count)
    for member in lower.indices {
      let first = first(of: member)
      if groupOfFirst[first] < 0 {
        groupOfFirst[first] = groups.count
        groups.append([])
      }
      groups[groupOfFirst[first]].append(member)
    }
    return groups
  }
}
