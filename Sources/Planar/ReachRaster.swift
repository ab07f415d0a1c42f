// Who is served, for a great many places: a raster whose cells mostly know the answer for all of their places.
//
// A cell is certainly served when one place of the supply has all of the cell within its reach (the reach of a place is
// convex), certainly not when no supply comes near it. The others keep the few pieces of supply that come near, and ask
// them for the distance, as the rule wants it.

/// A raster over a service area. Immutable; safe to share between threads.
struct ReachRaster: Sendable {
  /// Up to eight segments that follow one another, or a single point.
  struct Piece: Sendable {
    var box: Box
    /// The square of the reach with its tolerance, in m².
    var bound: Double
    var firstSegment: Int32
    var endSegment: Int32
    // Where the segments are: the number of the tier.
    var tier: Int32
    /// A point's box is the point, and the distance to it the answer.
    var isPoint: Bool
  }

  /// 64 cells of a row after another: a bit each, the lowest first.
  struct Word: Sendable {
    var served: UInt64 = 0
    var doubtful: UInt64 = 0
    /// The number of doubtful cells before these.
    var rank: Int32 = 0
  }

  let frame: CellFrame
  let words: [Word]
  /// Where the pieces of each doubtful cell start in `near`; one entry more than there are such cells.
  let starts: [Int32]
  let near: [Int32]
  let pieces: [Piece]
  let segments: [[SegmentIndex.Segment]]
  /// The tiers with a polygon so wide that a place in it may be farther than the reach from its border.
  let wide: [SegmentIndex]

  /// Whether the place is served.
  @inline(__always)
  func covers(x: Double, y: Double) -> Bool {
    guard let cell = frame.cell(x: x, y: y) else { return false }
    let word = words[cell >> 6]
    let bit = UInt64(1) << UInt64(truncatingIfNeeded: cell & 63)
    if word.served & bit != 0 { return true }
    return word.doubtful & bit != 0 && isNearPiece(word, bit, x: x, y: y)
  }

  private func isNearPiece(_ word: Word, _ bit: UInt64, x: Double, y: Double) -> Bool {
    let list = Int(word.rank) + (word.doubtful & (bit - 1)).nonzeroBitCount
    for place in Int(starts[list])..<Int(starts[list + 1]) {
      let piece = pieces[Int(near[place])]
      guard piece.box.squaredDistance(x: x, y: y) <= piece.bound else { continue }
      if piece.isPoint { return true }
      for segment in Int(piece.firstSegment)..<Int(piece.endSegment)
      where segments[Int(piece.tier)][segment].squaredDistance(x: x, y: y) <= piece.bound {
        return true
      }
    }
    return wide.contains { $0.holds(x: x, y: y) }
  }
}
