// Lists of points that are alike but for where they stand and what is noted of them: lamps, hydrants, signs, crossings
// and a dozen more, each one row of a table.

/// How a list of points is made.
struct PointRecords: Sendable {
  let name: String
  let letters: String
  let sites: [RecordSites]
  /// Metres kept between two places; 0 keeps them all.
  var spacing = 0.0
  /// Most features; the list is thinned evenly to them.
  var most = Int.max
  /// What is noted of a place, given its district's care (0.4 to 1) and its position in the list.
  let notes: @Sendable (Entry, inout RandomSource) -> [(String, PropertyValue)]

  /// A place on its way into the list.
  struct Entry: Sendable {
    var place: RecordPlace
    var care: Double
    var index: Int
    var total: Int

    /// Yes but for a number of entries that lie evenly over the list.
    func allBut(_ count: Int) -> PropertyValue {
      .truth(!RecordLayer.isPlanted(index, of: total, count: count))
    }
  }

  static let all: [PointRecords] = streetFurniture + crossings + water + housekeeping

  private static let streetFurniture: [PointRecords] = [
    PointRecords(
      name: "lamps", letters: "LA",
      sites: [
        .streets([.arterial, .secondary, .branch], every: 36...40, aside: 7, density: 0.62, share: 0.29)
      ]
    ) { entry, random in [("working", random.answer(0.92 + 0.06 * entry.care, unknown: 0.004))] },
    PointRecords(
      name: "hydrants", letters: "HY",
      sites: [
        .streets([.arterial, .secondary], every: 96...117, aside: -6, density: 0.4, share: 0.72),
        .streets([.branch], every: 360...500, aside: -6, density: 0.4),
      ]
    ) { _, random in [("working", random.answer(0.975, unknown: 0.003))] },
    PointRecords(
      name: "signs", letters: "SG",
      sites: [
        .streets([.arterial, .secondary, .branch], every: 34...160, aside: 13, density: 0.66, share: 0.7)
      ],
      most: 600
    ) { entry, random in
      [
        ("kind", .text(random.pick(["shop_sign", "shop_sign", "shop_sign", "billboard", "light_box"]))),
        ("compliant", random.answer(0.8 + 0.15 * entry.care, unknown: 0.01)),
        ("inspected", random.answer(0.88 + 0.1 * entry.care, unknown: 0.02)),
      ]
    },
  ]

  private static let crossings: [PointRecords] = [
    PointRecords(
      name: "crossings", letters: "CX",
      sites: [.junctions([.expressway, .arterial, .secondary], with: [.arterial, .secondary], share: 0.5)]
    ) { entry, random in
      let hasSignals = entry.place.street != .secondary || random.chance(0.45)
      return [
        ("signals", .truth(hasSignals)),
        ("sound", hasSignals ? random.answer(0.35 + 0.3 * entry.care, unknown: 0.02) : .null),
      ]
    },
    PointRecords(
      name: "flood_spots", letters: "FL",
      sites: [.junctions([.secondary, .branch], with: [.branch], share: 0.05)], spacing: 900, most: 26
    ) { entry, random in
      [("depth_m", .decimal(random.between(0.15, 0.55), places: 2)), ("eliminated", entry.allBut(2))]
    },
  ]

  private static let water: [PointRecords] = [
    PointRecords(name: "outfalls", letters: "OF", sites: [.banks(every: 700...2600)], most: 48) {
      entry, random in
      [
        ("kind", .text(random.pick(["combined", "combined", "storm", "factory"]))),
        ("closed", entry.allBut(3)),
      ]
    },
    PointRecords(
      name: "water_samples", letters: "WS", sites: [.blocks([.homes, .commerce], share: 0.2)], spacing: 520,
      most: 96
    ) { entry, random in
      [
        ("month", .whole(entry.index % 12 + 1)),
        ("turbidity_ntu", .decimal(random.between(0.12, 0.7), places: 2)), ("passed", entry.allBut(1)),
      ]
    },
    PointRecords(
      name: "pest_sites", letters: "PS",
      sites: [.blocks([.homes, .commerce, .square, .primarySchool], share: 0.2)],
      spacing: 420, most: 120
    ) { entry, random in
      let level = random.pick(["A", "B", "B", "B", "C", "C"])
      let isMissing = RecordLayer.isPlanted(entry.index, of: entry.total, count: 2)
      return [
        ("species", .text(["mosquito", "rat", "fly", "cockroach"][entry.index % 4])),
        ("level", isMissing ? .null : .text(level)),
      ]
    },
  ]

  private static let housekeeping: [PointRecords] = [
    PointRecords(name: "waste_points", letters: "WP", sites: [.homes(each: 17_000)], most: 1650) {
      entry, random in
      [("sorted", random.answer(0.75 + 0.2 * entry.care, unknown: 0.01))]
    },
    PointRecords(
      name: "parking", letters: "PK", sites: [.blocks([.homes, .commerce, .industry], share: 0.62)],
      spacing: 60,
      most: 640
    ) { entry, random in
      let bays = Int(random.logNormal(median: 243, spread: 0.42))
      return [
        ("bays", .whole(bays)),
        ("accessible_bays", random.chance(0.03) ? .null : .whole(max(1, bays * random.whole(4, 22) / 1000))),
        ("networked", random.answer(0.4 + 0.35 * entry.care, unknown: 0.02)),
      ]
    },
    PointRecords(
      name: "transfer_stations", letters: "TS", sites: [.blocks([.industry, .commerce], share: 0.3)],
      spacing: 2700, most: 16
    ) { _, random in
      let tonnes = random.pick([40, 60, 60, 80, 120, 160])
      // The classes of CJJ/T 47: below 50 t/d, 50 to 150, above.
      let kind = tonnes < 50 ? "small" : tonnes < 150 ? "medium" : "large"
      return [("kind", .text(kind)), ("tonnes_per_day", .whole(tonnes))]
    },
  ]

  /// The list of a city.
  func layer(on ground: RecordGround, seed: UInt64) -> RecordLayer {
    var layer = RecordLayer(name, letters, seed: seed)
    var places = sites.flatMap { ground.places($0, random: &layer.random) }
    if spacing > 0 {
      var kept = SpacedPlaces(spacing: spacing)
      places = places.filter { kept.insert($0.point) }
    }
    if places.count > most {
      places = (0..<most).map { places[$0 * places.count / most] }
    }
    for (index, place) in places.enumerated() {
      let entry = Entry(
        place: place, care: ground.care(place.district), index: index, total: places.count)
      let notes = notes(entry, &layer.random)
      layer.add(.point(ground.frame.position(place.point)), notes)
    }
    return layer
  }
}
