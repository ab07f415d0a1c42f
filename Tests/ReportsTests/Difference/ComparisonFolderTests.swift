import Audits
import Foundation
import Testing

@testable import Reports

struct ComparisonFolderTests {
  @Test("A file for the city, one a district, all of them or none")
  func written() throws {
    try Jianghai.withFolder { folder in
      let place = folder.appendingPathComponent("changes")
      var comparison = try Jianghai.comparison()
      comparison.indicators[0].districts[0].districtID = "../d1"
      comparison.indicators[0].districts[2].districtID = "D2"
      let written = try ComparisonFolder.write(comparison, to: place)
      #expect(
        written == [
          "diff.json", "bulletin.md", "bulletins/_d1.md", "bulletins/D2.md", "bulletins/2-d2.md",
        ])
      let first = try Jianghai.files(in: place)
      #expect(Set(first.keys) == Set(written))
      // A former one is replaced, and the same comparison gives the same bytes.
      try ComparisonFolder.write(comparison, to: place)
      #expect(try Jianghai.files(in: place) == first)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["changes"])
      try ComparisonFolder.write(try Jianghai.identical(), to: place)
      #expect(Set(try Jianghai.files(in: place).keys) == ["diff.json", "bulletin.md"])
    }
  }

  @Test("Districts of one id have a bulletin each, and numbers in diff.json")
  func equalIDs() throws {
    try Jianghai.withFolder { folder in
      let place = folder.appendingPathComponent("changes")
      var comparison = try Jianghai.comparison()
      for indicator in comparison.indicators.indices {
        for district in comparison.indicators[indicator].districts.indices.prefix(2) {
          // The accent as one code point, and as two.
          comparison.indicators[indicator].districts[district].districtID = ["\u{C9}", "E\u{301}"][district]
          comparison.indicators[indicator].districts[district].districtNumber = district + 1
        }
      }
      let written = try ComparisonFolder.write(comparison, to: place)
      #expect(
        Set(written).isSuperset(of: ["bulletins/\u{C9}.md", "bulletins/2-\u{C9}.md"])
          && written.count == 2 + comparison.indicators[0].districts.count, "\(written)")
      let files = try Jianghai.files(in: place)
      let titles = try ["\u{C9}", "2-\u{C9}"].map { name in
        let file = try #require(files.first { $0.key == "bulletins/\(name).md" })
        return String(String(decoding: file.value, as: UTF8.self).prefix { $0 != "\n" })
      }
      #expect(titles[0].hasSuffix("(\u{C9})") && titles[1].hasSuffix("(\u{C9}, 2)"), "\(titles)")
      let json = String(decoding: try #require(files["diff.json"]), as: UTF8.self)
      #expect(json.contains("\"name\": ") && json.contains("\"number\": 2"))
    }
  }

  @Test("What CityCheck did not put there is left alone")
  func foreign() throws {
    try Jianghai.withFolder { folder in
      let comparison = try Jianghai.identical()
      for names in [["note.txt"], ["diff.json", "bulletins/more/d1.md"], ["bulletin.md"]] {
        let place = folder.appendingPathComponent(UUID().uuidString)
        for name in names {
          let file = place.appendingPathComponent(name)
          try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
          try Data("mine".utf8).write(to: file)
        }
        let error = #expect(throws: ReportError.self) { try ComparisonFolder.write(comparison, to: place) }
        #expect(error?.description.contains(names.last ?? "") == true)
        #expect(try Jianghai.files(in: place).count == names.count)
      }
      let file = folder.appendingPathComponent("file")
      try Data().write(to: file)
      #expect(throws: ReportError.self) { try ComparisonFolder.write(comparison, to: file) }
    }
  }
}
