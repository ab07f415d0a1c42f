import Foundation
import Planar
import TestSupport
import Testing

@testable import Streets

@Suite struct EntrancesTests {
  /// Streets at 100 m from one another that go through a park or pass it, and one that ends 5 m before it.
  private let linker = StreetLinker(
    DrawnStreets([[(0, 150), (400, 150)], [(0, 60), (400, 60)], [(95, 130), (60, 130)]]).graph,
    rule: LinkRule(within: 80))

  private var park: PlanarGeometries {
    var park = PlanarGeometries()
    park.addPolygon(rings: [
      [PlanarPoint(100, 100), PlanarPoint(200, 100), PlanarPoint(200, 200), PlanarPoint(100, 200)]
    ])
    return park
  }

  private func places(_ entrances: Entrances) -> [PlanarPoint] {
    entrances.sources.map { linker.graph.place(onEdge: Int($0.edge), along: $0.from) }
      .sorted { ($0.x, $0.y) < ($1.x, $1.y) }
  }

  @Test func streetsThatCrossTheBorderOrComeNearEnterThere() {
    let crossing = Entrances(of: park, by: .crossings(within: 0), linker: linker)
    #expect(places(crossing) == [PlanarPoint(100, 150), PlanarPoint(200, 150)])
    #expect(crossing.counts == [2] && crossing.unlinked.isEmpty && crossing.byNearestStreet.isEmpty)
    let near = Entrances(of: park, by: .crossings(within: 5), linker: linker)
    #expect(places(near) == [PlanarPoint(95, 130), PlanarPoint(100, 150), PlanarPoint(200, 150)])
    #expect(near.sources.map(\.leg).sorted() == [0, 0, 5] && near.counts == [3])
  }

  @Test func theWholeBoundaryIsEnteredAllAlong() {
    let entrances = Entrances(of: park, by: .boundary(within: 40), linker: linker)
    let lengths = entrances.sources.map { $0.to - $0.from }.sorted()
    // The stub wholly, the street through the park and 40 m at either end, the street 40 m away along the border.
    #expect(lengths.count == 3 && zip(lengths, [35, 100, 180]).allSatisfy { abs($0 - $1) < 1e-5 })
    #expect(entrances.sources.allSatisfy { $0.leg == 0 && $0.owner == 0 })
  }

  @Test func pointsOfTheBorderJoinTheStreetNearestToThem() {
    let entrances = Entrances(of: park, by: .every(100), linker: linker)
    // The four corners; where the ring closes, the first has been taken.
    #expect(entrances.counts == [4])
    // From the southern corners 40 m to the street in the south or from the western one less to the stub; from the
    // northern ones 50 m to the street through the park.
    let stub = PlanarPoint(100, 100).distance(to: PlanarPoint(95, 130))
    #expect(entrances.sources.map(\.leg) == [stub, 40, 50, 50])
  }

  @Test func whatNoStreetEntersIsEnteredFromTheNearestOrNotAtAll() {
    var supply = PlanarGeometries()
    supply.addPolygon(rings: [[PlanarPoint(20, 80), PlanarPoint(40, 80), PlanarPoint(40, 100)]])
    supply.addPolygon(rings: [[PlanarPoint(900, 900), PlanarPoint(950, 900), PlanarPoint(950, 950)]])
    supply.addLine([PlanarPoint(300, 40), PlanarPoint(300, 20)])
    supply.addLine([])
    let entrances = Entrances(of: supply, by: .crossings(within: 0), linker: linker)
    #expect(entrances.counts == [1, 0, 1, 0])
    #expect(entrances.unlinked == [1] && entrances.byNearestStreet == [0, 2])
    #expect(entrances.sources.map(\.leg) == [20, 20])
  }

  @Test func pointsAreTheirOwnEntrances() {
    let points = PlanarGeometries(points: [PlanarPoint(50, 155), PlanarPoint(50, 400)])
    let entrances = Entrances(of: points, by: .every(10), linker: linker)
    #expect(entrances.counts == [1, 0] && entrances.unlinked == [1] && entrances.byNearestStreet.isEmpty)
    #expect(places(entrances) == [PlanarPoint(50, 150)] && entrances.sources[0].leg == 5)
  }

