// The walk along two borders: what lies inside and what outside.

import Testing

@testable import Planar

@Suite struct RegionCutTests {
  private func cutting(_ subject: PlanarGeometries, _ regions: PlanarGeometries) -> RegionCut? {
    let cutter = RegionCutter(regions)
    let rings = SubjectRings(0, of: subject)
    return cutter.cuts(of: rings, cutter.borders.edges(near: rings.box))?.first?.cut
  }

  @Test func aCrossMakesFourPiecesAndOne() throws {
    let subject = PlanarGeometries.rectangles([(0, 40, 100, 60)])
    let region = PlanarGeometries.rectangles([(40, 0, 60, 100)])
    let cut = try #require(cutting(subject, region))
    let inside = try #require(cut.inside())
    let outside = try #require(cut.outside())
    #expect(inside.area(of: 0) == 400)
    #expect(inside.box(of: 0) == Box(minX: 40, minY: 40, maxX: 60, maxY: 60))
    #expect(outside.area(of: 0) == 1600)
    #expect(outside.layout.partCount == 2)
  }

  @Test func holesOfBothStayHoles() throws {
    func corners(_ box: Box) -> [PlanarPoint] {
      [
        PlanarPoint(x: box.minX, y: box.minY), PlanarPoint(x: box.maxX, y: box.minY),
        PlanarPoint(x: box.maxX, y: box.maxY), PlanarPoint(x: box.minX, y: box.maxY),
      ]
    }
    // The western half of the subject lies in the region; each has a hole there, the region's larger by far.
    var subject = PlanarGeometries()
    subject.addPolygon(rings: [
      corners(Box(minX: 0, minY: 0, maxX: 100, maxY: 100)),
      corners(Box(minX: 5, minY: 5, maxX: 10, maxY: 10)),
      corners(Box(minX: 80, minY: 5, maxX: 90, maxY: 10)),
    ])
    var region = PlanarGeometries()
    region.addPolygon(rings: [
      corners(Box(minX: -50, minY: -50, maxX: 50, maxY: 150)),
      corners(Box(minX: 20, minY: 20, maxX: 40, maxY: 40)),
    ])
    let cut = try #require(cutting(subject, region))
    let inside = try #require(cut.inside())
    #expect(inside.area(of: 0) == 5000 - 25 - 400)
    #expect(inside.layout.partCount == 1 && inside.layout.ringCount == 3)
    // Outside lie the eastern half with a hole, and what the region's hole shows.
    let outside = try #require(cut.outside())
    #expect(outside.area(of: 0) == 5000 - 50 + 400)
    #expect(outside.layout.partCount == 2 && outside.layout.ringCount == 3)
  }
}
