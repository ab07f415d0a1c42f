// Every kind of bad input: a small file each, and what is said about it.

import TestSupport
import Foundation
import Layers
import Planar
import Testing

@Suite struct LayerProblemTests {
  /// The problems of one feature besides a good one, under a policy; and whether it was used.
  func problems(
    _ geometry: String, _ policy: RepairPolicy = .repair,
    kinds: Set<GeometryKind> = [.point, .line, .polygon]
  ) throws -> (problems: [LayerProblem], layer: GeographicLayer) {
    let layer = try read(collection(feature(geometry, id: "\"f\""), point(1.5, 2.5))) {
      $0.policy = policy
      $0.geometryKinds = kinds.union([.point])
    }
    return (layer.problems, layer)
  }

  /// Asserts that the feature is left out with one problem, and what the message says.
  func expectSkipped(_ geometry: String, _ kind: LayerProblem.Kind, _ words: String) throws {
    let (problems, layer) = try problems(geometry)
    #expect(problems.map(\.kind) == [kind], "\(geometry)")
    let problem = try #require(problems.first)
    #expect(problem.feature == 0)
    #expect(problem.featureID == "f")
    #expect(problem.action == .skipped)
    #expect(problem.file == "layer.geojson")
    #expect(problem.layer == "scratch")
    #expect(problem.message.contains(words), "\(problem.message)")
    #expect(layer.sourceIndices == [1])
    #expect(layer.geometries.longitudes == [1.5])
    #expect(layer.provenance.skipped == 1)
    #expect(layer.provenance.features == 2)
  }

