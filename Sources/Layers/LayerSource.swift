// Which file is read as which layer, and how.

public import Planar

/// What is done with features that are not right.
public enum RepairPolicy: String, Sendable, Hashable, CaseIterable {
  /// Mend what can be mended (GEOS `MakeValid`, closing rings), skip what cannot, list both. The default.
  case repair
  /// Stop after the whole file has been looked at, with every problem listed.
  case strict
  /// Leave out whatever is not right, and list it.
  case skip
}

/// The datum that a layer's coordinates are really in.
public enum CoordinateDatum: String, Sendable, Hashable, CaseIterable {
  /// WGS 84, or CGCS2000, which agrees with it to some centimetres.
  case wgs84
  /// GCJ-02, what Chinese map services hand out: 300 to 700 m off.
  case gcj02
  /// BD-09, Baidu's: GCJ-02 shifted once more.
  case bd09
}

/// A file to be read as a layer.
public struct LayerSource: Sendable, Hashable {
  /// The layer's name in the audit file, such as `parks`.
  public var name: String
  /// The file's path; `-` is standard input.
  public var path: String
  /// The path as people wrote it, for messages and results; never an absolute path of this machine unless they wrote one.
  public var displayPath: String
  /// The datum of its coordinates.
  public var datum: CoordinateDatum
  /// The property that holds the feature's id; nil takes the GeoJSON `id` member.
  public var idField: String?
  /// The properties to keep as columns, besides those that the filter reads.
  public var fields: [String]
  /// Which features to use; nil uses all.
  public var filter: Filter?
  /// What to do with features that are not right.
  public var policy: RepairPolicy
  /// The column of longitudes in a CSV file; nil takes the first with a usual name, such as `lon`.
  public var longitudeField: String?
  /// The column of latitudes in a CSV file; nil takes the first with a usual name, such as `lat`.
  public var latitudeField: String?
  /// The encoding of a table's text, such as `gb18030`; nil is UTF-8, or what the format itself says.
  public var encoding: String?
  /// The kinds of geometry that the layer's role can use; features of other kinds are skipped as `wrong-geometry-type`.
  public var geometryKinds: Set<GeometryKind>

  /// A source with the defaults: WGS 84, all features, policy `repair`, any kind of geometry.
  public init(
    name: String, path: String, displayPath: String? = nil, datum: CoordinateDatum = .wgs84,
    idField: String? = nil, fields: [String] = [], filter: Filter? = nil,
    policy: RepairPolicy = .repair, geometryKinds: Set<GeometryKind> = [.point, .line, .polygon]
  ) {
    self.name = name
    self.path = path
    self.displayPath = displayPath ?? path
    self.datum = datum
    self.idField = idField
    self.fields = fields
    self.filter = filter
    self.policy = policy
    self.geometryKinds = geometryKinds
  }
}
