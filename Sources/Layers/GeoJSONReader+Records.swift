// Sequences of GeoJSON records: a line each, or by RFC 8142 each behind a record separator.

internal import Foundation

extension GeoJSONReader {
  static func readRecords(
    _ contents: FileContents, separator: UInt8, _ parser: borrowing JSONParser,
    _ reading: inout FeatureReading
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
