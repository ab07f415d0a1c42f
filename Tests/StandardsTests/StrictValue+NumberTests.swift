// What is a number and what is not.

import Standards
import Testing

struct StrictValueNumberTests {
  private func read(
    _ text: String, _ range: StrictValue.NumberRange = .any
  ) throws(DocumentFaults) -> Double {
    try StrictYAML.decode("x: \(text)", file: "a.yaml") { root in
      root.peek("x")?.number(range, unit: "metres")
    }
  }

  @Test(arguments: [
    ("0", 0.0), ("-0", 0), ("300", 300), ("+300", 300), ("0.85", 0.85), ("-1.5", -1.5), ("1e3", 1_000),
    ("2.5E-1", 0.25), ("10.0e+2", 1_000), ("0.1", 0.1), ("123456789.25", 123_456_789.25),
  ])
  func plainDecimalNumbers(text: String, number: Double) throws {
    #expect(try read(text) == number)
  }

  @Test(arguments: [
    "1:30", "0x1F", "0b11", "0o17", "017", "1_000", ".inf", "-.inf", ".nan", ".5", "5.", "1,5",
    "5 m",
    "\"5\"", "true", "null", "", "[5]", "{ a: 5 }", "٣", "２", "2024-01-01", "--5", "1.2.3", "e5",
  ])
  func nothingElseIsANumber(text: String) {
    let error = #expect(throws: DocumentFaults.self) { try read(text) }
    #expect(error?.faults.map(\.kind) == [.wrongType])
    #expect(error?.faults.first?.line == 1)
  }

  @Test(arguments: ["1.000001e15", "1e308", "1e400", "-1e16", "-1e400"])
  func whatIsTooLargeIsSaid(text: String) {
    let error = #expect(throws: DocumentFaults.self) { try read(text) }
    let most = text.hasPrefix("-") ? "-1e15 or more" : "at most 1e15"
    #expect(
      error?.faults.map(\.description) == [
        "a.yaml:1:4: x must be \(most) (metres), and is \(text); check the number, or state it in a larger unit"
      ])
  }

  @Test func whatIsJustNotTooLarge() throws {
    #expect(try read("1e15") == 1e15 && read("-1e15") == -1e15)
  }

  @Test func rangesEndWhereTheySay() throws {
    #expect(try read("0", .atLeastZero) == 0)
    #expect(throws: DocumentFaults.self) { try read("-0.001", .atLeastZero) }
    #expect(try read("1", .atLeast(1)) == 1)
    #expect(throws: DocumentFaults.self) { try read("0.999", .atLeast(1)) }
    #expect(try read("0.001", .aboveZero) == 0.001)
    #expect(throws: DocumentFaults.self) { try read("0", .aboveZero) }
    #expect(try read("10", .aboveZeroUpTo(10)) == 10)
    #expect(throws: DocumentFaults.self) { try read("0", .aboveZeroUpTo(10)) }
    let error = #expect(throws: DocumentFaults.self) { try read("10.001", .aboveZeroUpTo(10)) }
    #expect(
      error?.faults.map(\.message) == ["x must be above 0 and at most 10 (metres), and is 10.001"])
  }

  @Test(arguments: [
    ("90%", "write the share: 0.9"),
    ("90 %", "write digits and a point only, such as 300 or 0.85, without a unit"),
    ("\"300\"", "write it without quotes"),
    ("300m", "write digits and a point only, such as 300 or 0.85, without a unit"),
  ])
  func theRemedyFitsTheMistake(text: String, remedy: String) {
    let error = #expect(throws: DocumentFaults.self) { try read(text) }
    #expect(error?.faults.first?.suggestion == remedy)
  }
}
