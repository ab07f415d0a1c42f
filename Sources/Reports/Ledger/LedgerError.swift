// Why a ledger cannot be verified at all. What differs in it is not one of these: that is the outcome.

internal import Audits

/// Why a ledger cannot be verified at all.
public enum LedgerError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There is no `ledger.json` at the path.
  case missing(path: String)
  /// `ledger.json` is none, or is damaged; with what is wrong with it.
  case notALedger(path: String, reason: String)
  /// It was written in a form that this version does not know.
  case unknownVersion(path: String, version: Int)
  /// Nobody says where the audit file's folder is, or it is not there; with the path looked at, if any.
  case noAuditFolder(path: String?)
  /// The audit cannot be made from what the ledger keeps; with the reason.
  case unusableDocuments(reason: String)

  /// One line with what to do about it.
  public var description: String {
    switch self {
    case .missing(let path):
      "there is no ledger.json in '\(path.onOneLine)'; give the folder that 'citycheck audit --ledger' wrote"
    case .notALedger(let path, let reason):
      "'\(path.onOneLine)' cannot be verified: \(reason.onOneLine); fetch the ledger again, or write it anew"
    case .unknownVersion(let path, let version):
      "'\(path.onOneLine)' is of version \(version), which this CityCheck does not know; use a newer one"
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
