import Planar
import TestSupport
import Testing

@testable import Streets

@Suite struct CoveredStreetsTests {
  private func coveredLength(_ area: WalkingArea) -> Double {
    (0..<area.graph.edgeCount).reduce(0) { $0 + area.coveredLength(of: $1) }
  }

  private func area(_ places: [(Double, Double)], _ reaches: [Double]) -> WalkingArea {
    let linker = StreetLinker(GridTown.long.graph)
    let sources = places.enumerated().compactMap { owner, place in
      linker.link(x: place.0, y: place.1).map { WalkSource($0, owner: owner) }
    }
    return WalkingArea(linker.graph, sources: sources, reaches: reaches)
  }

  @Test func theMetresWithinReachAreThoseOfTheStreets() {
    // From the middle of a block: the block, and 50 m, 100 m or 150 m of each of three streets from either end.
    #expect(abs(coveredLength(area([(150, 100)], [50])) - 100) < 1e-9)
    #expect(abs(coveredLength(area([(150, 100)], [100])) - 400) < 1e-9)
    #expect(abs(coveredLength(area([(150, 100)], [30])) - 60) < 1e-9)
    // The dead end and 40 m of each of two streets.
    #expect(abs(coveredLength(area([(560, 400)], [100])) - 140) < 1e-9)
    // Two that overlap, one that reaches less far.
    #expect(abs(coveredLength(area([(120, 100), (180, 100)], [40, 20])) - (20 + 40 + 3 * 20 + 40)) < 1e-9)
    #expect(abs(coveredLength(area([(0, 0)], [1e6])) - 4960) < 1e-9)
    #expect(coveredLength(area([(150, 100)], [0])) == 0)
  }

  @Test(arguments: 0..<100) func agreesWithPlainWalks(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let graph = DrawnStreets.town(&random).graph
    var sources: [WalkSource] = []
    for owner in 0..<random.whole(1...6) {
      let edge =
        owner > 0 && random.whole(0...2) == 0 ? Int(sources[0].edge) : random.whole(0...graph.edgeCount - 1)
      let (a, b) = (random.number(0...graph.length(of: edge)), random.number(0...graph.length(of: edge)))
      let isStretch = random.whole(0...2) == 0
      sources.append(
        WalkSource(
          edge: edge, from: isStretch ? min(a, b) : a, to: isStretch ? max(a, b) : a,
          leg: random.whole(0...1) == 0 ? 0 : random.number(0...60), owner: owner))
    }
    let reaches = sources.map { _ in random.number(30...400) }
    let limit = reaches.max() ?? 0
    var plain = PlainWalks(graph)
    let starts = sources.map { source in
      [
        plain.add(edge: Int(source.edge), along: source.from),
        plain.add(edge: Int(source.edge), along: source.to),
      ]
    }
    let ways = plain.ways()
    // What is left of the reach at each node; along a piece it is used up from both its ends.
    var left = [Double](repeating: -.infinity, count: ways.count)
    for (owner, source) in sources.enumerated() {
      for start in starts[owner] {
        for (node, cost) in PlainWalks.costs(ways, from: start).enumerated() {
          left[node] = max(left[node], reaches[owner] - source.leg - cost)
        }
      }
    }
    let expected = plain.pieces.reduce(0.0) { sum, piece in
      let ends = max(0, left[piece.from]) + max(0, left[piece.to])
      return sum + min(piece.length, ends / piece.slowness)
    }
    // The pieces do not know that a stretch is entered all along: with one in town, by steps.
    let area = WalkingArea(graph, sources: sources, reaches: reaches)
    guard sources.allSatisfy({ $0.from == $0.to }) else {
      let steps = 1000
      for edge in 0..<graph.edgeCount {
        let length = graph.length(of: edge)
        let count = (0..<steps).count { step in
          area.cost(edge: edge, along: length * (Double(step) + 0.5) / Double(steps)) <= limit
        }
        let sampled = length * Double(count) / Double(steps)
        #expect(
          abs(area.coveredLength(of: edge) - sampled) < length * 8 / Double(steps),
          "seed \(seed), edge \(edge)")
      }
      return
    }
    #expect(abs(coveredLength(area) - expected) < 1e-6, "seed \(seed)")
  }

  @Test(arguments: 0..<40) func aPartOfAnEdgeIsCoveredWhereItsPlacesAre(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let graph = DrawnStreets.town(&random).graph
    let sources = (0..<4).map { owner in
      let edge = random.whole(0...min(5, graph.edgeCount - 1))
      let along = random.number(0...graph.length(of: edge))
      return WalkSource(edge: edge, from: along, to: along, leg: random.number(0...20), owner: owner)
    }
    let area = WalkingArea(graph, sources: sources, reaches: [200, 150, 90, 30])
    for edge in 0..<graph.edgeCount {
      let stretches = area.coveredStretches(of: edge)
      let profile = area.profile(of: edge)
      // The profile goes along the whole edge.
      #expect(
        profile.first?.from == 0 && profile.last?.to == graph.length(of: edge), "seed \(seed), edge \(edge)")
      #expect(zip(profile, profile.dropFirst()).allSatisfy { $0.to == $1.from }, "seed \(seed), edge \(edge)")
      for _ in 0..<10 {
        let along = random.number(0...graph.length(of: edge))
        let cost = area.cost(edge: edge, along: along)
        guard abs(cost - area.limit) > 1e-6 else { continue }
        let isCovered = stretches.contains { $0.from <= along && along <= $0.to }
        #expect(isCovered == (cost < area.limit), "seed \(seed), edge \(edge), \(along) m")
        guard isCovered, let part = profile.first(where: { $0.from <= along && along <= $0.to }) else {
          continue
        }
        let share = part.to > part.from ? (along - part.from) / (part.to - part.from) : 0
        let between = part.fromCost + share * (part.toCost - part.fromCost)
        #expect(abs(between - cost) < 1e-9, "seed \(seed), edge \(edge), \(along) m")
      }
    }
  }
}
