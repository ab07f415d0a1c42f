// Every number has a text, and reads back as itself.

import Audits
import Measures
import Standards
import Testing

struct ExactNumberTests {
  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (12.0, "12"), (-0.25, "-0.25"), (1e15, "1000000000000000"), (1e308, "1e+308"),
    (Double.greatestFiniteMagnitude, "1.7976931348623157e+308"), (Double.leastNonzeroMagnitude, "5e-324"),
  ])
  func finite(number: Double, text: String) {
    #expect(number.exactText == text)
    #expect(Double(text) == number)
  }

  @Test(arguments: [Double.infinity, -Double.infinity, Double.nan])
  func whatIsNoNumber(number: Double) {
    #expect(number.exactText == "null")
  }

  /// No finite number is too large to be shown.
  @Test(arguments: [1e308, -1e308, Double.leastNonzeroMagnitude])
  func shown(number: Double) {
    for unit in ["share", "rate", "m2", "m", "km2", "residents", "m/km2", "widgets"] {
      let unit = MeasureUnit(rawValue: unit)
      #expect(!HumanNumber.text(number, unit, beside: .atLeast(number / 2)).isEmpty)
      #expect(!HumanNumber.text(.atLeast(number), unit).isEmpty)
    }
  }
}
