// Drawing a long line across the whole map, as the city's arterials and canals are drawn.

extension PlanarMap {
  private struct Meeting {
    var segment: Int
    var share: Double
    var vertex: Int32
  }

  /// Draws a line over every face that it crosses and returns the chains of vertices that became edges.
  ///
  /// What lies outside of the land, or ends inside a face, is not drawn. A closed line repeats its first
  /// point.
  mutating func draw(_ points: [GroundPoint], line: Int32, snap: Double) -> [[Int32]] {
    let meetings = meet(points, snap: snap)
    guard meetings.count >= 2 else { return [] }
    let isClosed = points[0] == points[points.count - 1]
    var chains: [[Int32]] = []
    for index in meetings.indices {
      let isLast = index + 1 == meetings.count
      if isLast && !isClosed { break }
      let (from, to) = (meetings[index], meetings[isLast ? 0 : index + 1])
      var between: [GroundPoint] = []
      if isLast {
        between = Array(points[(from.segment + 1)..<(points.count - 1)]) + Array(points[0...to.segment])
      } else if from.segment < to.segment {
        between = Array(points[(from.segment + 1)...to.segment])
      }
      if let chain = drawPiece(from.vertex, between, to.vertex, line: line) { chains.append(chain) }
    }
    return chains
  }

  /// All places where a line meets edges of the map, in order along the line.
  private mutating func meet(_ points: [GroundPoint], snap: Double) -> [Meeting] {
    var seen: Set<Edge> = []
    var found: [(segment: Int, share: Double, a: Int32, b: Int32, point: GroundPoint)] = []
    for face in faces {
      let ring = expanded(ring: face.ring)
      for index in ring.indices {
        let (a, b) = (ring[index], ring[index + 1 == ring.count ? 0 : index + 1])
        guard seen.insert(Edge(a, b)).inserted else { continue }
        let (p, q) = (vertices[Int(a)], vertices[Int(b)])
        for segment in 0..<(points.count - 1) {
          guard let share = Self.crossing(points[segment], points[segment + 1], p, q) else { continue }
          let point = points[segment] + (points[segment + 1] - points[segment]) * share
          found.append((segment, share, a, b, point))
        }
      }
    }
    found.sort { ($0.segment, $0.share, $0.a, $0.b) < ($1.segment, $1.share, $1.a, $1.b) }
    var meetings: [Meeting] = []
    for hit in found {
      let vertex = split(hit.a, hit.b, at: hit.point, snap: snap)
      if meetings.last?.vertex == vertex { continue }
      meetings.append(Meeting(segment: hit.segment, share: hit.share, vertex: vertex))
    }
    return meetings
  }

  private mutating func drawPiece(
    _ from: Int32, _ between: [GroundPoint], _ to: Int32, line: Int32
  ) -> [Int32]? {
    guard from != to else { return nil }
    // Points beside the ends would make edges of a few metres.
    let inner = between.filter {
      $0.distance(to: vertices[Int(from)]) > 25 && $0.distance(to: vertices[Int(to)]) > 25
    }
    let all = [vertices[Int(from)]] + inner + [vertices[Int(to)]]
    let middle = (all[all.count / 2 - 1] + all[all.count / 2]) * 0.5
    for index in faces.indices {
      let ring = expanded(ring: faces[index].ring)
      guard ring.contains(from), ring.contains(to), GroundRing(points(ring)).contains(middle)
      else { continue }
      let chain = [from] + inner.map { addVertex($0) } + [to]
      return cut(face: index, along: chain, line: line) ? chain : nil
    }
    return nil
  }

  /// The share of the first segment at which it crosses the second, or nil.
  static func crossing(
    _ a: GroundPoint, _ b: GroundPoint, _ c: GroundPoint, _ d: GroundPoint
  ) -> Double? {
    let (u, v) = (b - a, d - c)
    let turn = u.cross(v)
    guard turn != 0 else { return nil }
    let share = (c - a).cross(v) / turn
    let other = (c - a).cross(u) / turn
    return share >= 0 && share < 1 && other >= 0 && other < 1 ? share : nil
  }
}
