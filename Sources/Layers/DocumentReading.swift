// One piece of a GeoJSON document: a FeatureCollection's features one by one, or a Feature or a geometry whole.

/// Reads a piece of a document from a known state to another.
struct DocumentReading: ~Copyable {
  /// What stopped the reading of a piece.
  enum Stop: Sendable {
    /// The piece's end, between two values.
    case between
    /// The piece's end, within the value that starts at a place of the piece.
    case within(Int, JSONFault)
    /// The features begin, and how they are to be read depends on what has been said before them.
    case features(Int)
    /// The text is not JSON, in the value that starts at a place of the piece.
    case fault(Int, JSONFault)
  }

  var state: DocumentState
  var reading: FeatureReading

  init(_ state: DocumentState, _ context: ReadingContext, bytes: Int) {
    self.state = state
    reading = FeatureReading(context, bytes: bytes)
  }

  /// Reads on until the piece's end.
  ///
  /// - Parameter stopsAtFeatures: Whether to come back before the first feature.
  mutating func read(_ cursor: inout JSONCursor, stopsAtFeatures: Bool = false) -> Stop {
    while true {
      cursor.skipSpace()
      let start = cursor.place
      if start >= cursor.end { return .between }
      // Features are two brackets deep, members one.
      cursor.depth =
        switch state.place {
        case .start, .end: 0
        case .feature, .afterFeature: 2
        case .member, .afterMember: 1
        }
      do throws(JSONFault) {
        try step(&cursor)
      } catch {
        return error.isTruncated ? .within(start, error) : .fault(start, error)
      }
      if stopsAtFeatures, state.place == .feature(isFirst: true) { return .features(cursor.place) }
    }
  }

  private mutating func step(_ cursor: inout JSONCursor) throws(JSONFault) {
    switch state.place {
    case .start: try readStart(&cursor)
    case .feature(let isFirst):
      if isFirst && cursor.byte == UInt8(ascii: "]") {
        cursor.place += 1
        state.place = .afterMember
        return
      }
      if cursor.byte == UInt8(ascii: "]") || cursor.byte == UInt8(ascii: "}") {
        throw isFirst
          ? cursor.notClosed(UInt8(ascii: "]"), opened: state.arrayOpened - cursor.origin)
          : cursor.nothingAfterComma()
      }
      try reading.readFeature(&cursor)
      state.place = reading.readAlikeOnes(&cursor) ? .feature(isFirst: false) : .afterFeature
    case .afterFeature:
      switch cursor.byte {
      case UInt8(ascii: ","): state.place = .feature(isFirst: false)
      case UInt8(ascii: "]"): state.place = .afterMember
      default: throw cursor.notClosed(UInt8(ascii: "]"), opened: state.arrayOpened - cursor.origin)
      }
      cursor.place += 1
    case .member:
      if cursor.byte == UInt8(ascii: "]") || cursor.byte == UInt8(ascii: "}") {
        throw cursor.nothingAfterComma()
      }
      try readMember(&cursor)
    case .afterMember:
      switch cursor.byte {
      case UInt8(ascii: ","): state.place = .member
      case UInt8(ascii: "}"): finish()
      default: throw cursor.notClosed(UInt8(ascii: "}"), opened: state.opened - cursor.origin)
      }
      cursor.place += 1
    case .end: throw cursor.fault("more text follows the JSON value: \(cursor.shown)")
    }
  }

  /// Reads what comes before the features; or all of a document that has none.
  private mutating func readStart(_ cursor: inout JSONCursor) throws(JSONFault) {
    let start = cursor
    guard cursor.byte == UInt8(ascii: "{") else {
      let isArray = cursor.byte == UInt8(ascii: "[")
      try cursor.skipValue()
      state.refusal =
        "it is \(isArray ? "an array" : "a bare value"); GeoJSON is an object, such as a FeatureCollection"
      state.place = .end
      return
    }
    // Until it is known where this ends, nothing is remembered.
    var found = DocumentState()
    found.opened = cursor.origin + start.place
    try cursor.open()
    if try cursor.begins(UInt8(ascii: "}"), opened: start.place) {
      repeat {
        let name = try cursor.name()
        let value = cursor
        if name.count == 8 && cursor.json.string(name, equals: "features"), cursor.byte == UInt8(ascii: "["),
          found.type == nil || found.type == "FeatureCollection"
        {
          try cursor.open()
          found.arrayOpened = cursor.origin + value.place
          found.hasFeatures = true
          found.place = .feature(isFirst: true)
          state = found
          return
        }
        try Self.take(name, &cursor, &found)
      } while try cursor.continues(UInt8(ascii: "}"), opened: start.place)
    }
    found.place = .end
    state = found
    try readWhole(start)
  }

  private static func take(
    _ name: JSONString, _ cursor: inout JSONCursor, _ state: inout DocumentState
  ) throws(JSONFault) {
    if cursor.json.string(name, equals: "type") {
      state.type = nil
      if cursor.byte == UInt8(ascii: "\"") {
        state.type = cursor.json.text(try cursor.string())
        return
      }
    } else if cursor.json.string(name, equals: "crs") {
      state.crs = try CRSMember(&cursor)
      return
    }
    try cursor.skipValue()
  }

  /// Reads a document without an array of features, which has been looked through.
  private mutating func readWhole(_ start: JSONCursor) throws(JSONFault) {
    var cursor = start
    guard let type = state.type else {
      state.refusal = DocumentState.noType
      return
    }
    if type == "FeatureCollection" {
      state.refusal = "its FeatureCollection has no array 'features'"
      return
    }
    guard type == "Feature" || FeatureReading.Shape(type) != nil else {
      state.refusal = DocumentState.refusal(ofType: type)
      return
    }
    if state.crs != reading.context.crs { reading.take(state.crs) }
    if type == "Feature" {
      try reading.readFeature(&cursor)
    } else {
      try reading.readBareGeometry(&cursor)
    }
  }

  /// Reads a member behind the features.
  private mutating func readMember(_ cursor: inout JSONCursor) throws(JSONFault) {
    var found = state
    let name = try cursor.name()
    let isFeatures = cursor.json.string(name, equals: "features")
    try Self.take(name, &cursor, &found)
    if isFeatures {
      found.refusal = "its member 'features' is there twice; put all features into one array"
    }
    found.place = .afterMember
    state = found
  }

  private mutating func finish() {
    state.place = .end
    if state.type != "FeatureCollection" { state.refusal = DocumentState.refusal(ofType: state.type) }
  }
}
