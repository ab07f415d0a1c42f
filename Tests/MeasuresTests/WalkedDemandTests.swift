// How a demand joins the streets: places at the nearest street, land by its frontage.

import Measures
import Planar
import Streets
import Testing

@Suite struct WalkedDemandTests {
  private let road = Walks([[(0, 500), (2000, 500)]])

  private func demand(_ blocks: [(Double, Double, Double, Double)]) throws -> Demand {
    try Demand(.rectangles(blocks), as: .land, districts: .twins(), threads: 1)
  }

  private func walked(_ demand: Demand, frontage: Double = 30) throws -> WalkedDemand {
    try WalkedDemand(demand, linker: road.linker, frontage: frontage, threads: 2)
  }

  @Test func landIsServedByTheShareOfItsFrontage() throws {
    // 10 m from the road: it fronts on what is within 30 m of it, 200 m and √800 m at either end.
    let walked = try walked(demand([(100, 510, 300, 610)]))
    let frontage = 200 + 2 * 800.0.squareRoot()
    func share(_ places: [(Double, Double)], _ reach: Double) -> Double? {
      walked.share(of: 0, in: road.supply(places, reach))
    }
    func expect(_ found: Double?, _ metres: Double, location: SourceLocation = #_sourceLocation) {
      #expect(found.map { abs($0 - metres / frontage) < 1e-12 } == true, sourceLocation: location)
    }
    // Up to the middle; 50 m to either side; all; nothing.
    expect(share([(100, 500)], 100), frontage / 2)
    expect(share([(200, 500)], 50), 100)
    expect(share([(180, 500), (220, 500)], 20), 80)
    expect(share([(200, 500)], 200), frontage)
    expect(share([(600, 500)], 100), 0)
    // The way from the facility to the road counts.
    expect(share([(200, 540)], 50), 20)
    #expect(walked.unlinkedCount == 0)
  }

  @Test func landWithoutFrontageJoinsTheNearestStreet() throws {
    // 100 m from the road, which it joins at x = 400 after 100 m; and 510 m from it, which is too far.
    let walked = try walked(demand([(400, 600, 500, 700), (400, 1010, 500, 1020)]))
    #expect(walked.share(of: 0, in: road.supply([(100, 500)], 400)) == 1)
    #expect(walked.share(of: 0, in: road.supply([(100, 500)], 399.9)) == 0)
    #expect(walked.share(of: 1, in: road.supply([(450, 500)], 5000)) == nil)
    #expect(walked.unlinkedCount == 1)
  }

  @Test func aBlockBetweenTwoCornersOfTheRoadJoinsWhereItIsNearest() throws {
    // A road that comes near the middle of a long side, 600 m from either corner.
    let road = Walks([[(1000, 0), (1000, 440)]])
    let demand = try demand([(400, 500, 1600, 900)])
    let walked = try WalkedDemand(demand, linker: road.linker, frontage: 30, threads: 1)
    // Cut at the district border, each half 60 m from the end of the road.
    for piece in 0..<demand.count {
      #expect(walked.share(of: piece, in: road.supply([(1000, 300)], 200)) == 1)
      #expect(walked.share(of: piece, in: road.supply([(1000, 300)], 199.9)) == 0)
    }
    #expect(demand.count == 2 && walked.unlinkedCount == 0)
  }

  @Test func placesJoinTheNearestStreetOrAreThereAlready() throws {
    let places = PlanarGeometries.points([(100, 530), (700, 900), (300, 1100)])
    let demand = try Demand(places, as: .land, districts: .twins(), threads: 1)
    let walked = try walked(demand)
    let clinic = road.supply([(200, 500)], 130)
    #expect((0..<3).map { walked.share(of: $0, in: clinic) } == [1, 0, nil])
    #expect((0..<3).map { walked.share(of: $0, in: road.supply([(200, 500)], 129.9)) } == [0, 0, nil])
    // Who stands in the park has no way to go.
    let park = PlanarGeometries.rectangles([(650, 850, 750, 950)])
    let gate = WalkSource(edge: 0, from: 1900, to: 1900, leg: 0, owner: 0)
    let area = WalkingArea(road.graph, sources: [gate], reaches: [10])
    let supply = WalkedSupply(area, supply: park, reaches: [10])
    #expect((0..<3).map { walked.share(of: $0, in: supply) } == [0, 1, nil])
    // A park that does not count holds nobody.
    let tooSmall = WalkedSupply(
      WalkingArea(road.graph, sources: [gate], reaches: [nil]), supply: park, reaches: [nil])
    #expect(walked.share(of: 1, in: tooSmall) == 0)
    // The same of many places at once.
    let links = road.linker.links(x: places.x, y: places.y)
    #expect(supply.covers(links, x: places.x, y: places.y) == [false, true, false])
    #expect(clinic.covers(links, x: places.x, y: places.y) == [true, false, false])
  }

  @Test func whatReachesAllCategoriesIsCommonToAllOfThem() throws {
    let walked = try walked(demand([(100, 510, 300, 610), (400, 1010, 500, 1020)]))
    let frontage = 200 + 2 * 800.0.squareRoot()
    // One as far as x = 200, the other from x = 150 on.
    let supplies = [road.supply([(100, 500)], 100), road.supply([(300, 500)], 150)]
    let shares = try #require(walked.shares(of: 0, in: supplies))
    #expect(abs(shares.ofEach[0] - 0.5) < 1e-12)
    #expect(abs(shares.ofEach[1] - (150 + 800.0.squareRoot()) / frontage) < 1e-12)
    #expect(abs(shares.ofAll - 50 / frontage) < 1e-12)
    #expect(walked.shares(of: 1, in: supplies) == nil)
  }
}
