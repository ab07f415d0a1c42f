import Planar
import Testing

@Suite struct BoxTests {
  let box = Box(minX: 1, minY: 2, maxX: 5, maxY: 4)

  @Test func measuresItself() {
    #expect(box.width == 4)
    #expect(box.height == 2)
    #expect(box.center == PlanarPoint(x: 3, y: 3))
    #expect(!box.isEmpty)
  }

  @Test func theEmptyBoxHoldsNothingAndAddsNothing() {
    var union = box
    union.formUnion(.empty)
    #expect(union == box)
    #expect(Box.empty.isEmpty)
    #expect(Box.empty.width == 0)
    #expect(Box.empty.height == 0)
    #expect(!Box.empty.intersects(box))
    #expect(!Box.empty.contains(x: 0, y: 0))
    #expect(Box.empty.squaredDistance(x: 0, y: 0) == .infinity)
  }

  @Test func aBoxWithABorderThatIsNotANumberIsEmpty() {
    #expect(Box(minX: .nan, minY: 0, maxX: 1, maxY: 1).isEmpty)
    #expect(Box(minX: 0, minY: 0, maxX: 1, maxY: .nan).isEmpty)
  }

  @Test func bordersBelongToTheBox() {
    #expect(box.contains(x: 1, y: 2))
    #expect(box.contains(x: 5, y: 4))
    #expect(!box.contains(x: 5.000_001, y: 4))
    #expect(box.intersects(Box(minX: 5, minY: 4, maxX: 9, maxY: 9)))
    #expect(!box.intersects(Box(minX: 5.000_001, minY: 4, maxX: 9, maxY: 9)))
    #expect(box.contains(box))
    #expect(!box.contains(box.expanded(by: 0.1)))
    #expect(box.expanded(by: 0.1).contains(box))
  }

  @Test func growsByPlacesAndIgnoresWhatIsNotANumber() {
    var grown = Box.empty
    grown.extend(x: 3, y: -1)
    #expect(grown == Box(minX: 3, minY: -1, maxX: 3, maxY: -1))
    grown.extend(x: .nan, y: 7)
    #expect(grown == Box(minX: 3, minY: -1, maxX: 3, maxY: 7))
  }

  @Test(arguments: [
    (3.0, 3.0, 0.0), (1, 2, 0), (0, 3, 1), (8, 3, 9), (3, 0, 4), (3, 7, 9), (-2, -2, 25), (8, 8, 25),
  ])
  func squaredDistanceIsZeroInside(x: Double, y: Double, expected: Double) {
    #expect(box.squaredDistance(x: x, y: y) == expected)
  }
}
