// A long FeatureCollection cut between features, so that it can be parsed piece by piece in memory that stays
// warm.
//
// A cut is guessed from a few bytes and proved afterwards. Whether a place is inside a string cannot be in
// doubt: a raw line break is never part of a JSON string, and the words of `{"type":"Feature"` would stand
// bare if their first quote closed one. Whether it lies between features and not deeper is proved by parsing:
// the first piece starts between features, and a piece is a well-formed list only if it ends as deep as it
// starts. Where the proof fails, the document is parsed in one.

/// The pieces of a FeatureCollection.
struct FeatureWindows {
  /// What surrounds the features: the document with an empty array in their place.
  let frame: [UInt8]
  /// The pieces' ranges: features with commas between them.
  let pieces: [Range<Int>]

  /// About how many bytes a piece has; the parser's memory for one fits into a processor's cache.
  static let pieceSize = 1 << 19

  /// Cuts a document; nil when it is short, or cannot be cut.
  init?(_ contents: FileContents) {
    let range = contents.start..<contents.end
    guard range.count > 2 * Self.pieceSize else { return nil }
    let found: (frame: [UInt8], pieces: [Range<Int>])? = unsafe contents.bytes.withUnsafeBufferPointer {
      buffer in
      let cutter = unsafe DocumentCutter(bytes: UnsafeBufferPointer(rebasing: buffer[..<range.upperBound]))
      guard let open = cutter.startOfFeatures(from: range.lowerBound) else { return nil }
      var pieces: [Range<Int>] = []
      var start = open
      while range.upperBound - start > 2 * Self.pieceSize,
        let comma = cutter.cut(from: start + Self.pieceSize)
      {
        pieces.append(start..<comma)
        start = comma + 1
      }
      guard let close = cutter.endOfArray(from: start) else { return nil }
      pieces.append(start..<close)
      return (
        Array(contents.bytes[range.lowerBound..<open]) + contents.bytes[close..<range.upperBound], pieces
      )
    }
    guard let found else { return nil }
    (frame, pieces) = found
  }
}
