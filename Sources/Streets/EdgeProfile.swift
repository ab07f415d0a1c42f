// What is walked to every point of an edge, in closed form: from each end, and from each source on it, the cost rises
// with the way, and the least of these lines is a row of straight parts.

/// A part of an edge over which the cost rises, falls or stays, all the way from or to one owner.
public struct ProfilePart: Sendable, Hashable {
  /// Where it begins, in metres along the edge.
  public var from: Double
  /// Where it ends, in metres along the edge; above `from`.
  public var to: Double
  /// What is walked to where it begins, in metres of level footway; infinite beyond the limit.
  public var fromCost: Double
  /// What is walked to where it ends, in metres of level footway; infinite beyond the limit.
  public var toCost: Double
  /// Whose it is: the feature that is nearest; -1 beyond the limit.
  public var owner: Int32

  /// Its length in metres.
  var length: Double { to - from }
}

extension WalkingArea {
  /// What is walked to the points of an edge, as parts along it from its start to its end.
  ///
  /// Where two parts that belong to different sources meet, their costs are equal: that is the place of the break. A
  /// part without owner is beyond the limit as a whole.
  public func profile(of number: Int) -> [ProfilePart] {
    let edge = graph.edges[number]
    let slowness = graph.slowness(of: number)
    let ends = (
      EdgeAnchor(along: 0, cost: tree.costs[Int(edge.from)], owner: owner(ofNode: Int(edge.from))),
      EdgeAnchor(along: edge.length, cost: tree.costs[Int(edge.to)], owner: owner(ofNode: Int(edge.to)))
    )
    let places = sources(on: number)
    guard !places.isEmpty else {
      var parts: [ProfilePart] = []
      addParts(between: ends.0, and: ends.1, slowness, plateau: nil, to: &parts)
      return parts
    }
    return profile(of: sources[places], between: ends.0, and: ends.1, slowness: slowness)
  }

  private func owner(ofNode node: Int) -> Int32 { tree.owners.isEmpty ? -1 : tree.owners[node] }

  private func profile(
    of sources: ArraySlice<TimedSource>, between start: EdgeAnchor, and end: EdgeAnchor, slowness: Double
  ) -> [ProfilePart] {
    // Anchors wherever a source begins or ends; what is cheapest at each: its own, or what comes from its neighbours.
    var breaks = Set([start.along, end.along])
    for source in sources { breaks.formUnion([source.from, source.to]) }
    var anchors = breaks.sorted().map { EdgeAnchor(along: $0, cost: .infinity, owner: -1) }
    func offer(_ cost: Double, _ owner: Int32, to anchor: Int) {
      let known = anchors[anchor]
      guard cost < known.cost || (cost == known.cost && cost.isFinite && owner < known.owner) else { return }
      anchors[anchor].cost = cost
      anchors[anchor].owner = owner
    }
    offer(start.cost, start.owner, to: 0)
    offer(end.cost, end.owner, to: anchors.count - 1)
    // The cheapest source over each stretch between two anchors.
    var plateaus = [EdgeAnchor?](repeating: nil, count: anchors.count - 1)
    for source in sources {
      for anchor in anchors.indices where source.from <= anchors[anchor].along {
        guard anchors[anchor].along <= source.to else { break }
        offer(source.cost, source.owner, to: anchor)
        guard anchor < plateaus.count, anchors[anchor + 1].along <= source.to else { continue }
        if plateaus[anchor].map({ (source.cost, source.owner) < ($0.cost, $0.owner) }) ?? true {
          plateaus[anchor] = EdgeAnchor(along: source.from, cost: source.cost, owner: source.owner)
        }
      }
    }
    for anchor in anchors.indices.dropFirst() {
      let way = (anchors[anchor].along - anchors[anchor - 1].along) * slowness
      offer(anchors[anchor - 1].cost + way, anchors[anchor - 1].owner, to: anchor)
    }
    for anchor in anchors.indices.dropLast().reversed() {
      let way = (anchors[anchor + 1].along - anchors[anchor].along) * slowness
      offer(anchors[anchor + 1].cost + way, anchors[anchor + 1].owner, to: anchor)
    }
    var parts: [ProfilePart] = []
    for place in plateaus.indices {
      addParts(
        between: anchors[place], and: anchors[place + 1], slowness, plateau: plateaus[place], to: &parts)
    }
    return parts
  }

  /// Adds what lies between two anchors whose costs are settled.
  ///
  /// - Parameter plateau: A source that all of it belongs to; nil without one.
  private func addParts(
    between a: EdgeAnchor, and b: EdgeAnchor, _ slowness: Double, plateau: EdgeAnchor?,
    to parts: inout [ProfilePart]
  ) {
    guard b.along > a.along else { return }
    func add(_ from: Double, _ to: Double, _ fromCost: Double, _ toCost: Double, _ owner: Int32) {
      guard to > from else { return }
      parts.append(ProfilePart(from: from, to: to, fromCost: fromCost, toCost: toCost, owner: owner))
    }
    if let plateau {
      // Up to where what comes from the left costs as much, and from where what comes from the right does.
      let left = min(b.along, a.along + max(0, plateau.cost - a.cost) / slowness)
      let right = max(a.along, b.along - max(0, plateau.cost - b.cost) / slowness)
      if left <= right {
        add(a.along, left, a.cost, a.cost + (left - a.along) * slowness, a.owner)
        add(left, right, plateau.cost, plateau.cost, plateau.owner)
        add(right, b.along, b.cost + (b.along - right) * slowness, b.cost, b.owner)
        return
      }
    }
    guard a.cost.isFinite || b.cost.isFinite else {
      return add(a.along, b.along, .infinity, .infinity, -1)
    }
    let middle = meeting(of: a, and: b, slowness)
    add(a.along, middle, a.cost, a.cost + (middle - a.along) * slowness, a.owner)
    add(middle, b.along, b.cost + (b.along - middle) * slowness, b.cost, b.owner)
  }

  /// Where walks from two anchors have cost the same.
  private func meeting(of a: EdgeAnchor, and b: EdgeAnchor, _ slowness: Double) -> Double {
    if !a.cost.isFinite { return a.along }
    if !b.cost.isFinite { return b.along }
    let middle = (a.along + b.along + (b.cost - a.cost) / slowness) / 2
    return min(b.along, max(a.along, middle))
  }
}

/// A point of an edge and what is walked to it.
private struct EdgeAnchor {
  var along: Double
  var cost: Double
  var owner: Int32
}
