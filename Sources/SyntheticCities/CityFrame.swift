// From the drawing plane to longitude and latitude, WGS 84.
//
// Each parallel keeps its true length (the sinusoidal projection, Snyder 1987, p. 243), so that areas drawn
// in square metres stay true. Lengths of a degree: the usual series of the WGS 84 ellipsoid.

/// A place as it is written: units of 10⁻⁷ degrees, about a centimetre.
struct Position: Sendable, Equatable {
  var longitude: Int64
  var latitude: Int64
  /// Metres; only where a fault of the sample wants a third ordinate.
  var height: Double?

  init(longitude: Int64, latitude: Int64, height: Double? = nil) {
    self.longitude = longitude
    self.latitude = latitude
    self.height = height
  }
}

/// Where on the earth the drawing plane lies.
struct CityFrame: Sendable {
  /// The city's centre in degrees.
  let longitude: Double
  let latitude: Double
  private let metresNorth: Double

  init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
    let middle = Circle.radians(degrees: latitude)
    metresNorth = 111_132.92 - 559.82 * Circle.cosine(2 * middle) + 1.175 * Circle.cosine(4 * middle)
  }

  func position(_ point: GroundPoint) -> Position {
    let degreesNorth = latitude + point.y / metresNorth
    let here = Circle.radians(degrees: degreesNorth)
    let metresEast = 111_412.84 * Circle.cosine(here) - 93.5 * Circle.cosine(3 * here)
    let degreesEast = longitude + point.x / metresEast
    return Position(
      longitude: Int64((degreesEast * 1e7).rounded()),
      latitude: Int64((degreesNorth * 1e7).rounded()))
  }

  /// The positions of a ring, closed: the first is repeated at the end.
  func ring(_ ring: GroundRing) -> [Position] {
    var result = ring.points.map(position)
    if let first = result.first { result.append(first) }
    return result
  }
}
