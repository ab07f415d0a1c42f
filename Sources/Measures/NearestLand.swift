// The land that each of many places is the nearest of: the cells of their Voronoi diagram, laid over land.
//
// A cell is what the half-planes of all bisectors have in common (F. Aurenhammer, "Voronoi diagrams: a survey of a
// fundamental geometric data structure", ACM Computing Surveys 23, 1991). Places are taken nearest first, and no more
// of them once the next is too far away to cut anything off.

public import Planar

/// Computes the land that places are nearest to in straight lines.
public enum NearestLand {
  /// The area of land that each place is the nearest of, in m².
  ///
  /// - Parameters:
  ///   - places: The places; of several at one spot the first has all.
  ///   - land: Valid polygons; where they overlap, land counts once.
  ///   - threads: How many threads work; the result does not depend on it.
  /// - Throws: ``GEOSError`` when a polygon cannot be cut.
  public static func areas(
    of places: [PlanarPoint], land: PlanarGeometries, threads: Int
  ) throws -> [Double] {
    guard !places.isEmpty else { return [] }
    var box = land.box
    for place in places { box.extend(x: place.x, y: place.y) }
    let cells = cells(of: places, within: box.expanded(by: 1))
    let nobody = [Double?](repeating: nil, count: cells.count)
    let regions = Districts(geometries: cells, residents: nobody, households: nobody)
    return try Provision.landSums(land, districts: regions, threads: threads).districts.map(\.value)
  }

  /// The cell of each place within a window: a convex polygon, empty for a place at the spot of an earlier one.
  static func cells(of places: [PlanarPoint], within window: Box) -> PlanarGeometries {
    let index = PackedIndex(places.map { Box(minX: $0.x, minY: $0.y, maxX: $0.x, maxY: $0.y) })
    var cells = PlanarGeometries()
    for (number, place) in places.enumerated() {
      let cell = cell(of: number, at: place, among: places, index, within: window)
      cells.addPolygon(rings: cell.count < 3 ? [] : [cell])
    }
    return cells
  }

  private static func cell(
    of number: Int, at place: PlanarPoint, among places: [PlanarPoint], _ index: PackedIndex,
    within window: Box
  ) -> [PlanarPoint] {
    var cell = [
      PlanarPoint(x: window.minX, y: window.minY), PlanarPoint(x: window.maxX, y: window.minY),
      PlanarPoint(x: window.maxX, y: window.maxY), PlanarPoint(x: window.minX, y: window.maxY),
    ]
    var limit = 16
    var done = 0
    while true {
      let near = index.nearest(x: place.x, y: place.y, limit: limit, within: .infinity)
      for neighbor in near.dropFirst(done) where neighbor.item != number {
        // Its bisector is half as far away as it is.
        let reach = cell.reduce(0) { max($0, $1.distance(to: place)) }
        if neighbor.distance / 2 > reach { return cell }
        let other = places[neighbor.item]
        if other == place {
          if neighbor.item < number { return [] }
          continue
        }
        cell = clipped(cell, nearerTo: place, than: other)
        if cell.count < 3 { return [] }
      }
      if near.count < limit { return cell }
      done = near.count
      limit *= 4
    }
  }

  /// The part of a convex polygon that is nearer to one place than to another.
  private static func clipped(
    _ cell: [PlanarPoint], nearerTo one: PlanarPoint, than other: PlanarPoint
  ) -> [PlanarPoint] {
    let (dx, dy) = (other.x - one.x, other.y - one.y)
    let (middleX, middleY) = (one.x + dx / 2, one.y + dy / 2)
    // Above 0 beyond the bisector.
    func beyond(_ point: PlanarPoint) -> Double { (point.x - middleX) * dx + (point.y - middleY) * dy }
    var kept: [PlanarPoint] = []
    for (at, point) in cell.enumerated() {
      let next = cell[(at + 1) % cell.count]
      let (here, there) = (beyond(point), beyond(next))
      if here <= 0 { kept.append(point) }
      if (here < 0 && there > 0) || (here > 0 && there < 0) {
        let share = here / (here - there)
        kept.append(
          PlanarPoint(x: point.x + share * (next.x - point.x), y: point.y + share * (next.y - point.y)))
      }
    }
    return kept
  }
}
