import Planar
import Testing

@Suite struct WorkingCRSTests {
  // A city of about 50 km by 50 km.
  private let southWest = GeographicPoint(longitude: 121.40, latitude: 31.58)
  private let northEast = GeographicPoint(longitude: 121.92, latitude: 32.04)

  private func crs(_ request: String, longitude: Double, latitude: Double) throws -> WorkingCRS {
    try WorkingCRS(
      request, southWest: GeographicPoint(longitude: longitude - 0.1, latitude: latitude - 0.1),
      northEast: GeographicPoint(longitude: longitude + 0.1, latitude: latitude + 0.1))
  }

  // Squares of 0.01° from their south-western corner. Literals by pyproj 3.7.2 on PROJ 9.5.1:
  // Geod(ellps="WGS84").polygon_area_perimeter([x, x+.01, x+.01, x], [y, y, y+.01, y+.01])
  @Test(arguments: [
    (121.40, 31.58, 1052427.5587768555, 4115.916872322428),
    (121.91, 31.58, 1052427.5587768555, 4115.916872322428),
    (121.40, 32.03, 1047411.862385273, 4106.893016025799),
    (121.91, 32.03, 1047411.862385273, 4106.893016025799),
    (121.66, 31.81, 1049872.09451437, 4111.319129035366),
  ])
  func autoIsTrueToTheGeodesic(x: Double, y: Double, area: Double, perimeter: Double) throws {
    let working = try WorkingCRS("auto", southWest: southWest, northEast: northEast)
    var geometries = GeographicGeometries()
    for (dx, dy) in [(0.0, 0.0), (0.01, 0), (0.01, 0.01), (0, 0.01), (0, 0)] {
      geometries.addVertex(longitude: x + dx, latitude: y + dy)
    }
    geometries.endRing()
    geometries.endPart()
    geometries.endFeature(kind: .polygon)
    let planar = try Projection(to: working.definition).project(geometries)
    let areaError = abs(planar.area(of: 0) / area - 1)
    let lengthError = abs(planar.length(of: 0) / perimeter - 1)
    // The sides are straight in the plane and geodesics on the ground, which is 3e-9 of the area.
    #expect(areaError < 5e-9)
    #expect(lengthError < 1e-5)
    // And no worse than the CRS says of itself.
    #expect(lengthError <= working.lengthError + 1e-9)
    #expect(working.areaError < 1e-8)
    #expect(working.lengthError < 1e-5)
  }

  @Test func autoIsTrueForTheWholeCity() throws {
    // Geod(ellps="WGS84").polygon_area_perimeter along the bounds, 500 vertices a side.
    let area = 2511420604.4956
    var geometries = GeographicGeometries()
    let steps = 500
    for (from, to) in [
      ((121.40, 31.58), (121.92, 31.58)), ((121.92, 31.58), (121.92, 32.04)),
      ((121.92, 32.04), (121.40, 32.04)), ((121.40, 32.04), (121.40, 31.58)),
    ] {
      for step in 0..<steps {
        let share = Double(step) / Double(steps)
        geometries.addVertex(
          longitude: from.0 + share * (to.0 - from.0), latitude: from.1 + share * (to.1 - from.1))
      }
    }
    geometries.addVertex(longitude: 121.40, latitude: 31.58)
    geometries.endRing()
    geometries.endPart()
    geometries.endFeature(kind: .polygon)
    let working = try WorkingCRS("auto", southWest: southWest, northEast: northEast)
    let planar = try Projection(to: working.definition).project(geometries)
    #expect(abs(planar.area(of: 0) / area - 1) < 1e-8)
  }

