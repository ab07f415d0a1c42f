// From a geometry's coordinates to vertices, rings and parts, whatever is wrong with them. (RFC 7946, section
// 3.1.)

internal import Planar

extension FeatureReading {
  mutating func read(_ tape: JSONTape, _ shape: Shape, _ coordinates: Int) {
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
          """
          a polygon's coordinates are rings of positions; found \(tape.spelling(ring).prefix(60)) where a \
          ring belongs
          """
        )
        return
      }
      // A polygon is as empty with one empty ring as without rings.
      if isOuter && tape.isEmpty(ring) { return }
      let start = geometries.longitudes.count
      guard readPositions(tape, ring) else { return }
      closeRing(from: start)
      if geometries.longitudes.count - start < 4 {
        let count = geometries.longitudes.count - start
        tooFewPoints(
          "a ring needs at least 4 positions, the last equal to the first, and has \(count)", from: start)
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
    let first = GeographicPoint(
      longitude: geometries.longitudes[start], latitude: geometries.latitudes[start])
    if first.longitude == geometries.longitudes[end], first.latitude == geometries.latitudes[end] { return }
    geometries.addVertex(longitude: first.longitude, latitude: first.latitude)
    if !faults.contains(where: { $0.kind == .unclosedRing }) {
      fault(
        .unclosedRing, isMendable: true, position: first,
        "a ring is not closed: its last position must be equal to its first")
    }
  }

  /// Takes back the vertices of a ring or line that is none. Mendable: what remains of the feature may be
  /// used.
  private mutating func tooFewPoints(_ message: String, from start: Int) {
    var place: GeographicPoint?
    if start < geometries.longitudes.count {
      place = GeographicPoint(
        longitude: geometries.longitudes[start], latitude: geometries.latitudes[start])
    }
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
        """
        a position needs a longitude and a latitude, and \(tape.spelling(place).prefix(60)) has fewer \
        than two numbers
        """
      )
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

  mutating func fault(
    _ kind: LayerProblem.Kind, isMendable: Bool = false, value: String? = nil,
    position: GeographicPoint? = nil, _ message: String
  ) {
    faults.append(
      Fault(kind: kind, isMendable: isMendable, value: value, position: position, message: message))
  }
}
