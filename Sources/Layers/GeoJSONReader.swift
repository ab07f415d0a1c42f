// GeoJSON into columns: RFC 7946 documents, RFC 8142 text sequences and newline-delimited features.

public import Planar

/// Reads GeoJSON files as layers.
public enum GeoJSONReader {
  /// Reads a layer whole; what is wrong with it is listed in its ``GeographicLayer/problems``.
  ///
  /// A FeatureCollection, a Feature, a bare geometry, newline-delimited features and RFC 8142 text sequences
  /// are told apart by content; gzip is unpacked. A feature that the filter leaves out is not looked at
  /// further.
  ///
  /// - Parameters:
  ///   - source: The file and how to read it.
  ///   - threads: How many threads work, at least 1; the result does not depend on it.
  /// - Throws: ``LayerError``: the file is missing, unreadable or not GeoJSON; or the policy is `strict` and
  ///   there is a problem worse than a note.
  public static func read(
    _ source: LayerSource, threads: Int = OrderedParallel.defaultThreadCount
  ) throws(LayerError) -> GeographicLayer {
    let contents = try FileContents(source, padding: JSONParser.padding)
    // The ledger's hash takes nearly as long as the reading, and needs nothing of it.
    let halves = OrderedParallel.pair(
      threads: threads, { contents.sha256() },
      { Result { () throws(LayerError) in try features(of: contents, source) } })
    return try halves.1.get().finished(contents, sha256: halves.0)
  }

  private static func features(
    of contents: FileContents, _ source: LayerSource
  ) throws(LayerError) -> FeatureReading {
    var reading = FeatureReading(source)
    let parser = JSONParser()
    switch form(of: contents, source, parser) {
    case .document: try readDocument(contents, parser, &reading)
    case .lines: readRecords(contents, separator: UInt8(ascii: "\n"), parser, &reading)
    case .textSequence: readRecords(contents, separator: recordSeparator, parser, &reading)
    }
    return reading
  }

  private enum Form { case document, lines, textSequence }
  static let recordSeparator: UInt8 = 0x1E

  private static func form(of contents: FileContents, _ source: LayerSource, _ parser: borrowing JSONParser)
    -> Form
  {
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
    if let windows = FeatureWindows(contents) {
      var attempt = reading
      if read(windows, of: contents, parser, &attempt) {
        reading = attempt
        return
      }
    }
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

  /// Reads a document piece by piece; false when it must be read in one, be it to say what is wrong with it.
  private static func read(
    _ windows: FeatureWindows, of contents: FileContents, _ parser: borrowing JSONParser,
    _ reading: inout FeatureReading
  ) -> Bool {
    let frame = windows.frame + Array(repeating: 0, count: JSONParser.padding)
    let isFrame = parser.parse(frame, 0..<windows.frame.count) { reading.readFrame($0) }
    guard case .success(true) = isFrame else { return false }
    var piece: [UInt8] = []
    for range in windows.pieces {
      piece.removeAll(keepingCapacity: true)
      piece.append(UInt8(ascii: "["))
      piece.append(contentsOf: contents.bytes[range])
      piece.append(UInt8(ascii: "]"))
      let count = piece.count
      piece.append(contentsOf: repeatElement(0, count: JSONParser.padding))
      let outcome = parser.parse(piece, 0..<count) { reading.readFeatures($0, in: JSONTape.root) }
      guard case .success = outcome else { return false }
    }
    return true
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
}
