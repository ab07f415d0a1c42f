// The lists of the departments: whole, inside the city, with what was planted in them, and no old layer moved.

import Foundation
import Testing

@testable import SyntheticCities

@Suite struct CityRecordsTests {
  static let lists = [
    "accessibility", "air_days", "air_stations", "built_up", "canopy", "communities", "crossings",
    "dust_sites", "duty_areas", "flood_spots", "footways", "green_land", "greenways", "grid", "heritage",
    "hydrants", "illegal_buildings", "key_plots", "lamps", "land_use", "lines", "noise", "noise_zones",
    "outfalls", "parking", "pest_sites", "residential_areas", "signs", "transfer_stations",
    "treatment_plants", "waste_points", "water_reaches", "water_samples", "water_sections", "waterfronts",
  ]

  let city = SyntheticCity.sample

  private func layer(_ name: String) throws -> [ReadLayer.Feature] {
    try ReadLayer(name + ".geojson", of: city).features
  }

  /// How many features say yes, no and nothing.
  private func answers(_ layer: String, _ field: String) throws -> [Int] {
    let features = try self.layer(layer)
    let said = features.map { $0.properties[field] as? Bool }
    #expect(features.allSatisfy { $0.properties[field] != nil }, "\(layer) leaves \(field) out")
    return [said.count { $0 == true }, said.count { $0 == false }, said.count { $0 == nil }]
  }

  /// m², near enough for comparing: about the middle of the city.
  private func area(_ feature: ReadLayer.Feature) -> Double {
    (feature.parts ?? []).reduce(0) { sum, ring in
      sum + GroundRing(ring.dropLast().map { GroundPoint($0[0] * 94_574, $0[1] * 110_874) }).area
    }
  }

  @Test func theListsAreThese() {
    #expect(CityRecords(SyntheticCityLayersTests.plan, seed: 2023).layers.map(\.name) == Self.lists)
  }

