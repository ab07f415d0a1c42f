// A rectangle of square cells, and how wide of its mark a coordinate's cell may be.

/// A grid of square cells over a box, numbered in rows from the south-west.
package struct CellFrame: Sendable {
  /// The south-western corner in metres.
  package let minX: Double
  package let minY: Double
  /// The side of a cell in metres.
  package let side: Double
  @usableFromInline let perMetre: Double
  package let columns: Int
  package let rows: Int

  /// About `cells` cells over a box and a little more; nil for a box without a place, or so far away from the origin that
  /// the rounding of coordinates would count in cells.
  package init?(_ box: Box, cells: Int) {
    let wanted = Double(max(1, cells))
    let longer = max(box.width, box.height)
    let size = max(abs(box.minX), abs(box.minY), abs(box.maxX), abs(box.maxY))
    // A long thin box is as long as that many cells at the most.
    let least = max(longer / wanted, size * 1e-9, 1e-6)
    self.init(box, side: max((box.width * box.height / wanted).squareRoot(), least))
  }

  /// Cells of a side, in metres, over a box and a little more; nil for a box that is empty or without end.
  package init?(_ box: Box, side: Double) {
    // Half a cell around, so that all of the box lies well inside.
    let around = box.expanded(by: side / 2)
    let columns = (around.width / side).rounded(.up)
    let rows = (around.height / side).rounded(.up)
    guard !box.isEmpty, side > 0, side.isFinite, columns * rows < 0x1p28 else { return nil }
    minX = around.minX
    minY = around.minY
    self.side = side
    perMetre = 1 / side
    self.columns = Int(columns)
    self.rows = Int(rows)
  }

  /// How many cells there are.
  package var count: Int { columns * rows }

  /// By how much a cell may be smaller or larger than said, in metres: far more than the rounding of a coordinate.
  package var slack: Double { side / 1024 }

  /// The cell of a place; nil outside of all, and for what is not a number.
  @inlinable
  @inline(__always)
  package func cell(x: Double, y: Double) -> Int? {
    let across = (x - minX) * perMetre
    let up = (y - minY) * perMetre
    guard across >= 0, across < Double(columns), up >= 0, up < Double(rows) else { return nil }
    return Int(up) &* columns &+ Int(across)
  }

  /// The column of an easting, that of the nearest cell when outside.
  @inlinable
  @inline(__always)
  package func column(_ x: Double) -> Int { Int(max(0, min(Double(columns - 1), (x - minX) * perMetre))) }

  /// The row of a northing, that of the nearest cell when outside.
  @inlinable
  @inline(__always)
  package func row(_ y: Double) -> Int { Int(max(0, min(Double(rows - 1), (y - minY) * perMetre))) }

  /// A cell's box, with the slack around it: whatever is said to be in the cell lies in it.
  package func box(column: Int, row: Int) -> Box {
    let west = minX + Double(column) * side
    let south = minY + Double(row) * side
    return Box(minX: west, minY: south, maxX: west + side, maxY: south + side).expanded(by: slack)
  }
}
