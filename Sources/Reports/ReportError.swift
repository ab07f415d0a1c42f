// Why a report could not be made or written.

internal import Audits

/// Why a report could not be made or written.
public enum ReportError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A file or folder cannot be written; with its path as given and the reason.
  case cannotWrite(path: String, reason: String)
  /// An indicator's id cannot be a file name.
  case unusableIndicatorID(String)
  /// Two indicators have the same id, and would have the same files.
  case repeatedIndicatorID(String)
  /// A layer's name cannot be a file name, or is that of another layer but for its case.
  case unusableLayerName(String)
  /// A patch, numbered from 1, has a coordinate that has no place in degrees.
  case patchWithoutPlace(indicator: String, patch: Int)
  /// A street has a coordinate that has no place in degrees.
  case streetWithoutPlace(indicator: String)
  /// PROJ cannot use the result's CRS; with its definition and PROJ's reason.
  case unusableCRS(definition: String, reason: String)

  /// The place of a ledger or a comparison holds files that CityCheck did not put there; with its path and the first of them.
  case foreignFiles(path: String, files: [String])
  /// An audit that was made in code has no documents that a ledger could keep.
  case auditWithoutDocuments

  /// The writing was stopped from outside; files that were finished stay.
  case cancelled

  /// One line with what to do about it.
  public var description: String {
    switch self {
    case .cannotWrite(let path, let reason):
      "cannot write '\(path)': \(reason); choose another place to write to, or make this one writable"
    case .foreignFiles(let path, let files):
      """
      '\(path)' would be replaced, and holds what CityCheck did not put there: \(files.joined(separator: ", ").onOneLine); move \
      that elsewhere, or write to another folder
      """
    case .auditWithoutDocuments:
      "an audit made in code has no audit file that a ledger could keep; read it from a file"
    case .cancelled:
      """
      stopped before all files were written; those that are there are whole, but files of the former audit may stand \
      beside new ones: run it again before you use them
      """
    case .unusableIndicatorID(let id):
      """
      the indicator id '\(id.onOneLine)' cannot be a file name; \
      use only lower-case letters, digits and hyphens in the standard
      """
    case .repeatedIndicatorID(let id):
      "the indicator id '\(id.onOneLine)' occurs twice; give each indicator of the standard an id of its own"
    case .unusableLayerName(let name):
      """
      the layer name '\(name.onOneLine)' cannot be the name of a file of its own; use only letters, digits, hyphens and \
      underscores in the audit file and the standard, at most 100 bytes
      """
    case .patchWithoutPlace(let indicator, let patch):
      """
      patch \(patch) of '\(indicator.onOneLine)' has no place in degrees; \
      set 'crs' in the audit file to one made for this city
      """
    case .streetWithoutPlace(let indicator):
      """
      a street of '\(indicator.onOneLine)' has no place in degrees; \
      set 'crs' in the audit file to one made for this city
      """
    case .unusableCRS(let definition, let reason):
      "the CRS '\(definition.onOneLine)' cannot be used: \(reason); set 'crs' in the audit file to 'auto'"
    }
  }
}
