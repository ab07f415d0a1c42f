// The seams between quarters: the same whoever asks, and meeting at the corners.

import Testing

@testable import SyntheticCities

@Suite struct QuarterGridTests {
  let grid = QuarterGrid(seed: 77, side: 3000)

  private func seam(_ column: Int, _ row: Int, isRow: Bool) -> QuarterGrid.Seam {
    QuarterGrid.Seam(column: column, row: row, isRow: isRow)
  }

  @Test func fourSeamsMeetAtEveryCorner() {
    for column in -3...3 {
      for row in -3...3 {
        let corner = grid.points(of: seam(column, row, isRow: true), isOuter: false)[0]
        let last = grid.steps
        #expect(grid.points(of: seam(column - 1, row, isRow: true), isOuter: true)[last] == corner)
        #expect(grid.points(of: seam(column, row, isRow: false), isOuter: true)[0] == corner)
        #expect(grid.points(of: seam(column, row - 1, isRow: false), isOuter: false)[last] == corner)
      }
    }
  }

  @Test func seamsHaveTheirSteps() {
    // Steps of some 60 m, an even number of them.
    #expect(grid.steps == 50)
    #expect(QuarterGrid(seed: 1, side: 200).steps == 4)
    let points = grid.points(of: seam(2, 1, isRow: false), isOuter: false)
    #expect(points.count == 51)
    for index in 1..<points.count {
      #expect((30...110).contains(points[index].distance(to: points[index - 1])))
    }
    #expect(grid.points(of: seam(2, 1, isRow: false), isOuter: true) != points)
  }

  @Test func aLineIsTheSameAlongItsWholeLength() {
    var kinds: Set<CityLine.Kind> = []
    for number in -40...40 {
      for isRow in [true, false] {
        let place = isRow ? seam(3, number, isRow: true) : seam(number, 3, isRow: false)
        let other = isRow ? seam(-8, number, isRow: true) : seam(number, -8, isRow: false)
        #expect(grid.line(along: place).kind == grid.line(along: other).kind)
        #expect(grid.line(along: place).name == grid.line(along: other).name)
        kinds.insert(grid.line(along: place).kind)
      }
    }
    #expect(kinds == [.water, .expressway, .arterial, .secondary])
  }

  @Test func quartersShareTheirSeams() throws {
    let layout = CityLayout(seed: 5, buildings: 30_000)
    for quarter in layout.quarters where layout.isInside(quarter.column + 1, quarter.row) {
      let east = layout.ring(column: quarter.column, row: quarter.row).points
      let west = layout.ring(column: quarter.column + 1, row: quarter.row).points
      let steps = layout.grid.steps
      // The east side of the one runs north, the west side of the other south.
      #expect(Array(east[steps...(2 * steps)]) == Array(([west[0]] + west[(3 * steps)...].reversed())))
    }
  }
}
