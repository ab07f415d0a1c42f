// A GeoPackage as SQLite sees it: the tables that the standard asks for, the rows, the index, the bytes.

import Foundation
import GRDB
import GeoPackages
import Planar
import Testing

/// A folder that goes with its last user.
private final class Folder {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent("gpkg-\(UUID().uuidString)")
  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(at: url) }
}

@Suite struct GeoPackageWriterTests {
  private let table = FeatureTable(
    name: "uncovered", title: "未覆盖", summary: "Where nothing reaches", geometry: .point,
    columns: [.init("名称 \"x\"", .text), .init("area_m2", .real), .init("ok", .boolean)])

  private func rows(_ count: Int) -> [FeatureTable.Row] {
    (0..<count).map { number in
      var geometries = GeographicGeometries()
      geometries.addVertex(longitude: 121 + Double(number) / 100, latitude: 31)
      geometries.endRing()
      geometries.endPart()
      geometries.endFeature(kind: .point)
      return FeatureTable.Row(
        GeometryBlob(of: 0, in: geometries, isSingle: true),
        [.text("'; DROP TABLE uncovered; --\(number)"), .real(0.1), .boolean(number % 2 == 0)])
    }
  }

  private func write(_ path: String) throws {
    let writer = try GeoPackageWriter(path: path)
    try writer.add(table, rows: rows(3) + [FeatureTable.Row(nil, [.null, .null, .null])])
    try writer.add([
      LayerStyle(
        table: "uncovered", name: "plain", summary: "", qml: "<qgis/>", sld: "<sld/>", isDefault: true)
    ])
    try writer.finish()
  }

  @Test func theFileIsAGeoPackageWithItsRowsAndItsIndex() throws {
    let folder = try Folder()
    let path = folder.url.appendingPathComponent("a.gpkg").path
    try write(path)
    let header = try Data(contentsOf: URL(fileURLWithPath: path)).prefix(72)
    #expect(Array(header[68..<72]) == Array("GPKG".utf8))
    try DatabaseQueue(path: path).read { database in
      #expect(try Int.fetchOne(database, sql: "PRAGMA user_version") == 10300)
      #expect(try String.fetchAll(database, sql: "PRAGMA integrity_check") == ["ok"])
      #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM pragma_foreign_key_check") == 0)
      let content = try #require(
        try Row.fetchOne(database, sql: "SELECT * FROM gpkg_contents WHERE data_type = 'features'"))
      #expect(content["identifier"] == "未覆盖")
      #expect(content["min_x"] == 121.0)
      #expect(content["max_x"] == 121.02)
      #expect(content["srs_id"] == 4326)
      let rows = try Row.fetchAll(database, sql: "SELECT * FROM uncovered")
      #expect(rows.count == 4)
      #expect(rows[1]["名称 \"x\""] == "'; DROP TABLE uncovered; --1")
      #expect(rows[1]["ok"] == false)
      #expect(rows[3]["geom"] == nil as Data?)
      let boxes = try Row.fetchAll(database, sql: "SELECT * FROM rtree_uncovered_geom ORDER BY id")
      #expect(boxes.map { $0["id"] as Int } == [1, 2, 3])
      // The index has single precision, rounded outwards.
      #expect(boxes.allSatisfy { ($0["minx"] as Double) <= 121.03 && ($0["maxy"] as Double) >= 31 })
      #expect(try String.fetchOne(database, sql: "SELECT styleQML FROM layer_styles") == "<qgis/>")
    }
  }

  @Test func theSameContentGivesTheSameBytes() throws {
    let folder = try Folder()
    let paths = ["a.gpkg", "b.gpkg"].map { folder.url.appendingPathComponent($0) }
    for path in paths { try write(path.path) }
    #expect(try Data(contentsOf: paths[0]) == Data(contentsOf: paths[1]))
  }

  @Test func aFolderThatIsNotThereIsSaid() {
    #expect(throws: GeoPackageError.self) { try GeoPackageWriter(path: "/nowhere/at/all.gpkg") }
  }
}
