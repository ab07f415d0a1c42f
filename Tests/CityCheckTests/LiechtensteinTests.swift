// CityCheck's numbers for a real country, against those that Tests/Verification/verify_liechtenstein.py
// computed with Shapely and pyproj, without any of CityCheck's code. The layers are not in the repository.

import CityCheck
import Foundation
import Testing

/// One number that was computed independently.
private struct Expected: CustomStringConvertible {
  var indicator: String
  /// The district's id; `(city)` for the whole, empty for what is said once an indicator.
  var place: String
  var quantity: String
  var value: Double?
  var unit: String

  var description: String { "\(indicator) \(place) \(quantity)" }

  /// Counts exactly; anything else to 0.01 %, or to a millionth of the unit where it is 0.
  func agrees(with found: Double?) -> Bool {
    guard let value, let found else { return value == nil && found == nil }
    if unit == "count" { return found == value }
    return abs(found - value) <= max(1e-4 * abs(value), 1e-6)
  }

  static func table() throws -> [Expected] {
    let file = RealData.root.appendingPathComponent("Tests/Verification/liechtenstein.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.first == "indicator,district,quantity,value,unit")
    return try lines.dropFirst().map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      try #require(fields.count == 5, "\(line)")
      let value = Double(fields[3])
      try #require(value != nil || fields[3].isEmpty, "\(line)")
      return Expected(
        indicator: fields[0], place: fields[1], quantity: fields[2], value: value, unit: fields[4])
    }
  }
}

extension AuditResult {
  /// The number that the table means; an absent one is an error, an unknown one is nil.
  fileprivate func number(_ expected: Expected) throws -> Double? {
    if expected.indicator == "districts" {
      let district = try #require(districts.first { $0.id == expected.place }, "\(expected)")
      return expected.quantity == "area_m2" ? district.area : district.residents
    }
    let indicator = try #require(self[indicator: expected.indicator], "\(expected)")
    var path = expected.quantity.split(separator: ".").map(String.init)
    var detail = indicator.detail
    if !expected.place.isEmpty {
      let place =
        expected.place == "(city)"
        ? indicator.city
        : try #require(indicator.districts.first { $0.districtID == expected.place }, "\(expected)")
      switch expected.quantity {
      case "value": return place.value
      case "numerator": return place.numerator
      case "denominator": return place.denominator
      default: detail = place.detail
      }
    }
    try #require(path.removeFirst() == "detail", "\(expected)")
    return try DetailValue.object(detail).number(at: path[...], for: expected)
  }
}

extension DetailValue {
  /// The number at the end of a path of keys; lists are searched for the object of that `name`.
  fileprivate func number(at path: ArraySlice<String>, for expected: Expected) throws -> Double? {
    switch self {
    case .null: return nil
    case .integer(let value): return Double(value)
    case .number(let value): return value
    case .object(let entries):
      let entry = try #require(entries.first { $0.key == path.first }, "\(expected)")
      return try entry.value.number(at: path.dropFirst(), for: expected)
    case .list(let values):
      let named = values.first { value in
        guard case .object(let entries) = value, let name = path.first else { return false }
        return entries.contains(DetailEntry("name", .text(name)))
      }
      return try #require(named, "\(expected)").number(at: path.dropFirst(), for: expected)
    case .boolean, .text:
      Issue.record("\(expected) is no number")
      return nil
    }
  }
}

@Suite(
  .enabled(
    if: RealData.has("liechtenstein"),
    """
    the Liechtenstein layers are not here: set CITYCHECK_REALDATA to the folder that holds \
    liechtenstein/districts.geojson and the others, then compare the numbers with the committed table
    """))
struct LiechtensteinTests {
  /// The parameters that the table was computed with.
  static let yaml = """
    city: Liechtenstein
    standard: core
    layers:
      districts: { path: districts.geojson, name: name, residents: population }
      residential: { path: residential.geojson }
      buildings: { path: buildings.geojson, levels: "building:levels" }
      parks: { path: parks.geojson }
      toilets: { path: toilets.geojson }
      facilities:
        path: facilities.geojson
        kind: kind
        kinds:
          kindergarten: [kindergarten]
          health_centre: [clinic, doctors, hospital]
          market: [supermarket, greengrocer]
          culture: [library, community_centre]
          sport: [sports_centre, pitch, fitness_station]
          bus_stop: [bus_stop]
    """

  private func audit() throws -> Audit {
    try Audit(AuditFile(yaml: Self.yaml, file: "audit.yaml", directory: RealData.folder("liechtenstein")))
  }

  @Test func everyNumberIsThatOfShapelyAndGeodesics() async throws {
    let result = try await audit().run()
    let table = try Expected.table()
    #expect(table.count > 600)
    for expected in table {
      let found = try result.number(expected)
      #expect(
        expected.agrees(with: found),
        "\(expected): CityCheck \(found ?? .nan), table \(expected.value ?? .nan) \(expected.unit)")
    }
  }

  @Test func everySumComesOut() async throws {
    let result = try await audit().run()
    #expect(!result.balances.isEmpty)
    for balance in result.balances { #expect(balance.holds, "\(balance.name)") }
    // Without shelters these two are unknown everywhere, never short.
    for id in ["shelter-coverage", "shelter-area-per-capita"] {
      let indicator = try #require(result[indicator: id])
      let places = [indicator.city] + indicator.districts
      #expect(places.allSatisfy { $0.verdict == .unknown && $0.value == nil }, "\(id)")
    }
  }

  @Test func theNumberOfThreadsChangesNothing() async throws {
    let one = try await audit().run(threads: 1)
    let four = try await audit().run(threads: 4)
    for (a, b) in zip(one.indicators, four.indicators) {
      #expect(a.city == b.city && a.districts == b.districts, "\(a.indicator.id)")
    }
  }
}
