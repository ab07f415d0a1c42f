// The cells of a square grid that a line passes: what a drawing of streets is coloured in from.
//
// From cell to cell along the line, by where it next crosses a column's or a row's border (J. Amanatides and A. Woo, "A
// fast voxel traversal algorithm for ray tracing", Eurographics 1987).

extension GridCell {
  /// Calls `body` with each cell that the straight piece from `a` to `b` passes, along it; cells that come one after the
  /// other have a side in common.
  ///
  /// - Parameters:
  ///   - a: A place in metres, as near the origin as 2³¹ cells.
  ///   - b: Another one.
  ///   - side: The side of a cell in metres, above 0.
  ///   - body: Called with each cell.
  public static func forEachPassed(
    from a: PlanarPoint, to b: PlanarPoint, side: Double, _ body: (GridCell) -> Void
  ) {
    let (startX, startY) = (a.x / side, a.y / side)
    let (dx, dy) = (b.x / side - startX, b.y / side - startY)
    var (column, row) = (startX.rounded(.down), startY.rounded(.down))
    let (lastColumn, lastRow) = ((b.x / side).rounded(.down), (b.y / side).rounded(.down))
    body(GridCell(row: Int32(row), column: Int32(column)))
    let stepX = dx < 0 ? -1.0 : 1.0
    let stepY = dy < 0 ? -1.0 : 1.0
    // As many borders as there are between the first cell and the last: rounding cannot lead past it.
    let columns = Int(abs(lastColumn - column))
    let rows = Int(abs(lastRow - row))
    var (doneColumns, doneRows) = (0, 0)
    while doneColumns < columns || doneRows < rows {
      let nextX =
        doneColumns < columns ? (column + (stepX > 0 ? 1 : 0) - startX) / dx : Double.infinity
      let nextY = doneRows < rows ? (row + (stepY > 0 ? 1 : 0) - startY) / dy : Double.infinity
      if doneColumns < columns, nextX <= nextY || doneRows == rows {
        column += stepX
        doneColumns += 1
      } else {
        row += stepY
        doneRows += 1
      }
      body(GridCell(row: Int32(row), column: Int32(column)))
    }
  }
}
