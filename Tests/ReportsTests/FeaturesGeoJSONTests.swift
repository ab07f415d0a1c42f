// features/<layer>.geojson: valid whatever the names, whole or not there at all.

import Foundation
import Measures
import Planar
import Testing

@testable import Audits
@testable import Reports

@Suite struct FeaturesGeoJSONTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("citycheck-\(ProcessInfo.processInfo.globallyUniqueString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func files(in folder: URL) -> [String] {
    (try? FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()) ?? []
  }

  private static let hostile = "a\"b\\c\u{0}\u{1}\u{1F}\n\t\u{7F}\u{2028}</script>🏘️é甲"

  /// Three features: one in a district that means harm, one outside all, one without a place.
  private func features(_ layer: String = "buildings") -> ServedFeatures {
    ServedFeatures(
      layer: layer, sourceIndices: [0, 4, 9], ids: [Self.hostile, nil, "7"],
      places: [
        GeographicPoint(longitude: 121.65, latitude: 31.8123456),
        GeographicPoint(longitude: -0.5, latitude: 0), GeographicPoint(longitude: .nan, latitude: 31),
      ],
      districts: [1, -1, 0], districtIDs: ["d1", Self.hostile],
      columns: [
        ServedFeatures.Column(indicator: "park-coverage", isServed: [true, nil, false]),
        ServedFeatures.Column(
          indicator: "circle", isServed: [false, nil, true],
          categories: [
            ServedFeatures.Category(name: Self.hostile, isReached: [false, true, true]),
            ServedFeatures.Category(name: "school", isReached: [true, false, true]),
            ServedFeatures.Category(name: "market", isReached: [false, true, true]),
          ]),
      ])
  }

  private func read(_ folder: URL, _ name: String = "buildings") throws -> [[String: Any]] {
    let data = try Data(contentsOf: folder.appendingPathComponent("features/\(name).geojson"))
    let document = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    #expect(document?["type"] as? String == "FeatureCollection")
    #expect(data.last == UInt8(ascii: "\n"))
    return try #require(document?["features"] as? [[String: Any]])
  }

  private func write(_ batches: [ServedFeatures], by writer: FeaturesGeoJSON, _ layer: String) throws {
    let sink = writer.sink
    try sink.begin([layer])
    for batch in batches { try sink.write(layer, sink.render(batch)) }
    try sink.end(layer)
  }

  @Test func whatAFeatureSays() throws {
    try withFolder { folder in
      let writer = FeaturesGeoJSON(in: folder)
      try write([features()], by: writer, "buildings")
      #expect(try writer.publish() == ["features/buildings.geojson"])
      let read = try read(folder)
      #expect(read.count == 3)
      #expect(read.allSatisfy { $0["type"] as? String == "Feature" })
      #expect(read[0]["id"] as? String == Self.hostile)
      #expect(read[1]["id"] == nil && read[2]["id"] as? String == "7")
      let properties = try read.map { try #require($0["properties"] as? [String: Any]) }
      #expect(
        properties.allSatisfy {
          $0.keys.sorted() == ["circle", "circle/missing", "district", "park-coverage"]
        })
      #expect(properties[0]["district"] as? String == Self.hostile)
      #expect(properties[0]["park-coverage"] as? Bool == true)
      #expect(properties[0]["circle"] as? Bool == false)
      #expect(properties[0]["circle/missing"] as? String == Self.hostile + ", market")
      #expect(properties[1].values.allSatisfy { $0 is NSNull })
      #expect(properties[2]["district"] as? String == "d1")
      #expect(properties[2]["circle"] as? Bool == true && properties[2]["circle/missing"] as? String == "")
      let first = try #require(read[0]["geometry"] as? [String: Any])
      #expect(first["type"] as? String == "Point")
      #expect(first["coordinates"] as? [Double] == [121.65, 31.8123456])
      #expect(read[2]["geometry"] is NSNull)
    }
  }

  @Test func batchesFollowOneAnother() throws {
    try withFolder { folder in
      let writer = FeaturesGeoJSON(in: folder)
      var nothing = features()
      (nothing.ids, nothing.districts, nothing.places, nothing.sourceIndices) = ([], [], [], [])
      try write([nothing, features(), nothing, features(), features(), nothing], by: writer, "buildings")
      try write([], by: writer, "huts")
      try write([nothing], by: writer, "sheds")
      #expect(
        try writer.publish() == [
          "features/buildings.geojson", "features/huts.geojson", "features/sheds.geojson",
        ])
      #expect(try read(folder).count == 9)
      #expect(try read(folder, "huts").isEmpty && read(folder, "sheds").isEmpty)
      #expect(
        files(in: folder) == ["features"] + ["buildings", "huts", "sheds"].map { "features/\($0).geojson" })
      // A feature a line, so that line-by-line tools can work with it.
      let text = try String(
        contentsOf: folder.appendingPathComponent("features/buildings.geojson"), encoding: .utf8)
      #expect(text.split(separator: "\n").count == 9 + 2)
    }
  }

  @Test func withoutPublishingNothingIsLeftAndTheOldFileStays() throws {
    try withFolder { folder in
      let old = folder.appendingPathComponent("features/buildings.geojson")
      try FileManager.default.createDirectory(
        at: old.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("old".utf8).write(to: old)
      do {
        // One layer whole, another half written.
        let writer = FeaturesGeoJSON(in: folder)
        try write([features()], by: writer, "buildings")
        let sink = writer.sink
        try sink.write("huts", sink.render(features()))
        #expect(files(in: folder).count == 4)
        #expect(try Data(contentsOf: old) == Data("old".utf8))
      }
      #expect(files(in: folder) == ["features", "features/buildings.geojson"])
      #expect(try Data(contentsOf: old) == Data("old".utf8))
      let writer = FeaturesGeoJSON(in: folder)
      try write([features()], by: writer, "buildings")
      #expect(try writer.publish().count == 1)
      #expect(try writer.publish().isEmpty)
      #expect(try read(folder).count == 3)
    }
  }

  @Test(
    "Layer names that are no file names stop before anything is written",
    arguments: [
      "../x", "a/b", "", ".", "..", ".hidden", "a.b", "a b", "a\\b", "a\u{0}b", "a:b", "C:",
      String(repeating: "a", count: 101), "\u{202E}x", "x\n",
    ])
  func unsafeNames(name: String) throws {
    try withFolder { folder in
      let writer = FeaturesGeoJSON(in: folder)
      #expect(throws: ReportError.unusableLayerName(name)) { try writer.sink.begin(["buildings", name]) }
      #expect(!FileManager.default.fileExists(atPath: folder.path))
      #expect("\(ReportError.unusableLayerName(name))".contains("use only letters"))
    }
  }

  @Test func namesOfManyScriptsAreFileNames() throws {
    try withFolder { folder in
      let long = String(repeating: "a", count: 100)
      let names = ["建筑", "gebäude", "gebäude2", "land_use", "a-b", "будинки", "भवन", long]
      let writer = FeaturesGeoJSON(in: folder)
      try writer.sink.begin(names)
      for name in names { try write([features(name)], by: writer, name) }
      #expect(try writer.publish().count == names.count)
      for name in names { #expect(try read(folder, name).count == 3) }
      // Where files do not tell capitals apart the second would write over the first.
      #expect(throws: ReportError.unusableLayerName("Homes")) { try writer.sink.begin(["homes", "Homes"]) }
    }
  }

  @Test func aFolderThatCannotBeMadeIsAnErrorWithItsPath() throws {
    try withFolder { folder in
      try Data().write(to: folder)
      let writer = FeaturesGeoJSON(in: folder)
      let error = try #require(throws: ReportError.self) {
        try self.write([features()], by: writer, "buildings")
      }
      guard case .cannotWrite(let path, _) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(path.hasSuffix("features/buildings.geojson"))
    }
    try withFolder { folder in
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("features/buildings.geojson/x"), withIntermediateDirectories: true)
      let writer = FeaturesGeoJSON(in: folder)
      try write([features()], by: writer, "buildings")
      #expect(throws: ReportError.self) { try writer.publish() }
      #expect(files(in: folder).count == 4)
    }
  }
}
