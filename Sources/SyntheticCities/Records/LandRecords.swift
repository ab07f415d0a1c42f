// Lists of land: how it is used, what is green, what is built, listed, dusty, illegal or to be built on.

extension GroundRing {
  /// The ring drawn smaller or larger about its centre of gravity.
  func scaled(by factor: Double, moved way: GroundPoint = GroundPoint(0, 0)) -> GroundRing {
    let centre = centroid
    return GroundRing(points.map { centre + ($0 - centre) * factor + way })
  }

  /// The ring with fewer corners where it stays sound.
  func coarser(by tolerance: Double) -> GroundRing {
    let plain = simplified(tolerance: tolerance)
    return plain.points.count >= 3 && plain.isSimple && plain.area > 1 ? plain : self
  }
}

/// Makes the layers of land.
struct LandRecords: Sendable {
  let ground: RecordGround
  let seed: UInt64

  private var plan: CityPlan { ground.plan }

  var all: [RecordLayer] {
    [
      landUse, canopy, greenLand, keyPlots, dustSites, heritage, residentialAreas, illegalBuildings,
    ]
  }

  private func polygon(_ ring: GroundRing, holes: [GroundRing] = []) -> FeatureGeometry {
    ground.frame.polygon(ring, holes: holes)
  }

  /// Blocks by their use; what lies between them is streets and water.
  private var landUse: RecordLayer {
    var layer = RecordLayer("land_use", "LU", seed: seed)
    for block in plan.blocks where block.zone != .rural && block.ring.area > 8_000 {
      let use: String? =
        switch block.use {
        case .homes: "residential"
        case .commerce: "commercial"
        case .primarySchool, .middleSchool: "public"
        case .industry: "industry"
        case .open: "vacant"
        case .park, .square: nil
        }
      guard let use else { continue }
      layer.add(polygon(block.ring.coarser(by: 4)), [("use", .text(use))])
    }
    for park in plan.parks where park.area > 900 {
      layer.add(polygon(park.ring.coarser(by: 3)), [("use", .text("green"))])
    }
    return layer
  }

  /// Crowns over parks, courts and school grounds; some grow into each other.
  private var canopy: RecordLayer {
    var layer = RecordLayer("canopy", "CA", seed: seed)
    for park in plan.parks {
      layer.add(polygon(park.ring.coarser(by: 3), holes: park.lakes), [])
    }
    for block in plan.blocks where block.zone != .rural && block.ring.area > 11_500 {
      let care = ground.care(block.district)
      let share: Double? =
        switch block.use {
        case .homes: block.zone == .old ? 0.38 : block.zone == .new ? 0.66 : 0.58
        case .primarySchool, .middleSchool: 0.5
        case .commerce: layer.random.chance(0.7) ? 0.42 : nil
        case .industry: layer.random.chance(0.8) ? 0.4 : nil
        case .open: 0.85
        case .park, .square: nil
        }
      guard let share else { continue }
      let factor = (share * (0.75 + 0.3 * care) * layer.random.between(0.85, 1.15)).squareRoot()
      let ring = block.ring.coarser(by: 9)
      layer.add(polygon(ring.scaled(by: factor)), [])
      // A grove that stands half under the crowns of the block.
      if layer.random.chance(0.012) {
        let along = ring.points[0] - ring.centroid
        layer.add(polygon(ring.scaled(by: factor * 0.4, moved: along * (factor * 0.6))), [])
      }
    }
    return layer
  }

  /// Parks, and the green of larger blocks that the plan holds as such.
  private var greenLand: RecordLayer {
    var layer = RecordLayer("green_land", "GL", seed: seed)
    for park in plan.parks {
      layer.add(polygon(park.ring.coarser(by: 3)), [("kind", .text("park"))])
    }
    for block in plan.blocks where block.zone != .rural && block.ring.area > 20_000 {
      guard [.homes, .open, .primarySchool, .middleSchool, .industry].contains(block.use) else { continue }
      let share = layer.random.between(0.34, 0.58) * (0.7 + 0.4 * ground.care(block.district))
      let ring = block.ring.coarser(by: 10)
      layer.add(
        polygon(ring.scaled(by: share.squareRoot())),
        [("kind", .text(block.use == .open ? "protective" : "attached"))])
    }
    return layer
  }

