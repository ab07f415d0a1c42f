// A tiny town in planar metres that a test writes into a folder of its own, as GeoJSON in degrees.

import Audits
import Foundation
import Planar

/// Layers in metres around 121°E 32°N, and an audit file over them.
struct Town {
  /// A feature: its corners in metres, and its properties as JSON.
  struct Feature {
    var kind: String
    var places: [PlanarPoint]
    var properties: String

    static func point(_ x: Double, _ y: Double, _ properties: String = "{}") -> Feature {
      Feature(kind: "Point", places: [PlanarPoint(x: x, y: y)], properties: properties)
    }

    static func box(
      _ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double, _ properties: String = "{}"
    ) -> Feature {
      let corners = [(minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY), (minX, minY)]
      return Feature(
        kind: "Polygon", places: corners.map { PlanarPoint(x: $0.0, y: $0.1) }, properties: properties)
    }

    static func line(_ places: [(Double, Double)], _ properties: String = "{}") -> Feature {
      Feature(
        kind: "LineString", places: places.map { PlanarPoint(x: $0.0, y: $0.1) }, properties: properties)
    }
  }

  /// The plane: true to scale in its middle, which is its origin.
  static let crs =
    "+proj=tmerc +lat_0=32 +lon_0=121 +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs +type=crs"

  /// The layers' files by name.
  var layers: [String: [Feature]]
  /// The layers' lines of the audit file, by name; those without a line have a path only.
  var lines: [String: String] = [:]
  /// The standard's indicators, as YAML.
  var indicators: String
  /// More lines of the audit file, such as overrides.
  var more = ""
  /// What the audit file says of the plane.
  var plane = Self.crs

  /// The audit file.
  var auditFile: String {
    let entries = Set(layers.keys).union(lines.keys).sorted().map { name in
      "  \(name): { path: \(name).geojson\(lines[name].map { ", " + $0 } ?? "") }"
    }
    return """
      city: Desert Town
      standard: ./standard.yaml
      crs: "\(plane)"
      layers:
      \(entries.joined(separator: "\n"))
      \(more)
      """
  }

  /// Writes the town, runs `body` with its folder, and takes the folder away again.
  func written<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("citycheck-" + UUID().uuidString, isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let projection = try Projection(to: Self.crs)
    for (name, features) in layers {
      let texts = features.map { feature in
        let places = feature.places.map { place in
          let degrees = projection.unproject(place)
          return "[\(degrees.longitude),\(degrees.latitude)]"
        }
        let line = places.joined(separator: ",")
        let coordinates =
          switch feature.kind {
          case "Point": line
          case "Polygon": "[[\(line)]]"
          default: "[\(line)]"
          }
        return
          #"{"type":"Feature","properties":\#(feature.properties),"geometry":{"type":"\#(feature.kind)","coordinates":\#(coordinates)}}"#
      }
      let text = #"{"type":"FeatureCollection","features":["# + texts.joined(separator: ",\n") + "]}"
      try Data(text.utf8).write(to: folder.appendingPathComponent(name + ".geojson"))
    }
    let standard =
      "id: desert\ntitle: { en: Desert rules, zh: 沙漠标准 }\nindicators:\n" + indicators
    try Data(standard.utf8).write(to: folder.appendingPathComponent("standard.yaml"))
    try Data(auditFile.utf8).write(to: folder.appendingPathComponent("audit.yaml"))
    return try await body(folder)
  }

  /// The town's audit.
  func audited(threads: Int = 2) async throws -> AuditResult {
    try await written { folder in
      try await Audit(contentsOf: folder.appendingPathComponent("audit.yaml")).run(threads: threads)
    }
  }

  /// The features of every layer in another order.
  func shuffled(using random: inout some RandomNumberGenerator) -> Town {
    var town = self
    for name in layers.keys.sorted() { town.layers[name]?.shuffle(using: &random) }
    return town
  }

  /// One indicator as YAML, with a measure on lines of its own.
  static func indicator(_ id: String, target: String = "null", _ measure: String) -> String {
    """
      - id: \(id)
        name: { en: \(id), zh: \(id) }
        measure: { \(measure) }
        target: \(target)

    """
  }
}
