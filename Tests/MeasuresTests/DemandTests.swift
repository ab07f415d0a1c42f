// Cutting a demand at the district borders: nothing is lost, nothing counts twice.

import TestSupport
import Measures
import Planar
import Testing

@Suite struct DemandTests {
  func land(_ geometries: PlanarGeometries, _ districts: Districts, threads: Int = 1) throws -> Demand {
    try Demand(geometries, as: .land, districts: districts, threads: threads)
  }

  @Test func aPolygonInTwoDistrictsIsCut() throws {
    let demand = try land(.rectangles([(900, 100, 1300, 300)]), .twins())
    #expect(demand.form == .land)
    #expect(demand.districts == [0, 1])
    #expect(demand.features == [0, 0])
    #expect(demand.areas == [100 * 200, 300 * 200])
    #expect(demand.pieces.count == 2)
    #expect(demand.featureCount == 1)
  }

  @Test func whatLiesOutsideIsKept() throws {
    // 100 m of the width lie west of the first district, and a second polygon outside all.
    let demand = try land(
      .rectangles([(-100, 0, 100, 100), (5000, 5000, 5010, 5010)]), .twins())
    #expect(demand.districts == [0, -1, -1])
    #expect(demand.features == [0, 0, 1])
    #expect(demand.areas == [10_000, 10_000, 100])
  }

  @Test func theFirstOfOverlappingDistrictsTakesAll() throws {
    let districts = Districts(rectangles: [(0, 0, 600, 1000), (400, 0, 1000, 1000)])
    let demand = try land(.rectangles([(300, 0, 700, 100)]), districts)
    #expect(demand.districts == [0, 1])
    #expect(demand.areas == [300 * 100, 100 * 100])
  }

  @Test func aCutLeavesNoSplinters() throws {
    // A slanted border that both districts share: what one takes the other leaves, to the last digit.
    func corner(_ x: Double, _ y: Double) -> PlanarPoint { PlanarPoint(x: 512_000 + x, y: 3_521_000 + y) }
    var halves = PlanarGeometries()
    halves.addPolygon(rings: [[corner(0, 0), corner(700.3, 0), corner(333.1, 1000), corner(0, 1000)]])
    halves.addPolygon(rings: [
      [corner(700.3, 0), corner(1000, 0), corner(1000, 1000), corner(333.1, 1000)]
    ])
    let districts = Districts(geometries: halves, residents: [nil, nil], households: [nil, nil])
    var lots = PlanarGeometries()
    for row in 0..<9 {
      let south = 50 + 100.7 * Double(row)
      lots.addPolygon(rings: [
        [
          corner(300.3, south), corner(720.1, south + 7), corner(715.9, south + 81),
          corner(301.7, south + 77),
        ]
      ])
    }
    let demand = try land(lots, districts)
    #expect(demand.districts == (0..<9).flatMap { _ in [0, 1] as [Int32] })
    #expect(demand.areas.allSatisfy { $0 > 100 })
  }

  @Test func aPolygonAwayFromBordersIsNotTouched() throws {
    var block = PlanarGeometries()
    block.addPolygon(rings: [corners(100, 100, 200, 200), corners(120, 120, 180, 180)])
    let demand = try land(block, .twins())
    #expect(demand.areas == [10_000 - 3600])
    #expect(demand.pieces == block)
    #expect(demand.districts == [0])
  }

  @Test func aPolygonInTheHoleOfADistrictLiesOutside() throws {
    var ring = PlanarGeometries()
    ring.addPolygon(rings: [corners(0, 0, 1000, 1000), corners(200, 200, 800, 800)])
    let districts = Districts(geometries: ring, residents: [nil], households: [nil])
    let demand = try land(.rectangles([(400, 400, 500, 500), (100, 400, 300, 500)]), districts)
    #expect(demand.districts == [-1, 0, -1])
    #expect(demand.areas == [10_000, 10_000, 10_000])
  }

