// Why a ledger cannot be verified at all. What differs in it is not one of these: that is the outcome.

internal import Audits
public import Layers

/// Why a ledger cannot be verified at all.
public enum LedgerError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There is no `ledger.json` at the path.
  case missing(path: String)
  /// There is no `ledger.json` in a folder, and an audit file is.
  case onlyAuditFile(folder: String, auditFile: String)
  /// `ledger.json` is none, or is damaged; with what is wrong with it.
  case notALedger(path: String, reason: String)
  /// It was written in a form that this version does not read; with its version, nil where the file gives no
  /// number.
  case unknownVersion(path: String, version: String?)
  /// Nobody says where the audit file's folder is, or it is not there; with the path looked at, if any.
  case noAuditFolder(path: String?)
  /// What was given as the audit file is none; with its path and what is wrong with it.
  case noAuditFile(path: String, reason: String)
  /// A layer's file is a pipe or a device, which cannot be read more than once, or to its end.
  case unplainLayer(String, UnplainFile)
  /// The audit cannot be made from what the ledger keeps; with the reason.
  case unusableDocuments(reason: String)

  /// One line with what to do about it.
  public var description: String {
    switch self {
    case .missing(let path):
      "there is no ledger.json in '\(path.onOneLine)'; give the folder that 'citycheck audit --ledger' wrote"
    case .notALedger(let path, let reason):
      "'\(path.onOneLine)' cannot be verified: \(reason.onOneLine); fetch the ledger again, or write it anew"
    case .onlyAuditFile(let folder, let auditFile):
      """
      there is no ledger.json in '\(folder.onOneLine)', but an audit file; to compare that give \
      '\(auditFile.onOneLine)', or else the folder that 'citycheck audit --ledger' wrote
      """
    case .unknownVersion(let path, let version):
      """
      '\(path.onOneLine)' \(version.map { "is of version \($0)" } ?? "gives no version number"), and this CityCheck reads \
      version \(LedgerRecordJSON.version): use the CityCheck that wrote it, or write the ledger anew
      """
    case .unplainLayer(let layer, let file):
      """
      the layer '\(layer.onOneLine)' cannot be verified, since it is hashed and then read again: \
      \(file.description.onOneLine)
      """
    case .noAuditFile(let path, let reason):
      """
      '\(path.onOneLine)' is no audit file: \(reason.onOneLine); give the audit file, or the folder that it is in, to \
      --audit (of diff: --old-audit or --new-audit)
      """
    case .noAuditFolder(let path?):
      """
      the ledger says that its audit file was in '\(path.onOneLine)', and there is no such folder; say where it is now \
      with --audit (of diff: --old-audit or --new-audit)
      """
    case .noAuditFolder(nil):
      "the ledger does not say where its audit file was; say so with --audit (of diff: --old-audit or --new-audit)"
    case .unusableDocuments(let reason):
      "the audit cannot be made from what the ledger keeps: \(reason)"
    }
  }
}
