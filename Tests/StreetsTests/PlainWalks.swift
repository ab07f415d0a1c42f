// Walks as plainly as can be, to check the quick ones against: each vertex, each place and each source is a node of its
// own, and one search starts from each facility. It knows nothing of edges, chains or buckets.

import Planar

@testable import Streets

/// A network of all vertices of the lines as drawn, with places put in between.
struct PlainWalks {
  private struct Mark {
    var offset: Double
    var node: Int
  }

  private var nodeOf: [PlanarPoint: Int] = [:]
  private var nodeCount = 0
  /// What lies on each straight piece, by the vertex that it begins at.
  private var marks: [Int: [Mark]] = [:]
  private let graph: StreetGraph
  /// The straight pieces between nodes, with their lengths in metres.
  private(set) var pieces: [(from: Int, to: Int, length: Double, slowness: Double)] = []

  init(_ graph: StreetGraph) { self.graph = graph }

  /// Puts a place at a point of an edge; its node.
  mutating func add(edge: Int, along: Double) -> Int {
    let (_, segment, offset) = graph.place(edge, along: along)
    marks[segment, default: []].append(Mark(offset: offset, node: nodeCount))
    nodeCount += 1
    return nodeCount - 1
  }

  /// The ways out of each node when all places are in.
  mutating func ways() -> [[(node: Int, cost: Double)]] {
    let geometries = graph.lines.geometries
    func node(_ vertex: Int) -> Int {
      let place = PlanarPoint(geometries.x[vertex], geometries.y[vertex])
      if let known = nodeOf[place] { return known }
      nodeOf[place] = nodeCount
      nodeCount += 1
      return nodeCount - 1
    }
    var ways: [(Int, Int, Double)] = []
    pieces = []
    for street in graph.lines.kindOf.indices {
      let slowness = graph.lines.kinds[Int(graph.lines.kindOf[street])].slowness
      for ring in geometries.layout.rings(ofFeature: street) {
        let vertices = geometries.layout.vertices(of: ring)
        for vertex in vertices.dropLast() {
          let length = PlanarPoint(geometries.x[vertex], geometries.y[vertex])
            .distance(to: PlanarPoint(geometries.x[vertex + 1], geometries.y[vertex + 1]))
          var (at, along) = (node(vertex), 0.0)
          for mark in (marks[vertex] ?? []).sorted(by: { $0.offset < $1.offset }) {
            ways.append((at, mark.node, (mark.offset - along) * slowness))
            pieces.append((at, mark.node, mark.offset - along, slowness))
            (at, along) = (mark.node, mark.offset)
          }
          ways.append((at, node(vertex + 1), (length - along) * slowness))
          pieces.append((at, node(vertex + 1), length - along, slowness))
        }
      }
    }
    var out = [[(node: Int, cost: Double)]](repeating: [], count: nodeCount)
    for (a, b, cost) in ways {
      out[a].append((b, cost))
      out[b].append((a, cost))
    }
    return out
  }

  /// What is walked from one node to each.
  static func costs(_ ways: [[(node: Int, cost: Double)]], from start: Int) -> [Double] {
    var costs = [Double](repeating: .infinity, count: ways.count)
    var heap: [(cost: Double, node: Int)] = [(0, start)]
    costs[start] = 0
    while let (cost, node) = heap.first {
      let last = heap.removeLast()
      if !heap.isEmpty {
        var at = 0
        while true {
          var child = 2 * at + 1
          if child >= heap.count { break }
          if child + 1 < heap.count, heap[child + 1].cost < heap[child].cost { child += 1 }
          if heap[child].cost >= last.cost { break }
          heap[at] = heap[child]
          at = child
        }
        heap[at] = last
      }
      if cost > costs[node] { continue }
      for way in ways[node] where cost + way.cost < costs[way.node] {
        costs[way.node] = cost + way.cost
        heap.append((cost + way.cost, way.node))
        var at = heap.count - 1
        while at > 0, heap[(at - 1) / 2].cost > heap[at].cost {
          heap.swapAt(at, (at - 1) / 2)
          at = (at - 1) / 2
        }
      }
    }
    return costs
  }
}
