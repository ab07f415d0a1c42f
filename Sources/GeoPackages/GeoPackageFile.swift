// A GeoPackage that is read: which tables of features it has, in which CRS, and their rows.
// (OGC 12-128r18, clauses 1.1.2 to 2.1.6.)

internal import GRDB

/// A GeoPackage, opened for reading only.
public final class GeoPackageFile: Sendable {
  /// A coordinate reference system as the file defines it.
  public struct SpatialReference: Sendable, Hashable {
    /// Who defined it, such as `EPSG`.
    public var organization: String
    /// Its number there.
    public var code: Int
    /// Its definition as well-known text.
    public var definition: String
  }

  /// A table of features, or a view.
  public struct Table: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// The column of its geometries.
    public var geometryColumn: String
    /// The column of its keys; nil where it has none, such as a view.
    public var keyColumn: String?
    /// Its other columns, in their order.
    public var columns: [String]
    /// The CRS of its geometries; nil for one that is not defined.
    public var spatialReference: SpatialReference?
  }

  /// The tables of features, in the order of their names.
  public let tables: [Table]
  let queue: DatabaseQueue

  /// Opens a file.
  ///
  /// - Throws: ``GeoPackageError/unreadable(reason:)``, ``GeoPackageError/noFeatureTables``.
  public init(path: String) throws(GeoPackageError) {
    var configuration = Configuration()
    configuration.readonly = true
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      tables = try queue.unsafeRead { try Self.tables($0) }
    } catch {
      throw .unreadable(reason: GeoPackageWriter.reason(error))
    }
    if tables.isEmpty { throw .noFeatureTables }
  }

  /// A table by its name, without regard to case; without a name the only one.
  ///
  /// - Throws: ``GeoPackageError/noSuchTable(_:others:)``, ``GeoPackageError/tableNotNamed(others:)``.
  public func table(named name: String?) throws(GeoPackageError) -> Table {
    guard let name else {
      if tables.count == 1 { return tables[0] }
      throw .tableNotNamed(others: tables.map(\.name))
    }
    let found =
      tables.first { $0.name == name } ?? tables.first { $0.name.lowercased() == name.lowercased() }
    guard let found else { throw .noSuchTable(name, others: tables.map(\.name)) }
    return found
  }

  private static func tables(_ database: Database) throws -> [Table] {
    guard try database.tableExists("gpkg_geometry_columns") else { return [] }
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT g.table_name, g.column_name, s.organization, s.organization_coordsys_id, s.definition
        FROM gpkg_geometry_columns g LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
        ORDER BY g.table_name
        """)
    return try rows.compactMap { row in
      let name: String = row[0]
      let geometry: String = row[1]
      // A table that is announced and not there is no reason to refuse the others.
      let columns = try Row.fetchAll(database, sql: "PRAGMA table_info(\(GeoPackageSchema.quoted(name)))")
      guard !columns.isEmpty else { return nil }
      let names = columns.map { $0["name"] as String }
      let keys = columns.filter { ($0["pk"] as Int) > 0 }
      let key = keys.count == 1 ? keys[0]["name"] as String : nil
      return Table(
        name: name, geometryColumn: geometry, keyColumn: key,
        columns: names.filter { $0 != key && $0.lowercased() != geometry.lowercased() },
        spatialReference: reference(row))
    }
  }

  // -1 and 0 stand for a CRS that nobody has defined.
  private static func reference(_ row: Row) -> SpatialReference? {
    guard let organization: String = row[2], let code: Int = row[3], organization.uppercased() != "NONE"
    else { return nil }
    return SpatialReference(organization: organization, code: code, definition: row[4] ?? "")
  }
}
