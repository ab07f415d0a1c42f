import Planar
import TestSupport
import Testing

@testable import Streets

@Suite struct StreetIndexTests {
  @Test func findsTheNearestPointOfAStreet() throws {
    let graph = DrawnStreets([[(0, 0), (100, 0)], [(0, 50), (100, 50)]]).graph
    let index = StreetIndex(graph)
    let found = try #require(index.nearest(x: 30, y: 10, within: 100) { _, _ in true })
    #expect(found.squaredDistance == 100 && found.segment == 0 && found.share == 0.3)
    #expect(index.nearest(x: 30, y: 10, within: 10) { _, _ in true } != nil)
    #expect(index.nearest(x: 30, y: 10, within: 9.999) { _, _ in true } == nil)
    #expect(index.nearest(x: 30, y: 10, within: -1) { _, _ in true } == nil)
    let other = try #require(index.nearest(x: 30, y: 10, within: 100) { _, y in y > 20 })
    #expect(other.squaredDistance == 1600 && other.segment == 2)
  }

  @Test func ofEquallyNearPointsTheLowerEdgeIsTaken() {
    // A star whose middle is nearest to all: the rounding of a piece's own course may not choose.
    for seed in 0..<40 {
      var random = SplitMix64(seed: UInt64(seed))
      let middle = PlanarPoint(random.number(0...1000), random.number(0...1000))
      var drawn = DrawnStreets()
      for _ in 0..<6 {
        drawn.add([
          PlanarPoint(middle.x + random.number(50...900), middle.y + random.number(-40...40)), middle,
        ])
      }
      let graph = drawn.turned(&random).graph
      let linker = StreetLinker(graph)
      let lowest = (0..<6).first {
        graph.nodes[graph.ends(of: $0).from] == middle || graph.nodes[graph.ends(of: $0).to] == middle
      }
      #expect(linker.link(x: middle.x - 30, y: middle.y).map { Int($0.edge) } == lowest, "seed \(seed)")
    }
  }

  @Test func aPlaceThatIsNoNumberIsNotLinked() {
    let index = StreetIndex(DrawnStreets([[(0, 0), (100, 0)]]).graph)
    for (x, y) in [(Double.nan, 0.0), (0, .nan), (.infinity, 0), (0, -.infinity)] {
      #expect(index.nearest(x: x, y: y, within: .infinity) { _, _ in true } == nil)
    }
  }

  @Test func nothingIsNearInANetworkWithoutStreets() {
    let index = StreetIndex(StreetGraph(StreetLines(PlanarGeometries())))
    #expect(index.nearest(x: 0, y: 0, within: .infinity) { _, _ in true } == nil)
  }

  @Test(arguments: 0..<40) func aPointOfAPieceIsFoundAgainOnItsEdge(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let graph = DrawnStreets.town(&random).graph
    let (x, y) = (graph.lines.geometries.x, graph.lines.geometries.y)
    for run in graph.runs where run.edge >= 0 {
      for segment in run.vertices.dropLast() {
        let share = [0, 1, random.number(0...1)][random.whole(0...2)]
        let (edge, along) = graph.position(segment, share)
        let place = graph.place(edge, along: along).place
        let there = PlanarPoint(
          x[segment] + share * (x[segment + 1] - x[segment]),
          y[segment] + share * (y[segment + 1] - y[segment]))
        #expect(Int32(edge) == run.edge && place.distance(to: there) < 1e-9, "seed \(seed), piece \(segment)")
      }
    }
  }
}
