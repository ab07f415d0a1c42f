// Spacing: nearest neighbours by every pair, quantiles by their definition.

import TestSupport
import Measures
import Planar
import Testing

@Suite struct SpacingTests {
  @Test func neighboursOnALine() {
    // Gaps of 300, 500, 501 and 700 m; the fourth and the fifth lie in the east.
    let toilets = PlanarGeometries.points([(0, 0), (300, 0), (800, 0), (1301, 0), (1999, 0)])
    let outcome = Spacing.measure(toilets, within: 500, districts: .twins())
    #expect(outcome.total.values == [3, 2])
    // At exactly 500 m a neighbour counts; a neighbour across the border counts too.
    #expect(outcome.near.values == [3, 0])
    #expect(outcome.distances == [[300, 300, 500], [501, 698]])
    #expect(outcome.cityDistances == [300, 300, 500, 501, 698])
    #expect(outcome.outside == 0)
  }

  @Test func aFacilityOutsideIsANeighbourOnly() {
    let outcome = Spacing.measure(.points([(10, 10), (-90, 10)]), within: 100, districts: .twins())
    #expect(outcome.total.values == [1, 0])
    #expect(outcome.near.values == [1, 0])
    #expect(outcome.outside == 1)
    #expect(outcome.cityDistances == [100])
    #expect(outcome.total.outside.value == 1)
  }

  @Test func aloneThereIsNoNeighbour() {
    let outcome = Spacing.measure(.points([(10, 10)]), within: 100, districts: .twins())
    #expect(outcome.total.values == [1, 0])
    #expect(outcome.near.values == [0, 0])
    #expect(outcome.distances == [[], []])
    #expect(Spacing.measure(.points([]), within: 100, districts: .twins()).total.whole.value == 0)
  }

  @Test func facilitiesInOnePlaceAreAtDistanceZero() {
    let outcome = Spacing.measure(.points([(10, 10), (10, 10), (10, 10)]), within: 0, districts: .twins())
    #expect(outcome.distances[0] == [0, 0, 0])
    #expect(outcome.near.values == [3, 0])
  }

  @Test func manyInOnePlaceAndOneBeside() {
    // Every search from the crowd would look at all of it.
    let crowd = [(Double, Double)](repeating: (10, 10), count: 20_000) + [(40, 50), (13, 14)]
    let outcome = Spacing.measure(.points(crowd), within: 5, districts: .twins())
    #expect(outcome.near.values == [20_001, 0])
    #expect(outcome.total.values == [20_002, 0])
    #expect(outcome.cityDistances.count == 20_002)
    // 3² + 4² = 5², 27² + 36² = 45².
    #expect(outcome.cityDistances.suffix(3) == [0, 5, 45])
  }

  @Test func aPolygonStandsAtItsCentroid() {
    let outcome = Spacing.measure(
      .rectangles([(0, 0, 20, 20), (100, 0, 120, 20)]), within: 100, districts: .twins())
    #expect(outcome.distances[0] == [100, 100])
    #expect(outcome.near.values == [2, 0])
  }

  @Test func quantilesOfFewNumbers() {
    #expect(Spacing.quantile(0.5, of: []) == nil)
    #expect(Spacing.quantile(0.9, of: [7]) == 7)
    #expect(Spacing.quantile(0.5, of: [1, 2]) == 1.5)
    #expect(Spacing.quantile(0.5, of: [1, 2, 9]) == 2)
    // numpy.quantile([10, 20, 30, 40], 0.9) = 37
    #expect(Spacing.quantile(0.9, of: [10, 20, 30, 40]) == 37)
    #expect(Spacing.quantile(0, of: [3, 4, 5]) == 3)
    #expect(Spacing.quantile(1, of: [3, 4, 5]) == 5)
  }

  @Test(arguments: [41 as UInt64, 42, 43])
  func asEveryPair(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    // On whole metres, so that equal places and equal distances happen.
    let places = (0..<200).map { _ in (Double(random.whole(-40...240)) * 9, Double(random.whole(0...110)) * 9)
    }
    let outcome = Spacing.measure(.points(places), within: 60, districts: .twins())
    var near = [0.0, 0]
    var distances: [[Double]] = [[], []]
    for (index, place) in places.enumerated() {
      guard place.0 >= 0, place.0 <= 2000, place.1 <= 1000 else { continue }
      let district = place.0 <= 1000 ? 0 : 1
      let nearest = places.indices.filter { $0 != index }.map { other in
        let dx = places[other].0 - place.0
        let dy = places[other].1 - place.1
        return (dx * dx + dy * dy).squareRoot()
      }.min()
      guard let nearest else { continue }
      distances[district].append(nearest)
      if nearest <= 60 { near[district] += 1 }
    }
    #expect(outcome.near.values == near, "seed \(seed)")
    #expect(outcome.distances == distances.map { $0.sorted() }, "seed \(seed)")
    #expect(outcome.cityDistances == (distances[0] + distances[1]).sorted(), "seed \(seed)")
    #expect(outcome.total.whole.value == 200, "seed \(seed)")
  }
}
