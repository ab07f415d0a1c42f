import Planar
import TestSupport
import Testing

@testable import Streets

@Suite struct StreetGraphBuildingTests {
  @Test func waysOutOfANodeAreThoseOfItsEdgesAndSlowOnesCostMore() {
    let edges = [
      StreetGraph.Edge(from: 0, to: 1, firstRun: 0, kind: 0, length: 10),
      StreetGraph.Edge(from: 0, to: 0, firstRun: 1, kind: 1, length: 7),
      StreetGraph.Edge(from: 1, to: 2, firstRun: 2, kind: 1, length: 3),
    ]
    let (firsts, arcs) = StreetGraph.arcs(
      of: edges, nodeCount: 3, kinds: [StreetKind(), StreetKind(slowness: 2)])
    #expect(firsts == [0, 3, 5, 6])
    #expect(arcs.map(\.target) == [1, 0, 0, 0, 2, 1])
    #expect(arcs.map(\.edge) == [0, 1, 1, 0, 2, 2])
    #expect(arcs.map(\.cost) == [10, 14, 14, 10, 6, 6])
  }

  @Test(arguments: 0..<20) func theOrderOfPlacesIsThatOfWhereTheyLie(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    // Many so near one another that the curve does not tell them apart.
    let places = (0..<200).map { number in
      number < 100
        ? PlanarPoint(random.number(0...5000), random.number(0...5000))
        : PlanarPoint(2500 + random.number(0...0.1), 2500 + random.number(0...0.1))
    }
    let shuffled = places.shuffled(using: &random)
    let (one, other) = (StreetGraph.order(of: places), StreetGraph.order(of: shuffled))
    #expect(one.sorted() == (0..<200).map { Int32($0) }, "seed \(seed)")
    #expect(one.map { places[Int($0)] } == other.map { shuffled[Int($0)] }, "seed \(seed)")
  }

  @Test func nothingHasNoOrder() {
    #expect(StreetGraph.order(of: []).isEmpty)
    #expect(StreetGraph.order(of: [PlanarPoint(3, 3)]) == [0])
  }
}
