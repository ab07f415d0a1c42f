// What is added up over places: counts, land, averages and medians, in any split.

import Measures
import Planar
import TestSupport
import Testing

@Suite struct DemandTallyTests {
  private let districts = Districts.twins()

  @Test func linesHaveNoPlaceAndPointsNoLand() {
    var homes = PlanarGeometries.rectangles([(0, 0, 10, 20), (1990, 0, 2010, 10)])
    homes.addPoint(PlanarPoint(x: 500, y: 500))
    homes.addLine([PlanarPoint(x: 0, y: 0), PlanarPoint(x: 9, y: 0)])
    homes.endFeature(kind: .empty)
    let batch = PlaceBatch(homes, districts: districts)
    #expect(batch.count == 3 && batch.lines == 1 && batch.points == 1)
    #expect(batch.features == [0, 1, 2])
    // The second one's middle lies on the eastern border.
    #expect(batch.districts == [0, 1, 0])
    var tally = DemandTally(districtCount: 2)
    #expect(tally.averageArea == nil && tally.medianStoreys == nil && tally.count == 0)
    tally.add([0, 1, 2], of: batch, storeys: [2, nil, 5])
    #expect(tally.count == 3)
    #expect(tally.places.values == [2, 1])
    #expect(tally.land.values == [200, 200])
    #expect(tally.size.values == [201, 200])
    #expect(tally.averageArea == 200)
    #expect(tally.medianStoreys == 3.5)
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func mediansAndAveragesOfAnySplit(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var all: [Double] = []
    var areas: [Double] = []
    var tallies = (0..<3).map { _ in DemandTally(districtCount: 2) }
    for _ in 0..<40 {
      let boxes = (0..<random.whole(0...9)).map { _ in
        let (x, y) = (random.number(0...1900), random.number(0...900))
        return (x, y, x + random.number(1...20), y + random.number(1...20))
      }
      let batch = PlaceBatch(.rectangles(boxes), districts: districts)
      let storeys = batch.districts.map { _ in [nil, 1, 2, 2, 6, 31.5][random.whole(0...5)] as Double? }
      let members = (0..<batch.count).filter { _ in random.whole(0...3) > 0 }
      tallies[random.whole(0...2)].add(members, of: batch, storeys: storeys)
      all += members.compactMap { storeys[$0] }
      areas += members.map { batch.areas[$0] }
    }
    var tally = DemandTally(districtCount: 2)
    for other in tallies.shuffled(using: &random) { tally.add(other) }
    all.sort()
    #expect(tally.medianStoreys == (all[(all.count - 1) / 2] + all[all.count / 2]) / 2, "seed \(seed)")
    let average = areas.reduce(0, +) / Double(areas.count)
    #expect(abs((tally.averageArea ?? 0) - average) < 1e-9 * average, "seed \(seed)")
    #expect(tally.count == areas.count, "seed \(seed)")
  }
}
