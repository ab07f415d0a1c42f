// A fitted projection against PROJ itself, over cities of all sizes and the kinds of CRS that audits use.

import TestSupport
import Foundation
import Planar
import Testing

@Suite struct FittedProjectionTests {
  private static func geometries(_ places: [GeographicPoint]) -> GeographicGeometries {
    var geometries = GeographicGeometries()
    for place in places {
      geometries.addVertex(longitude: place.longitude, latitude: place.latitude)
      geometries.endRing()
      geometries.endPart()
      geometries.endFeature(kind: .point)
    }
    return geometries
  }

  struct Case: Sendable, CustomStringConvertible {
    var crs: String
    var west: Double
    var south: Double
    var width: Double
    var height: Double

    var description: String { "\(crs), \(width)° by \(height)°" }
    var southWest: GeographicPoint { GeographicPoint(longitude: west, latitude: south) }
    var northEast: GeographicPoint { GeographicPoint(longitude: west + width, latitude: south + height) }
  }

  static let cases = [
    Case(
      crs:
        "+proj=tmerc +lat_0=31.9 +lon_0=121.66 +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs +type=crs",
      west: 121.4, south: 31.7, width: 0.5, height: 0.4),
    Case(crs: "EPSG:32651", west: 120.1, south: 30.5, width: 3.2, height: 2.7),
    Case(crs: "EPSG:32735", west: 27.9, south: -26.4, width: 0.6, height: 0.5),
    Case(crs: "EPSG:4549", west: 121.4, south: 31.7, width: 0.5, height: 0.4),
    // With the number of the zone before the easting: 40 million metres.
    Case(crs: "EPSG:4528", west: 120.5, south: 31.7, width: 0.5, height: 0.4),
    Case(crs: "EPSG:2154", west: 2.1, south: 48.6, width: 0.6, height: 0.5),
    Case(crs: "EPSG:3857", west: 116.0, south: 39.4, width: 1, height: 1),
    // Northing before easting.
    Case(crs: "EPSG:2180", west: 20.8, south: 52.1, width: 0.5, height: 0.3),
    Case(crs: "EPSG:3067", west: 24.6, south: 60.1, width: 0.6, height: 0.3),
  ]

  @Test(arguments: cases)
  func agreesWithPROJToATenthOfAMicrometre(city: Case) throws {
    var random = SplitMix64(seed: 7)
    let projection = try Projection(to: city.crs)
    let fitted = try FittedProjection(to: city.crs, southWest: city.southWest, northEast: city.northEast)
    #expect(fitted.isFitted)
    #expect(fitted.worstError > 0 && fitted.worstError <= 1e-7)
    var places = (0..<20_000).map { _ in
      GeographicPoint(
        longitude: city.west + random.number(0...1) * city.width,
        latitude: city.south + random.number(0...1) * city.height)
    }
    places += [city.southWest, city.northEast]
    places.append(GeographicPoint(longitude: city.southWest.longitude, latitude: city.northEast.latitude))
    let fast = fitted.project(Self.geometries(places), outside: projection)
    let slow = projection.project(Self.geometries(places))
    #expect(fast.layout == slow.layout)
    let worst = places.indices.map { hypot(fast.x[$0] - slow.x[$0], fast.y[$0] - slow.y[$0]) }.max()
    #expect(try #require(worst) <= 1e-7, "seed 7")
    let isTheSame = fast.x == slow.x
    #expect(!isTheSame, "nothing was fitted")
  }

  @Test func aShiftToAnotherDatumAgreesWhetherFittedOrNot() throws {
    var random = SplitMix64(seed: 9)
    let city = Case(crs: "EPSG:31467", west: 8.5, south: 49.9, width: 0.5, height: 0.5)
    let projection = try Projection(to: city.crs)
    let fitted = FittedProjection(projection, southWest: city.southWest, northEast: city.northEast)
    let places = (0..<1000).map { _ in
      GeographicPoint(longitude: random.number(8.5...9), latitude: random.number(49.9...50.4))
    }
    let fast = fitted.project(Self.geometries(places), outside: projection)
    let slow = projection.project(Self.geometries(places))
    for vertex in places.indices {
      #expect(hypot(fast.x[vertex] - slow.x[vertex], fast.y[vertex] - slow.y[vertex]) <= 1e-7, "seed 9")
    }
  }

