// The foot and cycle ways of central Helsinki: how long they are, whoever measures.

import CityCheck
import Foundation
import Testing

private let theWaysOfHelsinki = "reference/helsinki_osmnx_path_lengths"

@Suite(.enabled(if: RealData.has(theWaysOfHelsinki), "no ways of Helsinki beside the repository"))
struct HelsinkiTests {
  @Test func theWaysAreAsLongAsOnTheEllipsoidAndNoneIsLost() throws {
    let path = RealData.folder(theWaysOfHelsinki).appendingPathComponent("inputs/roads.geojson").path
    let read = try GeoJSONReader.read(LayerSource(name: "roads", path: path))
    let (longitudes, latitudes) = (read.geometries.longitudes, read.geometries.latitudes)
    let crs = try WorkingCRS(
      "auto",
      southWest: GeographicPoint(
        longitude: try #require(longitudes.min()), latitude: try #require(latitudes.min())),
      northEast: GeographicPoint(
        longitude: try #require(longitudes.max()), latitude: try #require(latitudes.max())))
    let layer = try read.projected(to: crs.definition)
    #expect(layer.count == 13_666)
    let geometries = layer.geometries
    var drawn = 0.0
    for ring in 0..<geometries.layout.ringCount {
      for vertex in geometries.layout.vertices(of: ring).dropFirst() {
        drawn += PlanarPoint(x: geometries.x[vertex], y: geometries.y[vertex])
          .distance(to: PlanarPoint(x: geometries.x[vertex - 1], y: geometries.y[vertex - 1]))
      }
    }
    // Along geodesics of the ellipsoid, by GeographicLib.
    #expect(abs(drawn / 200_176.10 - 1) < 1e-4)
    let graph = StreetGraph(StreetLines(geometries))
    #expect(abs(graph.length + graph.repeatedLength - drawn) < 1e-6)
    #expect(graph.repeatedStreets.count > 0)
  }
}
