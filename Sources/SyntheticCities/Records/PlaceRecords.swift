// Lists of places that are few or taken from other layers: plants for waste, and where someone looked whether a
// wheelchair can pass.

/// Makes these layers.
struct PlaceRecords: Sendable {
  let ground: RecordGround
  let seed: UInt64

  var all: [RecordLayer] { [treatmentPlants, accessibility] }

  /// The plants that burn, ferment and bury what the city throws away, on factory land far from the centre.
  private var treatmentPlants: RecordLayer {
    var layer = RecordLayer("treatment_plants", "TP", seed: seed)
    let sites = ground.plan.blocks.filter { $0.use == .industry && $0.ring.area > 9_000 }
      .sorted { ($1.centre.length, $1.centre.x) < ($0.centre.length, $0.centre.x) }
    let residents = Double(ground.plan.registered.reduce(0, +))
    let plants: [(String, String, String, Double)] = [
      ("江海生活垃圾焚烧发电厂", "Jianghai Waste-to-Energy Plant", "incineration", 0.00092),
      ("江海餐厨垃圾处理厂", "Jianghai Food Waste Plant", "food_waste", 0.00021),
      ("芦港应急填埋场", "Lugang Reserve Landfill", "landfill", 0.00012),
    ]
    for (plant, site) in zip(plants, [0, sites.count / 4, sites.count / 2]) where site < sites.count {
      layer.add(
        .point(ground.frame.position(sites[site].centre)),
        [
          ("name", .text(plant.0)), ("name_en", .text(plant.1)), ("kind", .text(plant.2)),
          ("tonnes_per_day", .whole(Int((residents * plant.3 / 10).rounded()) * 10)),
        ])
    }
    return layer
  }

  /// A survey of communities, ways, public buildings, parks and signs.
  private var accessibility: RecordLayer {
    var layer = RecordLayer("accessibility", "AC", seed: seed)
    func add(_ kind: String, _ point: GroundPoint, _ share: Double) {
      guard let district = ground.district(at: point) else { return }
      layer.add(
        .point(ground.frame.position(point)),
        [
          ("kind", .text(kind)),
          ("accessible", layer.random.answer(share * (0.75 + 0.25 * ground.care(district)), unknown: 0.02)),
        ])
    }
    for (index, facility) in ground.plan.facilities.enumerated() {
      switch facility.kind {
      case .communityService where index % 2 == 0: add("community", facility.point, 0.8)
      case .healthCentre, .culture, .middleSchool: add("public_building", facility.point, 0.95)
      case .busStop where index % 8 == 0: add("way", facility.point, 0.7)
      case .busStop where index % 8 == 4: add("sign", facility.point, 0.6)
      default: break
      }
    }
    for (index, gate) in ground.plan.gates.enumerated() where index % 4 == 1 { add("park", gate.point, 0.9) }
    return layer
  }
}
