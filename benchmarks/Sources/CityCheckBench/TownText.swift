// The town as GeoJSON (RFC 7946), in degrees around 121.5° E, 31.8° N with seven decimals.

internal import CityCheck
internal import Foundation

/// The made-up town as text and in degrees.
enum TownText {
  /// Degrees of a place; a plain scaling, since no benchmark needs the shapes to be true.
  static func degrees(x: Double, y: Double) -> (longitude: Double, latitude: Double) {
    (121.5 + x / 94_400, 31.8 + y / 110_900)
  }

  /// The geometries in degrees.
  static func degrees(_ geometries: PlanarGeometries) -> GeographicGeometries {
    var degrees = GeographicGeometries()
    for vertex in geometries.x.indices {
      let place = Self.degrees(x: geometries.x[vertex], y: geometries.y[vertex])
      degrees.longitudes.append(place.longitude)
      degrees.latitudes.append(place.latitude)
    }
    degrees.layout = geometries.layout
    return degrees
  }

  /// One feature a line, without commas between them.
  ///
  /// - Parameters:
  ///   - geometries: Points, and polygons of one part.
  ///   - properties: The properties of a feature, as JSON without the braces.
  static func lines(_ geometries: PlanarGeometries, properties: (Int) -> String) -> [String] {
    (0..<geometries.count).map { feature in
      let isPoint = geometries.layout.kinds[feature] == .point
      let rings = geometries.layout.rings(ofFeature: feature).map { ring in
        geometries.layout.vertices(of: ring).map { vertex in
          let place = degrees(x: geometries.x[vertex], y: geometries.y[vertex])
          return "[\(decimals(place.longitude)),\(decimals(place.latitude))]"
        }.joined(separator: ",")
      }
      let coordinates = isPoint ? rings.joined() : "[" + rings.map { "[\($0)]" }.joined(separator: ",") + "]"
      return
        #"{"type":"Feature","properties":{\#(properties(feature))},"geometry":{"type":""#
        + (isPoint ? "Point" : "Polygon") + #"","coordinates":\#(coordinates)}}"#
    }
  }

  /// A FeatureCollection of features, one a line.
  static func document(_ lines: [String]) -> String {
    #"{"type":"FeatureCollection","features":["# + "\n" + lines.joined(separator: ",\n") + "\n]}\n"
  }

  /// A positive number with seven decimals.
  private static func decimals(_ degrees: Double) -> String {
    let units = Int((degrees * 1e7).rounded())
    let rest = String(units % 10_000_000)
    return "\(units / 10_000_000)." + String(repeating: "0", count: 7 - rest.count) + rest
  }
}

/// A folder that goes when nobody holds it any more.
final class PassingFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent(
        "citycheck-bench-\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file and gives its path.
  func write(_ text: String, to name: String) throws -> String {
    let file = url.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }
}
