// From an array of positions to vertices: the innermost loop of reading. (RFC 7946, section 3.1.1.)

internal import Planar

extension FeatureReading {
  /// Adds an array's positions as vertices; false, with a fault, when one is none.
  @inline(never)
  mutating func readPositions(_ cursor: inout JSONCursor) throws(JSONFault) -> Bool {
    let opened = cursor.place
    try cursor.open()
    guard try cursor.begins(UInt8(ascii: "]"), opened: opened) else { return true }
    if cursor.depth < JSONCursor.depthLimit, try readPlainPositions(&cursor, opened: opened) {
      return true
    }
    repeat {
      guard try readPosition(&cursor) else { return false }
    } while try cursor.continues(UInt8(ascii: "]"), opened: opened)
    return true
  }

  /// Adds positions of two numbers and nothing else, nearly every position there is: true at the array's end,
  /// false before another kind of position.
  @inline(__always)
  private mutating func readPlainPositions(
    _ cursor: inout JSONCursor, opened: Int
  ) throws(JSONFault) -> Bool {
    let text = cursor.json
    var place = cursor.place
    while true {
      let start = place
      // Where the place is given back, the position is read once more, with more care.
      guard unsafe text.bytes[place] == UInt8(ascii: "[") else { break }
      place += 1
      text.skipSpace(&place)
      guard Self.startsNumber(unsafe text.bytes[place]) else {
        cursor.place = start
        return false
      }
      let longitude = try text.number(&place)
      text.skipSpace(&place)
      guard unsafe text.bytes[place] == UInt8(ascii: ",") else {
        cursor.place = start
        return false
      }
      place += 1
      text.skipSpace(&place)
      guard Self.startsNumber(unsafe text.bytes[place]) else {
        cursor.place = start
        return false
      }
      let latitude = try text.number(&place)
      text.skipSpace(&place)
      guard unsafe text.bytes[place] == UInt8(ascii: "]") else {
        cursor.place = start
        return false
      }
      place += 1
      addVertex(longitude, latitude)
      text.skipSpace(&place)
      if unsafe text.bytes[place] == UInt8(ascii: ",") {
        place += 1
        text.skipSpace(&place)
        if unsafe text.bytes[place] == UInt8(ascii: "[") { continue }
        cursor.place = place
        if unsafe text.bytes[place] == UInt8(ascii: "]") || text.bytes[place] == 0 {
          throw cursor.nothingAfterComma()
        }
        return false
      }
      cursor.place = place
      if unsafe text.bytes[place] == UInt8(ascii: "]") {
        cursor.close()
        return true
      }
      throw cursor.notClosed(UInt8(ascii: "]"), opened: opened)
    }
    cursor.place = place
    return false
  }

  @inline(__always)
  private static func startsNumber(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") <= 9 || byte == UInt8(ascii: "-")
  }

  /// Adds the position at the cursor as a vertex; false, with a fault, when it is none.
  mutating func readPosition(_ cursor: inout JSONCursor) throws(JSONFault) -> Bool {
    let start = cursor
    guard cursor.byte == UInt8(ascii: "[") else {
      let found = cursor.spelling
      fault(
        .malformedCoordinates, value: found,
        "expected a position [longitude, latitude], found \(found.prefix(60))")
      return false
    }
    try cursor.open()
    var count = 0
    var longitude = 0.0
    var latitude = 0.0
    var offending: Int?
    if try cursor.begins(UInt8(ascii: "]"), opened: start.place) {
      repeat {
        if count < 2, Self.startsNumber(cursor.byte) {
          if count == 0 { longitude = try cursor.number() } else { latitude = try cursor.number() }
        } else {
          if count < 2 && offending == nil { offending = cursor.place }
          try cursor.skipValue()
        }
        count += 1
      } while try cursor.continues(UInt8(ascii: "]"), opened: start.place)
    }
    guard count >= 2, offending == nil else {
      faultOfPosition(start, count, start.moved(to: offending ?? start.place))
      return false
    }
    if count > 2 { hasThirdOrdinate = true }
    addVertex(longitude, latitude)
    return true
  }

  private mutating func faultOfPosition(_ position: JSONCursor, _ count: Int, _ offending: JSONCursor) {
    let spelling = position.spelling
    if count < 2 {
      fault(
        .malformedCoordinates, value: spelling,
        """
        a position needs a longitude and a latitude, and \(spelling.prefix(60)) has fewer \
        than two numbers
        """
      )
    } else if offending.byte == UInt8(ascii: "n") {
      fault(
        .nonFiniteCoordinate, value: spelling,
        "a coordinate is null, which is how some programs write NaN; correct it, or remove the feature")
    } else {
      fault(
        .malformedCoordinates, value: spelling,
        "a coordinate must be a number, found \(offending.spelling.prefix(60))")
    }
  }

  @inline(__always)
  private mutating func addVertex(_ longitude: Double, _ latitude: Double) {
    space.add(longitude, latitude)
    if !(abs(longitude) <= longitudeLimit && abs(latitude) <= latitudeLimit) { noteFar(longitude, latitude) }
  }

  @inline(never)
  private mutating func noteFar(_ longitude: Double, _ latitude: Double) {
    if farVertex == nil { farVertex = GeographicPoint(longitude: longitude, latitude: latitude) }
  }
}
