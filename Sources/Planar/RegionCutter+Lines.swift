// A straight piece of a line cut at the borders of regions: which part of it lies in which.

extension RegionCutter {
  /// A part of a straight piece that lies in one region, or in none.
  public struct LinePart: Sendable, Hashable {
    /// Where it begins: 0 at the piece's first end, 1 at its second.
    public var from: Double
    /// Where it ends, above `from`.
    public var to: Double
    /// The region of the lowest number that holds it; nil outside all.
    public var region: Int?
  }

  /// Whether a border comes near the window; may say yes wrongly, never no.
  public func bordersTouch(_ window: Box) -> Bool { borders.touches(window) }

  /// The parts of a straight piece, from its first end to its second.
  ///
  /// Between two crossings with borders all of it lies where its middle does.
  public func parts(from a: PlanarPoint, to b: PlanarPoint) -> [LinePart] {
    let window = Box(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    var cuts = [0.0, 1]
    let (x, y) = (borders.geometries.x, borders.geometries.y)
    for edge in borders.edges(near: window) {
      let (cx, cy) = (x[edge.start], y[edge.start])
      let (ex, ey) = (x[edge.start + 1] - cx, y[edge.start + 1] - cy)
      let turn = dx * ey - dy * ex
      if turn == 0 {
        // Along the border, or beside it: its corners are where that may change.
        let squared = dx * dx + dy * dy
        guard squared > 0 else { continue }
        for (px, py) in [(cx, cy), (cx + ex, cy + ey)] {
          cuts.append(((px - a.x) * dx + (py - a.y) * dy) / squared)
        }
        continue
      }
      cuts.append(((cx - a.x) * ey - (cy - a.y) * ex) / turn)
    }
    cuts = cuts.filter { (0...1).contains($0) }.sorted()
    var parts: [LinePart] = []
    for (from, to) in zip(cuts, cuts.dropFirst()) where from < to {
      let middle = (from + to) / 2
      let region = locator.first(x: a.x + middle * dx, y: a.y + middle * dy)
      if let last = parts.last, last.region == region {
        parts[parts.count - 1].to = to
      } else {
        parts.append(LinePart(from: from, to: to, region: region))
      }
    }
    return parts
  }
}
