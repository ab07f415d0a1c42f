import CityCheck
import Foundation
import Testing

@testable import Audits

@Suite struct AuditReadingTests {
  private func audit(_ indicators: String, layers: String) throws -> Audit {
    try Audit(
      [
        SourceDocument(
          name: "audit.yaml", isShipped: false,
          text: "city: C\nstandard: ./own.yaml\nlayers:\n  districts: { path: d.geojson }\n" + layers),
        SourceDocument(
          name: "own.yaml", isShipped: false, text: "id: own\ntitle: Own\nindicators:\n" + indicators),
      ], asIfAt: URL(fileURLWithPath: "/nowhere/audit.yaml"))
  }

  private func read(_ measure: String, layers: String) throws -> [String] {
    let audit = try audit("  - { id: a, name: A, measure: { \(measure) } }\n", layers: layers)
    return audit.layersRead(by: audit.standard.indicators[0])
  }

  @Test("What an indicator reads, in the order of the audit file, people where they matter")
  func straight() throws {
    let layers =
      "  population: { path: p }\n  parks: { path: k }\n  homes: { path: h }\n  other: { path: o }\n"
    #expect(
      try read(
        "coverage: { demand: homes, weight: area, supply: parks, reach: { straight: { within: 9 } } }",
        layers: layers) == ["districts", "population", "parks", "homes"])
    #expect(try read("spacing: { supply: parks, within: 9 }", layers: layers) == ["districts", "parks"])
    #expect(
      try read("provision: { supply: parks, amount: area, per: km2, of: other }", layers: layers)
        == ["districts", "parks", "other"])
    #expect(
      try read("provision: { supply: parks, amount: area, per: resident }", layers: layers)
        == ["districts", "population", "parks"])
    #expect(try read("spacing: { supply: absent, within: 9 }", layers: layers) == ["districts"])
  }

  @Test("Who walks reads streets, gates and barriers too")
  func walking() throws {
    let layers = """
        streets: { path: s }
        rails: { path: r }
        parks: { path: k, entrances: { path: g } }
        homes: { path: h }
      walking: { barriers: rails }

      """
    #expect(
      try read(
        "coverage: { demand: homes, weight: area, supply: parks, reach: { walk: { within: 9 } } }",
        layers: layers) == ["districts", "streets", "rails", "parks", "homes", "parks.entrances"])
    #expect(
      try read(
        "coverage: { demand: homes, weight: area, supply: parks, reach: { straight: { within: 9 } } }",
        layers: layers) == ["districts", "parks", "homes"])
    #expect(
      try read("spacing: { supply: parks, along: streets, within: 9 }", layers: layers)
        == ["districts", "streets", "parks"])
  }

  @Test("An audit keeps the documents it was made from, and is made from them again without any file")
  func documents() async throws {
    let town = Town(
      layers: ["districts": [.box(-500, -500, 500, 500, #"{"pop":100}"#)], "parks": [.box(0, 0, 100, 100)]],
      indicators: Town.indicator("parks", "provision: { supply: parks, amount: area, per: km2 }"))
    try await town.written { folder in
      let file = folder.appendingPathComponent("audit.yaml")
      let audit = try Audit(contentsOf: file)
      #expect(audit.documents.map(\.name) == ["audit.yaml", "standard.yaml"])
      #expect(audit.documents[0].text == town.auditFile)
      let before = try await audit.run()
      for name in ["audit.yaml", "standard.yaml"] {
        try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
      }
      let again = try Audit(audit.documents, asIfAt: file)
      #expect(again.documents == audit.documents)
      let after = try await again.run()
      #expect(ResultsJSON.text(of: after) == ResultsJSON.text(of: before))
    }
  }

  @Test("Supply says how large it is, in its unit, and a life circle's which category it serves in")
  func sizes() async throws {
    let town = Town(
      layers: [
        "districts": [.box(-500, -500, 500, 500, #"{"pop":100}"#)],
        "homes": [.box(0, 0, 10, 10)],
        "parks": [.box(0, 0, 100, 50), .box(200, 0, 210, 10), .point(0, 0)],
        "roads": [.line([(0, 0), (30, 40)])],
        "shops": [.point(1, 1, #"{"kind":"market"}"#)],
      ],
      lines: ["districts": "residents: pop"],
      indicators: Town.indicator(
        "cover",
        "coverage: { demand: homes, weight: area, supply: parks, reach: { straight: { tiers: [ { min_area: 400, within: 300 } ] } } }"
      ) + Town.indicator("density", "provision: { supply: roads, amount: length, per: km2 }")
        + Town.indicator(
          "circle",
          "lifeCircle: { demand: homes, weight: area, supply: shops, categories: { market: 300 } }"))
    let result = try await town.audited()
    let parks = try #require(result[indicator: "cover"]?.supply)
    #expect(parks.count == 3)
    #expect(parks.compactMap(\.amount).map { $0.rounded() }.sorted() == [100, 5000])
    #expect(parks.first { $0.isCounted }?.amountUnit?.rawValue == "m2")
    #expect(parks.first { $0.amount == nil }?.reason?.en.contains("no area") == true)
    let roads = try #require(result[indicator: "density"]?.supply)
    #expect(abs((roads[0].amount ?? 0) - 50) < 1e-6 && roads[0].amountUnit == nil)
    #expect(result[indicator: "circle"]?.supply.map(\.category) == ["market"])
  }
}
