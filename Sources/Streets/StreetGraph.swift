// The walking network: nodes where streets meet, fork, end or change, and the edges between them.
//
// Chains of streets that merely follow one another are one edge. An edge keeps the course of its lines, so a place joins
// it where it really is, and its length is that of the lines as drawn. Everything is walked both ways.

public import Planar

/// A walking network. It never changes; safe to share between threads.
///
/// The numbers of nodes and edges depend on where streets lie, not on their order in the file: nodes follow a
/// Hilbert curve, edges their nodes. An edge leads from the node of the lower number.
public final class StreetGraph: Sendable {
  /// A way out of a node.
  struct Arc: Sendable {
    var target: Int32
    var edge: Int32
    /// The edge's length in metres of level footway.
    var cost: Double
  }

  /// A street, or several that follow one another, between two nodes.
  struct Edge: Sendable {
    var from: Int32
    var to: Int32
    var firstRun: Int32
    var kind: Int32
    /// Metres as drawn.
    var length: Double

    mutating func turn() { swap(&from, &to) }
  }

  /// The streets it was made from.
  public let lines: StreetLines
  /// How far apart two vertices may lie and still be one place, in metres.
  public let tolerance: Double
  /// Where the nodes stand.
  public let nodes: [PlanarPoint]
  /// Where each node's arcs start; one entry more than there are nodes.
  let firstArcs: [Int32]
  let arcs: [Arc]
  /// The costs of all arcs together.
  let totalCost: Double
  let edges: [Edge]
  let runs: [StreetRun]
  /// Which vertices begin a run.
  let runStarts: RankedBits
  /// Streets without any length, ascending.
  public let streetsWithoutLength: [Int]
  /// Streets that others draw as well, part for part; they count once. Ascending.
  public let repeatedStreets: [Int]
  /// The length that is drawn more than once, beyond the first time, in metres.
  public let repeatedLength: Double

  /// The number of nodes.
  public var nodeCount: Int { nodes.count }
  /// The number of edges.
  public var edgeCount: Int { edges.count }

  /// The length of an edge in metres.
  public func length(of edge: Int) -> Double { edges[edge].length }

  /// The kind of street of an edge.
  public func kind(of edge: Int) -> StreetKind { lines.kinds[Int(edges[edge].kind)] }

  /// The nodes at the start and the end of an edge; the same one for a loop.
  public func ends(of edge: Int) -> (from: Int, to: Int) { (Int(edges[edge].from), Int(edges[edge].to)) }

  /// How much an edge's metres are worth in metres of level footway.
  @inline(__always)
  func slowness(of edge: Int) -> Double { lines.kinds[Int(edges[edge].kind)].slowness }

  /// The length of all edges in metres; what is drawn more than once counts once.
  public var length: Double { edges.reduce(into: ExactSum()) { $0.add($1.length) }.value }

  /// The network of lines.
  ///
  /// Streets meet where they share a vertex. A place where just two streets of one kind end is no node: they go on as
  /// one edge. A ring without any node gets one.
  ///
  /// - Parameters:
  ///   - lines: The streets.
  ///   - tolerance: Vertices no farther apart than this, in metres, are one place, as are those joined by a row of
  ///     such; above 0.
  public init(_ lines: StreetLines, tolerance: Double = 0.01) {
    precondition(tolerance > 0, "vertices are joined within a tolerance above 0")
    let cut = StreetRuns(lines, tolerance: tolerance)
    var chains = StreetChains(cut, lines)
    self.lines = lines
    self.tolerance = tolerance
    streetsWithoutLength = cut.streetsWithoutLength
    repeatedStreets = cut.repeatedStreets
    repeatedLength = cut.repeatedLength
    let order = Self.order(of: chains.nodePoints.map { cut.places[Int($0)] })
    nodes = order.map { cut.places[Int(chains.nodePoints[Int($0)])] }
    var numbers = [Int32](repeating: 0, count: order.count)
    for (number, node) in order.enumerated() { numbers[Int(node)] = Int32(number) }
    chains.orient(numbers, of: lines)
    edges = chains.sortedEdges(nodeCount: order.count, of: lines)
    runs = chains.runs
    runStarts = RankedBits(
      count: lines.geometries.x.count, set: chains.runs.lazy.map { Int(min($0.first, $0.last)) })
    (firstArcs, arcs) = Self.arcs(of: edges, nodeCount: order.count, kinds: lines.kinds)
    totalCost = arcs.reduce(0) { $0 + $1.cost }
  }

  /// How many bytes the network's own arrays take, without the lines that it was made from.
  public var byteCount: Int {
    nodes.count * MemoryLayout<PlanarPoint>.stride + firstArcs.count * 4 + arcs.count
      * MemoryLayout<Arc>.stride
      + edges.count * MemoryLayout<Edge>.stride + runs.count * MemoryLayout<StreetRun>.stride
      + runStarts.byteCount
  }

