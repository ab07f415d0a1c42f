// Places gathered into groups, each place at most a distance from another of its group: single linkage.
//
// Places lie in square cells so small that all of one cell are near each other; cells are linked by their nearest
// places. However dense the places, nearly all of the work is done by cells. (The grid of M. de Berg, A. Gunawan and
// M. Roeloffzen, "Faster DBSCAN and HDBSCAN in low-dimensional Euclidean spaces", ISAAC 2017.)

internal import Planar

/// Gathers places that are near each other.
enum NearPlaces {
  private struct Cell: Hashable {
    var kind: Int32
    var column: Int
    var row: Int
  }

  /// The places of one cell: `order[range]`, and the smallest box around them.
  private struct Members {
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
    let cells = points.indices.map { place in
      Cell(
        kind: kinds[place], column: Int((points[place].x / side).rounded(.down)),
        row: Int((points[place].y / side).rounded(.down)))
    }
    let order = points.indices.sorted { a, b in
      (cells[a].kind, cells[a].row, cells[a].column, a) < (cells[b].kind, cells[b].row, cells[b].column, b)
    }
    var groups = Groups(count: points.count)
    var membersOfCell: [Cell: Members] = [:]
    var start = 0
    while start < order.count {
      var end = start
      var box = Box.empty
      while end < order.count, cells[order[end]] == cells[order[start]] {
        box.extend(x: points[order[end]].x, y: points[order[end]].y)
        groups.link(order[start], order[end])
        end += 1
      }
      membersOfCell[cells[order[start]]] = Members(range: start..<end, box: box)
      start = end
    }
    start = 0
    while start < order.count {
      guard let own = membersOfCell[cells[order[start]]] else { break }
      for (columns, rows) in ahead {
        var cell = cells[order[start]]
        cell.column += columns
        cell.row += rows
        guard let other = membersOfCell[cell] else { continue }
        let (a, b) = (order[own.range.lowerBound], order[other.range.lowerBound])
        if groups.first(of: a) != groups.first(of: b), areNear(own, other, order, points, within: within) {
          groups.link(a, b)
        }
      }
      start = own.range.upperBound
    }
    return groups.members()
  }

  /// The cells that may hold a near place, of each two that lie opposite one.
  private static let ahead: [(columns: Int, rows: Int)] =
    [(1, 0), (2, 0)] + (1...2).flatMap { row in (-2...2).map { (columns: $0, rows: row) } }

  /// Whether a place of one cell is near a place of the other.
  private static func areNear(
    _ one: Members, _ other: Members, _ order: [Int], _ points: [PlanarPoint], within: Double
  ) -> Bool {
    // A little more than the distance: the box decides nothing that rounding might.
    let bound = within * within * (1 + 1e-9)
    func facing(_ places: Members, _ box: Box) -> [PlanarPoint] {
      places.range.map { points[order[$0]] }.filter { box.squaredDistance(x: $0.x, y: $0.y) <= bound }
    }
    let mine = facing(one, other.box)
    guard !mine.isEmpty else { return false }
    let theirs = facing(other, one.box)
    return mine.contains { place in theirs.contains { $0.distance(to: place) <= within } }
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
