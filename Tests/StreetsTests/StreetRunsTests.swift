import Planar
import Testing

@testable import Streets

@Suite struct StreetRunsTests {
  private func isNear(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-9 }

  @Test func aStreetDrawnTwiceCountsOnce() {
    let graph = DrawnStreets([
      [(0, 0), (50, 0), (100, 0)], [(100, 0), (50, 0), (0, 0)], [(0, 0), (50, 0), (100, 0)],
    ]).graph
    #expect(graph.nodeCount == 2 && graph.edgeCount == 1 && graph.length == 100)
    #expect(graph.repeatedStreets == [1, 2] && graph.repeatedLength == 200)
  }

  @Test func aPieceDrawnTwiceCountsOnce() {
    let graph = DrawnStreets([
      [(0, 0), (50, 0), (100, 0), (150, 0)], [(50, 80), (50, 0), (100, 0), (100, 60)],
    ]).graph
    // Crossings at 50 and at 100, and four ends.
    #expect(graph.nodeCount == 6 && graph.edgeCount == 5 && graph.length == 290)
    #expect(graph.repeatedStreets.isEmpty && graph.repeatedLength == 50)
  }

  @Test func whatIsNoSameStraightPieceIsNotDrawnTwice() {
    // The same two ends, another course; and a piece that lies on a longer one but shares only one vertex with it.
    let graph = DrawnStreets([
      [(0, 0), (100, 0)], [(0, 0), (50, 1), (100, 0)], [(0, 0), (0, 40)], [(0, 0), (0, 20)],
    ])
    .graph
    #expect(graph.repeatedLength == 0 && GraphSummary.lengths(graph) == [20, 40, 200.02])
  }

  @Test func aWayThereAndBackCountsOnce() {
    let alone = DrawnStreets([[(0, 0), (100, 0), (0, 0)]]).graph
    #expect(
      alone.nodeCount == 2 && alone.edgeCount == 1 && alone.length == 100 && alone.repeatedLength == 100)
    #expect(alone.repeatedStreets.isEmpty)
    let long = DrawnStreets([[(0, 0), (50, 0), (50, 30), (50, 70), (50, 30), (50, 0), (90, 0)]]).graph
    #expect(GraphSummary.lengths(long) == [40, 50, 70] && long.nodeCount == 4 && long.repeatedLength == 70)
    // Three times over the same piece.
    let thrice = DrawnStreets([[(0, 0), (10, 0), (0, 0), (10, 0)]]).graph
    #expect(thrice.length == 10 && thrice.repeatedLength == 20 && thrice.edgeCount == 1)
  }

  @Test func theFasterOfTwoKindsStays() {
    for isTurned in [false, true] {
      var drawn = DrawnStreets()
      drawn.add([PlanarPoint(0, 0), PlanarPoint(100, 0)], slowness: isTurned ? 1 : 2)
      drawn.add([PlanarPoint(0, 0), PlanarPoint(100, 0)], slowness: isTurned ? 2 : 1)
      let graph = drawn.graph
      #expect(graph.edgeCount == 1 && graph.kind(of: 0).slowness == 1)
      #expect(graph.repeatedStreets == [isTurned ? 1 : 0])
    }
  }

  @Test func aStreetWithoutLengthIsListedAndJoinsNothing() {
    let graph = DrawnStreets([
      [(0, 0), (100, 0)], [(100, 0), (100, 0)], [(300, 0), (300.005, 0), (300, 0)], [(7, 7)],
    ]).graph
    #expect(graph.streetsWithoutLength == [1, 2, 3] && graph.repeatedStreets.isEmpty)
    #expect(graph.nodeCount == 2 && graph.edgeCount == 1 && graph.length == 100)
  }

  @Test func piecesWithoutLengthChangeNothing() {
    let graph = DrawnStreets([
      [(0, 0), (0, 0), (50, 0), (50, 0), (50, 0), (100, 0), (100, 0)],
      [(50, 0), (50, 0), (50, 40), (50, 40)],
    ]).graph
    #expect(
      GraphSummary(graph)
        == GraphSummary(DrawnStreets([[(0, 0), (50, 0), (100, 0)], [(50, 0), (50, 40)]]).graph))
    #expect(graph.streetsWithoutLength.isEmpty && graph.length == 140)
  }

  @Test func partsOfOneStreetAreJudgedTogether() {
    var geometries = PlanarGeometries()
    func add(_ parts: [[(Double, Double)]]) {
      for part in parts {
        for (x, y) in part { geometries.addVertex(x: x, y: y) }
        geometries.endRing()
        geometries.endPart()
      }
      geometries.endFeature(kind: .line)
    }
    add([[(0, 0), (100, 0)], [(100, 0), (100, 0)], [(0, 50), (100, 50)]])
    add([[(0, 0), (100, 0)], [(0, 50), (100, 50)]])
    add([[(0, 0), (100, 0)], [(200, 0), (200, 70)]])
    add([[(9, 9), (9, 9)], [(8, 8), (8, 8)]])
    let graph = StreetGraph(StreetLines(geometries))
    #expect(graph.streetsWithoutLength == [3])
    #expect(graph.repeatedStreets == [1])
    #expect(graph.length == 270 && graph.repeatedLength == 300 && graph.edgeCount == 3)
  }

  @Test func pointsStandAtTheWesternmostOfTheirVertices() {
    let graph = DrawnStreets([[(0, 0), (100.004, 0)], [(100, 0.003), (200, 0)], [(100.008, 0), (100, 90)]])
      .graph
    #expect(graph.nodeCount == 4)
    #expect(graph.nodes.contains(PlanarPoint(100, 0.003)))
    #expect(
      isNear(
        graph.length,
        100.004 + PlanarPoint(100, 0.003).distance(to: PlanarPoint(200, 0))
          + PlanarPoint(100.008, 0).distance(to: PlanarPoint(100, 90))))
  }
}
