// How far apart facilities are along streets: the gaps between one and the next, and which street lies in which.
//
// Every point of a street belongs to the facility nearest along streets (the network Voronoi diagram; A. Okabe and
// K. Sugihara, "Spatial analysis along networks", Wiley 2012, ch. 4). Where two such regions meet, or one meets itself
// behind a block, the way from facility to facility through that point is a gap, and the point its middle. A dead end
// is a gap that is open: its length is that of the way to the end.
//
// The ways through a point, from its own facility outwards, may lead to several gaps. It lies in the shortest of those
// that end at another facility, so that a side street does not move apart what is near along the main street; where no
// way leads to another, in the longest of the dead ends and the ways around blocks.

/// A gap between one facility and the next along streets.
public struct StreetGap: Sendable, Hashable {
  /// Its length in metres.
  public var length: Double
  /// The edge that its middle lies on; for an open one that of the street's end.
  public var edge: Int32
  /// How far along that edge the middle, or the end, lies, in metres.
  public var along: Double
  /// The facilities at its ends, the lower number first; the same one twice for a way around a block and for an open
  /// gap.
  public var owners: [Int32]
  /// Whether it is a dead end, with a facility on one side only.
  public var isOpen: Bool
}

/// A stretch of street and the gap that it lies in.
public struct GapStretch: Sendable, Hashable {
  /// The stretch.
  public var stretch: StreetStretch
  /// The gap by its place in ``StreetGaps/gaps``; nil where no facility can be walked to at all.
  public var gap: Int?
}

/// The gaps between facilities along the streets of a network.
public struct StreetGaps: Sendable {
  /// The gaps by the edges of their middles, and along them.
  public let gaps: [StreetGap]
  /// Every stretch of every street, by its edge and along it.
  public let stretches: [GapStretch]

  /// The gaps between sources.
  ///
  /// - Parameters:
  ///   - graph: A network on which a metre counts as a metre.
  ///   - sources: Where the facilities stand; the way from a facility to its street is not counted.
  public init(_ graph: StreetGraph, sources: [WalkSource]) {
    let diagram = GapDiagram(graph, sources: sources)
    let order = diagram.gaps.indices.sorted { a, b in
      let (p, q) = (diagram.gaps[a], diagram.gaps[b])
      return (p.edge, p.along, p.length) < (q.edge, q.along, q.length)
    }
    var places = order
    for (place, gap) in order.enumerated() { places[gap] = place }
    gaps = order.map { diagram.gaps[$0] }
    stretches = diagram.pieces.map { piece in
      GapStretch(
        stretch: StreetStretch(edge: piece.edge, from: piece.from, to: piece.to),
        gap: piece.gap.map { places[$0] })
    }
  }
}

extension StreetGaps {
  /// The longer of two gaps, by their places; of equally long ones the lower.
  public func longer(_ one: Int, _ other: Int?) -> Int {
    guard let other else { return one }
    let (a, b) = (gaps[one].length, gaps[other].length)
    return a > b || (a == b && one < other) ? one : other
  }

  /// For each facility the distance along streets to the next other one, in metres; nil for one that no way leads from
  /// to another.
  ///
  /// - Parameter count: The number of facilities.
  public func nextFacilities(count: Int) -> [Double?] {
    var nearest = [Double?](repeating: nil, count: count)
    for gap in gaps where gap.owners[0] != gap.owners[1] {
      for owner in gap.owners { nearest[Int(owner)] = min(gap.length, nearest[Int(owner)] ?? .infinity) }
    }
    return nearest
  }
}

/// Streets cut at nodes and facilities into pieces, and how each is reached.
private struct GapDiagram {
  /// A node, or a facility within an edge.
  struct Anchor {
    /// The way to the nearest facility in metres; infinite where there is none.
    var cost: Double
    var owner: Int32
    /// The piece that the way comes over; nil at a facility, and where nothing comes.
    var parent: Int?
    /// The gap that whoever comes through here lies in.
    var beyond: Int?
    /// How many pieces lead on from here, to anchors that are reached over them.
    var children = 0
  }

  /// A stretch between two anchors.
  struct Piece {
    var edge: Int
    var from: Double
    var to: Double
    var start: Int
    var end: Int
    /// The gap that it lies in.
    var gap: Int?
  }

  var gaps: [StreetGap] = []
  var pieces: [Piece] = []
  private var anchors: [Anchor]

  init(_ graph: StreetGraph, sources: [WalkSource]) {
    var onStreet = sources
    for place in onStreet.indices { onStreet[place].leg = 0 }
    let area = WalkingArea(everywhere: graph, sources: onStreet)
    anchors = (0..<graph.nodeCount).map { Anchor(cost: area.tree.costs[$0], owner: area.tree.owners[$0]) }
    for edge in 0..<graph.edgeCount {
      let (from, to) = graph.ends(of: edge)
      var (start, along) = (from, 0.0)
      func addPiece(to end: Int, at place: Double) {
        pieces.append(Piece(edge: edge, from: along, to: place, start: start, end: end))
        (start, along) = (end, place)
      }
      for place in area.sources(on: edge) {
        let source = area.sources[place]
        for stop in [source.from, source.to] where stop > along && stop < graph.length(of: edge) {
          anchors.append(Anchor(cost: 0, owner: source.owner))
          addPiece(to: anchors.count - 1, at: stop)
        }
      }
      addPiece(to: to, at: graph.length(of: edge))
    }
    addGaps(between: onStreet, of: graph)
    chooseParents()
    findGaps()
    lead()
  }

