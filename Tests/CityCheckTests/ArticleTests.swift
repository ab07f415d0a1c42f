// The documentation's articles: their files are read, their commands are run on the sample city, and what the articles
// print is what the program prints.

import Foundation
import Standards
import Testing

/// An article of the catalogue, in the order in which it is read.
private struct Article {
  /// A fenced block: a file that begins with its name as a comment, or a command with lines of what it prints.
  enum Block {
    case file(name: String, text: String)
    case command(arguments: [String], lines: [String])
  }

  let blocks: [Block]

  init(_ name: String) throws {
    let url = ReadmeTests.root.appendingPathComponent("Sources/CityCheck/CityCheck.docc/\(name).md")
    let parts = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "```")
    // Every second part is fenced.
    blocks = parts.indices.filter { !$0.isMultiple(of: 2) }.compactMap { index in
      let lines = parts[index].components(separatedBy: "\n")
      if lines[0] == "yaml", lines[1].hasPrefix("# ") {
        return .file(name: String(lines[1].dropFirst(2)), text: lines.dropFirst().joined(separator: "\n"))
      }
      guard lines.count > 1, lines[1].hasPrefix("$ citycheck ") else { return nil }
      let arguments = lines[1].dropFirst("$ citycheck ".count).split(separator: " ").map(String.init)
      return .command(arguments: arguments, lines: lines.dropFirst(2).filter { !$0.isEmpty })
    }
  }
}

@Suite struct ArticleTests {
  @Test func writeYourOwnStandardIsAsItSays() throws {
    let article = try Article("WriteYourOwnStandard")
    let folder = try ScratchFolder()
    let layers = ReadmeTests.root.appendingPathComponent("geodata/jianghai")
    for name in ["districts.geojson", "buildings.geojsonl", "toilets.geojson"] {
      try FileManager.default.createSymbolicLink(
        at: folder.url.appendingPathComponent(name), withDestinationURL: layers.appendingPathComponent(name))
    }
    var (files, commands) = (0, 0)
    for block in article.blocks {
      switch block {
      case .file(let name, let text):
        try folder.write(text, to: name)
        files += 1
      case .command(let arguments, let lines):
        let run = try folder.run(arguments)
        #expect(run.code == (arguments.last == "wrong.yaml" ? 65 : 0), "\(arguments): \(run.log)")
        var rest = (run.output + run.log)[...]
        for line in lines {
          let found = try #require(rest.range(of: line), "\(arguments) does not print '\(line)' but \(rest)")
          rest = rest[found.upperBound...]
        }
        commands += 1
      }
    }
    #expect(files == 7 && commands == 6)
  }
}
