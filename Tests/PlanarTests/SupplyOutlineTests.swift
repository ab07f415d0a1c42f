// Supply features as loops: the feature on the left, lines there and back.

import Testing

@testable import Planar

@Suite struct SupplyOutlineTests {
  private func corners(_ outline: SupplyOutline) -> [[Double]] {
    var start = 0
    return outline.ends.map { end in
      defer { start = end }
      return (start..<end).flatMap { [outline.x[$0], outline.y[$0]] }
    }
  }

  @Test func outerBordersWindLeftAndHolesRight() {
    let frame = PlanarGeometries.exactly(
      .polygon,
      [
        [
          [(10, 10), (10, 14), (14, 14), (14, 10), (10, 10)],
          [(11, 11), (13, 11), (13, 13), (11, 13), (11, 11)],
        ]
      ])
    let outline = SupplyOutline(frame, feature: 0)
    #expect(outline.originX == 10 && outline.originY == 10)
    #expect(corners(outline) == [[0, 0, 4, 0, 4, 4, 0, 4], [1, 1, 1, 3, 3, 3, 3, 1]])
  }

  @Test func linesAreWalkedThereAndBack() {
    let line = PlanarGeometries.exactly(
      .line, [[[(5, 5), (5, 5), (8, 5), (8, 9), (8, 9)]], [[(6, 6), (7, 7)]]])
    #expect(
      corners(SupplyOutline(line, feature: 0)) == [[0, 0, 3, 0, 3, 4, 3, 0], [1, 1, 2, 2]])
  }

  @Test func pointsAndRingsWithoutAreaAreKept() {
    let points = PlanarGeometries.exactly(.point, [[[(1, 1)]], [[(4, 5)]]])
    #expect(corners(SupplyOutline(points, feature: 0)) == [[0, 0], [3, 4]])
    let flat = PlanarGeometries.exactly(.polygon, [[[(0, 0), (2, 0), (0, 0)]]])
    #expect(corners(SupplyOutline(flat, feature: 0)) == [[0, 0, 2, 0, 0, 0, 2, 0]])
    let broken = PlanarGeometries.exactly(.line, [[[(0, 0), (1, 0), (.nan, 0), (3, 0), (4, 0)]]])
    #expect(corners(SupplyOutline(broken, feature: 0)) == [[0, 0, 1, 0], [3, 0, 4, 0]])
    #expect(SupplyOutline(.exactly(.line, [[[(.nan, 0)]]]), feature: 0).ends.isEmpty)
  }
}
