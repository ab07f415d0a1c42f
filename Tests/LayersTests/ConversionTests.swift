// Formats that come through ogr2ogr; where it is installed they are converted, where it is not that is said.

import Foundation
import Layers
import Planar
import Testing

private let ogr2ogr = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { "\($0)/ogr2ogr" }
  .first { FileManager.default.isExecutableFile(atPath: $0) }

@Suite struct ConversionTests {
  /// Runs ogr2ogr in a folder.
  private func convert(_ arguments: [String], in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(ogr2ogr))
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test(.enabled(if: ogr2ogr != nil))
  func aShapefileWithGBKNamesGivesTheSameLayer() throws {
    let text = collection(
      feature(
        geometry(
          "Polygon", "[[[121.1234567890123,31],[122,31],[122,32.1234567890125],[121.1234567890123,31]]]"),
        properties: #"{"name":"白华绿地","pop":12.5}"#))
    let plain = try read(text) { $0.fields = ["name", "pop"] }
    try withScratchFile(Array(text.utf8)) { source in
      let folder = URL(fileURLWithPath: source.path).deletingLastPathComponent()
      try convert(["-f", "ESRI Shapefile", "-lco", "ENCODING=GBK", "parks.shp", "layer.geojson"], in: folder)
      var shape = source
      shape.path = folder.appendingPathComponent("parks.shp").path
      shape.fields = ["name", "pop"]
      let layer = try GeoJSONReader.read(shape)
      #expect(layer.columns["name"]?[0] == .text("白华绿地"))
      #expect(layer.columns["pop"]?[0] == .number(12.5))
      // A Shapefile winds its rings the other way; the vertices are the same to the last bit.
      #expect(Set(layer.geometries.longitudes) == Set(plain.geometries.longitudes))
      #expect(Set(layer.geometries.latitudes) == Set(plain.geometries.latitudes))
      #expect(layer.problems.isEmpty)
      // Its table is a file of its own, and belongs to what is hashed.
      let before = layer.provenance.sha256
      let table = folder.appendingPathComponent("parks.dbf")
      var bytes = try Data(contentsOf: table)
      bytes[bytes.count - 3] ^= 1
      try bytes.write(to: table)
      #expect(try GeoJSONReader.read(shape).provenance.sha256 != before)
    }
  }

  @Test(.enabled(if: ogr2ogr != nil))
  func whatItSaysOfABrokenFileIsPassedOn() throws {
    try withScratchFile(Array("no shapes".utf8), name: "parks.shp") { source in
      do {
        _ = try GeoJSONReader.read(source)
        Issue.record("a broken file was read")
      } catch {
        #expect("\(error)".contains("'parks.shp' cannot be read: ogr2ogr stopped with 1: "))
      }
    }
  }

  @Test func aMissingFileIsSaidWithoutIt() {
    let source = LayerSource(name: "parks", path: "/nowhere/parks.fgb", displayPath: "parks.fgb")
    #expect {
      _ = try GeoJSONReader.read(source)
    } throws: {
      "\($0)"
        == "layer 'parks': there is no file 'parks.fgb'; check the path, which is relative to the audit file"
    }
  }
}
