// What each block is used for: homes first, industry in clusters, schools where children are.

extension Block {
  /// Gives every block its first use; parks for the homes come after (`Park.all`).
  static func assignUses(_ blocks: inout [Block], terrain: Terrain, random: inout RandomSource) {
    for index in blocks.indices {
      let block = blocks[index]
      let area = block.ring.area
      let chance = random.unit()
      if block.site != nil {
        blocks[index].use = .park
      } else if block.zone == .rural {
        continue
      } else if isIndustrial(block, terrain: terrain) {
        blocks[index].use = .industry
      } else if area < 2_200 {
        blocks[index].use = chance < 0.5 ? .square : .commerce
      } else {
        blocks[index].use = chance < homeShare(block.zone) ? .homes : chance < 0.93 ? .commerce : .open
      }
    }
    placeSchools(.middleSchool, areas: 11_000...60_000, spacing: 1650, in: &blocks, random: &random)
    placeSchools(.primarySchool, areas: 8_000...42_000, spacing: 1080, in: &blocks, random: &random)
  }

  private static func homeShare(_ zone: Zone) -> Double {
    switch zone {
    case .old: 0.62
    case .urban: 0.62
    case .new: 0.55
    case .town: 0.6
    case .rural: 0
    }
  }

  private static func isIndustrial(_ block: Block, terrain: Terrain) -> Bool {
    guard block.zone != .old, block.zone != .town || block.density < 0.45 else { return false }
    let centre = block.centre
    let pattern = terrain.noise.at(centre.x / 1500 + 500, centre.y / 1500 - 500)
    return pattern > 0.36 && block.density < 0.62
  }

  private static func placeSchools(
    _ use: Use, areas: ClosedRange<Double>, spacing: Double, in blocks: inout [Block],
    random: inout RandomSource
  ) {
    var placed: [GroundPoint] = []
    for index in random.shuffled(Array(blocks.indices)) {
      let block = blocks[index]
      guard block.use == .homes || block.use == .commerce, areas.contains(block.ring.area) else { continue }
      let least = spacing * random.between(0.8, 1.15)
      if placed.contains(where: { $0.distance(to: block.centre) < least }) { continue }
      placed.append(block.centre)
      blocks[index].use = use
    }
  }
}
