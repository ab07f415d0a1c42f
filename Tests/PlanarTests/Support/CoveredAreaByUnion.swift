// Covered areas the slow way, as a reference: no trimmed boundary, no index, no classification by sides. Every disc,
// strip and polygon of the supply gives its own interval of a level line; their union is cut with the demand's.
//
// Levels are all ends and extremes of all curves and all crossings of any two, wanted or not. Areas come from the
// antiderivative of √(r² - u²), not from caps on chords as in `LevelSweep`.

import Foundation
import Planar

struct CoveredAreaByUnion {
  private struct Curve {
    var ax = 0.0
    var ay = 0.0
    var bx = 0.0
    var by = 0.0
    // 0 for a segment; above 0 the eastern half of a circle around (ax, ay), below 0 the western half.
    var radius = 0.0

    func x(_ y: Double) -> Double {
      if radius == 0 { return ax + (bx - ax) * ((y - ay) / (by - ay)) }
      let u = y - ay
      return ax + (radius > 0 ? 1 : -1) * max(0, (abs(radius) - u) * (abs(radius) + u)).squareRoot()
    }

    func spans(_ y: Double) -> Bool {
      radius == 0 ? min(ay, by) < y && y < max(ay, by) : abs(y - ay) < abs(radius)
    }

    /// The integral of x over y.
    func integral(_ low: Double, _ high: Double) -> Double {
      if radius == 0 { return (x(low) + x(high)) / 2 * (high - low) }
      let r = abs(radius)
      func primitive(_ y: Double) -> Double {
        let u = min(r, max(-r, y - ay))
        let half = ((r - u) * (r + u)).squareRoot()
        return (u * half + r * r * atan2(u, half)) / 2
      }
      return ax * (high - low) + (radius > 0 ? 1 : -1) * (primitive(high) - primitive(low))
    }
  }

  // Each is bounded by its own curves, to be paired from west to east on any level.
  private var bodies: [[Curve]] = []
  private var demand: [Curve] = []
  private var levels: [Double] = []

  /// The area of a polygon feature within reach of the supply, in m².
  static func area(
    of feature: Int, in geometries: PlanarGeometries, supply: PlanarGeometries, reaches: [Double?]
  )
    -> Double
  {
    var sums = CoveredAreaByUnion()
    let box = geometries.box(of: feature)
    let (ox, oy) = (box.center.x, box.center.y)
    sums.demand = sums.edges(of: feature, in: geometries, ox, oy)
    for other in 0..<supply.count {
      guard let reach = reaches[other], supply.layout.kinds[other] != .empty else { continue }
      if supply.layout.kinds[other] == .polygon {
        sums.bodies.append(sums.edges(of: other, in: supply, ox, oy))
      }
      for ring in supply.layout.rings(ofFeature: other) where reach > 0 {
        let vertices = supply.layout.vertices(of: ring)
        for vertex in vertices {
          let x = supply.x[vertex] - ox
          let y = supply.y[vertex] - oy
          sums.bodies.append([Curve(ax: x, ay: y, radius: reach), Curve(ax: x, ay: y, radius: -reach)])
          if vertex > vertices.lowerBound && supply.layout.kinds[other] != .point {
            sums.addStrip(supply.x[vertex - 1] - ox, supply.y[vertex - 1] - oy, x, y, reach)
          }
        }
      }
    }
    return sums.area()
  }

  private func edges(of feature: Int, in geometries: PlanarGeometries, _ ox: Double, _ oy: Double) -> [Curve]
  {
    var edges: [Curve] = []
    for ring in geometries.layout.rings(ofFeature: feature) {
      for vertex in geometries.layout.vertices(of: ring).dropFirst() {
        edges.append(
          Curve(
            ax: geometries.x[vertex - 1] - ox, ay: geometries.y[vertex - 1] - oy,
            bx: geometries.x[vertex] - ox,
            by: geometries.y[vertex] - oy))
      }
    }
    return edges
  }

