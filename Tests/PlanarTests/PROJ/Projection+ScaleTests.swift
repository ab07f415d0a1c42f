import Foundation
import Testing

@testable import Planar

@Suite struct ProjectionScaleTests {
  @Test(arguments: [0.0, 31, 60, -45])
  func onItsCentralMeridianUTMIsAFewTenThousandthsShort(latitude: Double) throws {
    let crs = latitude < 0 ? "EPSG:32732" : "EPSG:32632"
    let scale = try Projection(to: crs).scale(at: GeographicPoint(longitude: 9, latitude: latitude))
    #expect(abs(scale.greatest - 0.9996) < 1e-9)
    #expect(abs(scale.least - 0.9996) < 1e-9)
  }

  @Test func northingFirstAndSouthOrientedSystemsScaleAlike() throws {
    // CGCS2000's axes are north and east, those of EPSG:2048 (Lo19) west and south; both have scale 1 in the
    // middle.
    for (crs, longitude, latitude) in [("EPSG:4549", 120.0, 31.0), ("EPSG:2048", 19, -30)] {
      let scale = try Projection(to: crs).scale(at: GeographicPoint(longitude: longitude, latitude: latitude))
      #expect(abs(scale.greatest - 1) < 1e-5, "\(crs)")
      #expect(abs(scale.least - 1) < 1e-5, "\(crs)")
    }
  }

  @Test func offItsMeridianTransverseMercatorGrowsWithTheSquare() throws {
    // 1 + x² / 2R² with the mean radius at 31.81°, Snyder p. 61.
    let projection = try Projection(to: "+proj=tmerc +lat_0=31.81 +lon_0=121.66 +datum=WGS84")
    let place = GeographicPoint(longitude: 121.92, latitude: 31.81)
    let x = try projection.project(place).x
    let scale = try projection.scale(at: place)
    #expect(abs(scale.greatest - (1 + x * x / 2 / 6_368_000 / 6_368_000)) < 1e-8)
    #expect(abs(scale.greatest - scale.least) < 1e-9)
  }

  @Test func webMercatorIsNotConformalOnTheEllipsoid() throws {
    // Along the parallel a / (N cos φ), along the meridian a / (M cos φ); at 50° N = 6 390 702.044 m and
    // M = 6 372 955.925 m.
    let scale = try Projection(to: "EPSG:3857").scale(at: GeographicPoint(longitude: 9, latitude: 50))
    let secant = 1 / cos(50 * Double.pi / 180)
    #expect(abs(scale.least - 6_378_137 / 6_390_702.044 * secant) < 1e-8)
    #expect(abs(scale.greatest - 6_378_137 / 6_372_955.925 * secant) < 1e-8)
  }

  @Test func wherePlanarPlacesEndSoDoesTheScale() throws {
    let pole = GeographicPoint(longitude: 9, latitude: 90)
    #expect(throws: ProjectionError.self) { try Projection(to: "EPSG:32632").scale(at: pole) }
  }
}
