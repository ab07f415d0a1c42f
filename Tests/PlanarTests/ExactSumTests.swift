import TestSupport
import Foundation
import Planar
import Testing

@Suite struct ExactSumTests {
  @Test func theSumOfNothingIsZero() {
    #expect(ExactSum().value == 0)
    #expect(ExactSum() == ExactSum(0))
    #expect(ExactSum(-0.0) == ExactSum(0))
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func orderAndGroupingDoNotMatterToTheBit(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let terms = (0..<2000).map { _ in random.number(-1...1) * pow(10, random.number(-12...24)) }
    var sum = ExactSum()
    for term in terms { sum.add(term) }
    for _ in 0..<5 {
      var parts = [ExactSum](repeating: ExactSum(), count: 7)
      for term in terms.shuffled(using: &random) { parts[random.whole(0...6)].add(term) }
      parts.shuffle(using: &random)
      #expect(parts.reduce(ExactSum(), +) == sum, "seed \(seed)")
      #expect(parts.reduce(ExactSum(), +).value == sum.value, "seed \(seed)")
    }
  }

  @Test(arguments: [4, 5] as [UInt64])
  func dyadicTermsAddExactly(seed: UInt64) {
    // Multiples of 1/1024 whose sum keeps below 2⁵³ have an exact answer in whole numbers.
    var random = SplitMix64(seed: seed)
    let wholes = (0..<1000).map { _ in random.whole(-(1 << 42)...(1 << 42)) }
    var sum = ExactSum()
    for whole in wholes { sum.add(Double(whole) / 1024) }
    #expect(sum.value == Double(wholes.reduce(0, +)) / 1024, "seed \(seed)")
  }

  @Test func tinyTermsAreNotLostBesideHugeOnes() {
    var sum = ExactSum(1e24)
    for _ in 0..<1024 { sum.add(0x1p-10) }
    sum.add(-1e24)
    #expect(sum.value == 1)
    sum.add(-1)
    #expect(sum == ExactSum())
  }

  @Test func termsAreKeptToTwoToTheMinusForty() {
    #expect(ExactSum(0x1p-40).value == 0x1p-40)
    #expect(ExactSum(0x1p-42).value == 0)
    #expect(ExactSum(0x1.8p-40).value == 0x1p-39)
    #expect(ExactSum(-0x1.8p-40).value == -0x1p-39)
    #expect(ExactSum(0.1).value == (0.1 * 0x1p40).rounded() / 0x1p40)
  }

  @Test func bothSidesOfTheSixtyFourBitPathAgree() {
    for term in [0x1p22.nextDown, 0x1p22, 0x1p22.nextUp, 0x1p23, -0x1p22, -0x1p22.nextUp, 1e25, -1e25] {
      #expect(ExactSum(term).value == term)
      #expect(ExactSum(term) + ExactSum(-term) == ExactSum())
    }
  }

  @Test(arguments: [.nan, .infinity, -.infinity, 1.1e25, -1e300] as [Double])
  func aTermThatDoesNotFitLeavesNoValue(term: Double) {
    var sum = ExactSum(1)
    #expect(!sum.isOutOfRange)
    sum.add(term)
    #expect(sum.isOutOfRange)
    #expect(sum.value.isNaN)
    sum.add(-1)
    #expect((ExactSum(2) + sum).isOutOfRange)
    #expect((sum + ExactSum(2)).value.isNaN)
  }

  @Test func aSumThatDoesNotFitLeavesNoValue() {
    var sum = ExactSum()
    // 2⁸⁷ is 1.5 · 10²⁶, the first sum that does not fit.
    for _ in 0..<15 { sum.add(0x1p83) }
    #expect(!sum.isOutOfRange)
    #expect(sum.value == 15 * 0x1p83)
    sum.add(1e25)
    #expect(sum.isOutOfRange)
    for _ in 0..<10 { sum.add(-0x1p83) }
    #expect(sum.value.isNaN)
  }

  @Test(arguments: [8, 9] as [UInt64])
  func roundingIsToTheNearestAndHalvesGoAwayFromZero(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<2000 {
      let units = random.number(-1...1) * pow(2, Double(random.whole(0...70)))
      let half = units.rounded(.down) + 0.5
      for scaled in [units, half, half.nextUp, half.nextDown] {
        #expect(ExactSum(scaled / 0x1p40).value == scaled.rounded() / 0x1p40, "\(scaled), seed \(seed)")
      }
    }
  }

  @Test(arguments: [6, 7] as [UInt64])
  func theValueIsTheNearestDouble(seed: UInt64) {
    // A sum of a large and a small dyadic term, in units of 2⁻⁴⁰; the parse of its decimal digits rounds
    // correctly.
    var random = SplitMix64(seed: seed)
    for _ in 0..<500 {
      let large = Int128(random.whole(-(1 << 52)...(1 << 52))) << random.whole(20...70)
      let small = Int128(random.whole(-(1 << 52)...(1 << 52)))
      var sum = ExactSum(Double(large) / 0x1p40)
      sum.add(Double(small) / 0x1p40)
      #expect(sum.value == Double(String(large + small))! / 0x1p40, "\(large) + \(small), seed \(seed)")
    }
  }
}
