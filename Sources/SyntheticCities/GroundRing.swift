// A closed ring of ground points, and what the drawing of blocks, parcels and parks asks of it.

/// A polygon without holes; the first point is not repeated at the end. Counterclockwise unless said
/// otherwise.
struct GroundRing: Sendable, Equatable {
  var points: [GroundPoint]

  init(_ points: [GroundPoint]) { self.points = points }

  /// A rectangle about a centre; `along` is a unit vector, length and depth are in metres.
  init(centre: GroundPoint, along: GroundPoint, length: Double, depth: Double) {
    let a = along * (length / 2)
    let b = along.left * (depth / 2)
    points = [centre - a - b, centre + a - b, centre + a + b, centre - a + b]
  }

  /// Square metres; negative for a clockwise ring.
  var area: Double {
    guard let origin = points.first else { return 0 }
    var twice = 0.0
    var previous = points[points.count - 1] - origin
    for point in points {
      let here = point - origin
      twice += previous.cross(here)
      previous = here
    }
    return twice / 2
  }

  /// The centre of gravity, which may lie outside of a bent ring.
  var centroid: GroundPoint {
    guard let origin = points.first else { return GroundPoint(0, 0) }
    var twice = 0.0
    var sum = GroundPoint(0, 0)
    var previous = points[points.count - 1] - origin
    for point in points {
      let here = point - origin
      let part = previous.cross(here)
      twice += part
      sum = sum + (previous + here) * part
      previous = here
    }
    guard twice != 0 else { return origin }
    return origin + sum * (1 / (3 * twice))
  }

  var perimeter: Double {
    var sum = 0.0
    for index in points.indices { sum += points[index].distance(to: following(index)) }
    return sum
  }

  /// 1 for a circle, 0.785 for a square, towards 0 for a sliver.
  var roundness: Double {
    let around = perimeter
    return around > 0 ? abs(area) * 4 * Double.pi / (around * around) : 0
  }

  func following(_ index: Int) -> GroundPoint {
    points[index + 1 == points.count ? 0 : index + 1]
  }

  /// The first side from a given one on that is so many metres long; the given one where none is.
  func side(from first: Int, atLeast length: Double) -> Int {
    for step in points.indices {
      let side = (first + step) % points.count
      if points[side].distance(to: following(side)) >= length { return side }
    }
    return first
  }

  /// Whether the ring holds a point; by even-odd crossing.
  func contains(_ point: GroundPoint) -> Bool {
    var inside = false
    guard var previous = points.last else { return false }
    for here in points {
      if (here.y > point.y) != (previous.y > point.y) {
        let x = previous.x + (here.x - previous.x) * (point.y - previous.y) / (here.y - previous.y)
        if point.x < x { inside.toggle() }
      }
      previous = here
    }
    return inside
  }

  /// The distance from a point to the ring's line, in metres, wherever the point lies.
  func distanceToLine(from point: GroundPoint) -> Double {
    var least = Double.infinity
    for index in points.indices {
      least = min(least, point.distance(toSegment: points[index], following(index)))
    }
    return least
  }

  /// The distance from a point to the polygon, in metres; 0 inside.
  func distance(from point: GroundPoint) -> Double {
    contains(point) ? 0 : distanceToLine(from: point)
  }

  /// Least and greatest value of the points along a direction.
  func reach(along direction: GroundPoint) -> (low: Double, high: Double) {
    var low = Double.infinity
    var high = -Double.infinity
    for point in points {
      let value = point.dot(direction)
      low = min(low, value)
      high = max(high, value)
    }
    return (low, high)
  }

  /// Whether no two edges meet other than neighbours at their shared point.
  var isSimple: Bool {
    let count = points.count
    guard count >= 3 else { return false }
    for i in 0..<count {
      let (a, b) = (points[i], following(i))
      if a == b { return false }
      for j in stride(from: i + 2, to: count, by: 1) where !(i == 0 && j == count - 1) {
        let (c, d) = (points[j], following(j))
        let first = (b - a).cross(c - a)
        let second = (b - a).cross(d - a)
        guard (first <= 0 && second >= 0) || (first >= 0 && second <= 0) else { continue }
        let third = (d - c).cross(a - c)
        let fourth = (d - c).cross(b - c)
        if (third <= 0 && fourth >= 0) || (third >= 0 && fourth <= 0) { return false }
      }
    }
    return true
  }

  /// The ring without points that lie closer than `tolerance` metres to the line between their neighbours.
  func simplified(tolerance: Double) -> GroundRing {
    var kept = points
    var index = 0
    while index < kept.count, kept.count > 3 {
      let before = kept[index == 0 ? kept.count - 1 : index - 1]
      let after = kept[index + 1 == kept.count ? 0 : index + 1]
      if kept[index].distance(toSegment: before, after) < tolerance {
        kept.remove(at: index)
      } else {
        index += 1
      }
    }
    return GroundRing(kept)
  }
}
