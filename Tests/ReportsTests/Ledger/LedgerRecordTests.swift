import Audits
import Foundation
import Testing

@testable import Reports

struct LedgerRecordTests {
  /// Writes the fictional city's ledger with something of its record replaced.
  private func read(replacing old: String = "", with new: String = "") throws -> Result<
    LedgerRecord, LedgerError
  > {
    var outcome: Result<LedgerRecord, LedgerError>?
    try Jianghai.withFolder { folder in
      try LedgerFolder.write(try Jianghai.result(), of: try Jianghai.audit(in: folder), to: folder)
      let ledger = folder.appendingPathComponent("ledger")
      let path = ledger.appendingPathComponent("ledger.json")
      var text = try String(contentsOf: path, encoding: .utf8)
      if !old.isEmpty {
        #expect(text.contains(old), "\(old)")
        text = text.replacing(old, with: new)
      }
      try Data(text.utf8).write(to: path)
      outcome = Result { () throws(LedgerError) in try LedgerRecord(contentsOf: ledger) }
    }
    return try #require(outcome)
  }

  @Test("What was written is read")
  func whole() throws {
    let record = try read().get()
    #expect(record.city == "Jianghai 江海市" && record.standard == "core")
    #expect(record.tool.proj == "9.1.1" && record.auditFolder == "..")
    #expect(record.indicators.map(\.id) == ["park-coverage", "shelter-area-per-capita", "toilet-density"])
    #expect(record.indicators[0].hashes.count == 6 && record.indicators[0].hashes["table.csv"] != nil)
    #expect(record.inputs.map(\.role) == ["districts", "residential", "parks", "toilets"])
  }

  @Test(
    "A record that is damaged, strange or leads out of the ledger is refused",
    arguments: [
      ("\"citycheck-ledger\"", "\"else\"", "not the record of a ledger"),
      ("\"format\": ", "", "not the record"), ("\"documents\": [", "\"papers\": [", "missing or damaged"),
      (
        "\"other/toilet-density/map.svg\"", "\"../../../etc/passwd\"",
        "outside of the ledger, '../../../etc/passwd'"
      ),
      ("\"other/toilet-density/map.svg\"", "\"/etc/passwd\"", "outside of the ledger"),
      ("\"index.csv\"", "\"a//b\"", "outside of the ledger"),
      ("\"index.csv\"", "\"\"", "outside of the ledger"),
      (
        "\"folder\": \"other/toilet-density\"", "\"folder\": \"../../other\"",
        "the field 'folder' of the indicator 'toilet-density' leads out of the ledger, '../../other'"
      ),
      (
        "\"folder\": \"other/toilet-density\"", "\"folder\": \"/etc\"",
        "the field 'folder' of the indicator 'toilet-density' leads out of the ledger, '/etc'"
      ),
    ])
  func refused(old: String, new: String, says: String) throws {
    guard case .failure(let error) = try read(replacing: old, with: new) else {
      Issue.record("\(new) was taken")
      return
    }
    #expect(error.description.contains(says), "\(error)")
  }

  @Test("A later form is not guessed at; a folder without a record is none")
  func others() throws {
    for (version, says) in [
      ("\"version\": 2", "is of version 2,"), ("\"version\": 0", "is of version 0,"),
      ("\"version\": 1.5", "is of version 1.5,"), ("\"version\": \"1\"", "gives no version number,"),
      ("\"version\": [1]", "gives no version number,"), ("\"edition\": 1", "gives no version number,"),
      ("\"version\": null", "gives no version number,"),
    ] {
      guard case .failure(let error) = try read(replacing: "\"version\": 1", with: version) else {
        Issue.record("\(version) was taken")
        continue
      }
      guard case .unknownVersion = error else {
        Issue.record("\(version): \(error)")
        continue
      }
      #expect(error.description.contains(says) && error.description.contains("reads version 1:"), "\(error)")
    }
    let error = try #require(throws: LedgerError.self) {
      try LedgerRecord(
        contentsOf: FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString))
    }
    guard case .missing = error else {
      Issue.record("\(error)")
      return
    }
  }
}
