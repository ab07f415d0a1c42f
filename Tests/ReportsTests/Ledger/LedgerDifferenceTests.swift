import Foundation
import Testing

@testable import Reports

struct LedgerDifferenceTests {
  private func difference(_ files: [(name: String, old: String, new: String)]) throws -> LedgerDifference? {
    var found: LedgerDifference?
    try Jianghai.withFolder { folder in
      for side in ["old", "new"] {
        try FileManager.default.createDirectory(
          at: folder.appendingPathComponent(side), withIntermediateDirectories: false)
      }
      for file in files {
        try Data(file.old.utf8).write(to: folder.appendingPathComponent("old/\(file.name)"))
        try Data(file.new.utf8).write(to: folder.appendingPathComponent("new/\(file.name)"))
      }
      found = LedgerDifference.first(
        of: Set(files.map(\.name)), in: folder.appendingPathComponent("old"),
        and: folder.appendingPathComponent("new"))
    }
    return found
  }

  private func result(_ value: String, _ district: String, detail: String = "1") -> String {
    #"{"indicator":{"detail":{"a":\#(detail)},"city":{"numerator":3,"value":\#(value)},"districts":[{"id":"320601","numerator":\#(district)}]}}"#
  }

  @Test("The city's value first, then a district's number, then anything else")
  func json() throws {
    let value = try #require(
      try difference([("result.json", result("0.5", "7", detail: "2"), result("0.25", "8"))]))
    #expect(value == LedgerDifference(file: "result.json", place: "city value", ledger: "0.5", now: "0.25"))
    let district = try #require(try difference([("result.json", result("1", "7.5"), result("1", "null"))]))
    #expect(
      district.place == "districts 320601 numerator" && district.ledger == "7.5" && district.now == "null")
    let detail = try #require(
      try difference([("result.json", result("1", "7"), result("1", "7", detail: "\"b\""))]))
    #expect(detail.place == "detail a")
    let layers = try #require(
      try difference([
        (
          "inputs.json", #"{"layers":[{"role":"parks","sha256":"ab"}]}"#,
          #"{"layers":[{"role":"parks","sha256":"cd"}]}"#
        )
      ]))
    #expect(layers.place == "layers parks sha256" && layers.ledger == "ab" && layers.now == "cd")
    let shorter = try #require(try difference([("inputs.json", #"{"layers":[1,2]}"#, #"{"layers":[1]}"#)]))
    #expect(shorter.place == "layers 2" && shorter.ledger == "2" && shorter.now.isEmpty)
  }

  @Test("The line of a text, and what stands there; results before evidence, evidence before drawings")
  func text() throws {
    let line = try #require(try difference([("features.csv", "a\r\nb,1\r\nc", "a\r\nb,2\r\nc")]))
    #expect(line == LedgerDifference(file: "features.csv", place: "line 2", ledger: "b,1", now: "b,2"))
    let end = try #require(try difference([("method.md", "a\n", "a\nmore")]))
    #expect(end.place == "line 2" && end.ledger.isEmpty && end.now == "more")
    let first = try #require(
      try difference([
        ("map.svg", "a", "b"), ("table.csv", "a", "b"), ("evidence.pdf", "a", "b"), ("same.txt", "a", "a"),
      ]))
    #expect(first.file == "table.csv")
    #expect(try difference([("same.txt", "a", "a")]) == nil)
    let long = try #require(
      try difference([
        (
          "table.csv", String(repeating: "x", count: 5000) + "1\u{1B}[2J",
          String(repeating: "x", count: 5000) + "2"
        )
      ]))
    #expect(long.ledger == String(repeating: "x", count: 20) + "1\u{FFFD}[2J")
    #expect(long.now.hasSuffix("x2"))
  }

  @Test("Other line ends are said to be that, and are not the first thing that differs beside a word")
  func lineEnds() throws {
    let ends = try #require(try difference([("method.md", "a\r\nb\r\n", "a\nb\n")]))
    #expect(ends == LedgerDifference(file: "method.md", place: "line ends", ledger: "CRLF", now: "LF"))
    let mixed = try #require(try difference([("result.json", "{\r\n}\r\n\n", "{\n}\n\n")]))
    #expect(mixed.place == "line ends" && mixed.ledger == "LF and CRLF" && mixed.now == "LF")
    let word = try #require(try difference([("method.md", "a\r\nb\r\n", "a\nc\n")]))
    #expect(word == LedgerDifference(file: "method.md", place: "line 2", ledger: "b", now: "c"))
  }

  @Test("What is shown of a line begins and ends with whole characters")
  func wholeCharacters() throws {
    // Three bytes a character; the last two differ in the last byte alone.
    let lead = String(repeating: "公", count: 30)
    let found = try #require(try difference([("method.md", lead + "园", lead + "囮")]))
    #expect(found.ledger == String(repeating: "公", count: 20) + "园")
    #expect(found.now == String(repeating: "公", count: 20) + "囮")
    // A letter and the accent on it are one, also where only the accent differs.
    let accents = String(repeating: "e\u{301}", count: 30)
    let other = try #require(try difference([("table.csv", accents + "x", accents + "y")]))
    #expect(Array(other.ledger.unicodeScalars.prefix(2)) == ["e", "\u{301}"])
    #expect(other.ledger.count == 21 && other.ledger.hasSuffix("x"))
    let long = try #require(try difference([("table.csv", "a" + lead + lead + lead, "b")]))
    #expect(long.ledger == "a" + lead + String(lead.prefix(28)) + "…")
  }

  @Test("What is no JSON is compared as text")
  func brokenJSON() throws {
    let found = try #require(try difference([("result.json", "{", "{}")]))
    #expect(found.place == "line 1")
  }
}
