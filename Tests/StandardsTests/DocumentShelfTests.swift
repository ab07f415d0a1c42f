import Foundation
import Testing

@testable import Standards

@Suite struct DocumentShelfTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("citycheck-shelf-\(UUID().uuidString)")

  @Test("A shelf keeps what is read while it serves, each document once, and nothing afterwards")
  func keeps() throws {
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("sub"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("one".utf8).write(to: folder.appendingPathComponent("a.yaml"))
    try Data("two".utf8).write(to: folder.appendingPathComponent("sub/b.yaml"))
    let shelf = DocumentShelf(folder: folder.appendingPathComponent("sub"))
    let found = try shelf.serving { () throws(DocumentFaults) in
      for name in ["sub/../a.yaml", "sub/b.yaml", "a.yaml"] {
        _ = try documentText(of: folder.appendingPathComponent(name), displayPath: name)
      }
      return (Standard.shipped("core"), Standard.shippedText("nonesuch"))
    }
    #expect(found.0 != nil && found.1 == nil)
    _ = try documentText(of: folder.appendingPathComponent("a.yaml"), displayPath: "a.yaml")
    let kept = shelf.documents
    #expect(kept.map(\.name) == ["../a.yaml", "b.yaml", "core"])
    #expect(kept.map(\.isShipped) == [false, false, true])
    #expect(kept[0].text == "one" && kept[1].text == "two")
    #expect(kept[2].text == Standard.shippedText("core"))
  }

  @Test("A shelf that holds documents gives them in place of files, and there are no others")
  func gives() throws {
    let shelf = DocumentShelf(
      folder: folder,
      holding: [
        SourceDocument(name: "a.yaml", isShipped: false, text: "kept"),
        SourceDocument(name: "core", isShipped: true, text: "another core"),
      ])
    // There is no such file, and none is needed.
    let file = try shelf.serving { () throws(DocumentFaults) in
      try documentText(of: folder.appendingPathComponent("a.yaml"), displayPath: "a.yaml")
    }
    #expect(file == "kept")
    #expect(shelf.serving { Standard.shippedText("core") } == "another core")
    let error = try #require(throws: DocumentFaults.self) {
      try shelf.serving { () throws(DocumentFaults) in
        try documentText(of: folder.appendingPathComponent("b.yaml"), displayPath: "b.yaml")
      }
    }
    #expect(error.description.contains("b.yaml: the record does not hold this document"))
    #expect(shelf.documents.count == 2)
    #expect(Standard.shippedText("core") != "another core")
  }

  @Test(
    "The way from a folder to a file",
    arguments: [
      ("/a/b/c.yaml", "/a/b", "c.yaml"), ("/a/b/c.yaml", "/a/b/", "c.yaml"),
      ("/a/c.yaml", "/a/b", "../c.yaml"),
      ("/x/c.yaml", "/a/b", "../../x/c.yaml"), ("/a/b/../c.yaml", "/a", "c.yaml"), ("/a/b", "/a/b", "."),
    ])
  func ways(file: String, folder: String, way: String) {
    #expect(URL(fileURLWithPath: file).path(from: URL(fileURLWithPath: folder, isDirectory: true)) == way)
  }
}
