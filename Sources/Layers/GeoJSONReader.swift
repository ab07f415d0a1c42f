// GeoJSON into columns: RFC 7946 documents, RFC 8142 text sequences and newline-delimited features.

internal import Foundation
internal import Planar

/// Reads GeoJSON files as layers.
public enum GeoJSONReader {
  /// Reads a layer whole; what is wrong with it is listed in its ``GeographicLayer/problems``.
  ///
  /// A FeatureCollection, a Feature, a bare geometry, newline-delimited features and RFC 8142 text sequences are told
  /// apart by content; gzip is unpacked. A feature that the filter leaves out is not looked at further.
  ///
  /// - Throws: ``LayerError``: the file is missing, unreadable or not GeoJSON; or the policy is `strict` and there is a
  ///   problem worse than a note.
  public static func read(_ source: LayerSource) throws(LayerError) -> GeographicLayer {
    let contents = try FileContents(source, padding: JSONParser.padding)
    var reading = FeatureReading(source)
    let parser = JSONParser()
    switch form(of: contents, source, parser) {
    case .document: try readDocument(contents, parser, &reading)
    case .lines: readRecords(contents, separator: UInt8(ascii: "\n"), parser, &reading)
    case .textSequence: readRecords(contents, separator: recordSeparator, parser, &reading)
    }
    return try reading.finished(contents)
  }

  private enum Form { case document, lines, textSequence }
  private static let recordSeparator: UInt8 = 0x1E

  private static func form(of contents: FileContents, _ source: LayerSource, _ parser: borrowing JSONParser) -> Form {
    let bytes = contents.bytes
    guard let first = firstByte(of: contents, from: contents.start) else { return .document }
    if bytes[first] == recordSeparator { return .textSequence }
    guard let lineEnd = bytes[first..<contents.end].firstIndex(of: UInt8(ascii: "\n")),
      let second = firstByte(of: contents, from: lineEnd), bytes[second] == UInt8(ascii: "{"),
      bytes[first] == UInt8(ascii: "{")
    else { return .document }
    if case .success = parser.parse(bytes, first..<lineEnd, { _ in }) { return .lines }
    // Two lines that start with a brace are no document either way, unless it is an empty object's.
    let name = source.path.lowercased()
    let extensions = [".geojsonl", ".ndjson", ".geojsons", ".geojsonseq", ".jsonl", ".ndgeojson"]
    return extensions.contains { name.hasSuffix($0) || name.hasSuffix($0 + ".gz") } ? .lines : .document
  }

  private static func firstByte(of contents: FileContents, from start: Int) -> Int? {
    contents.bytes[start..<contents.end].firstIndex { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
  }

  // MARK: One document

  private static func readDocument(
    _ contents: FileContents, _ parser: borrowing JSONParser, _ reading: inout FeatureReading
  ) throws(LayerError) {
    let range = contents.start..<contents.end
    let outcome = parser.parse(contents.bytes, range) { tape in reading.readTopLevel(tape) }
    switch outcome {
    case .success(nil): return
    case .success(let reason?):
      throw .notGeoJSON(layer: reading.source.name, path: reading.source.displayPath, reason: reason)
    case .failure(let refused):
      let fault = JSONFault.find(in: contents.bytes, range)
      throw .malformed(problem(fault, refused, source: reading.source))
    }
  }

  private static func problem(
    _ fault: JSONFault?, _ refused: SimdJSONFault, source: LayerSource
  ) -> LayerProblem {
    guard let fault else {
      return LayerProblem(
        .malformedFile, severity: .error, action: .stopped, layer: source.name, file: source.displayPath,
        message: "the file cannot be parsed: \(refused.message)")
    }
    return LayerProblem(
      fault.isTruncated ? .truncatedFile : .malformedFile, severity: .error, action: .stopped,
      layer: source.name, file: source.displayPath, line: fault.line, byteOffset: fault.byteOffset,
      message: fault.isTruncated
        ? "the file ends too soon: \(fault.message); fetch or export it again"
        : "not JSON: \(fault.message)")
  }

  // MARK: A sequence of records

  private static func readRecords(
    _ contents: FileContents, separator: UInt8, _ parser: borrowing JSONParser, _ reading: inout FeatureReading
  ) {
    let bytes = contents.bytes
    var line = 1
    var start = contents.start
    while start < contents.end {
      let end = unsafe bytes.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress,
          let found = unsafe memchr(base + start, Int32(separator), contents.end - start)
        else { return contents.end }
        return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
      }
      readRecord(bytes, start..<end, line: line, isLast: end == contents.end, parser, &reading)
      line += separator == UInt8(ascii: "\n") ? 1 : newlines(bytes[start..<end])
      start = end + 1
    }
    reading.line = nil
    reading.byteOffset = nil
  }

