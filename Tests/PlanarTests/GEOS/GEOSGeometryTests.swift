import TestSupport
import Testing

@testable import Planar

@Suite struct GEOSGeometryTests {
  private static let open: [(Double, Double)] = [(0, 0), (1, 0), (1, 1), (0, 1)]

  /// Geometries that GEOS refuses, at each place where something already made must be given back.
  static let refused: [PlanarGeometries] = [
    .exactly(.polygon, [[open]]),
    .exactly(.polygon, [[[(1, 1)]]]),
    .exactly(.polygon, [[square(0, 0, 9), open]]),
    .exactly(.polygon, [[square(0, 0, 9), square(1, 1, 2), open]]),
    .exactly(.polygon, [[square(0, 0, 9)], [open]]),
    .exactly(.polygon, [[square(0, 0, 9)], [square(20, 0, 1)], [square(40, 0, 9), open]]),
    .exactly(.polygon, [[[], square(0, 0, 9)]]),
    .exactly(.line, [[[(1, 1)]]]),
    .exactly(.line, [[[(0, 0), (1, 1)]], [[(1, 1)]]]),
    .exactly(.point, [[open]]),
    .exactly(.point, [[[(1, 1)]], [open]]),
  ]

  @Test(arguments: refused.indices)
  func whatIsRefusedThrowsAndIsGivenBackOnce(number: Int) {
    // A double free or a leak of each turn would end or swell the process.
    for _ in 0..<500 {
      #expect(throws: GEOSError.self) {
        let context = GEOSContext()
        _ = try GEOSGeometry(Self.refused[number], feature: 0, in: context).area()
      }
    }
  }

  @Test func geometriesComeBackAsTheyWent() throws {
    var random = SplitMix64(seed: 31)
    let geometries = mixedFeatures(200, &random)
    let context = GEOSContext()
    var copies = PlanarGeometries()
    for feature in 0..<geometries.count {
      let geometry = try GEOSGeometry(geometries, feature: feature, in: context)
      try geometry.append(to: &copies, keeping: geometries.layout.kinds[feature])
    }
    #expect(copies == geometries)
  }

  @Test func partsWithoutRingsAreEmptyAndDoNotTakeTheirNeighbours() throws {
    var geometries = PlanarGeometries.exactly(.polygon, [[]])
    geometries.addExactly(.polygon, [[square(0, 0, 3)], []])
    geometries.addExactly(.polygon, [])
    geometries.addExactly(.line, [[]])
    geometries.addExactly(.point, [[]])
    geometries.addExactly(.polygon, [[square(0, 0, 9)]])
    let context = GEOSContext()
    let areas = try (0..<6).map { try GEOSGeometry(geometries, feature: $0, in: context).area() }
    #expect(areas == [0, 9, 0, 0, 0, 81])
    #expect(try GEOSGeometry(geometries, feature: 0, in: context).isEmpty())
  }

  @Test func aRectangleIsAPolygon() throws {
    let context = GEOSContext()
    let box = try GEOSGeometry(Box(minX: 1, minY: 2, maxX: 4, maxY: 6), in: context)
    #expect(try box.area() == 12)
    #expect(try !box.isEmpty())
  }

  @Test func onlyTheKindAskedForIsCopiedOut() throws {
    let context = GEOSContext()
    let polygon = try GEOSGeometry(.exactly(.polygon, [[square(0, 0, 3)]]), feature: 0, in: context)
    var lines = PlanarGeometries()
    try polygon.append(to: &lines, keeping: .line)
    #expect(lines.layout.kinds == [.empty])
    #expect(lines.x.isEmpty)
  }
}
