// Best-first search: the nearest things first, with the exact distance asked only where the box cannot rule a
// thing out. (G. Hjaltason and H. Samet, "Distance browsing in spatial databases", ACM TODS 24, 1999.)

internal import HeapModule

/// A thing found by a nearest query.
public struct Neighbor: Sendable, Hashable {
  /// The number of the thing.
  public let item: Int
  /// The square of its distance from the place asked about, in m².
  public let squaredDistance: Double

  /// A thing and the square of its distance, in m².
  public init(item: Int, squaredDistance: Double) {
    self.item = item
    self.squaredDistance = squaredDistance
  }

  /// Its distance from the place asked about, in metres.
  public var distance: Double { squaredDistance.squareRoot() }
}

extension PackedIndex {
  /// The `limit` things nearest to a place, nearest first; of equally near things the lower number first.
  ///
  /// - Parameters:
  ///   - x: Easting of the place, in metres.
  ///   - y: Northing of the place, in metres.
  ///   - limit: How many to find at the most; fewer when there are fewer.
  ///   - within: The greatest distance in metres, inclusive; infinite by default; below 0 finds nothing.
  ///   - squaredDistance: The exact square of the distance to a thing, in m², not below that of its box; nil
  ///     leaves the thing out.
  /// - Complexity: about O(log n + limit · log limit) for things that are small against their distances.
  public func nearest(
    x: Double, y: Double, limit: Int, within: Double = .infinity,
    squaredDistance: (Int) -> Double?
  ) -> [Neighbor] {
    nearest(x: x, y: y, limit: limit, within: within) { item, _ in squaredDistance(item) }
  }

  /// The `limit` boxes nearest to a place, nearest first; of equally near boxes the lower number first.
  public func nearest(x: Double, y: Double, limit: Int, within: Double = .infinity) -> [Neighbor] {
    nearest(x: x, y: y, limit: limit, within: within) { _, box in box.squaredDistance(x: x, y: y) }
  }

  private func nearest(
    x: Double, y: Double, limit: Int, within: Double, _ squaredDistance: (Int, Box) -> Double?
  ) -> [Neighbor] {
    guard limit > 0 else { return [] }
    var found: [Neighbor] = []
    forEachInOrder(x: x, y: y, within: within, squaredDistance) { neighbor in
      found.append(neighbor)
      return found.count < limit
    }
    return found
  }

  /// Visits things nearest first, equally near ones by number, until the visitor says that it has had enough.
  ///
  /// `squaredDistance` is asked for a thing as late as can be, and answers nil to leave it out.
  func forEachInOrder(
    x: Double, y: Double, within: Double, _ squaredDistance: (Int, Box) -> Double?,
    _ visit: (Neighbor) -> Bool
  ) {
    // A distance below 0 has a square above it.
    guard within >= 0, let root = boxes.indices.last else { return }
    let bound = within * within
    var open = Heap<Candidate>()
    open.insert(Candidate(squared: boxes[root].squaredDistance(x: x, y: y), rank: .box, number: root))
    while let candidate = open.popMin(), candidate.squared <= bound {
      if candidate.rank == .thing {
        if !visit(Neighbor(item: candidate.number, squaredDistance: candidate.squared)) { return }
      } else if candidate.number < itemEnd {
        let item = Int(targets[candidate.number])
        if let exact = squaredDistance(item, boxes[candidate.number]), exact <= bound {
          open.insert(Candidate(squared: exact, rank: .thing, number: item))
        }
      } else {
        for child in children(of: candidate.number) {
          let lowerBound = boxes[child].squaredDistance(x: x, y: y)
          if lowerBound <= bound {
            open.insert(Candidate(squared: lowerBound, rank: .box, number: child))
          }
        }
      }
    }
  }

  /// Visits things, at each node the nearest branch first, passing over every box farther than the bound,
  /// which the body may lower as it finds nearer things. For searches that keep one best answer.
  @inline(__always)
  func forEachNearer(x: Double, y: Double, bound: inout Double, _ body: (Int, inout Double) -> Void) {
    guard let root = boxes.indices.last, boxes[root].squaredDistance(x: x, y: y) <= bound else { return }
    // How far the branches of each level are that have not been taken, infinite for those that have, and the first
    // branch of each level, a lane a level, as in `forEach(intersecting:_:)`.
    var firsts = SIMD8<Int32>(repeating: 0)
    var levels = 0
    var node = root
    let size = Self.nodeSize
    unsafe boxes.withUnsafeBufferPointer { boxes in
      unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: 8 * size) { left in
        while true {
          let open = children(of: node)
          if open.lowerBound < itemEnd {
            for child in open where unsafe boxes[child].squaredDistance(x: x, y: y) <= bound {
              body(Int(targets[child]), &bound)
            }
          } else {
            let level = levels &* size
            for place in 0..<size { unsafe left[level &+ place] = .infinity }
            for child in open {
              unsafe left[level &+ child &- open.lowerBound] = boxes[child].squaredDistance(x: x, y: y)
            }
            firsts[levels] = Int32(truncatingIfNeeded: open.lowerBound)
            levels &+= 1
          }
          // On with the nearest branch left, at this level or the next above that has one.
          search: while true {
            if levels == 0 { return }
            let level = (levels &- 1) &* size
            var nearest = 0
            var least = Double.infinity
            for place in 0..<size where unsafe left[level &+ place] < least {
              unsafe least = left[level &+ place]
              nearest = place
            }
            if least <= bound && least < .infinity {
              unsafe left[level &+ nearest] = .infinity
              node = Int(firsts[levels &- 1]) &+ nearest
              break search
            }
            levels &-= 1
          }
        }
      }
    }
  }

  /// A box or a thing that waits for its turn: nearer first, boxes before things, then the lower number.
  private struct Candidate: Comparable {
    enum Rank: Comparable { case box, thing }
    var squared: Double
    // A box as near as a thing may hold a thing of a lower number: it must be opened first.
    var rank: Rank
    var number: Int

    static func < (a: Candidate, b: Candidate) -> Bool {
      (a.squared, a.rank, a.number) < (b.squared, b.rank, b.number)
    }
  }
}
