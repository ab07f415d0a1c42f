// diff.json against its JSON Schema, by Python's `jsonschema` where it is installed.

import Audits
import Foundation
import Layers
import Testing

@testable import Reports

struct ComparisonJSONTests {
  private static let schemas = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Sources/Reports/Schemas")

  private static func python(_ program: String, _ arguments: [String] = []) -> (code: Int32, output: String)?
  {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program] + arguments
    process.standardOutput = pipe
    process.standardError = pipe
    guard (try? process.run()) != nil else { return nil }
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }

  private static let hasValidator =
    python("from jsonschema import Draft202012Validator; import referencing")?.code == 0

  private static let program = """
    import json, sys
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource
    from referencing.jsonschema import DRAFT202012
    folder, file = sys.argv[1:]
    read = lambda name: json.load(open(folder + "/" + name, encoding="utf-8"))
    names = ["results.schema.json", "diff.schema.json"]
    registry = Registry().with_resources(
      [(name, Resource.from_contents(read(name), default_specification=DRAFT202012)) for name in names])
    Draft202012Validator.check_schema(read(names[1]))
    validator = Draft202012Validator({"$ref": names[1]}, registry=registry)
    faults = list(validator.iter_errors(json.load(open(file, encoding="utf-8"))))
    for fault in faults: print(list(fault.path), fault.message[:300])
    sys.exit(1 if faults else 0)
    """

  private func validate(_ text: String) throws -> (code: Int32, output: String) {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("citycheck-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    return try #require(Self.python(Self.program, [Self.schemas.path, file.path]))
  }

  @Test(
    "A comparison satisfies the schema, and others do not",
    .enabled(if: hasValidator, "Python's jsonschema is not installed"))
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
    let ranked = try #require(root["ranked"] as? [[String: Any]])
    #expect(ranked.map { $0["verdict_change"] as? String } == ["fell", "rose"])
    #expect(ranked[0]["district_id"] is NSNull && ranked[1]["district_id"] as? String == "d2")
  }

  @Test("Every state, kind and move is in the schema")
  func words() throws {
    let text = try String(
      contentsOf: Self.schemas.appendingPathComponent("diff.schema.json"), encoding: .utf8)
    let words =
      LayerChange.State.allCases.map(\.rawValue) + FindingChange.Kind.allCases.map(\.rawValue)
      + FigureChange.VerdictMove.allCases.map(\.rawValue)
    for word in words { #expect(text.contains("\"\(word)\""), "\(word)") }
  }
}
