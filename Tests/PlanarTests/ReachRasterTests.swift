// The raster against the search that it replaces: the same answers for supply of every kind, at the threshold too.

import TestSupport
import Foundation
@testable import Planar
import Testing

@Suite struct ReachRasterTests {
  enum Supply: CaseIterable, Sendable { case points, parks, wideParks, lines, mixed }

  private func supply(_ kind: Supply, _ random: inout SplitMix64) -> PlanarGeometries {
    var geometries = PlanarGeometries()
    for _ in 0..<30 {
      let x = 512_000 + random.number(0...2000)
      let y = 3_521_000 + random.number(0...1500)
      let pick = kind == .mixed ? Supply.allCases[random.whole(0...3)] : kind
      switch pick {
      case .points: geometries.addExactly(.point, [[[(x, y)]]])
      case .parks:
        geometries.addExactly(.polygon, [[star(x, y, radius: 80, corners: random.whole(4...40), &random)]])
      case .wideParks:
        geometries.addExactly(
          .polygon,
          [[star(x, y, radius: 900, corners: 60, &random), star(x, y, radius: 500, corners: 20, &random)]])
      default:
        geometries.addExactly(.line, [[[(x, y), (x + random.number(-700...700), y + 100), (x, y + 150)]]])
      }
    }
    geometries.endFeature(kind: .empty)
    return geometries
  }

  private func places(_ area: ServiceArea, _ random: inout SplitMix64) -> [(Double, Double)] {
    var places = (0..<200).map { _ in (random.number(510_500...515_500), random.number(3_519_500...3_524_000))
    }
    let supply = area.supply
    for _ in 0..<60 {
      let vertex = random.whole(0...supply.x.count - 1)
      let angle = random.number(0...2 * .pi)
      for reach in [300.0, 500, 100] {
        // On the threshold, within its tolerance, and beyond it.
        for more in [0, 0.9e-6, 1.2e-6, -0.5, 0.5] {
          places.append(
            (supply.x[vertex] + (reach + more) * cos(angle), supply.y[vertex] + (reach + more) * sin(angle)))
        }
        places.append((supply.x[vertex] + reach, supply.y[vertex]))
      }
      places.append((supply.x[vertex], supply.y[vertex]))
    }
    return places
  }

  @Test(arguments: Supply.allCases, [[300], [300, 500], [0], [100, 2000], [3]])
  func answersAsTheSearchDoes(kind: Supply, tiers: [Double]) {
    var random = SplitMix64(seed: 17)
    let supply = supply(kind, &random)
    let reaches = (0..<supply.count).map { $0 % 7 == 6 ? nil : tiers[$0 % tiers.count] as Double? }
    let area = ServiceArea(supply: supply, reaches: reaches)
    let raster = ReachRaster(area.tiers, questions: 1_000_000_000)
    // Next to nothing around large parks would take too many cells.
    #expect(raster != nil || tiers[0] < 100)
    // A prepared area makes the very same raster; once of each kind is enough.
    let prepared = tiers == [300] ? area.prepared(forManyPlaces: 1_000_000_000) : area
    var served = 0
    for (x, y) in places(area, &random) {
      let expected = area.covers(x: x, y: y)
      #expect(
        raster.map { $0.covers(x: x, y: y) } ?? expected == expected,
        "(\(x), \(y)), \(kind) \(tiers), seed 17")
      #expect(prepared.covers(x: x, y: y) == expected, "(\(x), \(y)), \(kind) \(tiers), seed 17")
      served += expected ? 1 : 0
    }
    #expect(served > 0, "nothing was served")
  }

  @Test func mostCellsKnowTheAnswer() throws {
    var random = SplitMix64(seed: 18)
    let supply = PlanarGeometries(
      points: (0..<200).map { _ in PlanarPoint(x: random.number(0...9000), y: random.number(0...9000)) })
    let area = ServiceArea(supply: supply, reaches: Array(repeating: 1000, count: 200))
    let raster = try #require(ReachRaster(area.tiers, questions: 100_000))
    let served = raster.words.reduce(0) { $0 + $1.served.nonzeroBitCount }
    let doubtful = raster.words.reduce(0) { $0 + $1.doubtful.nonzeroBitCount }
    #expect(served > 10 * doubtful)
    #expect(raster.starts.count == doubtful + 1)
    #expect(raster.near.count < 4 * doubtful)
  }

  @Test func whereItWouldNotPayThereIsNone() {
    let points = PlanarGeometries(points: [PlanarPoint(x: 0, y: 0), PlanarPoint(x: 3000, y: 0)])
    let area = ServiceArea(supply: points, reaches: [1000, 300])
    #expect(ReachRaster(area.tiers, questions: 1) == nil)
    #expect(ReachRaster([], questions: 1_000_000) == nil)
    #expect(
      ReachRaster(ServiceArea(supply: points, reaches: [.infinity, nil]).tiers, questions: 1_000_000) == nil)
    let nothing = ServiceArea(supply: PlanarGeometries(), reaches: []).prepared(forManyPlaces: 1_000_000)
    #expect(!nothing.covers(x: 0, y: 0))
  }

  @Test func whatIsNoPlaceIsNotServed() throws {
    let area = ServiceArea(supply: PlanarGeometries(points: [PlanarPoint(x: 0, y: 0)]), reaches: [500])
    let raster = try #require(ReachRaster(area.tiers, questions: 1_000_000))
    #expect(raster.covers(x: 0, y: 500))
    for (x, y) in [(.nan, 0), (0, .infinity), (-1e300, 0), (501, 0)] as [(Double, Double)] {
      #expect(!raster.covers(x: x, y: y))
    }
  }
}
