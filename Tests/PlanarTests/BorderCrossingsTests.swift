// Crossings where nobody can doubt them, and no answer where somebody can.

import Testing

@testable import Planar

@Suite struct BorderCrossingsTests {
  /// The crossings of a rectangle with one region, in the order of the rectangle's border.
  private func crossings(
    _ subject: Box, _ region: [(Double, Double)]
  ) -> [BorderCrossing]? {
    var regions = PlanarGeometries()
    regions.addPolygon(rings: [region.map { PlanarPoint(x: $0.0, y: $0.1) }])
    let borders = RegionBorders(regions)
    let rings = SubjectRings(subject)
    return BorderCrossings.all(of: rings, with: borders.edges(near: subject), of: borders)
      .flatMap { BorderCrossings.sorted($0) }
  }

  private let square = Box(minX: 0, minY: 0, maxX: 10, maxY: 10)

  private func isDoubtful(_ region: [(Double, Double)]) -> Bool {
    if case nil = crossings(square, region) { true } else { false }
  }

  @Test func entriesAndExits() throws {
    // Stored clockwise, to the east of a meridian at 3.
    let found = try #require(crossings(square, [(3, -5), (3, 15), (20, 15), (20, -5)]))
    #expect(found.map(\.edge) == [0, 2])
    #expect(found.map(\.x) == [3, 3])
    #expect(found.map(\.y) == [0, 10])
    #expect(found.map(\.isEntry) == [true, false])
    #expect(abs(found[0].along - 0.3) < 1e-12 && abs(found[0].borderAlong - 0.25) < 1e-12)
  }

  @Test func bordersThatTouchLeaveADoubt() {
    // A corner on an edge, an edge along an edge, a common corner, and a corner that crosses by less than a micrometre.
    #expect(isDoubtful([(10, 5), (15, 0), (15, 10)]))
    #expect(isDoubtful([(10, 2), (15, 2), (15, 8), (10, 8)]))
    #expect(isDoubtful([(10, 10), (15, 10), (15, 15)]))
    #expect(isDoubtful([(10 - 5e-7, 5), (15, 0), (15, 10)]))
  }

  @Test func flatMeetingsAndCloseOnesLeaveADoubt() {
    #expect(isDoubtful([(-5, 9.998), (15, 10.001), (15, 20), (-5, 20)]))
    // A spike whose sides are 5 µm apart where they cross the border.
    #expect(!isDoubtful([(5, 5), (5.00001, 15), (4.99999, 15)]))
    #expect(isDoubtful([(5, 9.99), (5.002, 15), (4.998, 15)]))
  }

  @Test func farBordersAreNoCrossings() throws {
    #expect(try #require(crossings(square, [(20, 20), (30, 20), (30, 30)])).isEmpty)
    // The box of the slanted side meets the square, the side does not.
    #expect(try #require(crossings(square, [(9, 12), (12, 9), (20, 20)])).isEmpty)
  }
}
