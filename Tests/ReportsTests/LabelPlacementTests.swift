import Testing

@testable import Reports

struct LabelPlacementTests {
  private let panel = SheetBox(x: 0, y: 0, width: 300, height: 200)

  @Test("A label stands on its place when that is free")
  func free() {
    var placement = LabelPlacement(panel: panel)
    let box = placement.place(width: 40, height: 20, around: SheetPoint(x: 100, y: 100), within: 0)
    #expect(box == SheetBox(x: 80, y: 90, width: 40, height: 20))
  }

  @Test("No label covers another, none leaves the panel, and some find no room", arguments: [3, 5, 8])
  func crowd(seed: Int) {
    var state = UInt64(seed)
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24)
    }
    var placement = LabelPlacement(panel: panel)
    var boxes: [SheetBox] = []
    var refused = 0
    for _ in 0..<200 {
      let point = SheetPoint(x: 300 * random(), y: 200 * random())
      if let box = placement.place(width: 45, height: 18, around: point, within: 140) {
        boxes.append(box)
      } else {
        refused += 1
      }
    }
    #expect(boxes.count > 20, "seed \(seed)")
    #expect(refused > 0, "seed \(seed)")
    #expect(boxes.allSatisfy(panel.contains), "seed \(seed)")
    for first in boxes.indices {
      for second in boxes.indices where second > first {
        #expect(!boxes[first].overlaps(boxes[second]), "seed \(seed)")
      }
    }
  }

  @Test("A label that finds no room takes none")
  func noRoom() {
    var placement = LabelPlacement(panel: panel)
    #expect(placement.place(width: 400, height: 20, around: SheetPoint(x: 150, y: 100), within: 140) == nil)
    #expect(placement.place(width: 300, height: 200, around: SheetPoint(x: 150, y: 100), within: 0) != nil)
  }
}
