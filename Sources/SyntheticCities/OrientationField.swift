// The direction that streets take at a place: a field of crosses, blended from several patterns
// (Chen, Esch, Wonka, Müller and Zhang, "Interactive procedural street modeling", 2008).
//
// A cross looks the same after a half turn, so directions are added as vectors of twice their angle.

/// The street pattern's direction over the city.
struct OrientationField: Sendable {
  /// A grid around a place, turned by some degrees; metres of a town of scale 1.
  struct Pattern: Sendable {
    let x: Double
    let y: Double
    let radius: Double
    let degrees: Double
  }

  /// The local grids of the sample, each turned its own way.
  static let grids = [
    Pattern(x: 0, y: 0, radius: 1500, degrees: 4), Pattern(x: 4300, y: -600, radius: 1500, degrees: -17),
    Pattern(x: 4100, y: 3300, radius: 2000, degrees: 38),
    Pattern(x: -500, y: 4300, radius: 1700, degrees: -9),
    Pattern(x: -300, y: -3900, radius: 1900, degrees: 13),
    Pattern(x: -6950, y: 5000, radius: 1800, degrees: -21),
    Pattern(x: -6850, y: -5200, radius: 1900, degrees: 27),
    Pattern(x: 4350, y: -5700, radius: 1500, degrees: -33),
    Pattern(x: -6800, y: 500, radius: 1500, degrees: 7),
    Pattern(x: 8700, y: -5500, radius: 1200, degrees: 64),
  ]

  let terrain: Terrain

  /// A unit vector along one arm of the cross at a place.
  func direction(at point: GroundPoint) -> GroundPoint {
    let (x, y) = (point.x / terrain.scale, point.y / terrain.scale)
    var sum = GroundPoint(0, 0)
    for grid in terrain.site.grids {
      let (dx, dy) = ((x - grid.x) / grid.radius, (y - grid.y) / grid.radius)
      let base = 1 + dx * dx + dy * dy
      let bend = 9 * terrain.noise.at(point.x / 1300 + grid.x, point.y / 1300)
      let twice = Circle.radians(degrees: 2 * (grid.degrees + bend))
      sum = sum + GroundPoint(Circle.cosine(twice), Circle.sine(twice)) * (1 / (base * base))
    }
    if terrain.site.bendsStreets { addBends(to: &sum, at: point) }
    let twice = sum.unit
    let cosine = max(0, (1 + twice.x) / 2).squareRoot()
    let sine = max(0, (1 - twice.x) / 2).squareRoot()
    return GroundPoint(cosine, twice.y < 0 ? -sine : sine)
  }

  /// The arm of the cross at a place that points most nearly along a given direction.
  func direction(at point: GroundPoint, near wanted: GroundPoint) -> GroundPoint {
    let arm = direction(at: point)
    let (along, across) = (arm.dot(wanted), arm.left.dot(wanted))
    if abs(along) >= abs(across) { return along >= 0 ? arm : arm * -1 }
    return across >= 0 ? arm.left : arm.left * -1
  }
}
