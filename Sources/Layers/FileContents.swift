// A file's bytes as stored and as text: read whole, hashed, unpacked, its byte-order mark set aside.

internal import Crypto
internal import Foundation

/// The bytes of a file or of standard input, with what a ledger needs of them.
struct FileContents: Sendable {
  /// The text's bytes, unpacked, followed by padding for the JSON parser.
  let bytes: [UInt8]
  /// Where the text starts: 3 after a byte-order mark, else 0. Offsets in messages count from byte 0.
  let start: Int
  /// Where the text ends and the padding starts.
  let end: Int
  // Of a packed file, whose stored bytes are not kept.
  private let packedSHA256: String?
  /// How many bytes are stored.
  let storedCount: Int

  /// Reads the file whole; `-` is standard input.
  ///
  /// - Throws: ``LayerError`` when it is missing, unreadable, broken gzip, or plainly another format.
  init(_ source: LayerSource, padding: Int) throws(LayerError) {
    var stored = try Self.read(source, padding: padding)
    storedCount = stored.count - padding
    if GzipStream.isGzip(stored) {
      packedSHA256 = Self.hexadecimal(stored, count: storedCount)
      stored.removeLast(padding)
      do {
        (bytes, end) = try GzipStream.unpack(stored, padding: padding)
      } catch {
        throw .brokenCompression(layer: source.name, path: source.displayPath, reason: error.reason)
      }
    } else {
      packedSHA256 = nil
      end = storedCount
      bytes = stored
    }
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if let reason = Self.otherFormat(bytes, count: end) {
      throw .notGeoJSON(layer: source.name, path: source.displayPath, reason: reason)
    }
  }

  /// The SHA-256 of the bytes as stored, in lower-case hexadecimal. Takes about a second a gigabyte.
  func sha256() -> String { packedSHA256 ?? Self.hexadecimal(bytes, count: storedCount) }

  private static func read(_ source: LayerSource, padding: Int) throws(LayerError) -> [UInt8] {
    let descriptor: Int32
    if source.path == "-" {
      descriptor = 0
    } else {
      descriptor = unsafe open(source.path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        if errno == ENOENT || errno == ENOTDIR {
          throw .missingFile(layer: source.name, path: source.displayPath)
        }
        throw unreadable(source)
      }
    }
    defer { if descriptor != 0 { close(descriptor) } }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw unreadable(source) }
    // One byte more than the file has, so that its end shows without growing the buffer.
    var bytes = [UInt8](repeating: 0, count: max(1 << 16, Int(status.st_size) + 1) + padding)
    var count = 0
    while true {
      let room = bytes.count - padding - count
      if room == 0 {
        bytes.append(contentsOf: repeatElement(0, count: bytes.count))
        continue
      }
      let got = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe Foundation.read(descriptor, buffer.baseAddress.map { unsafe $0 + count }, min(room, 1 << 30))
      }
      if got < 0 {
        if errno == EINTR { continue }
        throw unreadable(source)
      }
      if got == 0 { break }
      count += got
    }
    bytes.removeLast(bytes.count - count - padding)
    return bytes
  }

  private static func unreadable(_ source: LayerSource) -> LayerError {
    let reason =
      switch errno {
      case EACCES, EPERM: "permission is denied; make it readable for this user"
      case EISDIR: "it is a folder; give the file in it"
      default: unsafe String(cString: strerror(errno))
      }
    return .unreadableFile(layer: source.name, path: source.displayPath, reason: reason)
  }

  private static func hexadecimal(_ bytes: [UInt8], count: Int) -> String {
    var hash = SHA256()
    unsafe bytes.withUnsafeBytes { buffer in
      unsafe hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// What the file is instead of GeoJSON, when its first bytes say so.
  private static func otherFormat(_ bytes: [UInt8], count: Int) -> String? {
    func starts(_ signature: [UInt8]) -> Bool {
      count >= signature.count && bytes.starts(with: signature)
    }
    let convert = "convert it to GeoJSON in WGS 84, such as with ogr2ogr -t_srs EPSG:4326 layer.geojson"
    if starts([0xFF, 0xFE]) || starts([0xFE, 0xFF]) {
      return "it is UTF-16, and GeoJSON is UTF-8; save it as UTF-8"
    }
    if starts(Array("SQLite format 3".utf8)) { return "it is a GeoPackage or SQLite file; \(convert)" }
    if starts(Array("PK\u{3}\u{4}".utf8)) { return "it is a ZIP archive; unpack it first" }
    if starts([0x00, 0x00, 0x27, 0x0A]) { return "it is a Shapefile; \(convert)" }
    if starts(Array("fgb".utf8)) { return "it is FlatGeobuf; \(convert)" }
    if starts(Array("PAR1".utf8)) { return "it is Parquet; \(convert)" }
    if starts(Array("<".utf8)) { return "it starts with '<', like XML or HTML; \(convert)" }
    return nil
  }
}
