// The course of a stretch of street, as it is drawn: for maps and files.

public import Planar

extension StreetGraph {
  /// The points of a stretch of an edge, along it: its ends, and the vertices of the lines between them.
  ///
  /// Two points at the least; a stretch that reaches beyond the edge ends with it. Pieces without length have one point
  /// only.
  public func points(of stretch: StreetStretch) -> [PlanarPoint] {
    var points: [PlanarPoint] = []
    func add(_ point: PlanarPoint) {
      if points.last != point { points.append(point) }
    }
    var end: PlanarPoint?
    forEachSegment(of: Int(stretch.edge)) { _, along, a, b in
      guard along < stretch.to else { return }
      let length = StreetGraph.distance(a, b)
      guard length > 0, along + length > stretch.from else {
        end = b
        return
      }
      func place(_ distance: Double) -> PlanarPoint {
        let share = (distance - along) / length
        return PlanarPoint(x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y))
      }
      add(stretch.from <= along ? a : place(stretch.from))
      add(stretch.to >= along + length ? b : place(stretch.to))
    }
    // Beyond the last digit of the edge's length there is nothing but its end.
    if points.isEmpty, let end { points = [end] }
    return points
  }
}
