// The files that a standard is made of.

import Foundation
import Standards
import Testing

struct StandardFilesTests {
  @Test func theChainUpToWhatShipsOrIsMissing() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("files-\(UUID().uuidString)", isDirectory: true).standardizedFileURL
    let below = folder.appendingPathComponent("below", isDirectory: true)
    try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, base) in [
      ("a.yaml", "./below/b.yaml"), ("below/b.yaml", "../c.yaml"), ("c.yaml", "core"), ("d.yaml", "e.yaml"),
      ("e.yaml", "d.yaml"), ("f.yaml", "no.yaml"),
    ] {
      try Data("id: s\ntitle: S\nextends: \(base)\n".utf8).write(to: folder.appendingPathComponent(name))
    }
    func files(_ path: String) -> [String] {
      Standard.files(of: StandardReference(path), directory: folder).map {
        $0.path.replacing(folder.path + "/", with: "")
      }
    }
    #expect(files("a.yaml") == ["a.yaml", "below/b.yaml", "c.yaml"])
    #expect(files("d.yaml") == ["d.yaml", "e.yaml"])
    #expect(files("f.yaml") == ["f.yaml"])
    #expect(files("core") == [])
    #expect(files("no.yaml") == [])
    #expect(files(folder.path + "/c.yaml") == ["c.yaml"])
  }
}
