// Tables of GeoPackages read as layers: the same as from GeoJSON, to the last bit, and as careful.

import Foundation
import GRDB
import GeoPackages
import Layers
import Planar
import TestSupport
import Testing

@Suite struct GeoPackageTextTests {
  /// Runs `body` with a GeoPackage that holds the tables, then changed by SQL.
  private func withGeoPackage<Result>(
    _ tables: [(FeatureTable, [FeatureTable.Row])], then sql: [(String, StatementArguments)] = [],
    _ body: (String) throws -> Result
  ) throws -> Result {
    try withScratchFile([]) { source in
      let path = source.path.replacing("layer.geojson", with: "city.gpkg")
      let writer = try GeoPackageWriter(path: path)
      for (table, rows) in tables { try writer.add(table, rows: rows) }
      try writer.finish()
      if !sql.isEmpty {
        let queue = try DatabaseQueue(path: path)
        try queue.write { database in
          for (statement, arguments) in sql { try database.execute(sql: statement, arguments: arguments) }
        }
        try queue.close()
      }
      return try body(path)
    }
  }

  private func table(_ name: String, _ geometry: FeatureTable.Geometry) -> FeatureTable {
    FeatureTable(
      name: name, title: name, geometry: geometry,
      columns: [.init("名称", .text), .init("pop", .real), .init("open", .boolean)])
  }

  private func source(_ path: String, _ adjust: (inout LayerSource) -> Void = { _ in }) -> LayerSource {
    var source = LayerSource(name: "scratch", path: path, displayPath: "city.gpkg")
    adjust(&source)
    return source
  }

