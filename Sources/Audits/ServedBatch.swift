// The places of a batch of demand, and by what each is served.

internal import Measures
internal import Planar
internal import Streets

/// The places of a batch, and by what each is served.
struct ServedBatch: Sendable {
  /// What was found of a coverage. Columns have one entry a place of the batch.
  struct Coverage: Sendable {
    /// A column for each way, the deciding one first.
    var ways: [[Bool]]
    /// The same if supply of unknown size reached farthest; nil where all sizes are known.
    var farthest: [Bool]?
    /// Whether each place is near in a straight line and far on foot; nil where not both are asked for.
    var isSevered: [Bool]?
  }

  /// What was found of a life circle. Columns have one entry a place of the batch.
  struct Circle: Sendable {
    /// For each way, the deciding one first, a column a category.
    var ways: [[[Bool]]]
    /// Whether each place is near everything in a straight line and not on foot; nil where not both are asked for.
    var isSevered: [Bool]?
  }

  /// What was found of a part of the layer.
  struct Part: Sendable {
    /// The places that belong to the part, ascending.
    var members: [Int]
    var coverages: [Coverage]
    var circles: [Circle]
    /// For each question the distance of each place in metres; infinite where there is nothing to go to, not-a-number
    /// where nobody knows.
    var distances: [[Double]]

    init(_ part: DemandPass.Part, _ members: [Int], of batch: PlaceBatch, links: StreetLinks?) {
      self.members = members
      coverages = []
      for coverage in part.coverages {
        if let same = coverage.same {
          coverages.append(coverages[same])
          continue
        }
        let ways = coverage.ways.map { $0.covers(members, of: batch, links: links) }
        let straight = coverage.ways.firstIndex { $0.way == .straight }
        let walk = coverage.ways.firstIndex { $0.way == .walk }
        var isSevered: [Bool]?
        if let straight, let walk { isSevered = zip(ways[straight], ways[walk]).map { $0 && !$1 } }
        coverages.append(
          Coverage(
            ways: ways, farthest: coverage.farthest?.covers(members, of: batch, links: links),
            isSevered: isSevered))
      }
      circles = []
      for circle in part.circles {
        if let same = circle.same {
          circles.append(circles[same])
          continue
        }
        let ways = circle.ways.map { categories in
          categories.map { $0.covers(members, of: batch, links: links) }
        }
        /// Whether each place reaches every category.
        func isComplete(_ wanted: ReachWay) -> [Bool]? {
          guard let way = circle.ways.firstIndex(where: { $0.first?.way == wanted }),
            var isComplete = ways[way].first
          else { return nil }
          for category in ways[way].dropFirst() {
            for place in members where !category[place] { isComplete[place] = false }
          }
          return isComplete
        }
        var isSevered: [Bool]?
        if ways.count > 1, let straight = isComplete(.straight), let walk = isComplete(.walk) {
          isSevered = zip(straight, walk).map { $0 && !$1 }
        }
        circles.append(Circle(ways: ways, isSevered: isSevered))
      }
      distances = part.distances.map { $0.distances(of: members, in: batch, links: links) }
    }
  }

  var places: PlaceBatch
  /// Whether each place joins a street; nil where nothing is walked.
  var isLinked: [Bool]?
  var parts: [Part]
}
