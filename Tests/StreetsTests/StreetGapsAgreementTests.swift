// Gaps between facilities against plain searches from each facility, and the gaps of towns known by heart.

import Planar
import TestSupport
import Testing

@testable import Streets

@Suite struct StreetGapsAgreementTests {
  private func gaps(_ drawn: DrawnStreets, at places: [(Double, Double)]) throws -> (StreetGaps, StreetGraph)
  {
    let linker = StreetLinker(drawn.graph)
    let sources = try places.enumerated().map {
      WalkSource(try #require(linker.link(x: $1.0, y: $1.1)), owner: $0)
    }
    return (StreetGaps(linker.graph, sources: sources), linker.graph)
  }

  @Test func aSquareOfFourFacilitiesHasFourGaps() throws {
    // A block of 100 m with a facility at each corner, and a street of 60 m from one of them.
    let (gaps, graph) = try gaps(
      DrawnStreets([[(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)], [(100, 100), (160, 100)]]),
      at: [(0, 0), (100, 0), (100, 100), (0, 100)])
    #expect(gaps.gaps.map(\.length).sorted() == [60, 100, 100, 100, 100])
    #expect(gaps.gaps.filter(\.isOpen).map(\.owners) == [[2, 2]])
    #expect(Set(gaps.gaps.filter { !$0.isOpen }.map(\.owners)) == [[0, 1], [1, 2], [2, 3], [0, 3]])
    #expect(gaps.nextFacilities(count: 4) == [100, 100, 100, 100])
    let middles = gaps.gaps.filter { !$0.isOpen }.map {
      graph.place(onEdge: Int($0.edge), along: $0.along)
    }
    #expect(
      Set(middles) == [PlanarPoint(50, 0), PlanarPoint(100, 50), PlanarPoint(50, 100), PlanarPoint(0, 50)])
  }

  @Test func aGridWithOneFacilityMeetsItselfBehindEachBlock() throws {
    // Two blocks side by side, a facility in the middle of the street between them: around either block 400 m.
    let drawn = DrawnStreets([
      [(0, 0), (100, 0), (200, 0)], [(0, 100), (100, 100), (200, 100)], [(0, 0), (0, 100)],
      [(100, 0), (100, 100)], [(200, 0), (200, 100)],
    ])
    let (gaps, graph) = try gaps(drawn, at: [(100, 50)])
    #expect(gaps.gaps.map(\.length) == [400, 400] && gaps.gaps.allSatisfy { !$0.isOpen })
    #expect(
      Set(gaps.gaps.map { graph.place(onEdge: Int($0.edge), along: $0.along) })
        == [PlanarPoint(0, 50), PlanarPoint(200, 50)])
    #expect(gaps.stretches.allSatisfy { $0.gap != nil })
    #expect(gaps.nextFacilities(count: 1) == [nil])
  }

  @Test func facilitiesAtOneSpotAreNoDistanceApart() throws {
    let (gaps, _) = try gaps(
      DrawnStreets([[(0, 0), (1000, 0)]]), at: [(300, 0), (300, 0), (700, 0), (1000, 0), (1000, 9)])
    #expect(gaps.nextFacilities(count: 5) == [0, 0, 300, 0, 0])
    #expect(gaps.gaps.map(\.length).sorted() == [0, 0, 300, 300, 400])
    // No stretch lies in a gap without length.
    #expect(
      gaps.stretches.allSatisfy { stretch in stretch.gap.map { gaps.gaps[$0].length > 0 } ?? false })
  }

  @Test(arguments: 0..<100) func agreesWithASearchFromEachFacility(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let graph = StreetGraph(StreetLines(DrawnStreets.town(&random).streets.geometries))
    let count = random.whole(1...7)
    var sources: [WalkSource] = []
    for owner in 0..<count {
      var source = WalkSource(edge: 0, from: 0, to: 0, leg: random.number(0...9), owner: owner)
      if owner > 0, random.whole(0...5) == 0 {
        source = sources[owner - 1]
        source.owner = Int32(owner)
      } else {
        let edge = random.whole(0...graph.edgeCount - 1)
        let length = graph.length(of: edge)
        let along = [0, length, random.number(0...length), random.number(0...length)][random.whole(0...3)]
        (source.edge, source.from, source.to) = (Int32(edge), along, along)
      }
      sources.append(source)
    }
    var plain = PlainWalks(graph)
    let starts = sources.map { plain.add(edge: Int($0.edge), along: $0.from) }
    let gaps = StreetGaps(graph, sources: sources)
    // The middles and ends of all gaps are places as well.
    let middles = gaps.gaps.map { plain.add(edge: Int($0.edge), along: $0.along) }
    let inside = gaps.stretches.map {
      plain.add(edge: Int($0.stretch.edge), along: ($0.stretch.from + $0.stretch.to) / 2)
    }
    let ways = plain.ways()
    let costs = starts.map { PlainWalks.costs(ways, from: $0) }
    let next = gaps.nextFacilities(count: count)
    for one in 0..<count {
      let others = (0..<count).filter { $0 != one }.map { costs[one][starts[$0]] }
      let least = others.min().flatMap { $0.isFinite ? $0 : nil }
      #expect((next[one] == nil) == (least == nil), "seed \(seed), facility \(one)")
      if let least, let found = next[one] {
        #expect(abs(found - least) < 1e-6, "seed \(seed), facility \(one): \(found) \(least)")
      }
    }
    for (gap, middle) in zip(gaps.gaps, middles) {
      // Nobody is nearer to its middle than its own facilities, each half of it away.
      let nearest = costs.map { $0[middle] }.min() ?? .infinity
      #expect(abs(nearest - gap.length / (gap.isOpen ? 1 : 2)) < 1e-6, "seed \(seed), \(gap)")
      for owner in gap.owners {
        #expect(abs(costs[Int(owner)][middle] - nearest) < 1e-6, "seed \(seed), \(gap)")
      }
    }
    for (stretch, place) in zip(gaps.stretches, inside) where stretch.stretch.length > 1e-6 {
      guard let gap = stretch.gap.map({ gaps.gaps[$0] }), gap.owners[0] != gap.owners[1] else { continue }
      // From the one over the place to the other: no shorter than the ways to both.
      let ways = gap.owners.map { costs[Int($0)][place] }
      #expect(gap.length >= ways[0] + ways[1] - 1e-6, "seed \(seed), \(stretch)")
      // Its own facility is at one of its ends.
      let nearest = costs.map { $0[place] }.min() ?? .infinity
      #expect(abs(min(ways[0], ways[1]) - nearest) < 1e-6, "seed \(seed), \(stretch)")
    }
    let whole = gaps.stretches.reduce(0) { $0 + $1.stretch.length }
    #expect(abs(whole - graph.length) < 1e-6, "seed \(seed)")
    for (one, other) in zip(gaps.stretches, gaps.stretches.dropFirst())
    where one.stretch.edge == other.stretch.edge {
      #expect(one.stretch.to == other.stretch.from, "seed \(seed)")
    }
  }
}
