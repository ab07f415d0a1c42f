import Audits
import Foundation
import Testing

@testable import Reports

struct VerificationTextTests {
  private static let tool = ToolVersions(citycheck: "0.1.0", geos: "3.11.1", proj: "9.1.1")

  private func found(
    files: [LedgerVerification.FileChange] = [], inputs: [LedgerVerification.InputOutcome] = [],
    state: LedgerVerification.IndicatorOutcome.State = .identical, failure: String? = nil
  ) -> LedgerVerification {
    LedgerVerification(
      city: "Jiang\u{1B}[2Jhai", standard: "core", recordHash: String(repeating: "ab", count: 32),
      recordedTool: Self.tool, tool: Self.tool, fileCount: 14, files: files,
      inputs: [
        LedgerVerification.InputOutcome(
          role: .layer("toilets"), path: "toilets.geojson", state: .same, indicators: ["b"])
      ] + inputs,
      indicators: [
        LedgerVerification.IndicatorOutcome(
          id: "park-coverage", folder: "基础项第12条/park-coverage", state: state,
          recomputed: state == .differs ? ["inputs.json", "result.json"] : [], tampered: [],
          difference: state == .differs
            ? LedgerDifference(file: "result.json", place: "city value", ledger: "0.5", now: "0.25") : nil)
      ], failure: failure)
  }

  private let text = VerificationText(width: 100)

  @Test("All is identical")
  func identical() {
    let lines = text.text(of: found()).split(separator: "\n")
    #expect(found().isIdentical)
    #expect(lines[0] == "Ledger of Jiang\u{FFFD}[2Jhai, standard core")
    #expect(lines[1] == "Made by CityCheck 0.1.0, GEOS 3.11.1, PROJ 9.1.1, and verified by the same")
    #expect(lines.contains("Files: all 14 are as they were written"))
    #expect(lines.contains("Inputs: the only one is as it was read"))
    #expect(lines.last == "Identical: the ledger is what its inputs give, byte for byte.")
  }

  @Test("What differs is named: the file, the layer and who reads it, the indicator and its first number")
  func different() {
    let outcome = found(
      files: [.init(path: "index.csv", state: .changed), .init(path: "note.txt", state: .foreign)],
      inputs: [
        .init(
          role: .layer("parks"), path: "data/parks.geojson", state: .changed, indicators: ["park-coverage"])
      ], state: .differs)
    let printed = text.text(of: outcome)
    #expect(!outcome.isIdentical && !outcome.lacksInputs)
    for part in [
      "Files: 2 are not as they were written", "changed  index.csv", "foreign  note.txt",
      "Inputs: 1 of 2 is not as it was read", "parks, data/parks.geojson", "read by all indicators",
      "differs", "comes out otherwise: inputs.json, result.json;", "'0.5' in the ledger",
      "Not identical: 1 of 1 indicators differs.",
    ] {
      #expect(printed.contains(part), "\(part)\n\(printed)")
    }
    #expect(printed.split(separator: "\n").allSatisfy { String($0).displayWidth <= 100 })
  }

  @Test("One file, one input, one indicator; and what of ledger.json is not what the audit writes")
  func oneAndRecord() {
    var outcome = found(files: [.init(path: "index.csv", state: .changed)])
    outcome.record = [
      .missing(indicator: "a"), .foreign(indicator: "b"), .repeated(indicator: "c"),
      .differs(LedgerDifference(file: "ledger.json", place: "crs name", ledger: "x", now: "")),
      .differs(LedgerDifference(file: "ledger.json", place: "line ends", ledger: "CRLF", now: "LF")),
    ]
    let printed = VerificationText(width: 160).text(of: outcome)
    for part in [
      "Files: 1 is not as it was written", "ledger.json is not what the audit run again writes",
      "missing   the indicator 'a', which the audit gives",
      "foreign   the indicator 'b', which the audit does not",
      "repeated  the indicator 'c', which is listed more than once",
      "changed   crs name: 'x' in the ledger, nothing now",
      "changed   the line ends differ: CRLF in the ledger, LF now",
    ] {
      #expect(printed.contains(part), "\(part)\n\(printed)")
    }
    #expect(!outcome.isIdentical)
    var record = found()
    record.record = [.repeated(indicator: "a")]
    #expect(text.text(of: record).contains("come out the same, but ledger.json does not."))
    #expect(!record.isIdentical && VerificationJSON.text(of: record).contains("\"repeated-indicator\""))
  }

  @Test("Without its layers an audit cannot be run again; without its audit file it can, and that is said")
  func missing() {
    let lost = found(
      inputs: [.init(role: .layer("parks"), path: "-", state: .piped, indicators: ["park-coverage"])],
      state: .notRun, failure: "not every layer is there to be read again")
    #expect(lost.lacksInputs && !lost.isIdentical)
    #expect(text.text(of: lost).contains("came through a pipe"))
    #expect(text.text(of: lost).contains("could not be run again: not every layer"))
    let moved = found(
      inputs: [.init(role: .document, path: "audit.yaml", state: .missing, indicators: ["park-coverage"])])
    #expect(!moved.isIdentical && !moved.lacksInputs)
    #expect(text.text(of: moved).contains("the audit is run from what the ledger keeps"))
  }

  @Test("The same as JSON")
  func json() throws {
    let written = VerificationJSON.text(
      of: found(
        files: [.init(path: "x", state: .missing)],
        inputs: [.init(role: .evidence, path: "p.pdf", state: .changed, indicators: ["a"])], state: .differs))
    let root = try #require(try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: Any])
    #expect(root["identical"] as? Bool == false)
    let indicators = try #require(root["indicators"] as? [[String: Any]])
    #expect(indicators[0]["state"] as? String == "differs")
    #expect((indicators[0]["difference"] as? [String: Any])?["place"] as? String == "city value")
    let inputs = try #require(root["inputs"] as? [[String: Any]])
    #expect(inputs.map { $0["kind"] as? String } == ["layer", "evidence"])
    #expect((root["files"] as? [[String: Any]])?.first?["state"] as? String == "missing")
  }
}
