// Land that several features draw counts once; whoever lives on it still counts.

import Foundation
import Planar
import TestSupport
import Testing

@testable import Measures

@Suite struct DisjointLandTests {
  /// Axis-parallel rectangles: west, south, east, north in metres.
  private func rectangles(_ boxes: [[Double]]) -> PlanarGeometries {
    var geometries = PlanarGeometries()
    for box in boxes {
      let (w, s, e, n) = (box[0], box[1], box[2], box[3])
      geometries.addPolygon(rings: [
        [
          PlanarPoint(x: w, y: s), PlanarPoint(x: e, y: s), PlanarPoint(x: e, y: n), PlanarPoint(x: w, y: n),
          PlanarPoint(x: w, y: s),
        ]
      ])
    }
    return geometries
  }

  /// A west district of x 0 ... 100 and an east one of x 100 ... 200.
  private var districts: Districts {
    Districts(
      geometries: rectangles([[0, 0, 100, 100], [100, 0, 200, 100]]), residents: [10, 20],
      households: [nil, nil])
  }

  private func land(_ boxes: [[Double]], _ overlaps: OverlapRule) throws -> Demand {
    try Demand(rectangles(boxes), as: .land, districts: districts, overlaps: overlaps, threads: 1)
  }

  private func sum(_ demand: Demand, district: Int32) -> Double {
    demand.areas.indices.filter { demand.districts[$0] == district }.reduce(0) { $0 + demand.areas[$1] }
  }

  @Test func overlapsCountOnceOrAsDrawn() throws {
    // Two squares of 20 x 20 that share 10 x 20; a third lies across the border and overlaps nothing.
    let boxes: [[Double]] = [[0, 0, 20, 20], [10, 0, 30, 20], [90, 0, 110, 20]]
    let once = try land(boxes, .countedOnce)
    #expect(sum(once, district: 0) == 600 + 200)
    #expect(sum(once, district: 1) == 200)
    #expect(once.overlapArea.value == 200)
    let drawn = try land(boxes, .countedAsDrawn)
    #expect(sum(drawn, district: 0) == 800 + 200)
    #expect(drawn.overlapArea.value == 0)
  }

  @Test func theFirstFeatureKeepsTheOverlap() throws {
    let once = try land([[0, 0, 20, 20], [10, 0, 30, 20]], .countedOnce)
    #expect(once.features == [0, 1])
    #expect(once.areas == [400, 200])
  }

  @Test func neighboursThatTouchStayAsDrawn() throws {
    let boxes: [[Double]] = [[0, 0, 20, 20], [20, 0, 40, 20], [20, 20, 40, 40]]
    let once = try land(boxes, .countedOnce)
    let drawn = try land(boxes, .countedAsDrawn)
    #expect(once.pieces == drawn.pieces)
    #expect(once.areas == [400, 400, 400])
    #expect(once.overlapArea.value == 0)
  }

  @Test func landHeldWholeByOthersKeepsItsPiecesWithoutArea() throws {
    // The second is the first again; the third lies in both districts, inside the fourth that comes later.
    let once = try land(
      [[0, 0, 20, 20], [0, 0, 20, 20], [95, 0, 105, 10], [90, 0, 110, 20]], .countedOnce)
    #expect(once.features == [0, 1, 2, 2, 3, 3])
    #expect(once.areas == [400, 0, 50, 50, 150, 150])
    #expect(once.overlapArea.value == 500)
    // Seven people each on their own features: none is lost with the land.
    let residents = ResidentsSpread(ofFeatures: [7, 7, 7, 7], on: once, districtCount: 2)
    #expect(residents.perPiece.reduce(0, +) == 28)
  }

  @Test func coverageCountsOverlappingLandOnce() throws {
    // 100 x 100 whose west half is drawn twice and served; the east half is out of reach.
    let demand = try land([[0, 0, 50, 100], [0, 0, 100, 100]], .countedOnce)
    let service = ServiceArea(supply: rectangles([[-100, -100, 50, 200]]), reaches: [0])
    let outcome = try Coverage.measure(
      demand, weights: .area(of: demand), residents: nil, serviceArea: service, districtCount: 2, threads: 1)
    #expect(outcome.total.city.value == 10_000)
    #expect(abs(outcome.covered.city.value - 5_000) < 1e-6)
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func theSumIsTheAreaOfTheUnion(seed: UInt64) throws {
    var state = seed
    func random(_ range: Double) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53) * range
    }
    let boxes = (0..<60).map { _ in
      let (x, y) = (random(180), random(80))
      return [x, y, x + 1 + random(19), y + 1 + random(19)]
    }
    let once = try land(boxes, .countedOnce)
    let union = try Overlay().union(of: rectangles(boxes)).area(of: 0)
    let sum = once.areas.reduce(0, +)
    #expect(abs(sum - union) < 1e-6, "seed \(seed): pieces \(sum), union \(union)")
    let drawn = try land(boxes, .countedAsDrawn).areas.reduce(0, +)
    #expect(abs(drawn - sum - once.overlapArea.value) < 1e-6, "seed \(seed)")
  }

  /// The land of each feature as it is said: the difference with every earlier one, one by one.
  private func slow(_ geometries: PlanarGeometries, _ feature: Int) throws -> PlanarGeometries? {
    let overlay = Overlay()
    var own: PlanarGeometries?
    for earlier in 0..<feature where geometries.box(of: earlier).intersects(geometries.box(of: feature)) {
      let before = own.map { $0.area(of: 0) } ?? geometries.area(of: feature)
      let rest = try overlay.difference(
        of: own == nil ? feature : 0, in: own ?? geometries, without: earlier, in: geometries)
      guard rest.layout.kinds[0] == .polygon else { return rest }
      if before - rest.area(of: 0) > 1e-6 { own = rest }
    }
    return own
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func whatIsSettledWithoutAnOverlayIsTheSame(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var geometries = PlanarGeometries()
    func addStar(_ x: Double, _ y: Double, radius: Double, corners: Int, hole: Double? = nil) {
      func ring(_ radius: Double) -> [PlanarPoint] {
        (0..<corners).map { corner in
          let angle = Double(corner) / Double(corners) * 2 * .pi
          let reach = radius * random.number(0.8...1)
          return PlanarPoint(x: x + reach * cos(angle), y: y + reach * sin(angle))
        }
      }
      geometries.addPolygon(rings: [ring(radius)] + (hole.map { [ring($0)] } ?? []))
    }
    for number in 0..<120 {
      switch number {
      // Large ones before, between and after small ones, one of them with a hole.
      case 20: addStar(300, 300, radius: 250, corners: 400, hole: 90)
      case 90: addStar(500, 400, radius: 200, corners: 300)
      default:
        addStar(random.number(0...800), random.number(0...800), radius: random.number(3...20), corners: 8)
      }
    }
    let disjoint = DisjointLand(geometries)
    var gone = 0
    var cut = 0
    for feature in 0..<geometries.count {
      let expected = try slow(geometries, feature)
      #expect(try disjoint.part(ofOnly: feature, overlay: Overlay()) == expected, "seed \(seed), \(feature)")
      if let expected { expected.layout.kinds[0] == .empty ? (gone += 1) : (cut += 1) }
    }
    #expect(gone > 3 && cut > 3, "seed \(seed)")
  }
}
