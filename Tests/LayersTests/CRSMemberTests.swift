// The legacy `crs` member: obeyed, noted, or refused.

import Layers
import Planar
import Testing

@Suite struct CRSMemberTests {
  func text(_ crs: String, _ features: String) -> String {
    #"{"type":"FeatureCollection","features":[\#(features)],"crs":\#(crs)}"#
  }

  func named(_ name: String) -> String { #"{"type":"name","properties":{"name":"\#(name)"}}"# }

  @Test(arguments: ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326", "EPSG:4490"])
  func degreesAreNoted(_ name: String) throws {
    let layer = try read(text(named(name), point(121.5, 31.5)))
    #expect(layer.problems.map(\.kind) == [.legacyCRS])
    #expect(layer.problems.first?.severity == .note)
    #expect(layer.geometries.longitudes == [121.5])
  }

  @Test func aProjectedCRSIsConverted() throws {
    // The central meridian of UTM zone 32 at the equator is E 500 000, N 0.
    let far = feature(geometry("LineString", "[[500000,0],[500000,0]]"))
    for name in ["EPSG:32632", "urn:ogc:def:crs:EPSG::32632", "http://www.opengis.net/def/crs/EPSG/0/32632"] {
      let layer = try read(text(named(name), far))
      #expect(layer.problems.map(\.severity) == [.note])
      #expect(abs(layer.geometries.longitudes[0] - 9) < 1e-9)
      #expect(abs(layer.geometries.latitudes[0]) < 1e-9)
    }
    let legacy = try read(
      text(#"{"type":"EPSG","properties":{"code":3857}}"#, point(111_319.490_793_273_58, 0)))
    #expect(abs(legacy.geometries.longitudes[0] - 1) < 1e-9)
  }

  @Test func aPlaceOutsideTheCRSIsLeftOut() throws {
    let layer = try read(
      text(named("EPSG:3857"), point(0, 0) + "," + point(1e12, 1e9, id: "\"lost\"") + "," + point(10, 10))
    ) {
      $0.fields = ["a"]
    }
    #expect(layer.sourceIndices == [0, 2])
    #expect(layer.columns["a"]?.count == 2)
    #expect(layer.problems.map(\.kind) == [.nonFiniteCoordinate, .legacyCRS])
    #expect(layer.problems.first?.featureID == "lost")
    #expect(layer.provenance.skipped == 1)
  }

  @Test(arguments: [#"{"type":"link","properties":{"href":"x"}}"#, #""EPSG:4326""#])
  func oneThatNamesNothing(_ crs: String) throws {
    let layer = try read(text(crs, point(1, 2)))
    #expect(layer.count == 0)
    #expect(layer.problems.map(\.kind) == [.legacyCRS, .layerWithoutFeatures])
    #expect(layer.problems.first?.severity == .error)
    #expect(layer.provenance.skipped == 1)
  }

  @Test func anUnknownOne() throws {
    let layer = try read(text(named("EPSG:999999"), point(1, 2)))
    #expect(layer.problems.first?.severity == .error)
    #expect(layer.problems.first?.message.contains("EPSG:999999") == true)
    #expect(layer.provenance.skipped == 1)
    #expect(try read(text("null", point(1, 2))).problems == [])
  }

  @Test func recordsThatDisagree() throws {
    func record(_ longitude: Double, _ name: String?) -> String {
      let crs = name.map { #","crs":\#(named($0))"# } ?? ""
      return
        #"{"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[\#(longitude),0]}\#(crs)}"#
    }
    let records = [record(0, "EPSG:3857"), record(111_319.490_793_273_58, nil), record(5, "EPSG:4326")]
    let layer = try read(records.joined(separator: "\n"))
    #expect(layer.sourceIndices == [0, 1])
    #expect(abs(layer.geometries.longitudes[1] - 1) < 1e-9)
    #expect(layer.problems.map(\.kind) == [.legacyCRS, .legacyCRS])
    #expect(layer.problems.first?.feature == 2)
    #expect(layer.problems.first?.line == 3)
    #expect(layer.provenance.features == 3)
  }
}
