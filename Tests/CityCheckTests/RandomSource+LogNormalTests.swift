// Log-normal sizes, against the library's functions.

import Foundation
import Testing

@testable import SyntheticCities

@Suite struct LogNormalTests {
  @Test func exponentialAgreesWithTheLibrary() {
    for step in -200...200 {
      let power = Double(step) * 0.1
      #expect(abs(RandomSource.exponential(power) / exp(power) - 1) < 1e-12, "\(power)")
    }
  }

  @Test func halfOfTheSizesAreBelowTheMedian() {
    var random = RandomSource(seed: 17, stream: .parks)
    let sizes = (0..<20_000).map { _ in random.logNormal(median: 1500, spread: 0.75) }
    let below = sizes.filter { $0 < 1500 }.count
    #expect((9_700...10_300).contains(below))
    // Within one deviation of the logarithm: 68.3 of a hundred.
    let near = sizes.filter { abs(log($0 / 1500)) < 0.75 }.count
    #expect((13_300...14_000).contains(near))
    #expect(sizes.allSatisfy { $0 > 0 })
  }
}
