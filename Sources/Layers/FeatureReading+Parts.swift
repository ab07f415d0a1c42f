// From a geometry's coordinates to vertices, rings and parts, whatever is wrong with them. (RFC 7946, section
// 3.1.)

internal import Planar

extension FeatureReading {
  /// Reads the array of coordinates at the cursor, to its end whatever is in it.
  mutating func readCoordinates(_ cursor: inout JSONCursor, _ shape: Shape) throws(JSONFault) {
    let start = cursor
    if try readParts(&cursor, shape) { return }
    // What is no geometry is still to be JSON.
    cursor = start
    try cursor.skipValue()
  }

  /// False, with a fault, when the coordinates are not what they should be.
  mutating func readParts(_ cursor: inout JSONCursor, _ shape: Shape) throws(JSONFault) -> Bool {
    switch shape {
    case .points(nesting: 0):
      var probe = cursor
      try probe.open()
      if try !probe.begins(UInt8(ascii: "]"), opened: cursor.place) {
        cursor = probe
        return true
      }
      guard try readPosition(&cursor) else { return false }
      endPoint()
      return true
    case .points:
      return try forEachElement(&cursor, "an array of positions") { reading, cursor throws(JSONFault) in
        guard try reading.readPosition(&cursor) else { return false }
        reading.endPoint()
        return true
      }
    case .lines(nesting: 0): return try readLine(&cursor)
    case .lines:
      return try forEachElement(&cursor, "an array of lines") { reading, cursor throws(JSONFault) in
        try reading.readLine(&cursor)
      }
    case .polygons(nesting: 0): return try readPolygon(&cursor)
    case .polygons:
      return try forEachElement(&cursor, "an array of polygons") { reading, cursor throws(JSONFault) in
        try reading.readPolygon(&cursor)
      }
    case .collection: return false
    }
  }

  mutating func endPoint() {
    result.layout.endRing(vertexCount: space.count)
    result.layout.endPart()
  }

  @inline(__always)
  private mutating func forEachElement(
    _ cursor: inout JSONCursor, _ what: StaticString,
    _ body: (inout FeatureReading, inout JSONCursor) throws(JSONFault) -> Bool
  ) throws(JSONFault) -> Bool {
    let opened = cursor.place
    try cursor.open()
    guard try cursor.begins(UInt8(ascii: "]"), opened: opened) else { return true }
    repeat {
      guard cursor.byte == UInt8(ascii: "[") else {
        let found = cursor.spelling
        fault(.malformedCoordinates, value: found, "expected \(what), found \(found.prefix(60))")
        return false
      }
      guard try body(&self, &cursor) else { return false }
    } while try cursor.continues(UInt8(ascii: "]"), opened: opened)
    return true
  }

  private mutating func readLine(_ cursor: inout JSONCursor) throws(JSONFault) -> Bool {
    let start = space.count
    guard try readPositions(&cursor) else { return false }
    endLine(from: start)
    return true
  }

  /// Ends the line of the vertices from one on.
  @inline(__always)
  mutating func endLine(from start: Int) {
    let count = space.count - start
    if count == 0 { return }
    if count < 2 {
      tooFewPoints("a line needs at least 2 positions and has \(count)", from: start)
      return
    }
    result.layout.endRing(vertexCount: space.count)
    result.layout.endPart()
  }

  private mutating func readPolygon(_ cursor: inout JSONCursor) throws(JSONFault) -> Bool {
    let opened = cursor.place
    try cursor.open()
    guard try cursor.begins(UInt8(ascii: "]"), opened: opened) else { return true }
    var ring = RingOrder()
    repeat {
      if ring.isLost {
        try cursor.skipValue()
        continue
      }
      guard cursor.byte == UInt8(ascii: "[") else {
        let found = cursor.spelling
        fault(
          .malformedCoordinates, value: found,
          """
          a polygon's coordinates are rings of positions; found \(found.prefix(60)) where a \
          ring belongs
          """
        )
        return false
      }
      let start = space.count
      guard try readPositions(&cursor) else { return false }
      endRing(from: start, &ring)
    } while try cursor.continues(UInt8(ascii: "]"), opened: opened)
    endPolygon(ring)
    return true
  }

  /// Where in a polygon its rings are.
  struct RingOrder {
    /// Whether the next ring is the outer border.
    var isOuter = true
    /// Without its outer border there is no polygon; what follows is only looked at.
    var isLost = false
  }

  /// Ends the ring of the vertices from one on.
  @inline(__always)
  mutating func endRing(from start: Int, _ ring: inout RingOrder) {
    if ring.isLost {
      space.count = start
      return
    }
    // A polygon is as empty with one empty ring as without rings.
    if ring.isOuter && space.count == start {
      ring.isLost = true
      return
    }
    closeRing(from: start)
    let count = space.count - start
    if count < 4 {
      tooFewPoints(
        "a ring needs at least 4 positions, the last equal to the first, and has \(count)", from: start)
      // Without a hole that has no area nothing is missing.
      ring.isLost = ring.isOuter
    } else {
      result.layout.endRing(vertexCount: space.count)
    }
    ring.isOuter = false
  }

  /// Ends a polygon behind its last ring.
  @inline(__always)
  mutating func endPolygon(_ ring: RingOrder) {
    if !ring.isLost { result.layout.endPart() }
  }

  @inline(__always)
  private mutating func closeRing(from start: Int) {
    let end = space.count - 1
    guard end > start else { return }
    if unsafe space.longitudes[start] == space.longitudes[end]
      && space.latitudes[start] == space.latitudes[end]
    {
      return
    }
    let first = unsafe GeographicPoint(longitude: space.longitudes[start], latitude: space.latitudes[start])
    space.add(first.longitude, first.latitude)
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
    if start < space.count {
      place = unsafe GeographicPoint(longitude: space.longitudes[start], latitude: space.latitudes[start])
    }
    space.count = start
    if !faults.contains(where: { $0.kind == .tooFewPoints }) {
      fault(.tooFewPoints, isMendable: true, position: place, message)
    }
  }
}
