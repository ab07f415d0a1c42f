// The stretches of streets that lie in or near a feature: the frontage of a piece of land, the way along a park's
// border.

public import Planar

/// Finds the streets in and near features. It never changes; safe to share between threads.
public struct StreetFrontage: Sendable {
  private let graph: StreetGraph
  private let index: StreetIndex

  /// The streets of a linker's network.
  public init(_ linker: StreetLinker) {
    graph = linker.graph
    index = linker.index
  }

  /// The stretches that lie in a polygon or within a distance of it, or of a line or a point, by edge and along it.
  ///
  /// - Parameters:
  ///   - feature: The feature.
  ///   - geometries: What it is one of; polygons valid.
  ///   - distance: In metres, at least 0.
  public func stretches(near feature: Int, of geometries: PlanarGeometries, within distance: Double)
    -> [StreetStretch]
  {
    let window = geometries.box(of: feature).expanded(by: distance + Distance.tolerance)
    guard !window.isEmpty else { return [] }
    let outline = Outline(feature, of: geometries)
    var positions = EdgePositions(graph)
    var stretches: [StreetStretch] = []
    for segment in index.segments(near: window) {
      let (a, b) = graph.segmentEnds(segment)
      let length = StreetGraph.distance(a, b)
      guard length > 0 else { continue }
      for (from, to) in outline.shares(of: a, b, within: distance) {
        let (edge, start) = positions.position(segment, from)
        let (_, end) = positions.position(segment, to)
        if start != end {
          stretches.append(StreetStretch(edge: edge, from: min(start, end), to: max(start, end)))
        }
      }
    }
    return Self.joined(stretches)
  }

  /// Stretches that touch or overlap as one, by edge and along it.
  private static func joined(_ stretches: [StreetStretch]) -> [StreetStretch] {
    // Pieces of one street follow one another; what rounding leaves between them is none.
    let slack = 1e-9
    var joined: [StreetStretch] = []
    for stretch in stretches.sorted(by: { ($0.edge, $0.from, $0.to) < ($1.edge, $1.from, $1.to) }) {
      if let last = joined.last, last.edge == stretch.edge, stretch.from <= last.to + slack {
        joined[joined.count - 1].to = max(last.to, stretch.to)
      } else {
        joined.append(stretch)
      }
    }
    return joined
  }

  /// Where streets cross a feature's border, as points of edges, by edge and along it.
  public func crossings(of feature: Int, of geometries: PlanarGeometries) -> [(edge: Int, along: Double)] {
    let window = geometries.box(of: feature).expanded(by: Distance.tolerance)
    guard !window.isEmpty else { return [] }
    let outline = Outline(feature, of: geometries)
    var positions = EdgePositions(graph)
    var found: [(edge: Int, along: Double)] = []
    for segment in index.segments(near: window) {
      let (a, b) = graph.segmentEnds(segment)
      for share in outline.crossings(with: a, b) { found.append(positions.position(segment, share)) }
    }
    found.sort { ($0.edge, $0.along) < ($1.edge, $1.along) }
    var distinct: [(edge: Int, along: Double)] = []
    for place in found
    where distinct.last.map({ $0.edge != place.edge || place.along > $0.along + 1e-6 }) ?? true {
      distinct.append(place)
    }
    return distinct
  }
}

extension StreetFrontage {
  /// The place so many metres along an edge.
  func place(onEdge edge: Int, along: Double) -> PlanarPoint { graph.place(onEdge: edge, along: along) }

  /// The points of streets that may be nearest to a feature: their vertices, and where a corner of the feature's border
  /// stands before them.
  func cornersAndFeet(
    of feature: Int, of geometries: PlanarGeometries, within distance: Double
  ) -> [(edge: Int, place: PlanarPoint, along: Double)] {
    let window = geometries.box(of: feature).expanded(by: distance)
    guard !window.isEmpty else { return [] }
    var positions = EdgePositions(graph)
    var points: [(edge: Int, place: PlanarPoint, along: Double)] = []
    for segment in index.segments(near: window) {
      let (a, b) = graph.segmentEnds(segment)
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      let squared = dx * dx + dy * dy
      func add(_ share: Double) {
        let (edge, along) = positions.position(segment, share)
        points.append((edge, PlanarPoint(x: a.x + share * dx, y: a.y + share * dy), along))
      }
      add(0)
      add(1)
      guard squared > 0 else { continue }
      for vertex in geometries.layout.vertices(ofFeature: feature) {
        let (ox, oy) = (geometries.x[vertex] - a.x, geometries.y[vertex] - a.y)
        let share = (ox * dx + oy * dy) / squared
        let (ex, ey) = (ox - share * dx, oy - share * dy)
        if share > 0, share < 1, ex * ex + ey * ey <= distance * distance { add(share) }
      }
    }
    return points
  }
}

/// Where pieces lie on their edges, for many pieces one after the other: a street of very many vertices is walked along
/// once, and not for each of its pieces.
private struct EdgePositions {
  private let graph: StreetGraph
  // The edge whose pieces are known: how far along it each begins, its length, and whether the file draws it that way.
  private var edge = -1
  private var pieces: [Int: (along: Double, length: Double, isAhead: Bool)] = [:]
  // Streets of fewer vertices are found faster by walking along them.
  private static let many = 64

  init(_ graph: StreetGraph) { self.graph = graph }