  /// Facilities at one spot are no distance apart.
  private mutating func addGaps(between sources: [WalkSource], of graph: StreetGraph) {
    struct Spot: Hashable, Comparable {
      // A node, or else an edge and a place along it.
      var node: Int
      var edge: Int
      var along: Double

      static func < (a: Spot, b: Spot) -> Bool { (a.node, a.edge, a.along) < (b.node, b.edge, b.along) }
    }
    var owners: [Spot: Set<Int32>] = [:]
    for source in sources where source.from == source.to {
      let (from, to) = graph.ends(of: Int(source.edge))
      let spot =
        source.from <= 0
        ? Spot(node: from, edge: -1, along: 0)
        : source.from >= graph.length(of: Int(source.edge))
          ? Spot(node: to, edge: -1, along: 0)
          : Spot(node: -1, edge: Int(source.edge), along: source.from)
      owners[spot, default: []].insert(source.owner)
    }
    for (spot, owners) in owners.filter({ $0.value.count > 1 }).sorted(by: { $0.key < $1.key }) {
      let ascending = owners.sorted()
      let edge = spot.node < 0 ? spot.edge : Int(graph.arcs[Int(graph.firstArcs[spot.node])].edge)
      let isEnd = spot.node >= 0 && graph.ends(of: edge).from != spot.node
      for (one, other) in zip(ascending, ascending.dropFirst()) {
        gaps.append(
          StreetGap(
            length: 0, edge: Int32(edge), along: isEnd ? graph.length(of: edge) : spot.along,
            owners: [one, other], isOpen: false))
      }
    }
  }

  /// Each anchor is reached over one piece: of equally near ways that over the lower.
  private mutating func chooseParents() {
    for number in pieces.indices {
      let piece = pieces[number]
      for (near, far) in [(piece.start, piece.end), (piece.end, piece.start)] {
        let (a, b) = (anchors[near], anchors[far])
        guard b.cost > 0, b.cost.isFinite, b.parent == nil, b.cost == a.cost + (piece.to - piece.from),
          (a.cost, near) < (b.cost, far)
        else { continue }
        anchors[far].parent = number
        anchors[near].children += 1
      }
    }
  }

  private func isTree(_ number: Int) -> Bool {
    anchors[pieces[number].start].parent == number || anchors[pieces[number].end].parent == number
  }

  /// Pieces that nothing is reached over are where ways meet.
  private mutating func findGaps() {
    for number in pieces.indices where !isTree(number) {
      let piece = pieces[number]
      let (a, b) = (anchors[piece.start], anchors[piece.end])
      guard a.cost.isFinite, b.cost.isFinite else { continue }
      let length = piece.to - piece.from
      let middle = min(piece.to, max(piece.from, piece.from + (length + b.cost - a.cost) / 2))
      let gap = gaps.count
      gaps.append(
        StreetGap(
          length: a.cost + length + b.cost, edge: Int32(piece.edge), along: middle,
          owners: [a.owner, b.owner].sorted(), isOpen: false))
      anchors[piece.start].beyond = nearer(gap, anchors[piece.start].beyond)
      anchors[piece.end].beyond = nearer(gap, anchors[piece.end].beyond)
      pieces[number].gap = gap
    }
  }

  /// From the ends of all ways inwards: each passes on one gap of those beyond it.
  private mutating func lead() {
    var open = anchors.indices.filter { anchors[$0].children == 0 && anchors[$0].parent != nil }
    while let far = open.popLast() {
      guard let number = anchors[far].parent else { continue }
      let piece = pieces[number]
      if anchors[far].beyond == nil {
        anchors[far].beyond = gaps.count
        gaps.append(
          StreetGap(
            length: anchors[far].cost, edge: Int32(piece.edge),
            along: piece.end == far ? piece.to : piece.from,
            owners: [anchors[far].owner, anchors[far].owner], isOpen: true))
      }
      let near = piece.start == far ? piece.end : piece.start
      anchors[near].beyond = nearer(anchors[far].beyond, anchors[near].beyond)
      pieces[number].gap = anchors[far].beyond
      anchors[near].children -= 1
      if anchors[near].children == 0, anchors[near].parent != nil { open.append(near) }
    }
  }

  /// Of two gaps the one that a point lies in which leads to both: rather one to another facility than none, of such the
  /// shorter, of others the longer; of equally long ones the lower.
  private func nearer(_ one: Int?, _ other: Int?) -> Int? {
    guard let one, let other else { return one ?? other }
    let (a, b) = (gaps[one], gaps[other])
    let (isNext, otherIsNext) = (a.owners[0] != a.owners[1], b.owners[0] != b.owners[1])
    if isNext != otherIsNext { return isNext ? one : other }
    if a.length == b.length { return min(one, other) }
    return (a.length < b.length) == isNext ? one : other
  }
}
