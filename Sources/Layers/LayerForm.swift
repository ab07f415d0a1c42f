// What a file is, told from its first bytes: one document, a sequence of records, or no GeoJSON at all.

/// How a GeoJSON file is built.
enum LayerForm: Sendable, Equatable {
  /// One JSON text.
  case document
  /// A record a line.
  case lines
  /// Records behind separators (RFC 8142).
  case textSequence

  /// How many bytes are looked at.
  static let probe = 1 << 20
  static let recordSeparator: UInt8 = 0x1E

  /// What stands between two records; nil in a document.
  var separator: UInt8? {
    switch self {
    case .document: nil
    case .lines: UInt8(ascii: "\n")
    case .textSequence: Self.recordSeparator
    }
  }

  /// The form of a file that starts with these bytes and whose path is this.
  init(_ bytes: [UInt8], path: String) {
    self = .document
    guard let first = Self.firstByte(bytes, from: 0) else { return }
    if bytes[first] == Self.recordSeparator {
      self = .textSequence
      return
    }
    guard bytes[first] == UInt8(ascii: "{") else { return }
    // Two lines that start with a brace are no document, unless the first is only its beginning.
    let name = path.lowercased()
    let extensions = [".geojsonl", ".ndjson", ".geojsons", ".geojsonseq", ".jsonl", ".ndgeojson"]
    let isNamed = extensions.contains { name.hasSuffix($0) || name.hasSuffix($0 + ".gz") }
    guard let lineEnd = bytes[first...].firstIndex(of: UInt8(ascii: "\n")) else {
      if isNamed { self = .lines }
      return
    }
    guard let second = Self.firstByte(bytes, from: lineEnd), bytes[second] == UInt8(ascii: "{") else {
      return
    }
    if isNamed || Self.isValue(bytes, first..<lineEnd) { self = .lines }
  }

  private static func firstByte(_ bytes: [UInt8], from start: Int) -> Int? {
    bytes[start...].firstIndex { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
  }

  private static func isValue(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let padded = bytes + Array(repeating: 0, count: JSONCursor.padding)
    return unsafe padded.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return false }
      var cursor = unsafe JSONCursor(base, range, origin: 0)
      guard (try? cursor.skipValue()) != nil else { return false }
      cursor.skipSpace()
      return cursor.place >= cursor.end
    }
  }

  /// What the file is instead of GeoJSON, when its first bytes say so.
  static func otherFormat(_ bytes: [UInt8]) -> String? {
    func starts(_ signature: [UInt8]) -> Bool { bytes.starts(with: signature) }
    let convert = "convert it to GeoJSON in WGS 84, such as with ogr2ogr -t_srs EPSG:4326 layer.geojson"
    if starts([0xFF, 0xFE]) || starts([0xFE, 0xFF]) {
      return "it is UTF-16, and GeoJSON is UTF-8; save it as UTF-8"
    }
    if starts(Array("SQLite format 3".utf8)) {
      return "it is an SQLite file; call it .gpkg if it is a GeoPackage, else \(convert)"
    }
    if starts(Array("PK\u{3}\u{4}".utf8)) { return "it is a ZIP archive; unpack it first" }
    if starts([0x00, 0x00, 0x27, 0x0A]) { return "it is a Shapefile; \(convert)" }
    if starts(Array("fgb".utf8)) { return "it is FlatGeobuf; \(convert)" }
    if starts(Array("PAR1".utf8)) { return "it is Parquet; \(convert)" }
    if starts(Array("<".utf8)) { return "it starts with '<', like XML or HTML; \(convert)" }
    return nil
  }
}
