import Planar
import TestSupport
import Testing

@testable import Streets

@Suite struct SharedVerticesTests {
  /// For each of many places the lowest that a row of steps of at most the tolerance leads to, by looking at all pairs.
  private func brute(_ places: [PlanarPoint], _ tolerance: Double) -> [Int32] {
    var standing = places.indices.map { Int32($0) }
    for (a, p) in places.enumerated() {
      for b in 0..<a where standing[a] != standing[b] {
        let (dx, dy) = (p.x - places[b].x, p.y - places[b].y)
        guard dx * dx + dy * dy <= tolerance * tolerance else { continue }
        let (low, high) = (min(standing[a], standing[b]), max(standing[a], standing[b]))
        for other in standing.indices where standing[other] == high { standing[other] = low }
      }
    }
    return standing
  }

  /// Lines of two vertices over places, two by two.
  private func streets(_ places: [PlanarPoint]) -> StreetLines {
    var drawn = DrawnStreets()
    for place in stride(from: 0, to: places.count - 1, by: 2) {
      drawn.add([places[place], places[place + 1]])
    }
    return drawn.streets
  }

  @Test func joinsUpToTheToleranceAndNoFarther() {
    func isJoined(_ gap: Double) -> Bool {
      let shared = SharedVertices(
        of: DrawnStreets([[(0, 0), (50, 0)], [(50 + gap, 0), (90, 0)]]).streets, tolerance: 0.01)
      #expect(shared.isShared[1] == (shared.representatives[2] == 1))
      return shared.representatives[2] == 1
    }
    #expect(isJoined(0) && isJoined(0.009))
    #expect(!isJoined(0.011) && !isJoined(1))
  }

  @Test func joinsAllOfARow() {
    let shared = SharedVertices(
      of: DrawnStreets([[(0, 0), (50, 0)], [(50.018, 0), (90, 0)], [(50.009, 0), (50, 80)]]).streets,
      tolerance: 0.01)
    #expect(shared.representatives == [0, 1, 1, 3, 1, 5])
  }

  @Test(arguments: 0..<40) func agreesWithAllPairs(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let tolerance = [0.01, 0.5, 3][random.whole(0...2)]
    // Clumps, so that there are rows; from time to time all so near one another that cells are as small as can be.
    let width = [0.2, 20, 2000][random.whole(0...2)]
    let (east, north) = random.whole(0...1) == 0 ? (0.0, 0.0) : (587_895.783, 6_139_755.331)
    var places: [PlanarPoint] = []
    for _ in 0..<random.whole(1...20) {
      let (x, y) = (east + random.number(0...width), north + random.number(0...width))
      for _ in 0..<2 * random.whole(1...6) {
        places.append(
          PlanarPoint(
            x + random.number(-2 * tolerance...2 * tolerance),
            y + random.number(-2 * tolerance...2 * tolerance)))
      }
    }
    let shared = SharedVertices(of: streets(places), tolerance: tolerance)
    let expected = brute(places, tolerance)
    #expect(shared.representatives == expected, "seed \(seed)")
    for place in places.indices where expected[place] == Int32(place) {
      #expect(
        shared.isShared[place] == (expected.count { $0 == Int32(place) } > 1), "seed \(seed), place \(place)")
    }
  }

  @Test func joinsAcrossTheBordersOfCells() {
    // A fine comb of pairs: wherever the borders lie, some pairs lie across them, this way and that.
    var places: [PlanarPoint] = []
    for step in 0..<600 {
      let at = Double(step) * 0.173
      places += [PlanarPoint(at, at / 3), PlanarPoint(at + 0.006, at / 3 + 0.006)]
      places += [PlanarPoint(at, 60 - at / 3), PlanarPoint(at + 0.006, 60 - at / 3 - 0.006)]
    }
    let shared = SharedVertices(of: streets(places), tolerance: 0.01)
    for pair in stride(from: 0, to: places.count, by: 2) {
      #expect(shared.representatives[pair + 1] == shared.representatives[pair], "pair \(pair)")
    }
  }

  @Test func thousandsAtOneSpotAreOnePlace() {
    var drawn = DrawnStreets()
    for ray in 0..<3000 { drawn.add([PlanarPoint(0, 0), PlanarPoint(10 + Double(ray), Double(ray % 7))]) }
    let graph = drawn.graph
    #expect(graph.nodeCount == 3001 && graph.edgeCount == 3000)
  }

  @Test func nothingIsSharedWhereNothingIsDrawn() {
    let none = StreetLines(PlanarGeometries())
    #expect(SharedVertices(of: none, tolerance: 0.01).representatives.isEmpty)
    let graph = StreetGraph(none)
    #expect(graph.nodeCount == 0 && graph.edgeCount == 0 && graph.length == 0)
  }
}
