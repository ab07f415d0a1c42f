// Which cells of a set lie beside which: found in one sweep over the sorted cells, without a table of hashes.

/// The neighbours of cells within their set.
public struct CellNeighbors: Sendable {
  /// A way from a cell to a neighbour, counter-clockwise from the east.
  public enum Direction: Int, Sendable, CaseIterable {
    case east, northEast, north, northWest, west, southWest, south, southEast
  }

  // Eight a cell; -1 where no cell of the set is.
  private var numbers: [Int32]

  /// The neighbours of cells.
  ///
  /// - Parameter cells: The cells, ascending, each once.
  public init(_ cells: some RandomAccessCollection<GridCell>) {
    let cells = Array(cells)
    numbers = Array(repeating: -1, count: 8 * cells.count)
    // The first cell of the row below that may still touch the next cell.
    var below = 0
    for (number, cell) in cells.enumerated() {
      if number > 0, cells[number - 1].row == cell.row, cells[number - 1].column &+ 1 == cell.column {
        join(number - 1, .east, number)
      }
      // Beyond the least number there is no row.
      guard cell.row > .min else { continue }
      let row = cell.row - 1
      while below < number, Self.isBefore(cells[below], row, cell.column) { below += 1 }
      var other = below
      while other < number, cells[other].row == row, Int(cells[other].column) <= Int(cell.column) + 1 {
        switch Int(cells[other].column) - Int(cell.column) {
        case -1: join(other, .northEast, number)
        case 0: join(other, .north, number)
        default: join(other, .northWest, number)
        }
        other += 1
      }
    }
  }

  /// The neighbour of a cell in a direction, by its place in the set; nil where there is none.
  @inline(__always)
  public subscript(cell: Int, direction: Direction) -> Int? {
    let number = numbers[8 * cell + direction.rawValue]
    return number < 0 ? nil : Int(number)
  }

  /// Calls `body` with each neighbour of a cell, at corners too.
  @inline(__always)
  public func forEach(of cell: Int, _ body: (Int) -> Void) {
    for place in 8 * cell..<8 * cell + 8 where numbers[place] >= 0 { body(Int(numbers[place])) }
  }

  /// Whether a cell cannot touch one of the row above that stands at a column, nor any behind that.
  private static func isBefore(_ cell: GridCell, _ row: Int32, _ column: Int32) -> Bool {
    cell.row < row || (cell.row == row && Int(cell.column) < Int(column) - 1)
  }

  private mutating func join(_ one: Int, _ direction: Direction, _ other: Int) {
    numbers[8 * one + direction.rawValue] = Int32(other)
    numbers[8 * other + (direction.rawValue + 4) % 8] = Int32(one)
  }
}
