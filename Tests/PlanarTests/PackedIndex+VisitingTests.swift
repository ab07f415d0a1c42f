// Searches that stop early find what the full search finds, and stop.

import TestSupport
import Testing

@testable import Planar

@Suite struct PackedIndexVisitingTests {
  @Test(arguments: PlaceShape.allCases) func asTheFullSearch(shape: PlaceShape) {
    var random = SplitMix64(seed: 7)
    let boxes = shape.boxes(700, &random)
    let index = PackedIndex(boxes)
    for _ in 0..<100 {
      let x = random.number(0...1000)
      let y = random.number(0...1000)
      let window = Box(minX: x, minY: y, maxX: x + random.number(0...200), maxY: y + random.number(0...200))
      var found: [Int] = []
      let isDone = index.visit(intersecting: window) { item in
        found.append(item)
        return true
      }
      #expect(isDone)
      #expect(found.sorted() == index.items(intersecting: window))
      var asked = 0
      let isWhole = index.visit(intersecting: window) { _ in
        asked += 1
        return asked < 3
      }
      #expect(asked == min(3, found.count) && isWhole == (found.count < 3))
    }
    #expect(PackedIndex([]).visit(intersecting: Box(minX: 0, minY: 0, maxX: 1, maxY: 1)) { _ in false })
  }
}
