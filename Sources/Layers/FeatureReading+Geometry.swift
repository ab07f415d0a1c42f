// From a GeoJSON geometry on the tape to vertices in the columns. (RFC 7946, section 3.1.)

internal import Planar

extension FeatureReading {
  /// A GeoJSON geometry type, and how deep its coordinates are nested around a position.
  enum Shape {
    case points(nesting: Int)
    case lines(nesting: Int)
    case polygons(nesting: Int)
    case collection

    init?(_ tape: JSONTape, _ type: Int) {
      switch tape.stringCount(type) {
      case 5 where tape.string(type, equals: "Point"): self = .points(nesting: 0)
      case 7 where tape.string(type, equals: "Polygon"): self = .polygons(nesting: 0)
      case 10 where tape.string(type, equals: "LineString"): self = .lines(nesting: 0)
      case 10 where tape.string(type, equals: "MultiPoint"): self = .points(nesting: 1)
      case 12 where tape.string(type, equals: "MultiPolygon"): self = .polygons(nesting: 1)
      case 15 where tape.string(type, equals: "MultiLineString"): self = .lines(nesting: 1)
      case 18 where tape.string(type, equals: "GeometryCollection"): self = .collection
      default: return nil
      }
    }

    var kind: GeometryKind {
      switch self {
      case .points: .point
      case .lines: .line
      case .polygons: .polygon
      case .collection: .empty
      }
    }
  }

  /// Whether a GeoJSON `type` names a geometry.
  static func isGeometryType(_ tape: JSONTape, _ type: Int) -> Bool { Shape(tape, type) != nil }

  /// Reads a geometry into the open feature, or notes why it cannot be used.
  mutating func readGeometry(_ tape: JSONTape, _ geometry: Int?) {
    openKind = .empty
    guard let geometry, tape.kind(geometry) != JSONTape.Kind.null else {
      fault(.nullGeometry, "the feature has no geometry; give it one, or remove it")
      return
    }
    guard let (shape, coordinates) = shape(tape, geometry) else { return }
    if case .collection = shape {
      readCollection(tape, coordinates)
      return
    }
    guard source.geometryKinds.contains(shape.kind) else {
      faultOfRole([shape.kind])
      return
    }
    openKind = shape.kind
    read(tape, shape, coordinates)
    noteIfEmpty()
  }

  /// The shape of a geometry object and the place of its `coordinates`, or of a collection's `geometries`.
  private mutating func shape(_ tape: JSONTape, _ geometry: Int) -> (Shape, Int)? {
    guard tape.kind(geometry) == JSONTape.Kind.object else {
      fault(
        .unknownGeometryType, value: tape.spelling(geometry),
        "a geometry must be an object with 'type' and 'coordinates'")
      return nil
    }
    var type: Int?
    var coordinates: Int?
    var members: Int?
    tape.forEachMember(of: geometry) { key, value in
      switch tape.stringCount(key) {
      case 4: if tape.string(key, equals: "type") { type = value }
      case 10: if tape.string(key, equals: "geometries") { members = value }
      case 11: if tape.string(key, equals: "coordinates") { coordinates = value }
      default: break
      }
    }
    guard let type, tape.kind(type) == JSONTape.Kind.string, let shape = Shape(tape, type) else {
      fault(
        .unknownGeometryType, value: type.map { tape.spelling($0) },
        """
        the geometry's type is \(type.map { tape.spelling($0) } ?? "missing"); GeoJSON knows Point, \
        LineString, Polygon, their Multi forms and GeometryCollection
        """
      )
      return nil
    }
    let name: String
    let content: Int?
    if case .collection = shape {
      (name, content) = ("geometries", members)
    } else {
      (name, content) = ("coordinates", coordinates)
    }
    guard let content, tape.kind(content) == JSONTape.Kind.array else {
      if let content, tape.kind(content) == JSONTape.Kind.null {
        fault(.emptyGeometry, "the geometry's '\(name)' are null")
      } else {
        fault(
          .malformedCoordinates, value: content.map { tape.spelling($0) },
          "the geometry's '\(name)' \(content == nil ? "are missing" : "must be an array")")
      }
      return nil
    }
    return (shape, content)
  }

  private mutating func noteIfEmpty() {
    if faults.allSatisfy(\.isMendable), geometries.longitudes.count == geometries.layout.vertexCount,
      geometries.layout.partCount == openParts.lowerBound
    {
      let wasCut = !faults.isEmpty
      fault(.emptyGeometry, wasCut ? "nothing is left of the geometry" : "the geometry has no coordinates")
    }
  }

  private var openParts: Range<Int> {
    let layout = geometries.layout
    return Int(layout.featureParts[layout.featureCount])..<layout.partCount
  }

  private mutating func faultOfRole(_ kinds: [GeometryKind]) {
    let wanted = GeometryKind.allCases.filter { source.geometryKinds.contains($0) }.map(Self.plural)
    let found = kinds.isEmpty ? "nothing" : kinds.map(Self.plural).joined(separator: " and ")
    fault(
      .wrongGeometryType, value: found,
      "the layer '\(source.name)' takes \(wanted.joined(separator: " or ")), and this feature has \(found)")
  }

  private static func plural(_ kind: GeometryKind) -> String {
    switch kind {
    case .empty: "empty geometries"
    case .point: "points"
    case .line: "lines"
    case .polygon: "polygons"
    }
  }

  // MARK: Collections

  private mutating func readCollection(_ tape: JSONTape, _ geometries: Int) {
    var leaves: [(shape: Shape, coordinates: Int)] = []
    var open = [geometries]
    while let array = open.popLast() {
      var nested: [Int] = []
      var place = array + 1
      while place < tape.end(of: array) - 1 {
        guard let (shape, content) = shape(tape, place) else { return }
        if case .collection = shape { nested.append(content) } else { leaves.append((shape, content)) }
        place = tape.next(after: place)
      }
      open.append(contentsOf: nested.reversed())
    }
    let kinds = GeometryKind.allCases.filter { kind in leaves.contains { $0.shape.kind == kind } }
    guard !kinds.isEmpty else {
      fault(.emptyGeometry, "the geometry collection is empty")
      return
    }
    guard let kept = kinds.last(where: { source.geometryKinds.contains($0) }) else {
      faultOfRole(kinds)
      return
    }
    openKind = kept
    for leaf in leaves where leaf.shape.kind == kept { read(tape, leaf.shape, leaf.coordinates) }
    noteIfEmpty()
    guard faults.isEmpty else { return }
    let left = kinds.filter { $0 != kept }
    let feature = featureCount - 1
    if left.isEmpty {
      add(
        .geometryCollection, severity: .note, action: .kept, feature, openID,
        "a geometry collection, read as one feature of its \(Self.plural(kept))")
    } else {
      let leftNames = left.map(Self.plural).joined(separator: " and ")
      add(
        .geometryCollection, action: .kept, feature, openID, value: leftNames,
        """
        a geometry collection of several kinds: its \(Self.plural(kept)) are used, its \(leftNames) are \
        left out
        """
      )
    }
  }
}
