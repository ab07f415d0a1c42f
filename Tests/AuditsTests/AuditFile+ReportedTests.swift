// What of the section `reported` does not fit the standard: the fault, its line and the remedy.

import Audits
import Standards
import Testing

struct AuditFileReportedTests {
  private static let standard = """
    id: s
    title: S
    indicators:
      - { id: safety, name: Safety, measure: { reported: { unit: share } }, target: { at_least: 0.9 } }
      - { id: growth, name: Growth, measure: { reported: { unit: rate } }, target: { at_least: -0.01 } }
      - { id: plan, name: Plan, measure: { reported: {} }, target: { is: yes } }
      - { id: income, name: Income, measure: { reported: { unit: yuan } }, target: { rising: true } }
      - { id: free, name: Free, measure: { reported: {} } }
      - { id: toilets, name: Toilets, measure: { spacing: { supply: t, within: 5 } } }
    """

  private func faults(_ reported: String) throws -> [String] {
    let file = try AuditFile(
      yaml: """
        city: A
        standard: ./s.yaml
        layers: { districts: { path: d.geojson } }
        reported:
          \(reported)
        """, file: "audit.yaml")
    let standard = try Standard(yaml: Self.standard, file: "s.yaml")
    do throws(DocumentFaults) {
      _ = try file.applyingOverrides(to: standard)
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }

  @Test func whatFits() throws {
    #expect(try faults("safety: { value: 0.93, previous: 1, districts: { A: 0 } }").isEmpty)
    #expect(try faults("plan: { value: yes, districts: { A: no } }").isEmpty)
    #expect(try faults("income: { value: 41000, unit: yuan }").isEmpty)
    #expect(try faults("free: { value: 4, unit: pieces }").isEmpty)
    #expect(try faults("free: { value: no }").isEmpty)
    #expect(try faults("safety: { value: null }").isEmpty)
  }

  @Test(arguments: [
    "yes", "Yes", "YES", "true", "True", "是", "\"yes\"", "no", "No", "NO", "false", "FALSE", "否", "'No'",
  ])
  func answersHoweverWritten(answer: String) throws {
    #expect(try faults("plan: { value: \(answer) }").isEmpty)
    let file = try AuditFile(
      yaml: """
        city: A
        standard: ./s.yaml
        layers: { districts: { path: d.geojson } }
        reported: { plan: { value: \(answer) } }
        overrides: { plan: { target: { is: \(answer) } } }
        """, file: "audit.yaml")
    let isYes = ["yes", "true", "是"].contains(answer.lowercased().filter { $0 != "\"" && $0 != "'" })
    #expect(file.reported.first?.value == .answer(isYes))
    #expect(file.overrides.first?.target == .set(.answer(isYes)))
  }

  @Test(arguments: ["maybe", "on", "没有"])
  func whatIsNeitherANumberNorAnAnswer(value: String) {
    let error = #expect(throws: DocumentFaults.self) { try faults("plan: { value: \(value) }") }
    #expect(
      error?.description.hasSuffix(
        "'\(value)'; write yes or no, or a number without its unit") == true)
    #expect(error?.description.contains("value must be a number, yes or no, and is the ") == true)
  }

  @Test func anIndicatorThatIsNotThere() throws {
    #expect(
      try faults("saftey: { value: 0.93 }") == [
        "audit.yaml:5:3: the standard 's' has no indicator 'saftey'; did you mean 'safety'? "
          + "(keys: safety, growth, plan, income, free)"
      ])
  }

  @Test(arguments: [
    ("2023", true), ("2023-11", true), ("2023-11-30", true), ("2024-02-29", true), ("2000-02-29", true),
    ("2023-12-31", true), ("2023-02-29", false), ("2023-02-30", false), ("1900-02-29", false),
    ("2023-04-31", false), ("2023-13", false), ("2023-00-10", false), ("2023-11-00", false),
  ])
  func onlyDaysThatAreInTheCalendar(date: String, isThere: Bool) {
    func read() throws {
      _ = try AuditFile(
        yaml: """
          city: A
          standard: core
          layers: { districts: { path: d.geojson } }
          reported: { a: { value: 1, date: \(date) } }
          """, file: "audit.yaml")
    }
    guard !isThere else {
      #expect(throws: Never.self) { try read() }
      return
    }
    let error = #expect(throws: DocumentFaults.self) { try read() }
    #expect(
      error?.description
        == "audit.yaml:4:34: date: there is no \(date.count == 10 ? "day" : "month") \(date); "
        + "write the day, the month or the year: 2023-11-30, 2023-11 or 2023")
  }

  @Test func anIndicatorThatIsComputed() throws {
    #expect(
      try faults("toilets: { value: 0.93 }") == [
        "audit.yaml:5:3: toilets is computed from layers (spacing), not reported; "
          + "remove it here; a city's own target goes under overrides"
      ])
  }

  @Test func aValueOfAnotherKind() throws {
    #expect(
      try faults("plan: { value: 1 }") == [
        "audit.yaml:5:3: plan takes yes or no, and is reported as 1; write value: yes, or value: no"
      ])
    #expect(
      try faults("income: { value: yes }") == [
        "audit.yaml:5:3: income takes a number, and is reported as yes; write the number"
      ])
    #expect(
      try faults("free: { value: 3, previous: no }") == [
        "audit.yaml:5:3: free takes a number, and is reported as no; write the number"
      ])
    #expect(
      try faults("safety: { value: 93 }") == [
        "audit.yaml:5:3: safety is a share from 0 to 1, and is reported as 93; write 0.93 for 93 %"
      ])
    #expect(
      try faults("income: { value: 4.1, unit: wan_yuan }") == [
        "audit.yaml:5:3: income is in 'yuan', and is reported in 'wan_yuan'; convert the value, and leave unit out"
      ])
  }

  @Test func ratesMayBeBelowZero() throws {
    #expect(try faults("growth: { value: -0.004, previous: 0.05, districts: { A: -1, B: 1 } }").isEmpty)
    #expect(
      try faults("growth: { value: -4 }") == [
        "audit.yaml:5:3: growth is a rate from -1 to 1, and is reported as -4; write -0.04 for -4 %"
      ])
    #expect(
      try faults("safety: { value: -0.004 }") == [
        "audit.yaml:5:3: safety is a share from 0 to 1, and is reported as -0.004; "
          + "a rate of change, which may be below 0, has unit: rate in the standard"
      ])
  }

  @Test func aTargetOfTheCity() throws {
    let file = try AuditFile(
      yaml: """
        city: A
        standard: ./s.yaml
        layers: { districts: { path: d.geojson } }
        overrides: { free: { target: { falling: true } }, toilets: { target: { rising: true } } }
        """, file: "audit.yaml")
    let standard = try Standard(yaml: Self.standard, file: "s.yaml")
    let error = #expect(throws: DocumentFaults.self) { try file.applyingOverrides(to: standard) }
    #expect(
      error?.faults.map(\.message) == [
        "the target 'rising' is for reported values, and the measure is a spacing"
      ])
  }
}
