// The outlines of buildings other than plain bars, each drawn inside the rectangle that it was given room for.

/// The shape of a building on the ground.
enum Footprint: Sendable {
  /// A plain bar, a bar with a wing, three wings about a yard, two bars set off against each other, a tower with
  /// four arms, a bar with stair bays on its north side, four wings about a closed yard.
  case bar, angle, horseshoe, stepped, cross, bays, court

  /// A shape that suits a building of these metres and levels.
  static func suiting(
    length: Double, depth: Double, levels: Int, random: inout RandomSource
  ) -> Footprint {
    let chance = random.unit()
    if length > 20, depth > 20 { return chance < 0.7 ? .court : .horseshoe }
    if levels >= 15, length < depth * 2.4 { return chance < 0.6 ? .cross : .stepped }
    if length < 18 { return chance < 0.6 ? .bar : .angle }
    return chance < 0.34 ? .bar : chance < 0.66 ? .bays : chance < 0.84 ? .stepped : .angle
  }

  /// The outline about a centre, counterclockwise, and the yard inside it, also counterclockwise.
  ///
  /// - Parameters:
  ///   - along: A unit vector along the longer side.
  ///   - part: From 0 to 1: how far wings and steps reach.
  func outline(
    centre: GroundPoint, along: GroundPoint, length: Double, depth: Double, part: Double
  ) -> (ring: GroundRing, yard: GroundRing?) {
    let across = along.left
    let (a, b) = (length / 2, depth / 2)
    func ring(_ places: [(Double, Double)]) -> GroundRing {
      GroundRing(places.map { centre + along * $0.0 + across * $0.1 })
    }
    let wing = 0.3 + 0.3 * part
    switch self {
    case .bar: return (GroundRing(centre: centre, along: along, length: length, depth: depth), nil)
    case .angle:
      let (x, y) = (-a + length * wing, -b + depth * 0.55)
      return (ring([(-a, -b), (a, -b), (a, y), (x, y), (x, b), (-a, b)]), nil)
    case .horseshoe:
      let (x, y) = (a * (0.3 + 0.2 * part), -b + depth * 0.42)
      return (ring([(-a, -b), (a, -b), (a, b), (x, b), (x, y), (-x, y), (-x, b), (-a, b)]), nil)
    case .stepped:
      let (x, y) = (-a + length * wing, depth * (0.12 + 0.12 * part))
      return (
        ring([(-a, -b), (x, -b), (x, -b + y), (a, -b + y), (a, b), (x, b), (x, b - y), (-a, b - y)]), nil
      )
    case .cross:
      let (x, y) = (a * (0.5 + 0.2 * part), b * (0.45 + 0.2 * part))
      return (
        ring([
          (-x, -b), (x, -b), (x, -y), (a, -y), (a, y), (x, y), (x, b), (-x, b), (-x, y), (-a, y), (-a, -y),
          (-x, -y),
        ]), nil
      )
    case .bays:
      let count = max(1, min(3, Int(length / 16)))
      let step = length / Double(count)
      let inner = b - 1.4
      var places = [(-a, -b), (a, -b), (a, inner)]
      for bay in 0..<count {
        let middle = a - (Double(bay) + 0.5) * step
        places += [(middle + 1.9, inner), (middle + 1.9, b), (middle - 1.9, b), (middle - 1.9, inner)]
      }
      places.append((-a, inner))
      return (ring(places), nil)
    case .court:
      let wall = min(length, depth) * (0.26 + 0.06 * part)
      return (
        GroundRing(centre: centre, along: along, length: length, depth: depth),
        GroundRing(centre: centre, along: along, length: length - 2 * wall, depth: depth - 2 * wall)
      )
    }
  }
}
