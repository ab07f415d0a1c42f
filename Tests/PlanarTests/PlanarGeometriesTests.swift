import TestSupport
import Planar
import Testing

@Suite struct PlanarGeometriesTests {
  @Test func openRingsAreClosedAndEmptyOnesLeftOut() {
    var geometries = PlanarGeometries()
    let corners = [PlanarPoint(x: 0, y: 0), PlanarPoint(x: 1, y: 0), PlanarPoint(x: 0, y: 1)]
    geometries.addPolygon(rings: [corners, []])
    geometries.addPolygon(rings: [corners + [corners[0]]])
    #expect(geometries.layout.ringVertices == [0, 4, 8])
    #expect(geometries.x == [0, 1, 0, 0, 0, 1, 0, 0])
  }

  @Test func withoutACoordinateAFeatureIsEmpty() {
    var geometries = PlanarGeometries()
    geometries.addPolygon(rings: [])
    geometries.addPolygon(rings: [[]])
    geometries.addLine([])
    #expect(geometries.layout.kinds == [.empty, .empty, .empty])
    #expect(geometries.layout.partCount == 0)
  }

  @Test func selectingKeepsTheOrderGiven() {
    var random = SplitMix64(seed: 1)
    let geometries = mixedFeatures(30, &random)
    let order = [29, 3, 3, 0, 17]
    let chosen = geometries.selecting(order)
    for (place, feature) in order.enumerated() {
      var alone = PlanarGeometries()
      alone.add(feature: feature, of: geometries)
      #expect(chosen.selecting([place]) == alone)
      #expect(chosen.box(of: place) == geometries.box(of: feature))
    }
  }

  @Test func boxesHoldTheVerticesAndAreEmptyForEmptyFeatures() {
    var geometries = PlanarGeometries(points: [PlanarPoint(x: 3, y: 4), PlanarPoint(x: -1, y: 9)])
    geometries.endFeature(kind: .empty)
    #expect(geometries.box(of: 0) == Box(minX: 3, minY: 4, maxX: 3, maxY: 4))
    #expect(geometries.box(of: 2).isEmpty)
    #expect(geometries.box == Box(minX: -1, minY: 4, maxX: 3, maxY: 9))
    #expect(PlanarGeometries().box.isEmpty)
  }

  @Test func oneCoordinateThatIsNotANumberMakesAFeatureNotFinite() {
    var geometries = PlanarGeometries()
    geometries.addExactly(.line, [[[(0, 0), (1, 1)]]])
    geometries.addExactly(.line, [[[(0, 0), (1, .nan)]]])
    geometries.addExactly(.line, [[[(0, 0), (.infinity, 1)]]])
    geometries.endFeature(kind: .empty)
    #expect((0..<4).map(geometries.isFinite) == [true, false, false, true])
  }

  @Test func whatIsAppendedFollowsFeatureByFeature() {
    var land = PlanarGeometries()
    land.addExactly(.polygon, [[square(0, 0, 9), square(1, 1, 2)], [square(20, 0, 3)]])
    land.endFeature(kind: .empty)
    var ways = PlanarGeometries()
    ways.addExactly(.line, [[[(0, 0), (1, 1)]]])
    var both = land
    both.append(ways)
    both.append(PlanarGeometries())
    var added = land
    added.add(feature: 0, of: ways)
    #expect(both == added && both.count == 3)
    #expect(both.selecting([2]) == ways && both.selecting([0, 1]) == land)
  }
}
