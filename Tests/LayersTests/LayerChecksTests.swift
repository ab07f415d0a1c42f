// Layers judged as a whole and against the districts.

import Layers
import Planar
import Testing

@Suite struct LayerChecksTests {
  let crs = "EPSG:32651"

  /// What is seen of where a layer lies.
  func seen(_ layer: GeographicLayer) -> LayerPlacement {
    var placement = LayerPlacement(layer.source)
    placement.see(layer)
    return placement
  }

  func seen(_ layer: Layer, _ districts: RegionLocator) -> LayerPlacement {
    var placement = LayerPlacement(LayerSource(name: layer.name, path: layer.provenance.path))
    placement.see(layer, districts: districts)
    return placement
  }

  /// A rectangle of degrees as a polygon feature.
  func rectangle(_ west: Double, _ south: Double, _ east: Double, _ north: Double, id: String) -> String {
    feature(
      geometry(
        "Polygon",
        "[[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]]"),
      id: "\"\(id)\"")
  }

  /// A rectangle of cells of a thousandth of a degree at 121°E 31°N, with a vertex at each cell's corner: neighbours
  /// share their vertices, as districts that were cut from one map do.
  func cells(_ west: Int, _ south: Int, _ east: Int, _ north: Int, id: String) -> String {
    let around =
      (west..<east).map { ($0, south) } + (south..<north).map { (east, $0) }
      + (west..<east).map { (east + west - $0, north) }
      + (south...north).map { (west, north + south - $0) }
    let positions = around.map { "[\(121 + Double($0.0) / 1000),\(31 + Double($0.1) / 1000)]" }
    return feature(geometry("Polygon", "[[\(positions.joined(separator: ","))]]"), id: "\"\(id)\"")
  }

  @Test func duplicates() throws {
    let layer = try read(
      collection(
        point(121, 31, id: "1"), point(121, 31.5), point(121, 31),
        feature(geometry("MultiPoint", "[[121,31],[121,31.5]]")), point(121, 31))
    )
    .projected(to: crs)
    let problems = layer.duplicateProblems()
    #expect(problems.map(\.feature) == [2, 4])
    #expect(problems.allSatisfy { $0.kind == .duplicateFeature && $0.action == .kept })
    #expect(problems.first?.message.contains("feature 0 (id '1')") == true)
    // Samples of one place: the first has an id of its own.
    #expect(layer.duplicateProblems(ofSamples: true).map(\.feature) == [4])
  }

  @Test func districtsThatOverlapAndLeaveAGap() throws {
    // A ring of four districts around a hole of a thousandth of a degree, the first two overlapping by as much.
    let layer = try read(
      collection(
        cells(0, 0, 3, 1, id: "south"), cells(2, 0, 3, 3, id: "east"), cells(0, 2, 2, 3, id: "north"),
        cells(0, 1, 1, 2, id: "west"))
    )
    .projected(to: crs)
    let problems = try layer.districtProblems(degreesBy: Projection(to: crs))
    #expect(problems.map(\.kind) == [.districtsOverlap, .districtsGap])
    #expect(problems[0].feature == 0)
    #expect(problems[0].message.hasPrefix("'south' and 'east' overlap by "))
    #expect(abs(try #require(problems[0].position).longitude - 121.0025) < 0.00001)
    #expect(abs(try #require(problems[1].position).longitude - 121.0015) < 0.00001)
    #expect(abs(try #require(problems[1].position).latitude - 31.0015) < 0.00001)
    #expect(problems[1].feature == nil)
  }

  @Test func districtsSideBySideWithTheSameCorners() throws {
    // Eight around a gap, corner for corner, and a ninth apart from them.
    let places = [(0, 0), (1, 0), (2, 0), (0, 1), (2, 1), (0, 2), (1, 2), (2, 2), (5, 5)]
    let layer = try read(
      collection(places.map { cells($0.0, $0.1, $0.0 + 1, $0.1 + 1, id: "\($0)") }.joined(separator: ","))
    )
    .projected(to: crs)
    let problems = try layer.districtProblems(degreesBy: Projection(to: crs))
    #expect(problems.map(\.kind) == [.districtsGap])
    #expect(problems[0].feature == nil)
    #expect(abs(try #require(problems[0].position).longitude - 121.0015) < 0.00001)
    #expect(abs(try #require(problems[0].position).latitude - 31.0015) < 0.00001)
  }

  @Test func districtsSideBySideWithOtherCorners() throws {
    // The western one has no corner where the two others meet.
    let west = feature(
      geometry("Polygon", "[[[121,31],[121.001,31],[121.001,31.002],[121,31.002],[121,31]]]"), id: "\"w\"")
    let layer = try read(collection(west, cells(1, 0, 2, 1, id: "a"), cells(1, 1, 2, 2, id: "b")))
      .projected(to: crs)
    #expect(try layer.districtProblems(degreesBy: Projection(to: crs)).isEmpty)
  }

