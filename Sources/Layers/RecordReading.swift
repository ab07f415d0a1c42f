// Sequences of GeoJSON records: a line each, or by RFC 8142 each behind a record separator.

internal import Foundation

/// Reads a piece of a sequence, which holds whole records.
struct RecordReading: ~Copyable {
  /// What stands between two records: a line feed, or RFC 8142's record separator.
  let separator: UInt8
  var reading: FeatureReading
  /// The CRS that the first record names; nil until there is one.
  var crs: CRSMember?
  /// How a fault of the last record is to be understood: its text may go on, were there more.
  let isLast: Bool

  /// Reads all records between two places.
  mutating func read(_ cursor: JSONCursor) {
    var start = cursor.place
    while start < cursor.end {
      var end = cursor.end
      if let found = unsafe memchr(cursor.bytes + start, Int32(separator), cursor.end - start) {
        end = unsafe UnsafeRawPointer(found) - UnsafeRawPointer(cursor.bytes)
      }
      let record = unsafe JSONCursor(cursor.bytes, start..<end, origin: cursor.origin)
      read(record, isLast: isLast && end == cursor.end)
      // Rows say themselves which line they are from.
      reading.result.lines +=
        reading.context.isOfRows
        ? 0
        : separator == UInt8(ascii: "\n") ? (end < cursor.end ? 1 : 0) : record.newlines(start..<end)
      start = end + 1
    }
    reading.line = nil
    reading.byteOffset = nil
  }

  private mutating func read(_ start: JSONCursor, isLast: Bool) {
    var cursor = start
    cursor.skipSpace()
    if cursor.place >= cursor.end { return }
    let line = reading.result.lines + 1
    if reading.context.isOfRows {
      reading.line = nil
    } else {
      reading.line = line + start.newlines(start.place..<cursor.place)
      reading.byteOffset = cursor.origin + cursor.place
    }
    let feature = reading.result.features
    do throws(JSONFault) {
      if let reason = try readValue(&cursor) {
        reading.result.features += 1
        reading.refuse(feature, nil, .malformedFile, "the record is not GeoJSON: \(reason)")
      }
    } catch {
      reading.result.features += 1
      reading.line = line + start.newlines(start.place..<min(error.byteOffset - start.origin, start.end))
      reading.byteOffset = error.byteOffset
      let isTruncated = isLast && error.isTruncated
      reading.refuse(
        feature, nil, isTruncated ? .truncatedFile : .malformedFile,
        isTruncated
          ? "the file ends within its last record: \(error.message)"
          : "the record is not JSON: \(error.message)")
    }
  }

  /// Reads a record; the reason when it is not GeoJSON.
  private mutating func readValue(_ cursor: inout JSONCursor) throws(JSONFault) -> String? {
    let start = cursor
    if crs != nil, Self.isFeature(cursor) {
      reading.isRecord = true
      defer { reading.isRecord = false }
      do throws(JSONFault) {
        try reading.readFeature(&cursor)
        return nil
      } catch {
        if error != FeatureReading.namesCRS { throw error }
        cursor = start
      }
    }
    reading.isRecord = false
    // Looked through first, because a record is taken as a whole or not at all.
    var outline = Outline()
    let isObject = cursor.byte == UInt8(ascii: "{")
    if isObject {
      try cursor.forEachMember { name, value in outline.take(name, value, start) }
    } else {
      try cursor.skipValue()
    }
    try cursor.endText()
    guard isObject else {
      return
        """
        it is \(start.byte == UInt8(ascii: "[") ? "an array" : "a bare value"); GeoJSON is an \
        object, such as a FeatureCollection
        """
    }
    var member = CRSMember.none
    if let place = outline.crs {
      var inside = start.moved(to: place)
      member = try CRSMember(&inside)
    }
    var typePlace = start.moved(to: outline.type ?? start.place)
    guard typePlace.byte == UInt8(ascii: "\"") else { return DocumentState.noType }
    let type = try typePlace.string()
    if start.json.string(type, equals: "Feature") {
      guard take(member) else { return nil }
      cursor = start
      try reading.readFeature(&cursor)
    } else if start.json.string(type, equals: "FeatureCollection") {
      var array = start.moved(to: outline.features ?? start.place)
      guard array.byte == UInt8(ascii: "[") else { return "its FeatureCollection has no array 'features'" }
      guard take(member) else { return nil }
      for place in try array.elements() {
        var inside = start.moved(to: place)
        try reading.readFeature(&inside)
      }
    } else if FeatureReading.Shape(start.json, type) != nil {
      guard take(member) else { return nil }
      cursor = start
      try reading.readBareGeometry(&cursor)
    } else {
      return DocumentState.refusal(ofType: start.json.text(type))
    }
    return nil
  }

  /// Whether a record begins as nearly all do.
  private static func isFeature(_ start: JSONCursor) -> Bool {
    var cursor = start
    return cursor.skip("{\"type\":\"Feature\"") || cursor.skip("{ \"type\": \"Feature\"")
      || cursor.skip("{\"type\": \"Feature\"")
  }

  private struct Outline {
    var type: Int?
    var features: Int?
    var crs: Int?

    mutating func take(_ name: JSONString, _ value: Int, _ cursor: JSONCursor) {
      if cursor.json.string(name, equals: "type") {
        type = value
      } else if cursor.json.string(name, equals: "features") {
        features = value
      } else if cursor.json.string(name, equals: "crs") {
        crs = value
      }
    }
  }

  /// Takes the CRS of the first record; false, with the record refused, where a later record names another.
  private mutating func take(_ member: CRSMember) -> Bool {
    guard let crs else {
      // A record that could not be read has no say.
      self.crs = member
      if member != reading.context.crs { reading.take(member) }
      return true
    }
    switch (member, crs) {
    case (.none, _), (.degrees, .degrees), (.degrees, .none): return true
    default:
      if member == crs { return true }
      let feature = reading.result.features
      reading.result.features += 1
      reading.refuse(
        feature, nil, .legacyCRS,
        "the record names another CRS than the first record; convert the file to WGS 84 throughout")
      return false
    }
  }
}

extension JSONCursor {
  /// How many lines end in a range.
  func newlines(_ range: Range<Int>) -> Int {
    var count = 0
    for place in range where unsafe bytes[place] == UInt8(ascii: "\n") { count += 1 }
    return count
  }
}
