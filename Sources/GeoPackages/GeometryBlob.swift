// A geometry as a GeoPackage stores it: a header with the envelope, then well-known binary.
// (OGC 12-128r18, GeoPackage 1.3.1, clause 2.1.3; OGC 06-103r4, clause 8.2.)

public import Planar

/// A feature's geometry in the binary form of a GeoPackage.
public struct GeometryBlob: Sendable, Hashable {
  /// The smallest box around a geometry, in degrees.
  public struct Envelope: Sendable, Hashable {
    /// Its least longitude.
    public var west: Double
    /// Its greatest longitude.
    public var east: Double
    /// Its least latitude.
    public var south: Double
    /// Its greatest latitude.
    public var north: Double

    /// A box.
    public init(west: Double, east: Double, south: Double, north: Double) {
      self.west = west
      self.east = east
      self.south = south
      self.north = north
    }
  }

  /// The bytes.
  public private(set) var bytes: [UInt8] = []
  /// The geometry's box, as the header and the spatial index have it.
  public private(set) var envelope: Envelope

  /// The blob of a feature: always a multi-geometry, so that a table's features are all of one type; outer rings
  /// counter-clockwise, holes clockwise. nil for an empty feature, which is NULL in its table.
  ///
  /// - Parameters:
  ///   - feature: The feature's place in `geometries`.
  ///   - geometries: In degrees.
  ///   - isSingle: Whether a point is written as a point; a feature of several points is none then, and becomes nil.
  ///   - srs: The id of the CRS in the GeoPackage, such as 4326.
  public init?(
    of feature: Int, in geometries: GeographicGeometries, isSingle: Bool = false, srs: Int32 = 4326
  ) {
    let layout = geometries.layout
    let parts = layout.parts(of: feature)
    guard let envelope = Envelope(of: feature, in: geometries), let code = Self.code(layout.kinds[feature])
    else { return nil }
    guard !isSingle || parts.count == 1 else { return nil }
    self.envelope = envelope
    bytes.reserveCapacity(64 + 16 * layout.vertices(ofFeature: feature).count + 32 * parts.count)
    // "GP", version 1, little-endian with an envelope of x and y.
    bytes += [0x47, 0x50, 0x00, 0x03]
    append(UInt32(bitPattern: srs))
    for bound in [envelope.west, envelope.east, envelope.south, envelope.north] { append(bound) }
    if !isSingle {
      bytes.append(1)
      append(code + 3)
      append(UInt32(parts.count))
    }
    for part in parts { append(part: part, code, of: geometries) }
  }

  private static func code(_ kind: GeometryKind) -> UInt32? {
    switch kind {
    case .empty: nil
    case .point: 1
    case .line: 2
    case .polygon: 3
    }
  }

  private mutating func append(part: Int, _ code: UInt32, of geometries: GeographicGeometries) {
    let layout = geometries.layout
    let rings = layout.rings(of: part)
    bytes.append(1)
    append(code)
    if code == 3 { append(UInt32(rings.count)) }
    for ring in rings {
      let vertices = layout.vertices(of: ring)
      if code > 1 { append(UInt32(vertices.count)) }
      let isReversed = code == 3 && (ring == rings.lowerBound) == geometries.windsClockwise(vertices)
      for step in 0..<vertices.count {
        let vertex = isReversed ? vertices.upperBound - 1 - step : vertices.lowerBound + step
        append(geometries.longitudes[vertex])
        append(geometries.latitudes[vertex])
      }
    }
  }

  private mutating func append(_ value: Double) { append(value.bitPattern) }

  private mutating func append(_ value: some FixedWidthInteger) {
    unsafe withUnsafeBytes(of: value.littleEndian) { unsafe bytes.append(contentsOf: $0) }
  }
}

extension GeometryBlob.Envelope {
  init?(of feature: Int, in geometries: GeographicGeometries) {
    let vertices = geometries.layout.vertices(ofFeature: feature)
    guard let first = vertices.first else { return nil }
    west = geometries.longitudes[first]
    east = west
    south = geometries.latitudes[first]
    north = south
    for vertex in vertices.dropFirst() {
      west = min(west, geometries.longitudes[vertex])
      east = max(east, geometries.longitudes[vertex])
      south = min(south, geometries.latitudes[vertex])
      north = max(north, geometries.latitudes[vertex])
    }
  }
}

extension GeographicGeometries {
  // Shoelace formula relative to the first vertex.
  fileprivate func windsClockwise(_ ring: Range<Int>) -> Bool {
    guard let first = ring.first else { return false }
    let (x, y) = (longitudes[first], latitudes[first])
    var doubled = 0.0
    for vertex in ring.dropLast() {
      doubled += (longitudes[vertex] - x) * (latitudes[vertex + 1] - y)
      doubled -= (longitudes[vertex + 1] - x) * (latitudes[vertex] - y)
    }
    return doubled < 0
  }
}
