// results.json against its JSON Schema. The schema validator is Python's `jsonschema`; where it is not
// installed the test is skipped, and ResultsJSONTests still checks the keys.

import Foundation
import Layers
import Testing

@testable import Reports

struct ResultsSchemaTests {
  private static let schema = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/Reports/Schemas/results.schema.json")

  /// Runs Python; its exit code and what it said, or nil where there is no Python.
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

  private static let hasValidator = python("from jsonschema import Draft202012Validator")?.code == 0

  private static let program = """
    import json, sys
    from jsonschema import Draft202012Validator
    schema = json.load(open(sys.argv[1], encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    faults = list(Draft202012Validator(schema).iter_errors(json.load(open(sys.argv[2], encoding="utf-8"))))
    for fault in faults: print(list(fault.path), fault.message[:300])
    sys.exit(1 if faults else 0)
    """

  private func validate(_ text: String) throws -> (code: Int32, output: String) {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("citycheck-\(ProcessInfo.processInfo.globallyUniqueString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    return try #require(Self.python(Self.program, [Self.schema.path, file.path]))
  }

  @Test("A result satisfies the schema", .enabled(if: hasValidator, "Python's jsonschema is not installed"))
  func satisfied() throws {
    let outcome = try validate(ResultsJSON.text(of: try Jianghai.result()))
    #expect(outcome.code == 0, "\(outcome.output)")
  }

  @Test(
    "The schema refuses what is not a result",
    .enabled(if: hasValidator, "Python's jsonschema is not installed"),
    arguments: [
      ("\"verdict\": \"short\"", "\"verdict\": \"failed\""), ("\"city\": \"Jianghai", "\"town\": \"Jianghai"),
      ("\"more_than\"", "\"beyond\""), ("\"bytes\": ", "\"bytes\": -"), ("\"min_area_m2\"", "\"min_area\""),
    ])
  func refused(old: String, new: String) throws {
    let text = ResultsJSON.text(of: try Jianghai.result())
    #expect(text.contains(old))
    #expect(try validate(text.replacingOccurrences(of: old, with: new)).code == 1)
  }

  @Test("Every kind of problem is in the schema")
  func problemKinds() throws {
    let text = try String(contentsOf: Self.schema, encoding: .utf8)
    for kind in LayerProblem.Kind.allCases {
      #expect(text.contains("\"\(kind.rawValue)\""), "\(kind.rawValue)")
    }
  }
}
