// CityCheck's numbers for a real country, against those that Tests/Verification/verify_liechtenstein.py
// computed with Shapely and pyproj, without any of CityCheck's code. The layers are not in the repository.

import CityCheck
import Foundation
import TestSupport
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

  @Test func theSameBytesForAnyThreadsAndAnyOrder() async throws {
    let layers = ["districts", "residential", "buildings", "parks", "toilets", "facilities"]
    var straight: String?
    var problemCount: Int?
    var hashes: Set<String> = []
    for seed in [nil, 5, 6] as [UInt64?] {
      let folder = try ScratchFolder()
      for layer in layers {
        let text = try String(
          contentsOf: RealData.folder("liechtenstein").appendingPathComponent(layer + ".geojson"),
          encoding: .utf8)
        try folder.write(Self.shuffled(text, seed: seed), to: layer + ".geojson")
      }
      try folder.write(Self.yaml, to: "audit.yaml")
      var texts: [String] = []
      for threads in [1, 2, 8] {
        let result = try await Audit(contentsOf: folder.url.appendingPathComponent("audit.yaml"))
          .run(threads: threads)
        // Of this order, all is the same for any threads; of any order, all but hashes and problems.
        texts.append(ResultsJSON.text(of: result))
        let comparable = Self.withoutPlacesInFiles(result)
        let isSame = comparable == straight ?? comparable
        #expect(
          isSame, "\(threads) threads, seed \(seed ?? 0): \(Self.difference(comparable, straight ?? ""))")
        straight = straight ?? comparable
        // Other places in the files, but no problem more or less.
        let problems = result.problems.reduce(0) { $0 + $1.count }
        #expect(problems == problemCount ?? problems, "seed \(seed ?? 0)")
        problemCount = problems
        hashes.insert(result.inputs.map(\.sha256).joined())
      }
      #expect(texts[0].utf8.count > 50_000)
      #expect(texts[1] == texts[0] && texts[2] == texts[0], "seed \(seed ?? 0)")
    }
    #expect(hashes.count == 3)
  }

  /// A layer of one feature a line with its features in another order; nil leaves them as they are.
  private static func shuffled(_ text: String, seed: UInt64?) throws -> String {
    guard let seed else { return text }
    let lines = text.split(separator: "\n")
    let (first, last) = try (#require(lines.first), #require(lines.last))
    try #require(first.hasSuffix("[") && last == "]}")
    var random = SplitMix64(seed: seed)
    let features = lines.dropFirst().dropLast().map { $0.hasSuffix(",") ? $0.dropLast() : $0 }
    try #require(features.allSatisfy { $0.hasPrefix("{\"type\":\"Feature\",") })
    return first + "\n" + features.shuffled(using: &random).joined(separator: ",\n") + "\n]}\n"
  }

  /// The results without what names the bytes of a file or places in it.
  private static func withoutPlacesInFiles(_ result: AuditResult) -> String {
    var result = result
    for index in result.inputs.indices { result.inputs[index].sha256 = "" }
    result.problems = []
    return ResultsJSON.text(of: result)
  }

  /// The first line that two texts do not share.
  private static func difference(_ one: String, _ other: String) -> String {
    let lines = zip(one.split(separator: "\n"), other.split(separator: "\n"))
    return lines.first { $0 != $1 }.map { "\($0) / \($1)" } ?? "one ends sooner"
  }
}
