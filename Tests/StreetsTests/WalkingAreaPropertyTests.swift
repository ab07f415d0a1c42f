// What must hold of walking reach in any town: no walk is shorter than the straight way, and more facilities or more
// streets never leave anybody farther away.

import Planar
import TestSupport
import Testing

@testable import Streets

@Suite struct WalkingAreaPropertyTests {
  private func scattered(_ count: Int, _ random: inout SplitMix64) -> [PlanarPoint] {
    (0..<count).map { _ in PlanarPoint(random.number(-80...520), random.number(-80...520)) }
  }

  @Test(arguments: 0..<100) func noWalkIsShorterThanTheStraightWay(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let linker = StreetLinker(DrawnStreets.town(&random).graph, rule: LinkRule(within: 150))
    let facilities = scattered(5, &random)
    let sources = facilities.enumerated().compactMap { owner, place in
      linker.link(x: place.x, y: place.y).map { WalkSource($0, owner: owner) }
    }
    let reach = random.number(100...600)
    let area = WalkingArea(
      linker.graph, sources: sources, reaches: Array(repeating: reach, count: facilities.count))
    for place in scattered(40, &random) {
      guard let link = linker.link(x: place.x, y: place.y) else { continue }
      let straight = facilities.map { $0.distance(to: place) }
      if let nearest = area.nearest(link) {
        #expect(straight[nearest.feature] <= nearest.cost + 1e-9, "seed \(seed), place \(place)")
      }
      if area.covers(link) {
        #expect((straight.min() ?? .infinity) <= reach + 1e-5, "seed \(seed), place \(place)")
      }
    }
  }

  @Test(arguments: 0..<60) func oneFacilityMoreLeavesNobodyFartherAway(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let linker = StreetLinker(DrawnStreets.town(&random).graph, rule: LinkRule(within: 300))
    let sources = scattered(6, &random).enumerated().compactMap { owner, place in
      linker.link(x: place.x, y: place.y).map { WalkSource($0, owner: owner) }
    }
    // The least reach last, so that the greatest and with it the reckoning of costs stays.
    let reaches: [Double?] = [500, 300, 300, 200, 300, 100]
    let links = scattered(40, &random).compactMap { linker.link(x: $0.x, y: $0.y) }
    let together = StreetLinks(links, of: linker.graph)
    var before = [Bool](repeating: false, count: links.count)
    var remaining = [Double](repeating: -1, count: links.count)
    for count in 1...6 {
      let area = WalkingArea(linker.graph, sources: sources.filter { $0.owner < count }, reaches: reaches)
      let now = area.covers(together)
      let left = links.map { area.remaining($0) ?? -1 }
      #expect(zip(before, now).allSatisfy { !$0 || $1 }, "seed \(seed), \(count) facilities")
      #expect(zip(remaining, left).allSatisfy { $0 <= $1 }, "seed \(seed), \(count) facilities")
      (before, remaining) = (now, left)
    }
  }

  // Guaranteed is this: who joins the streets where they joined before is never farther away for one street more. Not
  // guaranteed is that they join there: the new street may be nearer to a place, or to a facility, than the one that it
  // joined, and be a worse way, such as one that leads nowhere. So the links are held fast here.
  @Test(arguments: 0..<60) func oneStreetMoreLeavesNobodyFartherAway(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var town = DrawnStreets.town(&random)
    let first = town.graph
    // Points of straight pieces by the vertices of the file, whose numbers stay when lines are added behind.
    func spot() -> (segment: Int, share: Double) {
      let edge = random.whole(0...first.edgeCount - 1)
      var segments: [Int] = []
      first.forEachSegment(of: edge) { segment, _, _, _ in segments.append(segment) }
      return (segments[random.whole(0...segments.count - 1)], random.number(0...1))
    }
    let (facilities, places) = ((0..<4).map { _ in spot() }, (0..<40).map { _ in spot() })
    let corners = town.lines.flatMap { [$0.points[0], $0.points[$0.points.count - 1]] }
    var before = [Double](repeating: -1, count: places.count)
    for _ in 0..<5 {
      let graph = town.graph
      let sources = facilities.enumerated().map { owner, spot in
        let (edge, along) = graph.position(spot.segment, spot.share)
        return WalkSource(edge: edge, from: along, to: along, leg: 0, owner: owner)
      }
      let area = WalkingArea(graph, sources: sources, reaches: [500, 500, 300, 300])
      let left = places.map { spot in
        let (edge, along) = graph.position(spot.segment, spot.share)
        return area.remaining(StreetLink(edge: edge, along: along, away: 0, leg: 0)) ?? -1
      }
      #expect(zip(before, left).allSatisfy { $0 <= $1 + 1e-9 }, "seed \(seed), \(town.lines.count) streets")
      before = left
      town.add([corners[random.whole(0...corners.count - 1)], corners[random.whole(0...corners.count - 1)]])
    }
  }
}
