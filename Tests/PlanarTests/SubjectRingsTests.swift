// The land of a polygon to be cut lies to the left of its rings, however they are stored.

import Testing

@testable import Planar

@Suite struct SubjectRingsTests {
  private let outer = [
    PlanarPoint(x: 0, y: 0), PlanarPoint(x: 10, y: 0), PlanarPoint(x: 10, y: 10), PlanarPoint(x: 0, y: 10),
  ]
  private let hole = [
    PlanarPoint(x: 4, y: 4), PlanarPoint(x: 6, y: 4), PlanarPoint(x: 6, y: 6), PlanarPoint(x: 4, y: 6),
  ]

  @Test(arguments: [false, true], [false, true])
  func ringsAreTurned(outerIsReversed: Bool, holeIsReversed: Bool) {
    var polygon = PlanarGeometries()
    polygon.addPolygon(rings: [
      outerIsReversed ? outer.reversed() : outer, holeIsReversed ? hole.reversed() : hole,
    ])
    let rings = SubjectRings(0, of: polygon)
    #expect(rings.area == 96)
    #expect(rings.box == Box(minX: 0, minY: 0, maxX: 10, maxY: 10))
    #expect(rings.starts == [0, 5, 10])
    let turned = PlanarGeometries(x: rings.x, y: rings.y, layout: polygon.layout)
    #expect(turned.signedArea(ofRing: 0) == 100)
    #expect(turned.signedArea(ofRing: 1) == -4)
    #expect(rings.holds(x: 1, y: 1))
    #expect(!rings.holds(x: 5, y: 5))
    #expect(!rings.holds(x: 11, y: 5))
  }

  @Test func aBoxIsARing() {
    let rings = SubjectRings(Box(minX: 1, minY: 2, maxX: 4, maxY: 4))
    #expect(rings.area == 6)
    #expect(rings.x == [1, 4, 4, 1, 1])
    #expect(rings.y == [2, 2, 4, 4, 2])
  }
}
