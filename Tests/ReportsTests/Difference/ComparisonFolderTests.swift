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
