// The reach that decides, and the others beside it.

import Measures
import Testing

struct CoverageDefinitionTests {
  private func coverage(_ reaches: [Reach]) -> CoverageDefinition {
    CoverageDefinition(
      demand: LayerSelection(layer: "d"), weight: .area, supply: LayerSelection(layer: "s"), reaches: reaches)
  }

  @Test func theFirstReachDecides() {
    var both = coverage([Reach(.walk, within: 500), Reach(.straight, within: 300)])
    #expect(both.reach == Reach(.walk, within: 500))
    both.reach.onlyDistance = 400
    #expect(both.reaches == [Reach(.walk, within: 400), Reach(.straight, within: 300)])
    let one = CoverageDefinition(
      demand: LayerSelection(layer: "d"), weight: .area, supply: LayerSelection(layer: "s"),
      reach: Reach(.straight, within: 300))
    #expect(one == coverage([Reach(.straight, within: 300)]))
  }

  @Test func whatCountsIsTheSameForAllReaches() {
    var both = coverage([Reach(.walk, within: 500), Reach(.straight, within: 300)])
    let isSet = both.setMinArea(400)
    #expect(isSet)
    #expect(both.reaches.map(\.onlyMinArea) == [400, 400])
    var tiered = coverage([
      Reach(.walk, within: 500),
      Reach(.straight, tiers: [ReachTier(within: 100), ReachTier(minArea: 400, within: 300)]),
    ])
    let before = tiered
    let isTieredSet = tiered.setMinArea(400)
    #expect(!isTieredSet)
    #expect(tiered == before)
  }
}
