// Places gathered into groups, each place at most a distance from another of its group: single linkage.
//
// Places lie in square cells so small that all of one cell are near each other; cells are linked by their nearest
// places. However dense the places, nearly all of the work is done by cells. (The grid of M. de Berg, A. Gunawan and
// M. Roeloffzen, "Faster DBSCAN and HDBSCAN in low-dimensional Euclidean spaces", ISAAC 2017.)

internal import Planar

/// Gathers places that are near each other.
enum NearPlaces {
  /// A place that may be gathered.
  protocol Place {
    /// Easting in metres.
    var x: Double { get }
    /// Northing in metres.
    var y: Double { get }
    /// Only places of one kind come into one group.
    var kind: Int32 { get }
  }

  /// A place with the cell that it lies in.
  private struct CellPlace {
    var kind: Int32
    var row: Int32
    var column: Int32
    var place: Int32

    static func precedes(_ a: CellPlace, _ b: CellPlace) -> Bool {
      if a.row != b.row { return a.row < b.row }
      if a.column != b.column { return a.column < b.column }
      return a.kind != b.kind ? a.kind < b.kind : a.place < b.place
    }
  }

  /// A cell with places of one kind: `order[range]`, and the smallest box around them.
  private struct Cell {
    var kind: Int32
    var row: Int32
    var column: Int32
    var range: Range<Int>
    var box: Box
  }

  /// The groups, in the order of their first places; the places of a group ascending.
  ///
  /// - Parameters:
  ///   - places: The places, fewer than 2³¹; finite, and on one planet.
  ///   - within: How far places may be from each other, in metres, inclusive; above 0.
  static func groups<P: Place>(_ places: [P], within: Double) -> PlaceGroups {
    // A hair less than the square whose diagonal is the distance: rounding must not part places of a cell.
    let side = within / 2.0.squareRoot() * (1 - 1e-6)
    let order = places.indices.map { place in
      CellPlace(
        kind: places[place].kind, row: Int32(clamping: Int((places[place].y / side).rounded(.down))),
        column: Int32(clamping: Int((places[place].x / side).rounded(.down))), place: Int32(place))
    }.sorted(by: CellPlace.precedes)
    var sets = LinkedSets(count: places.count)
    let cells = cells(of: order, places, &sets)
    // A cell's neighbours of one row stand side by side, and move on as the cell does.
    for ahead in Int32(0)...2 {
      var first = 0
      for (number, cell) in cells.enumerated() {
        func isBefore(_ other: Cell) -> Bool {
          other.row != cell.row + ahead ? other.row < cell.row + ahead : other.column < cell.column - 2
        }
        while first < cells.count, isBefore(cells[first]) { first += 1 }
        var next = ahead == 0 ? number + 1 : first
        while next < cells.count, cells[next].row == cell.row + ahead, cells[next].column <= cell.column + 2 {
          let other = cells[next]
          next += 1
          guard other.kind == cell.kind else { continue }
          let (a, b) = (order[cell.range.lowerBound].place, order[other.range.lowerBound].place)
          if sets.first(of: a) != sets.first(of: b), areNear(cell, other, order, places, within: within) {
            sets.link(a, b)
          }
        }
      }
    }
    return sets.groups()
  }

  /// The cells in order; the places of each are linked.
  private static func cells<P: Place>(
    of order: [CellPlace], _ places: [P], _ sets: inout LinkedSets
  ) -> [Cell] {
    var cells: [Cell] = []
    for (index, entry) in order.enumerated() {
      let place = places[Int(entry.place)]
      if let last = cells.indices.last, cells[last].kind == entry.kind, cells[last].row == entry.row,
        cells[last].column == entry.column
      {
        sets.link(order[cells[last].range.lowerBound].place, entry.place)
        cells[last].range = cells[last].range.lowerBound..<index + 1
        cells[last].box.extend(x: place.x, y: place.y)
      } else {
        var box = Box.empty
        box.extend(x: place.x, y: place.y)
        cells.append(
          Cell(kind: entry.kind, row: entry.row, column: entry.column, range: index..<index + 1, box: box))
      }
    }
    return cells
  }

  /// Whether a place of one cell is near a place of the other.
  private static func areNear<P: Place>(
    _ one: Cell, _ other: Cell, _ order: [CellPlace], _ places: [P], within: Double
  ) -> Bool {
    // A little more than the distance: the box decides nothing that rounding might.
    let bound = within * within * (1 + 1e-9)
    for a in one.range {
      let mine = places[Int(order[a].place)]
      guard other.box.squaredDistance(x: mine.x, y: mine.y) <= bound else { continue }
      let point = PlanarPoint(x: mine.x, y: mine.y)
      for b in other.range {
        let theirs = places[Int(order[b].place)]
        if PlanarPoint(x: theirs.x, y: theirs.y).distance(to: point) <= within { return true }
      }
    }
    return false
  }
}

/// Places cut into groups: group *g* has the members `members[starts[g] ..< starts[g + 1]]`.
struct PlaceGroups {
  /// Where each group starts in `members`; one entry more than there are groups.
  let starts: [Int32]
  /// The numbers of the places, ascending within a group.
  let members: [Int32]

  /// The number of groups.
  var count: Int { starts.count - 1 }

  /// The members of a group.
  subscript(group: Int) -> ArraySlice<Int32> { members[Int(starts[group])..<Int(starts[group + 1])] }
}

/// Sets that grow together; each is known by its lowest member. (R. Tarjan, "Efficiency of a good but not linear set
/// union algorithm", JACM 22, 1975; with path halving.)
private struct LinkedSets {
  private var lower: [Int32]

  init(count: Int) { lower = (0..<Int32(count)).map { $0 } }

  mutating func first(of member: Int32) -> Int32 {
    var member = Int(member)
    while Int(lower[member]) != member {
      lower[member] = lower[Int(lower[member])]
      member = Int(lower[member])
    }
    return Int32(member)
  }

  mutating func link(_ a: Int32, _ b: Int32) {
    let (first, second) = (first(of: a), first(of: b))
    lower[Int(max(first, second))] = min(first, second)
  }

  mutating func groups() -> PlaceGroups {
    var groupOf = [Int32](repeating: -1, count: lower.count)
    var starts: [Int32] = [0]
    for member in lower.indices {
      let first = Int(first(of: Int32(member)))
      if groupOf[first] < 0 {
        groupOf[first] = Int32(starts.count - 1)
        starts.append(0)
      }
      groupOf[member] = groupOf[first]
      starts[Int(groupOf[member]) + 1] += 1
    }
    for group in starts.indices.dropFirst() { starts[group] += starts[group - 1] }
    var next = starts
    var members = [Int32](repeating: 0, count: lower.count)
    for member in lower.indices {
      let group = Int(groupOf[member])
      members[Int(next[group])] = Int32(member)
      next[group] += 1
    }
    return PlaceGroups(starts: starts, members: members)
  }
}
