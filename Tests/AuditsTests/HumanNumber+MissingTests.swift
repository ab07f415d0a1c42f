import Measures
import Standards
import Testing

@testable import Audits

@Suite struct HumanNumberMissingTests {
  @Test(arguments: [
    (142_000, "m2", "14.2 ha", "14.2 公顷"), (0.04, "m2", "0.04 m²", "0.04 m²"),
    (0.000_3, "m2", "less than 0.01 m²", "不到 0.01 m²"), (0, "m2", "less than 0.01 m²", "不到 0.01 m²"),
    (0.003, "residents", "less than 0.01 residents", "不到 0.01 人"), (1, "residents", "1 resident", "1 人"),
    (0.000_04, "share", "0.004 %", "0.004 %"), (0.004, "km2", "0.004 km²", "0.004 km²"),
    (1e-12, "share", "less than 0.000001 %", "不到 0.000001 %"), (4, "toilets", "4 toilets", "4 toilets"),
  ])
  func whatIsMissingIsNeverNothing(value: Double, unit: String, en: String, zh: String) {
    let text = HumanNumber.missing(value, MeasureUnit(rawValue: unit))
    #expect(text.en.replacing("\u{A0}", with: " ") == en)
    #expect(text.zh.replacing("\u{A0}", with: " ") == zh)
  }

  @Test(arguments: [
    (0.95 - 0.9275, "share", "2.25 %"), (95 - 92.4, "points", "2.6 points"), (0.000_02, "share", "0.002 %"),
    (0.95 - 0.949_999_99, "share", "0.000001 %"),
  ])
  func inFullItHasTheDecimalsThatItWasReportedWith(value: Double, unit: String, en: String) {
    let text = HumanNumber.missing(value, MeasureUnit(rawValue: unit), inFull: true).en
    #expect(text.replacing("\u{A0}", with: " ") == en)
  }
}
