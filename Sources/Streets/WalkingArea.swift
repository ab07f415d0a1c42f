// The places within walking reach of a supply, along streets: the counterpart of a service area by straight lines.

internal import Planar

/// What is within walking reach of any of many supply features, each with a reach of its own.
///
/// All costs are metres of level footway: a slower street counts for more than its length. One search answers for all
/// reaches: a feature that reaches less far sets out later by the difference. It never changes; safe to share between
/// threads.
public final class WalkingArea: Sendable {
  /// The network.
  public let graph: StreetGraph
  /// The greatest reach of any feature, in metres of level footway; what is farther is not known.
  public let limit: Double
  /// What is walked at the most to a place within reach, the tolerance included.
  private let bound: Double
  let tree: SearchTree
  /// The sources in the order of their edges, then of their place along them.
  let sources: [TimedSource]
  private let sourcesOfEdges: EdgeEntries

  /// A source that sets out later the less far it reaches.
  struct TimedSource: Sendable {
    var from: Double
    var to: Double
    /// What has been walked when the stretch is reached.
    var cost: Double
    var owner: Int32
    var edge: Int32
  }

  /// All places, and what is walked to them from the nearest source, however far.
  public convenience init(
    everywhere graph: StreetGraph, sources: [WalkSource], namesOwners: Bool = true
  ) {
    // Also where nothing can be entered from a street the reach is endless, and can be cut.
    let owners = sources.reduce(1) { max($0, Int($1.owner) + 1) }
    self.init(
      graph, sources: sources, reaches: Array(repeating: .infinity, count: owners),
      namesOwners: namesOwners)
  }

  /// The places within reach of sources.
  ///
  /// - Parameters:
  ///   - graph: The network.
  ///   - sources: Where walks begin; sources whose feature does not count are passed over.
  ///   - reaches: The reach of each feature in metres of level footway, at least 0; nil for one that does not count.
  ///     Infinite for all that count or for none.
  ///   - namesOwners: Whether it is to be known which feature is nearest.
  public init(_ graph: StreetGraph, sources: [WalkSource], reaches: [Double?], namesOwners: Bool = true) {
    self.graph = graph
    let limit = reaches.compactMap { $0 }.max() ?? -1
    // Beside an endless reach no other could set out in time.
    precondition(
      limit < .infinity || reaches.allSatisfy { $0 == nil || $0 == limit },
      "all reaches are endless or none is")
    self.limit = limit
    // What nothing reaches is not within an endless reach either.
    bound = min(limit + Distance.tolerance, .greatestFiniteMagnitude)
    var timed: [TimedSource] = []
    for source in sources {
      guard let reach = reaches[Int(source.owner)] else { continue }
      timed.append(
        TimedSource(
          from: source.from, to: source.to, cost: source.leg + (reach == limit ? 0 : limit - reach),
          owner: source.owner,
          edge: source.edge))
    }
    timed.sort { a, b in
      if a.edge != b.edge { return a.edge < b.edge }
      return (a.from, a.to, a.cost, a.owner) < (b.from, b.to, b.cost, b.owner)
    }
    self.sources = timed
    sourcesOfEdges = EdgeEntries(timed.lazy.map(\.edge), edgeCount: graph.edgeCount)
    // What comes up to the tolerance late is in time.
    tree = graph.search(
      from: timed.flatMap { source in
        let edge = graph.edges[Int(source.edge)]
        let slowness = graph.slowness(of: Int(source.edge))
        return [
          SearchSeed(node: edge.from, cost: source.cost + source.from * slowness, owner: source.owner),
          SearchSeed(
            node: edge.to, cost: source.cost + (edge.length - source.to) * slowness, owner: source.owner),
        ]
      }, limit: bound, wantsOwners: namesOwners)
  }

  /// The same as far as a distance only, without another search.
  ///
  /// - Precondition: All features that count reach equally far, and at least that far.
  public func cut(at distance: Double) -> WalkingArea { WalkingArea(self, limit: distance) }

  private init(_ area: WalkingArea, limit: Double) {
    precondition(limit <= area.limit, "an area can be cut, not widened")
    graph = area.graph
    self.limit = limit
    bound = limit + Distance.tolerance
    tree = area.tree
    sources = area.sources
    sourcesOfEdges = area.sourcesOfEdges
  }

