import Testing

@testable import Planar

@Suite struct PackedIndexTests {
  private func check(_ shape: PlaceShape, count: Int, windows: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let boxes = shape.boxes(count, &random)
    let index = PackedIndex(boxes)
    #expect(index.count == count)
    for _ in 0..<windows {
      let x = Double(random.whole(-100...1100))
      let y = Double(random.whole(-100...1100))
      let side = Double([0, 10, 100, 3000].shuffled(using: &random)[0])
      let window = Box(minX: x, minY: y, maxX: x + side, maxY: y + side)
      let expected = boxes.indices.filter {
        let box = boxes[$0]
        return !(box.minX > box.maxX) && box.minX <= x + side && box.maxX >= x && box.minY <= y + side
          && box.maxY >= y
      }
      #expect(index.items(intersecting: window) == expected, "\(shape) of \(count), seed \(seed)")
    }
  }

  @Test(arguments: PlaceShape.allCases) func findsWhatACountFindsAtAllSmallSizes(shape: PlaceShape) {
    for count in 0...40 { check(shape, count: count, windows: 10, seed: UInt64(count) + 7) }
  }

  @Test(arguments: PlaceShape.allCases) func findsWhatACountFindsInLargeSets(shape: PlaceShape) {
    check(shape, count: 5000, windows: 60, seed: 5000)
    check(shape, count: 4096, windows: 20, seed: 4096)
    check(shape, count: 4097, windows: 20, seed: 4097)
  }

  @Test func indexesNothing() {
    for index in [PackedIndex([]), PackedIndex([.empty, .empty])] {
      #expect(index.extent.isEmpty)
      #expect(index.items(intersecting: Box(minX: -1e9, minY: -1e9, maxX: 1e9, maxY: 1e9)).isEmpty)
      #expect(index.items(intersecting: .empty).isEmpty)
    }
  }

  @Test func extentIsTheBoxAroundEverything() {
    var random = SplitMix64(seed: 3)
    let boxes = PlaceShape.uniform.boxes(333, &random)
    var expected = Box.empty
    for box in boxes { expected.formUnion(box) }
    #expect(PackedIndex(boxes).extent == expected)
  }

  @Test func extremeCoordinatesNeitherTrapNorAreLost() {
    let least = Double.leastNonzeroMagnitude
    let boxes = [
      Box(minX: -1e308, minY: 0, maxX: 1e308, maxY: 1), Box(minX: least, minY: 0, maxX: least, maxY: least),
      Box(minX: -.infinity, minY: -.infinity, maxX: .infinity, maxY: .infinity),
      Box(minX: .nan, minY: 0, maxX: 1, maxY: 1), Box(minX: 0, minY: 0, maxX: least, maxY: 0),
    ]
    #expect(PackedIndex(boxes).items(intersecting: Box(minX: 0, minY: 0, maxX: 1, maxY: 1)) == [0, 1, 2, 4])
    #expect(PackedIndex([boxes[1], boxes[4]]).items(intersecting: boxes[4]) == [0, 1])
    #expect(PackedIndex([boxes[0]]).items(intersecting: boxes[1]) == [0])
  }

  @Test func theHilbertCurveVisitsEachCellOnceAndStepsToANeighbour() {
    var cells = [Int: (Int, Int)]()
    for x in 0..<16 {
      for y in 0..<16 { cells[Int(PackedIndex.hilbertKey(x: UInt32(x), y: UInt32(y)))] = (x, y) }
    }
    #expect(cells.keys.sorted() == Array(0..<256))
    for key in 1..<256 {
      guard let (ax, ay) = cells[key - 1], let (bx, by) = cells[key] else { continue }
      #expect(abs(ax - bx) + abs(ay - by) == 1, "at \(key)")
    }
  }
}