  @Test func geometriesThatCannotBeUsed() throws {
    try expectSkipped("null", .nullGeometry, "no geometry")
    try expectSkipped(#"{"type":"Circle","coordinates":[1,2]}"#, .unknownGeometryType, #""Circle""#)
    try expectSkipped(#"{"coordinates":[1,2]}"#, .unknownGeometryType, "missing")
    try expectSkipped(#""POINT (1 2)""#, .unknownGeometryType, "must be an object")
    try expectSkipped(#"{"type":"Point"}"#, .malformedCoordinates, "'coordinates' are missing")
    try expectSkipped(#"{"type":"Point","coordinates":{}}"#, .malformedCoordinates, "must be an array")
    for type in ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"] {
      try expectSkipped(geometry(type, "[]"), .emptyGeometry, "no coordinates")
      try expectSkipped(geometry(type, "null"), .emptyGeometry, "are null")
    }
    try expectSkipped(geometry("Polygon", "[[]]"), .emptyGeometry, "no coordinates")
    try expectSkipped(
      #"{"type":"GeometryCollection","geometries":[]}"#, .emptyGeometry, "collection is empty")
  }

  @Test func coordinatesThatAreNone() throws {
    try expectSkipped(geometry("Point", "[1]"), .malformedCoordinates, "fewer than two numbers")
    try expectSkipped(
      geometry("Point", #"["1","2"]"#), .malformedCoordinates, #"must be a number, found "1""#)
    try expectSkipped(geometry("Point", "[[1,2]]"), .malformedCoordinates, "fewer than two")
    try expectSkipped(geometry("LineString", "[1,2]"), .malformedCoordinates, "expected a position")
    try expectSkipped(geometry("LineString", "[[[1,2],[3,4]]]"), .malformedCoordinates, "must be a number")
    try expectSkipped(
      geometry("Polygon", "[[1,2],[3,4],[5,6],[1,2]]"), .malformedCoordinates, "expected a position")
    try expectSkipped(
      geometry("MultiPolygon", "[[[1,2],[3,4]]]"), .malformedCoordinates, "expected a position")
    try expectSkipped(geometry("Polygon", "[7]"), .malformedCoordinates, "where a ring belongs")
    try expectSkipped(geometry("MultiPoint", "[[1,2],7]"), .malformedCoordinates, "array of positions")
    try expectSkipped(geometry("Point", "[1,null]"), .nonFiniteCoordinate, "null")
    try expectSkipped(geometry("LineString", "[[1,2],[null,null]]"), .nonFiniteCoordinate, "NaN")
  }

  @Test func tooFewPoints() throws {
    try expectSkippedAfterCut(geometry("LineString", "[[1,2]]"), "at least 2 positions and has 1")
    try expectSkippedAfterCut(geometry("Polygon", "[[[1,2],[3,4],[1,2]]]"), "at least 4 positions")
  }

  func expectSkippedAfterCut(_ geometry: String, _ words: String) throws {
    let (problems, layer) = try problems(geometry)
    #expect(problems.map(\.kind) == [.tooFewPoints, .emptyGeometry])
    #expect(problems.map(\.action) == [.skipped, .skipped])
    #expect(problems[0].message.contains(words), "\(problems[0].message)")
    #expect(problems[0].position == GeographicPoint(longitude: 1, latitude: 2))
    #expect(layer.sourceIndices == [1])
    #expect(layer.provenance.skipped == 1)
  }

  @Test func partsWithTooFewPointsAreCutOff() throws {
    let good = "[[[0,0],[1,0],[1,1],[0,0]]]"
    let (problems, layer) = try problems(geometry("MultiPolygon", "[\(good),[[[5,5],[6,6],[5,5]]]]"))
    #expect(problems.map(\.kind) == [.tooFewPoints])
    #expect(problems.map(\.action) == [.repaired])
    #expect(layer.geometries.layout.parts(of: 0).count == 1)
    #expect(layer.provenance.repaired == 1)
    let hole = try self.problems(geometry("Polygon", "[[[0,0],[1,0],[1,1],[0,0]],[[0.5,0.1],[0.5,0.1]]]"))
    #expect(hole.problems.map(\.action) == [.repaired])
    let empty = try self.problems(geometry("Polygon", "[[[0,0],[1,0],[1,1],[0,0]],[]]"))
    #expect(empty.problems.map(\.kind) == [.tooFewPoints])
    #expect(empty.problems.first?.position == nil)
    #expect(empty.layer.geometries.layout.rings(ofFeature: 0).count == 1)
    #expect(hole.layer.geometries.layout.rings(ofFeature: 0).count == 1)
  }

  @Test func unclosedRingByPolicy() throws {
    let ring = geometry("Polygon", "[[[0,0],[1,0],[1,1]]]")
    let (mended, layer) = try problems(ring, .repair)
    #expect(mended.map(\.kind) == [.unclosedRing])
    #expect(mended.first?.action == .repaired)
    #expect(mended.first?.position == GeographicPoint(longitude: 0, latitude: 0))
    #expect(layer.geometries.longitudes == [0, 1, 1, 0, 1.5])
    #expect(layer.geometries.latitudes == [0, 0, 1, 0, 2.5])
    #expect(layer.provenance.used == 2)
    #expect(layer.provenance.repaired == 1)

    let skipped = try problems(ring, .skip)
    #expect(skipped.problems.map(\.action) == [.skipped])
    #expect(skipped.layer.sourceIndices == [1])
    #expect(skipped.layer.provenance.repaired == 0)

    #expect {
      try problems(ring, .strict)
    } throws: { error in
      guard case LayerError.strict(let problems) = error else { return false }
      return problems.map(\.kind) == [.unclosedRing] && problems.map(\.action) == [.stopped]
    }
  }

  @Test func strictListsEverything() throws {
    do {
      _ = try read(
        collection(
          feature("null"), feature(geometry("Point", "[1]")), point(1, 2, id: "1"), point(2, 2, id: "1"))
      ) {
        $0.policy = .strict
      }
      Issue.record("nothing was thrown")
    } catch LayerError.strict(let problems) {
      #expect(problems.map(\.kind) == [.nullGeometry, .malformedCoordinates, .duplicateID])
      #expect(LayerError.strict(problems).description.split(separator: "\n").count == 4)
    }
    #expect(try read(point(1, 2)) { $0.policy = .strict }.count == 1)
    // A note does not stop anything.
    #expect(try read(geometry("Point", "[1,2,3]")) { $0.policy = .strict }.count == 1)
  }

  @Test func wrongTypeForTheRole() throws {
    let (problems, layer) = try problems(geometry("LineString", "[[0,0],[1,1]]"), kinds: [.polygon])
    #expect(problems.map(\.kind) == [.wrongGeometryType])
    #expect(
      problems.first?.message == "the layer 'scratch' takes points or polygons, and this feature has lines")
    #expect(layer.provenance.skipped == 1)
  }

  @Test func geometryCollections() throws {
    let same =
      #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"GeometryCollection","geometries":[{"type":"MultiPoint","coordinates":[[3,4],[5,6]]}]}]}"#
    let (notes, layer) = try problems(same)
    #expect(notes.map(\.kind) == [.geometryCollection])
    #expect(notes.first?.severity == .note)
    #expect(notes.first?.featureID == "f")
    #expect(layer.geometries.layout.parts(of: 0).count == 3)

    let mixed =
      #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[9,9]},{"type":"LineString","coordinates":[[1,2],[3,4]]},{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}]}"#
    let all = try problems(mixed)
    #expect(all.layer.geometries.layout.kinds == [.polygon, .point])
    #expect(
      all.problems.first?.message.contains("its polygons are used, its points and lines are left out") == true
    )
    let lines = try problems(mixed, kinds: [.line])
    #expect(lines.layer.geometries.layout.kinds == [.line, .point])
    #expect(lines.layer.geometries.longitudes == [1, 3, 1.5])
  }

  @Test func heightsGiveOneNote() throws {
    let layer = try read(
      collection(
        feature(geometry("LineString", "[[1,2,3],[4,5,6]]")), feature(geometry("Point", "[1,2,3,4]")),
        point(1, 2)))
    #expect(layer.problems.map(\.kind) == [.thirdOrdinate])
    #expect(layer.problems.first?.severity == .note)
    #expect(layer.problems.first?.count == 2)
    #expect(layer.geometries.longitudes == [1, 4, 1, 1])
  }

  @Test func ids() throws {
    let layer = try read(
      collection(
        point(1, 2, id: "7"), point(2, 2, id: "\"7\""), point(3, 2, id: "null"), point(4, 2, id: "7.0"),
        point(5, 2)))
    #expect(layer.ids == ["7", "7", nil, "7", nil])
    #expect(layer.problems.map(\.kind) == [.duplicateID, .duplicateID])
    #expect(layer.problems.map(\.feature) == [1, 3])
    #expect(layer.problems.first?.message.contains("feature 0 too") == true)

    let accents = try read(
      collection(
        point(1, 2, id: "\"\u{C9}\""), point(2, 2, id: "\"E\u{301}\""), point(3, 2, id: "\"\""),
        point(4, 2, id: "\"\"")))
    #expect(accents.problems.map(\.kind) == [.duplicateID, .duplicateID])
    #expect(accents.problems.map(\.feature) == [1, 3])

    let named = try read(collection(point(1, 2, id: "7", properties: #"{"code":"x"}"#), point(1, 3, id: "8")))
    {
      $0.idField = "code"
    }
    #expect(named.ids == ["x", nil])
    #expect(named.problems.map(\.kind) == [.missingID])
    #expect(named.problems.first?.field == "code")
  }

  @Test func aFewCoordinatesOutOfRange() throws {
    let layer = try read(
      collection(
        point(1, 2), point(1, 3), point(181, 2, id: "\"far\""), point(2, -90.5), point(1, 4), point(3, 4)))
    #expect(layer.problems.map(\.kind) == [.coordinateOutOfRange, .coordinateOutOfRange])
    #expect(layer.problems.map(\.feature) == [2, 3])
    #expect(layer.problems.first?.value == "[181,2]")
    #expect(layer.problems.first?.featureID == "far")
    #expect(layer.provenance.skipped == 2)
  }

  @Test func aSwappedLayer() throws {
    let layer = try read(collection(point(31.8, 121.6), point(31.9, 121.7), point(31.7, 121.5)))
    #expect(layer.count == 0)
    #expect(layer.problems.map(\.kind) == [.swappedCoordinates, .layerWithoutFeatures])
    #expect(layer.problems.first?.count == 3)
    #expect(layer.problems.first?.severity == .error)
    #expect(layer.problems.first?.message.contains("swapped in all 3 features") == true)
  }

  @Test func aLayerInMetres() throws {
    let layer = try read(collection(point(368_421.5, 3_520_114.2), point(368_425, 3_520_120), point(1, 2)))
    #expect(layer.problems.map(\.kind) == [.metresAsDegrees])
    #expect(layer.problems.first?.message.contains("ogr2ogr") == true)
    #expect(layer.problems.first?.count == 2)
    #expect(layer.provenance.skipped == 2)
  }

  @Test func manyAlikeAreGathered() throws {
    let features = (0..<1000).map { $0 % 2 == 0 ? feature("null") : feature(geometry("Point", "[1]")) }
    let layer = try read(
      #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}")
    #expect(layer.problems.count == 20 + 20 + 1 + 2)
    #expect(
      layer.problems.prefix(4).map(\.kind) == [
        .nullGeometry, .malformedCoordinates, .nullGeometry, .malformedCoordinates,
      ])
    let gathered = layer.problems.suffix(2)
    #expect(gathered.map(\.count) == [480, 480])
    #expect(gathered.map(\.kind) == [.nullGeometry, .malformedCoordinates])
    #expect(layer.problems.filter { $0.kind == .nullGeometry }.reduce(0) { $0 + $1.count } == 500)
  }

  @Test func thingsThatAreNoFeatures() throws {
    let layer = try read(
      #"{"type":"FeatureCollection","features":[7,{"type":"feature","geometry":null},{"geometry":null},\#(point(1, 2))]}"#
    )
    #expect(layer.problems.map(\.kind) == [.malformedFile, .malformedFile, .malformedFile])
    #expect(layer.problems.allSatisfy { $0.severity == .error })
    #expect(layer.sourceIndices == [3])
  }

  /// Coordinates of any shape under any type: nothing crashes, every feature is accounted for, and what is kept is
  /// well-formed and can be projected.
  @Test func anythingInPlaceOfCoordinates() throws {
    let seed: UInt64 = 31
    var numbers = SplitMix64(seed: seed)
    func value(_ depth: Int) -> String {
      switch Int.random(in: 0..<20, using: &numbers) {
      case 0:
        return ["null", "true", "\"x\"", "{}", "[]", "1e300", "-200"].randomElement(using: &numbers) ?? ""
      case 1..<(depth == 0 ? 20 : 3):
        return ["0", "1", "2.5", "1.5", "0.25", "3"].randomElement(using: &numbers) ?? ""
      default:
        let count =
          depth == 1 ? 2 + Int.random(in: 0...4, using: &numbers) / 4 : Int.random(in: 1...6, using: &numbers)
        return "[" + (0..<count).map { _ in value(depth - 1) }.joined(separator: ",") + "]"
      }
    }
    let depths = [
      "Point": 1, "MultiPoint": 2, "LineString": 2, "MultiLineString": 3, "Polygon": 3, "MultiPolygon": 4,
    ]
    let features = (0..<3000).map { _ in
      let type = depths.keys.sorted().randomElement(using: &numbers) ?? ""
      let depth = (depths[type] ?? 1) + (Int.random(in: 0..<10, using: &numbers) == 0 ? 1 : 0)
      return feature(geometry(type, value(depth)))
    }
    let text = #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
    for policy in [RepairPolicy.repair, .skip] {
      let degrees = try read(text) { $0.policy = policy }
      let layer = try degrees.projected(to: "+proj=eqc +units=m +type=crs")
      let provenance = layer.provenance
      #expect(provenance.features == 3000, "seed \(seed)")
      #expect(provenance.used + provenance.skipped == 3000, "seed \(seed)")
      #expect(layer.count == provenance.used)
      #expect(provenance.used > 200 && provenance.skipped > 200)
      let layout = degrees.geometries.layout
      #expect(layout.vertexCount == degrees.geometries.longitudes.count)
      for row in 0..<degrees.count {
        let least = [GeometryKind.point: 1, .line: 2, .polygon: 4][layout.kinds[row]] ?? .max
        let isWhole = layout.rings(ofFeature: row).allSatisfy { layout.vertices(of: $0).count >= least }
        #expect(
          isWhole && !layout.parts(of: row).isEmpty, "seed \(seed), feature \(degrees.sourceIndices[row])")
      }
    }
  }
}
