// Places that keep their distance, against a comparison of each two.

import TestSupport
import Testing

@testable import SyntheticCities

@Suite struct SpacedPlacesTests {
  @Test(arguments: [1 as UInt64, 2, 3, 4]) func agreesWithComparingAll(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let spacing = random.number(3...80)
    var spaced = SpacedPlaces(spacing: spacing)
    var kept: [GroundPoint] = []
    for _ in 0..<500 {
      let point = GroundPoint(random.number(-300...300), random.number(-300...300))
      let isFree = !kept.contains { $0.distance(to: point) < spacing }
      #expect(spaced.insert(point) == isFree, "seed \(seed)")
      if isFree { kept.append(point) }
    }
    #expect(kept.count > 10)
  }
}
