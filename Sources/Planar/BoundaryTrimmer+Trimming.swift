// One offset curve against the supply around it. Most curves are held whole by some corner of their own loop, and of
// those that are not, most edges nearby hold all or nothing: intervals are worked out for the few in between.

extension BoundaryTrimmer {
  private static let roundingShare = 1e-14
  // How many corners before and after are tried as the one that holds the whole curve.
  private static let neighbours = 256

  /// Adds what other supply leaves of a curve.
  mutating func trim(
    _ curve: OffsetCurve, at corner: Corner, loop: Range<Int>, of outline: SupplyOutline, reach: Double
  ) {
    let from = curve.place(at: curve.start)
    let to = curve.place(at: curve.end)
    let rounding =
      Self.roundingShare * (2 * reach + abs(from.x) + abs(from.y) + abs(to.x) + abs(to.y))
    if Self.isHeld(from, to, by: outline, loop: loop, near: corner.place, within: reach - rounding) { return }
    var rest = CurveRest(
      whole: curve, from: from, to: to, rounding: rounding, reusing: spare)
    if subtractEdges(from: &rest, at: corner, outline, reach, rounding) {
      for place in 0..<rest.intervals.count {
        let (low, high) = (rest.intervals.lows[place], rest.intervals.highs[place])
        let middle = curve.place(at: (low + high) / 2)
        if !isInsidePolygon(
          x: middle.x + outline.originX, y: middle.y + outline.originY, rounding: rounding)
        {
          append(curve, from: low, to: high, of: outline)
        }
      }
    }
    spare = rest.intervals
  }

  // Whether one corner of the loop has both ends of the curve, and with them all of it, within reach. (A disc is
  // convex; and of an arc of its own radius it holds less than half a circle, in one stretch.)
  private static func isHeld(
    _ from: PlanarPoint, _ to: PlanarPoint, by outline: SupplyOutline, loop: Range<Int>, near place: Int,
    within reach: Double
  ) -> Bool {
    guard reach > 0 else { return false }
    let bound = reach * reach
    let tried = loop.clamped(to: place - neighbours..<place + neighbours)
    return unsafe outline.x.withUnsafeBufferPointer { x in
      unsafe outline.y.withUnsafeBufferPointer { y in
        for other in tried {
          let fromX = unsafe from.x - x[other]
          let fromY = unsafe from.y - y[other]
          let toX = unsafe to.x - x[other]
          let toY = unsafe to.y - y[other]
          if max(fromX * fromX + fromY * fromY, toX * toX + toY * toY) < bound { return true }
        }
        return false
      }
    }
  }

  // Takes away what the edges nearby hold; false when nothing is left.
  private mutating func subtractEdges(
    from rest: inout CurveRest, at corner: Corner, _ outline: SupplyOutline, _ reach: Double,
    _ rounding: Double
  ) -> Bool {
    let originX = outline.originX
    let originY = outline.originY
    let isArc = rest.curve.radius != 0
    let window = Box(
      minX: min(rest.low.x, rest.high.x) + originX, minY: min(rest.low.y, rest.high.y) + originY,
      maxX: max(rest.low.x, rest.high.x) + originX, maxY: max(rest.low.y, rest.high.y) + originY)
    // What held the curve before often holds this one too.
    if let lastHolder, holds(lastHolder, rest, outline, rounding) { return false }
    var holder = lastHolder
    defer { lastHolder = holder }
    return unsafe edges.edges.withUnsafeBufferPointer { all in
      edges.runs.visit(intersecting: window) { run in
        for place in edges.runStarts[run]..<edges.runStarts[run + 1] {
          let edge = unsafe all[place]
          let ax = edge.ax - originX
          let ay = edge.ay - originY
          let bx = edge.bx - originX
          let by = edge.by - originY
          let squared = Distance.squared(x: rest.middle.x, y: rest.middle.y, toSegment: ax, ay, bx, by)
          let far = edge.reach + rest.span
          if squared >= far * far { continue }
          let inner = edge.reach - rounding - Self.roundingShare * edge.reach
          if inner <= 0 {
            // A polygon without reach holds no strip along its border: where it is crossed, inside changes.
            if edge.reach == 0 { rest.cut(by: ax, ay, bx, by) }
            continue
          }
          let near = inner - rest.span
          if near > 0 && squared < near * near {
            holder = place
            return false
          }
          if edge.reach <= reach && corner.owns(ax, ay, bx, by, forArc: isArc) { continue }
          rest.subtract(reach: inner, of: ax, ay, bx, by)
          if rest.isEmpty { return false }
        }
        return true
      }
    }
  }

  // Whether an edge certainly holds all that is left of a curve.
  private func holds(
    _ place: Int, _ rest: CurveRest, _ outline: SupplyOutline, _ rounding: Double
  ) -> Bool {
    let edge = edges.edges[place]
    let near = edge.reach - rounding - Self.roundingShare * edge.reach - rest.span
    let squared = Distance.squared(
      x: rest.middle.x, y: rest.middle.y, toSegment: edge.ax - outline.originX, edge.ay - outline.originY,
      edge.bx - outline.originX, edge.by - outline.originY)
    return near > 0 && squared < near * near
  }

  // Whether a place that no border comes near lies in a polygon. Polygons without reach may have their border there:
  // they hold the place only when it lies off it.
  private func isInsidePolygon(x: Double, y: Double, rounding: Double) -> Bool {
    if edges.hasSolids && edges.solids.first(x: x, y: y) != nil { return true }
    guard edges.hasFlats else { return false }
    // The place itself is rounded to what coordinates as large as its own can say.
    let nearness = rounding + 4 * max(abs(x), abs(y)).ulp
    let bound = nearness * nearness
    return edges.flats.all(x: x, y: y).contains { feature in
      serviceArea.supply.layout.rings(ofFeature: feature).allSatisfy { ring in
        serviceArea.supply.layout.vertices(of: ring).dropFirst().allSatisfy { end in
          let supply = serviceArea.supply
          return Distance.squared(
            x: x, y: y, toSegment: supply.x[end - 1], supply.y[end - 1], supply.x[end], supply.y[end]) > bound
        }
      }
    }
  }

  private mutating func append(
    _ curve: OffsetCurve, from low: Double, to high: Double, of outline: SupplyOutline
  ) {
    let anchor = PlanarPoint(x: outline.originX, y: outline.originY)
    if curve.radius == 0 {
      let from = curve.place(at: low)
      let to = curve.place(at: high)
      // Going south, what lies on the left lies east.
      pieces.append(BoundaryPiece(fromX: from.x, from.y, toX: to.x, to.y, coversEast: to.y < from.y))
      anchors.append(anchor)
      return
    }
    pieces.append(BoundaryPiece(arcOf: curve, from: low, to: high))
    anchors.append(anchor)
  }
}
