import Planar
import Testing

@Suite struct ProjectionTests {
  private func isNear(_ a: PlanarPoint, _ x: Double, _ y: Double) -> Bool {
    abs(a.x - x) < 0.001 && abs(a.y - y) < 0.001
  }

  // Literals by pyproj 3.7.2 on PROJ 9.5.1:
  // Transformer.from_crs("OGC:CRS84", crs, always_xy=True).transform(longitude, latitude)
  @Test(arguments: [
    ("EPSG:32632", 9.0, 50.0, 500000.0, 5538630.7029),
    ("EPSG:32651", 121.66, 31.81, 373164.3509, 3520157.8199),
    ("EPSG:32723", -43.2, -22.9, 684623.6733, 7466421.4007),
    ("+proj=utm +zone=32 +datum=WGS84", 9.0, 50.0, 500000.0, 5538630.7029),
  ])
  func knownPlaces(crs: String, longitude: Double, latitude: Double, x: Double, y: Double) throws {
    let place = try Projection(to: crs).project(GeographicPoint(longitude: longitude, latitude: latitude))
    #expect(isNear(place, x, y), "\(place)")
  }

  @Test func eastingComesFirstThoughTheAuthorityPutsNorthingFirst() throws {
    // EPSG:4549, CGCS2000 / 3-degree Gauss-Kruger CM 120E, has the axes X = north, Y = east.
    let place = try Projection(to: "EPSG:4549").project(GeographicPoint(longitude: 121, latitude: 31))
    #expect(isNear(place, 595506.5563, 3431403.6101), "\(place)")
  }

  @Test func aPlaceOutOfRangeIsNamedAndTheNextStillWorks() throws {
    let projection = try Projection(to: "EPSG:32632")
    for bad in [(9.0, 95.0), (9, -90.5), (9, .infinity)] {
      let point = GeographicPoint(longitude: bad.0, latitude: bad.1)
      #expect(throws: ProjectionError.outOfRange(point)) { try projection.project(point) }
      #expect(
        isNear(try projection.project(GeographicPoint(longitude: 9, latitude: 50)), 500000, 5538630.7029))
    }
    let error = ProjectionError.outOfRange(GeographicPoint(longitude: 9, latitude: 95))
    #expect(error.description == "longitude 9.0, latitude 95.0 has no place in the working CRS")
    #expect(throws: ProjectionError.self) {
      try projection.project(GeographicPoint(longitude: .nan, latitude: 50))
    }
  }

  @Test func oneBadVertexAmongManyBecomesNotANumberAndSpoilsNoOther() throws {
    let projection = try Projection(to: "EPSG:32632")
    var geometries = GeographicGeometries()
    for latitude in [50.0, 95, 50, .nan, 50] {
      geometries.addVertex(longitude: 9, latitude: latitude)
      geometries.endRing()
      geometries.endPart()
      geometries.endFeature(kind: .point)
    }
    let planar = projection.project(geometries)
    #expect((0..<5).map(planar.isFinite) == [true, false, true, false, true])
    for feature in [1, 3] { #expect(planar.x[feature].isNaN && planar.y[feature].isNaN) }
    for feature in [0, 2, 4] {
      #expect(isNear(PlanarPoint(x: planar.x[feature], y: planar.y[feature]), 500000, 5538630.7029))
    }
    #expect(planar.layout == geometries.layout)
  }

  @Test(arguments: ["EPSG:32651", "EPSG:4549", "+proj=tmerc +lat_0=31.8 +lon_0=121.6 +datum=WGS84"])
  func backAndForthComesHomeToANanodegree(crs: String) throws {
    let projection = try Projection(to: crs)
    var random = SplitMix64(seed: 61)
    var geometries = GeographicGeometries()
    for _ in 0..<500 {
      let point = GeographicPoint(longitude: random.number(118.5...123.5), latitude: random.number(20...45))
      let back = projection.unproject(try projection.project(point))
      #expect(abs(back.longitude - point.longitude) < 1e-9 && abs(back.latitude - point.latitude) < 1e-9)
      geometries.addVertex(longitude: point.longitude, latitude: point.latitude)
    }
    geometries.endRing()
    geometries.endPart()
    geometries.endFeature(kind: .line)
    let back = projection.unproject(projection.project(geometries))
    #expect(back.layout == geometries.layout)
    for vertex in 0..<500 {
      #expect(abs(back.longitudes[vertex] - geometries.longitudes[vertex]) < 1e-9)
      #expect(abs(back.latitudes[vertex] - geometries.latitudes[vertex]) < 1e-9)
    }
  }

  @Test func aPlanarPlaceWithoutAGeographicOneIsNotANumber() throws {
    let projection = try Projection(to: "EPSG:32632")
    let nowhere = PlanarPoint(x: 1e30, y: 1e30)
    #expect(projection.unproject(nowhere).longitude.isNaN)
    let back = projection.unproject(
      PlanarGeometries(points: [nowhere, PlanarPoint(x: 500000, y: 5538630.7029)]))
    #expect(back.longitudes[0].isNaN && back.latitudes[0].isNaN)
    #expect(abs(back.latitudes[1] - 50) < 1e-8)
  }

  @Test(arguments: [("EPSG:999999", "not found"), ("nonsense", "unrecognized"), ("", "unrecognized")])
  func anUnknownCRSIsNamedWithPROJsReason(crs: String, reason: String) {
    let error = #expect(throws: ProjectionError.self) {
      _ = try Projection(to: crs).unproject(PlanarPoint(x: 0, y: 0))
    }
    #expect(error?.description.contains("the CRS '\(crs)' cannot be used: ") == true)
    #expect(error?.description.contains(reason) == true)
    #expect(error?.description.contains("EPSG:32651") == true)
  }

  @Test func failingAndWorkingProjectionsCanBeMadeByTheHundred() throws {
    for _ in 0..<300 {
      #expect(throws: ProjectionError.self) {
        _ = try Projection(to: "+proj=nope").unproject(PlanarPoint(x: 0, y: 0))
      }
    }
    for _ in 0..<20 {
      let place = try Projection(to: "EPSG:32632").project(GeographicPoint(longitude: 9, latitude: 50))
      #expect(isNear(place, 500000, 5538630.7029))
    }
  }

  @Test func theVersionIsThatOfTheLibrary() {
    #expect(projVersion.split(separator: ".").count == 3)
  }
}
