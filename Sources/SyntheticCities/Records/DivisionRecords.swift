// The layers that divide the built-up land: communities, the cells of the grid, duty areas, and that land itself.

/// Makes the layers that divide the built-up land.
struct DivisionRecords: Sendable {
  let ground: RecordGround
  let seed: UInt64

  var all: [RecordLayer] { ground.faces.isEmpty ? [] : [builtUp, communities, grid, dutyAreas] }

  /// The built-up land, one feature a piece.
  private var builtUp: RecordLayer {
    var layer = RecordLayer("built_up", "BU", seed: seed)
    let pieces = DistrictOutline.polygons(
      rings: ground.faces.map(\.corners), map: ground.network.map)
    for piece in pieces { layer.add(.polygon(piece.map(ground.frame.ring)), []) }
    return layer
  }

  private var communities: RecordLayer {
    var layer = RecordLayer("communities", "CM", seed: seed)
    var names = NameBook(random: &layer.random)
    for group in FaceGroups(ground, size: FaceGroups.communitySize).groups {
      let name = names.name([("社区", "Community")], random: &layer.random)
      layer.add(
        FaceGroups.geometry(of: group, on: ground),
        [
          ("name", .text(name.chinese)), ("name_en", .text(name.english)),
          ("district", .text(ground.districtPlans[ground.faces[group[0]].district].code)),
        ])
    }
    return layer
  }

  /// The grid: one face is in no cell, and one is in two.
  private var grid: RecordLayer {
    var layer = RecordLayer("grid", "GR", seed: seed)
    for group in FaceGroups.flawed(FaceGroups(ground, size: FaceGroups.cellSize).groups) {
      layer.add(
        FaceGroups.geometry(of: group, on: ground), [("keeper", layer.random.answer(0.97, unknown: 0.01))])
    }
    return layer
  }

  /// Duty areas by superblock; some superblocks of careless districts have none.
  private var dutyAreas: RecordLayer {
    var layer = RecordLayer("duty_areas", "DA", seed: seed)
    let bySuperblock = Dictionary(grouping: ground.faces.indices) { ground.faces[$0].superblock }
    for (_, faces) in bySuperblock.sorted(by: { $0.key < $1.key }) {
      let care = ground.care(ground.faces[faces[0]].district)
      guard layer.random.chance(0.74 + 0.2 * care) else { continue }
      layer.add(FaceGroups.geometry(of: faces, on: ground), [("signed", layer.random.answer(0.9))])
    }
    return layer
  }
}
