// Why a text is not JSON (RFC 8259), and where.

/// Why a text is not JSON, and at which byte.
struct JSONFault: Error, Hashable, Sendable {
  /// The offending byte's place in the file, from 0; the text's end when it breaks off.
  var byteOffset: Int
  /// Whether the text ends where more was due, as when a download breaks off.
  var isTruncated: Bool
  /// What is wrong there.
  var message: String
}