  @Test func gatesStandForTheirFeatures() {
    var supply = park
    supply.addPolygon(rings: [[PlanarPoint(20, 80), PlanarPoint(40, 80), PlanarPoint(40, 100)]])
    let gates = PlanarGeometries(
      points: [PlanarPoint(200, 152), PlanarPoint(150, 98), PlanarPoint(300, 60), PlanarPoint(120, 900)])
    let entrances = Entrances(of: supply, gates: gates, owners: [0, 0, nil, 0], linker: linker)
    // The gate of no feature and the one that no street comes near are none; the second polygon has no gate.
    #expect(entrances.counts == [2, 1] && entrances.byNearestStreet == [1] && entrances.unlinked.isEmpty)
    #expect(entrances.sources.map(\.owner) == [0, 0, 1] && Set(entrances.sources.map(\.leg)) == [2, 38, 20])
    // Of a selection the features are numbered anew.
    let second = entrances.selecting([1])
    #expect(second.counts == [1] && second.byNearestStreet == [0] && second.sources.map(\.owner) == [0])
    #expect(second.sources.map(\.leg) == [entrances.sources[2].leg])
    let none = entrances.selecting([])
    #expect(none.counts.isEmpty && none.sources.isEmpty && none.byNearestStreet.isEmpty)
  }

  // MARK: Several parts, points, nothing

  /// A park of two squares of 100 m, 400 m apart, one feature.
  private var twoParts: PlanarGeometries {
    var geometries = PlanarGeometries()
    for west in [0.0, 500] {
      for (x, y) in [(0.0, 0.0), (100, 0), (100, 100), (0, 100), (0, 0)] {
        geometries.addVertex(x: west + x, y: y)
      }
      geometries.endRing()
      geometries.endPart()
    }
    geometries.endFeature(kind: .polygon)
    return geometries
  }

  @Test func aParkOfTwoPartsIsEnteredInEither() {
    let linker = StreetLinker(DrawnStreets([[(50, -300), (50, 50)], [(-300, -300), (1000, -300)]]).graph)
    let crossings = Entrances(of: twoParts, by: .crossings(within: 0), linker: linker)
    #expect(crossings.counts == [1] && crossings.unlinked.isEmpty && crossings.byNearestStreet.isEmpty)
    // Two squares of 400 m border, a point every 50 m; all join a street within 500 m.
    #expect(Entrances(of: twoParts, by: .every(50), linker: linker).counts == [16])
    let boundary = Entrances(of: twoParts, by: .boundary(within: 0), linker: linker)
    #expect(boundary.sources.map { $0.to - $0.from } == [50])
    // A gate of the other part is one of the park, and nobody comes in where there is no gate.
    let gate = PlanarGeometries(points: [PlanarPoint(550, 0), PlanarPoint(550, 0)])
    let gates = Entrances(of: twoParts, gates: gate, owners: [0, nil], linker: linker)
    #expect(gates.counts == [1] && gates.sources.map(\.leg) == [300])
  }

  @Test func pointsAreTheirOwnEntrancesUnlessTheyHaveGates() {
    let linker = StreetLinker(DrawnStreets([[(0, 0), (1000, 0)]]).graph)
    let stops = PlanarGeometries(points: [PlanarPoint(10, 20), PlanarPoint(10, 501), PlanarPoint(900, 0)])
    for choice in [EntranceChoice.crossings(within: 5), .every(10), .boundary(within: 5)] {
      let entrances = Entrances(of: stops, by: choice, linker: linker)
      #expect(entrances.counts == [1, 0, 1] && entrances.unlinked == [1], "\(choice)")
      #expect(entrances.sources.map(\.owner) == [0, 2] && entrances.sources.map(\.leg) == [20, 0])
    }
    // A gate stands for its owner, though that is a point.
    let gate = PlanarGeometries(points: [PlanarPoint(300, 7)])
    let gates = Entrances(of: stops, gates: gate, owners: [0], linker: linker)
    #expect(gates.counts == [1, 0, 1] && gates.sources.map(\.leg) == [7, 0])
  }

