// What can be wrong with a GeoPackage as a file or as a table.

/// Why a GeoPackage cannot be read or written. The messages leave out the path, which the caller knows as people wrote it.
public enum GeoPackageError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file is no database, or SQLite cannot open it.
  case unreadable(reason: String)
  /// It is a database, and has no table of features, such as an SQLite file of another program.
  case noFeatureTables
  /// It has no table of features of that name.
  case noSuchTable(String, others: [String])
  /// It has several tables of features, and none was named.
  case tableNotNamed(others: [String])
  /// A statement failed while the file was being written.
  case cannotWrite(reason: String)

  /// What is wrong, as the end of a sentence about the file.
  public var description: String {
    switch self {
    case .unreadable(let reason): "it cannot be opened as a GeoPackage: \(reason)"
    case .noFeatureTables: "it is a database without a table of features"
    case .noSuchTable(let name, let others):
      "it has no table '\(name)' of features; it has \(others.joined(separator: ", "))"
    case .tableNotNamed(let others):
      "it has several tables of features; name one behind a colon: \(others.joined(separator: ", "))"
    case .cannotWrite(let reason): "it cannot be written: \(reason)"
    }
  }
}
