import Planar
import TestSupport
import Testing

@testable import Streets

@Suite struct StreetGapsTests {
  private func gaps(_ drawn: DrawnStreets, at places: [(Double, Double)]) throws -> (StreetGaps, StreetGraph)
  {
    let linker = StreetLinker(drawn.graph)
    let sources = try places.enumerated().map {
      WalkSource(try #require(linker.link(x: $1.0, y: $1.1)), owner: $0)
    }
    return (StreetGaps(linker.graph, sources: sources), linker.graph)
  }

  @Test func alongOneStreetGapsAreTheStepsBetweenFacilities() throws {
    let (gaps, graph) = try gaps(DrawnStreets([[(0, 0), (1000, 0)]]), at: [(100, 0), (400, 0), (900, 0)])
    let sorted = gaps.gaps.sorted { ($0.length, $0.owners[0]) < ($1.length, $1.owners[0]) }
    #expect(sorted.map(\.length) == [100, 100, 300, 500])
    #expect(sorted.map(\.isOpen) == [true, true, false, false])
    #expect(sorted.map(\.owners) == [[0, 0], [2, 2], [0, 1], [1, 2]])
    #expect(sorted.map { graph.place(onEdge: Int($0.edge), along: $0.along).x } == [0, 1000, 250, 650])
  }

  @Test func aSideStreetDoesNotMoveApartWhatIsNearAlongTheMainStreet() throws {
    // Facilities 500 m apart on the main street; between them a track of 900 m leads to a third one, and a stub of 50 m
    // to nothing.
    let (gaps, graph) = try gaps(
      DrawnStreets([[(0, 0), (100, 0), (200, 0), (500, 0)], [(200, 0), (200, 900)], [(100, 0), (100, 50)]]),
      at: [(0, 0), (500, 0), (200, 900)])
    for stretch in gaps.stretches {
      let middle = graph.place(
        onEdge: Int(stretch.stretch.edge), along: (stretch.stretch.from + stretch.stretch.to) / 2)
      let gap = gaps.gaps[try #require(stretch.gap)]
      if middle.y == 0 {
        #expect(gap.length == 500 && gap.owners == [0, 1], "\(middle)")
      } else if middle.x == 200 {
        // From the third along the track, and on to the nearer of the two.
        #expect(gap.length == 1100 && gap.owners == [0, 2], "\(middle)")
      } else {
        #expect(gap.length == 150 && gap.isOpen, "\(middle)")
      }
    }
  }

  @Test func aRingWithOneFacilityIsOneGap() throws {
    let (gaps, graph) = try gaps(
      DrawnStreets([[(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]]), at: [(50, 0)])
    #expect(gaps.gaps.map(\.length) == [400] && gaps.gaps[0].owners == [0, 0] && !gaps.gaps[0].isOpen)
    #expect(graph.place(onEdge: 0, along: gaps.gaps[0].along) == PlanarPoint(50, 100))
  }

  @Test func whereNobodyCanWalkThereIsNoGap() throws {
    let (gaps, graph) = try gaps(DrawnStreets([[(0, 0), (100, 0)], [(0, 900), (100, 900)]]), at: [(0, 0)])
    #expect(gaps.gaps.map(\.length) == [100] && gaps.gaps[0].isOpen)
    #expect(gaps.stretches.filter { $0.gap == nil }.reduce(0) { $0 + $1.stretch.length } == 100)
    #expect(StreetGaps(graph, sources: []).stretches.allSatisfy { $0.gap == nil })
  }

  @Test(arguments: 0..<60) func everyStretchLiesInOneGapAndNoPlaceIsFartherThanHalfOfIt(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let graph = StreetGraph(
      StreetLines(DrawnStreets.town(&random).streets.geometries))
    let sources = (0..<random.whole(1...6)).map { owner in
      let edge = random.whole(0...graph.edgeCount - 1)
      let along = random.number(0...graph.length(of: edge))
      return WalkSource(edge: edge, from: along, to: along, leg: random.number(0...20), owner: owner)
    }
    let gaps = StreetGaps(graph, sources: sources)
    let length = gaps.stretches.reduce(0) { $0 + $1.stretch.length }
    #expect(abs(length - graph.length) < 1e-6, "seed \(seed)")
    var walks = sources
    for source in walks.indices { walks[source].leg = 0 }
    let area = WalkingArea(everywhere: graph, sources: walks)
    for stretch in gaps.stretches {
      let (edge, middle) = (Int(stretch.stretch.edge), (stretch.stretch.from + stretch.stretch.to) / 2)
      let cost = area.cost(edge: edge, along: middle)
      guard let number = stretch.gap else {
        #expect(cost == .infinity, "seed \(seed)")
        continue
      }
      let gap = gaps.gaps[number]
      #expect(cost <= gap.length / (gap.isOpen ? 1 : 2) + 1e-9, "seed \(seed), edge \(edge), \(middle) m")
    }
    for gap in gaps.gaps {
      // The middle is as far from either facility as half the gap; the end of an open one as the gap is long.
      let cost = area.cost(edge: Int(gap.edge), along: gap.along)
      #expect(abs(cost - gap.length / (gap.isOpen ? 1 : 2)) < 1e-6, "seed \(seed), \(gap)")
    }
  }
}