  private static func newlines(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
  }

  private static func readRecord(
    _ bytes: [UInt8], _ range: Range<Int>, line: Int, isLast: Bool, _ parser: borrowing JSONParser,
    _ reading: inout FeatureReading
  ) {
    guard let first = bytes[range].firstIndex(where: { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 })
    else { return }
    reading.line = line + newlines(bytes[range.lowerBound..<first])
    reading.byteOffset = first
    let outcome = parser.parse(bytes, first..<range.upperBound) { tape in reading.readTopLevel(tape) }
    let feature = reading.featureCount
    switch outcome {
    case .success(nil): return
    case .success(let reason?):
      reading.featureCount += 1
      reading.refuse(feature, nil, .malformedFile, "the record is not GeoJSON: \(reason)")
    case .failure(let refused):
      reading.featureCount += 1
      let fault = JSONFault.find(in: bytes, first..<range.upperBound, firstLine: reading.line ?? line)
      reading.line = fault?.line ?? reading.line
      reading.byteOffset = fault?.byteOffset ?? first
      let isTruncated = isLast && fault?.isTruncated == true
      reading.refuse(
        feature, nil, isTruncated ? .truncatedFile : .malformedFile,
        isTruncated
          ? "the file ends within its last record: \(fault?.message ?? "")"
          : "the record is not JSON: \(fault?.message ?? refused.message)")
    }
  }
}

extension FeatureReading {
  /// Reads a document or record of any GeoJSON type; the reason when it is none.
  fileprivate mutating func readTopLevel(_ tape: JSONTape) -> String? {
    let root = JSONTape.root
    guard tape.kind(root) == JSONTape.Kind.object else {
      return "it is \(tape.kind(root) == JSONTape.Kind.array ? "an array" : "a bare value"); GeoJSON is an object, such as a FeatureCollection"
    }
    guard let type = tape.member("type", of: root), tape.kind(type) == JSONTape.Kind.string else {
      return "its object has no 'type'; GeoJSON has the type FeatureCollection, Feature or a geometry's"
    }
    if tape.string(type, equals: "FeatureCollection") {
      guard let features = tape.member("features", of: root), tape.kind(features) == JSONTape.Kind.array else {
        return "its FeatureCollection has no array 'features'"
      }
      take(CRSMember(tape, of: root))
      var place = features + 1
      let close = tape.end(of: features) - 1
      while place < close {
        readFeature(tape, at: place)
        place = tape.next(after: place)
      }
    } else if tape.string(type, equals: "Feature") {
      take(CRSMember(tape, of: root))
      readFeature(tape, at: root)
    } else if Self.isGeometryType(tape, type) {
      take(CRSMember(tape, of: root))
      readBareGeometry(tape, at: root)
    } else {
      let name = tape.string(type)
      return name == "Topology"
        ? "it is TopoJSON; convert it to GeoJSON first"
        : "its type is '\(name.prefix(60))'; GeoJSON has the type FeatureCollection, Feature or a geometry's"
    }
    return nil
  }

  private mutating func take(_ member: CRSMember) {
    guard featureCount == 0 else { return }
    crs = member
    if case .other = member {
      longitudeLimit = .infinity
      latitudeLimit = .infinity
    }
  }
}
