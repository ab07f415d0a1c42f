// Conditions put to features, with `kind` and `class` in the standard's words.

import Layers
import Planar
import Testing

@testable import Audits

@Suite struct SelectedLayerDecidingTests {
  private func decisions(_ condition: String, _ entry: LayerEntry, _ rows: [[String: PropertyValue]]) throws
    -> [Bool?]
  {
    var columns: [String: PropertyColumn] = [:]
    for name in Set(rows.flatMap(\.keys)) {
      var column = PropertyColumn()
      for row in rows { column.append(row[name] ?? .missing) }
      columns[name] = column
    }
    let layer = Layer(
      name: entry.name,
      geometries: PlanarGeometries(points: rows.indices.map { PlanarPoint(x: Double($0), y: 0) }),
      sourceIndices: Array(rows.indices), ids: rows.map { _ in nil }, columns: columns,
      provenance: Provenance(
        layer: entry.name, path: "", sha256: "", bytes: 0, features: rows.count, used: rows.count, skipped: 0,
        repaired: 0, filtered: 0), problems: [])
    return SelectedLayer(layer: layer, entry: entry, features: Array(rows.indices)).decisions(
      try Filter(condition))
  }

  @Test func plainProperties() throws {
    let rows: [[String: PropertyValue]] = [["a": .number(1)], ["a": .number(2)], [:]]
    #expect(try decisions("a = 1", LayerEntry(name: "l", path: "l"), rows) == [true, false, nil])
    #expect(try decisions("b = 1", LayerEntry(name: "l", path: "l"), rows) == [nil, nil, nil])
    #expect(try decisions("b is null", LayerEntry(name: "l", path: "l"), rows) == [true, true, true])
  }

  @Test func kindsAndClassesSpeakTheStandardsWords() throws {
    let entry = LayerEntry(
      name: "l", path: "l", kindField: "typ",
      kinds: [
        KindWords(kind: "market", words: ["bazaar"]), KindWords(kind: "shop", words: ["bazaar", "kiosk"]),
      ], classField: "highway", classes: [KindWords(kind: "main", words: ["trunk"])])
    let rows: [[String: PropertyValue]] = [
      ["typ": .text("bazaar"), "highway": .text("trunk")], ["typ": .text("kiosk"), "highway": .text("main")],
      ["typ": .text("school"), "highway": .text("path")], [:],
    ]
    #expect(try decisions("kind = 'market'", entry, rows) == [true, false, false, nil])
    #expect(try decisions("kind = 'shop'", entry, rows) == [true, true, false, nil])
    #expect(try decisions("kind = 'school'", entry, rows) == [false, false, true, nil])
    // A word that the file uses and the standard means otherwise is not the standard's.
    #expect(try decisions("class = 'main'", entry, rows) == [true, false, false, nil])
    #expect(try decisions("class = 'main' and kind = 'market'", entry, rows) == [true, false, false, nil])
    #expect(try decisions("class = 'path' or kind = 'shop'", entry, rows) == [true, true, true, nil])
  }
}
