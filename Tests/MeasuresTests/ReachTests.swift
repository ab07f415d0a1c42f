// Reach by tiers, and the minutes that metres came from.

import Measures
import Testing

struct ReachTests {
  private let parks = Reach(
    .walk, tiers: [ReachTier(minArea: 400, within: 300), ReachTier(minArea: 5000, within: 500)])

  @Test func tiersComeLargestFirst() {
    #expect(parks.tiers.map(\.minArea) == [5000, 400])
    #expect(parks.farthest == 500)
    #expect(Reach(.straight, tiers: []).farthest == nil)
  }

  @Test(arguments: [(5000.0, 500.0 as Double?), (4999.999, 300), (400, 300), (399.999, nil), (0, nil)])
  func aFeatureBelongsToTheFirstTierThatItFills(area: Double, within: Double?) {
    #expect(parks.distance(forArea: area) == within)
  }

  @Test(arguments: [(10.0, 75.0), (7, 66.7), (0.1, 80), (15, 53.3333333), (12.345678901, 61.7)])
  func minutesComeBackAsTheyWereGiven(minutes: Double, speed: Double) {
    let reach = Reach(.walk, tiers: [ReachTier(within: minutes * speed)], speed: speed)
    #expect(reach.minutes(of: reach.tiers[0]) == minutes)
  }

  @Test func minutesBeyondAllWalkingAreStillANumber() {
    let reach = Reach(.walk, tiers: [ReachTier(within: 8e301)], speed: 80)
    #expect(reach.minutes(of: reach.tiers[0]) == 1e300)
  }

  @Test func withoutMinutesThereIsNoSpeed() {
    #expect(parks.speed == nil)
    #expect(parks.minutes(of: parks.tiers[0]) == nil)
    #expect(Reach.defaultSpeed == 80)
  }

  @Test func anotherDistanceIsMetres() {
    var reach = Reach(.walk, tiers: [ReachTier(minArea: 400, within: 800)], speed: 80)
    reach.onlyDistance = 500
    reach.onlyMinArea = 1000
    #expect(reach == Reach(.walk, tiers: [ReachTier(minArea: 1000, within: 500)]))
  }

  @Test func severalTiersHaveNoOnlyDistance() {
    var reach = parks
    reach.onlyDistance = 100
    reach.onlyMinArea = 100
    #expect(reach == parks)
    #expect(reach.onlyDistance == nil && reach.onlyMinArea == nil)
  }

  @Test func theWordsAreThoseOfAStandard() {
    #expect(ReachWay.allCases.map(\.rawValue) == ["straight", "walk"])
  }
}
