// Rows of buildings over one piece of land, as far apart as the sun of a winter day wants them.

/// Fills a piece of residential land.
struct BuildingRows {
  let parcel: Parcel
  /// The parcel's index.
  let index: Int
  /// The part of the parcel to be filled.
  let ring: GroundRing
  let form: BuildingForm
  let field: OrientationField

  private var margin: Double { parcel.isVillage ? 1.5 : 5.0 }

  func fill(random: inout RandomSource, into buildings: inout [Building]) {
    let centre = ring.centroid
    let along = field.direction(at: centre, near: rowDirection)
    let (west, east) = ring.reach(along: along)
    let (south, north) = ring.reach(along: along.left)
    let levels = random.whole(form.levels.lowerBound, form.levels.upperBound)
    let sun = min(46, max(parcel.isVillage ? 9 : 11, Double(levels) * 2.9 * 1.12))
    var row = south + margin + form.depth / 2 + random.between(0, 4)
    while row + form.depth / 2 <= north - margin {
      var next = west + margin + random.between(0, 14)
      while next < east {
        let length = random.between(form.length.lowerBound, form.length.upperBound)
        let middle = along * (next + length / 2) + along.left * (row + random.between(-1.5, 1.5))
        // Beyond the eastmost place of the land: nothing need be drawn to see it.
        if next + length > east - margin {
          next += 6
          continue
        }
        if fits(centre: middle, along: along, length: length) {
          let height = max(form.levels.lowerBound, levels - random.whole(0, 2))
          let floor = length * form.depth * Double(height)
          let room = GroundRing(centre: middle, along: along, length: length, depth: form.depth)
          var building = Building(
            ring: room, levels: height, parcel: index, district: parcel.district, floor: floor,
            dwellings: max(1, Int(floor * 0.86 / form.dwelling)))
          if form.isShaped { shape(&building, centre: middle, along: along, length: length, random: &random) }
          buildings.append(building)
          next += length + form.gap * random.between(0.85, 1.4)
        } else {
          next += 6
        }
      }
      row += form.depth + sun
    }
  }

  private func shape(
    _ building: inout Building, centre: GroundPoint, along: GroundPoint, length: Double,
    random: inout RandomSource
  ) {
    let footprint = Footprint.suiting(
      length: length, depth: form.depth, levels: building.levels, random: &random)
    // Plain bars stay the rings they are.
    if case .bar = footprint { return }
    let outline = footprint.outline(
      centre: centre, along: along, length: length, depth: form.depth, part: random.unit())
    let whole = building.ring.area
    let built = outline.ring.area - (outline.yard?.area ?? 0)
    building.floor *= built / whole
    building.dwellings = max(1, Int(building.floor * 0.86 / form.dwelling))
    building.ring = outline.ring
    building.yard = outline.yard
  }

  /// East–west where it can be; along the road in a village.
  private var rowDirection: GroundPoint {
    parcel.isVillage ? ring.points[1] - ring.points[0] : GroundPoint(1, 0)
  }

  private func fits(centre: GroundPoint, along: GroundPoint, length: Double) -> Bool {
    let (a, b) = (along * (length / 2), along.left * (form.depth / 2))
    // Corners first: where a room does not fit, one of them says so.
    guard isFree(centre - a - b), isFree(centre + a - b), isFree(centre + a + b), isFree(centre - a + b),
      isFree(centre - b), isFree(centre + a), isFree(centre + b), isFree(centre - a)
    else { return false }
    // No corner of the land may reach into the room.
    let (half, deep) = (length / 2, form.depth / 2)
    func reaches(_ points: [GroundPoint]) -> Bool {
      for point in points {
        let way = point - centre
        if abs(way.dot(along)) < half && abs(way.cross(along)) < deep { return true }
      }
      return false
    }
    if reaches(ring.points) { return false }
    for hole in parcel.holes where reaches(hole.points) { return false }
    return true
  }

  private func isFree(_ point: GroundPoint) -> Bool {
    guard ring.holds(point, margin: margin) else { return false }
    for hole in parcel.holes where !hole.keepsOff(point, margin: margin) { return false }
    return true
  }
}
