// How much room a ring leaves around a place: the question that placing a building asks most often.

extension GroundRing {
  /// Whether a point lies inside, and no nearer to the ring's line than `margin` metres.
  func holds(_ point: GroundPoint, margin: Double) -> Bool { side(of: point, margin: margin) == .inside }

  /// Whether a point lies outside, and no nearer to the ring's line than `margin` metres.
  func keepsOff(_ point: GroundPoint, margin: Double) -> Bool { side(of: point, margin: margin) == .outside }

  private enum Side { case inside, near, outside }

  /// One pass for both questions: the crossing and the distance.
  private func side(of point: GroundPoint, margin: Double) -> Side {
    unsafe points.withUnsafeBufferPointer { points in
      var inside = false
      let square = margin * margin
      guard var previous = unsafe points.last else { return .outside }
      for index in points.indices {
        let here = unsafe points[index]
        if (here.y > point.y) != (previous.y > point.y) {
          let x = previous.x + (here.x - previous.x) * (point.y - previous.y) / (here.y - previous.y)
          if point.x < x { inside.toggle() }
        }
        let isFar =
          point.x < min(here.x, previous.x) - margin || point.x > max(here.x, previous.x) + margin
          || point.y < min(here.y, previous.y) - margin || point.y > max(here.y, previous.y) + margin
        if !isFar {
          let along = here - previous
          let length = along.dot(along)
          let t = length > 0 ? min(1, max(0, (point - previous).dot(along) / length)) : 0
          let way = point - (previous + along * t)
          if way.dot(way) < square { return .near }
        }
        previous = here
      }
      return inside ? .inside : .outside
    }
  }
}
