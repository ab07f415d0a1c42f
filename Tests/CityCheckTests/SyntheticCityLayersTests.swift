// What the sample's layers promise: ids, ranges, residents that add up, counts that suit a city of 600 000.

import Foundation
import Testing

@testable import SyntheticCities

/// A layer of the sample, read back by Foundation.
struct ReadLayer {
  struct Feature {
    var properties: [String: Any]
    /// Rings, lines or points as lists of coordinates; nil where the geometry is null.
    var parts: [[[Double]]]?
    var type: String?

    func text(_ name: String) -> String { properties[name] as? String ?? "" }
    func number(_ name: String) -> Int? { (properties[name] as? NSNumber)?.intValue }
  }

  var features: [Feature] = []

  init(_ name: String, of city: SyntheticCity) throws {
    let file = try #require(city.files.first { $0.name == name })
    try self.init(name, data: Data(file.bytes))
  }

  init(_ name: String, data: Data) throws {
    if name.hasSuffix("l") {
      for line in data.split(separator: UInt8(ascii: "\n")) {
        try add(JSONSerialization.jsonObject(with: line))
      }
    } else {
      let whole = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      #expect(whole["type"] as? String == "FeatureCollection")
      for feature in try #require(whole["features"] as? [Any]) { try add(feature) }
    }
  }

