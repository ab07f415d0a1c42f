// From a GeoJSON geometry to vertices in the columns. (RFC 7946, section 3.1.)

internal import Planar

extension FeatureReading {
  /// A GeoJSON geometry type, and how deep its coordinates are nested around a position.
  enum Shape: Equatable {
    case points(nesting: Int)
    case lines(nesting: Int)
    case polygons(nesting: Int)
    case collection

    init?(_ json: JSONText, _ type: JSONString) {
      if type.hasEscapes {
        self.init(json.text(type))
        return
      }
      switch type.count {
      case 5 where json.string(type, equals: "Point"): self = .points(nesting: 0)
      case 7 where json.string(type, equals: "Polygon"): self = .polygons(nesting: 0)
      case 10 where json.string(type, equals: "LineString"): self = .lines(nesting: 0)
      case 10 where json.string(type, equals: "MultiPoint"): self = .points(nesting: 1)
      case 12 where json.string(type, equals: "MultiPolygon"): self = .polygons(nesting: 1)
      case 15 where json.string(type, equals: "MultiLineString"): self = .lines(nesting: 1)
      case 18 where json.string(type, equals: "GeometryCollection"): self = .collection
      default: return nil
      }
    }

    init?(_ name: String) {
      switch name {
      case "Point": self = .points(nesting: 0)
      case "Polygon": self = .polygons(nesting: 0)
      case "LineString": self = .lines(nesting: 0)
      case "MultiPoint": self = .points(nesting: 1)
      case "MultiPolygon": self = .polygons(nesting: 1)
      case "MultiLineString": self = .lines(nesting: 1)
      case "GeometryCollection": self = .collection
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

  /// A geometry object's members as they have been met.
  private struct Members {
    var type: Int?
    var shape: Shape?
    var coordinates: Int?
    var geometries: Int?
  }

  /// Reads the geometry at the cursor into the open feature, or notes why it cannot be used.
  mutating func readGeometry(_ cursor: inout JSONCursor) throws(JSONFault) {
    openKind = .empty
    let start = cursor.place
    guard cursor.byte == UInt8(ascii: "{") else {
      if context.isOfRows, cursor.byte == UInt8(ascii: "\"") {
        try readBinaryGeometry(&cursor)
        return
      }
      let isNull = cursor.byte == UInt8(ascii: "n")
      try cursor.skipValue()
      if isNull { noGeometry() } else { noObject(cursor.moved(to: start)) }
      return
    }
    var members = Members()
    // What has been read so far: the coordinates' place, and under which shape.
    var read: (place: Int, shape: Shape)?
    try cursor.open()
    if try cursor.begins(UInt8(ascii: "}"), opened: start) {
      repeat {
        // Nearly all geometries begin the same way.
        if members.type == nil, cursor.skip("\"type\": \"Polygon\"") || cursor.skip("\"type\":\"Polygon\"") {
          members.type = cursor.place - 9
          members.shape = .polygons(nesting: 0)
          continue
        }
        let name = try cursor.name()
        let value = cursor.place
        if name.count == 11 && cursor.json.string(name, equals: "coordinates") {
          members.coordinates = value
          if read == nil, let shape = members.shape, shape != .collection,
            cursor.byte == UInt8(ascii: "["), context.takes(shape.kind)
          {
            openKind = shape.kind
            try readCoordinates(&cursor, shape)
            read = (value, shape)
          } else {
            try cursor.skipValue()
          }
        } else {
          try take(name, &cursor, &members)
        }
      } while try cursor.continues(UInt8(ascii: "}"), opened: start)
    }
    // Nearly always the coordinates have been read as what they are; else all is as if they had not.
    if let read, read.place == members.coordinates, read.shape == members.shape {
      noteIfEmpty()
      return
    }
    if read != nil { discardGeometry() }
    guard let (shape, content) = shape(members, cursor) else { return }
    var inside = cursor.moved(to: content)
    if shape == .collection {
      try readCollection(&inside)
      return
    }
    guard context.takes(shape.kind) else {
      faultOfRole([shape.kind])
      return
    }
    openKind = shape.kind
    try readCoordinates(&inside, shape)
    noteIfEmpty()
  }

  /// The feature has no geometry.
  mutating func noGeometry() {
    fault(.nullGeometry, "the feature has no geometry; give it one, or remove it")
  }

  private mutating func noObject(_ cursor: JSONCursor) {
    fault(
      .unknownGeometryType, value: cursor.spelling,
      "a geometry must be an object with 'type' and 'coordinates'")
  }

  /// Takes a member other than plainly written coordinates.
  private func take(
    _ name: JSONString, _ cursor: inout JSONCursor, _ members: inout Members
  ) throws(JSONFault) {
    let value = cursor.place
    if cursor.json.string(name, equals: "type") {
      members.type = value
      members.shape = nil
      if cursor.byte == UInt8(ascii: "\"") {
        members.shape = Shape(cursor.json, try cursor.string())
        return
      }
    } else if cursor.json.string(name, equals: "geometries") {
      members.geometries = value
    } else if cursor.json.string(name, equals: "coordinates") {
      members.coordinates = value
    }
    try cursor.skipValue()
  }

  /// The shape of a geometry object and the place of its `coordinates`, or of a collection's `geometries`.
  private mutating func shape(_ members: Members, _ cursor: JSONCursor) -> (Shape, Int)? {
    guard let shape = members.shape else {
      let spelling = members.type.map { cursor.moved(to: $0).spelling }
      fault(
        .unknownGeometryType, value: spelling,
        """
        the geometry's type is \(spelling ?? "missing"); GeoJSON knows Point, \
        LineString, Polygon, their Multi forms and GeometryCollection
        """
      )
      return nil
    }
    let name = shape == .collection ? "geometries" : "coordinates"
    let content = shape == .collection ? members.geometries : members.coordinates
    guard let content else {
      fault(.malformedCoordinates, "the geometry's '\(name)' are missing")
      return nil
    }
    let inside = cursor.moved(to: content)
    switch inside.byte {
    case UInt8(ascii: "["): return (shape, content)
    case UInt8(ascii: "n"): fault(.emptyGeometry, "the geometry's '\(name)' are null")
    default:
      fault(.malformedCoordinates, value: inside.spelling, "the geometry's '\(name)' must be an array")
    }
    return nil
  }

  @inline(__always)
  mutating func noteIfEmpty() {
    let layout = result.layout
    if layout.partCount > Int(layout.featureParts[layout.featureCount]) { return }
    if space.count == layout.vertexCount, faults.allSatisfy(\.isMendable) {
      let wasCut = !faults.isEmpty
      fault(.emptyGeometry, wasCut ? "nothing is left of the geometry" : "the geometry has no coordinates")
    }
  }

  mutating func faultOfRole(_ kinds: [GeometryKind]) {
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

  private mutating func readCollection(_ cursor: inout JSONCursor) throws(JSONFault) {
    var leaves: [(shape: Shape, coordinates: Int)] = []
    var open = [cursor.place]
    while let array = open.popLast() {
      var nested: [Int] = []
      var elements = cursor.moved(to: array)
      for element in try elements.elements() {
        var inside = cursor.moved(to: element)
        guard inside.byte == UInt8(ascii: "{") else {
          noObject(inside)
          return
        }
        var members = Members()
        let opened = inside.place
        try inside.open()
        if try inside.begins(UInt8(ascii: "}"), opened: opened) {
          repeat {
            try take(try inside.name(), &inside, &members)
          } while try inside.continues(UInt8(ascii: "}"), opened: opened)
        }
        guard let (shape, content) = shape(members, cursor) else { return }
        if shape == .collection { nested.append(content) } else { leaves.append((shape, content)) }
      }
      open.append(contentsOf: nested.reversed())
    }
    let kinds = Set(leaves.map(\.shape.kind))
    guard let kept = keptKind(of: kinds) else { return }
    openKind = kept
    for leaf in leaves where leaf.shape.kind == kept {
      var inside = cursor.moved(to: leaf.coordinates)
      try readCoordinates(&inside, leaf.shape)
    }
    noteCollection(of: kinds, kept: kept)
  }

  /// The kind of a collection's members that the layer's role takes; nil, with a fault, where it takes none.
  mutating func keptKind(of kinds: Set<GeometryKind>) -> GeometryKind? {
    let inOrder = GeometryKind.allCases.filter(kinds.contains)
    guard !inOrder.isEmpty else {
      fault(.emptyGeometry, "the geometry collection is empty")
      return nil
    }
    guard let kept = inOrder.last(where: { source.geometryKinds.contains($0) }) else {
      faultOfRole(inOrder)
      return nil
    }
    return kept
  }

  /// Notes that a feature was a collection, and what of it is left out.
  mutating func noteCollection(of kinds: Set<GeometryKind>, kept: GeometryKind) {
    noteIfEmpty()
    let left = GeometryKind.allCases.filter { kinds.contains($0) && $0 != kept }
    if left.isEmpty {
      notes.append(
        Note(
          kind: .geometryCollection, severity: .note,
          message: "a geometry collection, read as one feature of its \(Self.plural(kept))"))
    } else {
      let leftNames = left.map(Self.plural).joined(separator: " and ")
      notes.append(
        Note(
          kind: .geometryCollection, severity: .warning, value: leftNames,
          message: """
            a geometry collection of several kinds: its \(Self.plural(kept)) are used, its \(leftNames) are \
            left out
            """))
    }
  }

  mutating func fault(
    _ kind: LayerProblem.Kind, isMendable: Bool = false, value: String? = nil,
    position: GeographicPoint? = nil, _ message: String
  ) {
    faults.append(
      Fault(kind: kind, isMendable: isMendable, value: value, position: position, message: message))
  }
}
