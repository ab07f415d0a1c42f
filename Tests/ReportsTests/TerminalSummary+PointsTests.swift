// The points on the terminal: basic items first, and which of them lose points.

import Audits
import Foundation
import Standards
import Testing

@testable import Reports

struct TerminalSummaryPointsTests {
  /// The indicators of Jianghai (short, unknown, met) with points and series.
  private func result(_ given: [(Points?, Item.Series?)]) throws -> AuditResult {
    var result = try Jianghai.result()
    for (place, (points, series)) in given.enumerated() {
      result.indicators[place].indicator.points = points
      result.indicators[place].indicator.item = series.map { Item(series: $0, number: 1, folder: "f") }
    }
    return result
  }

  private func points(_ given: [(Points?, Item.Series?)]) throws -> [String] {
    TerminalSummary(width: 100).points(try result(given).indicators)
  }

  @Test func everySeries() throws {
    #expect(
      try points([
        (Points(2, deduction: .linear(zeroAt: 0.6)), .basic), (Points(1), .basic), (Points(1.5), .evaluation),
      ]) == [
        "Points                      Earned  Full  Unknown",
        "Basic items, lose no point    1.53     3        1",
        "Evaluation items               1.5   1.5        0",
        "In all                        3.03   4.5        1",
        "Basic items that lose points: Park 10-minute service coverage 1.53 of 2",
        "Basic items whose points are unknown: Emergency shelter area per resident",
      ])
  }

  @Test func noBasicItemLosesAPoint() throws {
    #expect(
      try points([(nil, .basic), (Points(1), .basic), (Points(1), .basic)]).dropFirst(2) == [
        "No basic item loses a point, as far as is known.",
        "Basic items whose points are unknown: Emergency shelter area per resident",
      ])
    #expect(
      try points([(nil, .basic), (nil, .basic), (Points(1), .basic)]).dropFirst(2) == [
        "No basic item loses a point."
      ])
  }

  @Test func withoutBasicItemsOrPoints() throws {
    #expect(
      try points([(Points(1), nil), (nil, nil), (nil, nil)]) == [
        "Points            Earned  Full  Unknown", "Without a series       0     1        0",
      ])
    #expect(try points([(nil, .basic), (nil, nil), (nil, nil)]) == [])
  }

  @Test func verdictsComeFirst() throws {
    let text = TerminalSummary(width: 100).text(
      of: try result([(Points(2), .basic), (Points(1), .basic), (Points(1.5), nil)]))
    let verdict = try #require(text.range(of: "  short  "))
    let points = try #require(text.range(of: "\nPoints  "))
    #expect(verdict.lowerBound < points.lowerBound)
  }

  @Test func severalStandardsStandApart() throws {
    var result = try result([(Points(2), .basic), (Points(1), .basic), (Points(1.5), nil)])
    result.furtherStandards = [StandardSummary(id: "own", title: LocalizedText(en: "Own rules", zh: "自定"))]
    for place in result.indicators.indices {
      result.indicators[place].standardID = place < 1 ? "core" : "own"
    }
    result.indicators[1].indicator.id = "own.park-coverage"
    let text = TerminalSummary(width: 100).text(of: result)
    #expect(text.contains("Standards: Core indicators 核心指标 (core); Own rules 自定 (own)\n"))
    let order = [
      "\nCore indicators 核心指标 (core)\n", "Park 10-minute service coverage  ", "\nPoints  ",
      "\nOwn rules 自定 (own)\n", "Public toilets  ", "\nPoints  ",
      "\nPark 10-minute service coverage (core): 2 met", "\nPublic toilets (own): 5 met",
    ]
    var rest = text[...]
    for part in order {
      let found = try #require(rest.range(of: part), "\(part) in\n\(rest)")
      rest = rest[found.upperBound...]
    }
  }
}
