import Planar
import TestSupport
import Testing

@testable import Streets

@Suite struct StreetGraphTests {
  @Test func aTownOfLongStreetsIsTheSameAsOneOfShortOnes() {
    let long = GridTown.long.graph
    // 30 crossings without the three corners where two streets merely follow one another, and the dead end.
    #expect(long.nodeCount == 28 && long.edgeCount == 47 && long.length == 4960)
    #expect(
      GraphSummary.lengths(long) == [60] + Array(repeating: 100, count: 43) + Array(repeating: 200, count: 3))
    #expect(long.nodes.contains(PlanarPoint(560, 400)) && !long.nodes.contains(PlanarPoint(0, 0)))
    #expect(GraphSummary(GridTown.short.graph) == GraphSummary(long))
    #expect(long.repeatedLength == 0 && long.repeatedStreets.isEmpty && long.streetsWithoutLength.isEmpty)
  }

  @Test(arguments: 0..<60) func theOrderOfTheFileDoesNotMatter(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var town = DrawnStreets.town(&random)
    // Some pieces once more, alone or with others.
    for _ in 0..<random.whole(0...3) {
      let points = town.lines[random.whole(0...town.lines.count - 1)].points
      town.add(Array(points[random.whole(0...points.count - 2)...]))
    }
    let rule = LinkRule(target: random.whole(0...1) == 0 ? .street : .node, within: 200)
    let one = StreetLinker(town.graph, rule: rule)
    let other = StreetLinker(town.shuffled(&random).turned(&random).graph, rule: rule)
    let (a, b) = (GraphSummary(one.graph), GraphSummary(other.graph))
    #expect(a == b, "seed \(seed)")
    #expect(abs(one.graph.repeatedLength - other.graph.repeatedLength) < 1e-9, "seed \(seed)")
    for _ in 0..<20 {
      // Also places on a vertex, and so near a corner that several streets are equally near.
      let vertex = town.lines[random.whole(0...town.lines.count - 1)].points[0]
      let place = [
        PlanarPoint(random.number(-100...600), random.number(-100...600)), vertex,
        PlanarPoint(vertex.x + random.number(-9...9), vertex.y + random.number(-9...9)),
      ][random.whole(0...2)]
      let (p, q) = (one.link(x: place.x, y: place.y), other.link(x: place.x, y: place.y))
      #expect(p?.edge == q?.edge, "seed \(seed), place \(place)")
      if let p, let q {
        #expect(abs(p.along - q.along) < 1e-9 && abs(p.away - q.away) < 1e-9, "seed \(seed), place \(place)")
      }
    }
  }

  @Test(arguments: 0..<60) func allThatIsDrawnIsInItOnce(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var town = DrawnStreets.town(&random)
    let once = town.drawnLength
    #expect(abs(town.graph.length - once) <= 1e-9 * once, "seed \(seed)")
    for _ in 0..<5 { town.lines.append(town.lines[random.whole(0...town.lines.count - 1)]) }
    let graph = town.turned(&random).graph
    #expect(abs(graph.length - once) <= 1e-9 * once, "seed \(seed)")
    #expect(abs(graph.repeatedLength - (town.drawnLength - once)) <= 1e-9 * once, "seed \(seed)")
    #expect(graph.repeatedStreets.count == 5, "seed \(seed)")
  }

  @Test(arguments: 0..<40) func edgesLeadFromTheLowerNodeAndAreAsLongAsTheirPieces(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let graph = DrawnStreets.town(&random).graph
    var before = (-1, -1)
    for edge in 0..<graph.edgeCount {
      let (from, to) = graph.ends(of: edge)
      #expect(from <= to && before <= (from, to), "seed \(seed), edge \(edge)")
      before = (from, to)
      var (last, length) = (graph.nodes[from], 0.0)
      graph.forEachSegment(of: edge) { _, along, a, b in
        #expect(a == last && along == length, "seed \(seed), edge \(edge)")
        length += a.distance(to: b)
        last = b
      }
      #expect(last == graph.nodes[to] && length == graph.length(of: edge), "seed \(seed), edge \(edge)")
    }
  }

  @Test func aWiderToleranceJoinsMore() {
    let drawn = DrawnStreets([[(0, 0), (50, 0)], [(51, 0), (100, 0)]])
    #expect(StreetGraph(drawn.streets).edgeCount == 2)
    let joined = StreetGraph(drawn.streets, tolerance: 1)
    #expect(joined.edgeCount == 1 && joined.length == 99 && joined.tolerance == 1)
  }

  @Test func partsOfOneLineAreJoinedLikeLines() {
    var geometries = PlanarGeometries()
    for part in [[(0.0, 0.0), (50, 0)], [(50, 0), (50, 70)], [(90, 90), (90, 99)]] {
      for (x, y) in part { geometries.addVertex(x: x, y: y) }
      geometries.endRing()
      geometries.endPart()
    }
    geometries.endFeature(kind: .line)
    let graph = StreetGraph(StreetLines(geometries))
    #expect(GraphSummary.lengths(graph) == [9, 120] && graph.nodeCount == 4)
  }

  @Test func aMillionEdgesTakeLessThan100MB() {
    // Of each edge of a grid: a node is shared by two edges, each has two ways and a run of one piece.
    let graph = GridTown.short.graph
    #expect(Double(graph.byteCount) / Double(graph.edgeCount) < 100)
  }
}
