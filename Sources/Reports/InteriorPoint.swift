// The place of a polygon that is farthest from its border, where a label fits best: cells of a grid are
// halved while they may still hold a better place. (D. Garcia-Castellanos and U. Lombardo, "Poles of
// inaccessibility", Scottish Geographical Journal 123, 2007, on a quadtree instead of a search grid.)

/// A polygon on the sheet and its roomiest place.
struct InteriorPoint {
  /// The place, in pixels.
  let point: SheetPoint
  /// How far it is from the border, in pixels; heights count double.
  let clearance: Double

  /// The roomiest place of a polygon of open rings, its outer border first; nil when it has no area.
  ///
  /// Labels are wider than high: heights are taken as if they were doubled, so that a place with room to the
  /// left and right wins.
  init?(rings: [[SheetPoint]]) {
    let stretched = rings.map { ring in ring.map { SheetPoint(x: $0.x, y: $0.y * 2) } }
    guard let outer = stretched.first, outer.count > 2 else { return nil }
    let xs = outer.map(\.x)
    let ys = outer.map(\.y)
    guard let minX = xs.min(), let maxX = xs.max(), let minY = ys.min(), let maxY = ys.max(),
      maxX > minX, maxY > minY
    else { return nil }
    let step = max(min(maxX - minX, maxY - minY), max(maxX - minX, maxY - minY) / 32)
    var cells: [Cell] = []
    for column in 0..<Int(((maxX - minX) / step).rounded(.up)) {
      for row in 0..<Int(((maxY - minY) / step).rounded(.up)) {
        let middle = SheetPoint(x: minX + (Double(column) + 0.5) * step, y: minY + (Double(row) + 0.5) * step)
        cells.append(Cell(middle: middle, half: step / 2, rings: stretched))
      }
    }
    guard var best = cells.max(by: { $0.clearance < $1.clearance }) else { return nil }
    while let place = cells.indices.max(by: { cells[$0].potential < cells[$1].potential }) {
      let cell = cells.remove(at: place)
      guard cell.potential > best.clearance + 1 else { break }
      for (dx, dy) in [(-0.5, -0.5), (0.5, -0.5), (-0.5, 0.5), (0.5, 0.5)] {
        let middle = SheetPoint(x: cell.middle.x + dx * cell.half, y: cell.middle.y + dy * cell.half)
        let quarter = Cell(middle: middle, half: cell.half / 2, rings: stretched)
        if quarter.clearance > best.clearance { best = quarter }
        cells.append(quarter)
      }
    }
    guard best.clearance > 0 else { return nil }
    point = SheetPoint(x: best.middle.x, y: best.middle.y / 2)
    clearance = best.clearance
  }
}

/// A square of the search: its middle's distance to the border, and the best that it may hold.
private struct Cell {
  let middle: SheetPoint
  let half: Double
  let clearance: Double
  var potential: Double { clearance + half * 2.0.squareRoot() }

  init(middle: SheetPoint, half: Double, rings: [[SheetPoint]]) {
    self.middle = middle
    self.half = half
    clearance = Self.signedDistance(middle, rings)
  }

  // Positive inside; even-odd, as the map is filled.
  private static func signedDistance(_ point: SheetPoint, _ rings: [[SheetPoint]]) -> Double {
    var isInside = false
    var squared = Double.infinity
    for ring in rings {
      guard var a = ring.last else { continue }
      for b in ring {
        if (a.y > point.y) != (b.y > point.y),
          point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x
        {
          isInside.toggle()
        }
        squared = min(squared, squaredDistance(point, a, b))
        a = b
      }
    }
    return isInside ? squared.squareRoot() : -squared.squareRoot()
  }

  private static func squaredDistance(_ point: SheetPoint, _ a: SheetPoint, _ b: SheetPoint) -> Double {
    let dx = b.x - a.x
    let dy = b.y - a.y
    let length = dx * dx + dy * dy
    let along = length == 0 ? 0 : min(1, max(0, ((point.x - a.x) * dx + (point.y - a.y) * dy) / length))
    let x = a.x + along * dx - point.x
    let y = a.y + along * dy - point.y
    return x * x + y * y
  }
}
