import Planar
import TestSupport
import Testing

@testable import Streets

@Suite struct NearestFacilitiesTests {
  @Test(arguments: 0..<100) func agreesWithASearchFromEachFacility(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let graph = DrawnStreets.town(&random).graph
    let (count, limit) = (random.whole(1...7), random.whole(1...4))
    let within = random.whole(0...2) == 0 ? .infinity : random.number(100...500)
    let sources = (0..<2 * count).map { number in
      let edge = random.whole(0...min(9, graph.edgeCount - 1))
      let (a, b) = (random.number(0...graph.length(of: edge)), random.number(0...graph.length(of: edge)))
      let isStretch = random.whole(0...3) == 0
      return WalkSource(
        edge: edge, from: isStretch ? min(a, b) : a, to: isStretch ? max(a, b) : a,
        leg: random.number(0...30),
        owner: number / 2)
    }
    let areas = (0..<count).map { owner in
      WalkingArea(everywhere: graph, sources: sources.filter { $0.owner == Int32(owner) })
    }
    let nearest = NearestFacilities(graph, sources: sources, limit: limit, within: within)
    for _ in 0..<30 {
      let edge = random.whole(0...graph.edgeCount - 1)
      let leg = random.number(0...30)
      let link = StreetLink(edge: edge, along: random.number(0...graph.length(of: edge)), away: leg, leg: leg)
      let expected = areas.enumerated().compactMap { owner, area in
        area.nearest(link).map { WalkedFacility(owner: owner, cost: $0.cost) }
      }.filter { $0.cost <= within }.sorted { ($0.cost, $0.owner) < ($1.cost, $1.owner) }.prefix(limit)
      let found = nearest.facilities(near: link)
      #expect(found.map(\.owner) == expected.map(\.owner), "seed \(seed), \(link)")
      #expect(zip(found, expected).allSatisfy { abs($0.cost - $1.cost) < 1e-9 }, "seed \(seed), \(link)")
    }
  }

  @Test func ofEquallyNearFacilitiesTheLowerComesFirst() throws {
    let linker = StreetLinker(GridTown.long.graph)
    let places = [(400.0, 200.0), (0, 200), (200, 0), (200, 400)]
    let sources = try places.enumerated().map {
      WalkSource(try #require(linker.link(x: $1.0, y: $1.1)), owner: $0)
    }
    let nearest = NearestFacilities(linker.graph, sources: sources.reversed(), limit: 3)
    let link = try #require(linker.link(x: 200, y: 200))
    #expect(nearest.facilities(near: link) == (0..<3).map { WalkedFacility(owner: $0, cost: 200) })
    let near = NearestFacilities(linker.graph, sources: sources, limit: 3, within: 199)
    #expect(near.facilities(near: link).isEmpty)
    let none = NearestFacilities(linker.graph, sources: [], limit: 2)
    #expect(none.facilities(near: link).isEmpty)
  }

  @Test(arguments: 0..<20) func whatIsLostWhenOneClosesHasNoSecondNear(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let graph = DrawnStreets.town(&random).graph
    let reach = random.number(80...300)
    let sources = (0..<5).map { owner in
      let edge = random.whole(0...graph.edgeCount - 1)
      let along = random.number(0...graph.length(of: edge))
      return WalkSource(edge: edge, from: along, to: along, leg: 0, owner: owner)
    }
    let nearest = NearestFacilities(graph, sources: sources, limit: 2, within: reach)
    let all = WalkingArea(graph, sources: sources, reaches: Array(repeating: reach, count: 5))
    let links = (0..<100).map { _ in
      let edge = random.whole(0...graph.edgeCount - 1)
      return StreetLink(edge: edge, along: random.number(0...graph.length(of: edge)), away: 0, leg: 0)
    }
    for closed in 0..<5 {
      let rest = WalkingArea(
        graph, sources: sources, reaches: (0..<5).map { $0 == closed ? nil : reach })
      for link in links {
        let isLost = all.covers(link) && !rest.covers(link)
        let two = nearest.facilities(near: link)
        #expect(isLost == (two.map(\.owner) == [Int32(closed)]), "seed \(seed), \(link)")
        // The first is who an area names.
        #expect(all.nearest(link)?.feature == two.first.map { Int($0.owner) }, "seed \(seed), \(link)")
      }
    }
  }
}
