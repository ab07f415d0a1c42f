// A place, said in one of two ways that cannot be mixed up: planar metres, or degrees on the ellipsoid.

/// A place in the plane of the working coordinate reference system, in metres.
///
/// Everything that measures (distance, area, length, index) takes planar metres. A place on the ellipsoid is
/// a ``GeographicPoint`` and must pass through a ``Projection`` first.
public struct PlanarPoint: Sendable, Hashable {
  /// Easting in metres.
  public var x: Double
  /// Northing in metres.
  public var y: Double

  /// A place at `x` metres east and `y` metres north of the plane's origin.
  @inlinable
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// The straight-line distance to another place, in metres.
  @inlinable
  public func distance(to other: PlanarPoint) -> Double {
    let dx = x - other.x
    let dy = y - other.y
    return (dx * dx + dy * dy).squareRoot()
  }
}

/// A place on the WGS 84 (or CGCS2000) ellipsoid, in degrees.
public struct GeographicPoint: Sendable, Hashable {
  /// Degrees east of Greenwich, -180 to 180.
  public var longitude: Double
  /// Degrees north of the equator, -90 to 90.
  public var latitude: Double

  /// A place at the given longitude and latitude, both in degrees.
  @inlinable
  public init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }
}
