import Planar
import Testing

@testable import Streets

@Suite struct StreetChainsTests {
  @Test func streetsThatFollowOneAnotherAreOneEdge() {
    let graph = DrawnStreets([[(0, 0), (40, 0), (40, 30)], [(100, 30), (70, 30)], [(40, 30), (70, 30)]]).graph
    #expect(graph.nodeCount == 2 && graph.edgeCount == 1 && graph.length == 160 - 0 - 0 - 30)
    #expect(graph.nodes.contains(PlanarPoint(0, 0)) && graph.nodes.contains(PlanarPoint(100, 30)))
  }

  @Test func streetsOfTwoKindsMeetAtANode() {
    var drawn = DrawnStreets([[(0, 0), (40, 0)]])
    drawn.add([PlanarPoint(40, 0), PlanarPoint(90, 0)], slowness: 2)
    let graph = drawn.graph
    #expect(graph.nodeCount == 3 && GraphSummary.lengths(graph) == [40, 50])
  }

  @Test func aRingWithoutANodeGetsOne() {
    let drawings: [[[(Double, Double)]]] = [
      [[(0, 0), (100, 0), (100, 50), (0, 50), (0, 0)]],
      [[(0, 0), (100, 0), (100, 50)], [(0, 0), (0, 50), (100, 50)]],
      [[(0, 50), (0, 0)], [(0, 50), (100, 50)], [(100, 0), (100, 50)], [(0, 0), (100, 0)]],
    ]
    for drawing in drawings {
      let graph = DrawnStreets(drawing).graph
      #expect(graph.nodes == [PlanarPoint(0, 0)] && graph.edgeCount == 1 && graph.length == 300)
      #expect(graph.ends(of: 0) == (0, 0))
      // It leads west, then south, first.
      #expect(graph.place(0, along: 10).place == PlanarPoint(0, 10))
    }
  }

  @Test func aRingLeadsTheSameWayWhereverVerticesAreRepeated() {
    for ring in [
      [(0.0, 0.0), (0, 0), (100, 0), (100, 50), (0, 50), (0, 0)],
      [(0, 0), (0, 50), (100, 50), (100, 0), (0, 0), (0, 0)],
      [(0, 0), (0, 0), (0, 50), (100, 50), (100, 0), (0, 0), (0, 0)],
    ] {
      let graph = DrawnStreets([ring]).graph
      #expect(graph.edgeCount == 1 && graph.length == 300)
      #expect(graph.place(0, along: 10).place == PlanarPoint(0, 10))
    }
  }

  @Test func aLoopHangsOnItsNode() {
    // A lollipop, drawn in one stroke and in two.
    for drawing in [
      [[(0.0, 0.0), (100, 0), (130, 40), (160, 0), (100, 0)]],
      [[(160, 0), (100, 0), (0, 0)], [(100, 0), (130, 40), (160, 0)]],
    ] {
      let graph = DrawnStreets(drawing).graph
      #expect(graph.nodeCount == 2 && GraphSummary.lengths(graph) == [100, 160])
      let loop = (0..<2).first { graph.ends(of: $0).from == graph.ends(of: $0).to }
      #expect(loop.map { graph.length(of: $0) } == 160)
    }
  }

  @Test func aFigureOfEightIsTwoLoops() {
    let graph = DrawnStreets([[(0, 0), (50, 50), (50, -50), (0, 0), (-30, 40), (-30, -40), (0, 0)]]).graph
    #expect(graph.nodes == [PlanarPoint(0, 0)] && graph.edgeCount == 2)
    #expect(GraphSummary.lengths(graph) == [180, 241.42])
    // Beginning elsewhere, the chain goes through the beginning.
    let other = DrawnStreets([[(50, 50), (50, -50), (0, 0), (-30, 40), (-30, -40), (0, 0), (50, 50)]]).graph
    #expect(other.nodes == graph.nodes && GraphSummary.lengths(other) == [180, 241.42])
  }

  @Test func parallelEdgesStayApartTheShorterFirst() {
    let graph = DrawnStreets([
      [(0, 0), (50, 50), (100, 0)], [(0, 0), (100, 0)], [(100, 0), (50, -20), (0, 0)], [(0, 0), (-50, 0)],
      [(100, 0), (150, 0)],
    ]).graph
    let (from, to) = (
      graph.nodes.firstIndex(of: PlanarPoint(0, 0)), graph.nodes.firstIndex(of: PlanarPoint(100, 0))
    )
    let parallel = (0..<graph.edgeCount).filter {
      Set([graph.ends(of: $0).from, graph.ends(of: $0).to]) == Set([from, to].compactMap { $0 })
    }
    #expect(graph.edgeCount == 5 && graph.nodeCount == 4 && parallel.count == 3)
    #expect(parallel.map { (graph.length(of: $0) * 100).rounded() / 100 } == [100, 107.7, 141.42])
  }

  @Test func aChainGoesOnAcrossAGapWithinTheTolerance() {
    let graph = DrawnStreets([[(0, 0), (50, 0)], [(50.009, 0), (100, 0)], [(100, 0.009), (100, 80)]]).graph
    #expect(graph.nodeCount == 2 && graph.edgeCount == 1)
    #expect(abs(graph.length - (50 + 49.991 + 79.991)) < 1e-9)
    #expect(DrawnStreets([[(0, 0), (50, 0)], [(50.011, 0), (100, 0)]]).graph.edgeCount == 2)
  }
}
