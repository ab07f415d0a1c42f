// Where a layer came from, to the byte: what an evidence ledger needs of it.

/// A layer's origin and what became of its features.
public struct Provenance: Sendable, Hashable {
  /// The layer's name in the audit file, such as `parks`.
  public var layer: String
  /// The file as the audit file names it.
  public var path: String
  /// The SHA-256 of the file's bytes as stored (compressed, if it is), in lower-case hexadecimal.
  public var sha256: String
  /// The file's size in bytes, as stored.
  public var bytes: Int
  /// How many features the file holds; features = used + skipped + filtered.
  public var features: Int
  /// How many are used, mended ones included.
  public var used: Int
  /// How many are not used because something is wrong with them.
  public var skipped: Int
  /// How many of those used were mended first.
  public var repaired: Int
  /// How many the layer's filter left out.
  public var filtered: Int

  /// An origin with its counts.
  public init(
    layer: String, path: String, sha256: String, bytes: Int, features: Int, used: Int, skipped: Int,
    repaired: Int, filtered: Int
  ) {
    self.layer = layer
    self.path = path
    self.sha256 = sha256
    self.bytes = bytes
    self.features = features
    self.used = used
    self.skipped = skipped
    self.repaired = repaired
    self.filtered = filtered
  }
}
