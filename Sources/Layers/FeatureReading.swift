// From bytes to columns, one feature after the other: properties, filter, id, geometry, and what is wrong with
// each.

internal import Planar

/// Reads features into the columns of one piece of a layer. Features, and lines, count from the piece's start.
struct FeatureReading: ~Copyable {
  /// A fault of the feature being read; what is done about it is known when the whole feature has been seen.
  struct Fault {
    var kind: LayerProblem.Kind
    var isMendable: Bool
    var value: String?
    var position: GeographicPoint?
    var message: String
  }

  /// Something worth a line about a feature that is used.
  struct Note {
    var kind: LayerProblem.Kind
    var severity: LayerProblem.Severity
    var value: String?
    var message: String
  }

  private(set) var context: ReadingContext
  var space: VertexSpace
  var result: PieceColumns
  var row: RowSpace
  /// What the next feature is expected to look like.
  var expected = Expectation()

  // The feature being read.
  var faults: [Fault] = []
  var notes: [Note] = []
  var farVertex: GeographicPoint?
  var hasThirdOrdinate = false
  /// The kind of the geometry being read.
  var openKind = GeometryKind.empty
  /// How positions are spelt, and how many in a row have been spelt otherwise.
  var shape = PositionShape()
  var unlikePositions = 1
  /// The greatest longitude and latitude that are in range; infinite where coordinates are not degrees.
  private(set) var longitudeLimit: Double
  private(set) var latitudeLimit: Double
  /// Whether the feature is to be a record of its own: nothing may follow it, and it names no CRS.
  var isRecord = false
  /// What a record's feature is stopped by when it names a CRS: it must be read with more care.
  static let namesCRS = JSONFault(byteOffset: -1, isTruncated: false, message: "the record names a CRS")
  /// The record's place, where the file is a sequence of records.
  var line: Int?
  var byteOffset: Int?

  /// A reading of a text of so many bytes.
  init(_ context: ReadingContext, bytes: Int) {
    self.context = context
    space = VertexSpace(bytes: bytes)
    result = PieceColumns(context)
    row = RowSpace(context.fieldNames)
    longitudeLimit = context.isInDegrees ? 180 : .infinity
    latitudeLimit = context.isInDegrees ? 90 : .infinity
  }

  /// Takes what the file says about its CRS, before the first feature.
  mutating func take(_ crs: CRSMember) {
    context.take(crs)
    longitudeLimit = context.isInDegrees ? 180 : .infinity
    latitudeLimit = context.isInDegrees ? 90 : .infinity
  }

  var source: LayerSource { context.source }
  /// What is done with a feature that cannot be used.
  var refusal: LayerProblem.Action { context.source.policy == .strict ? .stopped : .skipped }

  // MARK: A feature

  /// Reads the feature at the cursor, whatever it is: it is counted as used, skipped or filtered.
  ///
  /// - Throws: ``JSONFault`` where the text is not JSON; nothing of the feature is left then.
  mutating func readFeature(_ cursor: inout JSONCursor) throws(JSONFault) {
    if readAlike(&cursor) { return }
    let start = cursor
    do throws(JSONFault) {
      try readFeatureMembers(&cursor)
    } catch {
      abandon()
      throw error
    }
    expectLike(start)
  }

