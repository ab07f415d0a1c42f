import Foundation
import Planar
import TestSupport
import Testing

@testable import Streets

@Suite struct StreetLinkerTests {
  /// The point of a straight piece nearest to a place.
  private func nearest(_ place: PlanarPoint, _ a: PlanarPoint, _ b: PlanarPoint) -> PlanarPoint {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let share = ((place.x - a.x) * dx + (place.y - a.y) * dy) / (dx * dx + dy * dy)
    return share <= 0 ? a : share >= 1 ? b : PlanarPoint(a.x + share * dx, a.y + share * dy)
  }

  private func pieces(_ drawn: DrawnStreets) -> [(PlanarPoint, PlanarPoint)] {
    drawn.lines.flatMap { zip($0.points, $0.points.dropFirst()) }
  }

  /// Whether two straight ways cross, both well inside.
  private func cross(_ a: PlanarPoint, _ b: PlanarPoint, _ c: PlanarPoint, _ d: PlanarPoint) -> Bool {
    func turn(_ p: PlanarPoint, _ q: PlanarPoint, _ r: PlanarPoint) -> Double {
      (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
    }
    return (turn(a, b, c) > 0) != (turn(a, b, d) > 0) && (turn(c, d, a) > 0) != (turn(c, d, b) > 0)
  }

  @Test func aPlaceJoinsWhereTheStreetIsNearest() {
    let graph = DrawnStreets([[(0, 0), (100, 0)], [(0, 80), (0, 0)]]).graph
    let linker = StreetLinker(graph)
    // Both streets are one edge, of which the place is nearer to the northern end.
    let link = linker.link(x: 7, y: 50)
    let along = graph.nodes[0] == PlanarPoint(0, 80) ? 30.0 : 150
    #expect(link == StreetLink(edge: 0, along: along, away: 7, leg: 7))
    let free = StreetLinker(graph, rule: LinkRule(countsWay: false))
    #expect(free.link(x: 7, y: 50) == StreetLink(edge: 0, along: along, away: 7, leg: 0))
  }

  @Test func theLimitIsInclusiveHoweverTheCityIsTurned() {
    var random = SplitMix64(seed: 14)
    for target in LinkRule.Target.allCases {
      for _ in 0..<100 {
        let angle = Double.random(in: 0...6, using: &random)
        func turned(_ x: Double, _ y: Double) -> PlanarPoint {
          PlanarPoint(x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle))
        }
        var street = PlanarGeometries()
        street.addLine([turned(0, 0), turned(100, 0)])
        let linker = StreetLinker(
          StreetGraph(StreetLines(street)), rule: LinkRule(target: target, within: 500))
        let (on, beyond) = (turned(100, 500), turned(100, 500.00001))
        #expect(linker.link(x: on.x, y: on.y) != nil, "\(target), turned by \(angle)")
        #expect(linker.link(x: beyond.x, y: beyond.y) == nil, "\(target), turned by \(angle)")
      }
    }
  }

  @Test func theLimitIsInclusive() {
    let graph = DrawnStreets([[(0, 0), (100, 0)]]).graph
    for target in LinkRule.Target.allCases {
      let linker = StreetLinker(graph, rule: LinkRule(target: target, within: 25))
      #expect(linker.link(x: 0, y: 25)?.away == 25 && linker.link(x: -15, y: 20)?.away == 25)
      #expect(linker.link(x: 0, y: 25.001) == nil && linker.link(x: .nan, y: 0) == nil)
    }
    let exact = StreetLinker(graph, rule: LinkRule(within: 0))
    #expect(exact.link(x: 40, y: 0)?.away == 0 && exact.link(x: 40, y: 0.001) == nil)
  }

  @Test func onlyPlacesThatAreNearEnoughAreLinked() {
    let links = StreetLinker(DrawnStreets([[(0, 0), (100, 0)]]).graph, rule: LinkRule(within: 50))
      .links(x: [10, 10, 10], y: [5, 50, 51])
    #expect((0..<3).map(links.isLinked) == [true, true, false])
    #expect(links.links.map { $0?.away } == [5, 50, nil])
  }

  @Test func onlyPlacesThatAreAskedForAreLinked() {
    let links = StreetLinker(DrawnStreets([[(0, 0), (100, 0)]]).graph)
      .links(x: [10, 20, 30], y: [5, 6, 7], of: [0, 2])
    #expect(links.count == 3 && links.links.map { $0?.away } == [5, nil, 7])
  }