  /// Calls `body` with each straight piece of an edge, along the edge: the vertex that the file begins it at, the
  /// distance along the edge in metres where it begins, its two ends.
  @inline(__always)
  func forEachSegment(
    of edge: Int, _ body: (_ segment: Int, _ along: Double, _ a: PlanarPoint, _ b: PlanarPoint) -> Void
  ) {
    let (x, y) = (lines.geometries.x, lines.geometries.y)
    var along = 0.0
    var run = edges[edge].firstRun
    while run >= 0 {
      let course = runs[Int(run)]
      let step = course.first < course.last ? 1 : -1
      var vertex = Int(course.first)
      while vertex != Int(course.last) {
        let next = vertex + step
        let (a, b) = (PlanarPoint(x: x[vertex], y: y[vertex]), PlanarPoint(x: x[next], y: y[next]))
        body(min(vertex, next), along, a, b)
        along += StreetGraph.distance(a, b)
        vertex = next
      }
      run = course.next
    }
  }

  /// The streets that an edge is made of, along it.
  public func streets(of edge: Int) -> [StreetCourse] {
    let (x, y) = (lines.geometries.x, lines.geometries.y)
    var courses: [StreetCourse] = []
    var along = 0.0
    var run = edges[edge].firstRun
    while run >= 0 {
      let course = runs[Int(run)]
      var points = course.vertices.map { PlanarPoint(x: x[$0], y: y[$0]) }
      if course.first > course.last { points.reverse() }
      let start = along
      for (a, b) in zip(points, points.dropFirst()) { along += StreetGraph.distance(a, b) }
      courses.append(
        StreetCourse(
          street: Int32(street(ofVertex: course.vertices.lowerBound)), from: start, to: along, points: points)
      )
      run = course.next
    }
    return courses
  }

  /// Where streets end or meet, each place once: all nodes, and where one street goes on as another.
  public var joints: [StreetLink] {
    var isSeen = [Bool](repeating: false, count: nodeCount)
    var joints: [StreetLink] = []
    for edge in 0..<edgeCount {
      func add(_ node: Int32, _ along: Double) {
        guard !isSeen[Int(node)] else { return }
        isSeen[Int(node)] = true
        joints.append(StreetLink(edge: edge, along: along, away: 0, leg: 0))
      }
      add(edges[edge].from, 0)
      add(edges[edge].to, edges[edge].length)
      forEachRun(of: edge) { along, _ in
        if along > 0 { joints.append(StreetLink(edge: edge, along: along, away: 0, leg: 0)) }
      }
    }
    return joints
  }

  /// Calls `body` for each run of an edge, along the edge: how far along in metres it begins, and where.
  func forEachRun(of edge: Int, _ body: (_ along: Double, _ start: PlanarPoint) -> Void) {
    let (x, y) = (lines.geometries.x, lines.geometries.y)
    var along = 0.0
    var run = edges[edge].firstRun
    while run >= 0 {
      let course = runs[Int(run)]
      body(along, PlanarPoint(x: x[Int(course.first)], y: y[Int(course.first)]))
      let vertices = course.vertices
      for vertex in vertices.dropLast() {
        along += StreetGraph.distance(
          PlanarPoint(x: x[vertex], y: y[vertex]), PlanarPoint(x: x[vertex + 1], y: y[vertex + 1]))
      }
      run = course.next
    }
  }

  /// The ends of a straight piece, by the vertex that the file begins it at.
  func segmentEnds(_ segment: Int) -> (a: PlanarPoint, b: PlanarPoint) {
    let (x, y) = (lines.geometries.x, lines.geometries.y)
    return (PlanarPoint(x: x[segment], y: y[segment]), PlanarPoint(x: x[segment + 1], y: y[segment + 1]))
  }

  /// The place so many metres along an edge.
  public func place(onEdge edge: Int, along: Double) -> PlanarPoint {
    var place = nodes[Int(edges[edge].to)]
    var isFound = false
    forEachSegment(of: edge) { _, start, a, b in
      let length = StreetGraph.distance(a, b)
      guard !isFound, along <= start + length else { return }
      isFound = true
      let share = length > 0 ? max(0, along - start) / length : 0
      place = PlanarPoint(x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y))
    }
    return place
  }

  /// The street that a vertex belongs to.
  func street(ofVertex vertex: Int) -> Int { lines.street(ofVertex: vertex) }

  @inline(__always)
  static func distance(_ a: PlanarPoint, _ b: PlanarPoint) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    return (dx * dx + dy * dy).squareRoot()
  }
}

/// The course of one street over a part of an edge.
public struct StreetCourse: Sendable, Hashable {
  /// The street, by its feature.
  public var street: Int32
  /// Where it begins, in metres along the edge.
  public var from: Double
  /// Where it ends, in metres along the edge.
  public var to: Double
  /// Its points, along the edge.
  public var points: [PlanarPoint]
}
