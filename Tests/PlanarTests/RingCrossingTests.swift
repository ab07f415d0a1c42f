import Planar
import Testing

@Suite struct RingCrossingTests {
  // Rings on whole numbers from 0 to 8: convex, notched, with horizontal edges at several heights, with
  // spikes that end at the height of another corner, with a hole, with a hole that touches its border in a
  // corner.
  static let polygons: [[[(Int, Int)]]] = [
    [[(1, 1), (7, 1), (7, 7), (1, 7)]],
    [[(0, 0), (8, 0), (0, 8)]],
    [[(4, 0), (8, 4), (4, 8), (0, 4)]],
    [[(0, 0), (8, 0), (8, 8), (6, 8), (6, 4), (4, 4), (4, 8), (2, 8), (2, 4), (0, 4)]],
    [[(0, 0), (8, 2), (5, 2), (5, 6), (8, 6), (0, 8), (3, 4)]],
    [[(0, 4), (2, 0), (4, 4), (6, 0), (8, 4), (6, 8), (4, 4), (2, 8)]],
    [[(0, 0), (8, 0), (8, 8), (0, 8)], [(2, 2), (2, 6), (6, 6), (6, 2)]],
    [[(0, 0), (8, 0), (8, 8), (0, 8)], [(0, 4), (4, 2), (6, 5), (4, 6)]],
    [[(1, 0), (1, 0), (8, 3), (7, 3), (6, 3), (7, 8), (3, 5), (0, 8)]],
  ]

  // In whole numbers, hence without rounding.
  private func expected(_ px: Int, _ py: Int, _ rings: [[(Int, Int)]]) -> PointLocation {
    var isInside = false
    for ring in rings {
      for (number, a) in ring.enumerated() {
        let b = ring[(number + 1) % ring.count]
        let cross = (b.0 - a.0) * (py - a.1) - (px - a.0) * (b.1 - a.1)
        let isInBox =
          min(a.0, b.0) <= px && px <= max(a.0, b.0) && min(a.1, b.1) <= py && py <= max(a.1, b.1)
        if cross == 0 && isInBox { return .boundary }
        let isUpwards = a.1 <= py && py < b.1
        let isDownwards = b.1 <= py && py < a.1
        if isUpwards && cross > 0 || isDownwards && cross < 0 { isInside.toggle() }
      }
    }
    return isInside ? .inside : .outside
  }

  @Test(arguments: polygons.indices)
  func everyPlaceOfTheGridLiesWhereWholeNumbersSay(number: Int) {
    for turn in 0..<4 {
      for isReversed in [false, true] {
        let rings = Self.polygons[number].map { ring in
          let turned = Array(ring[turn % ring.count..<ring.count] + ring[0..<turn % ring.count])
          return isReversed ? turned.reversed() : turned
        }
        var geometries = PlanarGeometries()
        geometries.addPolygon(rings: rings.map { $0.map { PlanarPoint(x: Double($0.0), y: Double($0.1)) } })
        let locator = RegionLocator(geometries)
        for px in -1...9 {
          for py in -1...9 {
            let location = geometries.location(x: Double(px), y: Double(py), in: 0)
            #expect(location == expected(px, py, rings), "(\(px), \(py)) in polygon \(number), turn \(turn)")
            #expect(
              (locator.first(x: Double(px), y: Double(py)) == 0) == (location != .outside),
              "(\(px), \(py)) in polygon \(number), turn \(turn)")
          }
        }
      }
    }
  }

  @Test func theBorderBelongsToThePolygon() {
    let geometries = PlanarGeometries.exactly(.polygon, [[square(0, 0, 4), square(1, 1, 2)]])
    #expect(geometries.covers(x: 0, y: 2, feature: 0))
    #expect(geometries.covers(x: 4, y: 4, feature: 0))
    #expect(geometries.covers(x: 1, y: 2, feature: 0))
    #expect(!geometries.covers(x: 2, y: 2, feature: 0))
    #expect(!geometries.covers(x: 4.0.nextUp, y: 4, feature: 0))
  }

  @Test func onlyPolygonsWithFiniteCoordinatesHoldPlaces() {
    var geometries = PlanarGeometries(points: [PlanarPoint(x: 1, y: 1)])
    geometries.addExactly(.line, [[square(0, 0, 2)]])
    geometries.endFeature(kind: .empty)
    geometries.addExactly(.polygon, [[[(0, 0), (2, 0), (2, .nan), (0, 2), (0, 0)]]])
    geometries.addExactly(.polygon, [[]])
    for feature in 0..<5 { #expect(geometries.location(x: 1, y: 1, in: feature) == .outside) }
    #expect(
      PlanarGeometries.exactly(.polygon, [[square(0, 0, 2)]]).location(x: .nan, y: 1, in: 0) == .outside)
  }

  @Test func aMultipolygonIsTheUnionOfItsParts() {
    let geometries = PlanarGeometries.exactly(
      .polygon, [[square(0, 0, 2)], [square(2, 2, 2), square(3, 3, 0.5)]])
    #expect(geometries.location(x: 1, y: 1, in: 0) == .inside)
    #expect(geometries.location(x: 2, y: 2, in: 0) == .boundary)
    #expect(geometries.location(x: 2.5, y: 2.5, in: 0) == .inside)
    #expect(geometries.location(x: 3.25, y: 3.25, in: 0) == .outside)
    #expect(geometries.location(x: 3, y: 1, in: 0) == .outside)
  }
}
