// Sums by district: exact, mergeable, in any order.

import TestSupport
import Measures
import Planar
import Testing

@Suite struct DistrictSumsTests {
  @Test func termsGoWhereTheyBelong() {
    var sums = DistrictSums(districtCount: 3)
    sums.add(1, to: 0)
    sums.add(2, to: 2)
    sums.add(4, to: -1)
    sums.add(8, to: 2)
    #expect(sums.values == [1, 0, 10])
    #expect(sums.outside.value == 4)
    #expect(sums.city.value == 11)
    #expect(sums.whole.value == 15)
    #expect(sums.zeroed == DistrictSums(districtCount: 3))
  }

  @Test func aCityWithoutDistrictsHasAnOutside() {
    var sums = DistrictSums(districtCount: 0)
    sums.add(3, to: -1)
    #expect(sums.city.value == 0)
    #expect(sums.whole.value == 3)
  }

  @Test(arguments: [5 as UInt64, 55, 555])
  func anyOrderAndGroupingGivesTheSameBits(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var terms = (0..<2000).map { _ in
      (number: random.number(0...1e7), district: random.whole(-1...4))
    }
    func sum(_ terms: some Sequence<(number: Double, district: Int)>) -> DistrictSums {
      var sums = DistrictSums(districtCount: 5)
      for term in terms { sums.add(term.number, to: term.district) }
      return sums
    }
    let straight = sum(terms)
    terms.shuffle(using: &random)
    #expect(sum(terms) == straight, "seed \(seed)")
    var merged = sum(terms.prefix(700))
    merged.add(sum(terms.dropFirst(700).prefix(600)))
    merged.add(sum(terms.dropFirst(1300)))
    #expect(merged == straight, "seed \(seed)")
    #expect(straight.whole == straight.city + straight.outside)
  }
}
