// The SHA-256 of any file's bytes: what proves that a file is the one that was audited with.

public import Foundation

/// A file's hash and size.
public struct FileDigest: Sendable, Hashable {
  /// The SHA-256 of its bytes, in lower-case hexadecimal.
  public var sha256: String
  /// Its size in bytes.
  public var bytes: Int

  /// A digest that is known.
  public init(sha256: String, bytes: Int) {
    self.sha256 = sha256
    self.bytes = bytes
  }

  /// The digest of a file, read stretch by stretch.
  ///
  /// - Parameters:
  ///   - url: The file.
  ///   - isCancelled: Asked before each mebibyte whether to stop.
  /// - Throws: What the file system says of a file that is missing, a folder, or unreadable; ``UnplainFile`` for what may
  ///   never end; `CancellationError` when it was stopped.
  public init(contentsOf url: URL, isCancelled: () -> Bool = { false }) throws {
    if let unplain = UnplainFile(at: url.path) { throw unplain }
    let file = try FileHandle(forReadingFrom: url)
    defer { try? file.close() }
    var hash = StoredHash()
    var bytes = 0
    while let data = try file.read(upToCount: 1 << 20), !data.isEmpty {
      if isCancelled() { throw CancellationError() }
      let stretch = Array(data)
      hash.add(stretch, 0..<stretch.count)
      bytes += stretch.count
    }
    self.init(sha256: hash.hexadecimal, bytes: bytes)
  }
}
