// How long a metre on the ground is in the plane, by differences of the projection itself: Tissot's
// indicatrix.
//
// (J. Snyder, "Map projections: a working manual", USGS Prof. Paper 1395, 1987, pp. 20-25; radii of curvature
// (4-18) and (4-20).) PROJ's own `proj_factors` builds its pipeline anew for each place, 4 ms each time.

internal import Foundation

extension Projection {
  /// The greatest and the least scale of lengths at a place, 1 where the plane is true to the WGS 84
  /// ellipsoid; their product is the scale of areas.
  ///
  /// - Throws: ``ProjectionError/outOfRange(_:)`` when the projection does not reach the place.
  func scale(at place: GeographicPoint) throws(ProjectionError) -> (greatest: Double, least: Double) {
    // Degrees. At some 100 m the rounding of a coordinate and the curvature both count for less than 10⁻¹⁰.
    let step = 0.001
    let (longitude, latitude) = (place.longitude, place.latitude)
    // Some projections give finite places that mean nothing far from their middle; from those no way leads
    // home.
    let home = unproject(try project(place))
    guard abs(home.longitude - longitude) < 1e-6 || abs(abs(home.longitude - longitude) - 360) < 1e-6,
      abs(home.latitude - latitude) < 1e-6
    else { throw .outOfRange(place) }
    let west = try project(GeographicPoint(longitude: longitude - step, latitude: latitude))
    let east = try project(GeographicPoint(longitude: longitude + step, latitude: latitude))
    let south = try project(GeographicPoint(longitude: longitude, latitude: latitude - step))
    let north = try project(GeographicPoint(longitude: longitude, latitude: latitude + step))

    let semiMajor = 6_378_137.0
    let flattening = 1 / 298.257_223_563
    let eccentricitySquared = flattening * (2 - flattening)
    let phi = latitude * .pi / 180
    let w = 1 - eccentricitySquared * sin(phi) * sin(phi)
    let span = 2 * step * .pi / 180
    let metresEast = span * semiMajor / w.squareRoot() * cos(phi)
    let metresNorth = span * semiMajor * (1 - eccentricitySquared) / (w * w.squareRoot())

    let (ex, ey) = ((east.x - west.x) / metresEast, (east.y - west.y) / metresEast)
    let (nx, ny) = ((north.x - south.x) / metresNorth, (north.y - south.y) / metresNorth)
    // Snyder's A' and B', written so that in a conformal projection, where B' is 0, nothing cancels.
    let a = hypot(ex + ny, ey - nx)
    let b = hypot(ex - ny, ey + nx)
    return ((a + b) / 2, abs(a - b) / 2)
  }
}
