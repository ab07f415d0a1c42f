// Outlines of cells against the cells: area, validity by GEOS, and which cells they cover.

import Planar
import TestSupport
import Testing

@Suite struct CellOutlinesTests {
  private func outline(_ cells: [(Int32, Int32)], side: Double = 10) -> PlanarGeometries {
    var outline = PlanarGeometries()
    outline.addCells(cells.map { GridCell(row: $0.0, column: $0.1) }, side: side)
    return outline
  }

  private func rings(_ outline: PlanarGeometries) -> [[Int]] {
    outline.layout.parts(of: 0).map { part in
      outline.layout.rings(of: part).map { outline.layout.vertices(of: $0).count }
    }
  }

  @Test func nothingIsEmpty() {
    #expect(outline([]).layout.kinds == [.empty])
  }

  @Test func aRowHasFourCorners() {
    let row = outline([(2, 1), (2, 3), (2, 2), (2, 2)])
    #expect(rings(row) == [[5]])
    #expect(row.area(of: 0) == 300)
    #expect(row.box(of: 0) == Box(minX: 10, minY: 20, maxX: 40, maxY: 30))
  }

  @Test func aCornerDoesNotJoinParts() {
    #expect(rings(outline([(0, 0), (1, 1)])) == [[5], [5]])
  }

  @Test func aMissingCellIsAHole() {
    let frame = outline([(0, 0), (0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1), (2, 2)])
    #expect(rings(frame) == [[5, 5]])
    #expect(frame.area(of: 0) == 800)
    #expect(!frame.covers(x: 15, y: 15, feature: 0))
  }

  @Test func holesThatTouchAreTwo() {
    // A field of 4 x 4 less two cells that touch at a corner.
    var cells: [(Int32, Int32)] = []
    for number in Int32(0)..<16 where number != 5 && number != 10 { cells.append((number / 4, number % 4)) }
    let field = outline(cells)
    #expect(rings(field) == [[5, 5, 5]])
    #expect(field.area(of: 0) == 1400)
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func anyCells(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let density = random.number(0.1...0.9)
    var cells: [(Int32, Int32)] = []
    for row in Int32(-7)...7 {
      for column in Int32(-7)...7 where random.number(0...1) < density { cells.append((row, column)) }
    }
    let outline = outline(cells, side: 50)
    #expect(outline.area(of: 0) == Double(cells.count) * 2500, "seed \(seed)")
    #expect(try Overlay().union(of: outline).area(of: 0) == Double(cells.count) * 2500, "seed \(seed)")
    for row in Int32(-7)...7 {
      for column in Int32(-7)...7 {
        let isIn = outline.covers(x: Double(column) * 50 + 25, y: Double(row) * 50 + 25, feature: 0)
        #expect(isIn == cells.contains { $0 == (row, column) }, "seed \(seed)")
      }
    }
    // What is valid needs no mending, and each outer ring runs counter-clockwise.
    #expect(try PolygonRepair().invalidity(of: 0, in: outline) == nil, "seed \(seed)")
    for part in outline.layout.parts(of: 0) {
      for (place, ring) in outline.layout.rings(of: part).enumerated() {
        #expect((outline.signedArea(ofRing: ring) > 0) == (place == 0), "seed \(seed)")
      }
    }
  }
}
