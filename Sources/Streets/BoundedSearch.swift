// Shortest walks from many places at once, as far as a limit: Dijkstra's algorithm with buckets for a queue.
//
// Buckets of a fixed width, worked off in turn; within a bucket a node may be looked at again when it is reached more
// cheaply. (R. Dial, "Algorithm 360: shortest-path forest with topological ordering", CACM 12, 1969; E. Denardo and
// B. Fox, "Shortest-route methods: 1. Reaching, pruning, and buckets", Operations Research 27, 1979.)
// What comes out is the least sum over all walks, added up from the source on, whatever the order of work.

/// What a search starts from: a node, and what has been walked when it is reached.
struct SearchSeed {
  var node: Int32
  var cost: Double
  var owner: Int32
}

/// The outcome of a search.
struct SearchTree: Sendable {
  /// What is walked to each node at the least, in metres of level footway; infinite beyond the limit.
  var costs: [Double]
  /// Who is nearest to each node, of equally near ones the lower number; -1 beyond the limit. Empty when nobody asked.
  var owners: [Int32]
}

extension StreetGraph {
  /// So many seeds set out together, neighbours along the nodes' curve, and the next when these have come to rest: what
  /// is looked at meanwhile stays in the processor's cache, for which some nodes are reached twice. The farther they
  /// go, the more of them share their ground.
  private static func seedsTogether(_ limit: Double) -> Int {
    let kilometres = max(1, limit / 1000)
    return Int(min(128 * kilometres * kilometres, 0x1p31))
  }

  /// The least costs of all nodes from seeds, up to a limit, inclusive.
  ///
  /// - Parameter wantsOwners: Whether it is to be said whose seed is nearest.
  func search(from seeds: [SearchSeed], limit: Double, wantsOwners: Bool) -> SearchTree {
    var tree = SearchTree(
      costs: Array(repeating: .infinity, count: nodeCount),
      owners: wantsOwners ? Array(repeating: -1, count: nodeCount) : [])
    guard limit >= 0, !arcs.isEmpty else { return tree }
    let seeds = seeds.filter { $0.cost <= limit }.sorted { $0.node < $1.node }
    let width = bucketWidth(for: seeds)
    unsafe tree.costs.withUnsafeMutableBufferPointer { costs in
      unsafe tree.owners.withUnsafeMutableBufferPointer { owners in
        unsafe arcs.withUnsafeBufferPointer { arcs in
          unsafe firstArcs.withUnsafeBufferPointer { firsts in
            var queue = BucketQueue<Int32>(width: width)
            // Costs first, then owners: both can only fall, and where they end does not depend on the way there.
            @inline(__always)
            func reach(_ node: Int, _ cost: Double, _ owner: Int32) {
              let known = unsafe costs[node]
              if wantsOwners {
                if cost >= known {
                  let isLower = unsafe owner < owners[node]
                  guard cost == known && isLower else { return }
                }
                unsafe owners[node] = owner
              } else {
                guard cost < known else { return }
              }
              unsafe costs[node] = cost
              queue.push(Int32(truncatingIfNeeded: node), cost)
            }
            let together = Self.seedsTogether(limit)
            for first in stride(from: 0, to: seeds.count, by: together) {
              queue.restart()
              for seed in seeds[first..<min(seeds.count, first + together)] {
                reach(Int(seed.node), seed.cost, seed.owner)
              }
              while let (node, cost) = queue.pop() {
                let node = Int(node)
                if unsafe costs[node] != cost { continue }
                var owner: Int32 = -1
                if wantsOwners { owner = unsafe owners[node] }
                for place in unsafe Int(firsts[node])..<Int(firsts[node &+ 1]) {
                  let arc = unsafe arcs[place]
                  let next = cost + arc.cost
                  if next <= limit { reach(Int(arc.target), next, owner) }
                }
              }
            }
          }
        }
      }
    }
    return tree
  }

  /// How wide a bucket is, in metres: a quarter of a usual street. It decides how fast a search is, not what comes out.
  func bucketWidth(for seeds: [SearchSeed]) -> Double {
    let latest = seeds.reduce(0) { max($0, $1.cost) }
    // However short the streets, some million buckets reach across the whole network.
    return max(totalCost / Double(arcs.count) / 4, (totalCost + latest) / 0x1p22, 1e-300)
  }
}
