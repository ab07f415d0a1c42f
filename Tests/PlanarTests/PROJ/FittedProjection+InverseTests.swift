// Back to degrees by the fit, against PROJ's own inverse.

import Planar
import TestSupport
import Testing

@Suite struct FittedProjectionInverseTests {
  @Test(arguments: [
    "EPSG:32651", "EPSG:4549", "EPSG:3857",
    "+proj=tmerc +lat_0=31.8 +lon_0=121.6 +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m",
  ])
  func backToDegreesAsPROJ(definition: String) throws {
    let projection = try Projection(to: definition)
    let southWest = GeographicPoint(longitude: 121.2, latitude: 31.5)
    let northEast = GeographicPoint(longitude: 122.1, latitude: 32.2)
    let fit = FittedProjection(projection, southWest: southWest, northEast: northEast)
    #expect(fit.isFitted)
    var random = SplitMix64(seed: 5)
    var x: [Double] = []
    var y: [Double] = []
    for _ in 0..<2000 {
      let place = try projection.project(
        GeographicPoint(
          longitude: .random(in: 121.1...122.2, using: &random),
          latitude: .random(in: 31.4...32.3, using: &random)))
      x.append(place.x)
      y.append(place.y)
    }
    let exact = projection.unproject(x: x, y: y)
    let fitted = fit.unproject(x: x, y: y, outside: projection)
    // 10⁻¹¹ of a degree is a thousandth of a millimetre.
    let worst =
      zip(exact, fitted).map { max(abs($0.longitude - $1.longitude), abs($0.latitude - $1.latitude)) }
      .max() ?? .infinity
    #expect(worst < 1e-11, "\(definition): \(worst)")
  }
}
