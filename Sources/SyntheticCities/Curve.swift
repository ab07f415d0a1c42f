// Smooth lines through a few given places: centripetal enough for roads and rivers (Catmull and Rom, 1974).

/// Lines drawn through control points.
enum Curve {
  /// Points about `step` metres apart along a Catmull-Rom spline, the ends included.
  static func smooth(_ controls: [GroundPoint], step: Double, isClosed: Bool = false) -> [GroundPoint] {
    guard controls.count >= 2 else { return controls }
    let count = controls.count
    var result: [GroundPoint] = []
    for index in 0..<(isClosed ? count : count - 1) {
      func control(_ offset: Int) -> GroundPoint {
        let wanted = index + offset
        return isClosed ? controls[(wanted + count) % count] : controls[min(max(wanted, 0), count - 1)]
      }
      let (p0, p1, p2, p3) = (control(-1), control(0), control(1), control(2))
      let pieces = max(1, Int(p1.distance(to: p2) / step))
      for piece in 0..<pieces {
        let t = Double(piece) / Double(pieces)
        let linear = (p2 - p0) * 0.5
        let quadratic = p0 - p1 * 2.5 + p2 * 2 - p3 * 0.5
        let cubic = (p3 - p0) * 0.5 + (p1 - p2) * 1.5
        result.append(p1 + linear * t + quadratic * (t * t) + cubic * (t * t * t))
      }
    }
    result.append(isClosed ? result[0] : controls[count - 1])
    return result
  }

  /// A line without the points closer than `tolerance` metres to the chord of their neighbours.
  static func simplified(_ points: [GroundPoint], tolerance: Double) -> [GroundPoint] {
    guard points.count > 2 else { return points }
    var result = [points[0]]
    for index in 1..<(points.count - 1) {
      if points[index].distance(toSegment: result[result.count - 1], points[index + 1]) >= tolerance {
        result.append(points[index])
      }
    }
    result.append(points[points.count - 1])
    return result
  }

  static func length(_ points: [GroundPoint]) -> Double {
    var sum = 0.0
    for index in 1..<max(1, points.count) { sum += points[index].distance(to: points[index - 1]) }
    return sum
  }

  /// The place and the unit direction at a distance along a line, in metres.
  static func place(on points: [GroundPoint], at distance: Double) -> (point: GroundPoint, along: GroundPoint)
  {
    var left = distance
    for index in 1..<max(1, points.count) {
      let (a, b) = (points[index - 1], points[index])
      let size = a.distance(to: b)
      if left <= size, size > 0 { return (a + (b - a) * (left / size), (b - a).unit) }
      left -= size
    }
    let last = points[points.count - 1]
    return (last, points.count > 1 ? (last - points[points.count - 2]).unit : GroundPoint(1, 0))
  }
}
