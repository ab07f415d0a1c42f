import Planar
import Testing

@testable import Streets

@Suite struct StreetLinesTests {
  /// A point, a line, a polygon, nothing and a line with a coordinate that is no number.
  private var mixed: PlanarGeometries {
    var geometries = PlanarGeometries(points: [PlanarPoint(1, 1)])
    geometries.addLine([PlanarPoint(0, 0), PlanarPoint(10, 0)])
    geometries.addPolygon(rings: [[PlanarPoint(0, 0), PlanarPoint(10, 0), PlanarPoint(10, 10)]])
    geometries.addLine([])
    geometries.addLine([PlanarPoint(0, 0), PlanarPoint(.nan, 5), PlanarPoint(10, 0)])
    geometries.addLine([PlanarPoint(10, 0), PlanarPoint(.infinity, 0)])
    return geometries
  }

  @Test func whatIsNoLineIsNoStreet() {
    let lines = StreetLines(mixed)
    #expect(lines.kindOf == [-1, 0, -1, -1, -1, -1])
    let graph = StreetGraph(lines)
    #expect(graph.nodeCount == 2 && graph.edgeCount == 1 && graph.length == 10)
    #expect(graph.streetsWithoutLength.isEmpty && graph.repeatedStreets.isEmpty)
  }

  @Test func kindsAscendAndAStreetWithoutOneIsNotWalked() {
    let slow = StreetKind(className: "steps", slowness: 2)
    let path = StreetKind(className: "path")
    let bridge = StreetKind(className: "path", level: StreetLevel(isBridge: true, layer: 1))
    var geometries = PlanarGeometries()
    for row in 0..<5 { geometries.addLine([PlanarPoint(0, Double(row)), PlanarPoint(9, Double(row))]) }
    let lines = StreetLines(geometries, kinds: [slow, nil, path, bridge, slow])
    #expect(lines.kinds == [path, bridge, slow])
    #expect(lines.kindOf == [2, -1, 0, 1, 2])
    #expect(StreetGraph(lines).edgeCount == 4)
  }

  @Test func levelsAscendByLayerThenBridgesThenTunnels() {
    let levels = [
      StreetLevel(isTunnel: true, layer: -1), StreetLevel(), StreetLevel(isTunnel: true),
      StreetLevel(isBridge: true), StreetLevel(layer: 1),
    ]
    #expect(levels.reversed().sorted() == levels)
  }

  @Test func aPieceNamesItsStreetAlsoBesideEmptyOnes() {
    var geometries = PlanarGeometries()
    geometries.addLine([])
    geometries.addLine([PlanarPoint(0, 0), PlanarPoint(1, 0), PlanarPoint(2, 0)])
    geometries.addLine([])
    geometries.addLine([])
    geometries.addLine([PlanarPoint(5, 0), PlanarPoint(6, 0)])
    geometries.addLine([])
    let graph = StreetGraph(StreetLines(geometries))
    #expect([0, 1, 3].map { graph.street(ofSegment: $0) } == [1, 1, 4])
  }

  @Test func listedKindsThatNobodyHasAreNone() {
    let slow = StreetKind(className: "steps", slowness: 2)
    let path = StreetKind(className: "path")
    // Of the mixed features only the second is a street; the list names a kind twice and one in vain.
    let lines = StreetLines(mixed, kinds: [slow, path, path], of: [0, 2, 1, 1, 0, -1])
    #expect(lines.kinds == [path] && lines.kindOf == [-1, 0, -1, -1, -1, -1])
  }
}
