// What is walked to the points of an edge: known profiles, and against the cost at many points.

import Planar
import TestSupport
import Testing

@testable import Streets

@Suite struct EdgeProfileTests {
  /// One edge of 1000 m, as it runs.
  private let graph = DrawnStreets([[(0, 0), (1000, 0)]]).graph

  /// Its profile as rows of from, to, cost at either end and owner.
  private func profile(_ sources: [(Double, Double, Double)], _ reaches: [Double]) -> [[Double]] {
    WalkingArea(
      graph,
      sources: sources.enumerated().map {
        WalkSource(edge: 0, from: $1.0, to: $1.1, leg: $1.2, owner: $0)
      }, reaches: reaches
    ).profile(of: 0).map { [$0.from, $0.to, $0.fromCost, $0.toCost, Double($0.owner)] }
  }

  @Test func oneSourceWithinTheEdge() {
    #expect(
      profile([(400, 400, 20)], [5000]) == [[0, 400, 420, 20, 0], [400, 1000, 20, 620, 0]])
  }

  @Test func twoMeetWhereTheyCostTheSame() {
    #expect(
      profile([(0, 0, 0), (1000, 1000, 100)], [5000, 5000])
        == [[0, 550, 0, 550, 0], [550, 1000, 550, 100, 1]])
    #expect(
      profile([(200, 200, 0), (800, 800, 0)], [5000, 5000]) == [
        [0, 200, 200, 0, 0], [200, 500, 0, 300, 0], [500, 800, 300, 0, 1], [800, 1000, 0, 200, 1],
      ])
  }

  @Test func whoReachesLessFarSetsOutLater() {
    // 300 m against 100 m: the second sets out 200 m later and meets the first 100 m from itself, not midway.
    #expect(
      profile([(0, 0, 0), (400, 400, 0)], [300, 100]) == [
        [0, 300, 0, 300, 0], [300, 400, 300, 200, 1], [400, 1000, 200, 800, 1],
      ])
    // One that would set out after the other has passed has no part.
    #expect(
      profile([(0, 0, 0), (400, 400, 0)], [500, 99]) == [
        [0, 400, 0, 400, 0], [400, 1000, 400, 1000, 0],
      ])
  }

  @Test func aStretchIsReachedAllAlong() {
    #expect(
      profile([(300, 500, 10)], [5000]) == [
        [0, 300, 310, 10, 0], [300, 500, 10, 10, 0], [500, 1000, 10, 510, 0],
      ])
    // A point within a stretch that costs more, as far as it is nearer.
    #expect(
      profile([(300, 500, 50), (400, 400, 20)], [5000, 5000]) == [
        [0, 300, 350, 50, 0], [300, 370, 50, 50, 0], [370, 400, 50, 20, 1], [400, 430, 20, 50, 1],
        [430, 500, 50, 50, 0], [500, 1000, 50, 550, 0],
      ])
  }

  @Test func withoutSourcesItIsBeyondTheLimit() {
    #expect(profile([], []) == [[0, 1000, .infinity, .infinity, -1]])
  }

  @Test(arguments: 0..<80) func agreesWithTheCostAtManyPoints(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let graph = DrawnStreets.town(&random).graph
    // Few edges, many sources: several on one edge, at its ends, on one another.
    let sources = (0..<random.whole(1...9)).map { owner -> WalkSource in
      let edge = random.whole(0...min(3, graph.edgeCount - 1))
      let length = graph.length(of: edge)
      let places = [0, length, length / 2, random.number(0...length), random.number(0...length)]
      let (a, b) = (places[random.whole(0...4)], places[random.whole(0...4)])
      let leg = [0, 30, random.number(0...80)][random.whole(0...2)]
      return WalkSource(
        edge: edge, from: min(a, b), to: random.whole(0...1) == 0 ? min(a, b) : max(a, b), leg: leg,
        owner: owner)
    }
    let reaches = sources.map { _ in random.whole(0...1) == 0 ? 400 : random.number(50...400) }
    let area = WalkingArea(graph, sources: sources, reaches: reaches)
    for edge in 0..<graph.edgeCount {
      let parts = area.profile(of: edge)
      let length = graph.length(of: edge)
      #expect(parts.first?.from == 0 && parts.last?.to == length, "seed \(seed), edge \(edge)")
      #expect(parts.allSatisfy { $0.from < $0.to }, "seed \(seed), edge \(edge)")
      for (one, next) in zip(parts, parts.dropFirst()) {
        // They meet, and nothing jumps there but for rounding.
        #expect(one.to == next.from, "seed \(seed), edge \(edge)")
        #expect(
          one.toCost == next.fromCost || abs(one.toCost - next.fromCost) < 1e-9, "seed \(seed), edge \(edge)")
      }
      for _ in 0..<200 / max(1, graph.edgeCount / 20) {
        let along = random.number(0...length)
        guard let part = parts.first(where: { $0.from <= along && along <= $0.to }) else {
          Issue.record("no part at \(along), seed \(seed), edge \(edge)")
          continue
        }
        let cost = area.cost(edge: edge, along: along)
        let share = (along - part.from) / (part.to - part.from)
        let drawn = part.owner < 0 ? .infinity : part.fromCost + share * (part.toCost - part.fromCost)
        // Both know nothing of what is beyond the limit.
        guard cost <= area.limit || drawn <= area.limit else { continue }
        #expect(abs(drawn - cost) < 1e-9, "seed \(seed), edge \(edge), \(along) m")
        let nearest = area.nearest(StreetLink(edge: edge, along: along, away: 0, leg: 0))
        let isNearBreak = parts.contains { abs($0.from - along) < 1e-6 }
        if let nearest, !isNearBreak {
          // Of equally near ones the lower; where rounding decides, as near.
          let source = sources.indices.filter { reaches[$0] > 0 }.map { Int(sources[$0].owner) }
          #expect(source.contains(Int(part.owner)), "seed \(seed)")
          if Int(part.owner) != nearest.feature {
            #expect(abs(nearest.cost - drawn) < 1e-9, "seed \(seed), edge \(edge), \(along) m")
          }
        }
      }
    }
  }
}
