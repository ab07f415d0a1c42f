// Standards and audit files that must be read and others that must not, from Tests/Documents. Each document
// begins with a comment that names it; the faulty ones have a second that says where which fault is expected.

import Audits
import Foundation
import Standards
import Testing

/// A document of Tests/Documents.
struct DocumentCase: Sendable, CustomStringConvertible {
  /// What it shows.
  let name: String
  /// The faults as `line:column kind`, comma-separated; empty for a valid one.
  let expected: String
  /// The document, its comments included.
  let text: String

  var description: String { name }

  /// The folder of the repository.
  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The documents of a file, which are parted by `---`.
  static func all(_ file: String) -> [DocumentCase] {
    let url = repository.appendingPathComponent("Tests/Documents/\(file).yaml")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
    return text.components(separatedBy: "---\n").map { document in
      let lines = document.components(separatedBy: "\n")
      let expects = "# expects "
      return DocumentCase(
        name: String(lines[0].dropFirst(2)),
        expected: lines.count > 1 && lines[1].hasPrefix(expects)
          ? String(lines[1].dropFirst(expects.count)) : "",
        text: document)
    }
  }
}

struct DocumentCasesTests {
  @Test(arguments: [
    ("standard-valid", 55), ("standard-invalid", 137), ("standard-beyond-schema", 42), ("audit-valid", 14),
    ("audit-invalid", 66), ("audit-beyond-schema", 14),
  ])
  func theDocumentsAreThere(file: String, count: Int) {
    #expect(DocumentCase.all(file).count == count)
  }

  @Test(arguments: DocumentCase.all("standard-valid"))
  func aRightStandardIsRead(document: DocumentCase) throws {
    #expect(try Standard(yaml: document.text, file: "s.yaml").id == "s")
  }

  @Test(arguments: DocumentCase.all("audit-valid"))
  func aRightAuditFileIsRead(document: DocumentCase) throws {
    #expect(try AuditFile(yaml: document.text, file: "a.yaml").city == "A")
  }

  @Test(arguments: DocumentCase.all("standard-invalid") + DocumentCase.all("standard-beyond-schema"))
  func aWrongStandardIsFaultedInItsPlace(document: DocumentCase) {
    let error = #expect(throws: DocumentFaults.self) { try Standard(yaml: document.text, file: "s.yaml") }
    #expect(summary(error) == document.expected)
  }

  @Test(arguments: DocumentCase.all("audit-invalid") + DocumentCase.all("audit-beyond-schema"))
  func aWrongAuditFileIsFaultedInItsPlace(document: DocumentCase) {
    let error = #expect(throws: DocumentFaults.self) { try AuditFile(yaml: document.text, file: "a.yaml") }
    #expect(summary(error) == document.expected)
  }

  private func summary(_ error: DocumentFaults?) -> String {
    (error?.faults ?? []).map { "\($0.line ?? 0):\($0.column ?? 0) \($0.kind.rawValue)" }.joined(
      separator: ", ")
  }
}