  private mutating func add(_ object: Any) throws {
    let object = try #require(object as? [String: Any])
    var feature = Feature(properties: try #require(object["properties"] as? [String: Any]))
    if let geometry = object["geometry"] as? [String: Any] {
      let coordinates = geometry["coordinates"]
      feature.type = geometry["type"] as? String
      switch feature.type {
      case "Point": feature.parts = [[try #require(coordinates as? [Double])]]
      case "LineString": feature.parts = [try #require(coordinates as? [[Double]])]
      case "Polygon": feature.parts = try #require(coordinates as? [[[Double]]])
      default: feature.parts = try #require(coordinates as? [[[[Double]]]]).flatMap { $0 }
      }
    }
    features.append(feature)
  }
}

@Suite struct SyntheticCityLayersTests {
  static let plan = CityPlan(seed: 2023, residents: 600_000)
  static let plain = SyntheticCity(plan: plan, seed: 2023, residents: 600_000, hasFaults: false)

  static let ids = [
    ("buildings.geojsonl", "id"), ("districts.geojson", "code"), ("facilities.geojson", "id"),
    ("park_gates.geojson", "id"), ("parks.geojson", "id"), ("population.geojson", "id"),
    ("residential.geojson", "id"), ("shelters.geojson", "id"), ("streets.geojson", "id"),
    ("toilets.geojson", "id"),
  ]

  @Test(arguments: ids)
  func idsAreGivenOnceAndCoordinatesLieInTheCity(file: String, id: String) throws {
    let layer = try ReadLayer(file, of: Self.plain)
    #expect(!layer.features.isEmpty)
    #expect(Set(layer.features.map { $0.text(id) }).count == layer.features.count)
    var strays = 0
    for feature in layer.features {
      for part in try #require(feature.parts) {
        for place in part
        where place.count != 2 || !(121.4...121.8).contains(place[0]) || !(31.7...32.1).contains(place[1]) {
          strays += 1
        }
      }
    }
    #expect(strays == 0)
  }

  @Test(arguments: ["parks.geojson", "residential.geojson", "shelters.geojson", "buildings.geojsonl"])
  func ringsAreClosedAndWoundAsTheFormatWants(file: String) throws {
    var wrong = 0
    for feature in try ReadLayer(file, of: Self.plain).features {
      for (index, ring) in try #require(feature.parts).enumerated() {
        let area = GroundRing(ring.dropLast().map { GroundPoint($0[0], $0[1]) }).area
        if ring.first != ring.last || ring.count < 4 || (index == 0) != (area > 0) { wrong += 1 }
      }
    }
    #expect(wrong == 0)
  }

  @Test func residentsAddUp() throws {
    let districts = try ReadLayer("districts.geojson", of: Self.plain).features
    let buildings = try ReadLayer("buildings.geojsonl", of: Self.plain).features
    let cells = try ReadLayer("population.geojson", of: Self.plain).features
    let registered = districts.compactMap { $0.number("pop") }.reduce(0, +)
    let counted = buildings.compactMap { $0.number("people") }.reduce(0, +)
    #expect(districts.count == 8)
    #expect(counted == 600_000)
    #expect(cells.compactMap { $0.number("people") }.reduce(0, +) == registered)
    #expect(abs(registered - counted) < 12_000)
  }

  @Test func residentsOfADistrictAgreeWithinTwoPercent() {
    let plan = Self.plan
    for district in 0..<8 {
      let counted = plan.buildings.reduce(0) { $0 + ($1.district == district ? $1.people : 0) }
      let registered = plan.registered[district]
      #expect(abs(registered - counted) * 50 <= counted, "district \(district): \(registered), \(counted)")
      #expect(plan.households[district] * 2 < registered && plan.households[district] * 4 > registered)
    }
  }

  @Test func buildingsStandOnTheirParcelsAndApart() {
    let plan = CityPlan(seed: 5, residents: 60_000)
    #expect(plan.buildings.count > 500)
    var outside = 0
    var overlapping = 0
    for (index, building) in plan.buildings.enumerated() {
      let parcel = plan.parcels[building.parcel]
      for corner in building.ring.points {
        if !parcel.ring.contains(corner) || parcel.holes.contains(where: { $0.contains(corner) }) {
          outside += 1
        }
      }
      for other in plan.buildings[(index + 1)...] where other.parcel == building.parcel {
        if other.ring.points.contains(where: { building.ring.contains($0) }) { overlapping += 1 }
      }
    }
    #expect(outside == 0)
    #expect(overlapping == 0)
  }

  @Test func parksKeepOffHomes() {
    let plan = CityPlan(seed: 5, residents: 60_000)
    var clashes = 0
    for park in plan.parks {
      for parcel in plan.parcels where abs(parcel.ring.points[0].x - park.ring.points[0].x) < 900 {
        if park.ring.points.contains(where: { parcel.ring.contains($0) }) { clashes += 1 }
        if parcel.ring.points.contains(where: { park.ring.contains($0) }) { clashes += 1 }
      }
    }
    #expect(clashes == 0)
  }

  @Test func parkSizesRunFromPocketToPark() throws {
    let plan = Self.plan
    let areas = plan.parks.map(\.area)
    #expect(areas.contains { $0 < 400 })
    #expect(areas.contains { (400..<5000).contains($0) })
    #expect(areas.contains { $0 > 100_000 })
    #expect(areas.allSatisfy { (100...300_000).contains($0) })
    #expect(plan.parks.contains { !$0.lakes.isEmpty })
  }

  @Test func facilitiesHaveEveryKindAndSuitTheCity() throws {
    let features = try ReadLayer("facilities.geojson", of: Self.plain).features
    var counts: [String: Int] = [:]
    for feature in features { counts[feature.text("kind"), default: 0] += 1 }
    let expected: [String: ClosedRange<Int>] = [
      "kindergarten": 120...280, "primary_school": 35...90, "middle_school": 15...50,
      "health_centre": 15...60, "elderly_care": 60...280, "market": 30...110, "culture": 20...80,
      "sport": 40...140, "community_service": 80...280, "bus_stop": 350...900, "fire_station": 8...20,
      "enforcement_station": 30...80,
    ]
    #expect(Set(counts.keys) == Set(expected.keys))
    for (kind, range) in expected {
      #expect(range.contains(counts[kind] ?? 0), "\(kind): \(counts[kind] ?? 0)")
    }
  }

  @Test func gatesStandOnTheirParks() {
    let plan = CityPlan(seed: 11, residents: 60_000)
    #expect(!plan.gates.isEmpty)
    for gate in plan.gates { #expect(plan.parks[gate.park].ring.distanceToLine(from: gate.point) < 0.01) }
  }

  @Test func shiftedToiletsLieAFewHundredMetresOff() throws {
    let true_ = try ReadLayer("toilets.geojson", of: Self.plain).features
    let shifted = try ReadLayer("toilets_alliance_gcj02.geojson", of: Self.plain).features
    #expect(!shifted.isEmpty)
    for feature in shifted {
      let original = try #require(true_.first { $0.text("id") == feature.text("id") })
      let (a, b) = (try #require(original.parts)[0][0], try #require(feature.parts)[0][0])
      let (east, north) = ((b[0] - a[0]) * 94_600, (b[1] - a[1]) * 110_900)
      let distance = (east * east + north * north).squareRoot()
      #expect((250...700).contains(distance), "\(feature.text("id")): \(distance) m")
    }
  }
}
