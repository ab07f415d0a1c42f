// Projecting: degrees to planar metres, by PROJ and by the polynomials fitted to it.

internal import CityCheck

extension Benchmark {
  private static let crs = "EPSG:32651"
  private static let southWest = GeographicPoint(longitude: 121.49, latitude: 31.79)
  private static let northEast = GeographicPoint(longitude: 121.6, latitude: 31.89)

  /// PROJ itself.
  static let projectingByPROJ = Benchmark(
    name: "projecting-proj", about: "degrees to metres, by PROJ", unit: .things("vertex")
  ) {
    var town = Town(seed: 3)
    let degrees = TownText.degrees(town.places(20_000))
    let projection = try Projection(to: crs)
    return Prepared(amount: 20_000, expected: 77_704_449_749, number: { metres($0.x, $0.y) }) {
      projection.project(degrees)
    }
  }

  /// The polynomials, nothing outside their box.
  static let projectingByFit = Benchmark(
    name: "projecting-fit", about: "degrees to metres, by polynomials fitted to PROJ", unit: .things("vertex")
  ) {
    var town = Town(seed: 3)
    let degrees = TownText.degrees(town.places(200_000))
    let projection = try Projection(to: crs)
    let fit = FittedProjection(projection, southWest: southWest, northEast: northEast)
    return Prepared(amount: 200_000, expected: 777_052_601_540, number: { metres($0.x, $0.y) }) {
      var x = degrees.longitudes
      var y = degrees.latitudes
      fit.project(&x, &y, outside: projection)
      return (x: x, y: y)
    }
  }

  /// Making the polynomials and checking them.
  static let fitting = Benchmark(
    name: "projecting-fitting", about: "fitting and checking the polynomials, once an audit",
    unit: .things("fit")
  ) {
    let projection = try Projection(to: crs)
    return Prepared(amount: 1, expected: 1) {
      let fit = FittedProjection(projection, southWest: southWest, northEast: northEast)
      return fit.isFitted ? fit.patchCount : -1
    }
  }

  /// The sum of all coordinates in whole metres: another last digit of PROJ's does not change it.
  private static func metres(_ x: [Double], _ y: [Double]) -> Int {
    var sum = ExactSum()
    for vertex in x.indices { sum.add(x[vertex] + y[vertex]) }
    return Int(sum.value.rounded())
  }
}
