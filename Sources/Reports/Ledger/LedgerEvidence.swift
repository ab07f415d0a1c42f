// The files that prove a reported value: copied into the ledger, so that it can be handed in by itself.

internal import Audits
internal import Foundation
internal import Layers

/// A file that proves a reported value.
struct LedgerEvidence: Sendable {
  /// Its path as the audit file writes it.
  var path: String
  /// Its name in the ledger's folder `evidence`.
  var name: String
  /// Where it is.
  var source: URL
  /// Its SHA-256 and size; nil where it cannot be read, and then it is not copied.
  var content: (sha256: String, bytes: Int)?

  /// The files of an indicator, in the order of the audit file.
  static func all(of indicator: IndicatorResult, in file: AuditFile) -> [LedgerEvidence] {
    zip(indicator.evidence, LedgerNames.copies(of: indicator.evidence.map(\.path))).map { proof, name in
      LedgerEvidence(
        path: proof.path, name: name, source: URL(fileURLWithPath: file.resolvedPath(proof.path)),
        content: proof.sha256.flatMap { hash in proof.bytes.map { (hash, $0) } })
    }
  }

  /// The copy in an indicator's folder; nil where there is nothing to copy.
  func file(in folder: String) -> LedgerFile? {
    guard content != nil else { return nil }
    return LedgerFile("\(folder)/evidence/\(name)") { [source] sink throws(ReportError) in
      do {
        try ContentHash.forEachStretch(of: source) { try sink($0) }
      } catch let error as ReportError {
        throw error
      } catch {
        throw .cannotWrite(source, error)
      }
    }
  }

  var json: DetailValue {
    .object([
      DetailEntry("path", .text(path)),
      DetailEntry("copy", content == nil ? .null : .text("evidence/\(name)")),
      DetailEntry("sha256", .of(content?.sha256)),
      DetailEntry("bytes", .of(content?.bytes)),
    ])
  }
}