  @Test func outsideTheBoxPROJDecides() throws {
    let city = Self.cases[0]
    let projection = try Projection(to: city.crs)
    let fitted = try FittedProjection(to: city.crs, southWest: city.southWest, northEast: city.northEast)
    let places = [
      GeographicPoint(longitude: 121.39, latitude: 31.8), GeographicPoint(longitude: 121.6, latitude: 31.8),
      GeographicPoint(longitude: 121.6, latitude: 32.2), GeographicPoint(longitude: -60, latitude: 31.8),
      GeographicPoint(longitude: 121.6, latitude: 91), GeographicPoint(longitude: .nan, latitude: 31.8),
      GeographicPoint(longitude: 121.6, latitude: .infinity),
      GeographicPoint(longitude: 1e300, latitude: 31.8),
      GeographicPoint(longitude: 121.9, latitude: 32.1),
    ]
    let fast = fitted.project(Self.geometries(places), outside: projection)
    let slow = projection.project(Self.geometries(places))
    for vertex in places.indices where vertex != 1 && vertex != 8 {
      #expect(fast.x[vertex] == slow.x[vertex] || (fast.x[vertex].isNaN && slow.x[vertex].isNaN), "\(vertex)")
      #expect(fast.y[vertex] == slow.y[vertex] || (fast.y[vertex].isNaN && slow.y[vertex].isNaN), "\(vertex)")
    }
    #expect([4, 5, 6].allSatisfy { fast.x[$0].isNaN && fast.y[$0].isNaN })
    for vertex in [1, 8] { #expect(abs(fast.x[vertex] - slow.x[vertex]) <= 1e-7) }
  }

  @Test func theBatchDoesNotMatter() throws {
    let city = Self.cases[1]
    let projection = try Projection(to: city.crs)
    let fitted = try FittedProjection(to: city.crs, southWest: city.southWest, northEast: city.northEast)
    var random = SplitMix64(seed: 8)
    let longitudes = (0..<1000).map { _ in random.number(120...123.4) }
    let latitudes = (0..<1000).map { _ in random.number(30.4...33.3) }
    var (x, y) = (longitudes, latitudes)
    fitted.project(&x, &y, outside: projection)
    for vertex in x.indices {
      var (one, other) = ([longitudes[vertex]], [latitudes[vertex]])
      fitted.project(&one, &other, outside: projection)
      #expect(one[0] == x[vertex] && other[0] == y[vertex], "seed 8, vertex \(vertex)")
    }
  }

  @Test func aBoxOfOnePlaceIsFitted() throws {
    let place = GeographicPoint(longitude: 121.66, latitude: 31.9)
    let projection = try Projection(to: "EPSG:32651")
    let fitted = FittedProjection(projection, southWest: place, northEast: place)
    #expect(fitted.isFitted)
    #expect(fitted.patchCount == 1)
    let planar = fitted.project(Self.geometries([place]), outside: projection)
    let exact = try projection.project(place)
    #expect(abs(planar.x[0] - exact.x) <= 1e-7 && abs(planar.y[0] - exact.y) <= 1e-7)
  }

  @Test func whereAFitCannotBeGoodPROJProjectsAll() throws {
    // A sinusoidal projection cut at its meridian breaks off at 0°: no polynomial follows.
    let broken = "+proj=igh +lon_0=0 +datum=WGS84 +units=m +type=crs"
    let corners: [(GeographicPoint, GeographicPoint)] = [
      (GeographicPoint(longitude: -41, latitude: 30), GeographicPoint(longitude: -39, latitude: 32)),
      // No place, too much, not a number, the pole in the middle of a transverse projection.
      (GeographicPoint(longitude: 10, latitude: 50), GeographicPoint(longitude: 9, latitude: 51)),
      (GeographicPoint(longitude: -179, latitude: 0), GeographicPoint(longitude: 179, latitude: 89)),
      (GeographicPoint(longitude: .nan, latitude: 0), GeographicPoint(longitude: 1, latitude: 1)),
      (GeographicPoint(longitude: 0, latitude: 0), GeographicPoint(longitude: .infinity, latitude: 1)),
    ]
    let projection = try Projection(to: broken)
    let places = [
      GeographicPoint(longitude: -40.5, latitude: 31), GeographicPoint(longitude: -39.5, latitude: 31),
    ]
    let slow = projection.project(Self.geometries(places))
    for (southWest, northEast) in corners {
      let fitted = FittedProjection(projection, southWest: southWest, northEast: northEast)
      #expect(!fitted.isFitted)
      #expect(fitted.worstError == .infinity)
      let fast = fitted.project(Self.geometries(places), outside: projection)
      #expect(fast == slow)
    }
  }

  @Test func anUnknownCRSIsAnError() {
    let place = GeographicPoint(longitude: 0, latitude: 0)
    #expect(throws: ProjectionError.self) {
      try FittedProjection(to: "EPSG:1", southWest: place, northEast: place)
    }
  }
}
