// Residential buildings in rows facing south, as the sunlight rules of Chinese housing make them stand.

/// A residential building.
struct Building: Sendable {
  var ring: GroundRing
  var levels: Int
  var parcel: Int
  var district: Int
  /// m² of floor, all levels.
  var floor: Double
  var dwellings: Int
  var people = 0

  /// The buildings of all residential land, in its order; residents are spread over them by floor area.
  static func all(
    parcels: [Parcel], residents: Int, field: OrientationField, random: inout RandomSource
  ) -> [Building] {
    var buildings: [Building] = []
    for (index, parcel) in parcels.enumerated() {
      fill(parcel, index: index, field: field, random: &random, into: &buildings)
    }
    house(residents, in: &buildings, parcels: parcels, random: &random)
    return buildings
  }

  private struct Form {
    var length: ClosedRange<Double>
    var depth: Double
    var levels: ClosedRange<Int>
    var gap: Double
    var dwelling: Double
  }

  private static func form(of parcel: Parcel, random: inout RandomSource) -> Form {
    if parcel.isVillage {
      return Form(length: 22...52, depth: 10.5, levels: 2...3, gap: 7, dwelling: 190)
    }
    switch (parcel.zone, parcel.landClass) {
    case (_, .r1): return Form(length: 18...30, depth: 13, levels: 2...3, gap: 12, dwelling: 260)
    case (_, .r3): return Form(length: 26...48, depth: 10.5, levels: 2...4, gap: 6, dwelling: 62)
    case (.old, _): return Form(length: 38...66, depth: 12, levels: 5...7, gap: 9, dwelling: 76)
    case (.new, _):
      return random.chance(0.6)
        ? Form(length: 30...44, depth: 16, levels: 15...27, gap: 24, dwelling: 122)
        : Form(length: 44...64, depth: 14, levels: 9...12, gap: 17, dwelling: 118)
    case (.urban, _) where parcel.built > 2004:
      return Form(length: 34...56, depth: 15, levels: 10...19, gap: 18, dwelling: 108)
    default: return Form(length: 42...74, depth: 12, levels: 5...7, gap: 10, dwelling: 90)
    }
  }

  private static func fill(
    _ parcel: Parcel, index: Int, field: OrientationField, random: inout RandomSource,
    into buildings: inout [Building]
  ) {
    let form = form(of: parcel, random: &random)
    let centre = parcel.ring.centroid
    let along = field.direction(at: centre, near: rowDirection(parcel))
    let margin = parcel.isVillage ? 1.5 : 5.0
    let (west, east) = parcel.ring.reach(along: along)
    let (south, north) = parcel.ring.reach(along: along.left)
    let levels = random.whole(form.levels.lowerBound, form.levels.upperBound)
    let sun = min(46, max(parcel.isVillage ? 9 : 11, Double(levels) * 2.9 * 1.12))
    var row = south + margin + form.depth / 2 + random.between(0, 4)
    while row + form.depth / 2 <= north - margin {
      var next = west + margin + random.between(0, 14)
      while next < east {
        let length = random.between(form.length.lowerBound, form.length.upperBound)
        let middle = along * (next + length / 2) + along.left * (row + random.between(-1.5, 1.5))
        let ring = GroundRing(centre: middle, along: along, length: length, depth: form.depth)
        if fits(ring, in: parcel, margin: margin) {
          let height = max(form.levels.lowerBound, levels - random.whole(0, 2))
          let floor = length * form.depth * Double(height)
          buildings.append(
            Building(
              ring: ring, levels: height, parcel: index, district: parcel.district, floor: floor,
              dwellings: max(1, Int(floor * 0.86 / form.dwelling))))
          next += length + form.gap * random.between(0.85, 1.4)
        } else {
          next += 6
        }
      }
      row += form.depth + sun
    }
  }

  /// East–west where it can be; along the road in a village.
  private static func rowDirection(_ parcel: Parcel) -> GroundPoint {
    parcel.isVillage ? parcel.ring.points[1] - parcel.ring.points[0] : GroundPoint(1, 0)
  }

  private static func fits(_ ring: GroundRing, in parcel: Parcel, margin: Double) -> Bool {
    for index in ring.points.indices {
      let (a, b) = (ring.points[index], ring.following(index))
      for point in [a, (a + b) * 0.5] {
        if !parcel.ring.contains(point) || parcel.ring.distanceToLine(from: point) < margin { return false }
        for hole in parcel.holes where hole.distance(from: point) < margin { return false }
      }
    }
    return !parcel.ring.points.contains { ring.contains($0) }
      && !parcel.holes.contains { $0.points.contains { ring.contains($0) } }
  }

  private static func house(
    _ residents: Int, in buildings: inout [Building], parcels: [Parcel], random: inout RandomSource
  ) {
    // Old homes are fuller; new towers stand partly empty.
    let weights = buildings.map { building in
      let crowd: Double =
        switch parcels[building.parcel].zone {
        case .old: 1.35
        case .new: 0.8
        case .rural: 0.55
        default: 1
        }
      return building.floor * crowd * random.between(0.8, 1.2)
    }
    let total = weights.reduce(0, +)
    guard total > 0 else { return }
    var reached = 0.0
    var given = 0
    for index in buildings.indices {
      reached += weights[index]
      let due = Int((Double(residents) * reached / total).rounded())
      buildings[index].people = due - given
      given = due
    }
  }
}
