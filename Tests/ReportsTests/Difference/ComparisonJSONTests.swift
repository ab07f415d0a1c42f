// diff.json against its JSON Schema, by Python's `jsonschema` where it is installed.

import Audits
import Foundation
import Layers
import Testing

@testable import Reports

struct ComparisonJSONTests {
  private func validate(_ text: String) throws -> (code: Int32, output: String) {
    try SchemaValidator.validate(text, against: "diff")
  }

  @Test(
    "A comparison satisfies the schema, and others do not",
    .enabled(if: SchemaValidator.isInstalled, "Python's jsonschema is not installed"))
  func satisfied() throws {
    let text = ComparisonJSON.text(of: try Jianghai.comparison())
    let outcome = try validate(text)
    #expect(outcome.code == 0, "\(outcome.output)")
    #expect(try validate(ComparisonJSON.text(of: try Jianghai.identical())).code == 0)
    for (old, new) in [
      ("\"state\": \"lost\"", "\"state\": \"gone\""), ("\"value_change\"", "\"change\""),
      ("\"alone\"", "\"single\""), ("\"kind\": \"engine\"", "\"kind\": \"motor\""),
      ("\"matched_by\": \"id\"", "\"matched_by\": \"name\""),
      ("\"change\": \"worse\"", "\"change\": \"bad\""),
      ("\"ranked\"", "\"order\""),
    ] {
      #expect(text.contains(old), "\(old)")
      #expect(try validate(text.replacing(old, with: new)).code == 1, "\(new)")
    }
  }

  @Test("The numbers are there to the last digit")
  func numbers() throws {
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(ComparisonJSON.text(of: try Jianghai.comparison()).utf8))
        as? [String: Any])
    #expect(root["identical"] as? Bool == false && root["worse"] as? Bool == true)
    let indicator = try #require((root["indicators"] as? [[String: Any]])?.first)
    let city = try #require(indicator["city"] as? [String: Any])
    let parts = try #require(city["parts"] as? [[String: Any]])
    let sum = parts.compactMap { $0["value_change"] as? Double }.reduce(0, +)
    #expect(abs(sum - (city["value_change"] as? Double ?? .nan)) < 1e-12)
    #expect(abs((city["value_change"] as? Double ?? .nan) - (0.7427 - 0.7525)) < 1e-15)
    #expect((parts[2]["alone"] as? [String: Any])?["shortfall_change"] as? Double == 22_000)
    #expect(parts[0]["alone"] is NSNull)
    let points = try #require(indicator["points"] as? [String: [String: Double]])
    #expect(points["before"]?["earned"] == 2 && points["after"]?["earned"] == 1.4)
    let total = try #require((root["points"] as? [[String: Any]])?.first)
    #expect(total["standard"] as? String == "core")
    #expect((total["after"] as? [String: Double])?["full_unknown"] == 5)
    let ranked = try #require(root["ranked"] as? [[String: Any]])
    #expect(ranked.map { $0["verdict_change"] as? String } == ["fell", "rose"])
    #expect(ranked[0]["district_id"] is NSNull && ranked[1]["district_id"] as? String == "d2")
  }

  @Test("Every state, kind and move is in the schema")
  func words() throws {
    let text = try String(
      contentsOf: SchemaValidator.schemas.appendingPathComponent("diff.schema.json"), encoding: .utf8)
    let words =
      LayerChange.State.allCases.map(\.rawValue) + FindingChange.Kind.allCases.map(\.rawValue)
      + FigureChange.VerdictMove.allCases.map(\.rawValue)
    for word in words { #expect(text.contains("\"\(word)\""), "\(word)") }
  }
}
