// What the lists note of features that the city's own layers already have, added behind their other properties.

extension CityRecords {
  /// Adds the notes to the features of a layer, which are in the order of the plan.
  func note(_ features: inout [Feature], of file: CityFile) {
    switch file {
    case .facilities: noteFacilities(&features)
    case .shelters: noteShelters(&features)
    case .streets: noteStreets(&features)
    case .toilets: noteToilets(&features)
    case .alliance, .buildings, .gates, .parks, .residential: break
    }
  }

  /// Tonnes of waste a day, registered vehicles, and large vehicles of the sanitation.
  func noteDistricts(_ features: inout [Feature]) {
    var random = RandomSource(seed: seed, record: "districts")
    for index in features.indices {
      let people = Double(ground.plan.registered[index])
      features[index].properties += [
        ("waste_t_d", .decimal(people * random.between(0.00094, 0.00112), places: 1)),
        ("vehicles", .whole(Int(people * random.between(0.235, 0.29)))),
        ("large_vehicles", .whole(max(1, Int((people / 9500 * random.between(0.9, 1.1)).rounded())))),
      ]
    }
  }

  /// Whether a market is up to the standard, and the floor of community service and of care for the elderly in m².
  private func noteFacilities(_ features: inout [Feature]) {
    var random = RandomSource(seed: seed, record: "facilities")
    for (index, facility) in ground.plan.facilities.enumerated() {
      switch facility.kind {
      case .market: features[index].properties.append(("standard", random.answer(0.72, unknown: 0.03)))
      case .communityService, .elderlyCare:
        let median = facility.kind == .communityService ? 420.0 : 300
        let floor = Int(random.logNormal(median: median, spread: 0.4))
        features[index].properties.append(("floor_m2", random.chance(0.03) ? .null : .whole(floor)))
      default: break
      }
    }
  }

  /// How long a shelter can be lived in: short, medium, long, central.
  private func noteShelters(_ features: inout [Feature]) {
    for (index, shelter) in ground.plan.shelters.enumerated() {
      let tier =
        switch shelter.kind {
        case .emergency: "emergency"
        case .fixed:
          shelter.effectiveArea >= 20_000 ? "long" : shelter.effectiveArea >= 8_000 ? "medium" : "short"
        case .central: "central"
        }
      features[index].properties.append(("tier", .text(tier)))
    }
  }

  /// All toilets are free but three, and of one nobody knows.
  private func noteToilets(_ features: inout [Feature]) {
    for index in features.indices {
      let isPaid = RecordLayer.isPlanted(index, of: features.count, count: 3)
      features[index].properties.append(
        ("free", index == features.count * 3 / 5 ? .null : .truth(!isPaid)))
    }
  }

  /// The share of a street under crowns, its width in metres, and whether a machine sweeps it.
  private func noteStreets(_ features: inout [Feature]) {
    var random = RandomSource(seed: seed, record: "streets")
    for (index, piece) in ground.streets.enumerated() {
      let kind = ground.network.lines[piece.line].kind
      let middle = piece.points[piece.points.count / 2]
      let isBuiltUp = ground.isBuiltUp(middle)
      let (width, swept): (ClosedRange<Double>, Double) =
        switch kind {
        case .expressway: (28...36, 1)
        case .arterial: (24...32, 0.98)
        case .secondary: (16...22, 0.93)
        case .path: (2.5...5, 0.08)
        default: (7...13, isBuiltUp ? 0.66 : 0.3)
        }
      let shade = random.unit()
      let share = piece.isBridge ? 0 : shade < 0.58 ? random.between(0.9, 1) : random.between(0.1, 0.9)
      let isUnknown = random.chance(0.01)
      features[index].properties += [
        ("canopy_share", isUnknown ? .null : .decimal(share, places: 2)),
        ("width_m", .decimal(random.between(width.lowerBound, width.upperBound), places: 1)),
        ("machine_swept", random.answer(swept, unknown: 0.006)),
      ]
    }
  }
}
