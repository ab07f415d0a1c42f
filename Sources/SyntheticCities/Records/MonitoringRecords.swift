// What monitoring stations measure: air by day, noise by day and night, water by section.

extension GroundPoint {
  /// The place as a device logs it on one occasion, a few metres off: no two samples are the same feature.
  fileprivate func logged(_ random: inout RandomSource) -> GroundPoint {
    self + GroundPoint(random.between(-8, 8), random.between(-8, 8))
  }
}

/// Makes the layers of samples.
struct MonitoringRecords: Sendable {
  let ground: RecordGround
  let seed: UInt64

  var all: [RecordLayer] { air + [noise, noiseZones, waterSections] }

  /// Three stations and their year: an AQI for every valid day, empty where the day was not valid.
  private var air: [RecordLayer] {
    var stations = RecordLayer("air_stations", "AS", seed: seed)
    var days = RecordLayer("air_days", "AD", seed: seed)
    let scale = ground.network.terrain.scale
    let sites: [(String, String, Double, Double, Double)] = [
      ("古浦", "Gupu", 300, 250, 1), ("云帆", "Yunfan", 4000, 3300, 0.86),
      ("望潮港", "Wangchao Harbour", 3900, -500, 1.12),
    ]
    for (index, site) in sites.enumerated() {
      let place = GroundPoint(site.2 * scale, site.3 * scale)
      guard ground.isLand([place]) else { continue }
      let position = FeatureGeometry.point(ground.frame.position(place))
      stations.add(
        position,
        [
          ("name", .text(site.0)), ("name_en", .text(site.1)),
          ("pm25", .decimal(27.5 * site.4 + stations.random.between(-1.5, 1.5), places: 1)),
        ])
      for (month, length) in [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
        // Winter smoke and summer ozone.
        let season = [1.25, 1.15, 1, 1, 1.1, 1.12, 0.95, 0.98, 0.95, 0.9, 1.05, 1.25][month]
        for day in 1...length {
          let aqi = Int(days.random.logNormal(median: 58 * season * site.4, spread: 0.36))
          let isValid = !days.random.chance(0.012)
          days.add(
            .point(ground.frame.position(place.logged(&days.random))),
            [
              ("station", .text(RecordLayer.id("AS", index + 1))),
              ("date", .text("2023-\(month < 9 ? "0" : "")\(month + 1)-\(day < 10 ? "0" : "")\(day)")),
              ("aqi", isValid ? .whole(aqi) : .null),
            ])
        }
      }
    }
    return [stations, days]
  }

  /// The limits of GB 3096-2008, dB(A), by zone: day and night.
  static let noiseLimits: [(zone: String, day: Double, night: Double)] = [
    ("0", 50, 40), ("1", 55, 45), ("2", 60, 50), ("3", 65, 55), ("4a", 70, 55), ("4b", 70, 60),
  ]

  /// 29 measuring points, each by day and by night: 22 within the limit by day and 21 by night, as in the
  /// bulletin of a real city.
  private var noise: RecordLayer {
    var layer = RecordLayer("noise", "NP", seed: seed)
    var random = layer.random
    var kept = SpacedPlaces(spacing: 620 * max(0.5, ground.network.terrain.scale))
    let places = random.shuffled(ground.faces).filter { kept.insert($0.centre) }.prefix(29)
    let zones = ["1", "2", "2", "4a", "3", "2", "1", "4a", "2", "0", "2", "4a", "4b"]
    for (index, face) in places.enumerated() {
      let zone = zones[index % zones.count]
      guard let limit = Self.noiseLimits.first(where: { $0.zone == zone }) else { continue }
      for (period, most, loud) in [("day", limit.day, 7), ("night", limit.night, 8)] {
        // Loud nights are near loud days, and one more.
        let isLoud = RecordLayer.isPlanted(index, of: 29, count: loud)
        let level = isLoud ? most + random.between(0.2, 6) : most - random.between(0, 7)
        layer.add(
          .point(ground.frame.position(face.centre.logged(&random))),
          [
            ("point", .text(RecordLayer.id("N", index + 1))), ("zone", .text(zone)),
            ("period", .text(period)),
            ("leq", .decimal(isLoud ? level + 0.05 : level - 0.05, places: 1)),
          ])
      }
    }
    return layer
  }

  /// Squares of 600 m of the survey by grid, those that lie in the districts with all their corners.
  private var noiseZones: RecordLayer {
    var layer = RecordLayer("noise_zones", "NZ", seed: seed)
    let side = 600.0
    let reach = ground.faces.map(\.centre)
    let west = Int(((reach.map(\.x).min() ?? 0) / side).rounded(.down))
    let east = Int(((reach.map(\.x).max() ?? 0) / side).rounded(.down))
    let south = Int(((reach.map(\.y).min() ?? 0) / side).rounded(.down))
    let north = Int(((reach.map(\.y).max() ?? 0) / side).rounded(.down))
    for row in south...max(south, north) {
      for column in west...max(west, east) {
        let centre = GroundPoint((Double(column) + 0.5) * side, (Double(row) + 0.5) * side)
        let ring = GroundRing(centre: centre, along: GroundPoint(1, 0), length: side, depth: side)
        guard ground.isBuiltUp(centre), ground.isLand(ring.points + [centre]) else { continue }
        let density = ground.network.terrain.density(at: centre)
        let zone = density > 0.72 ? "2" : density > 0.5 ? layer.random.pick(["1", "2", "2"]) : "3"
        layer.add(
          ground.frame.polygon(ring),
          [("zone", .text(zone)), ("compliant", layer.random.answer(0.93, unknown: 0.013))])
      }
    }
    return layer
  }

  /// Sections across the rivers, with four of the parameters of GB 3838-2002 in mg/l.
  private var waterSections: RecordLayer {
    var layer = RecordLayer("water_sections", "SE", seed: seed)
    for water in ground.waters {
      let length = Curve.length(water.points)
      var at = layer.random.between(400, 1500)
      while at < length {
        let dirt = layer.random.logNormal(median: 0.72, spread: 0.42)
        let place = Curve.place(on: water.points, at: at).point
        at += layer.random.between(2200, 3600)
        guard ground.isLand([place]) else { continue }
        func amount(_ clean: Double, _ odd: Double) -> Double { clean * dirt * odd }
        layer.add(
          .point(ground.frame.position(place)),
          [
            ("name", .text((water.name?.chinese ?? "") + "断面\(layer.features.count + 1)")),
            ("dissolved_oxygen", .decimal(max(1.5, 9.2 - 4 * dirt), places: 1)),
            ("permanganate", .decimal(amount(5.4, layer.random.between(0.85, 1.15)), places: 1)),
            (
              "ammonia",
              layer.features.count == 9
                ? .null : .decimal(amount(0.9, layer.random.between(0.7, 1.2)), places: 2)
            ),
            ("phosphorus", .decimal(amount(0.18, layer.random.between(0.8, 1.15)), places: 3)),
          ])
      }
    }
    return layer
  }
}
