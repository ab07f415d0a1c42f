// One order for features, whatever the file's.

import TestSupport
import Layers
import Planar
import Testing

@testable import Audits

@Suite struct LayerOrderTests {
  @Test func byPlaceThenIdThenProperties() {
    let layer = Layer.squares(
      "parks", at: [(5, 0), (1, 9), (1, 2), (1, 2), (1, 2), (1, 2)],
      ids: ["a", "b", "z", nil, "c", "c"],
      ["name": [.text("0"), .text("1"), .text("2"), .text("3"), .text("5"), .text("4")]])
    let sorted = layer.inCanonicalOrder()
    #expect(sorted.sourceIndices == [3, 5, 4, 2, 1, 0])
    #expect(sorted.ids == [nil, "c", "c", "z", "b", "a"])
    #expect((0..<6).map { sorted.columns["name"]?.text($0) } == ["3", "4", "5", "2", "1", "0"])
    #expect(sorted.geometries.x.first == 1 && sorted.geometries.y.first == 2)
    #expect(sorted.geometries.count == 6)
  }

  @Test func featuresWithoutAPlaceComeLast() {
    var layer = Layer.squares("parks", at: [(3, 3), (2, 2)])
    layer.geometries.endFeature(kind: .empty)
    layer.sourceIndices.append(2)
    layer.ids.append("empty")
    #expect(layer.selecting([2, 0, 1]).inCanonicalOrder().sourceIndices == [1, 0, 2])
  }

  @Test(arguments: [81 as UInt64, 82, 83]) func anyShuffleComesBack(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    // Few places, ids and names, so that all levels of the order are needed.
    let count = 200
    let layer = Layer.squares(
      "parks", at: (0..<count).map { _ in (Double(Int.random(in: 0...4, using: &random)), 0) },
      ids: (0..<count).map { _ in ["a", "b", nil].randomElement(using: &random) ?? nil },
      [
        "kind": (0..<count).map { _ in .number(Double(Int.random(in: 0...2, using: &random))) },
        "name": (0..<count).map { .text("\($0)") },
      ])
    let straight = layer.inCanonicalOrder()
    for _ in 0..<3 {
      let shuffled = layer.selecting((0..<count).shuffled(using: &random)).inCanonicalOrder()
      #expect(shuffled.sourceIndices == straight.sourceIndices, "seed \(seed)")
      #expect(shuffled.geometries == straight.geometries, "seed \(seed)")
    }
  }
}
