// A table of a GeoPackage as it is to be written.

/// A table of features, or of rows without geometry.
public struct FeatureTable: Sendable, Hashable {
  /// What the geometries of a table are.
  public enum Geometry: String, Sendable, Hashable {
    /// A point a feature.
    case point = "POINT"
    /// Points.
    case multiPoint = "MULTIPOINT"
    /// Lines.
    case multiLineString = "MULTILINESTRING"
    /// Polygons.
    case multiPolygon = "MULTIPOLYGON"
  }

  /// A column.
  public struct Column: Sendable, Hashable {
    /// What a column holds, by the names of the GeoPackage.
    public enum Kind: String, Sendable, Hashable {
      case integer = "INTEGER"
      case real = "REAL"
      case text = "TEXT"
      case boolean = "BOOLEAN"
    }

    /// Its name: any text, unique in the table without regard to case.
    public var name: String
    /// What it holds.
    public var kind: Kind

    /// A column.
    public init(_ name: String, _ kind: Kind) {
      self.name = name
      self.kind = kind
    }
  }

  /// A value in a row.
  public enum Value: Sendable, Hashable {
    case null
    case integer(Int)
    case real(Double)
    case text(String)
    case boolean(Bool)

    /// A number, or null.
    public static func of(_ number: Double?) -> Value { number.map { .real($0) } ?? .null }
    /// A text, or null.
    public static func of(_ text: String?) -> Value { text.map { .text($0) } ?? .null }
  }

  /// A row: its geometry, and a value for each column, in their order.
  public struct Row: Sendable, Hashable {
    /// The geometry; nil for none.
    public var geometry: GeometryBlob?
    /// The values.
    public var values: [Value]

    /// A row.
    public init(_ geometry: GeometryBlob? = nil, _ values: [Value]) {
      self.geometry = geometry
      self.values = values
    }
  }

  /// The name of the table, as other programs list it.
  public var name: String
  /// What people call it.
  public var title: String
  /// What its rows are, in a sentence.
  public var summary: String
  /// What its geometries are; nil for rows without geometry.
  public var geometry: Geometry?
  /// The columns after `fid` and `geom`.
  public var columns: [Column]

  /// A table.
  public init(
    name: String, title: String, summary: String = "", geometry: Geometry?, columns: [Column]
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.geometry = geometry
    self.columns = columns
  }
}