  @Test func autoNamesItsMiddleAndTheZoneForReference() throws {
    let working = try WorkingCRS("AUTO", southWest: southWest, northEast: northEast)
    #expect(working.name == "local equal-area plane at 121.66°, 31.81°")
    #expect(working.zone == "EPSG:4550 CGCS2000 / 3-degree Gauss-Kruger CM 123E")
    let porto = try crs("auto", longitude: -51.2, latitude: -30)
    #expect(porto.zone == "EPSG:32722 WGS 84 / UTM zone 22S")
    #expect(
      try crs("auto", longitude: -0.001, latitude: 0.001).name == "local equal-area plane at 0.0°, 0.0°")
  }

  @Test(arguments: [
    (9.0, 50.0, 32632), (5.999, 50, 32631), (6.0, 50, 32632), (0, 50, 32631), (-0.001, 50, 32630),
    (-180, 10, 32601), (179.8, 10, 32660), (180, 10, 32660), (9, 0, 32632), (9, -0.001, 32732),
    (-43.2, -22.9, 32723),
  ])
  func utmZonesAreSixDegreesWide(longitude: Double, latitude: Double, code: Int) throws {
    #expect(try crs("utm", longitude: longitude, latitude: latitude).definition == "EPSG:\(code)")
  }

  @Test(arguments: [
    (73.5, 4534, 75), (76.49, 4534, 75), (76.51, 4535, 78), (120, 4549, 120), (121.49, 4549, 120),
    (121.51, 4550, 123), (136.49, 4554, 135),
  ])
  func cgcs2000ZonesAreThreeDegreesWideAroundTheirMeridian(longitude: Double, code: Int, meridian: Int) throws
  {
    let working = try crs("cgcs2000", longitude: longitude, latitude: 31)
    #expect(working.definition == "EPSG:\(code)")
    #expect(working.name == "CGCS2000 / 3-degree Gauss-Kruger CM \(meridian)E")
    // PROJ's own database has that meridian there: a place on it lies at the false easting.
    let projection = try Projection(to: working.definition)
    let place = try projection.project(GeographicPoint(longitude: Double(meridian), latitude: 31))
    #expect(abs(place.x - 500_000) < 0.001)
  }

  @Test(arguments: [(73.4, 31.0), (136.6, 31), (9, 50), (120, -31)])
  func outsideOfThemCGCS2000IsRefused(longitude: Double, latitude: Double) {
    let error = #expect(throws: ProjectionError.self) {
      try crs("cgcs2000", longitude: longitude, latitude: latitude)
    }
    #expect(error?.description.contains("73.5°E to 136.5°E") == true)
  }

  @Test(arguments: [
    "EPSG:4326", "OGC:CRS84", "EPSG:4490", "EPSG:2263", "EPSG:4978", "+proj=longlat +datum=WGS84",
  ])
  func whatDoesNotCountInPlanarMetresIsRefused(definition: String) throws {
    // Degrees, US survey feet, and metres from the middle of the Earth.
    #expect(throws: ProjectionError.notPlanarMetres(definition: definition)) {
      try crs(definition, longitude: -74, latitude: 40.7)
    }
  }

  @Test func anUnknownCRSIsNamedWithPROJsReason() {
    let error = #expect(throws: ProjectionError.self) { try crs("EPSG:999999", longitude: 9, latitude: 50) }
    #expect(error?.description.contains("crs not found") == true)
  }

  @Test(arguments: [
    "+proj=utm +zone=32 +datum=WGS84", "+proj=utm +zone=32 +ellps=GRS80 +towgs84=0,0,0", "EPSG:32632",
  ])
  func anythingThatPROJReadsMayBeGiven(definition: String) throws {
    let working = try crs(definition, longitude: 9, latitude: 50)
    #expect(working.definition == definition)
    // On its central meridian UTM is 0.9996.
    #expect(abs(working.lengthError - 0.0004) < 1e-5)
    #expect(abs(working.areaError - 0.0008) < 1e-5)
  }

  @Test func webMercatorConfessesItsScale() throws {
    // 1 / cos(50°) in length; its square in area.
    let working = try crs("EPSG:3857", longitude: 9, latitude: 50)
    #expect(abs(working.lengthError - 0.56) < 0.01)
    #expect(abs(working.areaError - 1.42) < 0.03)
  }

  @Test func aCityFarFromTheZoneConfessesItsScale() throws {
    // 111° off the central meridian the scale is 1 / √(1 - (cos 50° sin 111°)²) = 1.25 (Snyder (8-11),
    // sphere).
    let working = try crs("EPSG:4549", longitude: 9, latitude: 50)
    #expect(abs(working.lengthError - 0.25) < 0.01)
    #expect(abs(working.areaError - 0.5625) < 0.01)
  }

  @Test(arguments: ["auto", "EPSG:3857", "EPSG:32632"])
  func aCityThatTheCRSCannotShowIsNamed(request: String) {
    let error = #expect(throws: ProjectionError.self) { try crs(request, longitude: 9, latitude: 89.95) }
    guard case .outOfRange? = error else {
      Issue.record("expected outOfRange, got \(String(describing: error))")
      return
    }
  }
}
