import Audits
import Foundation
import Layers
import Standards
import Testing

@testable import Reports

struct LedgerFolderTests {
  private static let names = [
    "features.csv", "inputs.json", "map.svg", "method.md", "result.json", "table.csv",
  ]

  @Test("Every indicator has its six files in its folder; the record knows every file by its hash")
  func writes() throws {
    try Jianghai.withFolder { folder in
      let output = folder.appendingPathComponent("out")
      let hash = try LedgerFolder.write(
        try Jianghai.result(), of: try Jianghai.audit(in: folder), to: output)
      let ledger = output.appendingPathComponent("ledger")
      let files = try Jianghai.files(in: ledger)
      let folders = ["other/shelter-area-per-capita", "other/toilet-density", "基础项第12条/park-coverage"]
      #expect(
        Set(files.keys)
          == Set(
            folders.flatMap { folder in Self.names.map { "\(folder)/\($0)" } } + ["index.csv", "ledger.json"])
      )
      // Nothing is left beside it.
      #expect(try FileManager.default.contentsOfDirectory(atPath: output.path) == ["ledger"])
      #expect(try ContentHash.of(file: ledger.appendingPathComponent("ledger.json")).sha256 == hash)
      let record = try LedgerRecord(contentsOf: ledger)
      #expect(record.auditFolder == "../..")
      #expect(record.allFiles.count == files.count - 1)
      for file in record.allFiles {
        let found = try ContentHash.of(file: ledger.appendingPathComponent(file.path))
        #expect(found.sha256 == file.sha256, "\(file.path)")
      }
      #expect(record.indicators[0].inputs == ["districts", "residential", "parks"])
      #expect(record.indicators[2].inputs == ["districts", "toilets"])
      #expect(record.documents.map(\.name) == ["audit.yaml", "core"])
      // No path of this machine, but for what the audit file says.
      let all = files.values.map { String(decoding: $0, as: UTF8.self) }.joined()
      #expect(!all.contains(folder.lastPathComponent))
    }
  }

  @Test("The same bytes on any number of threads, and over a former ledger")
  func reproducible() throws {
    try Jianghai.withFolder { folder in
      let audit = try Jianghai.audit(in: folder)
      var made: [[String: Data]] = []
      for (name, threads) in [("one", 1), ("two", 4), ("one", 2)] {
        let output = folder.appendingPathComponent(name)
        try LedgerFolder.write(try Jianghai.result(), of: audit, to: output, threads: threads)
        made.append(try Jianghai.files(in: output.appendingPathComponent("ledger")))
      }
      #expect(made[0] == made[1])
      #expect(made[0] == made[2])
    }
  }

  @Test("A former ledger is replaced as a whole, and stays when this one is stopped")
  func replaces() throws {
    try Jianghai.withFolder { folder in
      let audit = try Jianghai.audit(in: folder)
      let ledger = folder.appendingPathComponent("ledger")
      var result = try Jianghai.result()
      try LedgerFolder.write(result, of: audit, to: folder)
      let former = try Jianghai.files(in: ledger)
      result.indicators.removeLast()
      #expect(throws: ReportError.cancelled) {
        try LedgerFolder.write(result, of: audit, to: folder, isCancelled: { true })
      }
      #expect(try Jianghai.files(in: ledger) == former)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["ledger"])
      try LedgerFolder.write(result, of: audit, to: folder)
      #expect(try Jianghai.files(in: ledger)["other/toilet-density/result.json"] == nil)
    }
  }

  @Test("What no ledger put there is not taken away")
  func foreign() throws {
    try Jianghai.withFolder { folder in
      let audit = try Jianghai.audit(in: folder)
      let result = try Jianghai.result()
      let ledger = folder.appendingPathComponent("ledger")
      try LedgerFolder.write(result, of: audit, to: folder)
      let note = ledger.appendingPathComponent("other/note.txt")
      try Data("mine".utf8).write(to: note)
      try Data().write(to: ledger.appendingPathComponent(".DS_Store"))
      let error = try #require(throws: ReportError.self) {
        try LedgerFolder.write(result, of: audit, to: folder)
      }
      #expect(
        error.description.contains(
          "holds what CityCheck did not put there: other/note.txt; move that elsewhere"))
      #expect(FileManager.default.fileExists(atPath: note.path))
      try FileManager.default.removeItem(at: note)
      try LedgerFolder.write(result, of: audit, to: folder)
      // A folder without a record is somebody else's.
      try FileManager.default.removeItem(at: ledger.appendingPathComponent("ledger.json"))
      #expect(throws: ReportError.self) { try LedgerFolder.checkPlace(in: folder) }
      try FileManager.default.removeItem(at: ledger)
      try Data().write(to: ledger)
      #expect(throws: ReportError.self) { try LedgerFolder.checkPlace(in: folder) }
    }
  }

  @Test("An audit made in code has no ledger")
  func withoutDocuments() throws {
    let audit = try Audit(try Jianghai.audit().file)
    #expect(throws: ReportError.auditWithoutDocuments) {
      try LedgerFolder.write(try Jianghai.result(), of: audit, to: FileManager.default.temporaryDirectory)
    }
  }

  @Test("Evidence is copied under safe names and hashed; what is missing is said, and the rest stands")
  func evidence() throws {
    try Jianghai.withFolder { folder in
      var result = try Jianghai.result()
      result.indicators[1].evidence = [
        EvidenceFile(path: "proof/调查.pdf", sha256: ContentHash.of("one"), bytes: 3),
        EvidenceFile(path: "proof/missing.pdf", sha256: nil, bytes: nil),
        EvidenceFile(path: "proof/../proof/2/调查.pdf", sha256: ContentHash.of("two"), bytes: 3),
      ]
      for (path, text) in [("proof/调查.pdf", "one"), ("proof/2/调查.pdf", "two")] {
        let file = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      try LedgerFolder.write(result, of: try Jianghai.audit(in: folder), to: folder)
      let files = try Jianghai.files(in: folder.appendingPathComponent("ledger"))
      let place = "other/shelter-area-per-capita"
      #expect(files["\(place)/evidence/调查.pdf"] == Data("one".utf8))
      #expect(files["\(place)/evidence/2-调查.pdf"] == Data("two".utf8))
      #expect(files.keys.count { $0.contains("/evidence/") } == 2)
      let record = try LedgerRecord(contentsOf: folder.appendingPathComponent("ledger"))
      #expect(
        record.indicators[1].evidence.map(\.sha256) == [ContentHash.of("one"), nil, ContentHash.of("two")])
      let inputs = String(decoding: try #require(files["\(place)/inputs.json"]), as: UTF8.self)
      #expect(
        inputs.contains(
          "{ \"path\": \"proof/missing.pdf\", \"copy\": null, \"sha256\": null, \"bytes\": null }"))
    }
  }
}
