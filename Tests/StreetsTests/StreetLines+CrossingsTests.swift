import Planar
import TestSupport
import Testing

@testable import Streets

@Suite struct StreetLinesCrossingsTests {
  @Test func aTownDrawnWithoutCrossingsIsTheSameTown() {
    var drawn = DrawnStreets()
    for line in GridTown.long.lines { drawn.add([line.points[0], line.points[line.points.count - 1]]) }
    #expect(StreetGraph(drawn.streets.joinedAtCrossings()).length == 4960)
    #expect(GraphSummary(StreetGraph(drawn.streets.joinedAtCrossings())) == GraphSummary(GridTown.long.graph))
  }

  @Test func streetsOfDifferentLevelsAreNotJoined() {
    var drawn = DrawnStreets([[(0, 0), (100, 0)]])
    drawn.lines.append(
      DrawnStreets.Line(
        points: [PlanarPoint(50, -50), PlanarPoint(50, 50)],
        kind: StreetKind(level: StreetLevel(isBridge: true, layer: 1))))
    #expect(StreetGraph(drawn.streets.joinedAtCrossings()).edgeCount == 2)
    drawn.lines[1].kind = StreetKind(className: "path")
    #expect(GraphSummary.lengths(StreetGraph(drawn.streets.joinedAtCrossings())) == [50, 50, 50, 50])
  }

  @Test func aStreetThatEndsOnAnotherIsJoinedAlsoButForAMicrometre() {
    for miss in [0, 5e-7, -5e-7] {
      let graph = StreetGraph(
        DrawnStreets([[(0, 0), (100, 0)], [(30, miss), (30, 80)]]).streets.joinedAtCrossings())
      #expect(GraphSummary.lengths(graph) == [30, 70, 80], "\(miss)")
    }
    let apart = StreetGraph(
      DrawnStreets([[(0, 0), (100, 0)], [(30, 0.001), (30, 80)]]).streets.joinedAtCrossings())
    #expect(apart.edgeCount == 2)
  }

  @Test func streetsThatRunAlikeForAWayAreJoinedWhereOneEnds() {
    for end in [50.0, 50 + 5e-7] {
      // 50 m of either lie on the other; a third begins at the end of the first, within the second.
      let drawn = DrawnStreets([
        [(0, 0), (100, 0)], [(end, 0), (150, 5e-7)], [(100, 0), (100, 80)],
      ])
      let graph = StreetGraph(drawn.streets.joinedAtCrossings())
      #expect(abs(graph.length - 230) < 1e-5 && abs(graph.repeatedLength - 50) < 1e-5, "\(end)")
      #expect(NetworkHealth(StreetLinker(graph)).pieces.count == 1, "\(end)")
    }
    // One that lies on the other from their common beginning.
    let graph = StreetGraph(
      DrawnStreets([[(0, 0), (90, 120)], [(0, 0), (30, 40)], [(30, 40), (80, 40)]]).streets
        .joinedAtCrossings())
    #expect(GraphSummary.lengths(graph) == [50, 50, 100] && graph.repeatedStreets == [1])
  }

  @Test func threeLinesThroughOnePlaceMeetThere() {
    let graph = StreetGraph(
      DrawnStreets([[(-60, 0), (60, 0)], [(-36, -48), (36, 48)], [(-36, 48), (36, -48)]]).streets
        .joinedAtCrossings())
    #expect(GraphSummary.lengths(graph) == [60, 60, 60, 60, 60, 60] && graph.nodeCount == 7)
  }

  @Test func linesWithCommonVerticesStayAsTheyAre() {
    let drawn = GridTown.short
    #expect(drawn.streets.joinedAtCrossings().geometries == drawn.streets.geometries)
  }

  @Test func aLineThatCrossesItselfIsJoinedThere() {
    let graph = StreetGraph(
      DrawnStreets([[(0, 0), (100, 0), (100, 50), (50, 50), (50, -50)]]).streets.joinedAtCrossings())
    #expect(GraphSummary.lengths(graph) == [50, 50, 200])
  }

  @Test(arguments: 0..<40) func lengthsStayAndWhatIsNotWalkedStays(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var geometries = PlanarGeometries()
    var kinds: [StreetKind?] = []
    for _ in 0..<30 {
      geometries.addLine(
        (0..<random.whole(2...4)).map { _ in PlanarPoint(random.number(0...100), random.number(0...100)) })
      kinds.append(random.whole(0...4) == 0 ? nil : StreetKind())
    }
    let lines = StreetLines(geometries, kinds: kinds)
    let joined = lines.joinedAtCrossings()
    #expect(joined.kindOf == lines.kindOf && joined.geometries.count == 30, "seed \(seed)")
    func drawnLength(_ lines: StreetLines) -> Double {
      var sum = 0.0
      lines.forEachLine { _, vertices in
        for vertex in vertices.dropFirst() {
          sum += PlanarPoint(lines.geometries.x[vertex], lines.geometries.y[vertex])
            .distance(to: PlanarPoint(lines.geometries.x[vertex - 1], lines.geometries.y[vertex - 1]))
        }
      }
      return sum
    }
    #expect(abs(drawnLength(lines) - drawnLength(joined)) < 1e-6, "seed \(seed)")
    // Of two streets that cross at a very sharp angle the network has what lies within the tolerance once.
    let (before, after) = (StreetGraph(lines), StreetGraph(joined))
    #expect(abs(before.length - after.length - after.repeatedLength) < 0.1, "seed \(seed)")
    // Nothing crosses any more, and what is whole stays whole.
    #expect(joined.joinedAtCrossings().geometries == joined.geometries, "seed \(seed)")
    #expect(
      NetworkHealth(StreetLinker(after)).pieces.count <= NetworkHealth(StreetLinker(before)).pieces.count)
  }
}