  private mutating func readFeatureMembers(_ cursor: inout JSONCursor) throws(JSONFault) {
    let start = cursor.place
    let feature = result.features
    guard cursor.byte == UInt8(ascii: "{") else {
      try cursor.skipValue()
      result.features += 1
      refuse(
        feature, nil, .malformedFile, value: cursor.moved(to: start).spelling,
        "a feature must be an object with a 'geometry'")
      return
    }
    row.clear()
    var type: Int?
    var isFeature = false
    var properties: Int?
    var idMember = RawValue()
    var hasGeometry = false
    try cursor.open()
    if try cursor.begins(UInt8(ascii: "}"), opened: start) {
      repeat {
        // Most features begin the same way.
        if cursor.skip("\"type\": ") || cursor.skip("\"type\":") {
          cursor.skipSpace()
          type = cursor.place
          isFeature = cursor.skip("\"Feature\"")
          if !isFeature { isFeature = try readType(&cursor, is: "Feature") }
          continue
        }
        let name = try cursor.name()
        let value = cursor.place
        switch name.count {
        case 4 where cursor.json.string(name, equals: "type"):
          type = value
          isFeature = try readType(&cursor, is: "Feature")
        case 8 where cursor.json.string(name, equals: "geometry"):
          if hasGeometry { discardGeometry() }
          hasGeometry = true
          try readGeometry(&cursor)
        case 10 where cursor.json.string(name, equals: "properties"):
          if properties != nil { row.clear() }
          properties = value
          try readProperties(&cursor)
        case 2 where cursor.json.string(name, equals: "id"): try idMember.read(&cursor)
        case 4 where context.isOfRows && cursor.json.string(name, equals: "line"):
          line = Int(try cursor.number())
        case 3 where isRecord && cursor.json.string(name, equals: "crs"): throw Self.namesCRS
        default:
          if name.hasEscapes {
            if isRecord { throw Self.namesCRS }
            try readEscaped(name, &cursor, &type, &isFeature, &properties, &idMember, &hasGeometry)
          } else {
            try cursor.skipValue()
          }
        }
      } while try cursor.continues(UInt8(ascii: "}"), opened: start)
    }
    if isRecord { try cursor.endText() }
    result.features += 1
    let id = idText(cursor.json, idMember)
    guard isFeature else {
      discardGeometry()
      let spelling = type.map { cursor.moved(to: $0).spelling }
      refuse(
        feature, id, .malformedFile, value: spelling,
        "a feature must have the type \"Feature\", and "
          + (spelling.map { "its 'type' is \($0)" } ?? "it has no 'type'"))
      return
    }
    if let properties, unsafe cursor.bytes[properties] != UInt8(ascii: "{") {
      checkProperties(cursor.moved(to: properties), feature, id)
    }
    if isFilteredOut(cursor.json) {
      discardGeometry()
      result.filtered += 1
      return
    }
    if !hasGeometry { noGeometry() }
    end(feature, id, cursor.json)
  }

  /// Closes a feature of which everything has been read and is in order so far.
  @inline(__always)
  mutating func conclude(_ json: JSONText, _ idMember: RawValue) {
    let feature = result.features
    result.features += 1
    if isFilteredOut(json) {
      discardGeometry()
      result.filtered += 1
      return
    }
    end(feature, idText(json, idMember), json)
  }

  /// A member whose name is written with escapes: rare enough to be compared as a string.
  private mutating func readEscaped(
    _ name: JSONString, _ cursor: inout JSONCursor, _ type: inout Int?, _ isFeature: inout Bool,
    _ properties: inout Int?, _ idMember: inout RawValue, _ hasGeometry: inout Bool
  ) throws(JSONFault) {
    let value = cursor.place
    switch cursor.json.text(name) {
    case "type":
      type = value
      isFeature = try readType(&cursor, is: "Feature")
    case "geometry":
      if hasGeometry { discardGeometry() }
      hasGeometry = true
      try readGeometry(&cursor)
    case "properties":
      if properties != nil { row.clear() }
      properties = value
      try readProperties(&cursor)
    case "id": try idMember.read(&cursor)
    default: try cursor.skipValue()
    }
  }

  /// Steps over a value, and says whether it is this string.
  private func readType(_ cursor: inout JSONCursor, is type: StaticString) throws(JSONFault) -> Bool {
    guard cursor.byte == UInt8(ascii: "\"") else {
      try cursor.skipValue()
      return false
    }
    return cursor.json.string(try cursor.string(), equals: type)
  }

  /// Reads the geometry at the cursor as a feature without properties.
  mutating func readBareGeometry(_ cursor: inout JSONCursor) throws(JSONFault) {
    let feature = result.features
    row.clear()
    try readGeometry(&cursor)
    result.features += 1
    if isFilteredOut(cursor.json) {
      discardGeometry()
      result.filtered += 1
      return
    }
    end(feature, nil, cursor.json)
  }

  // MARK: Properties

  private mutating func readProperties(_ cursor: inout JSONCursor) throws(JSONFault) {
    guard cursor.byte == UInt8(ascii: "{") else {
      try cursor.skipValue()
      return
    }
    let gathers = context.isGatheringNames && result.features < 100
    let opened = cursor.place
    try cursor.open()
    guard try cursor.begins(UInt8(ascii: "}"), opened: opened) else { return }
    repeat {
      let name = try cursor.name()
      if gathers { result.names.add(cursor.json.text(name), feature: result.features) }
      if let column = column(of: name, cursor.json) {
        try row.read(column, &cursor)
      } else {
        try cursor.skipValue()
      }
    } while try cursor.continues(UInt8(ascii: "}"), opened: opened)
  }

