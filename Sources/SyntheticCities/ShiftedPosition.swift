// The shift that Chinese map services put on coordinates (GCJ-02), as the published approximations of it
// describe.
//
// One small layer of the sample is written so, for audits that declare `coordinates: gcj02`.

extension Position {
  /// The position as a Chinese map service would give it: 300 to 600 m off within China.
  var shifted: Position {
    let (longitude, latitude) = (Double(longitude) * 1e-7, Double(latitude) * 1e-7)
    let (x, y) = (longitude - 105, latitude - 35)
    let common = 20 * Self.wave(6 * x) + 20 * Self.wave(2 * x)
    var north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * abs(x).squareRoot()
    north += (common + 20 * Self.wave(y) + 40 * Self.wave(y / 3)) * 2 / 3
    north += (160 * Self.wave(y / 12) + 320 * Self.wave(y / 30)) * 2 / 3
    var east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * abs(x).squareRoot()
    east += (common + 20 * Self.wave(x) + 40 * Self.wave(x / 3)) * 2 / 3
    east += (150 * Self.wave(x / 12) + 300 * Self.wave(x / 30)) * 2 / 3

    // Metres into degrees on the ellipsoid of Krassowsky (1940), half axis and squared eccentricity.
    let (axis, squared) = (6_378_245.0, 0.006_693_421_622_965_943)
    let angle = Circle.radians(degrees: latitude)
    let sine = Circle.sine(angle)
    let root = (1 - squared * sine * sine).squareRoot()
    let degree = Double.pi / 180
    let degreesNorth = north / (axis * (1 - squared) / (root * root * root) * degree)
    let degreesEast = east / (axis / root * Circle.cosine(angle) * degree)
    return Position(
      longitude: Int64(((longitude + degreesEast) * 1e7).rounded()),
      latitude: Int64(((latitude + degreesNorth) * 1e7).rounded()))
  }

  private static func wave(_ halfTurns: Double) -> Double { Circle.sine(halfTurns * Double.pi) }
}
