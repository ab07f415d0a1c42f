// Steps of building a network: nodes are numbered by place, edges become ways out of nodes.

internal import Planar

extension StreetGraph {
  /// The ways out of each node, and where each node's start.
  static func arcs(
    of edges: [Edge], nodeCount: Int, kinds: [StreetKind]
  ) -> (firsts: [Int32], arcs: [Arc]) {
    var firsts = [Int32](repeating: 0, count: nodeCount + 1)
    for edge in edges {
      firsts[Int(edge.from)] += 1
      firsts[Int(edge.to)] += 1
    }
    var end: Int32 = 0
    for node in firsts.indices {
      end += firsts[node]
      firsts[node] = end
    }
    var arcs = [Arc](repeating: Arc(target: 0, edge: 0, cost: 0), count: Int(end))
    let slowness = kinds.map(\.slowness)
    for number in edges.indices.reversed() {
      let edge = edges[number]
      let cost = edge.length * slowness[Int(edge.kind)]
      for (node, target) in [(edge.to, edge.from), (edge.from, edge.to)] {
        firsts[Int(node)] -= 1
        arcs[Int(firsts[Int(node)])] = Arc(target: target, edge: Int32(number), cost: cost)
      }
    }
    return (firsts, arcs)
  }

  /// Numbers of places in their order along a Hilbert curve, ties by place.
  static func order(of places: [PlanarPoint]) -> [Int32] {
    var box = Box.empty
    for place in places { box.extend(x: place.x, y: place.y) }
    // A square, so that the curve is as fine one way as the other.
    let perMetre = 65535 / max(box.width, box.height, 1e-6)
    var keyed = places.indices.map { number -> UInt64 in
      let place = places[number]
      let key = PackedIndex.hilbertKey(
        x: UInt32(min(65535, (place.x - box.minX) * perMetre)),
        y: UInt32(min(65535, (place.y - box.minY) * perMetre)))
      return UInt64(key) << 32 | UInt64(number)
    }
    keyed.sort()
    var order = keyed.map { Int32(truncatingIfNeeded: $0) }
    var first = 0
    while first < order.count {
      var end = first + 1
      while end < order.count, keyed[end] >> 32 == keyed[first] >> 32 { end += 1 }
      if end - first > 1 {
        order[first..<end].sort { a, b in
          let (p, q) = (places[Int(a)], places[Int(b)])
          return (p.x, p.y) < (q.x, q.y)
        }
      }
      first = end
    }
    return order
  }
}
