// A packed, static spatial index over boxes: two flat arrays, built once, then read by any number of threads.
//
// Boxes are sorted along a Hilbert curve and packed bottom-up into full nodes. (I. Kamel and C. Faloutsos,
// "On packing R-trees", CIKM 1993; the flat form is that of V. Agafonkin's flatbush. The curve is computed by
// the state-table free bit method of J. Skilling, "Programming the Hilbert curve", AIP Conf. Proc. 707,
// 2004.)

/// A static index over the boxes of things numbered from 0, in planar metres.
///
/// Building takes O(n log n), a query about O(log n) plus what it finds. An index is a value without a
/// reference to what it was built from, and safe to share between threads. An empty box, or one with a border
/// that is not a number, is never found.
public struct PackedIndex: Sendable {
  /// How many boxes a node holds.
  @usableFromInline static let nodeSize = 16

  /// The number of things indexed, empty ones included.
  public let count: Int

  // Entries level by level, the items first and the root last. `boxes[entry]` bounds the entry; for an item
  // `targets[entry]` is its number, for a node the first entry of its children.
  @usableFromInline var boxes: [Box] = []
  @usableFromInline var targets: [Int32] = []
  // Where the children of each node end; entry 0 belongs to the first node. Only the last node of a level is
  // not full, but a look-up is cheaper than finding out which level a node is on.
  @usableFromInline var childEnds: [Int32] = []
  // The number of non-empty items, which is the first node's entry.
  @usableFromInline var itemEnd = 0

  /// Indexes the boxes: the number of a thing is its place in the array.
  ///
  /// - Precondition: fewer than 2³⁰ boxes.
  public init(_ items: [Box]) {
    precondition(items.count < 1 << 30, "a packed index holds fewer than 2^30 boxes")
    count = items.count
    var present: [Int32] = []
    var extent = Box.empty
    for item in items.indices where !items[item].isEmpty {
      present.append(Int32(item))
      extent.formUnion(items[item])
    }
    guard !present.isEmpty else { return }

    Self.sortAlongHilbertCurve(&present, of: items, in: extent)
    boxes.reserveCapacity(present.count + present.count / (Self.nodeSize - 1) + 16)
    for item in present { boxes.append(items[Int(item)]) }
    targets = present
    itemEnd = present.count
    var start = 0
    // At least one level of nodes, so that a query always starts at a node.
    repeat {
      let end = boxes.count
      for first in stride(from: start, to: end, by: Self.nodeSize) {
        let childEnd = Swift.min(first + Self.nodeSize, end)
        var bounds = Box.empty
        for child in first..<childEnd { bounds.formUnion(boxes[child]) }
        boxes.append(bounds)
        targets.append(Int32(first))
        childEnds.append(Int32(childEnd))
      }
      start = end
    } while boxes.count - start > 1
  }

  /// The smallest box around everything indexed.
  public var extent: Box { boxes.last ?? .empty }

  /// The boxes that are not empty, in the order of the index.
  var itemBoxes: [Box] { Array(boxes[..<itemEnd]) }

  /// The children of a node entry.
  @inlinable
  func children(of node: Int) -> Range<Int> {
    Int(targets[node])..<Int(childEnds[node - itemEnd])
  }

  /// Calls `body` with the number of each thing whose box meets the window, in no promised order.
  @inlinable
  public func forEach(intersecting window: Box, _ body: (Int) -> Void) {
    visit(intersecting: window) { item in
      body(item)
      return true
    }
  }

  /// The numbers of the things whose boxes meet the window, ascending.
  public func items(intersecting window: Box) -> [Int] {
    var found: [Int] = []
    forEach(intersecting: window) { found.append($0) }
    found.sort()
    return found
  }

  // MARK: Order along the curve

  private static func sortAlongHilbertCurve(_ present: inout [Int32], of items: [Box], in extent: Box) {
    let scaleX = 65535 / extent.width
    let scaleY = 65535 / extent.height
    // Key and number in one word: one comparison sorts by both.
    var keyed = present.map { item -> UInt64 in
      let center = items[Int(item)].center
      let key = hilbertKey(
        x: cell((center.x - extent.minX) * scaleX), y: cell((center.y - extent.minY) * scaleY))
      return UInt64(key) << 32 | UInt64(item)
    }
    keyed.sort()
    for place in keyed.indices { present[place] = Int32(truncatingIfNeeded: keyed[place]) }
  }

  // An extent without width, or with an infinite one, gives no finite place: any order will do there.
  private static func cell(_ place: Double) -> UInt32 {
    place.isFinite ? UInt32(Swift.max(0, Swift.min(65535, place))) : 0
  }

  /// The position along a Hilbert curve of a cell of a 65 536 x 65 536 grid.
  package static func hilbertKey(x: UInt32, y: UInt32) -> UInt32 {
    var x = x
    var y = y
    var key: UInt32 = 0
    var side: UInt32 = 1 << 15
    while side > 0 {
      let right: UInt32 = x & side > 0 ? 1 : 0
      let upper: UInt32 = y & side > 0 ? 1 : 0
      key += side * side * ((3 * right) ^ upper)
      if upper == 0 {
        if right == 1 {
          x = ~x & 0xFFFF
          y = ~y & 0xFFFF
        }
        swap(&x, &y)
      }
      side >>= 1
    }
    return key
  }
}
