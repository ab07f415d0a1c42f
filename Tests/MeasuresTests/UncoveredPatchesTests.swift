// Uncovered places gathered into patches: by squares of 50 m that touch, one district each, against every pair.

import TestSupport
@testable import Measures
import Planar
import Testing

@Suite struct UncoveredPatchesTests {
  /// The patches of places that nothing serves.
  private func patches(
    _ places: [(Double, Double)], residents: [Double?]? = nil, weights: [Double]? = nil
  ) throws -> UncoveredPatches {
    let demand = try Demand(.points(places), as: .land, districts: .twins(), threads: 1)
    let spread = residents.map { ResidentsSpread(ofFeatures: $0, on: demand, districtCount: 2) }
    return try Coverage.measure(
      demand,
      weights: DemandWeights(
        perPiece: weights ?? Array(repeating: 1, count: places.count), unit: .features),
      residents: spread, serviceArea: ServiceArea(supply: .points([]), reaches: []), districtCount: 2,
      threads: 1
    ).patches
  }

  @Test func squaresOfFiftyMetresThatTouchGather() throws {
    // The squares 0 and 1 east of the origin touch; 4 touches 5 at a corner; 7 stands alone.
    let found = try patches([(0, 0), (50, 0), (200, 0), (250, 60), (350, 10)])
    #expect(UncoveredCells.finestSide == 50)
    #expect(found.squareSide == 50)
    #expect(found.patches.map(\.features) == [2, 2, 1])
    // One of the places of each.
    #expect([0, 50].contains(found.patches[0].centroid.x))
    #expect([200, 250].contains(found.patches[1].centroid.x))
    #expect(found.patches[2].centroid == PlanarPoint(x: 350, y: 10))
    #expect(found.patches.map(\.geometry) == [0, 1, 2])
    #expect((0..<3).map { found.geometries.area(of: $0) } == [5000, 5000, 2500])
    #expect((0..<3).map { found.geometries.layout.parts(of: $0).count } == [1, 2, 1])
    #expect(found.patches.map(\.area) == [0, 0, 0])
    #expect(found.patches.map(\.residents) == [nil, nil, nil])
  }

  @Test func aChainIsOnePatchAndABorderParts() throws {
    let found = try patches((0..<30).map { (700 + 40 * Double($0), 100) })
    // 1000 m lies between the eighth place at 980 and the ninth at 1020.
    #expect(found.patches.map(\.features) == [8, 22])
    #expect(found.patches.map(\.district) == [0, 1])
  }

  @Test func thePlaceOfAPatchIsOneOfTheMostPeopledSquare() throws {
    // Five in one square and one in the next: the middle of all lies in the first one.
    let five = [(10.0, 10.0), (10, 30), (30, 10), (30, 30), (20, 20)]
    let found = try patches(five + [(60, 20)])
    let place = try #require(found.patches.first?.centroid)
    #expect(found.patches.count == 1)
    #expect(five.contains { $0 == (place.x, place.y) })
  }

  @Test func peopleAddUpWhereAllAreKnown() throws {
    let found = try patches(
      [(0, 0), (10, 0), (500, 0), (510, 0)], residents: [3, 4, 5, nil])
    #expect(found.patches.map(\.residents) == [7, nil])
  }

  @Test func whatWeighsNothingIsNoPatch() throws {
    let found = try patches([(0, 0), (500, 0), (600, 0)], weights: [0, 1, .nan])
    #expect(found.patches.map(\.centroid) == [PlanarPoint(x: 500, y: 0)])
  }

  @Test func buildingsKeepTheirFootprints() throws {
    let demand = try Demand(
      .rectangles([(0, 0, 10, 10), (30, 0, 50, 10)]), as: .centroids, districts: .twins(), threads: 1)
    let found = try Coverage.measure(
      demand, weights: .count(of: demand), residents: nil,
      serviceArea: ServiceArea(supply: .points([]), reaches: []), districtCount: 2, threads: 1
    ).patches
    #expect(found.patches.map(\.area) == [300])
  }

  @Test(arguments: [51 as UInt64, 52, 53])
  func asEveryPair(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let places = (0..<250).map { _ in (Double(random.whole(0...200)) * 10, Double(random.whole(0...40)) * 10)
    }
    let found = try patches(places)
    // Groups by merging every pair until nothing changes.
    var group = Array(places.indices)
    func root(_ place: Int) -> Int {
      var place = place
      while group[place] != place { place = group[place] }
      return place
    }
    func square(_ place: Int) -> (Int, Int) { (Int(places[place].0) / 50, Int(places[place].1) / 50) }
    for a in places.indices {
      for b in places.indices where b > a && (places[a].0 <= 1000) == (places[b].0 <= 1000) {
        guard abs(square(a).0 - square(b).0) <= 1, abs(square(a).1 - square(b).1) <= 1 else { continue }
        let (low, high) = (min(root(a), root(b)), max(root(a), root(b)))
        group[high] = low
      }
    }
    let roots = places.indices.map(root)
    // District and number of places as one number, so that they sort.
    let expected = Set(roots).map { root in
      (places[root].0 <= 1000 ? 0 : 1000) + roots.count { $0 == root }
    }
    #expect(
      found.patches.map { 1000 * $0.district + $0.features }.sorted() == expected.sorted(), "seed \(seed)")
    for (number, patch) in found.patches.enumerated() {
      #expect(patch.geometry == number)
      #expect(
        found.geometries.covers(x: patch.centroid.x, y: patch.centroid.y, feature: patch.geometry),
        "seed \(seed)")
    }
    #expect(found.geometries.count == found.patches.count)
  }

  @Test func aCrescentIsFoundWhereItIs() throws {
    // A square ring around a served middle: its centroid is the one place that is surely served.
    var land = PlanarGeometries()
    let hole = corners(20, 20, 80, 80)
    land.addPolygon(rings: [corners(0, 0, 100, 100), hole])
    let place = try #require(
      UncoveredLand(0, of: land, area: 6400, district: 0, residents: nil)?.centroid)
    #expect(land.covers(x: place.x, y: place.y, feature: 0))
    #expect(land.centroid(of: 0) == PlanarPoint(x: 50, y: 50))
    #expect(place != PlanarPoint(x: 50, y: 50))
  }
}
