import TestSupport
import Testing

@testable import Streets

@Suite struct RankedBitsTests {
  @Test func countsTheBitsUpToAPlace() {
    let bits = RankedBits(count: 200, set: [0, 5, 63, 64, 127, 128, 199])
    #expect([0, 5, 63, 64, 127, 128, 199].map { bits.count(upTo: $0) } == [1, 2, 3, 4, 5, 6, 7])
    #expect([1, 4, 62, 65, 126, 198].map { bits.count(upTo: $0) } == [1, 1, 2, 4, 4, 6])
    #expect(bits.contains(63) && bits.contains(64) && !bits.contains(62) && !bits.contains(65))
  }

  @Test(arguments: 0..<20) func agreesWithCountingOneByOne(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let count = random.whole(1...300)
    let places = (0..<count).filter { _ in random.whole(0...2) == 0 }
    let bits = RankedBits(count: count, set: places)
    for place in 0..<count {
      #expect(bits.contains(place) == places.contains(place), "seed \(seed), place \(place)")
      #expect(bits.count(upTo: place) == places.count { $0 <= place }, "seed \(seed), place \(place)")
    }
  }

  @Test func nothingIsSetInNoBits() {
    #expect(RankedBits(count: 0, set: []).byteCount == 0)
    #expect(RankedBits(count: 70, set: []).count(upTo: 69) == 0)
  }
}
