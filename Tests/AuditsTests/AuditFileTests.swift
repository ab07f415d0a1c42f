// Audit files: what is read from them, and what is found wrong with them.

import Audits
import Foundation
import Layers
import Measures
import Standards
import Testing

/// A whole audit file that uses every key.
private let jianghai = """
  city: Jianghai
  standard: core
  crs: EPSG:4549
  policy: strict
  layers:
    districts:   { path: districts.geojson, id: code, name: name, residents: pop, households: hh }
    residential: { path: residential.geojson, residents: people, dwellings: flats }
    buildings:   { path: buildings.geojsonl, residents: people, levels: floors, as: centroids }
    parks:       { path: parks.geojson, entrances: park_gates.geojson, where: "open = true" }
    shelters:    { path: shelters.geojson, area: effective_m2, policy: skip }
    toilets:     { path: /data/toilets.geojson, coordinates: gcj02 }
    facilities:
      path: "-"
      kind: amenity
      kinds:
        market: [supermarket, marketplace]
        kindergarten: kindergarten
        culture: []
    streets:     { path: streets.geojson, class: highway }
  overrides:
    park-coverage: { target: 0.85 }
    toilet-spacing: { target: { more_than: 0.5 }, within: 400 }
    transit-coverage: { target: null }
  """

private func faults(of yaml: String) -> [DocumentFault] {
  do {
    _ = try AuditFile(yaml: yaml, file: "audit.yaml")
    return []
  } catch {
    return error.faults
  }
}

/// A small audit file with a layer's or the root's line put in.
private func audit(layer: String = "", root: String = "") -> String {
  """
  city: A
  standard: core
  layers:
    districts: { path: d.geojson }
    \(layer)
  \(root)
  """
}

