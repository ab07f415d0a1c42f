// From a GeoJSON geometry on the tape to vertices in the columns. (RFC 7946, section 3.1.)

internal import Planar

extension FeatureReading {
  /// A GeoJSON geometry type, and how deep its coordinates are nested around a position.
  private enum Shape {
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
      fault(.unknownGeometryType, value: tape.spelling(geometry), "a geometry must be an object with 'type' and 'coordinates'")
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
        "the geometry's type is \(type.map { tape.spelling($0) } ?? "missing"); GeoJSON knows Point, LineString, Polygon, their Multi forms and GeometryCollection"
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
        .geometryCollection, severity: .note, action: .kept, feature, nil,
        "a geometry collection, read as one feature of its \(Self.plural(kept))")
    } else {
      let leftNames = left.map(Self.plural).joined(separator: " and ")
      add(
        .geometryCollection, action: .kept, feature, nil, value: leftNames,
        "a geometry collection of several kinds: its \(Self.plural(kept)) are used, its \(leftNames) are left out")
    }
  }

  // MARK: Parts

  private mutating func read(_ tape: JSONTape, _ shape: Shape, _ coordinates: Int) {
    switch shape {
    case .points(nesting: 0):
      if tape.isEmpty(coordinates) { return }
      _ = readPosition(tape, coordinates)
      geometries.endRing()
      geometries.endPart()
    case .points:
      forEachElement(tape, coordinates, "an array of positions") { reading, position in
        if reading.readPosition(tape, position) {
          reading.geometries.endRing()
          reading.geometries.endPart()
        }
      }
    case .lines(nesting: 0): readLine(tape, coordinates)
    case .lines:
      forEachElement(tape, coordinates, "an array of lines") { $0.readLine(tape, $1) }
    case .polygons(nesting: 0): readPolygon(tape, coordinates)
    case .polygons:
      forEachElement(tape, coordinates, "an array of polygons") { $0.readPolygon(tape, $1) }
    case .collection: break
    }
  }

  private mutating func forEachElement(
    _ tape: JSONTape, _ array: Int, _ what: String, _ body: (inout FeatureReading, Int) -> Void
  ) {
    var place = array + 1
    while place < tape.end(of: array) - 1 {
      guard tape.kind(place) == JSONTape.Kind.array else {
        fault(
          .malformedCoordinates, value: tape.spelling(place),
          "expected \(what), found \(tape.spelling(place).prefix(60))")
        return
      }
      body(&self, place)
      place = tape.next(after: place)
    }
  }

  private mutating func readLine(_ tape: JSONTape, _ positions: Int) {
    guard tape.kind(positions) == JSONTape.Kind.array else { return }
    if tape.isEmpty(positions) { return }
    let start = geometries.longitudes.count
    guard readPositions(tape, positions) else { return }
    let count = geometries.longitudes.count - start
    if count < 2 {
      tooFewPoints("a line needs at least 2 positions and has \(count)", from: start)
      return
    }
    geometries.endRing()
    geometries.endPart()
  }

  private mutating func readPolygon(_ tape: JSONTape, _ rings: Int) {
    let close = tape.end(of: rings) - 1
    var ring = rings + 1
    var isOuter = true
    while ring < close {
      guard tape.kind(ring) == JSONTape.Kind.array else {
        fault(
          .malformedCoordinates, value: tape.spelling(ring),
          "a polygon's coordinates are rings of positions; found \(tape.spelling(ring).prefix(60)) where a ring belongs")
        return
      }
      // A polygon is as empty with one empty ring as without rings.
      if isOuter && tape.isEmpty(ring) { return }
      let start = geometries.longitudes.count
      guard readPositions(tape, ring) else { return }
      closeRing(from: start)
      if geometries.longitudes.count - start < 4 {
        let count = geometries.longitudes.count - start
        tooFewPoints("a ring needs at least 4 positions, the last equal to the first, and has \(count)", from: start)
        // Without its outer border there is no polygon; without a hole that has no area nothing is missing.
        if isOuter { return }
      } else {
        geometries.endRing()
      }
      isOuter = false
      ring = tape.end(of: ring)
    }
    if !isOuter { geometries.endPart() }
  }

  private mutating func closeRing(from start: Int) {
    let end = geometries.longitudes.count - 1
    guard end > start else { return }
    let first = GeographicPoint(longitude: geometries.longitudes[start], latitude: geometries.latitudes[start])
    if first.longitude == geometries.longitudes[end], first.latitude == geometries.latitudes[end] { return }
    geometries.addVertex(longitude: first.longitude, latitude: first.latitude)
    if !faults.contains(where: { $0.kind == .unclosedRing }) {
      fault(
        .unclosedRing, isMendable: true, position: first,
        "a ring is not closed: its last position must be equal to its first")
    }
  }

  /// Takes back the vertices of a ring or line that is none. Mendable: what remains of the feature may be used.
  private mutating func tooFewPoints(_ message: String, from start: Int) {
    let place = GeographicPoint(longitude: geometries.longitudes[start], latitude: geometries.latitudes[start])
    geometries.longitudes.removeLast(geometries.longitudes.count - start)
    geometries.latitudes.removeLast(geometries.latitudes.count - start)
    if !faults.contains(where: { $0.kind == .tooFewPoints }) {
      fault(.tooFewPoints, isMendable: true, position: place, message)
    }
  }

  // MARK: Positions

  /// Adds an array's positions as vertices; false when one is none.
  private mutating func readPositions(_ tape: JSONTape, _ array: Int) -> Bool {
    let close = tape.end(of: array) - 1
    var place = array + 1
    while place < close {
      // Two doubles and nothing else: nearly every position there is.
      if tape.kind(place) == JSONTape.Kind.array, tape.kind(place + 1) == JSONTape.Kind.double,
        tape.kind(place + 3) == JSONTape.Kind.double, tape.kind(place + 5) == JSONTape.Kind.arrayEnd
      {
        addVertex(tape.double(place + 1), tape.double(place + 3))
        place += 6
      } else {
        guard readPosition(tape, place) else { return false }
        place = tape.end(of: place)
      }
    }
    return true
  }

  /// Adds a position as a vertex; false, with a fault, when it is none.
  private mutating func readPosition(_ tape: JSONTape, _ place: Int) -> Bool {
    guard tape.kind(place) == JSONTape.Kind.array else {
      fault(
        .malformedCoordinates, value: tape.spelling(place),
        "expected a position [longitude, latitude], found \(tape.spelling(place).prefix(60))")
      return false
    }
    let close = tape.end(of: place) - 1
    let second = tape.next(after: place + 1)
    guard place + 1 < close, second < close else {
      fault(
        .malformedCoordinates, value: tape.spelling(place),
        "a position needs a longitude and a latitude, and \(tape.spelling(place).prefix(60)) has fewer than two numbers")
      return false
    }
    guard tape.isNumber(place + 1), tape.isNumber(second) else {
      let offending = tape.isNumber(place + 1) ? second : place + 1
      if tape.kind(offending) == JSONTape.Kind.null {
        fault(
          .nonFiniteCoordinate, value: tape.spelling(place),
          "a coordinate is null, which is how some programs write NaN; correct it, or remove the feature")
      } else {
        fault(
          .malformedCoordinates, value: tape.spelling(place),
          "a coordinate must be a number, found \(tape.spelling(offending).prefix(60))")
      }
      return false
    }
    if tape.next(after: second) < close { hasThirdOrdinate = true }
    addVertex(tape.number(place + 1), tape.number(second))
    return true
  }

  @inline(__always)
  private mutating func addVertex(_ longitude: Double, _ latitude: Double) {
    geometries.addVertex(longitude: longitude, latitude: latitude)
    if abs(longitude) > longitudeLimit || abs(latitude) > latitudeLimit, farVertex == nil {
      farVertex = GeographicPoint(longitude: longitude, latitude: latitude)
    }
  }

  private mutating func fault(
    _ kind: LayerProblem.Kind, isMendable: Bool = false, value: String? = nil,
    position: GeographicPoint? = nil, _ message: String
  ) {
    faults.append(
      Fault(kind: kind, isMendable: isMendable, value: value, position: position, message: message))
  }
}
