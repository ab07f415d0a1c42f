import Planar
import TestSupport
import Testing

@testable import Streets

@Suite struct StreetGraphPointsTests {
  /// One edge of two lines, the second drawn the other way round: 100 m east, then 50 m north, then 100 m east.
  private func bent() -> StreetGraph {
    var geometries = PlanarGeometries()
    geometries.addLine([(0.0, 0.0), (100, 0)].map { PlanarPoint(x: $0.0, y: $0.1) })
    geometries.addLine([(200.0, 50.0), (100, 50), (100, 0)].map { PlanarPoint(x: $0.0, y: $0.1) })
    return StreetGraph(StreetLines(geometries))
  }

  /// The points from the western end on.
  private func eastwards(_ points: [PlanarPoint]) -> [[Double]] {
    let points = points.map { [$0.x, $0.y] }
    return (points.first?[0] ?? 0) <= (points.last?[0] ?? 0) ? points : points.reversed()
  }

  @Test func aWholeEdgeIsItsLines() {
    let graph = bent()
    #expect(graph.edgeCount == 1)
    let whole = graph.points(of: StreetStretch(edge: 0, from: 0, to: 250))
    #expect(eastwards(whole) == [[0, 0], [100, 0], [100, 50], [200, 50]])
    // What reaches beyond the edge ends with it.
    #expect(graph.points(of: StreetStretch(edge: 0, from: -5, to: 300)) == whole)
  }

  @Test func aStretchEndsBetweenVertices() {
    let graph = bent()
    let startsWest = graph.place(onEdge: 0, along: 0).x == 0
    // From 60 m to 120 m on the way east.
    let (from, to) = startsWest ? (60.0, 120.0) : (130.0, 190.0)
    #expect(
      eastwards(graph.points(of: StreetStretch(edge: 0, from: from, to: to)))
        == [[60, 0], [100, 0], [100, 20]])
  }

  @Test func stretchesAreAsLongAsTheySay() {
    let seed: UInt64 = 20_261_123
    var random = SplitMix64(seed: seed)
    for _ in 0..<50 {
      var geometries = PlanarGeometries()
      let points = (0..<Int.random(in: 2...9, using: &random)).map { _ in
        PlanarPoint(x: .random(in: 0...1000, using: &random), y: .random(in: 0...1000, using: &random))
      }
      geometries.addLine(points)
      let graph = StreetGraph(StreetLines(geometries))
      for edge in 0..<graph.edgeCount {
        let length = graph.length(of: edge)
        let cuts = (0..<4).map { _ in Double.random(in: 0...length, using: &random) }.sorted()
        let ends = [0] + cuts + [length]
        for (from, to) in zip(ends, ends.dropFirst()) where from < to {
          let stretch = graph.points(of: StreetStretch(edge: edge, from: from, to: to))
          let drawn = zip(stretch, stretch.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
          #expect(abs(drawn - (to - from)) < 1e-8, "seed \(seed)")
          let start = graph.place(onEdge: edge, along: from)
          #expect((stretch.first?.distance(to: start) ?? .infinity) < 1e-8, "seed \(seed)")
        }
      }
    }
  }
}
