// Streets as they are written: whole streets, parted where a bridge carries them over water or where they
// stop at it.

/// A piece of a street with one set of properties.
struct StreetPiece: Sendable {
  var line: Int
  var points: [GroundPoint]
  var isBridge: Bool

  /// Half the length of a bridge, and how far from the water's middle a street without one ends, in metres.
  private static let bank = 32.0

  /// The pieces of all streets, in drawing order.
  static func all(_ network: StreetNetwork) -> [StreetPiece] {
    let water = flow(network)
    let chains = network.lines.enumerated().flatMap { index, line in
      line.kind.isStreet ? joined(line.chains, map: network.map).map { (index, $0) } : []
    }
    // Two streets that happen to end at the water opposite each other are joined by a small bridge.
    var reachesLeft = [Bool](repeating: false, count: water.count)
    var reachesRight = reachesLeft
    for (_, chain) in chains {
      for (end, inner) in [(chain[0], chain[1]), (chain[chain.count - 1], chain[chain.count - 2])] {
        guard let along = water[Int(end)] else { continue }
        let side = along.cross(network.map.vertices[Int(inner)] - network.map.vertices[Int(end)])
        if side > 0 { reachesLeft[Int(end)] = true } else { reachesRight[Int(end)] = true }
      }
    }
    return chains.flatMap { line, chain in
      pieces(chain, line: line, map: network.map) { vertex, isEnd in
        guard water[Int(vertex)] != nil else { return .land }
        return !isEnd || network.ports.contains(vertex)
          || reachesLeft[Int(vertex)] && reachesRight[Int(vertex)] ? .bridge : .stop
      }
    }
  }

  /// For each vertex on water, the direction of the water there.
  private static func flow(_ network: StreetNetwork) -> [GroundPoint?] {
    var result = [GroundPoint?](repeating: nil, count: network.map.vertices.count)
    for line in network.lines where line.kind == .water {
      for chain in line.chains {
        let vertices = network.map.expanded(chain: chain)
        let points = network.map.points(vertices)
        for (index, vertex) in vertices.enumerated() {
          result[Int(vertex)] = (points[min(index + 1, points.count - 1)] - points[max(index - 1, 0)]).unit
        }
      }
    }
    return result
  }

  private enum Ground { case land, bridge, stop }

  /// The chains of a line, those that follow each other made one, with all later vertices.
  static func joined(_ chains: [[Int32]], map: PlanarMap) -> [[Int32]] {
    var result: [[Int32]] = []
    for chain in chains {
      let whole = map.expanded(chain: chain)
      if let last = result.last, last[last.count - 1] == whole[0] {
        result[result.count - 1] += whole.dropFirst()
      } else {
        result.append(whole)
      }
    }
    return result
  }

  private static func pieces(
    _ chain: [Int32], line: Int, map: PlanarMap, ground: (Int32, Bool) -> Ground
  ) -> [StreetPiece] {
    var pieces: [StreetPiece] = []
    var points: [GroundPoint] = []
    for (index, vertex) in chain.enumerated() {
      let isEnd = index == 0 || index == chain.count - 1
      let here = map.vertices[Int(vertex)]
      let kind = ground(vertex, isEnd)
      if kind == .land {
        points.append(here)
        continue
      }
      let before = index > 0 ? towards(map.vertices[Int(chain[index - 1])], from: here) : nil
      let after = index + 1 < chain.count ? towards(map.vertices[Int(chain[index + 1])], from: here) : nil
      if let before { points.append(before) }
      if points.count > 1 { pieces.append(StreetPiece(line: line, points: points, isBridge: false)) }
      if kind == .bridge {
        let span = [before, here, after].compactMap { $0 }
        pieces.append(StreetPiece(line: line, points: span, isBridge: true))
      }
      points = after.map { [$0] } ?? []
    }
    if points.count > 1 { pieces.append(StreetPiece(line: line, points: points, isBridge: false)) }
    return pieces
  }

  private static func towards(_ other: GroundPoint, from here: GroundPoint) -> GroundPoint {
    let way = other - here
    return here + way * min(0.8, bank / max(way.length, 1))
  }
}
