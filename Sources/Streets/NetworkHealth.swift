// What is wrong with a network: pieces that nothing joins, ends that all but meet another street.

public import Planar

/// A part of a network that can be walked from any of its points to any other, and from which no way leads elsewhere.
public struct NetworkPiece: Sendable, Hashable {
  /// The length of its streets in metres.
  public var length: Double
  /// How many edges it has.
  public var edgeCount: Int
  /// A place in it: its node of the lowest number.
  public var place: PlanarPoint
}

/// The end of a street that all but meets another.
public struct LooseEnd: Sendable, Hashable {
  /// Where the street ends.
  public var place: PlanarPoint
  /// How far it is from the other, in metres.
  public var distance: Double
  /// The street that ends, by feature.
  public var street: Int
  /// The street that it all but meets, by feature.
  public var other: Int
}

/// The health of a network.
public struct NetworkHealth: Sendable {
  /// The pieces, longest first; of equally long ones that of the lower node.
  public let pieces: [NetworkPiece]
  /// The piece of each edge.
  public let pieceOfEdge: [Int32]
  /// Ends of streets within the distance of another street that they do not meet, by node.
  public let looseEnds: [LooseEnd]

  /// Looks a network over.
  ///
  /// - Parameters:
  ///   - linker: The network.
  ///   - distance: How near an end has to come to another street to be doubted, in metres.
  public init(_ linker: StreetLinker, looseWithin distance: Double = 1) {
    let graph = linker.graph
    var parents = (0..<Int32(graph.nodeCount)).map { $0 }
    func root(_ node: Int32) -> Int32 {
      var node = node
      while parents[Int(node)] != node {
        parents[Int(node)] = parents[Int(parents[Int(node)])]
        node = parents[Int(node)]
      }
      return node
    }
    for edge in graph.edges {
      let (a, b) = (root(edge.from), root(edge.to))
      if a != b { parents[Int(max(a, b))] = min(a, b) }
    }
    var numbers: [Int32: Int] = [:]
    var lengths: [ExactSum] = []
    var found: [NetworkPiece] = []
    var pieceOfEdge: [Int32] = []
    for edge in graph.edges {
      let node = root(edge.from)
      let number = numbers[node] ?? found.count
      if number == found.count {
        numbers[node] = number
        lengths.append(ExactSum())
        found.append(NetworkPiece(length: 0, edgeCount: 0, place: graph.nodes[Int(node)]))
      }
      lengths[number].add(edge.length)
      found[number].edgeCount += 1
      pieceOfEdge.append(Int32(number))
    }
    for number in found.indices { found[number].length = lengths[number].value }
    let order = found.indices.sorted { (found[$1].length, $0) < (found[$0].length, $1) }
    var ranks = [Int32](repeating: 0, count: order.count)
    for (rank, number) in order.enumerated() { ranks[number] = Int32(rank) }
    pieces = order.map { found[$0] }
    self.pieceOfEdge = pieceOfEdge.map { ranks[Int($0)] }
    looseEnds = Self.looseEnds(of: linker, within: distance)
  }

  /// The share of the length that the longest piece has; 1 without streets.
  public var largestShare: Double {
    let whole = pieces.reduce(into: ExactSum()) { $0.add($1.length) }.value
    return whole > 0 ? (pieces.first?.length ?? 0) / whole : 1
  }

  private static func looseEnds(of linker: StreetLinker, within distance: Double) -> [LooseEnd] {
    let graph = linker.graph
    var loose: [LooseEnd] = []
    for node in 0..<graph.nodeCount
    where graph.firstArcs[node + 1] - graph.firstArcs[node] == 1 {
      let place = graph.nodes[node]
      let arc = graph.arcs[Int(graph.firstArcs[node])]
      let (own, foot) = (arc.edge, Int(arc.target))
      let isStub = graph.length(of: Int(own)) <= distance
      let window = Box(minX: place.x, minY: place.y, maxX: place.x, maxY: place.y).expanded(by: distance)
      var best: (squared: Double, segment: Int)?
      for segment in linker.index.segments(near: window) {
        let (a, b) = graph.segmentEnds(segment)
        let squared = Distance.squared(x: place.x, y: place.y, toSegment: a.x, a.y, b.x, b.y)
        guard squared <= distance * distance else { continue }
        let other = graph.position(segment, 0).edge
        // A stub no longer than that meets what it comes near to, at its other end.
        let joins = isStub && (graph.ends(of: other).from == foot || graph.ends(of: other).to == foot)
        if other == Int(own) || joins { continue }
        if best.map({ squared < $0.squared }) ?? true { best = (squared, segment) }
      }
      guard let best else { continue }
      let run = graph.runs[Int(graph.edges[Int(own)].firstRun)]
      loose.append(
        LooseEnd(
          place: place, distance: best.squared.squareRoot(),
          street: Int(run.street),
          other: graph.street(ofSegment: best.segment)))
    }
    return loose
  }
}
