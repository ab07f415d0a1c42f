// The parts of streets that are within walking reach, exact inside edges too.

/// A stretch of an edge.
public struct StreetStretch: Sendable, Hashable {
  /// The edge.
  public var edge: Int32
  /// Where it begins, in metres from the edge's start.
  public var from: Double
  /// Where it ends, in metres from the edge's start; above `from`.
  public var to: Double

  /// A stretch.
  public init(edge: Int, from: Double, to: Double) {
    self.edge = Int32(edge)
    self.from = from
    self.to = to
  }

  /// Its length in metres.
  public var length: Double { to - from }
}

extension WalkingArea {
  /// The parts of an edge that are within reach, along the edge; parts that touch are one.
  public func coveredStretches(of edge: Int) -> [StreetStretch] {
    if sources(on: edge).isEmpty { return coveredFromEnds(of: edge) }
    var covered: [StreetStretch] = []
    for part in profile(of: edge) {
      guard let (from, to) = part.range(upTo: limit) else { continue }
      if let last = covered.last, last.to == from {
        covered[covered.count - 1].to = to
      } else {
        covered.append(StreetStretch(edge: edge, from: from, to: to))
      }
    }
    return covered
  }

  /// The same for an edge that walks come to from its ends only: as far as each of them has come.
  private func coveredFromEnds(of number: Int) -> [StreetStretch] {
    let edge = graph.edges[number]
    let slowness = graph.slowness(of: number)
    func way(from node: Int32) -> Double {
      let left = limit - tree.costs[Int(node)]
      return left >= 0 ? min(edge.length, left / slowness) : 0
    }
    let (ahead, back) = (way(from: edge.from), way(from: edge.to))
    if ahead >= edge.length - back {
      return edge.length > 0 && ahead + back > 0
        ? [StreetStretch(edge: number, from: 0, to: edge.length)] : []
    }
    var covered: [StreetStretch] = []
    if ahead > 0 { covered.append(StreetStretch(edge: number, from: 0, to: ahead)) }
    if back > 0 { covered.append(StreetStretch(edge: number, from: edge.length - back, to: edge.length)) }
    return covered
  }

  /// The length of an edge that is within reach, in metres.
  public func coveredLength(of edge: Int) -> Double {
    coveredStretches(of: edge).reduce(0) { $0 + $1.length }
  }

  /// The parts of stretches that are within reach.
  public func coveredParts(of stretches: [StreetStretch]) -> [StreetStretch] {
    stretches.flatMap { stretch in
      coveredStretches(of: Int(stretch.edge)).compactMap { covered in
        let (from, to) = (max(covered.from, stretch.from), min(covered.to, stretch.to))
        return from < to ? StreetStretch(edge: Int(stretch.edge), from: from, to: to) : nil
      }
    }
  }

  /// How much of stretches is within reach, in metres.
  public func coveredLength(of stretches: [StreetStretch]) -> Double {
    coveredParts(of: stretches).reduce(0) { $0 + $1.length }
  }
}

extension ProfilePart {
  /// Where the cost is at most a limit; nil where it is nowhere.
  fileprivate func range(upTo limit: Double) -> (from: Double, to: Double)? {
    guard min(fromCost, toCost) <= limit else { return nil }
    if max(fromCost, toCost) <= limit { return (from, to) }
    // The cost rises or falls evenly.
    let share = (limit - min(fromCost, toCost)) / abs(toCost - fromCost)
    let length = share * (to - from)
    guard length > 0 else { return nil }
    return fromCost < toCost ? (from, min(to, from + length)) : (max(from, to - length), to)
  }
}
