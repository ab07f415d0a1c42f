// From degrees to metres, with invalid polygons found, mended or left out; on any number of threads.

import Layers
import Planar
import Testing

@Suite struct GeographicLayerProjectingTests {
  let bowTie = #"{"type":"Polygon","coordinates":[[[9,47],[9.01,47.01],[9.01,47],[9,47.01],[9,47]]]}"#
  let spike = #"{"type":"Polygon","coordinates":[[[9,47],[9.01,47],[9,47],[9,47]]]}"#

  @Test func placesInMetres() throws {
    // The middle of UTM zone 32 is E 500 000 at longitude 9.
    let layer = try read(collection(point(9, 0), point(9, 47, id: "\"b\""))).projected(to: "EPSG:32632")
    #expect(layer.count == 2)
    #expect(layer.ids == [nil, "b"])
    #expect(abs(layer.geometries.x[0] - 500_000) < 1e-3)
    #expect(abs(layer.geometries.y[0]) < 1e-3)
    #expect(layer.name == "scratch")
  }

  @Test func aBowTieIsMended() throws {
    let layer = try read(
      collection(feature(bowTie, id: "7", properties: #"{"k":"x"}"#), point(9, 47, properties: #"{"k":"y"}"#))
    ) {
      $0.fields = ["k"]
    }.projected(to: "EPSG:32632")
    #expect(layer.problems.map(\.kind) == [.invalidRing])
    let problem = try #require(layer.problems.first)
    #expect(problem.action == .repaired)
    #expect(problem.featureID == "7")
    #expect(problem.message.hasPrefix("the polygon is invalid: Self-intersection; mended to "))
    let place = try #require(problem.position)
    #expect(abs(place.longitude - 9.005) < 1e-4)
    #expect(abs(place.latitude - 47.005) < 1e-4)
    // Both wings remain; their corners are 0.01 degrees apart: half of 760 m by 1112 m.
    #expect(layer.geometries.layout.parts(of: 0).count == 2)
    #expect(abs(layer.geometries.area(of: 0) / (0.5 * 760 * 1112) - 1) < 0.01)
    #expect(layer.provenance.repaired == 1)
    #expect(layer.provenance.used == 2)
    #expect((0..<2).map { layer.columns["k"]?[$0] } == [.text("x"), .text("y")])
  }

  @Test func policies() throws {
    let text = collection(feature(bowTie), point(9, 47))
    let skipped = try read(text) { $0.policy = .skip }.projected(to: "EPSG:32632")
    #expect(skipped.sourceIndices == [1])
    #expect(skipped.problems.map(\.action) == [.skipped])
    #expect(skipped.provenance.skipped == 1)
    #expect {
      try read(text) { $0.policy = .strict }.projected(to: "EPSG:32632")
    } throws: { error in
      guard case LayerError.strict(let problems) = error else { return false }
      return problems.map(\.action) == [.stopped] && problems.map(\.kind) == [.invalidRing]
    }
  }

  @Test func nothingWithAnAreaIsLeft() throws {
    let layer = try read(collection(feature(spike), point(9, 47))).projected(to: "EPSG:32632")
    #expect(layer.sourceIndices == [1])
    #expect(layer.problems.map(\.action) == [.skipped])
    #expect(layer.problems.first?.message.contains("nothing with an area") == true)
    #expect(layer.provenance.repaired == 0)
    #expect(layer.provenance.skipped == 1)
  }

  @Test func aFeatureMendedTwiceCountsOnce() throws {
    let open = #"{"type":"Polygon","coordinates":[[[9,47],[9.01,47.01],[9.01,47],[9,47.01]]]}"#
    let layer = try read(feature(open)).projected(to: "EPSG:32632")
    #expect(layer.problems.map(\.kind) == [.unclosedRing, .invalidRing])
    #expect(layer.provenance.repaired == 1)
  }

  @Test func crsFaults() throws {
    #expect(throws: LayerError.self) { try read(point(1, 2)).projected(to: "EPSG:999999") }
    let lost = try read(collection(point(9, 47), point(9, -90))).projected(
      to: "+proj=gnom +lat_0=47 +lon_0=9 +type=crs")
    #expect(lost.sourceIndices == [0])
    #expect(lost.problems.map(\.kind) == [.nonFiniteCoordinate])
    #expect(lost.problems.first?.position == GeographicPoint(longitude: 9, latitude: -90))
  }

  /// Many random quadrilaterals, of which a good part cross themselves: any number of threads, any cut, one answer;
  /// and the quick check never takes what GEOS refuses.
  @Test func threadsDoNotMatterAndTheQuickCheckIsRight() throws {
    let seed: UInt64 = 9
    var numbers = SeededNumbers(state: seed)
    var features: [String] = []
    for _ in 0..<3_000 {
      let corners = (0..<Int.random(in: 3...9, using: &numbers)).map { _ in
        // A coarse grid makes touching vertices, collinear edges and spikes common.
        "[\(9 + Double(Int.random(in: 0...6, using: &numbers)) / 64),\(47 + Double(Int.random(in: 0...6, using: &numbers)) / 64)]"
      }
      features.append(
        feature(geometry("Polygon", "[[" + (corners + [corners[0]]).joined(separator: ",") + "]]")))
    }
    let text = #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
    let degrees = try read(text)
    let plane = "+proj=eqc +units=m +type=crs"
    let one = try degrees.projected(to: plane, threads: 1)
    let three = try degrees.projected(to: plane, threads: 3)
    #expect(one.geometries == three.geometries)
    #expect(one.problems == three.problems)
    #expect(one.sourceIndices == three.sourceIndices)
    #expect(one.provenance == three.provenance)
    let repair = PolygonRepair()
    for row in 0..<one.count {
      #expect(
        try repair.invalidity(of: row, in: one.geometries) == nil,
        "seed \(seed), feature \(one.sourceIndices[row])")
    }
    #expect(one.provenance.repaired > 150 && one.provenance.repaired < 3_000)
    #expect(one.provenance.used + one.provenance.skipped == 3_000)
  }
}
