// Runs that follow one another without a choice, joined into edges.

internal import Planar

/// Runs joined into edges, and the points that are nodes.
struct StreetChains {
  /// The runs, each with its edge and the next along it.
  private(set) var runs: [StreetRun]
  /// The points that are nodes, in the order of the points; edges name nodes by their place here until they are
  /// oriented.
  private(set) var nodePoints: [Int32] = []
  private var edges: [StreetGraph.Edge] = []
  private var nodeOf: [Int32]

  init(_ cut: borrowing StreetRuns, _ lines: StreetLines) {
    runs = cut.runs
    let pointCount = cut.degrees.count
    nodeOf = Array(repeating: -1, count: pointCount)
    // Of a point with two ends of runs: both, each as 2 * run, + 1 for its last vertex; one gives the other.
    var pairs = [Int32](repeating: 0, count: pointCount)
    var kinds = [Int32](repeating: -1, count: pointCount)
    var isNode = cut.degrees.map { $0 != 2 }
    for run in cut.ends.indices where cut.ends[run].first >= 0 {
      let kind = cut.kinds[run]
      for (end, point) in [(0, Int(cut.ends[run].first)), (1, Int(cut.ends[run].last))] where !isNode[point] {
        pairs[point] ^= Int32(2 * run + end)
        if kinds[point] < 0 { kinds[point] = kind } else if kinds[point] != kind { isNode[point] = true }
      }
    }
    for point in 0..<pointCount where isNode[point] { addNode(point) }
    var isTaken = [Bool](repeating: false, count: runs.count)
    func isEdge(_ run: Int) -> Bool { cut.ends[run].first >= 0 }
    func walk(from run: Int, end: Int) {
      var (run, end) = (run, end)
      var edge = StreetGraph.Edge(
        from: nodeOf[Int(end == 0 ? cut.ends[run].first : cut.ends[run].last)], to: -1, firstRun: Int32(run),
        kind: cut.kinds[run], length: 0)
      let number = Int32(edges.count)
      while true {
        isTaken[run] = true
        runs[run].edge = number
        if end == 1 { runs[run].turn() }
        let point = Int(end == 0 ? cut.ends[run].last : cut.ends[run].first)
        if nodeOf[point] >= 0 {
          edge.to = nodeOf[point]
          break
        }
        let next = Int(pairs[point] ^ Int32(2 * run + 1 - end))
        runs[run].next = Int32(next / 2)
        (run, end) = (next / 2, next % 2)
      }
      edges.append(edge)
    }
    for run in runs.indices where isEdge(run) {
      if nodeOf[Int(cut.ends[run].first)] >= 0, !isTaken[run] { walk(from: run, end: 0) }
      if nodeOf[Int(cut.ends[run].last)] >= 0, !isTaken[run] { walk(from: run, end: 1) }
    }
    // Rings that nothing else meets: the point farthest west, then south, becomes their node.
    for run in runs.indices where isEdge(run) && !isTaken[run] {
      var points: [Int] = []
      var (at, end) = (run, 0)
      repeat {
        let point = Int(end == 0 ? cut.ends[at].last : cut.ends[at].first)
        points.append(point)
        let next = Int(pairs[point] ^ Int32(2 * at + 1 - end))
        (at, end) = (next / 2, next % 2)
      } while at != run
      guard
        let node = points.min(by: { a, b in
          (cut.places[a].x, cut.places[a].y) < (cut.places[b].x, cut.places[b].y)
        })
      else { continue }
      addNode(node)
      let first = ringStart(at: node, run: run, pairs: pairs, cut)
      walk(from: first / 2, end: first % 2)
    }
  }

  /// One of the two ends of runs at a point of a ring.
  private func ringStart(at node: Int, run: Int, pairs: [Int32], _ cut: borrowing StreetRuns) -> Int {
    var (at, end) = (run, 0)
    while true {
      let point = Int(end == 0 ? cut.ends[at].last : cut.ends[at].first)
      let next = Int(pairs[point] ^ Int32(2 * at + 1 - end))
      if point == node { return next }
      (at, end) = (next / 2, next % 2)
    }
  }

  private mutating func addNode(_ point: Int) {
    nodeOf[point] = Int32(nodePoints.count)
    nodePoints.append(Int32(point))
  }

