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

  @Test("What is no JSON is compared as text")
  func brokenJSON() throws {
    let found = try #require(try difference([("result.json", "{", "{}")]))
    #expect(found.place == "line 1")
  }
}
