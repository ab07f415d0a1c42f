// Standards and points in results.json.

import Audits
import Foundation
import Standards
import Testing

@testable import Reports

struct ResultsJSONPointsTests {
  private func document(_ result: AuditResult) throws -> [String: Any] {
    let text = ResultsJSON.text(of: result)
    return try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func pointsOfIndicatorsSeriesAndAll() throws {
    var result = try Jianghai.result()
    result.indicators[0].indicator.points = Points(2, floor: 0.5)
    result.indicators[1].indicator.points = Points(3)
    result.indicators[1].indicator.item = Item(series: .basic, number: 2, folder: "f")
    result.indicators[2].indicator.points = Points(1)
    let document = try document(result)
    let indicators = try #require(document["indicators"] as? [[String: Any]])
    #expect(indicators[0]["points"] as? [String: Double] == ["full": 2, "earned": 0.5])
    let unknown = try #require(indicators[1]["points"] as? [String: Any])
    #expect(unknown["earned"] is NSNull && unknown["full"] as? Double == 3)
    #expect(indicators[2]["points"] as? [String: Double] == ["full": 1, "earned": 1])
    let expected: [String: [String: Double]] = [
      "basic": ["earned": 0.5, "full": 5, "full_unknown": 3],
      "evaluation": ["earned": 0, "full": 0, "full_unknown": 0],
      "without_series": ["earned": 1, "full": 1, "full_unknown": 0],
      "all": ["earned": 1.5, "full": 6, "full_unknown": 3],
    ]
    #expect(document["points"] as? [String: [String: Double]] == expected)
    let standards = try #require(document["standards"] as? [[String: Any]])
    #expect(standards.count == 1)
    #expect(standards[0]["id"] as? String == "core")
    #expect(standards[0]["points"] as? [String: [String: Double]] == expected)
  }

  @Test func withoutPointsNull() throws {
    var result = try Jianghai.result()
    result.indicators[0].indicator.points = nil
    let document = try document(result)
    #expect(document["points"] is NSNull)
    #expect((document["indicators"] as? [[String: Any]])?[0]["points"] is NSNull)
  }

  @Test func eachIndicatorNamesItsStandard() throws {
    var result = try Jianghai.result()
    result.furtherStandards = [StandardSummary(id: "own", title: LocalizedText(en: "Own", zh: "自定"))]
    result.indicators[2].standardID = "own"
    result.indicators[2].indicator.id = "own.toilet-density"
    let document = try document(result)
    let indicators = try #require(document["indicators"] as? [[String: Any]])
    #expect(indicators.map { $0["standard"] as? String } == ["core", "core", "own"])
    #expect(document["standard"] as? String == "core")
    let standards = try #require(document["standards"] as? [[String: Any]])
    #expect(standards.map { $0["id"] as? String } == ["core", "own"])
    #expect(standards[1]["points"] is NSNull)
  }
}
