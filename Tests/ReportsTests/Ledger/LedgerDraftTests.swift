import Foundation
import Testing

@testable import Reports

struct LedgerDraftTests {
  private func write(
    _ text: String, to place: URL,
    remove: @escaping @Sendable (URL) throws -> Void = { try FileManager.default.removeItem(at: $0) }
  ) throws -> String? {
    let draft = try LedgerDraft(of: place, remove: remove)
    _ = try draft.write("a/b.txt") { sink throws(ReportError) in try sink(Array(text.utf8)) }
    return try draft.publish()
  }

  @Test("A former one that cannot be removed is named, and in nobody's way")
  func former() throws {
    try Jianghai.withFolder { folder in
      let place = folder.appendingPathComponent("ledger")
      #expect(try write("1", to: place) == nil)
      let left = "ledger.\(ProcessInfo.processInfo.processIdentifier).former"
      for (text, name) in [("2", left), ("3", "\(left)-2")] {
        let said = try #require(
          try write(text, to: place) { _ in throw CocoaError(.fileWriteNoPermission) })
        #expect(said.contains("cannot be removed whole (no permission)"), "\(said)")
        #expect(said.contains("/.\(name)'; make its folders writable and remove it"), "\(said)")
      }
      #expect(
        Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
          == ["ledger", ".\(left)", ".\(left)-2"])
      #expect(try String(contentsOf: place.appendingPathComponent("a/b.txt"), encoding: .utf8) == "3")
      #expect(try write("4", to: place) == nil)
    }
  }

  @Test("What a killed run left goes with the next")
  func leftovers() throws {
    try Jianghai.withFolder { folder in
      let place = folder.appendingPathComponent("ledger")
      for name in [".ledger.999999999/a", ".other.999999999/a"] {
        try FileManager.default.createDirectory(
          at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
      }
      #expect(try write("1", to: place) == nil)
      #expect(
        Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
          == ["ledger", ".other.999999999"])
    }
  }
}
