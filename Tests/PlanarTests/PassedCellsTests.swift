import Planar
import TestSupport
import Testing

@Suite struct PassedCellsTests {
  private func passed(_ a: (Double, Double), _ b: (Double, Double)) -> [[Int32]] {
    var cells: [[Int32]] = []
    GridCell.forEachPassed(
      from: PlanarPoint(x: a.0, y: a.1), to: PlanarPoint(x: b.0, y: b.1), side: 25
    ) { cells.append([$0.column, $0.row]) }
    return cells
  }

  @Test func straightAndSlanting() {
    #expect(passed((1, 1), (1, 1)) == [[0, 0]])
    #expect(passed((10, 10), (60, 10)) == [[0, 0], [1, 0], [2, 0]])
    #expect(passed((10, 10), (10, -30)) == [[0, 0], [0, -1], [0, -2]])
    // It leaves the first cell at x = 25, the second at y = 25.
    #expect(passed((20, 10), (45, 30)) == [[0, 0], [1, 0], [1, 1]])
    #expect(passed((-10, -10), (-30, -10)) == [[-1, -1], [-2, -1]])
  }

  @Test func allCellsThatAreSampledArePassedAndHangTogether() {
    let seed: UInt64 = 7
    var random = SplitMix64(seed: seed)
    for _ in 0..<200 {
      let a = PlanarPoint(
        x: .random(in: -500...500, using: &random), y: .random(in: -500...500, using: &random))
      let b = PlanarPoint(
        x: .random(in: -500...500, using: &random), y: .random(in: -500...500, using: &random))
      var cells: [GridCell] = []
      GridCell.forEachPassed(from: a, to: b, side: 25) { cells.append($0) }
      for (one, next) in zip(cells, cells.dropFirst()) {
        #expect(abs(one.row - next.row) + abs(one.column - next.column) == 1, "seed \(seed)")
      }
      let found = Set(cells)
      #expect(found.count == cells.count, "seed \(seed)")
      for step in 0...1000 {
        let share = Double(step) / 1000
        let (x, y) = (a.x + share * (b.x - a.x), a.y + share * (b.y - a.y))
        // A sample so near a border that rounding decides says nothing.
        let (column, row) = (x / 25, y / 25)
        guard abs(column - column.rounded()) > 1e-9, abs(row - row.rounded()) > 1e-9 else { continue }
        let cell = GridCell(row: Int32(row.rounded(.down)), column: Int32(column.rounded(.down)))
        #expect(found.contains(cell), "seed \(seed)")
      }
    }
  }
}