  /// How many nodes are within reach.
  public var reachedNodeCount: Int { tree.costs.count { $0 <= bound } }

  /// The sources on an edge, by their place along it.
  @inline(__always)
  func sources(on edge: Int) -> Range<Int> { sourcesOfEdges[edge] }

  /// What is walked at the least from the nearest source to a point of an edge, in metres of level footway, the later
  /// start of features of less reach among them; infinite beyond the limit.
  @inline(__always)
  func cost(edge number: Int, along: Double) -> Double {
    let edge = graph.edges[number]
    let slowness = graph.slowness(of: number)
    var cost = min(
      tree.costs[Int(edge.from)] + along * slowness,
      tree.costs[Int(edge.to)] + (edge.length - along) * slowness)
    for place in sources(on: number) {
      let source = sources[place]
      let way = max(0, source.from - along, along - source.to)
      cost = min(cost, source.cost + way * slowness)
    }
    return cost
  }

  /// What is walked at the least from the nearest source to a place, in metres of level footway; infinite beyond the
  /// limit.
  public func cost(of link: StreetLink) -> Double {
    let cost = cost(edge: Int(link.edge), along: link.along) + link.leg
    return cost <= bound ? cost : .infinity
  }

  /// Whether a place that joins the network at a link is within reach, inclusive with ``Distance/tolerance``.
  @inline(__always)
  public func covers(_ link: StreetLink) -> Bool {
    cost(edge: Int(link.edge), along: link.along) + link.leg <= bound
  }

  /// Whether each of many places is within reach, inclusive with ``Distance/tolerance``; one that is not linked is not.
  public func covers(_ places: StreetLinks) -> [Bool] {
    var isCovered = [Bool](repeating: false, count: places.count)
    unsafe tree.costs.withUnsafeBufferPointer { costs in
      unsafe places.ways.withUnsafeBufferPointer { ways in
        unsafe isCovered.withUnsafeMutableBufferPointer { isCovered in
          for place in ways.indices {
            let way = unsafe ways[place]
            guard way.edge >= 0 else { continue }
            let nearer = unsafe min(costs[Int(way.from)] + way.fromCost, costs[Int(way.to)] + way.toCost)
            if nearer <= bound {
              unsafe isCovered[place] = true
            } else if sourcesOfEdges.contains(Int(way.edge)), let link = places.links[place] {
              unsafe isCovered[place] = covers(link)
            }
          }
        }
      }
    }
    return isCovered
  }

  /// What is left of the reach when a place is reached, in metres of level footway, at least 0; nil when it is not
  /// within reach.
  public func remaining(_ link: StreetLink) -> Double? {
    let cost = cost(edge: Int(link.edge), along: link.along) + link.leg
    return cost <= bound ? max(0, limit - cost) : nil
  }

  /// The feature nearest to a place, of equally near ones the lower number, and what is walked to it in metres of level
  /// footway; nil when none is within reach.
  ///
  /// Where features reach differently far, the nearest is the one that has most of its reach left.
  ///
  /// - Precondition: the area names owners.
  public func nearest(_ link: StreetLink) -> (feature: Int, cost: Double)? {
    let edge = graph.edges[Int(link.edge)]
    let slowness = graph.slowness(of: Int(link.edge))
    var best = (cost: Double.infinity, owner: Int32.max)
    func consider(_ cost: Double, _ owner: Int32) {
      if owner >= 0, (cost, owner) < best { best = (cost, owner) }
    }
    consider(tree.costs[Int(edge.from)] + link.along * slowness, tree.owners[Int(edge.from)])
    consider(tree.costs[Int(edge.to)] + (edge.length - link.along) * slowness, tree.owners[Int(edge.to)])
    for place in sources(on: Int(link.edge)) {
      let source = sources[place]
      let way = max(0, source.from - link.along, link.along - source.to)
      consider(source.cost + way * slowness, source.owner)
    }
    let cost = best.cost + link.leg
    return cost <= bound ? (Int(best.owner), cost) : nil
  }
}