  /// Names nodes by their numbers, turns each edge so that it leads from the lower one, and measures it that way.
  mutating func orient(_ numbers: [Int32], of lines: StreetLines) {
    let (x, y) = (lines.geometries.x, lines.geometries.y)
    for number in edges.indices {
      edges[number].from = numbers[Int(edges[number].from)]
      edges[number].to = numbers[Int(edges[number].to)]
      let (from, to) = (edges[number].from, edges[number].to)
      let isBackward = from > to || (from == to && isLoopBackward(number, x, y))
      if isBackward { turn(number) }
      var length = 0.0
      var run = edges[number].firstRun
      while run >= 0 {
        let course = runs[Int(run)]
        let step: Int32 = course.first < course.last ? 1 : -1
        var vertex = course.first
        while vertex != course.last {
          let (a, b) = (Int(vertex), Int(vertex + step))
          let (dx, dy) = (x[b] - x[a], y[b] - y[a])
          length += (dx * dx + dy * dy).squareRoot()
          vertex += step
        }
        run = course.next
      }
      edges[number].length = length
    }
  }

  /// Whether a loop is to be turned: of its two neighbours of the node it leads to the one farther west, then south,
  /// first.
  private func isLoopBackward(_ number: Int, _ x: [Double], _ y: [Double]) -> Bool {
    var last = edges[number].firstRun
    while runs[Int(last)].next >= 0 { last = runs[Int(last)].next }
    // The first vertex elsewhere, as a line may begin with one vertex several times.
    func neighbor(_ start: Int32, _ end: Int32) -> PlanarPoint {
      let step = start < end ? 1 : -1
      var vertex = Int(start) + step
      while vertex != Int(end), x[vertex] == x[Int(start)], y[vertex] == y[Int(start)] { vertex += step }
      return PlanarPoint(x: x[vertex], y: y[vertex])
    }
    let head = runs[Int(edges[number].firstRun)]
    let tail = runs[Int(last)]
    let (second, secondLast) = (neighbor(head.first, head.last), neighbor(tail.last, tail.first))
    return (second.x, second.y) > (secondLast.x, secondLast.y)
  }

  private mutating func turn(_ number: Int) {
    edges[number].turn()
    var before: Int32 = -1
    var run = edges[number].firstRun
    while run >= 0 {
      let next = runs[Int(run)].next
      runs[Int(run)].turn()
      runs[Int(run)].next = before
      before = run
      run = next
    }
    edges[number].firstRun = before
  }

  /// The edges by their nodes, equal ones by length and kind, and at last by where they begin; the runs follow suit.
  mutating func sortedEdges(nodeCount: Int, of lines: borrowing StreetLines) -> [StreetGraph.Edge] {
    var starts = [Int32](repeating: 0, count: nodeCount + 1)
    for edge in edges { starts[Int(edge.from) + 1] += 1 }
    for node in 0..<nodeCount { starts[node + 1] += starts[node] }
    var order = [Int32](repeating: 0, count: edges.count)
    var next = starts
    for number in edges.indices {
      let from = Int(edges[number].from)
      order[Int(next[from])] = Int32(number)
      next[from] += 1
    }
    for node in 0..<nodeCount where starts[node + 1] - starts[node] > 1 {
      let own = Int(starts[node])..<Int(starts[node + 1])
      if own.count > 32 {
        order[own].sort { precedes($0, $1, lines) }
        continue
      }
      // A few edges: one after the other to its place.
      for next in own.dropFirst() {
        var place = next
        while place > own.lowerBound, precedes(order[place], order[place - 1], lines) {
          order.swapAt(place, place - 1)
          place -= 1
        }
      }
    }
    var sorted: [StreetGraph.Edge] = []
    sorted.reserveCapacity(edges.count)
    for (place, number) in order.enumerated() {
      var run = edges[Int(number)].firstRun
      while run >= 0 {
        runs[Int(run)].edge = Int32(place)
        run = runs[Int(run)].next
      }
      sorted.append(edges[Int(number)])
    }
    return sorted
  }

  /// Whether an edge from the same node comes before another: by where it leads to, then by length, kind and course.
  private func precedes(_ one: Int32, _ other: Int32, _ lines: borrowing StreetLines) -> Bool {
    let (p, q) = (edges[Int(one)], edges[Int(other)])
    if p.to != q.to { return p.to < q.to }
    if p.length != q.length { return p.length < q.length }
    let (a, b) = (second(p, lines), second(q, lines))
    return (p.kind, a.x, a.y) < (q.kind, b.x, b.y)
  }

  /// The second vertex of an edge.
  private func second(_ edge: StreetGraph.Edge, _ lines: borrowing StreetLines) -> PlanarPoint {
    let run = runs[Int(edge.firstRun)]
    let vertex = Int(run.first < run.last ? run.first + 1 : run.first - 1)
    return PlanarPoint(x: lines.geometries.x[vertex], y: lines.geometries.y[vertex])
  }
}
