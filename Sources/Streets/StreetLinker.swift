// Places join the network where it comes nearest to them, on edges and not at nodes, unless something is in the way.

public import Planar

/// Finds where places join a network. A value; safe to share between threads.
public struct StreetLinker: Sendable {
  /// The network.
  public let graph: StreetGraph
  /// How places join it.
  public let rule: LinkRule
  let index: StreetIndex
  private let joints: StreetJoints?
  /// As far as the rule says and the tolerance of every threshold.
  let farthest: Double
  private let barriers: Barriers?

  /// A linker for a network.
  ///
  /// - Parameters:
  ///   - graph: The network.
  ///   - rule: How places join it.
  ///   - barriers: Lines and polygons that nobody crosses on the straight way from a place to a street, such as
  ///     railways; streets themselves pass over or under them.
  public init(_ graph: StreetGraph, rule: LinkRule = LinkRule(), barriers: PlanarGeometries? = nil) {
    self.graph = graph
    self.rule = rule
    index = StreetIndex(graph)
    farthest = rule.within + Distance.tolerance
    joints = rule.target == .node ? StreetJoints(graph) : nil
    self.barriers = barriers.map(Barriers.init)
  }

  /// Whether something is in the way from one place to another.
  func isSeparated(_ one: PlanarPoint, _ other: PlanarPoint) -> Bool {
    barriers?.separate(one.x, one.y, other.x, other.y) ?? false
  }

  /// Where a place joins the network; nil when it is not linked: no street lies near enough, or each has a barrier
  /// before it.
  ///
  /// - Parameters:
  ///   - x: Easting in metres.
  ///   - y: Northing in metres.
  public func link(x: Double, y: Double) -> StreetLink? {
    if let joints {
      return joints.nearest(x: x, y: y, within: farthest, barriers: barriers).map {
        linked($0.edge, $0.along, away: $0.distance)
      }
    }
    let found =
      if let barriers {
        index.nearest(x: x, y: y, within: farthest) { !barriers.separate(x, y, $0, $1) }
      } else {
        index.nearest(x: x, y: y, within: farthest) { _, _ in true }
      }
    guard let found else { return nil }
    let (edge, along) = graph.position(found.segment, found.share)
    return linked(edge, along, away: found.squaredDistance.squareRoot())
  }

  /// Where each of many places joins the network.
  ///
  /// - Parameters:
  ///   - x: Eastings in metres.
  ///   - y: Northings in metres, as many.
  ///   - places: The places to be linked, ascending, by their position in the columns; nil for all. The others are not.
  public func links(x: [Double], y: [Double], of places: [Int]? = nil) -> StreetLinks {
    guard let places else { return StreetLinks(zip(x, y).map { link(x: $0, y: $1) }, of: graph) }
    var links = [StreetLink?](repeating: nil, count: x.count)
    for place in places { links[place] = link(x: x[place], y: y[place]) }
    return StreetLinks(links, of: graph)
  }

  private func linked(_ edge: Int, _ along: Double, away: Double) -> StreetLink {
    StreetLink(edge: edge, along: along, away: away, leg: rule.countsWay ? away : 0)
  }
}

/// Where streets end or meet, as places to join.
private struct StreetJoints: Sendable {
  private struct Joint: Sendable {
    var place: PlanarPoint
    var edge: Int
    var along: Double
  }

  private let index: PackedIndex
  private let joints: [Joint]

  init(_ graph: StreetGraph) {
    var joints: [Joint] = []
    for edge in 0..<graph.edgeCount {
      let (from, to) = graph.ends(of: edge)
      joints.append(Joint(place: graph.nodes[from], edge: edge, along: 0))
      joints.append(Joint(place: graph.nodes[to], edge: edge, along: graph.length(of: edge)))
      // Streets end within an edge where one goes on as another: who contracts no streets has a node there.
      var isFirst = true
      graph.forEachRun(of: edge) { along, start in
        if !isFirst { joints.append(Joint(place: start, edge: edge, along: along)) }
        isFirst = false
      }
    }
    self.joints = joints
    index = PackedIndex(
      joints.map { Box(minX: $0.place.x, minY: $0.place.y, maxX: $0.place.x, maxY: $0.place.y) })
  }

  func nearest(
    x: Double, y: Double, within: Double, barriers: Barriers?
  ) -> (edge: Int, along: Double, distance: Double)? {
    var limit = 1
    while true {
      let found = index.nearest(x: x, y: y, limit: limit, within: within)
      for neighbor in found {
        let joint = joints[neighbor.item]
        if let barriers, barriers.separate(x, y, joint.place.x, joint.place.y) { continue }
        return (joint.edge, joint.along, neighbor.distance)
      }
      if found.count < limit { return nil }
      limit *= 4
    }
  }
}
