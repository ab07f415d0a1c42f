// Large cities before they are drawn: quarters, districts and their outlines.

import Testing

@testable import SyntheticCities

@Suite struct CityLayoutTests {
  @Test(arguments: [(5_000, 6), (10_000, 8), (13_000, 9), (100_000, 18), (1_000_000, 40), (10_000_000, 86)])
  func districtsGrowWithTheCubeRoot(buildings: Int, expected: Int) {
    #expect(CityLayout.districtCount(buildings: buildings, quarters: 10_000) == expected)
    #expect(CityLayout.districtCount(buildings: buildings, quarters: 5) == 5)
  }

  @Test(arguments: [5_000, 77_777, 1_000_000])
  func quartersShareTheBuildings(buildings: Int) {
    let layout = CityLayout(seed: 3, buildings: buildings)
    #expect(layout.quarters.reduce(0) { $0 + $1.buildings } == buildings)
    #expect(Set(layout.quarters.map { [$0.column, $0.row] }).count == layout.quarters.count)
    #expect(Set(layout.quarters.map(\.district)) == Set(layout.plans.indices))
    #expect(Set(layout.plans.map(\.code)).count == layout.plans.count)
    #expect(Set(layout.plans.map(\.name.chinese)).count == layout.plans.count)
    // Neighbours in the list are of one district or of the next.
    #expect(layout.quarters.map(\.district) == layout.quarters.map(\.district).sorted())
  }

  @Test(arguments: [1, 2, 3] as [UInt64], [8_000, 120_000])
  func outlinesFillTheLandAndShareTheirEdges(seed: UInt64, buildings: Int) {
    let layout = CityLayout(seed: seed, buildings: buildings)
    let outlines = layout.outlines
    #expect(outlines.count == layout.plans.count)
    var land = 0.0
    for quarter in layout.quarters {
      var random = RandomSource(seed: 1, stream: .terrain)
      let ring = quarter.land(grid: layout.grid, random: &random, isInside: layout.isInside).pieces[0].ring
      #expect(ring.area > 0)
      #expect(ring.isSimple, "seed \(seed): quarter \(quarter.column), \(quarter.row)")
      land += ring.area
    }
    var districts = 0.0
    var owners: [[Double]: Int] = [:]
    for (index, polygons) in outlines.enumerated() {
      #expect(!polygons.isEmpty)
      for ring in polygons.joined() {
        districts += ring.area
        for step in ring.points.indices {
          let (a, b) = (ring.points[step], ring.following(step))
          #expect(owners.updateValue(index, forKey: [a.x, a.y, b.x, b.y]) == nil)
        }
      }
    }
    #expect(abs(districts - land) < land * 1e-12, "seed \(seed): \(districts) of \(land) m²")
    // Each edge between two districts is walked once in each direction.
    var shared = 0
    for (edge, owner) in owners {
      guard let other = owners[[edge[2], edge[3], edge[0], edge[1]]] else { continue }
      #expect(other != owner)
      shared += 1
    }
    #expect(shared > 100)
  }

  @Test func buildingsStandOnTheirParcelsAndApart() {
    for index in [0, 3, 7] {
      let plan = CityLayout(seed: 5, buildings: 10_000).plan(of: index)
      #expect(plan.buildings.count > 300)
      var outside = 0
      var overlapping = 0
      for (number, building) in plan.buildings.enumerated() {
        let parcel = plan.parcels[building.parcel]
        for corner in building.ring.points {
          let isOnLand = parcel.ring.contains(corner) || parcel.other?.contains(corner) ?? false
          if !isOnLand || parcel.holes.contains(where: { $0.contains(corner) }) { outside += 1 }
        }
        for other in plan.buildings[(number + 1)...] where other.parcel == building.parcel {
          if other.ring.points.contains(where: { building.ring.contains($0) }) { overlapping += 1 }
        }
      }
      #expect(outside == 0)
      #expect(overlapping == 0)
    }
  }

  @Test func everythingStandsWithinItsQuarter() {
    let layout = CityLayout(seed: 6, buildings: 10_000)
    for index in layout.quarters.indices {
      let plan = layout.plan(of: index)
      let ring = plan.network.limits ?? GroundRing([])
      for building in plan.buildings { #expect(ring.contains(building.ring.points[0])) }
      for facility in plan.facilities { #expect(ring.contains(facility.point), "\(facility.kind)") }
      for toilet in plan.toilets { #expect(ring.contains(toilet.point)) }
      for park in plan.parks { #expect(park.ring.points.allSatisfy { ring.contains($0) }) }
    }
  }
}
