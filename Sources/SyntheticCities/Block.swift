// A block: the land between streets, kept back from each of them by the street's own width.

/// A piece of land between streets and what it is used for.
struct Block: Sendable {
  /// The part of the city that a block looks like.
  enum Zone: Sendable { case old, urban, new, town, rural }

  enum Use: Sendable { case open, homes, park, square, primarySchool, middleSchool, commerce, industry }

  var ring: GroundRing
  let centre: GroundPoint
  let density: Double
  let zone: Zone
  let district: Int
  let site: ParkSites.Site?
  /// The side that faces a river or canal: the direction of the water and the side's length in metres.
  var bank: (direction: GroundPoint, length: Double)?
  var use = Use.open

  /// The blocks of a city; faces too narrow to keep anything between their streets give none.
  static func all(network: StreetNetwork, districts: Districts) -> [Block] {
    var blocks: [Block] = []
    for face in network.map.faces {
      let corners = network.map.expanded(ring: face.ring)
      guard let ring = builtLand(corners, network: network) else { continue }
      let centre = ring.centroid
      let density = network.terrain.density(at: centre)
      let district = districts.ofSuperblock[face.superblock]
      let zone = network.terrain.zone(at: centre, density: density, district: district)
      let face = GroundRing(network.map.points(corners))
      let site = ParkSites.site(of: face, area: face.area, terrain: network.terrain)
      var block = Block(
        ring: ring, centre: centre, density: density, zone: zone, district: district, site: site)
      if zone != .rural { block.bank = bank(corners, network: network) }
      blocks.append(block)
    }
    return blocks
  }

  /// The longest edge along water, where it is long enough to walk along.
  private static func bank(
    _ corners: [Int32], network: StreetNetwork
  ) -> (direction: GroundPoint, length: Double)? {
    var longest = GroundPoint(0, 0)
    for index in corners.indices {
      let next = corners[index + 1 == corners.count ? 0 : index + 1]
      guard let line = network.map.line(corners[index], next), network.lines[Int(line)].kind == .water else {
        continue
      }
      let side = network.map.vertices[Int(next)] - network.map.vertices[Int(corners[index])]
      if side.length > longest.length { longest = side }
    }
    return longest.length > 45 ? (longest.unit.left * -1, longest.length) : nil
  }

  private static func builtLand(_ corners: [Int32], network: StreetNetwork) -> GroundRing? {
    var points: [GroundPoint] = []
    var distances: [Double] = []
    for index in corners.indices {
      let next = corners[index + 1 == corners.count ? 0 : index + 1]
      let line = network.map.line(corners[index], next) ?? 0
      points.append(network.map.vertices[Int(corners[index])])
      distances.append(network.lines[Int(line)].kind.clearance)
    }
    dropMinor(&points, &distances)
    return GroundRing(points).inset(by: distances)
  }

  /// Takes out the points where side streets meet a straight edge: they would only unsettle the inset.
  private static func dropMinor(_ points: inout [GroundPoint], _ distances: inout [Double]) {
    var index = 0
    while index < points.count, points.count > 3 {
      let before = index == 0 ? points.count - 1 : index - 1
      let after = index + 1 == points.count ? 0 : index + 1
      let isMinor =
        points[index].distance(toSegment: points[before], points[after]) < 1.5
        || points[index].distance(to: points[after]) < 8
      if isMinor {
        distances[before] = max(distances[before], distances[index])
        points.remove(at: index)
        distances.remove(at: index)
      } else {
        index += 1
      }
    }
  }
}
