// The README's library example: compiled and run here, and held word for word against the README.

import CityCheck
import Foundation
import Testing

@Suite struct ReadmeTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// What the example prints, gathered.
  private func example(url: URL) async throws -> [String] {
    var printed: [String] = []
    func print(_ items: Any...) { printed.append(items.map { "\($0)" }.joined(separator: " ")) }
    // README example begins
    let audit = try Audit(contentsOf: url)  // geodata/jianghai/core.yaml
    let result = try await audit.run()
    if let parks = result[indicator: "park-coverage"] {
      print(parks.city.value ?? .nan, parks.city.verdict)  // the share of residential land near a park
      for district in parks.districts where district.verdict == .short {
        print(district.name, district.shortfall?.value ?? 0, "m² of residential land missing")
      }
    }
    try OutputFolder.write(result, to: URL(fileURLWithPath: "audit-results"))
    // README example ends
    return printed
  }

  @Test func theExampleRuns() async throws {
    let url = Self.root.appendingPathComponent("geodata/jianghai/core.yaml")
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("readme-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let before = FileManager.default.currentDirectoryPath
    #expect(FileManager.default.changeCurrentDirectoryPath(folder.path))
    defer { _ = FileManager.default.changeCurrentDirectoryPath(before) }
    let printed = try await example(url: url)
    let first = try #require(printed.first)
    #expect(first.hasPrefix("0.") && first.hasSuffix("met"), "printed \(first)")
    #expect(printed.count > 1, "no district of the sample city falls short of park coverage")
    #expect(
      FileManager.default.fileExists(atPath: folder.appendingPathComponent("audit-results/results.json").path)
    )
  }

  @Test func theReadmeShowsTheSameLines() throws {
    let readme = try String(contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
    let source = try String(contentsOf: URL(fileURLWithPath: #filePath), encoding: .utf8)
    let begin = try #require(source.range(of: "    // README example begins\n"))
    let end = try #require(source.range(of: "    // README example ends"))
    let lines = source[begin.upperBound..<end.lowerBound].split(separator: "\n").map { $0.dropFirst(4) }
    #expect(readme.contains(lines.joined(separator: "\n")))
  }

  @Test func theTwoCommandsComeFirst() throws {
    let readme = try String(contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
    let audit = try #require(readme.range(of: "make audit"))
    let test = try #require(readme.range(of: "make test"))
    let firstSwift = try #require(readme.range(of: "```swift"))
    #expect(audit.lowerBound < firstSwift.lowerBound && test.lowerBound < firstSwift.lowerBound)
  }

  /// The first standard of a section.
  private func standard(under heading: String) throws -> Standard {
    let readme = try String(contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
    let section = try #require(readme.range(of: heading))
    let begin = try #require(readme.range(of: "```yaml\n", range: section.upperBound..<readme.endIndex))
    let end = try #require(readme.range(of: "```", range: begin.upperBound..<readme.endIndex))
    return try Standard(yaml: String(readme[begin.upperBound..<end.lowerBound]), file: "README.md")
  }

  @Test func theStandardOnFootIsOne() throws {
    #expect(
      try standard(under: "## On foot").indicators.map(\.id) == ["park-walk", "toilet-gaps", "circle-walk"])
  }

  @Test func theStandardOfOnesOwnIsOne() throws {
    let own = try standard(under: "## A standard of your own")
    let core = try #require(Standard.shipped("core"))
    #expect(
      own.indicators.map(\.id) == core.indicators.map(\.id).filter { $0 != "toilet-density" } + [
        "bus-shelters"
      ])
    #expect(own["park-coverage"]?.points == Points(2, deduction: .linear(zeroAt: 0.6)))
    #expect(own["shelter-area-per-capita"]?.target == .atLeast(1.5))
  }
}
