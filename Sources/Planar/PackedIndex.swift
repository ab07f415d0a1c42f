// A packed, static spatial index over boxes: two flat arrays, built once, then read by any number of threads.
//
// Boxes are sorted along a Hilbert curve and packed bottom-up into full nodes. (I. Kamel and C. Faloutsos, "On packing
// R-trees", CIKM 1993; the flat form is that of V. Agafonkin's flatbush. The curve is computed by the state-table
// free bit method of J. Skilling, "Programming the Hilbert curve", AIP Conf. Proc. 707, 2004.)

/// A static index over the boxes of things numbered from 0, in planar metres.
///
/// Building takes O(n log n), a query about O(log n) plus what it finds. An index is a value without a reference to
/// what it was built from, and safe to share between threads. An empty box is never found.
public struct PackedIndex: Sendable {
  /// How many boxes a node holds.
  @usableFromInline static let nodeSize = 16

  /// The number of things indexed, empty ones included.
  public let count: Int

  // Entries level by level, the items first and the root last. `boxes[entry]` bounds the entry; for an item
  // `targets[entry]` is its number, for a node the first entry of its children.
  @usableFromInline var boxes: [Box] = []
  @usableFromInline var targets: [Int32] = []
  // Where each level ends; the first entry is the number of non-empty items.
  @usableFromInline var levelEnds: [Int] = []

  /// Indexes the boxes: the number of a thing is its place in the array.
  public init(_ items: [Box]) {
    count = items.count
    let present = items.indices.filter { !items[$0].isEmpty }
    guard !present.isEmpty else { return }

    var extent = Box.empty
    for item in present { extent.formUnion(items[item]) }
    let order = Self.alongHilbertCurve(present, of: items, in: extent)
    boxes.reserveCapacity(present.count + present.count / (Self.nodeSize - 1) + 2)
    targets.reserveCapacity(boxes.capacity)
    for item in order {
      boxes.append(items[item])
      targets.append(Int32(item))
    }
    levelEnds.append(boxes.count)
    var start = 0
    // At least one level of nodes, so that a query always starts at a node.
    repeat {
      let end = boxes.count
      for first in stride(from: start, to: end, by: Self.nodeSize) {
        var bounds = Box.empty
        for child in first..<Swift.min(first + Self.nodeSize, end) {
          bounds.formUnion(boxes[child])
        }
        boxes.append(bounds)
        targets.append(Int32(first))
      }
      start = end
      levelEnds.append(boxes.count)
    } while boxes.count - start > 1
  }

  /// The smallest box around everything indexed.
  public var extent: Box { boxes.last ?? .empty }

  /// The children of a node entry.
  @inlinable
  func children(of node: Int) -> Range<Int> {
    let first = Int(targets[node])
    // A node's children end with the node, or with their level.
    var end = first + Self.nodeSize
    for levelEnd in levelEnds where levelEnd > first {
      end = Swift.min(end, levelEnd)
      break
    }
    return first..<end
  }

  /// Calls `body` with the number of each thing whose box meets the window, in no promised order.
  @inlinable
  public func forEach(intersecting window: Box, _ body: (Int) -> Void) {
    guard let itemEnd = levelEnds.first, boxes[boxes.count - 1].intersects(window) else { return }
    var open = [boxes.count - 1]
    while let node = open.popLast() {
      for child in children(of: node) where boxes[child].intersects(window) {
        if child < itemEnd { body(Int(targets[child])) } else { open.append(child) }
      }
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

  private static func alongHilbertCurve(_ present: [Int], of items: [Box], in extent: Box) -> [Int] {
    let scaleX = extent.width > 0 ? 65535 / extent.width : 0
    let scaleY = extent.height > 0 ? 65535 / extent.height : 0
    var keyed = present.map { item -> (key: UInt32, item: Int) in
      let center = items[item].center
      return (
        hilbertKey(
          x: UInt32((center.x - extent.minX) * scaleX), y: UInt32((center.y - extent.minY) * scaleY)),
        item
      )
    }
    keyed.sort { ($0.key, $0.item) < ($1.key, $1.item) }
    return keyed.map(\.item)
  }

  /// The position along a Hilbert curve of a cell of a 65 536 x 65 536 grid.
  static func hilbertKey(x: UInt32, y: UInt32) -> UInt32 {
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