struct AuditFileTests {
  @Test func everythingIsRead() throws {
    let folder = URL(fileURLWithPath: "/cities/jianghai", isDirectory: true)
    let file = try AuditFile(yaml: jianghai, file: "audit.yaml", directory: folder)
    #expect(file.city == "Jianghai")
    #expect(file.standard == .shipped("core"))
    #expect(file.crs == "EPSG:4549")
    #expect(file.policy == .strict)
    #expect(
      file.layers.map(\.name) == [
        "districts", "residential", "buildings", "parks", "shelters", "toilets", "facilities", "streets",
      ])
    #expect(
      file[layer: "districts"]
        == LayerEntry(
          name: "districts", path: "districts.geojson", idField: "code", nameField: "name",
          residentsField: "pop", householdsField: "hh"))
    #expect(file[layer: "residential"]?.dwellingsField == "flats")
    #expect(file[layer: "buildings"]?.levelsField == "floors")
    #expect(
      file[layer: "parks"]?.entrances == .layer(path: "park_gates.geojson", within: 50, of: nil))
    #expect(file[layer: "parks"]?.condition == "open = true")
    #expect(file[layer: "shelters"]?.areaField == "effective_m2")
    #expect(file[layer: "toilets"]?.datum == .gcj02)
    #expect(file[layer: "streets"]?.classField == "highway")
    #expect(file[layer: "nothing"] == nil)
  }

  @Test func pathsStartFromTheFilesFolder() throws {
    let folder = URL(fileURLWithPath: "/cities/jianghai", isDirectory: true)
    let file = try AuditFile(yaml: jianghai, file: "audit.yaml", directory: folder)
    let parks = try #require(file[layer: "parks"])
    #expect(parks.path == "parks.geojson")
    #expect(file.resolvedPath(of: parks) == "/cities/jianghai/parks.geojson")
    #expect(file.resolvedPath("../shared/a.geojson") == "/cities/shared/a.geojson")
    #expect(file.resolvedPath(of: try #require(file[layer: "toilets"])) == "/data/toilets.geojson")
    #expect(file.resolvedPath(of: try #require(file[layer: "facilities"])) == "-")
    #expect(try AuditFile(yaml: jianghai, file: "audit.yaml").resolvedPath("a.geojson") == "a.geojson")
  }

  @Test func whatIsNotSaidTakesItsDefault() throws {
    let file = try AuditFile(
      yaml: audit(layer: "buildings: { path: b.geojson }"), file: "audit.yaml")
    #expect(file.crs == "auto")
    #expect(file.policy == .repair)
    #expect(file.overrides.isEmpty)
    let districts = try #require(file[layer: "districts"])
    #expect(districts.datum == .wgs84)
    #expect(districts.kindField == nil)
    #expect(districts.demandForm == .land)
    #expect(file[layer: "buildings"]?.demandForm == .centroids)
  }

  @Test func aLayersOwnPolicyComesFirst() throws {
    let file = try AuditFile(yaml: jianghai, file: "audit.yaml")
    #expect(file.policy(of: try #require(file[layer: "shelters"])) == .skip)
    #expect(file.policy(of: try #require(file[layer: "parks"])) == .strict)
  }

  @Test func kindsSpeakTheFilesWords() throws {
    let file = try AuditFile(yaml: jianghai, file: "audit.yaml")
    let facilities = try #require(file[layer: "facilities"])
    #expect(facilities.kindField == "amenity")
    #expect(facilities.words(for: "market") == ["supermarket", "marketplace"])
    #expect(facilities.words(for: "kindergarten") == ["kindergarten"])
    #expect(facilities.words(for: "culture") == [])
    #expect(facilities.words(for: "sport") == ["sport"])
  }

  @Test func theStandardIsAnIDOrAPath() {
    #expect(StandardReference("core") == .shipped("core"))
    #expect(StandardReference("mine.yaml") == .file("mine.yaml"))
    #expect(StandardReference("mine.yml") == .file("mine.yml"))
    #expect(StandardReference("../rules/mine") == .file("../rules/mine"))
  }

  @Test func aFileThatIsNotThereIsSaid() throws {
    let url = URL(fileURLWithPath: "/no/such/folder/audit.yaml")
    let error = #expect(throws: DocumentFaults.self) { try AuditFile(contentsOf: url) }
    #expect(error?.isUnreadable == true)
    #expect(
      error?.description
        == "audit.yaml: there is no such file; check the path; paths in an audit file are relative to it")
  }

  @Test func anotherFileOnDiskIsRead() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "audit-file-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = folder.appendingPathComponent("audit.yaml")
    try "id: mine\ntitle: Mine\nindicators: []".write(
      to: folder.appendingPathComponent("mine.yaml"), atomically: true, encoding: .utf8)
    try "city: A\nstandard: mine.yaml\nlayers: { districts: { path: d.geojson } }".write(
      to: url, atomically: true, encoding: .utf8)
    let file = try AuditFile(contentsOf: url)
    #expect(file.resolvedPath("d.geojson") == folder.standardizedFileURL.path + "/d.geojson")
    let error = #expect(throws: DocumentFaults.self) { try file.loadStandard() }
    #expect(
      error?.description
        == "mine.yaml:3:13: indicators is empty; a standard has at least one indicator")
  }
}

/// A mistake and what must be said about it.
struct Mistake: Sendable {
  let yaml: String
  let message: String

  init(_ yaml: String, _ message: String) {
    self.yaml = yaml
    self.message = message
  }
}

