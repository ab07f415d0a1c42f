// Sums that do not depend on the order of their terms.

internal import CityCheck

extension Benchmark {
  /// Areas of land, added up.
  static let sums = Benchmark(name: "sums", about: "an exact sum of areas", unit: .things("term")) {
    var random = SplitMix64(seed: 11)
    let terms = (0..<500_000).map { _ in random.between(0, 10_000) }
    return Prepared(amount: terms.count, expected: 2_499_975_750) {
      var sum = ExactSum()
      for term in terms { sum.add(term) }
      return Int(sum.value.rounded())
    }
  }
}
