// The tables that make a database a GeoPackage, and those of its features, as SQL.
// (OGC 12-128r18: annex C for the tables, annex F.3 for the spatial index.)

/// The SQL of a GeoPackage.
enum GeoPackageSchema {
  /// A name or a text of data as SQL has it between quotes.
  static func quoted(_ name: String) -> String {
    // A zero byte would end the statement; no name can have one.
    "\"\(name.replacing("\"", with: "\"\"").replacing("\0", with: ""))\""
  }

  static let tables = """
    CREATE TABLE gpkg_spatial_ref_sys (
      srs_name TEXT NOT NULL,
      srs_id INTEGER NOT NULL PRIMARY KEY,
      organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL,
      definition TEXT NOT NULL,
      description TEXT
    );
    INSERT INTO gpkg_spatial_ref_sys VALUES
      ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system'),
      ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
      ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,\
    298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
    UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],\
    AUTHORITY["EPSG","4326"]]', 'longitude and latitude in decimal degrees on the WGS 84 spheroid');
    CREATE TABLE gpkg_contents (
      table_name TEXT NOT NULL PRIMARY KEY,
      data_type TEXT NOT NULL,
      identifier TEXT UNIQUE,
      description TEXT DEFAULT '',
      last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      min_x DOUBLE,
      min_y DOUBLE,
      max_x DOUBLE,
      max_y DOUBLE,
      srs_id INTEGER,
      CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
    );
    CREATE TABLE gpkg_geometry_columns (
      table_name TEXT NOT NULL,
      column_name TEXT NOT NULL,
      geometry_type_name TEXT NOT NULL,
      srs_id INTEGER NOT NULL,
      z TINYINT NOT NULL,
      m TINYINT NOT NULL,
      CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
      CONSTRAINT uk_gc_table_name UNIQUE (table_name),
      CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
      CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
    );
    CREATE TABLE gpkg_extensions (
      table_name TEXT,
      column_name TEXT,
      extension_name TEXT NOT NULL,
      definition TEXT NOT NULL,
      scope TEXT NOT NULL,
      CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
    );
    """

  /// The table that QGIS keeps styles in. (QGIS, `qgsogrproviderutils`: the names of its columns.)
  static let styles = """
    CREATE TABLE layer_styles (
      id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
      f_table_catalog TEXT,
      f_table_schema TEXT,
      f_table_name TEXT,
      f_geometry_column TEXT,
      styleName TEXT,
      styleQML TEXT,
      styleSLD TEXT,
      useAsDefault BOOLEAN,
      description TEXT,
      owner TEXT,
      ui TEXT,
      update_time DATETIME
    )
    """

  static func create(_ table: FeatureTable) -> String {
    var columns = ["fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
    if let geometry = table.geometry { columns.append("geom \(geometry.rawValue)") }
    columns += table.columns.map { "\(quoted($0.name)) \($0.kind.rawValue)" }
    var sql = "CREATE TABLE \(quoted(table.name)) (\(columns.joined(separator: ", ")));\n"
    if table.geometry != nil {
      sql += "CREATE VIRTUAL TABLE \(index(of: table)) USING rtree(id, minx, maxx, miny, maxy);\n"
    }
    return sql
  }

  static func insert(_ table: FeatureTable) -> String {
    let count = table.columns.count + (table.geometry == nil ? 1 : 2)
    let places = Array(repeating: "?", count: count).joined(separator: ", ")
    return "INSERT INTO \(quoted(table.name)) VALUES (\(places))"
  }

  static func insertIntoIndex(of table: FeatureTable) -> String {
    "INSERT INTO \(index(of: table)) VALUES (?, ?, ?, ?, ?)"
  }

  private static func index(of table: FeatureTable) -> String { quoted("rtree_\(table.name)_geom") }

  /// What keeps the index right when another program edits the table. The functions are those that a program that writes
  /// GeoPackages brings along; they are not needed for reading.
  static func indexTriggers(of table: FeatureTable) -> String {
    let name = quoted(table.name)
    let index = index(of: table)
    func trigger(_ suffix: String) -> String { quoted("rtree_\(table.name)_geom_\(suffix)") }
    let there = "(NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))"
    let gone = "(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))"
    let put = """
      INSERT OR REPLACE INTO \(index) VALUES \
      (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
      """
    let take = "DELETE FROM \(index) WHERE id = OLD.fid;"
    return """
      CREATE TRIGGER \(trigger("insert")) AFTER INSERT ON \(name)
      WHEN \(there) BEGIN \(put) END;
      CREATE TRIGGER \(trigger("update1")) AFTER UPDATE OF geom ON \(name)
      WHEN OLD.fid = NEW.fid AND \(there) BEGIN \(put) END;
      CREATE TRIGGER \(trigger("update2")) AFTER UPDATE OF geom ON \(name)
      WHEN OLD.fid = NEW.fid AND \(gone) BEGIN \(take) END;
      CREATE TRIGGER \(trigger("update3")) AFTER UPDATE ON \(name)
      WHEN OLD.fid != NEW.fid AND \(there) BEGIN \(take) \(put) END;
      CREATE TRIGGER \(trigger("update4")) AFTER UPDATE ON \(name)
      WHEN OLD.fid != NEW.fid AND \(gone) BEGIN DELETE FROM \(index) WHERE id IN (OLD.fid, NEW.fid); END;
      CREATE TRIGGER \(trigger("delete")) AFTER DELETE ON \(name)
      WHEN OLD.geom NOTNULL BEGIN \(take) END;
      """
  }
}
