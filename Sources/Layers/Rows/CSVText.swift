// A table of comma-separated values as records: a point a row, at the longitude and latitude of two of its columns.

internal import Foundation

/// The rows of a CSV file.
final class CSVText: RowText {
  let crs = CRSMember.none
  private let source: LayerSource
  private var file: ByteSource
  private var records: CSVRecords
  private var decoder: TextDecoder
  private var columns: [Column] = []
  private var longitude = 0
  private var latitude = 0
  private var record = RowRecord()
  private var passed = 0
  private var isOver = false
  private var stretch = [UInt8](repeating: 0, count: 1 << 16)
  private let withAllProperties: Bool

  private struct Column {
    // As a JSON string.
    var name: [UInt8]
    var isWanted: Bool
  }

  /// The names that columns of longitudes and latitudes usually have, the likeliest first.
  static let longitudeNames = ["longitude", "lon", "lng", "long", "经度", "x"]
  static let latitudeNames = ["latitude", "lat", "纬度", "y"]

  /// Opens a file and reads its header.
  ///
  /// - Throws: ``LayerError`` when it is unreadable, or has no columns of longitudes and latitudes.
  init(
    _ source: LayerSource, withAllProperties: Bool
  ) throws(LayerError) {
    var file = try ByteSource.openText(source)
    self.source = source
    self.withAllProperties = withAllProperties
    decoder = try TextDecoder(source)
    var start = [UInt8](repeating: 0, count: 1 << 16)
    let count = try file.read(into: &start, from: 0, count: start.count)
    start.removeLast(start.count - count)
    file.unread(start)
    self.file = file
    records = CSVRecords(separator: CSVRecords.separator(of: start))
    try readHeader()
  }

  private var waiting: [CSVRecords.Record] = []

  func appendRecords(to bytes: inout [UInt8]) throws(LayerError) -> Bool {
    let goesOn = try readMore()
    for row in waiting {
      append(row)
      bytes += record.bytes
    }
    waiting.removeAll(keepingCapacity: true)
    return goesOn
  }

  /// Reads a stretch of the file; false at its end.
  private func readMore() throws(LayerError) -> Bool {
    if isOver { return false }
    let count = try file.read(into: &stretch, from: 0, count: stretch.count)
    isOver = count < stretch.count
    let text = try decoder.decoded(stretch[..<count], isLast: isOver)
    records.take(text[...]) { waiting.append($0) }
    if isOver, let line = records.finish({ waiting.append($0) }) {
      throw .unreadableFile(
        layer: source.name, path: source.displayPath,
        reason: "the quote that is opened in line \(line) is never closed; close it, or export the file again"
      )
    }
    return !isOver
  }

  private func readHeader() throws(LayerError) {
    while waiting.isEmpty {
      if try !readMore(), waiting.isEmpty {
        throw .unreadableFile(
          layer: source.name, path: source.displayPath,
          reason: "it is empty; its first line must name the columns")
      }
    }
    let names = waiting.removeFirst().fields.map {
      String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
    longitude = try place(of: source.longitudeField, "longitude", Self.longitudeNames, in: names)
    latitude = try place(of: source.latitudeField, "latitude", Self.latitudeNames, in: names)
    let wanted = Set(ReadingContext(source).fields)
    columns = names.map { name in
      var bytes: [UInt8] = []
      RowRecord.append(quoted: name, to: &bytes)
      return Column(name: bytes, isWanted: withAllProperties || wanted.contains(name))
    }
  }

  private func place(
    of field: String?, _ key: String, _ usual: [String], in names: [String]
  ) throws(LayerError) -> Int {
    let listed = names.map { "'\($0)'" }.joined(separator: ", ")
    if let field {
      if let place = names.firstIndex(of: field) { return place }
      throw .unreadableFile(
        layer: source.name, path: source.displayPath,
        reason: "it has no column '\(field)', which '\(key)' names; its columns are \(listed)")
    }
    let lowered = names.map { $0.lowercased() }
    for name in usual { if let place = lowered.firstIndex(of: name) { return place } }
    throw .unreadableFile(
      layer: source.name, path: source.displayPath,
      reason: """
        no column is called like a \(key) (\(usual.joined(separator: ", "))); name it with '\(key):' in the audit \
        file; its columns are \(listed)
        """)
  }

  private func append(_ row: CSVRecords.Record) {
    record.begin()
    record.addLine(row.line)
    record.beginProperties()
    for (place, column) in columns.enumerated() where column.isWanted || passed < 100 {
      guard place < row.fields.count else { break }
      record.addName(column.name)
      add(row.fields[place], isQuoted: row.isQuoted[place])
    }
    record.endProperties()
    passed += 1
    record.end(
      longitude: Self.coordinate(row, longitude), latitude: Self.coordinate(row, latitude))
  }

  /// A coordinate as JSON: as it is written where that is a number, else what stands there as a text, for the reader to
  /// refuse by its own words.
  private static func coordinate(_ row: CSVRecords.Record, _ place: Int) -> [UInt8]? {
    guard place < row.fields.count else { return nil }
    let field = row.fields[place].drop { $0 == 0x20 }
    let text = Array(field.reversed().drop { $0 == 0x20 }.reversed())
    if text.isEmpty { return nil }
    if Self.isNumber(text) { return text }
    var quoted: [UInt8] = []
    RowRecord.append(quoted: String(decoding: text, as: UTF8.self), to: &quoted)
    return quoted
  }

  private func add(_ field: [UInt8], isQuoted: Bool) {
    if field.isEmpty {
      record.addNull()
    } else if !isQuoted && Self.isNumber(field) {
      record.add(raw: field)
    } else if !isQuoted, let isTrue = Self.truth(field) {
      record.add(raw: Array((isTrue ? "true" : "false").utf8))
    } else {
      record.add(String(decoding: field, as: UTF8.self))
    }
  }

  private static func truth(_ field: [UInt8]) -> Bool? {
    switch String(decoding: field, as: UTF8.self).lowercased() {
    case "true": true
    case "false": false
    default: nil
    }
  }

  /// Whether a field is a number as JSON writes it: `007` is a name, and so is `1e`.
  static func isNumber(_ field: [UInt8]) -> Bool {
    var rest = field[...]
    func digits() -> Int {
      let count = rest.prefix { $0 &- UInt8(ascii: "0") <= 9 }.count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let leadsWithZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, !(leadsWithZero && whole > 1) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits() > 0 else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}
