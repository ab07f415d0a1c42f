// Cells of a grid: every place of the box in one, its borders too, and nothing else.

import TestSupport
@testable import Planar
import Testing

@Suite struct CellFrameTests {
  private static let box = Box(minX: 500_000, minY: 3_500_000, maxX: 504_000, maxY: 3_501_000)

  @Test func aPlaceOfTheBoxLiesInTheCellThatSaysSo() throws {
    let frame = try #require(CellFrame(Self.box, cells: 1000))
    #expect(frame.count >= 1000 && frame.count < 1400)
    var random = SplitMix64(seed: 1)
    for _ in 0..<1000 {
      let x = random.number(500_000...504_000)
      let y = random.number(3_500_000...3_501_000)
      let cell = try #require(frame.cell(x: x, y: y))
      #expect(cell == frame.row(y) * frame.columns + frame.column(x), "seed 1")
      #expect(frame.box(column: frame.column(x), row: frame.row(y)).contains(x: x, y: y), "seed 1")
    }
    for (x, y) in [(500_000, 3_500_000), (504_000, 3_501_000)] as [(Double, Double)] {
      #expect(frame.cell(x: x, y: y) != nil)
    }
  }

  @Test func outsideThereIsNoCell() throws {
    let frame = try #require(CellFrame(Self.box, side: 100))
    #expect(frame.columns == 41 && frame.rows == 11)
    for (x, y) in [
      (499_900, 3_500_100), (504_100, 3_500_100), (500_100, 3_499_000), (500_100, 3_501_100),
      (.nan, 3_500_100),
      (500_100, .nan), (.infinity, 3_500_100), (-1e300, 3_500_100),
    ] as [(Double, Double)] {
      #expect(frame.cell(x: x, y: y) == nil, "\(x), \(y)")
    }
    #expect(frame.column(-1e300) == 0 && frame.column(1e300) == 40)
    #expect(frame.row(-1e300) == 0 && frame.row(1e300) == 10)
  }

  @Test func boxesWithoutAreaStillHaveCells() {
    let line = Box(minX: 0, minY: 5, maxX: 1000, maxY: 5)
    #expect(CellFrame(line, cells: 100)?.cell(x: 1000, y: 5) != nil)
    #expect(CellFrame(Box(minX: 3, minY: 5, maxX: 3, maxY: 5), cells: 100)?.cell(x: 3, y: 5) != nil)
    #expect(CellFrame(.empty, cells: 100) == nil)
    #expect(CellFrame(Box(minX: -1.7e308, minY: 0, maxX: 1.7e308, maxY: 1), cells: 100) == nil)
    #expect(CellFrame(Box(minX: 0, minY: 0, maxX: 1e9, maxY: 1e9), side: 1) == nil)
  }
}
