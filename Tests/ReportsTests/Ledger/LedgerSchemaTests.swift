// The JSON files of a ledger against their JSON Schema, by Python's `jsonschema` where it is installed.

import Audits
import Foundation
import Standards
import Testing

@testable import Reports

struct LedgerSchemaTests {
  @Test(
    "The record, the results and the inputs satisfy the schema, and others do not",
    .enabled(if: SchemaValidator.isInstalled, "Python's jsonschema is not installed"))
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
        try SchemaValidator.validate(ledger.appendingPathComponent(name), against: "ledger", part: part)
      }
      let record = try validate("ledger.json", "")
      #expect(record.code == 0, "\(record.output)")
      for place in LedgerNames.folders(of: result.indicators.map(\.indicator)) {
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
