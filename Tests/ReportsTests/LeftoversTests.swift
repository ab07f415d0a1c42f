import Foundation
import Testing

@testable import Reports

struct LeftoversTests {
  /// No process has such a number.
  private static let nobody = "999999999"

  @Test("What dead processes have left goes; what lives, what is not ours and what may be the only one stays")
  func remove() throws {
    try Jianghai.withFolder { folder in
      let own = ProcessInfo.processInfo.processIdentifier
      let stays = [
        ".results.json.\(own)", ".mine.json.\(Self.nobody)", "results.json.\(Self.nobody)",
        ".results.json.1x", ".results.json.", ".lost.\(Self.nobody).former",
      ]
      let goes = [
        ".results.json.\(Self.nobody)", ".there.\(Self.nobody)", ".there.\(Self.nobody).former",
        ".there.\(Self.nobody).former-2",
      ]
      for name in stays + goes + ["there"] { try Data().write(to: folder.appendingPathComponent(name)) }
      Leftovers.remove(in: folder) { ["results.json", "there", "lost"].contains($0) }
      #expect(
        Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)) == Set(stays + ["there"]))
      #expect(Leftovers.found(in: folder.appendingPathComponent("nowhere")) == [])
    }
  }
}
