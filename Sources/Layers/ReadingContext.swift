// What must be known of a layer before its features can be read, the same for all of its pieces.

internal import Planar

/// How the features of a layer are to be read.
struct ReadingContext: Sendable {
  let source: LayerSource
  /// The names of the properties wanted, sorted.
  let fields: [String]
  let fieldNames: [FieldName]
  let idColumn: Int?
  let columnOfField: [String: Int]
  // A bit for each kind of geometry that is wanted.
  private let kinds: UInt8
  /// What the file says about its CRS.
  var crs = CRSMember.none
  /// From the file's CRS to degrees; nil where the file is in degrees, or its CRS cannot be used.
  var pool: ProjectionPool?
  /// Why the file's CRS cannot be used.
  var crsFault: String?
  /// Whether the features are rows of a table, which have neither lines nor bytes of their own.
  var isOfRows = false
  /// Whether the names of properties are still to be gathered.
  var isGatheringNames = true

  /// A property's name, for comparing with bytes.
  struct FieldName: Sendable {
    let bytes: [UInt8]
    /// The first eight bytes, the first one lowest; zeros where there are fewer.
    let head: UInt64

    init(_ name: String) {
      bytes = Array(name.utf8)
      head = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  init(_ source: LayerSource) {
    self.source = source
    kinds = source.geometryKinds.reduce(0) { $0 | 1 << $1.rawValue }
    let wanted = Set(source.fields).union(source.filter?.fields ?? []).union(
      source.idField.map { [$0] } ?? [])
    fields = wanted.sorted()
    fieldNames = fields.map { FieldName($0) }
    columnOfField = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1, $0) })
    idColumn = source.idField.flatMap { [fields] in fields.firstIndex(of: $0) }
  }

  /// Whether the layer's role can use a kind of geometry.
  @inline(__always)
  func takes(_ kind: GeometryKind) -> Bool { kinds >> kind.rawValue & 1 == 1 }

  /// Takes what the file says about its CRS.
  mutating func take(_ member: CRSMember) {
    crs = member
    pool = nil
    crsFault = nil
    guard case .other(let name) = member else { return }
    let pool = ProjectionPool(to: name, threads: 64)
    do throws(ProjectionError) {
      try pool.check()
      self.pool = pool
    } catch {
      crsFault = "\(error)"
    }
  }

  /// Whether coordinates are degrees as they stand.
  var isInDegrees: Bool {
    if case .other = crs { false } else { true }
  }
}