  @Test func featuresOutsideTheDistricts() throws {
    let districts = try read(collection(rectangle(121, 31, 122, 32, id: "d"))).projected(to: crs)
    let locator = RegionLocator(districts.geometries)
    let projection = try Projection(to: crs)
    let some = try read(collection(point(121.5, 31.5), point(122.5, 31.5, id: "\"far\""))).projected(to: crs)
    let problems = seen(some, locator).outsideProblems(degreesBy: projection)
    #expect(problems.map(\.feature) == [1])
    #expect(problems.first?.featureID == "far")
    #expect(problems.first?.kind == .outsideDistricts)
    #expect(abs(try #require(problems.first?.position).longitude - 122.5) < 1e-6)
    let all = try read(collection(point(120, 31.5), point(122.5, 31.5))).projected(to: crs)
    let error = seen(all, locator).outsideProblems(degreesBy: projection)
    #expect(error.map(\.severity) == [.error])
    #expect(error.map(\.count) == [2])
  }

  @Test func swappedAgainstTheDistricts() throws {
    let districts = try read(collection(rectangle(9.4, 47, 9.7, 47.3, id: "d")))
    let swapped = try read(collection(point(47.1, 9.5), point(47.2, 9.6)))
    let problems = seen(swapped).swappedProblems(districts: DegreeBounds(districts.geometries))
    #expect(problems.map(\.kind) == [.swappedCoordinates])
    #expect(problems.first?.severity == .error)
    #expect(problems.first?.count == 2)
    #expect(
      try seen(read(collection(point(9.5, 47.1)))).swappedProblems(
        districts: DegreeBounds(districts.geometries)) == [])
    #expect(
      try seen(read(collection(point(30, 30)))).swappedProblems(districts: DegreeBounds(districts.geometries))
        == [])
  }

  @Test func shiftedAgainstTheDistricts() throws {
    // Facilities on a grid of 100 m in a district of 1 km, seen through GCJ-02.
    let west = 121.65
    let south = 31.80
    let district = try read(collection(rectangle(west, south, west + 0.0106, south + 0.009, id: "d")))
      .projected(to: crs)
    let locator = RegionLocator(district.geometries)
    let projection = try Projection(to: crs)
    var shifted: [String] = []
    var right: [String] = []
    for row in 1..<9 {
      for column in 1..<9 {
        let place = GeographicPoint(
          longitude: west + Double(column) * 0.00117, latitude: south + Double(row) * 0.001)
        let there = ShiftedCoordinates.gcj02(fromWGS84: place)
        right.append(point(place.longitude, place.latitude))
        shifted.append(point(there.longitude, there.latitude))
      }
    }
    let text = { (features: [String]) in
      #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
    }
    let problems = try seen(read(text(shifted))).shiftProblems(districts: locator, projection: projection)
    #expect(problems.map(\.kind) == [.shiftedCoordinates])
    #expect(problems.first?.message.contains("'coordinates: gcj02'") == true)
    #expect(try seen(read(text(right))).shiftProblems(districts: locator, projection: projection) == [])
    #expect(
      try seen(read(text(shifted)) { $0.datum = .gcj02 }).shiftProblems(
        districts: locator, projection: projection)
        == [])
  }

  @Test func numbers() throws {
    let values = ["12", "\"34.5\"", "-1", "1e9", "null", "\"many\"", "true", "[1]", "\"\"", "0"]
    let features = values.map { point(121, 31, properties: #"{"pop":\#($0)}"#) } + [point(121, 31)]
    let layer = try read(
      #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
    ) {
      $0.fields = ["pop", "residents"]
    }.projected(to: crs)
    let (numbers, problems) = layer.numbers("pop", range: 0...1e6, required: true)
    #expect(numbers == [12, 34.5, nil, nil, nil, nil, nil, nil, nil, 0, nil])
    #expect(problems.map(\.feature) == [2, 3, 4, 5, 6, 7, 8, 10])
    #expect(
      problems.map(\.kind) == [
        .negativeValue, .absurdValue, .missingField, .wrongFieldType, .wrongFieldType, .wrongFieldType,
        .wrongFieldType,
        .missingField,
      ])
    #expect(problems.allSatisfy { $0.field == "pop" && $0.action == .kept })
    #expect(problems[1].value == "1000000000")
    #expect(
      problems[3].message
        == "the field 'pop' is the text 'many' where a number belongs; the value is not used")
    #expect(
      layer.numbers("pop", range: nil, required: false).problems.map(\.kind)
        == Array(repeating: .wrongFieldType, count: 4))
    let absent = layer.numbers("residents", range: nil, required: true)
    #expect(absent.problems.map(\.severity) == [.error])
    #expect(absent.problems.first?.count == 11)
    #expect(absent.problems.first?.message == "no feature has the field 'residents'; the features have: pop")
    #expect(layer.numbers("residents", range: nil, required: false).problems == [])
  }
}