  /// Polygons with holes and several parts, as features of a layer and as GeoJSON.
  private func city(_ random: inout SplitMix64, _ count: Int) -> GeographicGeometries {
    var geometries = GeographicGeometries()
    for _ in 0..<count {
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let x = Double.random(in: 100...140, using: &random)
        let y = Double.random(in: 20...50, using: &random)
        for size in [0.25, 0.125] {
          // Whole in binary, so that rings are closed whatever is added.
          let corners = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1), (-1, -1)]
          for (dx, dy) in size == 0.25 ? corners : corners.reversed() {
            geometries.addVertex(longitude: x + dx * size, latitude: y + dy * size)
          }
          geometries.endRing()
        }
        geometries.endPart()
      }
      geometries.endFeature(kind: .polygon)
    }
    return geometries
  }

  @Test func aTableIsReadToTheLastBit() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SplitMix64(seed: seed)
    let geometries = city(&random, 700)
    let rows = (0..<700).map { number in
      FeatureTable.Row(
        GeometryBlob(of: number, in: geometries),
        [.text("公园 \"\(number)\"\n\u{1}\\"), .real(Double(number) / 7), .boolean(number % 2 == 0)])
    }
    try withGeoPackage([(table("parks", .multiPolygon), rows)]) { path in
      for threads in [1, 2] {
        let layer = try GeoJSONReader.read(
          source("\(path):parks") { $0.fields = ["名称", "pop", "open"] }, threads: threads)
        #expect(layer.geometries.longitudes == geometries.longitudes, "seed \(seed)")
        #expect(layer.geometries.latitudes == geometries.latitudes, "seed \(seed)")
        #expect(layer.geometries.layout == geometries.layout, "seed \(seed)")
        #expect(layer.ids == (1...700).map { "\($0)" })
        #expect(layer.columns["名称"]?[3] == .text("公园 \"3\"\n\u{1}\\"))
        #expect(layer.columns["pop"]?[3] == .number(3.0 / 7))
        #expect(layer.propertyNames == ["open", "pop", "名称"].sorted())
        #expect(layer.problems.isEmpty)
        let size = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(layer.provenance.bytes == size.count)
        #expect(layer.provenance.sha256 == (try ContentHash.of(file: URL(fileURLWithPath: path)).sha256))
      }
    }
  }

  @Test func theOnlyTableNeedsNoName() throws {
    try withGeoPackage([(table("parks", .multiPolygon), [])]) { path in
      let layer = try GeoJSONReader.read(source(path))
      #expect(layer.problems.map(\.kind) == [.layerWithoutFeatures])
    }
    try withGeoPackage([(table("parks", .multiPolygon), []), (table("toilets", .point), [])]) { path in
      #expect {
        try GeoJSONReader.read(source(path))
      } throws: {
        "\($0)".hasSuffix("it has several tables of features; name one behind a colon: parks, toilets")
      }
      #expect {
        try GeoJSONReader.read(source("\(path):park"))
      } throws: {
        "\($0)".hasSuffix("it has no table 'park' of features; it has parks, toilets")
      }
    }
  }

  /// Well-known binary of a point, big-endian, behind a header without an envelope.
  private func point(type: UInt32, _ numbers: [Double]) -> Data {
    var bytes: [UInt8] = [0x47, 0x50, 0, 0x00, 0, 0, 0x10, 0xE6, 0]
    bytes += (0..<4).map { UInt8(truncatingIfNeeded: type >> (24 - 8 * $0)) }
    for number in numbers {
      bytes += (0..<8).map { UInt8(truncatingIfNeeded: number.bitPattern >> (56 - 8 * $0)) }
    }
    return Data(bytes)
  }

  @Test func whatIsWrongInATableIsListed() throws {
    let insert = "INSERT INTO places (geom, 名称) VALUES (?, ?)"
    // The triggers of the index call functions that only spatial programs bring along.
    let sql: [(String, StatementArguments)] = [
      ("DROP TRIGGER rtree_places_geom_insert", []),
      (insert, [point(type: 1, [121.5, 31.5]), "big-endian"]),
      (insert, [point(type: 1001, [121.5, 31.5, 7]), "with a height, ISO"]),
      (insert, [point(type: 0x8000_0001, [121.5, 31.5, 7]), "with a height, older"]),
      (insert, [point(type: 1, [.nan, .nan]), "empty"]),
      (insert, [point(type: 1, [.infinity, 31.5]), "infinite"]),
      (insert, [point(type: 8, [121.5, 31.5]), "a curve"]),
      (insert, [point(type: 1, [121.5]), "cut short"]),
      (insert, [Data([1, 2, 3]), "no binary"]),
      (insert, [nil, "none"]),
      (insert, [point(type: 1, [121.5, 31.25]), "good"]),
    ]
    try withGeoPackage([(table("places", .point), [])], then: sql) { path in
      let layer = try GeoJSONReader.read(source(path) { $0.fields = ["名称"] })
      #expect(
        (0..<layer.count).map { layer.columns["名称"]?.text($0) } == [
          "big-endian", "with a height, ISO", "with a height, older", "good",
        ])
      #expect(layer.geometries.longitudes == [121.5, 121.5, 121.5, 121.5])
      #expect(
        layer.problems.map(\.kind) == [
          .emptyGeometry, .nonFiniteCoordinate, .unknownGeometryType, .malformedCoordinates,
          .malformedCoordinates, .nullGeometry, .thirdOrdinate,
        ])
      #expect(layer.problems.compactMap(\.featureID) == ["4", "5", "6", "7", "8", "9"])
      #expect(layer.problems.allSatisfy { $0.line == nil && $0.byteOffset == nil })
    }
  }

  @Test func aProjectedTableIsConverted() throws {
    let sql: [(String, StatementArguments)] = [
      ("DROP TRIGGER rtree_places_geom_insert", []),
      ("INSERT INTO gpkg_spatial_ref_sys VALUES ('UTM 32', 32632, 'EPSG', 32632, '', '')", []),
      ("UPDATE gpkg_geometry_columns SET srs_id = 32632", []),
      ("INSERT INTO places (geom) VALUES (?)", [point(type: 1, [500_000, 0])]),
    ]
    try withGeoPackage([(table("places", .point), [])], then: sql) { path in
      let layer = try GeoJSONReader.read(source(path))
      #expect(abs(layer.geometries.longitudes[0] - 9) < 1e-9)
      #expect(abs(layer.geometries.latitudes[0]) < 1e-9)
      #expect(layer.problems.isEmpty)
    }
  }

  @Test func anotherFileIsRefused() throws {
    _ = try withScratchFile(Array("hello".utf8), name: "city.gpkg") { source in
      #expect {
        _ = try GeoJSONReader.read(source)
      } throws: {
        "\($0)".contains("it cannot be opened as a GeoPackage: file is not a database")
      }
    }
    #expect {
      try GeoJSONReader.read(source("/nowhere/city.gpkg:parks"))
    } throws: {
      "\($0)".contains("there is no file")
    }
  }
}
