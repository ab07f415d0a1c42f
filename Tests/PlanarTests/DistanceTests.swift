import Planar
import Testing

@Suite struct DistanceTests {
  @Test(arguments: [
    (0.0, 3.0, 9.0), (2, 3, 9), (4, 3, 9), (-3, 4, 25), (7, -4, 25), (2, 0, 0), (4, 0, 0),
  ])
  func toASegmentIsToItsFootOrItsEnd(x: Double, y: Double, squared: Double) {
    #expect(Distance.squared(x: x, y: y, toSegment: 0, 0, 4, 0) == squared)
    #expect(Distance.squared(x: x, y: y, toSegment: 4, 0, 0, 0) == squared)
    #expect(Distance.squared(x: y, y: x, toSegment: 0, 0, 0, 4) == squared)
  }

  @Test func toASegmentWithoutLengthIsToItsPoint() {
    #expect(Distance.squared(x: 4, y: 5, toSegment: 1, 1, 1, 1) == 25)
  }

  @Test func toAPolygonIsZeroInsideAndToItsNearestBorderOutsideAndInAHole() {
    let geometries = PlanarGeometries.exactly(
      .polygon, [[square(0, 0, 10), square(2, 2, 6)], [square(20, 0, 1)]])
    #expect(geometries.distance(x: 1, y: 1, to: 0) == 0)
    #expect(geometries.distance(x: 10, y: 5, to: 0) == 0)
    #expect(geometries.distance(x: 5, y: 4, to: 0) == 2)
    #expect(geometries.distance(x: 13, y: 14, to: 0) == 5)
    #expect(geometries.distance(x: 24, y: 4, to: 0) == (9.0 + 9).squareRoot())
  }

  @Test func toALineAndToPoints() {
    var geometries = PlanarGeometries.exactly(.line, [[[(0, 0), (10, 0)]], [[(0, 8), (10, 8)]]])
    geometries.addExactly(.point, [[[(0, 0)]], [[(6, 8)]]])
    geometries.addExactly(.line, [[[(1, 1)]]])
    #expect(geometries.distance(x: 5, y: 5, to: 0) == 3)
    #expect(geometries.distance(x: 6, y: 3, to: 1) == 5)
    #expect(geometries.distance(x: 4, y: 5, to: 2) == 5)
  }

  @Test func toNothingIsNotZero() {
    var geometries = PlanarGeometries()
    geometries.endFeature(kind: .empty)
    geometries.addExactly(.polygon, [])
    geometries.addExactly(.polygon, [[]])
    geometries.addExactly(.point, [[[(.nan, .nan)]]])
    for feature in 0..<4 { #expect(geometries.distance(x: 0, y: 0, to: feature) == nil) }
    #expect(PlanarGeometries(points: [PlanarPoint(x: 0, y: 0)]).distance(x: .nan, y: 0, to: 0) == nil)
  }

  @Test func theToleranceIsOneMicrometre() {
    #expect(Distance.tolerance == 0.000_001)
  }
}
