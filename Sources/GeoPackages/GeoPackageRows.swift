// The rows of a table of features, one after the other: the keys, the geometries as they are stored, the values.

public import Foundation
internal import GRDB

/// The rows of a table, in the order of their keys. To be used by one thread at a time.
public final class GeoPackageRows {
  /// A value of a row.
  public enum Value: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    /// Bytes; what they mean nobody says.
    case blob
  }

  /// A row; of use only while it is handed on.
  public struct Row {
    fileprivate let row: GRDB.Row
    fileprivate let hasKey: Bool

    /// Its key; nil where the table has none.
    public var key: Int64? { hasKey ? Int64.fromDatabaseValue(row[0]) : nil }

    /// The value of a column, by its place among the table's ``GeoPackageFile/Table/columns``.
    public func value(_ column: Int) -> Value {
      let value: DatabaseValue = row[(hasKey ? 2 : 1) + column]
      return switch value.storage {
      case .null: .null
      case .int64(let number): .integer(number)
      case .double(let number): .real(number)
      case .string(let text): .text(text)
      case .blob: .blob
      }
    }

    /// Its geometry as it is stored, while `body` runs; nil for none.
    public func withGeometry<Result>(_ body: (Data?) throws -> Result) throws -> Result {
      try row.withUnsafeData(atIndex: hasKey ? 1 : 0, body)
    }
  }

  private let queue: DatabaseQueue
  // nil only while it goes: GRDB wants it to go where it came from.
  private var cursor: RowCursor?
  private let hasKey: Bool

  /// The rows of a table of a file.
  ///
  /// - Throws: ``GeoPackageError/unreadable(reason:)``.
  public init(of table: GeoPackageFile.Table, in file: GeoPackageFile) throws(GeoPackageError) {
    queue = file.queue
    hasKey = table.keyColumn != nil
    let names = [table.keyColumn, table.geometryColumn].compactMap { $0 } + table.columns
    let list = names.map(GeoPackageSchema.quoted).joined(separator: ", ")
    do {
      cursor = try queue.unsafeRead {
        try GRDB.Row.fetchCursor($0, sql: "SELECT \(list) FROM \(GeoPackageSchema.quoted(table.name))")
      }
    } catch {
      throw .unreadable(reason: GeoPackageWriter.reason(error))
    }
  }

  deinit {
    queue.unsafeRead { _ in cursor = nil }
  }

  /// Hands on the next rows.
  ///
  /// - Parameters:
  ///   - count: How many at most.
  ///   - body: Takes each of them.
  /// - Returns: Whether there may be more.
  /// - Throws: ``GeoPackageError/unreadable(reason:)``.
  public func next(upTo count: Int, _ body: (Row) throws -> Void) throws(GeoPackageError) -> Bool {
    do {
      return try queue.unsafeRead { _ in
        for _ in 0..<count {
          guard let row = try cursor?.next() else { return false }
          try body(Row(row: row, hasKey: hasKey))
        }
        return true
      }
    } catch {
      throw .unreadable(reason: GeoPackageWriter.reason(error))
    }
  }
}
