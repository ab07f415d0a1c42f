// Walks along streets against plain walks through a network in which each place is a node.

import Planar
import TestSupport
import Testing

@testable import Streets

@Suite struct WalkingAreaAgreementTests {
  @Test(arguments: 0..<200) func agreesWithASearchFromEachFacility(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let size = random.whole(2...5)
    let graph = DrawnStreets.town(&random, columns: size, rows: random.whole(2...5)).graph
    guard graph.edgeCount > 0 else { return }
    func along(_ edge: Int, _ random: inout SplitMix64) -> Double {
      [0, graph.length(of: edge), random.number(0...graph.length(of: edge))][min(2, random.whole(0...5))]
    }
    // Facilities of one to three entrances, some of them stretches, some on one edge with others.
    var sources: [WalkSource] = []
    for owner in 0..<random.whole(1...5) {
      for _ in 0..<random.whole(1...3) {
        let edge =
          random.whole(0...2) == 0 ? Int(sources.last?.edge ?? 0) : random.whole(0...graph.edgeCount - 1)
        let (a, b) = (along(edge, &random), along(edge, &random))
        let isStretch = random.whole(0...3) == 0
        sources.append(
          WalkSource(
            edge: edge, from: isStretch ? min(a, b) : a, to: isStretch ? max(a, b) : a,
            leg: random.whole(0...1) == 0 ? 0 : random.number(0...60), owner: owner))
      }
    }
    let reaches = (0...Int(sources[sources.count - 1].owner)).map { _ -> Double? in
      [nil, 500, 300, random.number(50...600)][random.whole(0...3)]
    }
    var links: [StreetLink?] = (0..<20).map { _ in
      let edge = random.whole(0...2) == 0 ? Int(sources[0].edge) : random.whole(0...graph.edgeCount - 1)
      let leg = random.whole(0...1) == 0 ? 0 : random.number(0...60)
      return StreetLink(edge: edge, along: along(edge, &random), away: leg, leg: leg)
    }
    var plain = PlainWalks(graph)
    let starts = sources.map { source in
      [
        plain.add(edge: Int(source.edge), along: source.from),
        plain.add(edge: Int(source.edge), along: source.to),
      ]
    }
    let ends = links.map { link in link.map { plain.add(edge: Int($0.edge), along: $0.along) } ?? -1 }
    let ways = plain.ways()
    // What is walked from each facility to each place, with the later start of those that reach less far.
    let limit = reaches.compactMap { $0 }.max() ?? -1
    var costs = [[Double]](
      repeating: Array(repeating: .infinity, count: reaches.count), count: links.count)
    for (source, starts) in zip(sources, starts) {
      guard let reach = reaches[Int(source.owner)] else { continue }
      let walks = starts.map { PlainWalks.costs(ways, from: $0) }
      for (place, link) in links.enumerated() {
        guard let link else { continue }
        var walked = min(walks[0][ends[place]], walks[1][ends[place]])
        if link.edge == source.edge, source.from <= link.along, link.along <= source.to { walked = 0 }
        let cost = source.leg + walked + link.leg + (limit - reach)
        costs[place][Int(source.owner)] = min(costs[place][Int(source.owner)], cost)
      }
    }
    let area = WalkingArea(graph, sources: sources.shuffled(using: &random), reaches: reaches)
    for (place, link) in links.enumerated() {
      guard let link else { continue }
      let best = costs[place].min() ?? .infinity
      // No place is so near the limit that rounding would decide.
      guard abs(best - limit - Distance.tolerance) > 1e-9 else { continue }
      let (isReached, nearest) = (best <= limit + Distance.tolerance, area.nearest(link))
      let comment: Comment = "seed \(seed), place \(place): \(link), expected \(costs[place])"
      #expect(area.covers(link) == isReached && (nearest != nil) == isReached, comment)
      #expect((area.remaining(link) != nil) == isReached, comment)
      guard isReached, let nearest else { continue }
      #expect(abs(nearest.cost - best) < 1e-9, comment)
      #expect(abs((area.remaining(link) ?? -1) - max(0, limit - best)) < 1e-9, comment)
      #expect(abs(area.cost(edge: Int(link.edge), along: link.along) + link.leg - best) < 1e-9, comment)
      // Who is nearest is nearest; of those that are so to the last bit or nearly, the lower one or the one that
      // rounding puts first.
      let equal = costs[place].indices.filter { costs[place][$0] - best < 1e-9 }
      #expect(equal.contains(nearest.feature), comment)
    }
    links.append(nil)
    let together = area.covers(StreetLinks(links, of: graph))
    #expect(together == links.map { $0.map(area.covers) ?? false }, "seed \(seed)")
  }

  @Test(arguments: 0..<50) func tiesGoToTheLowerFeature(seed: UInt64) throws {
    // On a grid of whole metres sums are exact, so ties are too.
    var random = SplitMix64(seed: seed)
    let graph = GridTown.long.graph
    let sources = (0..<6).map { owner in
      let edge = random.whole(0...graph.edgeCount - 1)
      let along = Double(random.whole(0...Int(graph.length(of: edge)) / 20) * 20)
      return WalkSource(edge: edge, from: along, to: along, leg: 0, owner: owner)
    }
    let reaches: [Double?] = sources.map { _ in [300, 400, 500][random.whole(0...2)] }
    let limit = reaches.compactMap { $0 }.max() ?? -1
    let area = WalkingArea(graph, sources: sources.shuffled(using: &random), reaches: reaches)
    for edge in 0..<graph.edgeCount {
      for step in 0...Int(graph.length(of: edge) / 20) {
        let link = StreetLink(edge: edge, along: Double(step) * 20, away: 0, leg: 0)
        var expected: (cost: Double, feature: Int)?
        for (feature, source) in sources.enumerated() {
          let alone = WalkingArea(graph, sources: [source], reaches: reaches)
          let cost = alone.cost(edge: edge, along: link.along)
          if cost <= limit, cost < expected?.cost ?? .infinity { expected = (cost, feature) }
        }
        let nearest = area.nearest(link)
        #expect(
          nearest?.feature == expected?.feature && nearest?.cost == expected?.cost, "seed \(seed), \(link)")
      }
    }
  }
}
