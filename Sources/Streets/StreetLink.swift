// Where places join the network.

/// Where a place joins the network: a point of an edge, and how far the place is from it.
public struct StreetLink: Sendable, Hashable {
  /// The edge.
  public var edge: Int32
  /// How far along the edge, in metres from its start.
  public var along: Double
  /// How far the place is from there in a straight line, in metres.
  public var away: Double
  /// What of that counts as walked, in metres: all or nothing of it.
  public var leg: Double

  /// A link.
  public init(edge: Int, along: Double, away: Double, leg: Double) {
    self.edge = Int32(edge)
    self.along = along
    self.away = away
    self.leg = leg
  }
}

/// How places join the network.
public struct LinkRule: Sendable, Hashable {
  /// What a place joins.
  public enum Target: String, Sendable, Hashable, CaseIterable {
    /// The nearest point of any street.
    case street
    /// The nearest place where streets end or meet. For reproducing what others computed: it moves places.
    case node
  }

  /// What a place joins.
  public var target: Target
  /// A place farther than this from it, in metres, is not linked; inclusive with ``Distance/tolerance``.
  public var within: Double
  /// Whether the straight way to it counts as walked.
  public var countsWay: Bool

  /// A rule; by default the nearest point of a street within 500 m, the way to it counted.
  public init(target: Target = .street, within: Double = 500, countsWay: Bool = true) {
    self.target = target
    self.within = within
    self.countsWay = countsWay
  }
}

/// Where many places join a network, with the ways from there to the ends of their edges; one entry a place.
public struct StreetLinks: Sendable {
  /// The way of a place to its edge's ends.
  struct Way: Sendable {
    /// The edge; -1 for a place that is not linked.
    var edge: Int32
    var from: Int32
    var to: Int32
    /// What is walked from the place to either end, in metres of level footway.
    var fromCost: Double
    var toCost: Double
  }

  /// The links; nil for a place that is not linked.
  public let links: [StreetLink?]
  let ways: [Way]

  /// Links of a network.
  public init(_ links: [StreetLink?], of graph: StreetGraph) {
    self.links = links
    ways = links.map { link in
      guard let link else { return Way(edge: -1, from: 0, to: 0, fromCost: 0, toCost: 0) }
      let edge = graph.edges[Int(link.edge)]
      let slowness = graph.slowness(of: Int(link.edge))
      return Way(
        edge: link.edge, from: edge.from, to: edge.to, fromCost: link.leg + link.along * slowness,
        toCost: link.leg + (edge.length - link.along) * slowness)
    }
  }

  /// The number of places.
  public var count: Int { links.count }

  /// Whether a place is linked.
  public func isLinked(_ place: Int) -> Bool { ways[place].edge >= 0 }
}
