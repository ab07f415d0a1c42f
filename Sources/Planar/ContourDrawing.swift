// The contours of level sections as rings, with arcs drawn by short segments.

internal import Foundation

/// Draws the outline of level sections.
struct ContourDrawing {
  /// How far a drawn arc may lie inside of the true one, in metres.
  static let sagitta = 0.05

  let outline: SectionOutline
  let curves: [BoundaryPiece]
  let origin: PlanarPoint
  /// Corners nearer to each other than this are drawn as one, in metres.
  let detail: Double

  private struct Contour {
    var part: Int32
    var points: [PlanarPoint]
    var area: Double

    var box: Box {
      var box = Box.empty
      for point in points { box.extend(x: point.x, y: point.y) }
      return box
    }
  }

  /// Appends the outline as one polygon feature, an empty one when there is nothing to draw.
  func append(to geometries: inout PlanarGeometries) {
    var parts: [Int32: [Contour]] = [:]
    for contour in contours() { parts[contour.part, default: []].append(contour) }
    var isDrawn = false
    for part in parts.keys.sorted() {
      // One outer border each, or several that meet in corners only; the smallest first.
      let outers = parts[part, default: []].filter { $0.area > 0 }.sorted { $0.area < $1.area }
      var holes = parts[part, default: []].filter { $0.area < 0 }
      for (number, outer) in outers.enumerated() {
        add(outer.points, to: &geometries)
        let isLast = number == outers.count - 1
        for hole in holes where isLast || outer.box.contains(hole.box) { add(hole.points, to: &geometries) }
        holes.removeAll { isLast || outer.box.contains($0.box) }
        geometries.endPart()
        isDrawn = true
      }
    }
    geometries.endFeature(kind: isDrawn ? .polygon : .empty)
  }

  private func add(_ points: [PlanarPoint], to geometries: inout PlanarGeometries) {
    for point in points + points.prefix(1) {
      geometries.addVertex(x: point.x + origin.x, y: point.y + origin.y)
    }
    geometries.endRing()
  }

  private func contours() -> [Contour] {
    let (next, part) = outline.linked()
    var isDone = [Bool](repeating: false, count: next.count)
    var contours: [Contour] = []
    for first in next.indices where !isDone[first] {
      var sides: [Int] = []
      var side = first
      while side >= 0 && !isDone[side] {
        isDone[side] = true
        sides.append(side)
        side = Int(next[side])
      }
      let points = corners(along: sides)
      guard points.count > 2 else { continue }
      let area = Self.signedArea(points)
      // Less than a square of the shortest distance drawn.
      guard abs(area) > detail * detail else { continue }
      contours.append(Contour(part: part[first / 2], points: points, area: area))
    }
    return contours
  }

  // The corners of a contour: where it passes from one curve to another, and along its arcs.
  private func corners(along sides: [Int]) -> [PlanarPoint] {
    // Started where a curve starts, so that no corner is put in the middle of an edge.
    let start = sides.indices.first {
      curve(of: sides[$0]) != curve(of: sides[$0 == 0 ? sides.count - 1 : $0 - 1])
    }
    var points: [PlanarPoint] = []
    var place = 0
    while place < sides.count {
      let first = sides[(place + (start ?? 0)) % sides.count]
      var last = first
      place += 1
      while place < sides.count {
        let side = sides[(place + (start ?? 0)) % sides.count]
        guard curve(of: side) == curve(of: first), side % 2 == first % 2 else { break }
        last = side
        place += 1
      }
      add(
        from: end(of: first, isStart: true), to: end(of: last, isStart: false), along: curve(of: first),
        &points)
    }
    if let first = points.first, points.count > 1, isNear(points[points.count - 1], first) {
      points.removeLast()
    }
    return points
  }

  private func curve(of side: Int) -> Int {
    let interval = outline.strips[side / 2].interval
    return Int(side % 2 == 0 ? interval.east.curve : interval.west.curve)
  }

  // Eastern sides are walked northwards, western ones southwards.
  private func end(of side: Int, isStart: Bool) -> PlanarPoint {
    let strip = outline.strips[side / 2]
    let crossing = side % 2 == 0 ? strip.interval.east : strip.interval.west
    let isLow = (side % 2 == 0) == isStart
    let level = Int(strip.level)
    return PlanarPoint(
      x: isLow ? crossing.low : crossing.high, y: isLow ? outline.lows[level] : outline.highs[level])
  }

  private func isNear(_ one: PlanarPoint, _ other: PlanarPoint) -> Bool {
    abs(one.x - other.x) <= detail && abs(one.y - other.y) <= detail
  }

  private func add(_ point: PlanarPoint, _ points: inout [PlanarPoint]) {
    if let last = points.last, isNear(last, point) { return }
    points.append(point)
  }

  private func add(
    from start: PlanarPoint, to end: PlanarPoint, along curve: Int, _ points: inout [PlanarPoint]
  ) {
    add(start, &points)
    let arc = curves[curve]
    if arc.radius != 0 {
      let r = abs(arc.radius)
      let from = atan2(start.y - arc.centerY, abs(start.x - arc.centerX))
      let to = atan2(end.y - arc.centerY, abs(end.x - arc.centerX))
      let step = min(.pi / 4, 2 * acos(max(0, 1 - Self.sagitta / r)))
      let count = max(1, Int((abs(to - from) / step).rounded(.up)))
      for number in 1..<count {
        let angle = from + (to - from) * Double(number) / Double(count)
        add(
          PlanarPoint(x: arc.centerX + arc.radius * cos(angle), y: arc.centerY + r * sin(angle)), &points)
      }
    }
    add(end, &points)
  }

  private static func signedArea(_ points: [PlanarPoint]) -> Double {
    var doubled = 0.0
    var last = points[points.count - 1]
    for point in points {
      doubled +=
        (last.x - points[0].x) * (point.y - points[0].y) - (point.x - points[0].x) * (last.y - points[0].y)
      last = point
    }
    return doubled / 2
  }
}
