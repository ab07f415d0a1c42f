import Planar
import TestSupport
import Testing

@testable import Streets

@Suite struct BoundedSearchTests {
  private func seed(_ graph: StreetGraph, _ x: Double, _ y: Double, cost: Double, owner: Int32) throws
    -> SearchSeed
  {
    let node = try #require(graph.nodes.firstIndex(of: PlanarPoint(x, y)))
    return SearchSeed(node: Int32(node), cost: cost, owner: owner)
  }

  @Test func stopsAtTheLimitInclusive() throws {
    let graph = GridTown.long.graph
    let tree = graph.search(
      from: [try seed(graph, 200, 200, cost: 0, owner: 0)], limit: 200, wantsOwners: true)
    for (node, place) in graph.nodes.enumerated() {
      let walked = abs(place.x - 200) + abs(place.y - 200)
      #expect(tree.costs[node] == (walked <= 200 ? walked : .infinity), "\(place)")
      #expect(tree.owners[node] == (walked <= 200 ? 0 : -1), "\(place)")
    }
    // Without owners the costs are the same.
    let bare = graph.search(
      from: [try seed(graph, 200, 200, cost: 0, owner: 0)], limit: 200, wantsOwners: false)
    #expect(bare.costs == tree.costs && bare.owners.isEmpty)
  }

  @Test func whoSetsOutLaterReachesLess() throws {
    let graph = GridTown.long.graph
    let tree = graph.search(
      from: [try seed(graph, 0, 200, cost: 0, owner: 1), try seed(graph, 500, 200, cost: 300, owner: 0)],
      limit: 1000, wantsOwners: true)
    for (node, place) in graph.nodes.enumerated() {
      let (one, other) = (place.x + abs(place.y - 200), 300 + abs(500 - place.x) + abs(place.y - 200))
      #expect(tree.costs[node] == min(one, other), "\(place)")
      // Where both come at once, at x = 400, the lower has it.
      #expect(tree.owners[node] == (other <= one ? 0 : 1), "\(place)")
    }
  }

  @Test func theLowerOwnerHasATieWhicheverSeedComesFirst() throws {
    let graph = GridTown.long.graph
    for owners in [[0, 1], [1, 0]] as [[Int32]] {
      let seeds = [
        try seed(graph, 100, 100, cost: 0, owner: owners[0]),
        try seed(graph, 300, 100, cost: 0, owner: owners[1]),
      ]
      for seeds in [seeds, seeds.reversed()] {
        let tree = graph.search(from: seeds, limit: 900, wantsOwners: true)
        for (node, place) in graph.nodes.enumerated() where place.x == 200 {
          #expect(tree.owners[node] == 0, "\(place)")
        }
      }
    }
  }

  @Test func aSeedBeyondTheLimitAndANegativeLimitReachNothing() throws {
    let graph = GridTown.long.graph
    let late = try seed(graph, 200, 200, cost: 10, owner: 0)
    #expect(graph.search(from: [late], limit: 9, wantsOwners: true).costs.allSatisfy { $0 == .infinity })
    #expect(graph.search(from: [late], limit: -1, wantsOwners: true).owners.allSatisfy { $0 == -1 })
    #expect(graph.search(from: [], limit: 100, wantsOwners: true).costs.allSatisfy { $0 == .infinity })
    let none = StreetGraph(StreetLines(PlanarGeometries()))
    #expect(none.search(from: [], limit: 100, wantsOwners: true).costs.isEmpty)
  }

  @Test func streetsOfVeryDifferentLengthAndLateSeedsAreNoTrouble() throws {
    // A motorway of 1000 km with a comb of teeth a centimetre and a half long: buckets are narrow, costs are large.
    var drawn = DrawnStreets([[(0, 0), (0.015, 0)], [(0.015, 0), (0.03, 0)], [(0.03, 0), (1e6, 0)]])
    for tooth in 0..<200 {
      drawn.add([PlanarPoint(0.015, 0), PlanarPoint(0.015, Double(tooth + 1) * 0.015)])
    }
    drawn.add([PlanarPoint(0.03, 0), PlanarPoint(0.03, 5)])
    let graph = drawn.graph
    let tree = graph.search(
      from: [try seed(graph, 1e6, 0, cost: 5e6, owner: 0)], limit: 1e9, wantsOwners: false)
    let end = try #require(graph.nodes.firstIndex(of: PlanarPoint(0, 0)))
    #expect(abs(tree.costs[end] - 6e6) < 1e-6)
  }

  // Also more seeds than set out together, as near and as far as they may go.
  @Test(arguments: 0..<60, [4, 300]) func agreesWithRelaxingUntilNothingFalls(seed: UInt64, seedCount: Int) {
    var random = SplitMix64(seed: seed)
    let graph = DrawnStreets.town(&random).graph
    let seeds = (0..<seedCount).map { owner in
      SearchSeed(
        node: Int32(random.whole(0...graph.nodeCount - 1)), cost: random.number(0...200), owner: Int32(owner))
    }
    let limit = [random.number(100...700), 1500, 1e9, .infinity][Int(seed) % 4]
    var costs = [Double](repeating: .infinity, count: graph.nodeCount)
    for seed in seeds { costs[Int(seed.node)] = min(costs[Int(seed.node)], seed.cost) }
    var isFalling = true
    while isFalling {
      isFalling = false
      for node in costs.indices {
        for arc in graph.arcs[Int(graph.firstArcs[node])..<Int(graph.firstArcs[node + 1])]
        where costs[node] + arc.cost < costs[Int(arc.target)] {
          costs[Int(arc.target)] = costs[node] + arc.cost
          isFalling = true
        }
      }
    }
    let tree = graph.search(from: seeds, limit: limit, wantsOwners: true)
    #expect(tree.costs == costs.map { $0 <= limit ? $0 : .infinity }, "seed \(seed)")
    #expect(zip(tree.costs, tree.owners).allSatisfy { ($0 == .infinity) == ($1 == -1) }, "seed \(seed)")
  }
}
