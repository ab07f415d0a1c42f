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

  // The grid lies where most streets are; what is beyond is found all the same, from near and far.
  @Test(arguments: 0..<20) func streetsFarFromAllOthersAreFound(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var drawn = DrawnStreets()
    for _ in 0..<400 {
      let (x, y) = (random.number(0...2000), random.number(0...2000))
      drawn.add([PlanarPoint(x, y), PlanarPoint(x + random.number(-60...60), y + random.number(-60...60))])
    }
    let far = [(1e6, 2e6), (-3e6, 500), (1000, -4e5)].map { PlanarPoint($0.0, $0.1) }
    for place in far { drawn.add([place, PlanarPoint(place.x + 300, place.y + 100)]) }
    drawn.add([PlanarPoint(900, 900), PlanarPoint(random.number(5e4...9e5), random.number(-9e5...9e5))])
    let graph = drawn.graph
    let index = StreetIndex(graph)
    let pieces = drawn.lines.flatMap { zip($0.points, $0.points.dropFirst()) }
    var places = (0..<60).map { _ in PlanarPoint(random.number(-500...2500), random.number(-500...2500)) }
    places += far.flatMap { place in
      (0..<5).map { _ in
        PlanarPoint(place.x + random.number(-900...900), place.y + random.number(-900...900))
      }
    }
    places += (0..<20).map { _ in PlanarPoint(random.number(-4e6...4e6), random.number(-4e6...4e6)) }
    for place in places {
      let least = pieces.map { piece in
        Distance.squared(
          x: place.x, y: place.y, toSegment: piece.0.x, piece.0.y, piece.1.x, piece.1.y)
      }.min()
      let found = index.nearest(x: place.x, y: place.y, within: .infinity) { _, _ in true }?.squaredDistance
      let error = abs((found ?? -1).squareRoot() - (least ?? 0).squareRoot())
      #expect(error < 1e-6 * max(1, (least ?? 0).squareRoot() / 1e4), "seed \(seed), \(place)")
      let window = Box(minX: place.x - 40, minY: place.y - 40, maxX: place.x + 40, maxY: place.y + 40)
      let near = Set(index.segments(near: window))
      for run in graph.runs where run.edge >= 0 {
        for segment in run.vertices.dropLast() {
          let (a, b) = graph.segmentEnds(segment)
          let squared = Distance.squared(x: place.x, y: place.y, toSegment: a.x, a.y, b.x, b.y)
          #expect(squared > 1600 || near.contains(segment), "seed \(seed), \(place)")
        }
      }
    }
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