struct AuditFileFaultTests {
  private static let mistakes: [Mistake] = [
    Mistake(
      "city: A\nstandard: core\nlayers: { parks: { path: p.geojson } }",
      "audit.yaml:3:9: layers needs the layer 'districts'; add districts: { path: … }"
    ),
    Mistake(
      "city: A\nstandard: core\nlayers: { distrits: { path: p.geojson } }",
      "audit.yaml:3:11: layers needs the layer 'districts'; is 'distrits' meant for it?"
    ),
    Mistake(
      "standard: core\nlayers: { districts: { path: p.geojson } }",
      "audit.yaml:1:1: audit needs the key 'city'; add city: …"
    ),
    Mistake(
      audit(root: "standrad: core"),
      "audit.yaml:6:1: unknown key 'standrad' in audit; did you mean 'standard'? "
        + "(keys: city, standard, crs, policy, layers, walking, overrides, reported)"
    ),
    Mistake(
      audit(root: "reported: { a: 1 }"),
      "audit.yaml:6:16: a must be a mapping, and is the number '1'; "
        + "write { value: 1, date: …, evidence: … }"
    ),
    Mistake(
      "city: A\nstandard: cora\nlayers: { districts: { path: p.geojson } }",
      "audit.yaml:2:11: no standard 'cora' ships with CityCheck; did you mean 'core'? "
        + "(words: core, qidong-2023, garden-city, life-circle-gb50180, sdg-11, park-10-minute-walk, "
        + "accessible-greenspace-england)"
    ),
    Mistake(
      "city: 2024\nstandard: core\nlayers: { districts: { path: p.geojson } }",
      "audit.yaml:1:7: city must be a text, and is the number '2024'; write it in quotes: \"2024\""
    ),
    Mistake(
      audit(layer: "parks: parks.geojson"),
      "audit.yaml:5:10: parks must be a mapping, and is the text 'parks.geojson'; write { path: … }"
    ),
    Mistake(
      audit(layer: "toilets: { path: t.geojson, coordinates: gcj2 }"),
      "audit.yaml:5:44: 'gcj2' is not a word for coordinates; did you mean 'gcj02'? "
        + "(words: wgs84, gcj02, bd09)"
    ),
    Mistake(
      audit(layer: "toilets: { path: t.geojson, as: points }"),
      "audit.yaml:5:35: 'points' is not a word for as (words: land, centroids)"
    ),
    Mistake(
      audit(layer: "parks: { path: \"https://example.org/p.geojson\" }"),
      "audit.yaml:5:18: path is an address, not a file: 'https://example.org/p.geojson'; "
        + "download it first; an audit uses no network"
    ),
    Mistake(
      audit(layer: "parks: { path: \"-\" }\n  toilets: { path: \"-\" }"),
      "audit.yaml:6:3: two layers are to come from standard input: 'parks' and 'toilets'; "
        + "give one of them as a file"
    ),
    Mistake(
      audit(layer: "parks: { path: p.geojson, where: \"open = \" }"),
      "audit.yaml:5:44: where cannot be read at character 8 of 'open = '; "
        + "expected a value such as 'market', 12.5 or true, found the end of the filter\n  open = \n         ^"
    ),
    Mistake(
      audit(layer: "f: { path: f.geojson, kinds: { market: 5 } }"),
      "audit.yaml:5:42: market must be a word of the file or a list of them, and is the number '5'; "
        + "write [] when the city has none, and quotes around numbers"
    ),
    Mistake(
      audit(layer: "districts: { path: e.geojson }"),
      "audit.yaml:5:3: key 'districts' is given twice in layers; keep one of them; the first is in line 4"
    ),
    Mistake(
      audit(root: "overrides: { park-coverage: {} }"),
      "audit.yaml:6:29: the override of 'park-coverage' changes nothing; add target: … "
        + "(keys: target, within, min_area, points)"
    ),
    Mistake(
      audit(root: "overrides: { toilet-spacing: { within: 0 } }"),
      "audit.yaml:6:40: within must be above 0 (metres), and is 0"
    ),
    Mistake(
      audit(root: "policy: mend"),
      "audit.yaml:6:9: 'mend' is not a word for policy (words: repair, strict, skip)"),
  ]

  @Test(arguments: mistakes)
  func eachMistakeHasItsPlaceAndRemedy(mistake: Mistake) {
    #expect(faults(of: mistake.yaml).map(\.description) == [mistake.message])
  }

  @Test func allFaultsAreGatheredInTheOrderOfTheLines() {
    let yaml = """
      city: ""
      layers:
        districts: { pth: d.geojson }
        parks: { path: 7, as: lnd }
      crs: []
      """
    #expect(
      faults(of: yaml).map { "\($0.line ?? 0):\($0.column ?? 0) \($0.kind.rawValue) \($0.path)" } == [
        "1:1 missing-key ",
        "1:7 impossible-value city",
        "3:16 unknown-key layers.districts.pth",
        "4:18 wrong-type layers.parks.path",
        "4:25 impossible-value layers.parks.as",
        "5:6 wrong-type crs",
      ])
  }
}
