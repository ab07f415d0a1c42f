// The walk through a packed index to all that meets a window. It may stop early: the first hit is enough, or nothing is
// left to be asked.

extension PackedIndex {
  /// Calls `body` with the number of each thing whose box meets the window until it answers false, in no promised
  /// order; says whether it never did.
  @inlinable
  @inline(__always)
  @discardableResult
  func visit(intersecting window: Box, _ body: (Int) -> Bool) -> Bool {
    guard let root = boxes.indices.last, boxes[root].intersects(window) else { return true }
    // Where to go on at the levels above, a lane a level: 16⁸ things need no ninth, and nothing is allocated.
    // (A recursion would copy what the body captures at every node.)
    var nexts = SIMD8<Int32>(repeating: 0)
    var ends = SIMD8<Int32>(repeating: 0)
    var depth = 0
    var open = children(of: root)
    while true {
      while let child = open.first {
        open = child + 1..<open.upperBound
        guard boxes[child].intersects(window) else { continue }
        if child < itemEnd {
          if !body(Int(targets[child])) { return false }
        } else {
          nexts[depth] = Int32(open.lowerBound)
          ends[depth] = Int32(open.upperBound)
          depth += 1
          open = children(of: child)
        }
      }
      if depth == 0 { return true }
      depth -= 1
      open = Int(nexts[depth])..<Int(ends[depth])
    }
  }
}
