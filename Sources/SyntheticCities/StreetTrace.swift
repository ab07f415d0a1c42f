// One street through one face: a streamline of the orientation field from edge to edge.

/// The course of a street across a face.
struct StreetTrace: Sendable {
  /// Where a street meets the face's ring.
  struct Hit: Sendable {
    var edge: Int
    var point: GroundPoint
  }

  var start: Hit
  var end: Hit
  /// The course between the two ends.
  var between: [GroundPoint]

  /// Traces the street that crosses a face at a share (0...1) of its extent along an axis; nil where it finds
  /// no way.
  init?(across axis: GroundPoint, at share: Double, of ring: GroundRing, field: OrientationField) {
    let extent = ring.reach(along: axis)
    let level = extent.low + (extent.high - extent.low) * share
    guard let seed = Self.middleOfLongestChord(ring, axis: axis, level: level),
      let forth = Self.follow(from: seed, heading: axis.left, ring: ring, field: field),
      let back = Self.follow(from: seed, heading: axis.left * -1, ring: ring, field: field)
    else { return nil }
    start = back.hit
    end = forth.hit
    let course = [back.hit.point] + back.course.reversed() + [seed] + forth.course + [forth.hit.point]
    between = Array(Curve.simplified(course, tolerance: 1.6).dropFirst().dropLast())
  }

  /// The two parts of a ring that the street would leave.
  func halves(of ring: GroundRing) -> [GroundRing]? {
    guard start.edge != end.edge else { return nil }
    let count = ring.points.count
    func side(from: Hit, to: Hit, course: [GroundPoint]) -> GroundRing {
      var points: [GroundPoint] = []
      points.reserveCapacity(count + course.count + 2)
      points.append(from.point)
      var index = from.edge
      repeat {
        index = (index + 1) % count
        points.append(ring.points[index])
      } while index != to.edge
      points.append(to.point)
      points += course
      return GroundRing(points)
    }
    return [
      side(from: start, to: end, course: between.reversed()), side(from: end, to: start, course: between),
    ]
  }

  private static func middleOfLongestChord(
    _ ring: GroundRing, axis: GroundPoint, level: Double
  ) -> GroundPoint? {
    var crossings: [Double] = []
    for index in ring.points.indices {
      let (a, b) = (ring.points[index], ring.following(index))
      let (da, db) = (a.dot(axis) - level, b.dot(axis) - level)
      guard (da < 0) != (db < 0) else { continue }
      crossings.append((a + (b - a) * (da / (da - db))).dot(axis.left))
    }
    crossings.sort()
    var best: (low: Double, high: Double)?
    for index in stride(from: 0, to: crossings.count - 1, by: 2) {
      let (low, high) = (crossings[index], crossings[index + 1])
      if best.map({ high - low > $0.high - $0.low }) ?? true { best = (low, high) }
    }
    return best.map { axis * level + axis.left * (($0.low + $0.high) / 2) }
  }

  private static func follow(
    from seed: GroundPoint, heading: GroundPoint, ring: GroundRing, field: OrientationField
  ) -> (course: [GroundPoint], hit: Hit)? {
    var course: [GroundPoint] = []
    var here = seed
    var heading = heading
    for _ in 0..<120 {
      heading = field.direction(at: here, near: heading)
      let next = here + heading * 65
      var first: (share: Double, edge: Int)?
      for index in ring.points.indices {
        guard let share = PlanarMap.crossing(here, next, ring.points[index], ring.following(index)) else {
          continue
        }
        if first.map({ share < $0.share }) ?? true { first = (share, index) }
      }
      if let first { return (course, Hit(edge: first.edge, point: here + heading * (65 * first.share))) }
      course.append(next)
      here = next
    }
    return nil
  }
}
