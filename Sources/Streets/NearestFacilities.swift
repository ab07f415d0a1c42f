// The k nearest facilities of every place: who serves whom, who would serve instead, what is lost if one closes.
//
// The same walk outwards as a bounded search, but a node may be passed k times, each time on the way from another
// facility: what comes later than k others need not go on.

internal import Planar

/// A facility and what is walked to it.
public struct WalkedFacility: Sendable, Hashable {
  /// The feature.
  public var owner: Int32
  /// What is walked to it, in metres of level footway.
  public var cost: Double

  /// A facility and its cost.
  public init(owner: Int, cost: Double) {
    self.owner = Int32(owner)
    self.cost = cost
  }
}

/// For every place on a network the facilities nearest to it along streets. It never changes; safe to share between
/// threads.
public final class NearestFacilities: Sendable {
  /// The network.
  public let graph: StreetGraph
  /// How many facilities are known for a place at the most.
  public let limit: Int
  /// How far away they are at the most, in metres of level footway, inclusive.
  public let within: Double
  // `limit` entries a node, nearest first; owner -1 where there are no more.
  private let known: [WalkedFacility]
  private let sources: [WalkSource]
  private let sourcesOfEdges: EdgeEntries

  /// The facilities nearest to every node.
  ///
  /// - Parameters:
  ///   - graph: The network.
  ///   - sources: Where walks begin; a feature with several counts once.
  ///   - limit: How many are to be known, at least 1.
  ///   - within: How far away they may be, in metres of level footway.
  public init(_ graph: StreetGraph, sources: [WalkSource], limit: Int, within: Double = .infinity) {
    precondition(limit >= 1, "at least the nearest facility is to be known")
    self.graph = graph
    self.limit = limit
    self.within = within
    let sorted = sources.sorted { ($0.edge, $0.from, $0.to, $0.owner) < ($1.edge, $1.from, $1.to, $1.owner) }
    self.sources = sorted
    sourcesOfEdges = EdgeEntries(sorted.lazy.map(\.edge), edgeCount: graph.edgeCount)
    known = Self.search(graph, from: sorted, limit: limit, within: within + Distance.tolerance)
  }

  private static func search(
    _ graph: StreetGraph, from sources: [WalkSource], limit: Int, within: Double
  ) -> [WalkedFacility] {
    var known = [WalkedFacility](
      repeating: WalkedFacility(owner: -1, cost: .infinity), count: graph.nodeCount * limit)
    var seeds: [SearchSeed] = []
    for source in sources {
      let edge = graph.edges[Int(source.edge)]
      let slowness = graph.slowness(of: Int(source.edge))
      seeds.append(
        SearchSeed(node: edge.from, cost: source.leg + source.from * slowness, owner: source.owner))
      seeds.append(
        SearchSeed(
          node: edge.to, cost: source.leg + (edge.length - source.to) * slowness, owner: source.owner))
    }
    seeds.removeAll { $0.cost > within }
    guard !graph.arcs.isEmpty else { return known }
    var queue = BucketQueue<SIMD2<Int32>>(width: graph.bucketWidth(for: seeds))
    func reach(_ node: Int32, _ cost: Double, _ owner: Int32) {
      guard cost <= within else { return }
      let own = Int(node) * limit..<(Int(node) + 1) * limit
      guard Self.insert(WalkedFacility(owner: Int(owner), cost: cost), into: &known[own]) else { return }
      queue.push([node, owner], cost)
    }
    for seed in seeds { reach(seed.node, seed.cost, seed.owner) }
    while let (item, cost) = queue.pop() {
      let (node, owner) = (Int(item[0]), item[1])
      // Still among the nearest, and by this very way?
      let isCurrent = known[node * limit..<(node + 1) * limit].contains {
        $0.owner == owner && $0.cost == cost
      }
      guard isCurrent else { continue }
      for place in Int(graph.firstArcs[node])..<Int(graph.firstArcs[node + 1]) {
        reach(graph.arcs[place].target, cost + graph.arcs[place].cost, owner)
      }
    }
    return known
  }

  /// Puts a facility among the nearest, each once, nearer ones and of equally near ones lower numbers first.
  ///
  /// - Returns: Whether it is among them now and was not as near before.
  private static func insert(_ facility: WalkedFacility, into list: inout ArraySlice<WalkedFacility>) -> Bool
  {
    func precedes(_ a: WalkedFacility, _ b: WalkedFacility) -> Bool {
      b.owner < 0 || (a.cost, a.owner) < (b.cost, b.owner)
    }
    var place = list.endIndex - 1
    if let own = list.firstIndex(where: { $0.owner == facility.owner }) {
      guard facility.cost < list[own].cost else { return false }
      place = own
    } else if !precedes(facility, list[place]) {
      return false
    }
    while place > list.startIndex, precedes(facility, list[place - 1]) {
      list[place] = list[place - 1]
      place -= 1
    }
    list[place] = facility
    return true
  }

  /// The facilities nearest to a place along streets, nearest first, of equally near ones the lower number; fewer where
  /// fewer are within the distance.
  public func facilities(near link: StreetLink) -> [WalkedFacility] {
    let edge = graph.edges[Int(link.edge)]
    let slowness = graph.slowness(of: Int(link.edge))
    var found = [WalkedFacility](repeating: WalkedFacility(owner: -1, cost: .infinity), count: limit)[...]
    func add(_ owner: Int32, _ cost: Double) {
      guard owner >= 0, cost <= within + Distance.tolerance else { return }
      _ = Self.insert(WalkedFacility(owner: Int(owner), cost: cost), into: &found)
    }
    let ends = [(edge.from, link.along), (edge.to, edge.length - link.along)]
    for (node, way) in ends {
      for facility in known[Int(node) * limit..<(Int(node) + 1) * limit] {
        add(facility.owner, facility.cost + way * slowness + link.leg)
      }
    }
    for source in sources[sourcesOfEdges[Int(link.edge)]] {
      let way = max(0, source.from - link.along, link.along - source.to)
      add(source.owner, source.leg + way * slowness + link.leg)
    }
    return found.filter { $0.owner >= 0 }
  }
}
