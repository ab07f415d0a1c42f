// What pieces weigh: land, features, people, dwellings; unknown is not 0.

import Measures
import Planar
import Testing

@Suite struct DemandWeightsTests {
  // One block across the border, a quarter of it in the west, and one in the east.
  private func demand() throws -> Demand {
    try Demand(
      .rectangles([(900, 0, 1300, 100), (1500, 0, 1600, 100)]), as: .land, districts: .twins(), threads: 1)
  }

  @Test func landWeighsItsArea() throws {
    let weights = DemandWeights.area(of: try demand())
    #expect(weights.perPiece == [10_000, 30_000, 10_000])
    #expect(weights.unit.rawValue == "m2")
  }

  @Test func aFeatureWeighsOneInAll() throws {
    let weights = DemandWeights.count(of: try demand())
    #expect(weights.perPiece == [0.25, 0.75, 1])
    #expect(weights.unit.rawValue == "features")
  }

  @Test func dwellingsAreSharedOutAndUnknownOnesStayUnknown() throws {
    let weights = DemandWeights.dwellings([80, nil], of: try demand())
    #expect(weights.perPiece.prefix(2) == [20, 60])
    #expect(weights.perPiece[2].isNaN)
    #expect(weights.unit.rawValue == "dwellings")
  }

  @Test func peopleWeighWhatTheSpreadSays() throws {
    let spread = ResidentsSpread(ofFeatures: [100, nil], on: try demand(), districtCount: 2)
    let weights = DemandWeights.residents(spread)
    #expect(weights.perPiece.prefix(2) == [25, 75])
    #expect(weights.perPiece[2].isNaN)
    #expect(weights.unit.rawValue == "residents")
  }
}
