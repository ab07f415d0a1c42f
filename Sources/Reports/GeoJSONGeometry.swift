// A feature in degrees as a GeoJSON geometry (RFC 7946, section 3.1).

internal import Planar

extension GeographicGeometries {
  /// Whether every coordinate of a feature is finite.
  func isPlaced(_ feature: Int) -> Bool {
    layout.vertices(ofFeature: feature).allSatisfy { longitudes[$0].isFinite && latitudes[$0].isFinite }
  }

  /// Appends a feature's geometry object, or `null` for an empty feature: coordinates to seven decimals, outer rings
  /// counter-clockwise, holes clockwise.
  ///
  /// - Precondition: ``isPlaced(_:)``.
  func appendGeometry(of feature: Int, to bytes: inout [UInt8]) {
    let parts = layout.parts(of: feature)
    guard !parts.isEmpty else {
      bytes += "null".utf8
      return
    }
    bytes += parts.count == 1 ? "{ \"type\": \"".utf8 : "{ \"type\": \"Multi".utf8
    switch layout.kinds[feature] {
    case .point: bytes += "Point".utf8
    case .line: bytes += "LineString".utf8
    case .polygon, .empty: bytes += "Polygon".utf8
    }
    bytes += parts.count == 1 ? "\", \"coordinates\": ".utf8 : "\", \"coordinates\": [".utf8
    for part in parts {
      if part > parts.lowerBound { bytes += ", ".utf8 }
      appendCoordinates(ofPart: part, kind: layout.kinds[feature], to: &bytes)
    }
    bytes += parts.count == 1 ? " }".utf8 : "] }".utf8
  }

  private func appendCoordinates(ofPart part: Int, kind: GeometryKind, to bytes: inout [UInt8]) {
    let rings = layout.rings(of: part)
    guard let first = rings.first else {
      bytes += "[]".utf8
      return
    }
    switch kind {
    case .point:
      if let only = layout.vertices(of: first).first {
        place(only).append(to: &bytes)
      } else {
        bytes += "[]".utf8
      }
    case .line:
      appendRing(first, isReversed: false, to: &bytes)
    case .polygon, .empty:
      bytes.append(UInt8(ascii: "["))
      for ring in rings {
        if ring > first { bytes += ", ".utf8 }
        appendRing(ring, isReversed: (ring == first) == windsClockwise(ring), to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    }
  }

  private func appendRing(_ ring: Int, isReversed: Bool, to bytes: inout [UInt8]) {
    let vertices = layout.vertices(of: ring)
    bytes.append(UInt8(ascii: "["))
    for step in 0..<vertices.count {
      if step > 0 {
        bytes.append(UInt8(ascii: ","))
        bytes.append(UInt8(ascii: " "))
      }
      place(isReversed ? vertices.upperBound - 1 - step : vertices.lowerBound + step).append(to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private func place(_ vertex: Int) -> FixedPlace {
    FixedPlace(longitude: longitudes[vertex], latitude: latitudes[vertex])
  }

  // Of the rounded places, as they are the ones written. (Shoelace formula relative to the first place.)
  private func windsClockwise(_ ring: Int) -> Bool {
    let vertices = layout.vertices(of: ring)
    guard let first = vertices.first else { return false }
    let origin = place(first)
    var doubled = 0.0
    var a = origin
    for vertex in vertices.dropFirst() {
      let b = place(vertex)
      let ax = Double(a.longitude - origin.longitude)
      let ay = Double(a.latitude - origin.latitude)
      let bx = Double(b.longitude - origin.longitude)
      let by = Double(b.latitude - origin.latitude)
      doubled += ax * by - bx * ay
      a = b
    }
    return doubled < 0
  }
}
