// The room that a ring leaves, against the two questions asked one by one.

import TestSupport
import Testing

@testable import SyntheticCities

@Suite struct GroundRingRoomTests {
  @Test(arguments: [5, 6, 7] as [UInt64])
  func oneWalkAnswersAsTwoDo(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var (held, off) = (0, 0)
    for _ in 0..<200 {
      let ring = GroundRing.blob(
        centre: GroundPoint(random.number(-50...50), 0), along: GroundPoint(1, 0),
        radii: (random.number(20...90), random.number(20...90)), count: random.whole(3...30),
        noise: Noise(seed: seed))
      for _ in 0..<50 {
        let point = GroundPoint(random.number(-150...150), random.number(-150...150))
        let margin = random.number(0...20)
        let isFar = ring.distanceToLine(from: point) >= margin
        #expect(ring.holds(point, margin: margin) == (ring.contains(point) && isFar), "seed \(seed)")
        #expect(ring.keepsOff(point, margin: margin) == (!ring.contains(point) && isFar), "seed \(seed)")
        held += ring.holds(point, margin: margin) ? 1 : 0
        off += ring.keepsOff(point, margin: margin) ? 1 : 0
      }
    }
    #expect(held > 300 && off > 300)
  }

  @Test func sidesAreFoundByLength() {
    let ring = GroundRing([GroundPoint(0, 0), GroundPoint(3, 0), GroundPoint(3, 20), GroundPoint(0, 20)])
    #expect(ring.side(from: 0, atLeast: 8) == 1)
    #expect(ring.side(from: 2, atLeast: 8) == 3)
    #expect(ring.side(from: 2, atLeast: 80) == 2)
  }
}
