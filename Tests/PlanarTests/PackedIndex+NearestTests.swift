import Testing

@testable import Planar

@Suite struct PackedIndexNearestTests {
  private func check(_ shape: PlaceShape, count: Int, queries: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let boxes = shape.boxes(count, &random)
    let index = PackedIndex(boxes)
    for query in 0..<queries {
      // The middle of the circle is as far from all of its places; whole hundreds are the grid's own.
      let x = query == 0 ? 500 : Double(random.whole(-1...11)) * 100
      let y = query == 0 ? 500 : Double(random.whole(-1...11)) * 100
      let limit = [1, 2, 5, 17, count + 1].shuffled(using: &random)[0]
      let within = [Double.infinity, 400, 100, 0].shuffled(using: &random)[0]
      let sorted = boxes.indices.filter { !boxes[$0].isEmpty }
        .map { Neighbor(item: $0, squaredDistance: boxes[$0].squaredDistance(x: x, y: y)) }
        .filter { $0.squaredDistance <= within * within }
        .sorted { ($0.squaredDistance, $0.item) < ($1.squaredDistance, $1.item) }
      #expect(
        index.nearest(x: x, y: y, limit: limit, within: within) == Array(sorted.prefix(limit)),
        "\(shape) of \(count), query \(query), limit \(limit), within \(within), seed \(seed)")

      // The search for one best answer finds the first of them.
      var bound = within * within
      var best = -1
      index.forEachNearer(x: x, y: y, bound: &bound) { item, bound in
        let squared = boxes[item].squaredDistance(x: x, y: y)
        if squared < bound || (squared == bound && (best < 0 || item < best)) {
          bound = squared
          best = item
        }
      }
      #expect(best == sorted.first?.item ?? -1, "\(shape) of \(count), query \(query), seed \(seed)")
    }
  }

  @Test(arguments: PlaceShape.allCases) func agreesWithSortingAtAllSmallSizes(shape: PlaceShape) {
    for count in 0...40 { check(shape, count: count, queries: 8, seed: UInt64(count) + 70) }
  }

  @Test(arguments: PlaceShape.allCases) func agreesWithSortingInLargeSets(shape: PlaceShape) {
    check(shape, count: 5000, queries: 40, seed: 50)
  }

  @Test func exactDistancesDecideAndNilLeavesOut() {
    // Boxes overlap at the place; only the exact distances tell them apart.
    let boxes = (0..<50).map { _ in Box(minX: -100, minY: -100, maxX: 100, maxY: 100) }
    let index = PackedIndex(boxes)
    let found = index.nearest(x: 0, y: 0, limit: 4, within: 7) { $0 % 3 == 0 ? nil : Double(49 - $0) }
    #expect(found.map(\.item) == [49, 47, 46, 44])
    #expect(found.map(\.squaredDistance) == [0, 2, 3, 5])
    #expect(found[1].distance == 2.0.squareRoot())
  }

  @Test func theGreatestDistanceIsIncluded() {
    let index = PackedIndex([Box(minX: 3, minY: 4, maxX: 3, maxY: 4)])
    #expect(index.nearest(x: 0, y: 0, limit: 1, within: 5).map(\.item) == [0])
    #expect(index.nearest(x: 0, y: 0, limit: 1, within: 5.0.nextDown).isEmpty)
  }

  @Test func nothingIsFoundForNothingAskedBelowZeroOrNowhere() {
    let index = PackedIndex([Box(minX: 3, minY: 4, maxX: 3, maxY: 4)])
    #expect(index.nearest(x: 0, y: 0, limit: 0).isEmpty)
    #expect(index.nearest(x: 3, y: 4, limit: 1, within: -10).isEmpty)
    #expect(index.nearest(x: .nan, y: 4, limit: 1).isEmpty)
    #expect(index.nearest(x: 3, y: 4, limit: 1, within: .nan).isEmpty)
  }
}
