// Places added up by their distance.

import Planar
import Testing

@testable import Measures

@Suite struct CurveTallyTests {
  @Test func aDistanceIsWithinTheFirstStepThatHoldsIt() {
    #expect(
      [0, 1e-7, 0.1, 49.9, 50, 50.0000005, 50.1, 1999, 2000].map(CurveTally.step) == [
        0, 0, 1, 1, 1, 1, 2, 40, 40,
      ])
    #expect(CurveTally.step(of: 2000.1) == 41)
    #expect(CurveTally.step(of: .infinity) == 41)
  }

  @Test func theCurveAddsUpAndLeavesOutWhatIsNotKnown() {
    let weights = PlaceWeights(known: [1, 2, 4, 8, .nan], districts: [0, 0, 1, -1, 0])
    var tally = CurveTally(binCount: 3)
    tally.add([0, 1, 2, 3, 4], weights: weights, distances: [0, 75, .infinity, .nan, 10])
    var other = CurveTally(binCount: 3)
    other.add([1], weights: weights, distances: [0, 120, 0, 0, 0])
    tally.add(other)
    let curve = tally.curve(BinWorth(knownIn: 2))
    #expect(curve.within.count == ReachCurve.distances.count)
    #expect([0, 1, 2, 3, 40].map { curve.within[$0].districts[0].value } == [1, 1, 3, 5, 5])
    #expect(curve.within[40].districts[1].value == 0)
    #expect(curve.total.districts.map(\.value) == [5, 4])
    #expect(curve.total.outside.value == 0)
  }
}
