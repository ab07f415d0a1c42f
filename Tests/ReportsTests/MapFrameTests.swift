import Planar
import Testing

@testable import Reports

struct MapFrameTests {
  @Test("The extent fills the panel up to its margin of 18 pixels, north up")
  func corners() {
    let extent = Box(minX: 1000, minY: 2000, maxX: 3000, maxY: 3000)
    let frame = MapFrame(extent: extent, x: 24, y: 100, width: 436, heights: 100...900)
    #expect(frame.scale == 0.2)
    #expect(frame.panel == SheetBox(x: 24, y: 100, width: 436, height: 236))
    #expect(frame.point(x: 1000, y: 3000) == SheetPoint(x: 42, y: 118))
    #expect(frame.point(x: 3000, y: 2000) == SheetPoint(x: 442, y: 318))
    #expect(frame.view == Box(minX: 910, minY: 1910, maxX: 3090, maxY: 3090))
  }

  @Test("A tall extent is scaled to the greatest height, a flat one stands in the middle of the least")
  func limits() {
    let tall = MapFrame(
      extent: Box(minX: 0, minY: 0, maxX: 10, maxY: 1000), x: 0, y: 0, width: 700, heights: 440...900)
    #expect(tall.panel.height == 900)
    #expect(tall.point(x: 0, y: 1000).y == 18)
    let flat = MapFrame(
      extent: Box(minX: 0, minY: 0, maxX: 1000, maxY: 10), x: 0, y: 0, width: 700, heights: 440...900)
    #expect(flat.panel.height == 440)
    #expect(flat.point(x: 500, y: 5) == SheetPoint(x: 350, y: 220))
  }

  @Test("Nothing at all, or one place, is shown as a kilometre")
  func degenerate() {
    let empty = MapFrame(extent: .empty, x: 0, y: 0, width: 700, heights: 440...900)
    #expect(empty.scale.isFinite && empty.scale > 0)
    let place = MapFrame(
      extent: Box(minX: 7, minY: 7, maxX: 7, maxY: 7), x: 0, y: 0, width: 1036, heights: 100...2000)
    #expect(place.scale == 1)
    #expect(place.point(x: 7, y: 7) == SheetPoint(x: 518, y: 518))
  }

  @Test("Boxes that only touch do not overlap")
  func boxes() {
    let box = SheetBox(x: 0, y: 0, width: 10, height: 10)
    #expect(!box.overlaps(SheetBox(x: 10, y: 0, width: 5, height: 5)))
    #expect(box.overlaps(SheetBox(x: 9.9, y: 9.9, width: 5, height: 5)))
    #expect(box.contains(SheetBox(x: 0, y: 0, width: 10, height: 10)))
    #expect(!box.contains(SheetBox(x: 5, y: 5, width: 6, height: 1)))
  }
}
