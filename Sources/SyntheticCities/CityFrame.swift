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
///
/// The length of a degree of longitude is worked out from its Taylor series about one parallel, a few kilometres
/// away at most: there it is good to a ten-millionth of a millimetre.
struct CityFrame: Sendable {
  /// The city's centre in degrees.
  let longitude: Double
  let latitude: Double
  private let metresNorth: Double
  /// The parallel that the series starts from, in metres north of the centre, and the series' members there.
  private let parallel: Double
  private let first: (cosine: Double, sine: Double)
  private let third: (cosine: Double, sine: Double)

  init(longitude: Double, latitude: Double, parallel: Double = 0) {
    self.longitude = longitude
    self.latitude = latitude
    self.parallel = parallel
    let middle = Circle.radians(degrees: latitude)
    metresNorth = 111_132.92 - 559.82 * Circle.cosine(2 * middle) + 1.175 * Circle.cosine(4 * middle)
    let here = Circle.radians(degrees: latitude + parallel / metresNorth)
    first = (111_412.84 * Circle.cosine(here), 111_412.84 * Circle.sine(here))
    third = (93.5 * Circle.cosine(3 * here), 93.5 * Circle.sine(3 * here))
  }

  @inline(__always)
  func position(_ point: GroundPoint) -> Position {
    let turn = Circle.radians(degrees: (point.y - parallel) / metresNorth)
    let metresEast = Self.cosine(turn, of: first) - Self.cosine(3 * turn, of: third)
    let degreesNorth = latitude + point.y / metresNorth
    let degreesEast = longitude + point.x / metresEast
    return Position(longitude: Self.units(degreesEast), latitude: Self.units(degreesNorth))
  }

  /// The cosine of the sum of a known angle and a small one.
  @inline(__always)
  private static func cosine(_ turn: Double, of known: (cosine: Double, sine: Double)) -> Double {
    let square = turn * turn
    let cosine = 1 - square * (0.5 - square * (1.0 / 24 - square / 720))
    let sine = turn * (1 - square * (1.0 / 6 - square * (1.0 / 120 - square / 5040)))
    return known.cosine * cosine - known.sine * sine
  }

  /// Units of 10⁻⁷, the nearest; halves away from zero.
  @inline(__always)
  private static func units(_ degrees: Double) -> Int64 {
    let scaled = degrees * 1e7
    // Not `rounded()`, which is a call into the C library on older processors.
    let whole = Int64(scaled)
    let rest = scaled - Double(whole)
    return rest >= 0.5 ? whole + 1 : rest <= -0.5 ? whole - 1 : whole
  }

  /// The positions of a ring, closed: the first is repeated at the end.
  func ring(_ ring: GroundRing) -> [Position] {
    var result: [Position] = []
    result.reserveCapacity(ring.points.count + 1)
    for point in ring.points { result.append(position(point)) }
    if let first = result.first { result.append(first) }
    return result
  }

  /// A ring's positions backwards: a hole as RFC 7946 winds it.
  func hole(_ ring: GroundRing) -> [Position] { self.ring(GroundRing(ring.points.reversed())) }
}
