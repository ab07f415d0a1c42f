// Small parks cut out of blocks: at an end, at a corner, along a river bank.

extension ParkPlanner {
  /// Takes a strip at the end of a block of homes.
  mutating func cutPark(from index: Int) {
    let block = blocks[index]
    let area = block.ring.area
    let isLarge = area > 26_000 && random.chance(0.5)
    let wanted =
      isLarge
      ? random.between(5_200, 7_600)
      : min(
        area * 0.3,
        hasManyForms ? random.logNormal(median: 1500, spread: 0.75) : random.between(650, 3_400))
    guard wanted > 420 else { return }
    let direction = side(of: block.ring, centre: block.centre)
    guard let cut = block.ring.cut(area: wanted, from: direction, gap: 7), cut.rest.area > area * 0.4,
      cut.piece.roundness > 0.3
    else { return }
    blocks[index].ring = cut.rest
    parks.append(
      Park(
        name: isLarge ? names.name([("公园", "Park"), ("游园", "Garden")], random: &random) : pocketName(),
        kind: isLarge ? .community : .pocket, ring: cut.piece, district: block.district))
  }

  /// Corners too small to count for the standard, as every city has them.
  mutating func addPocketParks() {
    for index in blocks.indices where blocks[index].use == .homes || blocks[index].use == .commerce {
      let block = blocks[index]
      guard block.ring.area > 9_000, random.chance(0.035) else { continue }
      guard
        let cut = block.ring.cut(
          area: random.between(210, 900), from: side(of: block.ring, centre: block.centre), gap: 4),
        cut.piece.roundness > 0.3
      else { continue }
      blocks[index].ring = cut.rest
      parks.append(Park(name: pocketName(), kind: .pocket, ring: cut.piece, district: block.district))
    }
  }

  /// Leads a path through a park, from side to side.
  mutating func divide(_ park: inout Park) {
    guard
      let cut = park.ring.cut(
        area: park.ring.area * random.between(0.25, 0.45),
        from: side(of: park.ring, centre: park.ring.centroid), gap: 5),
      cut.piece.roundness > 0.3
    else { return }
    park.ring = cut.rest
    park.other = cut.piece
  }

  /// Where a small park is cut off: across the end of a block, or a corner of it.
  mutating func side(of ring: GroundRing, centre: GroundPoint) -> GroundPoint {
    let index = random.whole(0, ring.points.count - 1)
    let (a, b) = (ring.points[index], ring.following(index))
    if a.distance(to: b) > 25, random.chance(0.7) { return (b - a).unit.left * -1 }
    return (a - centre).unit
  }

  /// Green banks along rivers and canals, where a district cares for its parks.
  mutating func plantBanks() {
    for index in blocks.indices where blocks[index].use == .homes || blocks[index].use == .commerce {
      let block = blocks[index]
      guard let bank = block.bank, random.chance(districts[block.district].parkCare * 0.75) else {
        continue
      }
      let depth = random.between(24, 44)
      guard let cut = block.ring.cut(area: bank.length * depth, from: bank.direction, gap: 8),
        cut.rest.area > block.ring.area * 0.5, cut.piece.roundness > 0.12
      else { continue }
      blocks[index].ring = cut.rest
      let isLarge = cut.piece.area >= 5000
      parks.append(
        Park(
          name: names.name([("滨河绿带", "Riverside Green"), ("滨河公园", "Riverside Park")], random: &random),
          kind: isLarge ? .community : .pocket, ring: cut.piece, district: block.district))
    }
  }
}
