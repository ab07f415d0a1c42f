// The JSON files of a ledger against their JSON Schema, by Python's `jsonschema` where it is installed.

import Audits
import Foundation
import Standards
import Testing

@testable import Reports

struct LedgerSchemaTests {
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
    folder, part, file = sys.argv[1:]
    read = lambda name: json.load(open(folder + "/" + name, encoding="utf-8"))
    names = ["results.schema.json", "ledger.schema.json"]
    registry = Registry().with_resources(
      [(name, Resource.from_contents(read(name), default_specification=DRAFT202012)) for name in names])
    Draft202012Validator.check_schema(read(names[1]))
    validator = Draft202012Validator({"$ref": names[1] + part}, registry=registry)
    faults = list(validator.iter_errors(json.load(open(file, encoding="utf-8"))))
    for fault in faults: print(list(fault.path), fault.message[:300])
    sys.exit(1 if faults else 0)
    """

  @Test(
    "The record, the results and the inputs satisfy the schema, and others do not",
    .enabled(if: hasValidator, "Python's jsonschema is not installed"))
  func satisfied() throws {
    try Jianghai.withFolder { folder in
      var result = try Jianghai.result()
      result.indicators[1].evidence = [
        EvidenceFile(path: "audit.yaml", sha256: String(repeating: "0", count: 64), bytes: 1),
        EvidenceFile(path: "missing.pdf", sha256: nil, bytes: nil),
      ]
      try Data("x".utf8).write(to: folder.appendingPathComponent("audit.yaml"))
      try LedgerFolder.write(result, of: try Jianghai.audit(in: folder), to: folder)
      let ledger = folder.appendingPathComponent("ledger")
      func validate(_ name: String, _ part: String) throws -> (code: Int32, output: String) {
        try #require(
          Self.python(Self.program, [Self.schemas.path, part, ledger.appendingPathComponent(name).path]))
      }
      let record = try validate("ledger.json", "")
      #expect(record.code == 0, "\(record.output)")
      for indicator in result.indicators {
        let place = LedgerNames.folder(of: indicator.indicator)
        for (name, part) in [("result.json", "#/$defs/result"), ("inputs.json", "#/$defs/inputs")] {
          let outcome = try validate("\(place)/\(name)", part)
          #expect(outcome.code == 0, "\(place)/\(name): \(outcome.output)")
        }
      }
      #expect(try validate("ledger.json", "#/$defs/result").code == 1)
      let path = ledger.appendingPathComponent("ledger.json")
      let text = try String(contentsOf: path, encoding: .utf8)
      try Data(text.replacing("\"verdict\"", with: "\"outcome\"").utf8).write(to: path)
      #expect(try validate("ledger.json", "").code == 1)
    }
  }
}
