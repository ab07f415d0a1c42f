import Measures
import Standards
import Testing

@testable import Audits

struct HumanNumberTests {
  private func text(_ value: Double, _ unit: String, beside target: Target? = nil) -> String {
    HumanNumber.text(value, MeasureUnit(rawValue: unit), beside: target).withPlainSpaces
  }

  @Test(
    "Units are those that people use",
    arguments: [
      (0.873, "share", "87.3 %"), (1, "share", "100.0 %"), (0, "share", "0.0 %"),
      (-0.004, "rate", "-0.4 %"), (142_000, "m2", "14.2 ha"),
      (9_999, "m2", "9999 m²"), (9_999.6, "m2", "1.0 ha"), (400, "m2", "400 m²"), (2.25, "m2", "2.3 m²"),
      (210_182_000, "m2", "210 km²"), (5_600_000, "m2", "560 ha"), (734.25, "m", "734 m"),
      (1_234, "m", "1.2 km"),
      (12_300, "residents", "12 300 residents"), (1, "residents", "1 resident"),
      (1_234.5, "residents", "1235 residents"),
      (0.4, "residents", "0.4 residents"), (4, "facilities", "4 facilities"),
      (1.62, "m2/resident", "1.62 m²/resident"),
      (3.1, "facilities/km2", "3.1/km²"), (0.25, "facilities/10000_residents", "0.25 /10 000 residents"),
      (8_000, "m/km2", "8.00 km/km²"), (12, "m2/100_households", "12.00 m²/100 households"),
      (1_234_567, "widgets", "1 234 567 widgets"), (-1_500, "residents", "-1500 residents"),
      (4, "bus_stops", "4 bus stops"),
      // What nobody here knows keeps the decimals that somebody wrote, and four digits of what was computed.
      (92.4, "points", "92.4 points"), (27.6, "pm25", "27.6 pm25"), (58_120.5, "yuan", "58 120.5 yuan"),
      (27.616_666_7, "pm25", "27.62 pm25"), (82.800_000_000_000_18, "tonnes", "82.8 tonnes"),
      (1_234.567_89, "tonnes", "1235 tonnes"), (0.000_12, "tonnes", "0.00012 tonnes"), (-0.5, "d", "-0.5 d"),
    ])
  func units(value: Double, unit: String, expected: String) {
    #expect(text(value, unit) == expected)
  }

  @Test("A value that misses its target never reads as the target")
  func besideTarget() {
    #expect(text(0.79996, "share", beside: .atLeast(0.8)) == "79.996 %")
    #expect(text(0.8, "share", beside: .moreThan(0.8)) == "80.0 %")
    #expect(text(0.7527, "share", beside: .atLeast(0.8)) == "75.3 %")
    #expect(text(1.4999, "m2/resident", beside: .atLeast(1.5)) == "1.4999 m²/resident")
  }

  @Test("Targets show their sign and no decimals that they do not have")
  func targets() {
    #expect(HumanNumber.text(.atLeast(0.8), .share).withPlainSpaces == "≥ 80 %")
    #expect(HumanNumber.text(.atLeast(-0.004), .rate).withPlainSpaces == "≥ -0.4 %")
    #expect(HumanNumber.text(.moreThan(0.855), .share).withPlainSpaces == "> 85.5 %")
    #expect(HumanNumber.text(.atMost(500), .metres).withPlainSpaces == "≤ 500 m")
    let perResident = MeasureUnit.squareMetres.per("resident")
    #expect(HumanNumber.text(.lessThan(1.5), perResident).withPlainSpaces == "< 1.5 m²/resident")
    #expect(HumanNumber.text(.atLeast(3), perResident, withUnit: false).withPlainSpaces == "≥ 3")
  }

  @Test("Decimals round half away from zero; thousands stand apart from five digits on")
  func decimals() {
    #expect(HumanNumber.decimal(0.05, digits: 1) == "0.1")
    #expect(HumanNumber.decimal(-0.04, digits: 1) == "0.0")
    #expect(HumanNumber.decimal(9_999, digits: 0) == "9999")
    #expect(HumanNumber.decimal(12_345.678, digits: 2) == "12\u{A0}345.68")
    #expect(HumanNumber.decimal(1e20, digits: 1) == "1e+20")
  }

  @Test("A bound of a scale error is rounded up, and nothing only when there is none")
  func scaleErrors() {
    #expect(HumanNumber.scaleError(0.000_008).withPlainSpaces == "0.0008 %")
    #expect(HumanNumber.scaleError(0.000_008_1).withPlainSpaces == "0.0009 %")
    #expect(HumanNumber.scaleError(0.0004).withPlainSpaces == "0.04 %")
    #expect(HumanNumber.scaleError(0.0123).withPlainSpaces == "1.3 %")
    #expect(HumanNumber.scaleError(1e-12).withPlainSpaces == "0.000001 %")
    #expect(HumanNumber.scaleError(0).withPlainSpaces == "0 %")
  }
}

extension String {
  /// No-break spaces as plain ones, so that literals can be typed.
  fileprivate var withPlainSpaces: String { replacing("\u{A0}", with: " ") }
}
