// The town as the files of an audit: its layers, a standard and an audit file.

internal import CityCheck
internal import Foundation

/// A folder with a town's audit in it; it goes when nobody holds it any more.
final class TownFolder {
  private let folder: PassingFolder

  /// Where it is.
  var url: URL { folder.url }

  /// Writes a town of so many buildings, 625 parcels, 120 parks and 600 facilities.
  init(buildings: Int) throws {
    folder = try PassingFolder()
    var town = Town(seed: 13)
    try write("districts", town.districts()) { #""id":"D\#($0)","name":"片区 \#($0)","pop":9000"# }
    try write("residential", town.parcels(perSide: 25)) { #""id":"R\#($0)""# }
    try write("buildings", town.buildings(buildings)) { #""id":"B\#($0)","people":\#($0 % 97 + 1)"# }
    try write("parks", town.parks(120)) { #""id":"P\#($0)","name":"公园 \#($0)""# }
    let kinds = ["market", "clinic", "school"]
    try write("facilities", town.places(600)) { #""id":"F\#($0)","kind":"\#(kinds[$0 % 3])""# }
    _ = try folder.write(Self.standard, to: "standard.yaml")
    _ = try folder.write(Self.auditFile, to: "audit.yaml")
  }

  /// The audit of the town.
  func audit() throws -> Audit { try Audit(contentsOf: url.appendingPathComponent("audit.yaml")) }

  private func write(
    _ name: String, _ geometries: PlanarGeometries, properties: (Int) -> String
  ) throws {
    let lines = TownText.lines(geometries, properties: properties)
    _ = try folder.write(TownText.document(lines), to: name + ".geojson")
  }

  private static let auditFile = """
    city: Benchmark
    standard: ./standard.yaml
    crs: auto
    layers:
      districts:   { path: districts.geojson, id: id, name: name, residents: pop }
      residential: { path: residential.geojson, id: id }
      buildings:   { path: buildings.geojson, id: id, residents: people }
      parks:       { path: parks.geojson, id: id, name: name }
      facilities:  { path: facilities.geojson, id: id, kind: kind }
    """

  private static let standard = """
    id: bench
    title: { en: Benchmark, zh: 基准 }
    indicators:
      - id: land-near-parks
        name: { en: Land near parks, zh: 用地 }
        measure: { coverage: { demand: residential, weight: area, supply: parks, reach: { straight: { tiers: [ \
    { min_area: 5000, within: 500 }, { min_area: 400, within: 300 } ] } } } }
      - id: people-near-parks
        name: { en: People near parks, zh: 居民 }
        measure: { coverage: { demand: buildings, weight: residents, supply: parks, reach: { straight: { within: \
    500 } } } }
      - id: life-circle
        name: { en: Life circle, zh: 生活圈 }
        measure: { lifeCircle: { demand: buildings, weight: residents, supply: facilities, categories: { market: \
    500, clinic: 800 }, reach: straight } }
      - id: parks-per-resident
        name: { en: Parks per resident, zh: 人均公园 }
        measure: { provision: { supply: parks, amount: area, per: resident } }
      - id: school-spacing
        name: { en: School spacing, zh: 学校间距 }
        measure: { spacing: { supply: facilities, where: "kind = 'school'", within: 500 } }
    """
}