  @Test(arguments: 0..<200) func agreesWithLookingAtAllPieces(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let town = DrawnStreets.town(&random, columns: 4, rows: 4)
    let pieces = pieces(town)
    let within = random.number(5...150)
    let linker = StreetLinker(town.graph, rule: LinkRule(within: within))
    for _ in 0..<12 {
      // Also far outside of the town.
      let reach = random.whole(0...5) == 0 ? 2000.0 : 150
      let place = PlanarPoint(random.number(-reach...300 + reach), random.number(-reach...300 + reach))
      let best = pieces.map { nearest(place, $0, $1).distance(to: place) }.min() ?? .infinity
      let link = linker.link(x: place.x, y: place.y)
      guard best <= within, let link else {
        #expect(link == nil && best > within, "seed \(seed), place \(place)")
        continue
      }
      let there = linker.graph.place(Int(link.edge), along: link.along).place
      #expect(abs(link.away - best) < 1e-9, "seed \(seed), place \(place)")
      #expect(abs(there.distance(to: place) - best) < 1e-9, "seed \(seed), place \(place)")
      #expect(link.leg == link.away)
    }
  }

  @Test(arguments: 0..<100) func agreesWithLookingAtAllPiecesThatNoBarrierHides(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let town = DrawnStreets.town(&random, columns: 4, rows: 4)
    let pieces = pieces(town)
    var barriers = PlanarGeometries()
    var walls: [(PlanarPoint, PlanarPoint)] = []
    for _ in 0..<8 {
      let a = PlanarPoint(random.number(-50...350), random.number(-50...350))
      let b = PlanarPoint(a.x + random.number(-150...150), a.y + random.number(-150...150))
      barriers.addLine([a, b])
      walls.append((a, b))
    }
    let linker = StreetLinker(town.graph, rule: LinkRule(within: 120), barriers: barriers)
    for _ in 0..<12 {
      let place = PlanarPoint(random.number(-50...350), random.number(-50...350))
      // Of each piece its nearest point only: no street is gone to round a barrier's end.
      let best =
        pieces.map { nearest(place, $0, $1) }
        .filter { point in !walls.contains { cross(place, point, $0, $1) } }
        .map { $0.distance(to: place) }.min() ?? .infinity
      let link = linker.link(x: place.x, y: place.y)
      guard best <= 120, let link else {
        #expect(link == nil && best > 120, "seed \(seed), place \(place)")
        continue
      }
      #expect(abs(link.away - best) < 1e-9, "seed \(seed), place \(place)")
    }
  }

  @Test(arguments: 0..<100) func joinsWhereStreetsEndOrMeet(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var town = DrawnStreets.town(&random, columns: 4, rows: 4)
    for _ in 0..<random.whole(0...2) {
      let points = town.lines[random.whole(0...town.lines.count - 1)].points
      town.add(Array(points[random.whole(0...points.count - 2)...]))
    }
    // Ends of lines, and vertices with other than two neighbours.
    var ends: Set<PlanarPoint> = []
    var neighbors: [PlanarPoint: Set<PlanarPoint>] = [:]
    for line in town.lines {
      ends.formUnion([line.points[0], line.points[line.points.count - 1]])
      for (a, b) in zip(line.points, line.points.dropFirst()) {
        neighbors[a, default: []].insert(b)
        neighbors[b, default: []].insert(a)
      }
    }
    let joints = ends.union(neighbors.filter { $0.value.count != 2 }.keys)
    var barriers: PlanarGeometries?
    var walls: [(PlanarPoint, PlanarPoint)] = []
    if seed % 2 == 0 {
      var lines = PlanarGeometries()
      for _ in 0..<6 {
        let a = PlanarPoint(random.number(-50...350), random.number(-50...350))
        walls.append((a, PlanarPoint(a.x + random.number(-150...150), a.y + random.number(-150...150))))
      }
      for (a, b) in walls { lines.addLine([a, b]) }
      barriers = lines
    }
    let linker = StreetLinker(town.graph, rule: LinkRule(target: .node, within: 150), barriers: barriers)
    for _ in 0..<12 {
      let place = PlanarPoint(random.number(-100...500), random.number(-100...500))
      let best = joints.filter { joint in !walls.contains { cross(place, joint, $0, $1) } }
        .min { $0.distance(to: place) < $1.distance(to: place) }
      let link = linker.link(x: place.x, y: place.y)
      guard let best, best.distance(to: place) <= 150, let link else {
        #expect(link == nil && (best?.distance(to: place) ?? .infinity) > 150, "seed \(seed), place \(place)")
        continue
      }
      let there = linker.graph.place(Int(link.edge), along: link.along).place
      #expect(there.distance(to: best) < 1e-9, "seed \(seed), place \(place)")
      #expect(abs(link.away - best.distance(to: place)) < 1e-9, "seed \(seed), place \(place)")
    }
  }

  @Test func aStreetRepeatedInPartEndsWithinTheOther() {
    let whole: [(Double, Double)] = [(0, 0), (40, 0), (60, 0), (100, 0)]
    for drawing in [[whole, [(40, 0), (60, 0)]], [[(40, 0), (60, 0)], whole]] {
      let linker = StreetLinker(DrawnStreets(drawing).graph, rule: LinkRule(target: .node))
      #expect(linker.graph.edgeCount == 1 && linker.graph.length == 100)
      #expect(linker.link(x: 45, y: 3)?.away == PlanarPoint(45, 3).distance(to: PlanarPoint(40, 0)))
    }
  }
}
