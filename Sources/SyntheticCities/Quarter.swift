// One quarter of a large city: a cell of the grid that is planned and written by itself.

/// A quarter and what is asked of it.
struct Quarter: Sendable {
  /// The place in the grid.
  let column: Int
  let row: Int
  /// The part of the city that it looks like.
  let zone: Block.Zone
  /// The index of its district.
  let district: Int
  /// How many buildings it shall have.
  let buildings: Int

  /// The seams around it, counterclockwise from the south-west corner, and whether each is walked backwards.
  static func seams(column: Int, row: Int) -> [(seam: QuarterGrid.Seam, isBackward: Bool)] {
    [
      (QuarterGrid.Seam(column: column, row: row, isRow: true), false),
      (QuarterGrid.Seam(column: column + 1, row: row, isRow: false), false),
      (QuarterGrid.Seam(column: column, row: row + 1, isRow: true), true),
      (QuarterGrid.Seam(column: column, row: row, isRow: false), true),
    ]
  }

  /// The quarter on the other side of each of the seams above.
  static func neighbours(column: Int, row: Int) -> [(column: Int, row: Int)] {
    [(column, row - 1), (column + 1, row), (column, row + 1), (column - 1, row)]
  }
}
