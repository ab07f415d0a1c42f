import Audits
import Foundation
import Layers
import Testing

@testable import Reports

struct ResultsJSONTests {
  private func document() throws -> [String: Any] {
    let text = ResultsJSON.text(of: try Jianghai.result())
    return try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("The keys are those that programs rely on, in this order")
  func keyOrder() throws {
    let text = ResultsJSON.text(of: try Jianghai.result())
    let top = text.split(separator: "\n").filter { $0.hasPrefix("  \"") }
      .compactMap { $0.split(separator: "\"").dropFirst().first.map(String.init) }
    #expect(
      top == [
        "city", "standard", "standard_title", "standards", "crs", "tool", "inputs", "districts", "indicators",
        "points", "findings", "problems", "balances",
      ])
    #expect(text.hasSuffix("}\n"))
    #expect(text == ResultsJSON.text(of: try Jianghai.make()))
  }

  @Test("Each object has its keys, and no others")
  func keySets() throws {
    let document = try document()
    func keys(_ value: Any?) -> [String] { (value as? [String: Any])?.keys.sorted() ?? [] }
    func first(_ key: String, in object: [String: Any]) -> [String: Any]? {
      (object[key] as? [[String: Any]])?.first
    }
    let indicator = try #require(first("indicators", in: document))
    #expect(keys(document["crs"]) == ["area_error", "definition", "length_error", "name", "zone"])
    #expect(keys(document["tool"]) == ["citycheck", "geos", "proj"])
    #expect(
      keys(first("inputs", in: document)) == [
        "bytes", "features", "filtered", "path", "repaired", "role", "sha256", "skipped", "used",
      ])
    #expect(keys(first("districts", in: document)) == ["area_m2", "households", "id", "name", "residents"])
    #expect(
      keys(indicator) == [
        "changed_from", "city", "denominator_unit", "detail", "districts", "id", "item", "judged", "measure",
        "name", "numerator_unit", "parameters", "patches", "points", "severance", "source", "standard",
        "target",
        "unit",
      ])
    let place = ["denominator", "detail", "numerator", "reason", "shortfall", "value", "verdict"]
    #expect(keys(indicator["city"]) == place)
    #expect(keys(first("districts", in: indicator)) == (place + ["id", "name"]).sorted())
    #expect(keys(indicator["patches"]) == ["area_m2", "count", "square_m"])
    #expect(
      keys(first("findings", in: document)) == [
        "area_m2", "distance_to_supply_m", "district", "district_id", "indicator", "kind", "location",
        "number",
        "residents", "shortfall", "statement", "walk_to_supply_m",
      ])
    #expect(
      keys(first("problems", in: document)) == [
        "action", "byte_offset", "count", "feature", "feature_id", "field", "file", "kind", "layer", "line",
        "message", "position", "severity", "value",
      ])
    #expect(keys(first("balances", in: document)) == ["holds", "name", "parts", "whole"])
  }

  @Test("Values, targets, verdicts and patches are those of the result; unknown is null")
  func values() throws {
    let document = try document()
    let indicators = try #require(document["indicators"] as? [[String: Any]])
    #expect(indicators[0]["target"] as? [String: Double] == ["more_than": 0.8])
    let patches = try #require(indicators[0]["patches"] as? [String: Any])
    #expect(patches["count"] as? Int == 3)
    #expect(patches["area_m2"] as? Double == 178_400)
    #expect(patches["square_m"] is NSNull)
    let city = try #require(indicators[1]["city"] as? [String: Any])
    #expect(city["value"] is NSNull)
    #expect(city["verdict"] as? String == "unknown")
    #expect((city["reason"] as? [String: String])?["zh"] == "“群岛”缺少居民数")
    let districts = try #require(indicators[0]["districts"] as? [[String: Any]])
    #expect(districts[2]["value"] as? Double == 0.8000001)
    // To a billionth: the reader used here is not exact to the last digit, JSONWriterTests are.
    let uncovered = try #require((districts[1]["detail"] as? [String: Double])?["uncovered_m2"])
    #expect(abs(uncovered - 142_000) < 1e-4)
    let parameters = try #require(indicators[0]["parameters"] as? [String: Any])
    #expect((parameters["supply"] as? [String: String]) == ["layer": "parks", "where": "kind = 'park'"])
    let tiers = (parameters["reach"] as? [String: [[String: Double]]])?["straight"]
    #expect(tiers == [["min_area_m2": 5000, "within_m": 500], ["min_area_m2": 400, "within_m": 300]])
    #expect((document["balances"] as? [[String: Any]])?.map { $0["holds"] as? Bool } == [true, false])
  }

  @Test("Of severed places the worst hundred are listed, all are counted")
  func severance() throws {
    var result = try Jianghai.result()
    result.indicators[0].severance = Severance(
      patches: Array(repeating: try Jianghai.severed(), count: 101),
      geometries: result.indicators[0].patchGeometries, squareSide: 50)
    let text = ResultsJSON.text(of: result)
    let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let indicators = try #require(document["indicators"] as? [[String: Any]])
    #expect(indicators[1]["severance"] is NSNull)
    let severance = try #require(indicators[0]["severance"] as? [String: Any])
    #expect(severance["count"] as? Int == 101)
    #expect(severance["square_m"] as? Double == 50)
    let worst = try #require(severance["worst"] as? [[String: Any]])
    #expect(worst.count == 100)
    #expect(
      worst[0].keys.sorted() == [
        "area_m2", "detour", "district", "district_id", "location", "nearest_on_foot", "nearest_supply",
        "residents", "straight_m", "walk_m",
      ])
    #expect(worst[0]["district_id"] as? String == "d2")
    #expect(worst[0]["straight_m"] as? Double == 200)
    #expect(worst[0]["walk_m"] as? Double == 1_300)
    #expect(worst[0]["detour"] as? Double == 6.5)
  }
}
