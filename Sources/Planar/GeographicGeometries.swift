// A layer's geometries in degrees, as they came from a file: two flat columns and a layout.

/// The geometries of a layer in degrees of longitude and latitude.
///
/// Nothing measures these; a ``Projection`` turns them into ``PlanarGeometries``.
public struct GeographicGeometries: Sendable {
  /// Degrees east of Greenwich, one entry a vertex.
  public var longitudes: [Double] = []
  /// Degrees north of the equator, one entry a vertex.
  public var latitudes: [Double] = []
  /// The cut into features, parts and rings.
  public var layout = GeometryLayout()

  /// A column set without features.
  public init() {}

  /// The number of features, empty ones included.
  public var count: Int { layout.featureCount }

  /// Adds a vertex, in degrees, to the open ring.
  @inlinable
  public mutating func addVertex(longitude: Double, latitude: Double) {
    longitudes.append(longitude)
    latitudes.append(latitude)
  }

  /// Ends the open ring.
  public mutating func endRing() { layout.endRing(vertexCount: longitudes.count) }
  /// Ends the open part.
  public mutating func endPart() { layout.endPart() }
  /// Ends the open feature.
  public mutating func endFeature(kind: GeometryKind) { layout.endFeature(kind: kind) }

  /// Takes back what has been added since the last feature's end.
  public mutating func discardOpenFeature() {
    let keep = layout.discardOpenFeature()
    longitudes.removeLast(longitudes.count - keep)
    latitudes.removeLast(latitudes.count - keep)
  }

  /// The first vertex of a feature, or nil when it has none.
  public func firstVertex(of feature: Int) -> GeographicPoint? {
    let vertices = layout.vertices(ofFeature: feature)
    guard let first = vertices.first else { return nil }
    return GeographicPoint(longitude: longitudes[first], latitude: latitudes[first])
  }
}