  /// The same as ``StreetGraph/position(_:_:)``.
  mutating func position(_ segment: Int, _ share: Double) -> (edge: Int, along: Double) {
    let run = graph.runs[graph.runStarts.count(upTo: segment) - 1]
    guard run.vertices.count > Self.many else { return graph.position(segment, share) }
    if Int(run.edge) != edge {
      edge = Int(run.edge)
      pieces.removeAll(keepingCapacity: true)
      let (x, y) = (graph.lines.geometries.x, graph.lines.geometries.y)
      graph.forEachSegment(of: edge) { segment, along, a, b in
        let isAhead = a == PlanarPoint(x: x[segment], y: y[segment])
        pieces[segment] = (along, StreetGraph.distance(a, b), isAhead)
      }
    }
    guard let piece = pieces[segment] else { return graph.position(segment, share) }
    let along = piece.along + piece.length * (piece.isAhead ? share : 1 - share)
    return (edge, min(along, graph.length(of: edge)))
  }
}

/// A feature's border.
private struct Outline {
  private let feature: Int
  private let geometries: PlanarGeometries
  private var edges: [(a: PlanarPoint, b: PlanarPoint)] = []
  private let isPolygon: Bool

  init(_ feature: Int, of geometries: PlanarGeometries) {
    self.feature = feature
    self.geometries = geometries
    isPolygon = geometries.layout.kinds[feature] == .polygon
    let isPoints = geometries.layout.kinds[feature] == .point
    for ring in geometries.layout.rings(ofFeature: feature) {
      let vertices = geometries.layout.vertices(of: ring)
      for end in isPoints || vertices.count == 1 ? vertices : vertices.dropFirst() {
        let start = isPoints || vertices.count == 1 ? end : end - 1
        edges.append(
          (
            PlanarPoint(x: geometries.x[start], y: geometries.y[start]),
            PlanarPoint(x: geometries.x[end], y: geometries.y[end])
          ))
      }
    }
  }

  /// How far along a straight piece it crosses or touches the border: 0 at its first end, 1 at its second.
  ///
  /// Where it runs along the border, that is where the border turns away from it.
  func crossings(with a: PlanarPoint, _ b: PlanarPoint) -> [Double] {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = (dx * dx + dy * dy).squareRoot()
    return edges.compactMap { edge in
      let (ex, ey) = (edge.b.x - edge.a.x, edge.b.y - edge.a.y)
      let edgeLength = (ex * ex + ey * ey).squareRoot()
      let turn = dx * ey - dy * ex
      // What differs in direction by rounding only would cross anywhere.
      guard abs(turn) > 1e-9 * length * edgeLength else { return nil }
      let (ox, oy) = (edge.a.x - a.x, edge.a.y - a.y)
      let along = (ox * ey - oy * ex) / turn
      let borderAlong = (ox * dy - oy * dx) / turn
      // An end that lies on the other but for rounding is on it.
      let (slack, borderSlack) = (Distance.tolerance / length, Distance.tolerance / edgeLength)
      guard along >= -slack, along <= 1 + slack, borderAlong >= -borderSlack, borderAlong <= 1 + borderSlack
      else { return nil }
      return min(1, max(0, along))
    }
  }

  /// The part of a straight piece that runs beside an edge of the border no farther away than a distance; nil for one of
  /// another direction.
  ///
  /// At the distance itself all of it or nothing would be near, by the last digit of a coordinate.
  private func shareBeside(
    _ edge: (a: PlanarPoint, b: PlanarPoint), _ a: PlanarPoint, _ b: PlanarPoint, within distance: Double
  ) -> (from: Double, to: Double)? {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let (ex, ey) = (edge.b.x - edge.a.x, edge.b.y - edge.a.y)
    let squared = dx * dx + dy * dy
    let length = squared.squareRoot()
    guard abs(dx * ey - dy * ex) <= 1e-9 * length * (ex * ex + ey * ey).squareRoot() else { return nil }
    let (ox, oy) = (edge.a.x - a.x, edge.a.y - a.y)
    guard abs(dx * oy - dy * ox) <= (distance + Distance.tolerance) * length else { return nil }
    let ends = [
      (ox * dx + oy * dy) / squared, ((edge.b.x - a.x) * dx + (edge.b.y - a.y) * dy) / squared,
    ]
    let (from, to) = (max(0, min(ends[0], ends[1])), min(1, max(ends[0], ends[1])))
    return from < to ? (from, to) : nil
  }

  /// The parts of a straight piece that lie in the polygon or within a distance of its border, as shares of it.
  func shares(of a: PlanarPoint, _ b: PlanarPoint, within distance: Double) -> [(from: Double, to: Double)] {
    var found: [(from: Double, to: Double)] = []
    let window = Box(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
      .expanded(by: distance + Distance.tolerance)
    for edge in edges {
      let box = Box(
        minX: min(edge.a.x, edge.b.x), minY: min(edge.a.y, edge.b.y), maxX: max(edge.a.x, edge.b.x),
        maxY: max(edge.a.y, edge.b.y))
      guard box.intersects(window) else { continue }
      if let share = shareBeside(edge, a, b, within: distance) { found.append(share) }
      if distance > 0, let share = Capsule(edge.a, edge.b, radius: distance).share(of: a, b) {
        found.append(share)
      }
    }
    if isPolygon {
      let cuts = ([0, 1] + crossings(with: a, b)).sorted()
      for (from, to) in zip(cuts, cuts.dropFirst()) where to > from {
        let middle = (from + to) / 2
        if geometries.covers(x: a.x + middle * (b.x - a.x), y: a.y + middle * (b.y - a.y), feature: feature) {
          found.append((from, to))
        }
      }
    }
    return found
  }
}