  /// Former factory land to be built on again; one plot is not cleared, of one nothing is known.
  private var keyPlots: RecordLayer {
    var layer = RecordLayer("key_plots", "KP", seed: seed)
    let plots = plan.blocks.filter { $0.use == .industry && $0.ring.area > 12_000 }
    let chosen = plots.indices.filter { $0 % 7 == 3 }.prefix(24)
    for (index, plot) in chosen.enumerated() {
      let isOpen = index == chosen.count * 2 / 3
      layer.add(
        polygon(plots[plot].ring),
        [
          ("name", .text("江海\(2019 + index % 5)-\(index + 1)号地块")),
          ("safe", index == chosen.count / 3 ? .null : .truth(!isOpen)),
        ])
    }
    return layer
  }

  private var dustSites: RecordLayer {
    var layer = RecordLayer("dust_sites", "DU", seed: seed)
    let blocks = plan.blocks.filter { $0.zone != .rural && ($0.use == .open || $0.use == .industry) }
    let chosen = blocks.indices.filter { $0 % 5 == 2 }.prefix(60)
    for (index, site) in chosen.enumerated() {
      let kind = blocks[site].use == .open ? ["worksite", "worksite", "bare"][index % 3] : "wharf"
      layer.add(
        polygon(blocks[site].ring.scaled(by: 0.7)),
        [
          ("kind", .text(kind)),
          (
            "controlled",
            index == chosen.count / 4
              ? .null : .truth(!RecordLayer.isPlanted(index, of: chosen.count, count: 4))
          ),
        ])
    }
    return layer
  }

  /// Old quarters: the blocks nearest to the middle of the old centre.
  private var heritage: RecordLayer {
    var layer = RecordLayer("heritage", "HT", seed: seed)
    let old = plan.blocks.filter { $0.zone == .old && $0.use == .homes && $0.ring.area > 8_000 }
      .sorted { ($0.centre.length, $0.centre.x) < ($1.centre.length, $1.centre.x) }
    let names = [
      ("古浦老街", "Gupu Old Street"), ("盐仓里", "Salt Store Quarter"), ("通潮门", "Tongchao Gate"),
      ("鱼市街", "Fish Market"),
      ("书院弄", "Academy Lane"),
    ]
    for (index, block) in old.prefix(names.count).enumerated() {
      layer.add(
        polygon(block.ring),
        [
          ("name", .text(names[index].0)), ("name_en", .text(names[index].1)),
          ("inspected", .truth(index != 3)),
        ])
    }
    return layer
  }

  /// Compounds on the list of residential areas, with their residents.
  private var residentialAreas: RecordLayer {
    var layer = RecordLayer("residential_areas", "RA", seed: seed)
    var residents = [Int](repeating: 0, count: plan.parcels.count)
    for index in plan.buildings.indices {
      residents[plan.buildings[index].parcel] += plan.buildings[index].people
    }
    for (index, parcel) in plan.parcels.enumerated() where !parcel.isVillage && parcel.area > 30_000 {
      let share = parcel.built >= 2000 ? 0.5 : 0.2
      layer.add(
        ground.frame.polygon(parcel.ring, holes: parcel.holes, other: parcel.other),
        [
          ("name", .text(parcel.name.chinese)),
          (
            "certified",
            layer.random.answer(share * (0.6 + 0.4 * ground.care(parcel.district)), unknown: 0.02)
          ),
          ("residents", layer.random.chance(0.01) ? .null : .whole(residents[index])),
        ])
    }
    return layer
  }

  /// Sheds and storeys that nobody allowed, on old and village land.
  private var illegalBuildings: RecordLayer {
    var layer = RecordLayer("illegal_buildings", "IB", seed: seed)
    for parcel in plan.parcels where parcel.landClass == .r3 && layer.random.chance(0.4) {
      guard let place = ground.inner(of: parcel.ring, random: &layer.random), ground.isLand([place]) else {
        continue
      }
      let along = (parcel.ring.points[1] - parcel.ring.points[0]).unit
      let ring = GroundRing(
        centre: place, along: along, length: layer.random.between(6, 24), depth: layer.random.between(4, 11))
      layer.add(
        polygon(ring),
        [("closed", layer.random.answer(0.7 + 0.25 * ground.care(parcel.district), unknown: 0.02))])
    }
    return layer
  }
}
