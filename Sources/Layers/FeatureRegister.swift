// A layer's features as its file writes them, each with its id and what it says: for telling what has changed between two
// files. Nothing is projected, mended or left out: that is for the audit.

internal import Foundation

/// The features of a file, as it writes them.
struct FeatureRegister: Sendable {
  /// A feature of a file.
  struct Feature: Sendable {
    /// Its id; nil where it has none.
    var id: String?
    /// Its name; nil where it has none.
    var name: String?
    /// What its geometry says.
    var geometry = FeatureFingerprint(0)
    /// What its properties say, in an order that is the same for any order in the file.
    var properties: [Property] = []

    /// What all of it says, but for an `id` beside the properties.
    var content: FeatureFingerprint {
      var print = geometry
      for property in properties {
        print.add(property.name)
        print.add(property.value)
      }
      return print
    }
  }

  /// A property of a feature.
  struct Property: Sendable, Hashable {
    /// What its name says.
    var name: FeatureFingerprint
    /// What its value says.
    var value: FeatureFingerprint
  }

  /// The features, in the file's order.
  private(set) var features: [Feature] = []
  /// The names of properties by what they say.
  private(set) var names: [FeatureFingerprint: String] = [:]

  private let idField: String?
  private let nameField: String?

  /// Reads a file: a FeatureCollection, a Feature, a geometry, features one by one, text sequences; gzip is unpacked.
  ///
  /// - Parameters:
  ///   - source: The file; of its properties only ``LayerSource/idField`` matters.
  ///   - nameField: The property with the feature's name.
  /// - Throws: ``LayerError`` when it is missing, unreadable or not GeoJSON from some byte on.
  init(_ source: LayerSource, nameField: String?) throws(LayerError) {
    idField = source.idField
    self.nameField = nameField
    var bytes = try Self.bytes(of: source)
    let count = bytes.count
    bytes += [UInt8](repeating: 0, count: JSONCursor.padding)
    let fault: JSONFault? = unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      var cursor = unsafe JSONCursor(base, 0..<count, origin: 0)
      do throws(JSONFault) {
        try readAll(&cursor)
        return nil
      } catch {
        return error
      }
    }
    if let fault {
      throw .malformed(
        LayerProblem(
          fault.isTruncated ? .truncatedFile : .malformedFile, severity: .error, action: .stopped,
          layer: source.name, file: source.displayPath, byteOffset: fault.byteOffset, message: fault.message))
    }
  }

  private static func bytes(of source: LayerSource) throws(LayerError) -> [UInt8] {
    var file = try ByteSource.open(source, withAllProperties: true)
    var bytes: [UInt8] = []
    var stretch = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = try file.read(into: &stretch, from: 0, count: stretch.count)
      bytes += stretch[..<count]
      if count < stretch.count { return bytes }
    }
  }

  // MARK: Reading

  private mutating func readAll(_ cursor: inout JSONCursor) throws(JSONFault) {
    // A byte order mark.
    _ = cursor.skip("\u{FEFF}")
    while true {
      cursor.skipSpace()
      if cursor.place >= cursor.end { return }
      // RFC 8142 puts a record separator before each record.
      if cursor.byte == 0x1E {
        cursor.place += 1
        continue
      }
      try readRecord(&cursor)
    }
  }

  private mutating func readRecord(_ cursor: inout JSONCursor) throws(JSONFault) {
    guard cursor.byte == UInt8(ascii: "{") else { throw cursor.fault("GeoJSON is an object") }
    let start = cursor
    var featuresPlace: Int?
    var typePlace: Int?
    try cursor.forEachMember { name, place in
      if start.json.string(name, equals: "features") { featuresPlace = place }
      if start.json.string(name, equals: "type") { typePlace = place }
    }
    var type = ""
    if let typePlace {
      var inside = start.moved(to: typePlace)
      if inside.byte == UInt8(ascii: "\"") { type = start.json.text(try inside.string()) }
    }
    switch type {
    case "FeatureCollection":
      var array = start.moved(to: featuresPlace ?? start.place)
      guard array.byte == UInt8(ascii: "[") else { throw array.fault("there is no array 'features'") }
      let opened = array.place
      try array.open()
      guard try array.begins(UInt8(ascii: "]"), opened: opened) else { return }
      repeat { try readFeature(&array) } while try array.continues(UInt8(ascii: "]"), opened: opened)
    case "Feature":
      var feature = start
      try readFeature(&feature)
    default:
      var geometry = start
      var bare = Feature()
      bare.geometry = try geometry.fingerprint()
      features.append(bare)
    }
  }

  private mutating func readFeature(_ cursor: inout JSONCursor) throws(JSONFault) {
    var feature = Feature()
    guard cursor.byte == UInt8(ascii: "{") else {
      // No feature at all; the audit lists it as a problem.
      feature.geometry = try cursor.fingerprint()
      features.append(feature)
      return
    }
    let opened = cursor.place
    try cursor.open()
    var goesOn = try cursor.begins(UInt8(ascii: "}"), opened: opened)
    while goesOn {
      let name = try cursor.name()
      if cursor.json.string(name, equals: "geometry") {
        feature.geometry = try cursor.fingerprint()
      } else if cursor.json.string(name, equals: "properties"), cursor.byte == UInt8(ascii: "{") {
        try readProperties(&cursor, of: &feature)
      } else if cursor.json.string(name, equals: "id"), idField == nil {
        var value = RawValue()
        try value.read(&cursor)
        feature.id = value.idText(cursor.json)
      } else {
        try cursor.skipValue()
      }
      goesOn = try cursor.continues(UInt8(ascii: "}"), opened: opened)
    }
    feature.properties.sort { ($0.name.high, $0.name.low) < ($1.name.high, $1.name.low) }
    features.append(feature)
  }

  private mutating func readProperties(
    _ cursor: inout JSONCursor, of feature: inout Feature
  ) throws(JSONFault) {
    let opened = cursor.place
    try cursor.open()
    guard try cursor.begins(UInt8(ascii: "}"), opened: opened) else { return }
    repeat {
      let written = try cursor.name()
      let name = cursor.json.fingerprint(written)
      if names[name] == nil { names[name] = cursor.json.text(written) }
      let start = cursor.place
      let value = try cursor.fingerprint()
      feature.properties.append(Property(name: name, value: value))
      let word = names[name]
      if word == idField || word == nameField, word != nil {
        var inside = cursor.moved(to: start)
        var raw = RawValue()
        try raw.read(&inside)
        if word == idField { feature.id = raw.idText(cursor.json) }
        if word == nameField { feature.name = raw.idText(cursor.json) }
      }
    } while try cursor.continues(UInt8(ascii: "}"), opened: opened)
  }
}
