// audit.gpkg read back by SQLite: the numbers of the result, each text as it is, and styles that hold no more than text.

import Foundation
import FoundationXML
import GRDB
import GeoPackages
import Layers
import Standards
import Testing

@testable import Audits
@testable import Reports

@Suite struct AuditGeoPackageTests {
  private func withFile(_ result: AuditResult, _ body: (Database) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gpkg-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try OutputFolder.write(result, to: folder)
    try DatabaseQueue(path: folder.appendingPathComponent("audit.gpkg").path).read(body)
  }

  @Test func theNumbersAreThoseOfTheResult() throws {
    let result = try Jianghai.result()
    try withFile(result) { database in
      let rows = try Row.fetchAll(database, sql: "SELECT * FROM districts ORDER BY fid")
      #expect(rows.map { $0["district_id"] as String } == result.districts.map(\.id))
      #expect(rows.map { $0["district"] as String } == Jianghai.names)
      #expect(rows.allSatisfy { ($0["geom"] as Data?) != nil })
      for indicator in result.indicators {
        let id = indicator.indicator.id
        #expect(rows.map { $0[id] as Double? } == indicator.districts.map(\.value))
        #expect(rows.map { $0["\(id)_verdict"] as String } == indicator.districts.map(\.verdict.rawValue))
        #expect(rows.map { $0["\(id)_shortfall"] as Double? } == indicator.districts.map(\.shortfall?.value))
      }
      let patches = try Row.fetchAll(
        database, sql: "SELECT * FROM uncovered WHERE indicator = 'park-coverage' AND kind = 'uncovered'")
      let indicator = try #require(result[indicator: "park-coverage"])
      #expect(patches.map { $0["area_m2"] as Double? } == indicator.patches.map(\.area))
      #expect(patches.map { $0["nearest_supply"] as String? } == indicator.patches.map(\.nearestSupply))
      let findings = try Row.fetchAll(database, sql: "SELECT * FROM findings ORDER BY fid")
      #expect(findings.map { $0["statement_zh"] as String } == result.findings.map(\.statement.zh))
      #expect(
        try Int.fetchOne(database, sql: "SELECT count(*) FROM problems") == result.problems.count)
      #expect(
        try Int.fetchOne(database, sql: "SELECT count(*) FROM indicators") == result.indicators.count)
      #expect(try String.fetchAll(database, sql: "PRAGMA integrity_check") == ["ok"])
    }
  }

  @Test func supplyTellsWhatCountsAndWhy() throws {
    let result = try Jianghai.result()
    try withFile(result) { database in
      var rows: [Row] = []
      for table in ["supply_places", "supply_lines", "supply_areas"]
      where try database.tableExists(table) {
        rows += try Row.fetchAll(database, sql: "SELECT * FROM \(table)")
      }
      let wanted = result.indicators.flatMap { indicator in
        indicator.supply.filter { $0.feature < result.layers[$0.layer]?.count ?? 0 }
          .map { "\(indicator.indicator.id) \($0.layer) \($0.standing.rawValue) \($0.reason?.en ?? "")" }
      }
      #expect(!wanted.isEmpty)
      #expect(
        rows.map {
          let reason: String? = $0["reason_en"]
          return
            "\($0["indicator"] as String) \($0["layer"] as String) \($0["standing"] as String) \(reason ?? "")"
        }.sorted() == wanted.sorted())
    }
  }

  @Test func eachTableOpensWithOneStyle() throws {
    try withFile(try Jianghai.result()) { database in
      let styles = try Row.fetchAll(database, sql: "SELECT * FROM layer_styles")
      let tables = Set(styles.map { $0["f_table_name"] as String })
      #expect(tables.isSuperset(of: ["districts", "uncovered", "findings"]))
      for table in tables {
        let own = styles.filter { $0["f_table_name"] == table }
        #expect(own.filter { $0["useAsDefault"] == true }.count == 1, "\(table)")
        #expect(Set(own.map { $0["styleName"] as String }).count == own.count)
      }
      for style in styles {
        for column in ["styleQML", "styleSLD"] {
          let text: String = style[column]
          #expect(XMLParser(data: Data(text.utf8)).parse(), "\(style["styleName"] as String) \(column)")
        }
      }
    }
  }
}
