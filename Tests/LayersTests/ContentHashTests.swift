import Foundation
import Testing

@testable import Layers

@Suite struct ContentHashTests {
  @Test("The known answers of FIPS 180-4")
  func knownAnswers() {
    #expect(ContentHash.of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(ContentHash.of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test("Stretches add up to the whole, and a file is its bytes")
  func stretches() throws {
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 131) }
    var hash = ContentHash()
    for start in stride(from: 0, to: bytes.count, by: 777_777) {
      hash.add(Array(bytes[start..<min(start + 777_777, bytes.count)]))
    }
    var whole = ContentHash()
    whole.add(bytes)
    #expect(hash.hexadecimal == whole.hexadecimal)
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("citycheck-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(bytes).write(to: file)
    let found = try ContentHash.of(file: file)
    #expect(found.sha256 == whole.hexadecimal)
    #expect(found.bytes == 3_000_000)
  }

  @Test("What is not there, or is a folder, has no hash")
  func missing() {
    let folder = FileManager.default.temporaryDirectory
    #expect(throws: (any Error).self) {
      try ContentHash.of(file: folder.appendingPathComponent("citycheck-\(UUID().uuidString)"))
    }
    #expect(throws: (any Error).self) { try ContentHash.of(file: folder) }
  }
}
