// Writes a GeoPackage 1.3: its own tables, tables of features with their spatial index, and styles.
// (OGC 12-128r18.) The same content gives the same bytes: no time of day is written.

internal import Foundation
internal import GRDB

/// A GeoPackage while it is written. All geometries are in degrees of WGS 84 (EPSG:4326), longitude first.
public final class GeoPackageWriter {
  /// Stands where a GeoPackage wants the time of the last change: a result knows no clock.
  static let timeless = "1970-01-01T00:00:00.000Z"

  private let queue: DatabaseQueue

  /// Makes a GeoPackage without tables of features.
  ///
  /// - Parameter path: A file that is not there, or is empty.
  /// - Throws: ``GeoPackageError/cannotWrite(reason:)``.
  public init(path: String) throws(GeoPackageError) {
    var configuration = Configuration()
    // Whoever writes does so under another name: nobody reads half of it, and no journal is needed.
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA page_size = 4096")
      try database.execute(sql: "PRAGMA journal_mode = OFF")
      try database.execute(sql: "PRAGMA synchronous = OFF")
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA application_id = 1196444487")  // "GPKG"
        try database.execute(sql: "PRAGMA user_version = 10300")
        try database.inTransaction {
          try database.execute(sql: GeoPackageSchema.tables)
          return .commit
        }
      }
    } catch {
      throw .cannotWrite(reason: Self.reason(error))
    }
  }

  /// Adds a table with its rows, numbered from 1, and a spatial index where it has geometries.
  ///
  /// - Parameters:
  ///   - table: The table; its name must not be taken.
  ///   - rows: The rows, each with as many values as the table has columns.
  /// - Throws: ``GeoPackageError/cannotWrite(reason:)``.
  public func add(
    _ table: FeatureTable, rows: some Sequence<FeatureTable.Row>
  ) throws(GeoPackageError) {
    try write { database in
      try database.execute(sql: GeoPackageSchema.create(table))
      let extent = try Self.insert(rows, into: table, database)
      try database.execute(
        sql: "INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          table.name, table.geometry == nil ? "attributes" : "features", table.title, table.summary,
          Self.timeless, extent?.west, extent?.south, extent?.east, extent?.north,
          table.geometry == nil ? nil : 4326,
        ])
      guard let geometry = table.geometry else { return }
      try database.execute(
        sql: "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 4326, 0, 0)",
        arguments: [table.name, geometry.rawValue])
      try database.execute(
        sql: "INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', ?, 'write-only')",
        arguments: [table.name, "http://www.geopackage.org/spec120/#extension_rtree"])
      try database.execute(sql: GeoPackageSchema.indexTriggers(of: table))
    }
  }

  /// Adds the table `layer_styles`, where QGIS looks for how a layer is to be drawn.
  ///
  /// - Throws: ``GeoPackageError/cannotWrite(reason:)``.
  public func add(_ styles: [LayerStyle]) throws(GeoPackageError) {
    guard !styles.isEmpty else { return }
    try write { database in
      try database.execute(sql: GeoPackageSchema.styles)
      for style in styles {
        try database.execute(
          sql: """
            INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,
              styleQML, styleSLD, useAsDefault, description, owner, ui, update_time)
            VALUES ('', '', ?, 'geom', ?, ?, ?, ?, ?, '', NULL, ?)
            """,
          arguments: [
            style.table, style.name, style.qml, style.sld, style.isDefault, style.summary, Self.timeless,
          ])
      }
      try database.execute(
        sql: """
          INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)
          VALUES ('layer_styles', 'attributes', 'layer_styles', 'How QGIS draws the layers', ?)
          """,
        arguments: [Self.timeless])
    }
  }

  /// Ends the writing: the file is whole.
  ///
  /// - Throws: ``GeoPackageError/cannotWrite(reason:)``.
  public func finish() throws(GeoPackageError) {
    do { try queue.close() } catch { throw .cannotWrite(reason: Self.reason(error)) }
  }

  private func write(_ body: (Database) throws -> Void) throws(GeoPackageError) {
    do { try queue.write { try body($0) } } catch { throw .cannotWrite(reason: Self.reason(error)) }
  }

  /// Inserts the rows, and says what they lie in.
  private static func insert(
    _ rows: some Sequence<FeatureTable.Row>, into table: FeatureTable, _ database: Database
  ) throws -> GeometryBlob.Envelope? {
    let insert = try database.makeStatement(sql: GeoPackageSchema.insert(table))
    let index =
      table.geometry == nil
      ? nil : try database.makeStatement(sql: GeoPackageSchema.insertIntoIndex(of: table))
    var extent: GeometryBlob.Envelope?
    for (number, row) in rows.enumerated() {
      precondition(row.values.count == table.columns.count, "a value for each column")
      var values = row.values.map(\.databaseValue)
      if table.geometry != nil {
        values.insert(row.geometry.map { Data($0.bytes).databaseValue } ?? .null, at: 0)
      }
      try insert.execute(arguments: StatementArguments([(number + 1).databaseValue] + values))
      guard let index, let box = row.geometry?.envelope else { continue }
      try index.execute(arguments: [number + 1, box.west, box.east, box.south, box.north])
      extent = extent?.united(with: box) ?? box
    }
    return extent
  }

  static func reason(_ error: any Error) -> String {
    guard let error = error as? DatabaseError else { return "\(error)" }
    return error.message ?? "\(error.resultCode)"
  }
}

extension FeatureTable.Value {
  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let value): value.databaseValue
    case .real(let value): value.databaseValue
    case .text(let value): value.databaseValue
    case .boolean(let value): value.databaseValue
    }
  }
}

extension GeometryBlob.Envelope {
  fileprivate func united(with other: GeometryBlob.Envelope) -> GeometryBlob.Envelope {
    GeometryBlob.Envelope(
      west: min(west, other.west), east: max(east, other.east), south: min(south, other.south),
      north: max(north, other.north))
  }
}
