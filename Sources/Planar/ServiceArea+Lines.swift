// The parts of a line that lie within reach of a supply, in closed form: where it passes through the capsules around the
// supply's border, and between them where it runs inside a polygon.

extension ServiceArea {
  /// The parts of a straight piece that are within reach, from its first end to its second, as shares of it; parts that
  /// touch are one.
  public func coveredParts(from a: PlanarPoint, to b: PlanarPoint) -> [(from: Double, to: Double)] {
    var found: [(from: Double, to: Double)] = []
    let piece = Box(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
    for tier in tiers {
      tier.index.forEachSegment(intersecting: piece.expanded(by: tier.reach)) { _, cx, cy, dx, dy in
        let capsule = Capsule(PlanarPoint(x: cx, y: cy), PlanarPoint(x: dx, y: dy), radius: tier.reach)
        if let share = capsule.share(of: a, b) { found.append(share) }
      }
    }
    var joined: [(from: Double, to: Double)] = []
    func add(_ part: (from: Double, to: Double)) {
      if let last = joined.last, part.from <= last.to {
        joined[joined.count - 1].to = max(last.to, part.to)
      } else {
        joined.append(part)
      }
    }
    for part in found.sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) }) { add(part) }
    // What is left lies wholly inside of a polygon or wholly outside: a border would have been come near to.
    var inside: [(from: Double, to: Double)] = []
    var start = 0.0
    for end in joined.map(\.from) + [1] {
      if end > start {
        let middle = (start + end) / 2
        let (x, y) = (a.x + middle * (b.x - a.x), a.y + middle * (b.y - a.y))
        if tiers.contains(where: { $0.index.holds(x: x, y: y) }) { inside.append((start, end)) }
      }
      start = max(start, joined.first { $0.from == end }?.to ?? 1)
    }
    guard !inside.isEmpty else { return joined }
    let all = (joined + inside).sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    joined = []
    for part in all { add(part) }
    return joined
  }
}
