// The boundary of a service area: every piece lies at the reach of some feature and within no other's.

import Foundation
import TestSupport
import Testing

@testable import Planar

@Suite struct ServiceAreaBoundaryTests {
  private let everywhere = Box(minX: -1e6, minY: -1e6, maxX: 1e6, maxY: 1e6)

  private func pieces(_ supply: PlanarGeometries, _ reaches: [Double?], threads: Int = 1) -> [BoundaryPiece] {
    var found: [BoundaryPiece] = []
    ServiceAreaBoundary(ServiceArea(supply: supply, reaches: reaches), threads: threads)
      .forEachPiece(near: everywhere, from: PlanarPoint(x: 0, y: 0)) { found.append($0) }
    return found
  }

  @Test func aDiscIsEightArcs() {
    let found = pieces(.exactly(.point, [[[(10, 20)]]]), [5])
    #expect(found.count == 8)
    #expect(found.allSatisfy { abs($0.radius) == 5 })
    #expect(found.filter(\.coversEast).count == 4)
  }

  @Test func duplicatesAndWhatLiesInsideAddNothing() {
    let supply = PlanarGeometries.exactly(.point, [[[(10, 20)]]])
    var many = supply
    for _ in 0..<3 { many.add(feature: 0, of: supply) }
    many.addExactly(.point, [[[(11, 20)]]])
    #expect(pieces(many, [5, 5, 3, 0, 2]).count == 8)
    // Nor does what does not count.
    #expect(pieces(many, [5, nil, nil, nil, nil]).count == 8)
    #expect(pieces(many, [nil, nil, nil, nil, nil]).isEmpty)
  }

  @Test func aSquareHasFourSidesAndFourQuarters() {
    let found = pieces(.exactly(.polygon, [[square(0, 0, 10)]]), [2])
    #expect(found.count { $0.radius == 0 } == 4)
    // A quarter is two eighths.
    #expect(found.count { $0.radius != 0 } == 8)
    // Without a reach the border itself.
    let flat = pieces(.exactly(.polygon, [[square(0, 0, 10)]]), [0])
    #expect(flat.count == 4)
    #expect(Set(flat.filter { $0.lowY < $0.highY }.map(\.lowX)) == [0, 10])
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>) func piecesLieOnTheBoundary(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let supply = mixedFeatures(12, &random)
    let reaches: [Double?] = (0..<supply.count).map { _ in
      random.whole(0...5) == 0 ? nil : random.number(0.5...9)
    }
    let found = pieces(supply, reaches)
    #expect(!found.isEmpty || reaches.allSatisfy { $0 == nil })
    for piece in found {
      for share in [0.001, 0.3, 0.5, 0.999] {
        let y = piece.lowY + (piece.highY - piece.lowY) * share
        let x = piece.lowY == piece.highY ? piece.lowX + (piece.highX - piece.lowX) * share : piece.x(atY: y)
        let gaps = (0..<supply.count).compactMap { feature in
          reaches[feature].flatMap { reach in supply.distance(x: x, y: y, to: feature).map { $0 - reach } }
        }
        #expect(abs(gaps.min() ?? 1) < 1e-7, "seed \(seed), \(x) \(y)")
      }
    }
    #expect(pieces(supply, reaches, threads: 3).map(\.lowX) == found.map(\.lowX), "seed \(seed)")
  }
}