  @Test(arguments: lists) func everyListIsWholeAndInsideTheCity(name: String) throws {
    let features = try layer(name)
    #expect(!features.isEmpty)
    #expect(Set(features.map { $0.text("id") }).count == features.count)
    #expect(features.allSatisfy { !$0.text("id").isEmpty })
    let ground = RecordGround(SyntheticCityLayersTests.plan)
    let endsOnBorders = ["built_up", "communities", "grid", "duty_areas", "water_reaches"].contains(name)
    var strays = 0
    var wrong = 0
    for feature in features {
      for (index, part) in try #require(feature.parts).enumerated() {
        if feature.type == "Polygon" {
          let area = GroundRing(part.dropLast().map { GroundPoint($0[0], $0[1]) }).area
          if part.first != part.last || part.count < 4 || (index == 0) != (area > 0) { wrong += 1 }
        }
        if feature.type == "LineString", part.count < 2 { wrong += 1 }
        for place in part {
          let isNear = (121.49..<121.71).contains(place[0]) && (31.82..<31.98).contains(place[1])
          if place.count != 2 || !isNear { strays += 1 }
          // Divisions and rivers end on the districts' own borders.
          if !endsOnBorders, ground.district(at: Self.ground(place)) == nil { strays += 1 }
        }
      }
    }
    #expect(strays == 0)
    #expect(wrong == 0)
  }

  /// The drawing plane's place of a position, good to a metre.
  private static func ground(_ place: [Double]) -> GroundPoint {
    let y = (place[1] - 31.9) * 110_876.5
    let metres = 111_412.84 * cos(place[1] * .pi / 180) - 93.5 * cos(3 * place[1] * .pi / 180)
    return GroundPoint((place[0] - 121.6) * metres, y)
  }

  @Test func noiseIsThatOfTheBulletin() throws {
    // dB(A) by GB 3096-2008.
    let limits: [String: (Double, Double)] = [
      "0": (50, 40), "1": (55, 45), "2": (60, 50), "3": (65, 55), "4a": (70, 55), "4b": (70, 60),
    ]
    let features = try layer("noise")
    var within = ["day": 0, "night": 0]
    var points: [String: Set<String>] = ["day": [], "night": []]
    for feature in features {
      let period = feature.text("period")
      let limit = try #require(limits[feature.text("zone")])
      let level = try #require(feature.properties["leq"] as? Double)
      if level <= (period == "day" ? limit.0 : limit.1) { within[period, default: 0] += 1 }
      points[period, default: []].insert(feature.text("point"))
    }
    #expect(features.count == 58)
    #expect(points["day"]?.count == 29 && points["night"] == points["day"])
    #expect(within == ["day": 22, "night": 21])
  }

  @Test func whatIsPlantedIsThere() throws {
    #expect(try answers("outfalls", "closed")[1...] == [3, 0])
    #expect(try answers("flood_spots", "eliminated") == [24, 2, 0])
    #expect(try answers("heritage", "inspected") == [4, 1, 0])
    #expect(try answers("key_plots", "safe") == [22, 1, 1])
    #expect(try answers("dust_sites", "controlled") == [55, 4, 1])
    #expect(try answers("water_samples", "passed") == [95, 1, 0])
    #expect(try answers("toilets", "free")[1...] == [3, 1])
    let grades = try layer("water_reaches").map { $0.properties["grade"] as? String }
    #expect(grades.count { $0 == "light" } == 2)
    #expect(grades.count { $0 == nil } == 1)
    #expect(Set(grades.compactMap { $0 }) == ["light", "none"])
    let levels = try layer("pest_sites").map { $0.properties["level"] as? String }
    #expect(levels.count { $0 == nil } == 2)
    #expect(Set(levels.compactMap { $0 }).isSubset(of: ["A", "B", "C"]))
  }

  @Test(arguments: [
    ("lamps", "working"), ("hydrants", "working"), ("signs", "compliant"), ("signs", "inspected"),
    ("crossings", "sound"), ("lines", "underground"), ("footways", "tactile"), ("parking", "networked"),
    ("illegal_buildings", "closed"), ("residential_areas", "certified"), ("waterfronts", "public"),
    ("accessibility", "accessible"), ("noise_zones", "compliant"), ("streets", "machine_swept"),
  ])
  func realListsHaveGaps(layer: String, field: String) throws {
    let answers = try answers(layer, field)
    #expect(answers[0] > 0)
    #expect(answers[1] > 0)
    #expect(answers[2] > 0)
  }

  @Test func communitiesPartitionTheBuiltUpLand() throws {
    let whole = try layer("built_up").reduce(0) { $0 + area($1) }
    let communities = try layer("communities")
    #expect((24...99).contains(communities.count))
    #expect(abs(communities.reduce(0) { $0 + area($1) } - whole) < whole * 1e-9)
    let codes = Set(try layer("districts").map { $0.text("code") })
    #expect(Set(communities.map { $0.text("district") }) == codes)
  }

  @Test func theGridHasOneGapAndOneOverlap() {
    let ground = RecordGround(SyntheticCityLayersTests.plan)
    let groups = FaceGroups(ground, size: FaceGroups.cellSize).groups
    #expect(groups.flatMap { $0 }.sorted() == Array(ground.faces.indices))
    let cells = FaceGroups.flawed(groups)
    var held = [Int](repeating: 0, count: ground.faces.count)
    for face in cells.flatMap({ $0 }) { held[face] += 1 }
    #expect(held.count { $0 == 0 } == 1)
    #expect(held.count { $0 == 2 } == 1)
    #expect(held.count { $0 == 1 } == held.count - 2)
  }

  @Test func noFeatureOfTheOldLayersMoves() throws {
    let plan = SyntheticCityLayersTests.plan
    for file in CityFile.allCases {
      let old = try ReadLayer(
        file.name,
        data: Data(file.opening + plan.layer(file, hasFaults: true).bytes.bytes + file.closing)
      ).features
      let new = try ReadLayer(file.name, of: city).features
      #expect(new.count == old.count || file == .facilities)
      for (one, other) in zip(old, new) {
        #expect(one.parts == other.parts && one.text("id") == other.text("id"))
        #expect(
          one.properties.allSatisfy { key, value in other.properties[key].map { "\($0)" } == "\(value)" })
      }
    }
  }

  @Test func wholeAuditFileNamesFilesThatAreThere() throws {
    let file = try #require(city.files.first { $0.name == "audit.yaml" })
    let text = String(decoding: file.bytes, as: UTF8.self)
    let names = Set(city.files.map(\.name))
    let paths = text.matches(of: /(?:path: |entrances: |[ \[])([a-z0-9_\/-]+\.(?:geojsonl?|csv|txt))/).map {
      String($0.1)
    }
    #expect(Set(paths).isSubset(of: names))
    #expect(Set(paths).count > 50)
    for list in Self.lists { #expect(text.contains("path: \(list).geojson")) }
    for name in names where name.hasPrefix("evidence/") { #expect(text.contains(name)) }
  }

  @Test func theSampleStaysBelowNineMebibytes() {
    #expect(city.files.reduce(0) { $0 + $1.bytes.count } < 9 * 1_048_576 - 140_000)
  }
}
