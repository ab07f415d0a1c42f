// Bus stops along the streets that buses use, named by the crossing they stand at.

extension Facility {
  /// Bus stops about 360 to 520 m apart along arterial, secondary and long branch streets.
  static func busStops(network: StreetNetwork, random: inout RandomSource) -> [Facility] {
    let crossings = crossings(network)
    var stops: [Facility] = []
    for (index, line) in network.lines.enumerated()
    where [.arterial, .secondary, .branch].contains(line.kind) {
      for chain in line.chains {
        let vertices = network.map.expanded(chain: chain)
        let points = network.map.points(vertices)
        let length = Curve.length(points)
        // A side street has a stop only where it is long enough for a bus route of its own.
        guard length > (line.kind == .branch ? 420 : 200) else { continue }
        var at = random.between(60, 240)
        while at < length {
          let place = Curve.place(on: points, at: at)
          at += random.between(360, 520)
          let least = network.terrain.density(at: place.point) > 0.3 ? 300.0 : 650
          if stops.contains(where: { $0.point.distance(to: place.point) < least }) { continue }
          // A street may run along the edge of a quarter, or up to it: a stop beyond it would be in no district.
          let point = place.point + place.along.left * 9
          if let limits = network.limits, !limits.holds(point, margin: 2) { continue }
          let other = nearestCrossing(of: index, to: place.point, vertices, crossings, network)
          stops.append(
            Facility(
              kind: .busStop, name: stopName(line.name, other), point: point))
        }
      }
    }
    return stops
  }

  /// The named streets at each vertex.
  private static func crossings(_ network: StreetNetwork) -> [[Int]] {
    var result = [[Int]](repeating: [], count: network.map.vertices.count)
    for (index, line) in network.lines.enumerated() where line.kind.isStreet && line.name != nil {
      for chain in line.chains {
        for vertex in network.map.expanded(chain: chain) { result[Int(vertex)].append(index) }
      }
    }
    return result
  }

  private static func nearestCrossing(
    of line: Int, to point: GroundPoint, _ vertices: [Int32], _ crossings: [[Int]], _ network: StreetNetwork
  ) -> BilingualName? {
    var nearest: (distance: Double, name: BilingualName)?
    for vertex in vertices {
      let distance = network.map.vertices[Int(vertex)].distance(to: point)
      guard distance < nearest?.distance ?? 350 else { continue }
      for other in crossings[Int(vertex)] {
        guard let name = network.lines[other].name, name != network.lines[line].name else { continue }
        nearest = (distance, name)
        break
      }
    }
    return nearest?.name
  }

  private static func stopName(_ street: BilingualName?, _ other: BilingualName?) -> BilingualName {
    let street = street ?? BilingualName(chinese: "江海", english: "Jianghai")
    guard let other else {
      return BilingualName(chinese: street.chinese + "站", english: street.english + " Stop")
    }
    return BilingualName(
      chinese: street.chinese + other.chinese + "口", english: street.english + " / " + other.english)
  }
}
