// Who is held by supply, against the distance to every feature.

import TestSupport
import Testing

@testable import Planar

@Suite struct SupplyEdgesTests {
  @Test(arguments: 1...40 as ClosedRange<UInt64>) func asEveryDistance(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let supply = mixedFeatures(25, &random)
    let reaches: [Double?] = (0..<supply.count).map { _ in
      random.whole(0...4) == 0 ? nil : Double(random.whole(0...6))
    }
    let area = ServiceArea(supply: supply, reaches: reaches)
    let counted = (0..<supply.count).filter { reaches[$0] != nil && supply.layout.kinds[$0] != .empty }
    let edges = SupplyEdges(area, features: counted)
    for _ in 0..<200 {
      let x = random.number(-10...50)
      let y = random.number(-10...50)
      let gaps = counted.compactMap { feature in
        supply.distance(x: x, y: y, to: feature).map { $0 - (reaches[feature] ?? 0) }
      }
      let least = gaps.min() ?? 1
      guard abs(least) > 1e-9 || least == 0 else { continue }
      let isInside = counted.contains { supply.covers(x: x, y: y, feature: $0) }
      #expect(edges.hold(x: x, y: y) == (least < 0 || isInside), "seed \(seed)")
    }
  }

  @Test func theReachItselfIsNotHeld() {
    let area = ServiceArea(supply: .exactly(.point, [[[(0, 0)]]]), reaches: [5])
    let edges = SupplyEdges(area, features: [0])
    #expect(!edges.hold(x: 3, y: 4) && edges.hold(x: 3, y: 3.999999))
  }
}
