// GCJ-02 and BD-09, the shifted coordinates of Chinese map services, and the way back to WGS 84.
//
// China's GB 20263 obfuscation is not published; these are the formulas in public use since 2013, known as
// "eviltransform" (J. Guo and others) and documented in the article "Restrictions on geographic data in
// China" of the English Wikipedia. The ellipsoid is Krasovsky 1940 as the algorithm has it: a = 6 378 245 m,
// e² = 0.00669342162296594323. BD-09's further shift is Baidu's, likewise as publicly known.

internal import Foundation
public import Planar

/// Conversions between WGS 84 and the shifted coordinates of Chinese map services, in degrees.
///
/// Outside the box 72.004°E to 137.8347°E, 0.8293°N to 55.8271°N there is no GCJ-02 shift.
public enum ShiftedCoordinates {
  private static let semiMajorAxis = 6_378_245.0
  private static let squaredEccentricity = 0.006_693_421_622_965_943_23

  /// Whether GCJ-02 differs from WGS 84 at the place.
  public static func isShifted(_ place: GeographicPoint) -> Bool {
    place.longitude >= 72.004 && place.longitude <= 137.8347 && place.latitude >= 0.8293
      && place.latitude <= 55.8271
  }

  /// The GCJ-02 coordinates of a place given in WGS 84.
  public static func gcj02(fromWGS84 place: GeographicPoint) -> GeographicPoint {
    isShifted(place) ? shifted(place) : place
  }

  /// The BD-09 coordinates of a place given in WGS 84.
  public static func bd09(fromWGS84 place: GeographicPoint) -> GeographicPoint {
    bd09(fromGCJ02: gcj02(fromWGS84: place))
  }

  /// The WGS 84 coordinates of a place given in GCJ-02, to less than a millimetre.
  public static func wgs84(fromGCJ02 place: GeographicPoint) -> GeographicPoint {
    // The box is drawn on WGS 84 places; a shifted place near its edge may stem from either side.
    let original = inverse(of: place, shifted)
    return isShifted(original) ? original : place
  }

  /// The WGS 84 coordinates of a place given in BD-09, to less than a millimetre.
  public static func wgs84(fromBD09 place: GeographicPoint) -> GeographicPoint {
    wgs84(fromGCJ02: inverse(of: place, bd09(fromGCJ02:)))
  }

  /// The WGS 84 coordinates of a place given in a datum.
  public static func wgs84(_ place: GeographicPoint, from datum: CoordinateDatum) -> GeographicPoint {
    switch datum {
    case .wgs84: place
    case .gcj02: wgs84(fromGCJ02: place)
    case .bd09: wgs84(fromBD09: place)
    }
  }

  /// The BD-09 coordinates of a place given in GCJ-02.
  public static func bd09(fromGCJ02 place: GeographicPoint) -> GeographicPoint {
    let x = place.longitude
    let y = place.latitude
    let frequency = Double.pi * 3000 / 180
    let radius = (x * x + y * y).squareRoot() + 0.00002 * sin(y * frequency)
    let angle = atan2(y, x) + 0.000003 * cos(x * frequency)
    return GeographicPoint(longitude: radius * cos(angle) + 0.0065, latitude: radius * sin(angle) + 0.006)
  }

  private static func shifted(_ place: GeographicPoint) -> GeographicPoint {
    let x = place.longitude - 105
    let y = place.latitude - 35
    let waves = 20 * sin(6 * x * .pi) + 20 * sin(2 * x * .pi)
    var north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * abs(x).squareRoot()
    north += (waves + 20 * sin(y * .pi) + 40 * sin(y / 3 * .pi)) * 2 / 3
    north += (160 * sin(y / 12 * .pi) + 320 * sin(y * .pi / 30)) * 2 / 3
    var east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * abs(x).squareRoot()
    east += (waves + 20 * sin(x * .pi) + 40 * sin(x / 3 * .pi)) * 2 / 3
    east += (150 * sin(x / 12 * .pi) + 300 * sin(x / 30 * .pi)) * 2 / 3

    let latitude = place.latitude * .pi / 180
    let magic = 1 - squaredEccentricity * sin(latitude) * sin(latitude)
    let meridian = semiMajorAxis * (1 - squaredEccentricity) / (magic * magic.squareRoot())
    let parallel = semiMajorAxis / magic.squareRoot() * cos(latitude)
    return GeographicPoint(
      longitude: place.longitude + east / parallel * 180 / .pi,
      latitude: place.latitude + north / meridian * 180 / .pi)
  }

  /// The place that `forward` takes to the one given, by fixed-point iteration: the shifts change by less
  /// than a hundredth over their own length, so that each round gains two digits.
  private static func inverse(
    of place: GeographicPoint, _ forward: (GeographicPoint) -> GeographicPoint
  ) -> GeographicPoint {
    var guess = place
    for _ in 0..<30 {
      let there = forward(guess)
      let east = place.longitude - there.longitude
      let north = place.latitude - there.latitude
      guess.longitude += east
      guess.latitude += north
      // 1e-10 of a degree is a hundredth of a millimetre.
      if abs(east) < 1e-10 && abs(north) < 1e-10 { break }
    }
    return guess
  }
}
