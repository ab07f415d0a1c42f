// Reading: GeoJSON into columns, with the hash of the file for the ledger; the file is in the system's cache.

internal import CityCheck
internal import Foundation

extension Benchmark {
  /// A FeatureCollection of polygons, read whole.
  static let readingDocument = Benchmark(
    name: "reading-document", about: "a FeatureCollection of parcels, read whole", unit: .bytes
  ) {
    var town = Town(seed: 1)
    let lines = TownText.lines(town.parcels(perSide: 64)) {
      #""id":"R\#($0)","name":"居住区 \#($0)","use":"homes""#
    }
    let text = TownText.document(lines)
    let folder = try PassingFolder()
    let source = LayerSource(
      name: "residential", path: try folder.write(text, to: "residential.geojson"), idField: "id",
      fields: ["use"])
    return Prepared(
      amount: text.utf8.count, expected: 61_055,
      number: { layer in layer.count + layer.geometries.layout.vertexCount + layer.problems.count }
    ) {
      // The folder must outlast the work.
      try withExtendedLifetime(folder) { try GeoJSONReader.read(source, threads: 1) }
    }
  }

  /// Newline-delimited buildings, passed through in batches.
  static let readingLines = Benchmark(
    name: "reading-lines", about: "newline-delimited buildings, streamed", unit: .bytes
  ) {
    var town = Town(seed: 2)
    let lines = TownText.lines(town.buildings(10_000)) {
      #""id":"B\#($0)","levels":\#($0 % 31 + 1),"people":\#($0 % 97),"dwellings":\#($0 % 43)"#
    }
    let text = lines.joined(separator: "\n") + "\n"
    let folder = try PassingFolder()
    let source = LayerSource(
      name: "buildings", path: try folder.write(text, to: "buildings.geojsonl"), idField: "id",
      fields: ["levels", "people"])
    return Prepared(amount: text.utf8.count, expected: 60_000) {
      try withExtendedLifetime(folder) {
        var sum = 0
        let end = try GeoJSONReader.stream(
          source, threads: 1, transform: { $0.count + $0.geometries.layout.vertexCount },
          consume: { sum += $0 })
        return sum + end.problems.count
      }
    }
  }
}
