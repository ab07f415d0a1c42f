// Places that keep a distance, by the cells of a grid: a city of twenty million has too many to compare each pair.

/// Places no two of which are nearer than a distance.
struct SpacedPlaces: Sendable {
  private struct Cell: Hashable {
    var column: Int
    var row: Int
  }

  private let spacing: Double
  private var cells: [Cell: [GroundPoint]] = [:]

  /// No places yet; `spacing` in metres, above 0.
  init(spacing: Double) { self.spacing = spacing }

  /// Takes a place in, or refuses it because another one is too near.
  mutating func insert(_ point: GroundPoint) -> Bool {
    let own = Cell(
      column: Int((point.x / spacing).rounded(.down)), row: Int((point.y / spacing).rounded(.down)))
    for row in (own.row - 1)...(own.row + 1) {
      for column in (own.column - 1)...(own.column + 1) {
        let there = cells[Cell(column: column, row: row)] ?? []
        if there.contains(where: { $0.distance(to: point) < spacing }) { return false }
      }
    }
    cells[own, default: []].append(point)
    return true
  }
}
