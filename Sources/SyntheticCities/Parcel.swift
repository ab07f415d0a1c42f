// Residential land: whole blocks, blocks shared by two compounds, courts around a pond, strips of a village.

/// A piece of residential land.
struct Parcel: Sendable {
  /// The classes of residential land of GB 50137: R1 low-rise, R2 ordinary, R3 simple and old.
  enum Class: String, Sendable { case r1 = "R1", r2 = "R2", r3 = "R3" }

  var ring: GroundRing
  /// Counterclockwise rings inside the parcel that are not residential: a school, a pond.
  var holes: [GroundRing] = []
  /// The other part of a compound that a lane divides.
  var other: GroundRing?
  var name: BilingualName
  var landClass: Class
  /// The year of building.
  var built: Int
  var district: Int
  var zone: Block.Zone
  var isVillage = false

  /// m², without holes.
  var area: Double { holes.reduce(ring.area + (other?.area ?? 0)) { $0 - $1.area } }
}

/// Divides blocks into residential land.
struct ParcelPlanner {
  var parcels: [Parcel] = []
  var names: NameBook
  var random: RandomSource
  let field: OrientationField
  var hasManyForms: Bool { field.terrain.site.hasManyForms }
  let noise: Noise

  mutating func plan(_ blocks: [Block]) {
    for block in blocks {
      switch block.use {
      case .homes: divide(block)
      case .open where block.zone == .rural: settleVillage(block)
      default: break
      }
    }
  }

  private mutating func divide(_ block: Block) {
    let shares = block.zone == .old ? 0.5 : block.zone == .new ? 0.12 : 0.3
    var rings = [block.ring]
    if block.ring.area > 9_000, random.chance(shares) {
      let arm = field.direction(at: block.centre)
      let along = block.ring.reach(along: arm)
      let across = block.ring.reach(along: arm.left)
      let direction = along.high - along.low > across.high - across.low ? arm : arm.left
      let wanted = block.ring.area * random.between(0.35, 0.6)
      if let cut = block.ring.cut(area: wanted, from: direction, gap: 8) { rings = [cut.piece, cut.rest] }
    }
    rings.removeAll { $0.area <= 900 || $0.roundness <= 0.22 }
    // Both halves may be one compound, with the lane between them.
    if hasManyForms, rings.count == 2, random.chance(0.3) {
      addCompound(rings[0], block: block, other: rings[1])
    } else {
      for ring in rings { addCompound(ring, block: block) }
    }
  }

  private mutating func addCompound(_ ring: GroundRing, block: Block, other: GroundRing? = nil) {
    var landClass = Parcel.Class.r2
    switch block.zone {
    case .old: landClass = random.chance(0.42) ? .r3 : .r2
    case .town: landClass = random.chance(0.3) ? .r3 : .r2
    case .new: landClass = random.chance(0.08) ? .r1 : .r2
    default: landClass = random.chance(0.05) ? .r1 : .r2
    }
    let built =
      switch (block.zone, landClass) {
      case (_, .r3): random.whole(1958, 1989)
      case (.old, _): random.whole(1979, 2004)
      case (.new, _): random.whole(2009, 2023)
      default: random.whole(1988, 2019)
      }
    let endings: [(String, String)] =
      switch (block.zone, landClass) {
      case (_, .r3): [("里", "Li"), ("旧街", "Old Street"), ("弄", "Alley Quarter"), ("坊", "Fang")]
      case (_, .r1): [("别墅", "Villas"), ("山庄", "Manor"), ("雅筑", "Residence")]
      case (.new, _):
        [("名邸", "Mansions"), ("府", "Court"), ("花园", "Garden"), ("湾", "Bay"), ("国际社区", "International")]
      default:
        [
          ("新村", "New Village"), ("花园", "Garden"), ("小区", "Estate"), ("家园", "Homes"), ("苑", "Court"),
          ("公寓", "Apartments"),
        ]
      }
    var parcel = Parcel(
      ring: ring.chamfered(by: block.zone == .old ? 3 : 7), name: names.name(endings, random: &random),
      landClass: landClass, built: built, district: block.district, zone: block.zone)
    if ring.area > 22_000, random.chance(block.zone == .new ? 0.38 : 0.2), let hole = court(in: parcel.ring) {
      parcel.holes = [hole]
    }
    parcel.other = other?.chamfered(by: 5)
    parcels.append(parcel)
  }

  /// A school ground or a pond in the middle of a large compound.
  private mutating func court(in ring: GroundRing) -> GroundRing? {
    let centre = ring.centroid
    let size = (ring.area * random.between(0.05, 0.11)).squareRoot()
    let hole =
      random.chance(0.45)
      ? GroundRing.blob(
        centre: centre, along: field.direction(at: centre), radii: (size * 0.7, size * 0.5), count: 18,
        noise: noise)
      : GroundRing(
        centre: centre, along: field.direction(at: centre), length: size * 1.25, depth: size * 0.8)
    for point in hole.points where !ring.contains(point) || ring.distanceToLine(from: point) < 14 {
      return nil
    }
    return hole
  }

  /// Rows of farmhouses along one or two sides of a field block.
  private mutating func settleVillage(_ block: Block) {
    guard random.chance(0.52) else { return }
    let sides = block.ring.points.indices.sorted { one, other in
      let a = block.ring.points[one].distance(to: block.ring.following(one))
      let b = block.ring.points[other].distance(to: block.ring.following(other))
      return (b, other) < (a, one)
    }
    let village = names.name(
      [("村", "Village"), ("庄", "Hamlet"), ("埭", "Dyke Village"), ("圩", "Polder Village")], random: &random)
    var firstGroup: GroundRing?
    for (group, side) in sides.prefix(random.whole(1, 2)).enumerated() {
      let (a, b) = (block.ring.points[side], block.ring.following(side))
      let length = a.distance(to: b)
      guard length > 150 else { continue }
      let along = (b - a).unit
      let used = min(length * random.between(0.45, 0.85), 620)
      let start = random.between(10, length - used - 5)
      let depth = random.between(34, 62)
      var points: [GroundPoint] = []
      let pieces = max(2, Int(used / 70))
      for piece in 0...pieces {
        points.append(a + along * (start + used * Double(piece) / Double(pieces)) + along.left * 6)
      }
      // The back of a village is ragged: gardens of different depth.
      for piece in stride(from: pieces, through: 0, by: -1) {
        let back = depth * random.between(0.78, 1.18)
        points.append(a + along * (start + used * Double(piece) / Double(pieces)) + along.left * (6 + back))
      }
      let ring = GroundRing(points)
      guard ring.isSimple, ring.points.allSatisfy({ block.ring.contains($0) }) else { continue }
      // The two groups of a village may meet at a corner of the field, but not stand on each other.
      if let other = firstGroup, other.points.contains(where: { ring.distance(from: $0) < 15 }) { continue }
      if let other = firstGroup, ring.points.contains(where: { other.distance(from: $0) < 15 }) { continue }
      firstGroup = ring
      parcels.append(
        Parcel(
          ring: ring,
          name: BilingualName(
            chinese: village.chinese + ["一组", "二组"][group], english: village.english + " Group \(group + 1)"),
          landClass: .r3, built: random.whole(1976, 2008), district: block.district, zone: .rural,
          isVillage: true))
    }
  }
}
