// Places with seven decimals, against the C library's own rounding.

import Foundation
import TestSupport
import Testing

@testable import Reports

@Suite struct FixedPlaceTests {
  private func text(_ longitude: Double, _ latitude: Double) -> String {
    var bytes: [UInt8] = []
    FixedPlace(longitude: longitude, latitude: latitude).append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Seven decimals by the C library, without zeros at the end.
  private func slow(_ degrees: Double) -> String {
    var text = String(format: "%.7f", degrees)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text == "-0" ? "0" : text
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func agreesWithTheCLibrary(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<3000 {
      let longitude = random.number(-180...180)
      let latitude = random.number(-90...90) / [1, 10, 1e4, 1e7][random.whole(0...3)]
      #expect(
        text(longitude, latitude) == "[\(slow(longitude)), \(slow(latitude))]",
        "seed \(seed): \(longitude), \(latitude)")
    }
  }

  @Test func cornersAndRoundNumbers() {
    #expect(text(180, -90) == "[180, -90]")
    #expect(text(-180, 90) == "[-180, 90]")
    #expect(text(0, -0.0) == "[0, 0]")
    #expect(text(121.65, 31.8123456) == "[121.65, 31.8123456]")
    #expect(text(-0.5, 0.0000001) == "[-0.5, 0.0000001]")
    #expect(text(-0.0000001, -0.00000001) == "[-0.0000001, 0]")
    #expect(text(9.9999999, 10.0000001) == "[9.9999999, 10.0000001]")
    #expect(text(9.99999999, 99.99999999) == "[10, 100]")
    #expect(text(-99.0000010, 100.1) == "[-99.000001, 100.1]")
    #expect(text(7, 70) == "[7, 70]")
    #expect(text(.leastNonzeroMagnitude, -.leastNonzeroMagnitude) == "[0, 0]")
  }

  @Test func everyDecimalAloneAndEveryWholeDegree() {
    for place in 1...7 {
      for digit in 1...9 {
        let fraction = Double(digit) / [1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e7][place]
        #expect(text(fraction, -fraction) == "[\(slow(fraction)), \(slow(-fraction))]")
      }
    }
    for degrees in -180...180 {
      #expect(text(Double(degrees), 0.1) == "[\(degrees), 0.1]")
    }
  }
}
