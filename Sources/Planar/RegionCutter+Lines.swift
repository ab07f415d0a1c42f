// A straight piece of a line cut at the borders of regions: which part of it lies in which.

extension RegionCutter {
  /// A part of a straight piece that lies in one region, or in none.
  public struct LinePart: Sendable, Hashable {
    /// Where it begins: 0 at the piece's first end, 1 at its second.
    public var from: Double
    /// Where it ends, above `from`.
    public var to: Double
    /// The region of the lowest number that holds it, borders included; nil outside all.
    public var region: Int?
  }

  /// Whether a border comes near the window; may say yes wrongly, never no.
  public func bordersTouch(_ window: Box) -> Bool { borders.touches(window) }

  /// The parts of a straight piece, from its first end to its second.
  ///
  /// Between two crossings with borders all of it lies where its middle does. What runs along a border, within
  /// ``Distance/tolerance``, lies in the lower of the regions on its two sides, however its middle is rounded.
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
    let length = (dx * dx + dy * dy).squareRoot()
    let (sideX, sideY) =
      length > 0 ? (-dy / length * Distance.tolerance, dx / length * Distance.tolerance) : (0, 0)
    var parts: [LinePart] = []
    for (from, to) in zip(cuts, cuts.dropFirst()) where from < to {
      let middle = (from + to) / 2
      let (mx, my) = (a.x + middle * dx, a.y + middle * dy)
      let region = [
        locator.first(x: mx, y: my), locator.first(x: mx + sideX, y: my + sideY),
        locator.first(x: mx - sideX, y: my - sideY),
      ].compactMap { $0 }.min()
      if let last = parts.last, last.region == region {
        parts[parts.count - 1].to = to
      } else {
        parts.append(LinePart(from: from, to: to, region: region))
      }
    }
    return parts
  }
}
