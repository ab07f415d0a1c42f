// Which edges two polygons share, against the count of every edge.

import TestSupport
import Testing

@testable import Planar

@Suite struct SharedBordersTests {
  @Test func neighboursShareOneEdge() {
    // The second is stored clockwise; it is its land that counts, not its direction.
    var squares = PlanarGeometries.rectangles([(0, 0, 1, 1)])
    squares.addPolygon(rings: [
      [
        PlanarPoint(x: 1, y: 0), PlanarPoint(x: 1, y: 1), PlanarPoint(x: 2, y: 1), PlanarPoint(x: 2, y: 0),
        PlanarPoint(x: 1, y: 0),
      ]
    ])
    let shared = SharedBorders(squares)
    #expect(shared.isReversed == [false, true])
    #expect(shared.uses == [.free, .shared, .free, .free, .none, .shared, .free, .free, .free, .none])
  }

  @Test func theSameSquareTwiceIsTangled() {
    let twice = SharedBorders(.rectangles([(0, 0, 1, 1), (0, 0, 1, 1)]))
    #expect(twice.uses.filter { $0 == .tangled }.count == 8)
  }

  @Test func aThirdDrawingTanglesAll() {
    let three = SharedBorders(.rectangles([(0, 0, 1, 1), (1, 0, 2, 1), (1, 0, 3, 1)]))
    #expect(three.uses.filter { $0 == .tangled }.count == 3)
    #expect(three.uses.filter { $0 == .shared }.isEmpty)
  }

  @Test func aHoleAndWhatFillsItShareAllEdges() {
    var enclave = PlanarGeometries()
    let hole = [
      PlanarPoint(x: 4, y: 4), PlanarPoint(x: 6, y: 4), PlanarPoint(x: 6, y: 6), PlanarPoint(x: 4, y: 6),
    ]
    enclave.addPolygon(rings: [
      [
        PlanarPoint(x: 0, y: 0), PlanarPoint(x: 9, y: 0), PlanarPoint(x: 9, y: 9), PlanarPoint(x: 0, y: 9),
      ], hole,
    ])
    enclave.addPolygon(rings: [hole])
    let shared = SharedBorders(enclave)
    #expect(shared.uses[..<5] == [.free, .free, .free, .free, .none])
    #expect(shared.uses.filter { $0 == .shared }.count == 8)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func jaggedRegionsShareWhatEveryPairShares(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let regions = JaggedRegions(&random).geometries
    let shared = SharedBorders(regions)
    var expected = 0
    let edges = (0..<regions.layout.ringCount).flatMap { regions.layout.vertices(of: $0).dropLast() }
    for edge in edges {
      let twins = edges.filter { other in
        other != edge
          && Set([edge, edge + 1].map { PlanarPoint(x: regions.x[$0], y: regions.y[$0]) })
            == Set([other, other + 1].map { PlanarPoint(x: regions.x[$0], y: regions.y[$0]) })
      }
      #expect(shared.uses[edge] == (twins.count == 1 ? .shared : .free), "edge \(edge), seed \(seed)")
      expected += twins.count
    }
    #expect(expected > 400)
  }
}
