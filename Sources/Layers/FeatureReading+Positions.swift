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
      if !readAlikePositions(text, &place) {
        let start = place
        guard let (longitude, latitude) = try Self.plainPosition(text, &place) else {
          // Once more, and with more care.
          cursor.place = start
          return false
        }
        addVertex(longitude, latitude)
        learnShape(text, start)
      }
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
  }

  /// Adds positions that are spelt like those before, from the one at a place on; true behind the last one of
  /// its array, false before one that is spelt otherwise.
  @inline(__always)
  private mutating func readAlikePositions(_ text: JSONText, _ place: inout Int) -> Bool {
    let shape = shape
    guard unsafe shape.lead.difference(text.word(place)) == 0, shape.isKnown else { return false }
    var digits = place &+ shape.lead.count
    while true {
      var doubt: UInt64 = 0
      let longitude = shape.longitude.value(text, digits, doubt: &doubt)
      let middle = digits &+ shape.longitude.count
      doubt |= unsafe shape.middle.difference(text.word(middle))
      let second = middle &+ shape.middle.count
      let latitude = shape.latitude.value(text, second, doubt: &doubt)
      let behind = second &+ shape.latitude.count
      let tail = unsafe text.word(behind)
      if doubt | shape.link.difference(tail) | shape.linkDoubt == 0 {
        addVertex(longitude, latitude)
        digits = behind &+ shape.link.count
        continue
      }
      if doubt | shape.end.difference(tail) == 0 {
        addVertex(longitude, latitude)
        place = behind &+ shape.end.count
        unlikePositions = 0
        return true
      }
      let start = digits &- shape.lead.count
      if start > place { unlikePositions = 0 }
      place = start
      return false
    }
  }

  /// Takes the shape of the position at a place for that of those to come, if it is time for another one.
  @inline(never)
  private mutating func learnShape(_ text: JSONText, _ start: Int) {
    unlikePositions += 1
    // One that stands alone is let pass, and where each is spelt in its own way it is tried ever more rarely.
    guard unlikePositions > 1 && unlikePositions & (unlikePositions - 1) == 0 else { return }
    if let found = PositionShape(text, start) { shape = found }
  }

  /// The position of two numbers at a place, which moves behind it; nil where there is another kind.
  @inline(__always)
  private static func plainPosition(
    _ text: JSONText, _ place: inout Int
  ) throws(JSONFault) -> (longitude: Double, latitude: Double)? {
    guard unsafe text.bytes[place] == UInt8(ascii: "[") else { return nil }
    place += 1
    text.skipSpace(&place)
    guard startsNumber(unsafe text.bytes[place]) else { return nil }
    let longitude = try text.number(&place)
    text.skipSpace(&place)
    guard unsafe text.bytes[place] == UInt8(ascii: ",") else { return nil }
    place += 1
    text.skipSpace(&place)
    guard startsNumber(unsafe text.bytes[place]) else { return nil }
    let latitude = try text.number(&place)
    text.skipSpace(&place)
    guard unsafe text.bytes[place] == UInt8(ascii: "]") else { return nil }
    place += 1
    return (longitude, latitude)
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
  mutating func addVertex(_ longitude: Double, _ latitude: Double) {
    space.add(longitude, latitude)
    if !(abs(longitude) <= longitudeLimit && abs(latitude) <= latitudeLimit) { noteFar(longitude, latitude) }
  }

  @inline(never)
  private mutating func noteFar(_ longitude: Double, _ latitude: Double) {
    if farVertex == nil { farVertex = GeographicPoint(longitude: longitude, latitude: latitude) }
  }
}
