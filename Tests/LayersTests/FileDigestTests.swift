// The hash of a file, against the published digests of FIPS 180-4.

import Foundation
import Layers
import Testing

struct FileDigestTests {
  private func digest(of bytes: Data) throws -> FileDigest {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("d-\(UUID().uuidString)")
    try bytes.write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try FileDigest(contentsOf: url)
  }

  @Test func publishedDigests() throws {
    #expect(
      try digest(of: Data("abc".utf8))
        == FileDigest(
          sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", bytes: 3))
    #expect(
      try digest(of: Data()).sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    // A million times the letter a, in one stretch and the rest of another.
    #expect(
      try digest(of: Data(repeating: 0x61, count: 1_000_000)).sha256
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    #expect(try digest(of: Data(repeating: 0x61, count: 3_000_000)).bytes == 3_000_000)
  }

  @Test func aStopIsAskedForOnTheWay() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("d-\(UUID().uuidString)")
    try Data(repeating: 0x61, count: 3_000_000).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    var asked = 0
    #expect(throws: CancellationError.self) {
      try FileDigest(contentsOf: url) {
        asked += 1
        return asked == 2
      }
    }
    #expect(asked == 2)
  }

  @Test func whatMayNeverEndIsRefusedBeforeItIsOpened() throws {
    let pipe = FileManager.default.temporaryDirectory.appendingPathComponent("p-\(UUID().uuidString)")
    try #require(mkfifo(pipe.path, 0o600) == 0)
    defer { try? FileManager.default.removeItem(at: pipe) }
    let piped = try #require(throws: UnplainFile.self) { try FileDigest(contentsOf: pipe) }
    #expect(piped.kind == .pipe && piped.path == pipe.path)
    let device = try #require(throws: UnplainFile.self) {
      try FileDigest(contentsOf: URL(fileURLWithPath: "/dev/zero"))
    }
    #expect(device.description.hasPrefix("'/dev/zero' is a device and no plain file; write"))
    #expect(throws: UnplainFile.self) {
      try ContentHash.forEachStretch(of: URL(fileURLWithPath: "/dev/zero")) { _ in }
    }
    #expect(UnplainFile(at: "/dev/zero", as: "x")?.path == "x")
    #expect(UnplainFile(at: FileManager.default.temporaryDirectory.path) == nil)
    #expect(UnplainFile(at: "/nowhere/\(UUID().uuidString)") == nil)
  }

  @Test func whatIsNoFileIsRefused() {
    #expect(throws: (any Error).self) {
      try FileDigest(contentsOf: URL(fileURLWithPath: "/nowhere/\(UUID().uuidString)"))
    }
    #expect(throws: (any Error).self) {
      try FileDigest(contentsOf: FileManager.default.temporaryDirectory)
    }
  }
}