  @Test func buildingsStandAtTheirCentroid() throws {
    let demand = try Demand(
      .rectangles([(900, 0, 1200, 100), (1990, 0, 2020, 10)]), as: .centroids, districts: .twins(),
      threads: 1)
    #expect(demand.form == .centroids)
    #expect(demand.districts == [1, -1])
    #expect(demand.areas == [300 * 100, 30 * 10])
    #expect(demand.pieces.x == [1050, 2005])
    #expect(demand.pieces.y == [50, 5])
  }

  @Test func pointsAreNeverLand() throws {
    let demand = try land(.points([(10, 10), (1010, 10), (9000, 0)]), .twins())
    #expect(demand.form == .centroids)
    #expect(demand.districts == [0, 1, -1])
    #expect(demand.areas == [0, 0, 0])
  }

  @Test func aPlaceOnTheBorderBelongsToTheFirst() throws {
    let demand = try land(.points([(1000, 500)]), .twins())
    #expect(demand.districts == [0])
  }

  @Test func linesAndEmptyFeaturesGiveNoPiece() throws {
    var mixed = PlanarGeometries.lines([[(0, 0), (10, 10)]])
    mixed.endFeature(kind: .empty)
    mixed.addPolygon(rings: [corners(10, 10, 20, 20)])
    let demand = try land(mixed, .twins())
    #expect(demand.features == [2])
    #expect(demand.featureCount == 3)
    #expect(try land(PlanarGeometries(), .twins()).count == 0)
  }

  @Test func numbersAreSharedOutByArea() throws {
    let demand = try land(.rectangles([(900, 0, 1300, 100), (10, 10, 20, 20)]), .twins())
    #expect(demand.sharedOut([400, nil]).prefix(2) == [100, 300])
    #expect(demand.sharedOut([400, nil])[2].isNaN)
    #expect(demand.sharedOut([nil, 7])[2] == 7)
    let places = try Demand(
      .rectangles([(900, 0, 1300, 100)]), as: .centroids, districts: .twins(), threads: 1)
    #expect(places.sharedOut([400]) == [400])
  }

  @Test(arguments: [7 as UInt64, 77, 777])
  func piecesAddUpToTheirFeature(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    // Districts on a crooked grid that overlap and leave gaps.
    let districts = Districts(
      rectangles: (0..<9).map { district in
        let x = Double(district % 3) * 1000
        let y = Double(district / 3) * 1000
        return (
          x + random.number(-80...80), y + random.number(-80...80), x + 1000 + random.number(-80...80),
          y + 1000 + random.number(-80...80)
        )
      })
    let polygons = PlanarGeometries.rectangles(
      (0..<150).map { _ in
        let x = random.number(-300...3000)
        let y = random.number(-300...3000)
        return (x, y, x + random.number(1...700), y + random.number(1...700))
      })
    let demand = try land(polygons, districts)
    for feature in 0..<polygons.count {
      let sum = (0..<demand.count).reduce(0) { $0 + (demand.features[$1] == feature ? demand.areas[$1] : 0) }
      let area = polygons.area(of: feature)
      #expect(abs(sum - area) <= 1e-9 * area, "seed \(seed), feature \(feature)")
    }
    for piece in 0..<demand.count {
      guard demand.areas[piece] > 1, let middle = demand.pieces.centroid(of: piece),
        demand.pieces.covers(x: middle.x, y: middle.y, feature: piece)
      else { continue }
      let holder = districts.district(x: middle.x, y: middle.y) ?? -1
      #expect(Int(demand.districts[piece]) == holder, "seed \(seed), piece \(piece)")
    }
    for threads in [2, 8] {
      let other = try land(polygons, districts, threads: threads)
      #expect(other.pieces == demand.pieces, "seed \(seed), \(threads) threads")
      #expect(other.districts == demand.districts)
      #expect(other.areas == demand.areas)
    }
  }
}