  // MARK: Streets beside a straight border

  /// A park 10 m from a street and 10 m from another on its other side, all of it turned.
  private func besideStreets(
    _ angle: Double, gap: Double = 10, _ choice: EntranceChoice
  ) -> (entrances: Entrances, ways: [Double]) {
    func turned(_ x: Double, _ y: Double) -> PlanarPoint {
      PlanarPoint(x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle))
    }
    var geometries = PlanarGeometries()
    geometries.addLine([turned(0, 0), turned(1000, 0)])
    geometries.addLine([turned(0, 30 + 2 * gap), turned(1000, 30 + 2 * gap)])
    let linker = StreetLinker(StreetGraph(StreetLines(geometries)))
    var park = PlanarGeometries()
    park.addPolygon(rings: [
      [turned(100, gap), turned(900, gap), turned(900, 30 + gap), turned(100, 30 + gap)]
    ])
    let entrances = Entrances(of: park, by: choice, linker: linker)
    let area = WalkingArea(everywhere: linker.graph, sources: entrances.sources)
    let homes = [turned(50, 0), turned(500, 0), turned(950, 0), turned(40, 30 + 2 * gap)]
    return (entrances, homes.map { linker.link(x: $0.x, y: $0.y).map { area.cost(of: $0) } ?? .nan })
  }

  @Test func aStreetBesideABorderEntersAllAlongItHoweverTheCityIsTurned() {
    var random = SplitMix64(seed: 12)
    for _ in 0..<100 {
      let angle = Double.random(in: 0...6, using: &random)
      for (choice, leg) in [(EntranceChoice.crossings(within: 10), 10.0), (.crossings(within: 5), 10)] {
        let (entrances, ways) = besideStreets(angle, choice)
        #expect(entrances.counts == [2], "\(choice), turned by \(angle)")
        #expect(
          zip(ways, [50 + leg, leg, 50 + leg, 60 + leg]).allSatisfy { abs($0 - $1) < 1e-4 },
          "\(choice), turned by \(angle): \(ways)")
      }
      // The streets are the border's own long sides.
      let (_, ways) = besideStreets(angle, gap: 0, .crossings(within: 0))
      #expect(zip(ways, [50, 0, 50, 60]).allSatisfy { abs($0 - $1) < 1e-4 }, "turned by \(angle): \(ways)")
    }
  }

  @Test(arguments: [0.0, 10])
  func theBoundaryIsInclusiveHoweverTheCityIsTurned(gap: Double) {
    var random = SplitMix64(seed: 13)
    for turn in 0..<100 {
      // Quarter turns among them, all but rounding: whatever the direction, nothing is looked for too near.
      let angle = turn < 8 ? Double(turn) * .pi / 2 : Double.random(in: 0...6, using: &random)
      let (entrances, ways) = besideStreets(angle, gap: gap, .boundary(within: gap))
      #expect(entrances.counts == [2] && entrances.byNearestStreet.isEmpty, "turned by \(angle)")
      #expect(
        zip(ways, [50, 0, 50, 60]).allSatisfy { abs($0 - $1) < 1e-4 }, "turned by \(angle): \(ways)")
    }
  }

  @Test func aParkWithoutAGateIsEnteredFromEachStreetThatCrossesIt() {
    let linker = StreetLinker(
      DrawnStreets([[(50, -300), (50, 300)], [(-300, 50), (300, 50)], [(0, -400), (300, -400)]]).graph)
    let entrances = Entrances(
      of: polygon([(0, 0), (100, 0), (100, 100), (0, 100)]), gates: PlanarGeometries(), owners: [],
      linker: linker)
    #expect(entrances.counts == [4] && entrances.byNearestStreet == [0])
  }

  // MARK: The nearest street

  private func polygon(_ corners: [(Double, Double)]) -> PlanarGeometries {
    var geometries = PlanarGeometries()
    geometries.addPolygon(rings: [corners.map { PlanarPoint($0.0, $0.1) }])
    return geometries
  }

  @Test func aStreetThatCrossesTheBorderIsTheNearest() throws {
    let linker = StreetLinker(DrawnStreets([[(0, 0), (1000, 0)], [(500, 70), (500, 500)]]).graph)
    // 50 m from its southern corners to the first street; the second crosses its northern side.
    let link = try #require(
      linker.nearestLink(toBorderOf: 0, of: polygon([(400, 50), (600, 50), (600, 200), (400, 200)])))
    #expect(link.away == 0 && link.leg == 0)
    #expect(linker.graph.place(onEdge: Int(link.edge), along: link.along) == PlanarPoint(500, 200))
  }

  @Test func aStreetNearNoCornerOfTheBorderIsFound() throws {
    // It ends 60 m from the middle of a side of 2000 m; the corners are a kilometre away.
    let linker = StreetLinker(DrawnStreets([[(1000, 0), (1000, 440)]]).graph)
    let land = polygon([(0, 500), (2000, 500), (2000, 900), (0, 900)])
    let link = try #require(linker.nearestLink(toBorderOf: 0, of: land))
    #expect(link.away == 60 && link.leg == 60)
    #expect(linker.graph.place(onEdge: Int(link.edge), along: link.along) == PlanarPoint(1000, 440))
    // Not with a wall between, and not when it is too far.
    var wall = PlanarGeometries()
    wall.addLine([PlanarPoint(0, 470), PlanarPoint(2000, 470)])
    #expect(StreetLinker(linker.graph, barriers: wall).nearestLink(toBorderOf: 0, of: land) == nil)
    let strict = StreetLinker(linker.graph, rule: LinkRule(within: 59))
    #expect(strict.nearestLink(toBorderOf: 0, of: land) == nil)
    let entrances = Entrances(
      of: land, gates: PlanarGeometries(), owners: [], linker: linker)
    #expect(entrances.byNearestStreet == [0] && entrances.unlinked.isEmpty)
  }

  @Test func aStreetBehindAWallLeadsNowhereThoughItComesNear() {
    let graph = DrawnStreets([[(0, 0), (300, 0)], [(0, 140), (300, 140)]]).graph
    let land = polygon([(100, 20), (200, 20), (200, 120), (100, 120)])
    var wall = PlanarGeometries()
    wall.addLine([PlanarPoint(0, 10), PlanarPoint(300, 10)])
    let open = Entrances(of: land, by: .crossings(within: 25), linker: StreetLinker(graph))
    #expect(open.counts == [2])
    let walled = Entrances(of: land, by: .crossings(within: 25), linker: StreetLinker(graph, barriers: wall))
    #expect(walled.counts == [1])
    #expect(walled.sources.map { graph.place(onEdge: Int($0.edge), along: $0.from).y } == [140])
  }

  @Test(arguments: 0..<60) func theNearestStreetIsTheNearestOfManyPlacesOfTheBorder(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let linker = StreetLinker(DrawnStreets.town(&random, columns: 3, rows: 3).graph)
    let (x, y) = (random.number(-400...600), random.number(-400...600))
    let land = polygon([
      (x, y), (x + random.number(5...400), y), (x + random.number(5...400), y + random.number(5...300)),
    ])
    let found = linker.nearestLink(toBorderOf: 0, of: land)
    var least = Double.infinity
    for (a, b) in [(0, 1), (1, 2), (2, 3)] {
      for step in 0...400 {
        let share = Double(step) / 400
        let px = land.x[a] + share * (land.x[b] - land.x[a])
        let py = land.y[a] + share * (land.y[b] - land.y[a])
        if let link = linker.link(x: px, y: py) { least = min(least, link.away) }
      }
    }
    guard let found else {
      #expect(least == .infinity, "seed \(seed)")
      return
    }
    // The places of the border are at most 2 m apart.
    #expect(found.away <= least + 1e-9 && least <= found.away + 2, "seed \(seed): \(found) \(least)")
  }
}
