// Cells of a square grid drawn as polygons: their common outline, with a hole wherever cells are missing.
//
// The sides between a cell of the set and one that is not in it are walked with the cells on the left. Where two cells
// touch at a corner only, the walk stays with its own cell, so that each polygon is made of cells with common sides;
// and a ring that comes to a corner again is cut there, so that no ring touches itself (OGC 06-103r4, 6.1.11).

/// A cell of a square grid through the origin.
public struct GridCell: Hashable, Sendable, Comparable {
  /// The row, counted northwards: the cell begins at `row` sides from the origin.
  public var row: Int32
  /// The column, counted eastwards.
  public var column: Int32

  /// A cell.
  public init(row: Int32, column: Int32) {
    self.row = row
    self.column = column
  }

  /// Row by row from the south, each from the west.
  public static func < (a: GridCell, b: GridCell) -> Bool {
    a.row != b.row ? a.row < b.row : a.column < b.column
  }

  /// The cell so many rows north and columns east, also across the end of all numbers, where no cell is.
  func moved(_ step: Step) -> GridCell {
    GridCell(row: row &+ step.up, column: column &+ step.across)
  }
}

/// A way from a cell to its neighbour.
struct Step {
  let across: Int32
  let up: Int32
}

extension PlanarGeometries {
  /// Adds one polygon feature that is made of the cells; an empty feature without any.
  ///
  /// Cells with a common side are one part, cells that touch at a corner are two. Outer rings run counter-clockwise and
  /// have corners only where they turn.
  ///
  /// - Parameters:
  ///   - cells: The cells, in any order; one that is given twice counts once.
  ///   - side: The side of a cell in metres, above 0.
  public mutating func addCells(_ cells: some Sequence<GridCell>, side: Double) {
    let outlines = CellOutlines(Self.ascending(cells))
    for part in outlines.parts {
      for ring in part {
        for corner in ring + ring.prefix(1) {
          addVertex(x: Double(corner.column) * side, y: Double(corner.row) * side)
        }
        endRing()
      }
      endPart()
    }
    endFeature(kind: outlines.parts.isEmpty ? .empty : .polygon)
  }

  /// Cells in ascending order, each once.
  private static func ascending(_ cells: some Sequence<GridCell>) -> [GridCell] {
    let cells = Array(cells)
    // Most are already.
    return zip(cells, cells.dropFirst()).allSatisfy { $0 < $1 } ? cells : Set(cells).sorted()
  }
}

/// The rings around cells; a corner has the numbers of the cell to its north-east.
private struct CellOutlines {
  // Sides are numbered counter-clockwise from the southern one, in the direction that they are walked.
  private static let ahead: [CellNeighbors.Direction] = [.east, .north, .west, .south]
  private static let outside: [CellNeighbors.Direction] = [.south, .east, .north, .west]
  private static let beyond: [CellNeighbors.Direction] = [.southEast, .northEast, .northWest, .southWest]
  private static let end = [
    Step(across: 1, up: 0), Step(across: 1, up: 1), Step(across: 0, up: 1), Step(across: 0, up: 0),
  ]

  /// The rings of each part, the outer one first, each without the repetition of its first corner.
  private(set) var parts: [[[GridCell]]] = []

  private let cells: [GridCell]
  private let neighbors: CellNeighbors
  private var isWalked: [Bool]

  init(_ cells: [GridCell]) {
    self.cells = cells
    neighbors = CellNeighbors(cells)
    isWalked = Array(repeating: false, count: 4 * cells.count)
    let partOf = partNumbers()
    for cell in cells.indices {
      for side in 0..<4 where !isWalked[4 * cell + side] && neighbors[cell, Self.outside[side]] == nil {
        if partOf[cell] == parts.count { parts.append([]) }
        parts[partOf[cell]] += rings(from: cell, side)
      }
    }
    for part in parts.indices {
      // The only one that has its cells on the left and runs counter-clockwise.
      if let outer = parts[part].firstIndex(where: { Self.doubledArea($0) > 0 }) {
        parts[part].swapAt(0, outer)
      }
    }
  }

  /// The part of each cell: cells with a common side are in one; in the order of their first cells.
  private func partNumbers() -> [Int] {
    var partOf = [Int](repeating: -1, count: cells.count)
    var count = 0
    for seed in cells.indices where partOf[seed] < 0 {
      partOf[seed] = count
      var open = [seed]
      while let cell = open.popLast() {
        for direction in Self.ahead {
          guard let next = neighbors[cell, direction], partOf[next] < 0 else { continue }
          partOf[next] = count
          open.append(next)
        }
      }
      count += 1
    }
    return partOf
  }

  /// Walks once around from a side, and cuts what was walked where it comes to a corner again.
  private mutating func rings(from first: Int, _ firstSide: Int) -> [[GridCell]] {
    var rings: [[GridCell]] = []
    var open: [GridCell] = []
    var placeInOpen: [GridCell: Int] = [:]
    var (cell, side) = (first, firstSide)
    repeat {
      isWalked[4 * cell + side] = true
      let corner = cells[cell].moved(Self.end[side])
      let next: (cell: Int, side: Int)
      // Only where another cell touches at the corner, and only there, does a ring come to it again.
      var isTouched = false
      let beyond = neighbors[cell, Self.beyond[side]]
      if let ahead = neighbors[cell, Self.ahead[side]] {
        next = beyond.map { ($0, (side + 3) % 4) } ?? (ahead, side)
      } else {
        next = (cell, (side + 1) % 4)
        isTouched = beyond != nil
      }
      if isTouched {
        if let place = placeInOpen[corner] {
          let loop = Array(open[place...])
          rings.append(loop)
          for member in loop { placeInOpen[member] = nil }
          open.removeSubrange(place...)
        }
        placeInOpen[corner] = open.count
      }
      if next.side != side { open.append(corner) }
      (cell, side) = next
    } while (cell, side) != (first, firstSide)
    rings.append(open)
    return rings
  }

  private static func doubledArea(_ ring: [GridCell]) -> Int {
    var doubled = 0
    for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
      doubled += Int(a.column) * Int(b.row) - Int(b.column) * Int(a.row)
    }
    return doubled
  }
}
