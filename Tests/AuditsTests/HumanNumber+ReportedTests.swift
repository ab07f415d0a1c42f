import Measures
import Standards
import Testing

@testable import Audits

@Suite struct HumanNumberReportedTests {
  @Test(arguments: [
    (92.4, "points", "92.4 points"), (27.6, "ug/m3", "27.6 ug/m3"), (0.9275, "share", "92.75 %"),
    (0.93, "share", "93 %"), (41_234.567, "yuan", "41 234.567 yuan"), (142_345, "m2", "14.2345 ha"),
    (12_345.678_901_2, "yuan", "12 345.678901 yuan"), (3, "km2", "3 km²"),
    (0.000_000_04, "t", "0.00000004 t"),
    (1, "residents", "1 resident"), (5e17, "yuan", "5e+17 yuan"), (-1.25, "percent", "-1.25 percent"),
    (0, "deaths", "0 deaths"), (1, "yes_no", "yes"),
  ])
  func itsDigitsAreThoseThatWereReported(value: Double, unit: String, words: String) {
    let text = HumanNumber.reported(value, MeasureUnit(rawValue: unit)).en
    #expect(text.replacing("\u{A0}", with: " ") == words)
  }

  @Test func aValueThatMissesItsTargetNeverReadsAsTheTarget() {
    let text = HumanNumber.reported(94.999_999_9, MeasureUnit(rawValue: "points"), beside: .atLeast(95)).en
    #expect(text == "94.9999999\u{A0}points")
    #expect(HumanNumber.reported(1, .yesNo).zh == "是")
    #expect(HumanNumber.reported(1_500, .residents).zh == "1500\u{A0}人")
  }
}
