// Numbers in plain words.

import Measures
import Testing

@testable import Audits

@Suite struct PlainAmountTests {
  @Test(
    arguments: [
      (0.873, MeasureUnit.share, "87.3 %", "87.3 %"), (1, .share, "100.0 %", "100.0 %"),
      (142_000, .squareMetres, "14.2 ha", "14.2 公顷"), (1_420_000, .squareMetres, "142 ha", "142 公顷"),
      (9999, .squareMetres, "9 999 m²", "9 999 平方米"), (734.4, .metres, "734 m", "734 米"),
      (12_340, .metres, "12.3 km", "12.3 公里"), (12_300, .residents, "12 300 residents", "12 300 人"),
      (1.2, .residents, "1 resident", "1 人"), (1, .facilities, "1 facility", "1 处"),
      (3, .facilities, "3 facilities", "3 处"), (2.5, .dwellings, "2.50 dwellings", "2.50 套"),
      (1.62, MeasureUnit.squareMetres.per("resident"), "1.62 m²/resident", "1.62 m²/resident"),
      (-14_000, .squareMetres, "-1.4 ha", "-1.4 公顷"), (-0.2, .residents, "0 residents", "0 人"),
    ] as [(Double, MeasureUnit, String, String)])
  func words(value: Double, unit: MeasureUnit, en: String, zh: String) {
    #expect(PlainAmount(value, unit).en == en)
    #expect(PlainAmount(value, unit).zh == zh)
  }

  @Test func halvesRoundAwayFromZero() {
    #expect(PlainAmount.decimal(0.5, places: 0) == "1")
    #expect(PlainAmount.decimal(-2.5, places: 0) == "-3")
    #expect(PlainAmount.decimal(1234.5, places: 1) == "1 234.5")
    #expect(PlainAmount.decimal(0.05, places: 2) == "0.05")
    #expect(PlainAmount.decimal(1_234_567, places: 0) == "1 234 567")
    #expect(PlainAmount.decimal(999.96, places: 1) == "1 000.0")
  }

  @Test func aMissedTargetReadsAsMissed() {
    let (value, target) = PlainAmount.apart(0.79996, 0.8, .share)
    #expect(value.en == "79.996 %")
    #expect(target.en == "80.000 %")
    let (far, near) = PlainAmount.apart(0.6, 0.8, .share)
    #expect(far.en == "60.0 %")
    #expect(near.en == "80.0 %")
    let (same, other) = PlainAmount.apart(0.8, 0.8, .share)
    #expect(same == other)
  }
}
