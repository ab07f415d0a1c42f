// Best-first search: the nearest things first, with the exact distance asked only where the box cannot rule a thing out.
// (G. Hjaltason and H. Samet, "Distance browsing in spatial databases", ACM TODS 24, 1999.)

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
  ///   - within: The greatest distance in metres, inclusive; infinite by default.
  ///   - squaredDistance: The exact square of the distance to a thing, in m², not below that of its box; nil leaves
  ///     the thing out.
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
    guard limit > 0, let itemEnd = levelEnds.first else { return [] }
    let bound = within * within
    var found: [Neighbor] = []
    var open = Heap<Candidate>()
    let root = boxes.count - 1
    open.insert(Candidate(squared: boxes[root].squaredDistance(x: x, y: y), rank: .box, number: root))
    while let candidate = open.popMin(), candidate.squared <= bound {
      if candidate.rank == .thing {
        found.append(Neighbor(item: candidate.number, squaredDistance: candidate.squared))
        if found.count == limit { break }
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
    return found
  }

  /// Visits things in the order of the tree, near nodes first, passing over every box farther than the bound, which
  /// the body may lower as it finds nearer things. For searches that keep one best answer.
  func forEachNearer(x: Double, y: Double, bound: inout Double, _ body: (Int, inout Double) -> Void) {
    guard let itemEnd = levelEnds.first else { return }
    let root = boxes.count - 1
    var open: [(squared: Double, entry: Int)] = [(boxes[root].squaredDistance(x: x, y: y), root)]
    while let (squared, entry) = open.popLast() {
      if squared > bound { continue }
      let firstOpened = open.count
      for child in children(of: entry) {
        let lowerBound = boxes[child].squaredDistance(x: x, y: y)
        if lowerBound > bound { continue }
        if child < itemEnd {
          body(Int(targets[child]), &bound)
        } else {
          open.append((lowerBound, child))
        }
      }
      // The nearest child last, so that it is visited first and lowers the bound for the others.
      if open.count - firstOpened > 1 {
        open[firstOpened...].sort { ($0.squared, $0.entry) > ($1.squared, $1.entry) }
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