  private mutating func addStrip(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ reach: Double) {
    let length = ((bx - ax) * (bx - ax) + (by - ay) * (by - ay)).squareRoot()
    guard length > 0 else { return }
    let nx = -(by - ay) / length * reach
    let ny = (bx - ax) / length * reach
    let corners = [(ax + nx, ay + ny), (ax - nx, ay - ny), (bx - nx, by - ny), (bx + nx, by + ny)]
    bodies.append(
      (0..<4).map { corner in
        let (from, to) = (corners[corner], corners[(corner + 1) % 4])
        return Curve(ax: from.0, ay: from.1, bx: to.0, by: to.1)
      })
  }

  private mutating func area() -> Double {
    let all = demand + bodies.flatMap { $0 }
    for (number, one) in all.enumerated() {
      levels += one.radius == 0 ? [one.ay, one.by] : [one.ay - abs(one.radius), one.ay + abs(one.radius)]
      for other in all[..<number] { addCrossings(one, other) }
    }
    let low = demand.map { min($0.ay, $0.by) }.min() ?? 0
    let high = demand.map { max($0.ay, $0.by) }.max() ?? 0
    levels = levels.filter { $0 >= low && $0 <= high }.sorted()
    var total = 0.0
    for (from, to) in zip(levels, levels.dropFirst()) where from < to {
      let middle = (from + to) / 2
      guard middle > from && middle < to else { continue }
      var covers: [(Curve, Curve)] = []
      for body in bodies { covers += Self.pairs(body, middle) }
      covers.sort { $0.0.x(middle) < $1.0.x(middle) }
      for (west, east) in Self.pairs(demand, middle) {
        // What has been counted of this stretch so far ends here.
        var done = west
        for (start, end) in covers {
          let begin = start.x(middle) > done.x(middle) ? start : done
          let finish = end.x(middle) < east.x(middle) ? end : east
          guard finish.x(middle) > begin.x(middle) else { continue }
          total += finish.integral(from, to) - begin.integral(from, to)
          done = finish
        }
      }
    }
    return total
  }

  private static func pairs(_ curves: [Curve], _ y: Double) -> [(Curve, Curve)] {
    let sorted = curves.filter { $0.spans(y) }.sorted { $0.x(y) < $1.x(y) }
    return stride(from: 0, to: sorted.count - 1, by: 2).map { (sorted[$0], sorted[$0 + 1]) }
  }

  private mutating func addCrossings(_ a: Curve, _ b: Curve) {
    if a.radius != 0 && b.radius == 0 { return addCrossings(b, a) }
    if a.radius == 0 && b.radius == 0 {
      let slope = (a.bx - a.ax) * (b.by - b.ay) - (a.by - a.ay) * (b.bx - b.ax)
      let t = ((b.ax - a.ax) * (b.by - b.ay) - (b.ay - a.ay) * (b.bx - b.ax)) / slope
      if t >= 0 && t <= 1 { levels.append(a.ay + t * (a.by - a.ay)) }
    } else if a.radius == 0 {
      let (dx, dy) = (a.bx - a.ax, a.by - a.ay)
      let length = (dx * dx + dy * dy).squareRoot()
      let along = ((b.ax - a.ax) * dx + (b.ay - a.ay) * dy) / length
      let across = ((b.ax - a.ax) * dy - (b.ay - a.ay) * dx) / length
      let squared = b.radius * b.radius - across * across
      // A curve that only touches another is at its side everywhere else: no middle line may run through that place.
      guard squared > -1e-6 * b.radius * b.radius else { return }
      let half = max(0, squared).squareRoot()
      for place in [along - half, along + half] {
        levels.append(a.ay + dy * place / length)
      }
    } else {
      let (dx, dy) = (b.ax - a.ax, b.ay - a.ay)
      let squared = dx * dx + dy * dy
      guard squared > 0 else { return }
      let along = (squared + a.radius * a.radius - b.radius * b.radius) / (2 * squared)
      let off = a.radius * a.radius / squared - along * along
      guard off > -1e-6 else { return }
      let half = max(0, off).squareRoot()
      levels += [a.ay + along * dy + half * dx, a.ay + along * dy - half * dx]
    }
  }
}
