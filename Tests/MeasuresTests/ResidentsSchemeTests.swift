// People spread over places that pass through, in towns small enough for arithmetic.

import Measures
import Planar
import Testing

@Suite struct ResidentsSchemeTests {
  private func weights(
    _ scheme: ResidentsScheme, _ batch: PlaceBatch, storeys: [Double?] = [], median: Double = 1,
    average: Double = 1
  ) -> (sums: DistrictSums, unknown: DistrictSums, notPlaced: DistrictSums) {
    let places = scheme.weights(of: batch, storeys: storeys)
    var tally = WeightTally(binCount: scheme.binCount, districtCount: 2)
    tally.add(Array(0..<batch.count), of: batch, weights: places)
    let (worth, notPlaced) = scheme.worth(of: tally.amounts, storeys: median, area: average)
    return (worth.weights(tally.amounts), tally.unknownPlaces(worth), notPlaced)
  }

  @Test func aDistrictsPeopleLiveInItsHomes() {
    let districts = Districts.twins(residents: [1000, 500])
    let batch = PlaceBatch(
      .rectangles([(0, 0, 10, 10), (20, 0, 30, 10), (-90, 0, -80, 10)]), districts: districts)
    let found = weights(ResidentsScheme(of: districts), batch, storeys: [3, 1, 9])
    #expect(found.sums.values == [1000, 0])
    #expect(found.sums.outside.value == 0)
    // The home outside, and the people of the district without a home.
    #expect(found.unknown.values == [0, 0])
    #expect(found.unknown.outside.value == 1)
    #expect(found.notPlaced.values == [0, 500])
  }

  @Test func unknownStoreysAndPointsCountAsToldAtTheEnd() {
    let districts = Districts.twins(residents: [700, nil])
    var homes = PlanarGeometries.rectangles([(0, 0, 10, 10), (20, 0, 30, 10)])
    homes.addPoint(PlanarPoint(x: 50, y: 50))
    let scheme = ResidentsScheme(of: districts)
    let batch = PlaceBatch(homes, districts: districts)
    #expect(batch.points == 1 && batch.areas == [100, 100, 0])
    // 100 x 2, 100 x the median 4, and the average 50 x 2 storeys: 200 + 400 + 100 of floor.
    let places = scheme.weights(of: batch, storeys: [2, nil, 2])
    var coverage = CoverageTally(
      binCount: scheme.binCount, residentsBinCount: scheme.binCount, isByResidents: true)
    coverage.add(
      [0, 1, 2], of: batch, weights: places, residents: places, isServed: [false, true, false])
    var total = WeightTally(binCount: scheme.binCount, districtCount: 2)
    total.add([0, 1, 2], of: batch, weights: places)
    let worth = scheme.worth(of: total.amounts, storeys: 4, area: 50).worth
    #expect(abs(coverage.covered(worth).values[0] - 400) < 1e-9)
    #expect(abs(worth.weights(total.amounts).values[0] - 700) < 1e-9)
  }

  @Test func aPlaceInNoCellHasNobodyAndOneInAnUnknownCellNobodyKnows() {
    let districts = Districts.twins()
    // Across the border; one that does not say; one without a home.
    let cells = PlanarGeometries.rectangles([
      (900, 0, 1100, 100), (0, 500, 100, 600), (1500, 500, 1600, 600),
    ])
    let scheme = ResidentsScheme(ofCells: cells, residents: [90, nil, 44], districts: districts)
    #expect(scheme.origin == .cells)
    let batch = PlaceBatch(
      .rectangles([(940, 40, 960, 60), (1040, 40, 1050, 60), (40, 540, 60, 560), (300, 300, 310, 310)]),
      districts: districts)
    let found = weights(scheme, batch)
    #expect(abs(found.sums.values[0] - 60) < 1e-9 && abs(found.sums.values[1] - 30) < 1e-9)
    #expect(found.unknown.values == [1, 0])
    #expect(found.notPlaced.values == [0, 44])
  }

  @Test func aPlaceOnTheCornerOfACellAndADistrictHasASlot() {
    // The cell touches the eastern district in one corner only, and a home's middle stands in it.
    let districts = Districts(rectangles: [(0, 0, 100, 100), (100, 100, 200, 200)])
    let cells = PlanarGeometries.rectangles([(100, 0, 200, 100)])
    let scheme = ResidentsScheme(ofCells: cells, residents: [7], districts: districts)
    let places: [(Double, Double)] = [(100, 100), (100, 50), (200, 100), (150, 50), (150, 100)]
    let batch = PlaceBatch(.points(places), districts: districts)
    #expect(batch.districts == [0, 0, 1, -1, 1])
    let found = weights(scheme, batch)
    #expect(abs(found.sums.whole.value - 7) < 1e-12)
    #expect(abs(found.sums.outside.value - 1.4) < 1e-12)
  }

  @Test func aSchemeOfNobodyKnowsNobody() {
    let districts = Districts.twins(residents: [1000, 500])
    let batch = PlaceBatch(.points([(5, 5), (-50, 0)]), districts: districts)
    for scheme in [
      ResidentsScheme(field: false, districts: districts), ResidentsScheme(of: .twins()),
    ] {
      #expect(scheme.origin == .none)
      let found = weights(scheme, batch)
      #expect(found.sums.whole.value == 0)
      #expect(found.unknown.values == [1, 0] && found.unknown.outside.value == 1)
      #expect(found.notPlaced.whole.value == 0)
    }
  }
}
