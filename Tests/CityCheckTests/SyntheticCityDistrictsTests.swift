// Districts that share their borders vertex by vertex and fill the land.

import Testing

@testable import SyntheticCities

@Suite struct SyntheticCityDistrictsTests {
  @Test(arguments: [1, 2, 3, 2023] as [UInt64])
  func everyInnerEdgeIsSharedByExactlyTwoDistricts(seed: UInt64) throws {
    let districts = try ReadLayer("districts.geojson", of: SyntheticCity(seed: seed, residents: 60_000))
      .features
    #expect(districts.count == 8)
    var owners: [[Double]: [Int]] = [:]
    for (index, district) in districts.enumerated() {
      for ring in try #require(district.parts) {
        for step in 1..<ring.count { owners[ring[step - 1] + ring[step], default: []].append(index) }
      }
    }
    var shared = 0
    for (edge, holders) in owners {
      #expect(holders.count == 1, "an edge is walked twice in the same direction: seed \(seed), \(edge)")
      if let others = owners[Array(edge[2...]) + Array(edge[..<2])] {
        shared += 1
        #expect(others != holders)
      }
    }
    #expect(shared > 40)
  }

  @Test(arguments: [7, 8, 2023] as [UInt64])
  func districtsFillTheLand(seed: UInt64) {
    let plan = CityPlan(seed: seed, residents: 60_000)
    let land = plan.network.terrain.mainland().ring.area + plan.network.terrain.island().area
    var sum = 0.0
    for polygons in plan.districts.outlines {
      for rings in polygons { sum += rings.reduce(0) { $0 + $1.area } }
    }
    #expect(abs(sum - land) < 1, "seed \(seed): \(sum) of \(land) m²")
  }

  @Test func oneDistrictHasAnIsland() {
    let plan = SyntheticCityLayersTests.plan
    #expect(plan.districts.outlines.map(\.count) == [1, 1, 1, 1, 1, 1, 1, 2])
  }

  @Test(arguments: [4, 5, 6] as [UInt64])
  func facesFillTheLandHoweverFineTheyAreCut(seed: UInt64) {
    let network = CityPlan(seed: seed, residents: 60_000).network
    let coarse = network.coarse.faces.reduce(0) { $0 + network.coarse.ring(of: $1).area }
    let fine = network.map.faces.reduce(0) { $0 + network.map.ring(of: $1).area }
    #expect(network.map.faces.count > network.coarse.faces.count * 2)
    #expect(abs(coarse - fine) < 1, "seed \(seed): \(coarse), \(fine) m²")
    for face in network.map.faces { #expect(network.map.ring(of: face).area > 0) }
  }
}
