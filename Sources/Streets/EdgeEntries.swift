// Which entries of a sorted list belong to an edge, for lists that have entries for few of the edges.

/// A list sorted by edges, found again by the edge.
struct EdgeEntries: Sendable {
  private let present: RankedBits
  // Where each present edge's entries start; one entry more than there are such edges.
  private let starts: [Int32]

  /// - Parameters:
  ///   - edges: The edge of each entry, ascending.
  ///   - edgeCount: How many edges there are.
  init(_ edges: some Sequence<Int32>, edgeCount: Int) {
    var distinct: [Int] = []
    var starts: [Int32] = []
    var count: Int32 = 0
    for edge in edges {
      if distinct.last != Int(edge) {
        distinct.append(Int(edge))
        starts.append(count)
      }
      count += 1
    }
    present = RankedBits(count: edgeCount, set: distinct)
    self.starts = starts + [count]
  }

  /// Whether an edge has entries.
  @inline(__always)
  func contains(_ edge: Int) -> Bool { present.contains(edge) }

  /// The entries of an edge.
  @inline(__always)
  subscript(edge: Int) -> Range<Int> {
    guard present.contains(edge) else { return 0..<0 }
    let rank = present.count(upTo: edge) - 1
    return Int(starts[rank])..<Int(starts[rank + 1])
  }
}
