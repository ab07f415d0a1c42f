// The SHA-256 of texts and files, as the results name their inputs and an evidence ledger its files (FIPS 180-4).

public import Foundation

/// A SHA-256 in the making, stretch by stretch.
public struct ContentHash: Sendable {
  private var hash = StoredHash()

  /// The hash of nothing.
  public init() {}

  /// Adds bytes.
  public mutating func add(_ bytes: [UInt8]) { hash.add(bytes, 0..<bytes.count) }

  /// The hash so far: 64 lower-case hexadecimal digits.
  public var hexadecimal: String { hash.hexadecimal }

  /// The hash of a text's UTF-8: 64 lower-case hexadecimal digits.
  public static func of(_ text: String) -> String {
    var hash = ContentHash()
    hash.add(Array(text.utf8))
    return hash.hexadecimal
  }

  /// The hash of a file's bytes as stored, and how many they are.
  ///
  /// - Parameters:
  ///   - url: The file.
  ///   - isCancelled: Asked before each mebibyte whether to stop.
  /// - Throws: What the system says when the file is not there or cannot be read; ``UnplainFile`` for what may never end;
  ///   `CancellationError` when it was stopped.
  public static func of(
    file url: URL, isCancelled: () -> Bool = { false }
  ) throws -> (sha256: String, bytes: Int) {
    let digest = try FileDigest(contentsOf: url, isCancelled: isCancelled)
    return (digest.sha256, digest.bytes)
  }

  /// Hands on a file's bytes, at most a mebibyte at a time.
  ///
  /// - Throws: What the system says when the file is not there or cannot be read, ``UnplainFile``, and what `body` throws.
  package static func forEachStretch(of url: URL, _ body: ([UInt8]) throws -> Void) throws {
    if let unplain = UnplainFile(at: url.path) { throw unplain }
    let handle = try FileHandle(forReadingFrom: url)
    defer { try? handle.close() }
    while let data = try handle.read(upToCount: 1 << 20), !data.isEmpty { try body(Array(data)) }
  }
}
