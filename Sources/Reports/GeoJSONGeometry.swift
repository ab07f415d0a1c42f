// A feature in degrees as a GeoJSON geometry (RFC 7946, section 3.1).

internal import Planar

/// A feature of a geographic column set, written as GeoJSON.
struct GeoJSONGeometry {
  /// The geometry object, or `null` for an empty feature.
  private(set) var text = "null"
  /// Whether every coordinate is finite; the text is of no use otherwise.
  private(set) var isPlaced = true

  private let geometries: GeographicGeometries

  /// The geometry of a feature: coordinates to seven decimals, outer rings counter-clockwise, holes
  /// clockwise.
  init(feature: Int, of geometries: GeographicGeometries) {
    self.geometries = geometries
    let layout = geometries.layout
    isPlaced = layout.vertices(ofFeature: feature).allSatisfy {
      geometries.longitudes[$0].isFinite && geometries.latitudes[$0].isFinite
    }
    let parts = layout.parts(of: feature)
    guard isPlaced, !parts.isEmpty else { return }
    let written = parts.map { coordinates(ofPart: $0, kind: layout.kinds[feature]) }
    let single =
      switch layout.kinds[feature] {
      case .point: "Point"
      case .line: "LineString"
      case .polygon, .empty: "Polygon"
      }
    text =
      written.count == 1
      ? "{ \"type\": \"\(single)\", \"coordinates\": \(written[0]) }"
      : "{ \"type\": \"Multi\(single)\", \"coordinates\": [\(written.joined(separator: ", "))] }"
  }

  private func coordinates(ofPart part: Int, kind: GeometryKind) -> String {
    let rings = geometries.layout.rings(of: part)
    guard let first = rings.first else { return "[]" }
    switch kind {
    case .point:
      return places(ofRing: first).first?.text ?? "[]"
    case .line:
      return list(places(ofRing: first))
    case .polygon, .empty:
      let written = rings.map { ring in
        let places = places(ofRing: ring)
        let isOuter = ring == first
        return list(isOuter == windsClockwise(places) ? places.reversed() : places)
      }
      return "[\(written.joined(separator: ", "))]"
    }
  }

  private func places(ofRing ring: Int) -> [FixedPlace] {
    geometries.layout.vertices(of: ring).map {
      FixedPlace(longitude: geometries.longitudes[$0], latitude: geometries.latitudes[$0])
    }
  }

  private func list(_ places: [FixedPlace]) -> String {
    "[\(places.map(\.text).joined(separator: ", "))]"
  }

  // Of the rounded places, as they are the ones written. (Shoelace formula relative to the first place.)
  private func windsClockwise(_ places: [FixedPlace]) -> Bool {
    guard let origin = places.first else { return false }
    var doubled = 0.0
    for (a, b) in zip(places, places.dropFirst()) {
      let ax = Double(a.longitude - origin.longitude)
      let ay = Double(a.latitude - origin.latitude)
      let bx = Double(b.longitude - origin.longitude)
      let by = Double(b.latitude - origin.latitude)
      doubled += ax * by - bx * ay
    }
    return doubled < 0
  }
}

/// A place in ten-millionths of a degree.
private struct FixedPlace {
  let longitude: Int
  let latitude: Int

  init(longitude: Double, latitude: Double) {
    self.longitude = Int((longitude * 1e7).rounded())
    self.latitude = Int((latitude * 1e7).rounded())
  }

  var text: String { "[\(Self.text(longitude)), \(Self.text(latitude))]" }

  private static func text(_ fixed: Int) -> String {
    let whole = String(fixed.magnitude / 10_000_000)
    var fraction = String(fixed.magnitude % 10_000_000)
    fraction = String(repeating: "0", count: 7 - fraction.count) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    let sign = fixed < 0 ? "-" : ""
    return fraction.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)"
  }
}