  @inline(__always)
  private func column(of name: JSONString, _ json: JSONText) -> Int? {
    if row.count == 0 { return nil }
    if name.hasEscapes { return context.columnOfField[json.text(name)] }
    guard let column = row.column(head: json.head(of: name)) else { return nil }
    // Eight bytes are compared; there may be more, or several fields that begin alike.
    if name.count <= 8 && row.bytes(column) == name.count { return column }
    return longColumn(of: name, json)
  }

  @inline(never)
  private func longColumn(of name: JSONString, _ json: JSONText) -> Int? {
    context.fieldNames.firstIndex { json.bytes(name, equal: $0.bytes) }
  }

  private mutating func checkProperties(_ cursor: JSONCursor, _ feature: Int, _ id: String?) {
    if cursor.byte == UInt8(ascii: "n") { return }
    add(
      .wrongFieldType, action: .kept, feature, id, field: "properties", value: cursor.spelling,
      "'properties' must be an object or null; the feature is used without properties")
  }

  private mutating func isFilteredOut(_ json: JSONText) -> Bool {
    guard let filter = context.source.filter else { return false }
    let values = (0..<row.count).map { row[$0].value(json) }
    let columns = context.columnOfField
    let value = { (name: String) in columns[name].map { values[$0] } ?? .missing }
    result.sightings?.see(value)
    return !filter.matches(value)
  }

  private func idText(_ json: JSONText, _ member: RawValue) -> String? {
    guard let column = context.idColumn else { return member.idText(json) }
    return row[column].idText(json)
  }

  // MARK: What becomes of it

  /// Closes the feature: into the columns when it can be used, and its faults into the problems.
  private mutating func end(_ feature: Int, _ id: String?, _ json: JSONText) {
    if faults.isEmpty && notes.isEmpty && farVertex == nil {
      keep(feature, id, json)
      return
    }
    let mustLeave = faults.contains { !$0.isMendable }
    let isMended = !faults.isEmpty && !mustLeave && context.source.policy == .repair
    for fault in faults {
      add(
        fault.kind, action: isMended ? .repaired : refusal, feature, id, value: fault.value,
        position: fault.position, fault.message)
    }
    for note in notes where faults.isEmpty {
      add(note.kind, severity: note.severity, action: .kept, feature, id, value: note.value, note.message)
    }
    if !faults.isEmpty && !isMended {
      result.skipped += 1
      discardGeometry()
      return
    }
    if let farVertex {
      result.outOfRange.add(likelyCause(of: farVertex, feature, id))
      result.skipped += 1
      discardGeometry()
      return
    }
    if isMended { result.repaired.append(feature) }
    faults.removeAll(keepingCapacity: true)
    notes.removeAll(keepingCapacity: true)
    keep(feature, id, json)
  }

  @inline(__always)
  private mutating func keep(_ feature: Int, _ id: String?, _ json: JSONText) {
    if hasThirdOrdinate {
      result.thirdOrdinates += 1
      hasThirdOrdinate = false
    }
    result.layout.endFeature(kind: openKind)
    result.sourceIndices.append(feature)
    result.ids.append(id)
    if let line { result.places.append((line, byteOffset)) }
    for column in 0..<row.count { row[column].append(to: &result.columns[column], json) }
  }

  /// Takes back the geometry being read, and what was found wrong with it.
  mutating func discardGeometry() {
    space.count = result.layout.discardOpenFeature()
    faults.removeAll(keepingCapacity: true)
    notes.removeAll(keepingCapacity: true)
    farVertex = nil
    hasThirdOrdinate = false
    openKind = .empty
  }

  /// Takes back the feature being read.
  mutating func abandon() { discardGeometry() }

  /// Counts a record that is no feature at all.
  mutating func refuse(
    _ feature: Int, _ id: String?, _ kind: LayerProblem.Kind, value: String? = nil, _ message: String
  ) {
    result.skipped += 1
    add(kind, severity: .error, action: refusal, feature, id, value: value, message)
  }

  /// Adds a problem of a feature at the record's place.
  mutating func add(
    _ kind: LayerProblem.Kind, severity: LayerProblem.Severity = .warning, action: LayerProblem.Action,
    _ feature: Int, _ id: String?, field: String? = nil, value: String? = nil,
    position: GeographicPoint? = nil, _ message: String
  ) {
    result.problems.add(
      kind, severity: severity, action: action, feature: feature, featureID: id, field: field, value: value,
      position: position, line: line, byteOffset: byteOffset, message: message)
  }
}
