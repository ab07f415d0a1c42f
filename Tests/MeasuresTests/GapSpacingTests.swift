// Street metres in gaps longer than a norm: by arithmetic.

import Measures
import Planar
import Streets
import Testing

@Suite struct GapSpacingTests {
  /// A road through both districts with toilets at 100, 400, 900 and 1900 m, and a lane of 300 m that nothing joins.
  private let walks = Walks([[(0, 500), (2000, 500)], [(1100, 100), (1400, 100)]])
  private let toilets = [(100.0, 500.0), (400, 500), (900, 500), (1900, 500)]

  private func measure(_ norm: Double, _ isAsked: (StreetPart) -> Bool = { _ in true }) throws -> (
    outcome: GapSpacingOutcome, gaps: StreetGaps
  ) {
    let gaps = StreetGaps(walks.graph, sources: walks.sources(toilets))
    return (
      GapSpacing.measure(try walks.parts().filter(isAsked), in: gaps, norm: norm, districtCount: 2), gaps
    )
  }

  @Test func metresInGapsLongerThanTheNorm() throws {
    // Open ends of 100 m, gaps of 300, 500 and 1000 m: the last goes over the border at 1000 m.
    let (outcome, gaps) = try measure(500)
    #expect(outcome.within.values == [900, 100])
    #expect(outcome.beyond.values == [100, 900 + 300])
    #expect(outcome.unreached.values == [0, 300])
    #expect(outcome.total.values == [1000, 1300])
    #expect(outcome.longest.map { $0.map { gaps.gaps[$0].length } } == [1000, 1000])
    let longest = try #require(outcome.cityLongest)
    let middle = walks.graph.place(onEdge: Int(gaps.gaps[longest].edge), along: gaps.gaps[longest].along)
    #expect(middle == PlanarPoint(x: 1400, y: 500))
    let stretches = outcome.stretches.map { [$0.stretch.length, Double($0.district), $0.gap == nil ? 0 : 1] }
    #expect(Set(stretches) == [[100, 0, 1], [900, 1, 1], [300, 1, 0]])
  }

  @Test func aNormIsInclusive() throws {
    #expect(try measure(1000).outcome.beyond.values == [0, 300])
    #expect(try measure(999.999).outcome.beyond.values == [100, 1200])
    #expect(try measure(300).outcome.within.values == [400, 100])
    #expect(try measure(99).outcome.within.values == [0, 0])
  }

  @Test func onlyStreetsOfTheClassCount() throws {
    let lane = try measure(500) { $0.street == 1 }.outcome
    #expect(lane.total.values == [0, 300] && lane.unreached.values == [0, 300])
    #expect(lane.longest == [nil, nil] && lane.cityLongest == nil)
    let road = try measure(500) { $0.street == 0 }.outcome
    #expect(road.total.values == [1000, 1000] && road.unreached.values == [0, 0])
  }

  @Test func aLongestGapBelongsToWhereItsStreetsAre() throws {
    // Nothing east of 450 m: one open end of 1550 m.
    let gaps = StreetGaps(walks.graph, sources: walks.sources([(50, 500), (450, 500)]))
    let outcome = GapSpacing.measure(try walks.parts(), in: gaps, norm: 400, districtCount: 2)
    #expect(outcome.longest.map { $0.map { gaps.gaps[$0].isOpen } } == [true, true])
    #expect(outcome.cityLongest.map { gaps.gaps[$0].length } == 1550)
    #expect(outcome.within.values == [450, 0] && outcome.beyond.values == [550, 1300])
  }
}
