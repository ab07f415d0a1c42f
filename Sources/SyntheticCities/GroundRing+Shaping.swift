// Making one ring from another: kept back from a street, cut in two, its corners taken off.

extension GroundRing {
  /// The ring moved inwards, each edge by its own distance in metres; nil where nothing sound remains.
  ///
  /// The distance at index i belongs to the edge from point i to point i + 1.
  func inset(by distances: [Double]) -> GroundRing? {
    let count = points.count
    guard count >= 3, distances.count == count else { return nil }
    var moved: [GroundPoint] = []
    moved.reserveCapacity(count)
    for index in 0..<count {
      let previous = index == 0 ? count - 1 : index - 1
      let before = (points[index] - points[previous]).unit.left
      let after = (following(index) - points[index]).unit.left
      let (d, e) = (distances[previous], distances[index])
      let turn = before.cross(after)
      if abs(turn) < 0.25 {
        // Nearly straight on: the two offset lines have no steady crossing.
        moved.append(points[index] + (before + after).unit * max(d, e))
      } else {
        let x = (d * after.y - e * before.y) / turn
        let y = (e * before.x - d * after.x) / turn
        moved.append(points[index] + GroundPoint(x, y))
      }
    }
    let result = GroundRing(moved).simplified(tolerance: 0.5)
    guard result.area > 1, result.isSimple else { return nil }
    // A ring moved past its own middle comes out turned inside out, and is sound to look at.
    let least = (distances.min() ?? 0) * 0.98
    for point in result.points where !contains(point) || distanceToLine(from: point) < least { return nil }
    return result
  }

  /// The ring moved inwards by one distance in metres.
  func inset(by distance: Double) -> GroundRing? {
    inset(by: [Double](repeating: distance, count: points.count))
  }

  /// The part with `point.dot(normal) <= limit`; nil where it is empty or not one sound piece.
  func clipped(normal: GroundPoint, limit: Double) -> GroundRing? {
    var kept: [GroundPoint] = []
    kept.reserveCapacity(points.count + 4)
    for index in points.indices {
      let (a, b) = (points[index], following(index))
      let (da, db) = (a.dot(normal) - limit, b.dot(normal) - limit)
      if da <= 0 { kept.append(a) }
      if (da < 0 && db > 0) || (da > 0 && db < 0) { kept.append(a + (b - a) * (da / (da - db))) }
    }
    let result = GroundRing(kept).simplified(tolerance: 0.05)
    guard result.points.count >= 3, result.area > 1, result.isSimple else { return nil }
    return result
  }

  /// A piece of the wanted area (m²) cut off from the far side along a direction, and the rest beyond a gap
  /// in metres.
  func cut(
    area wanted: Double, from direction: GroundPoint, gap: Double
  ) -> (piece: GroundRing, rest: GroundRing)? {
    let back = direction * -1
    var (low, high) = reach(along: back)
    for _ in 0..<24 {
      let middle = (low + high) / 2
      if (clipped(normal: back, limit: middle)?.area ?? 0) < wanted { low = middle } else { high = middle }
    }
    guard let piece = clipped(normal: back, limit: high),
      let rest = clipped(normal: direction, limit: -high - gap)
    else { return nil }
    return (piece, rest)
  }

  /// The ring with its sharp corners cut back by `size` metres, as kerbs do.
  func chamfered(by size: Double) -> GroundRing {
    var result: [GroundPoint] = []
    for index in points.indices {
      let here = points[index]
      let before = points[index == 0 ? points.count - 1 : index - 1]
      let after = following(index)
      let (inward, outward) = (before - here, after - here)
      let turn = inward.unit.cross(outward.unit)
      if abs(turn) > 0.5, inward.length > size * 3, outward.length > size * 3 {
        result.append(here + inward.unit * size)
        result.append(here + outward.unit * size)
      } else {
        result.append(here)
      }
    }
    return GroundRing(result)
  }

  /// A round-cornered irregular shape, as of a pond or an island; radii in metres along and across.
  static func blob(
    centre: GroundPoint, along: GroundPoint, radii: (Double, Double), count: Int, noise: Noise
  ) -> GroundRing {
    var points: [GroundPoint] = []
    for index in 0..<count {
      let angle = 2 * Double.pi * Double(index) / Double(count)
      let (c, s) = (Circle.cosine(angle), Circle.sine(angle))
      let swell = 1 + 0.3 * noise.at(c * 1.2 + centre.x, s * 1.2) + 0.05 * noise.at(c * 3, s * 3 + centre.y)
      points.append(
        centre + along * (radii.0 * c * swell) + along.left * (radii.1 * s * swell))
    }
    return GroundRing(points)
  }
}
