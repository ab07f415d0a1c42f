import Planar
import Testing

@testable import Streets

extension StreetLinker {
  /// The link of a place; one that nothing can equal when there is none.
  fileprivate func sure(_ x: Double, _ y: Double) -> StreetLink {
    link(x: x, y: y) ?? StreetLink(edge: 0, along: .nan, away: .nan, leg: .nan)
  }
}

@Suite struct WalkingAreaTests {
  private let linker = StreetLinker(GridTown.long.graph)
  private var graph: StreetGraph { linker.graph }

  /// The link of a place beside or on a street.
  private func at(_ x: Double, _ y: Double) -> StreetLink { linker.sure(x, y) }

  /// The area of facilities, each at a place, with a reach each.
  private func area(_ places: [(Double, Double)], _ reaches: [Double?]) -> WalkingArea {
    let sources = places.enumerated().map { WalkSource(at($1.0, $1.1), owner: $0) }
    return WalkingArea(graph, sources: sources, reaches: reaches)
  }

  /// Where along a street of 60 m a place lies is a share of it and rounded.
  private func isNear(_ one: Double?, _ other: Double) -> Bool { one.map { abs($0 - other) < 1e-9 } ?? false }

  /// What is walked in the grid town from one place on a street to another.
  private func walked(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double)) -> Double {
    if a.x > 500 && b.x > 500 { return abs(a.x - b.x) }
    if a.x > 500 { return a.x - 500 + walked((500, 400), b) }
    if b.x > 500 { return walked(b, a) }
    func part(_ value: Double) -> Double { value.truncatingRemainder(dividingBy: 100) }
    // Between two streets of the same blocks one goes round at the nearer end.
    func isSameBlock(_ p: Double, _ q: Double) -> Bool {
      part(p) > 0 && part(q) > 0 && (p / 100).rounded(.down) == (q / 100).rounded(.down)
    }
    func round(_ p: Double, _ q: Double) -> Double { min(part(p) + part(q), 200 - part(p) - part(q)) }
    if a.y != b.y && isSameBlock(a.x, b.x) { return abs(a.y - b.y) + round(a.x, b.x) }
    if a.x != b.x && isSameBlock(a.y, b.y) { return abs(a.x - b.x) + round(a.y, b.y) }
    return abs(a.x - b.x) + abs(a.y - b.y)
  }

  /// Places on all streets, one every 25 m.
  private var places: [(x: Double, y: Double)] {
    var places = [(x: 525.0, y: 400.0), (560, 400)]
    for step in 0...20 { for row in 0...4 { places.append((Double(step) * 25, Double(row) * 100)) } }
    for step in 0...16 { for column in 0...5 { places.append((Double(column) * 100, Double(step) * 25)) } }
    return places
  }

  // Inside an edge, on a node, at the end of the dead end and inside it, at a corner that is no node, near a node.
  @Test(arguments: [(150.0, 100.0), (200, 200), (560, 400), (530, 400), (0, 0), (500, 399)])
  func everyDistanceIsThatOfTheStreets(source: (Double, Double)) {
    let area = area([source], [2000])
    for place in places {
      let link = at(place.x, place.y)
      let expected = walked((x: source.0, y: source.1), place)
      #expect(isNear(area.cost(edge: Int(link.edge), along: link.along), expected), "\(place)")
      #expect(isNear(area.remaining(link), 2000 - expected), "\(place)")
      #expect(area.nearest(link)?.feature == 0 && isNear(area.nearest(link)?.cost, expected), "\(place)")
    }
    #expect(area.reachedNodeCount == graph.nodeCount)
  }

  @Test func aReachIsInclusive() {
    let area = area([(150, 100)], [150])
    #expect(area.covers(at(0, 100)) && area.covers(at(200, 200)) && area.covers(at(300, 100)))
    #expect(area.remaining(at(300, 100)) == 0)
    #expect(!area.covers(at(301, 100)) && area.remaining(at(301, 100)) == nil)
    #expect(area.nearest(at(301, 100)) == nil)
    // A micrometre later is in time, as everywhere; nothing is left then, and not less.
    let late = StreetLink(
      edge: Int(at(300, 100).edge), along: at(300, 100).along, away: 5e-7, leg: 5e-7)
    #expect(area.covers(late) && area.remaining(late) == 0)
  }

  @Test func twoSourcesOnOneEdgeMeetInTheMiddle() {
    let area = area([(110, 100), (180, 100)], [400, 400])
    #expect(
      (110...180).map { area.nearest(at(Double($0), 100))?.feature }
        == Array(repeating: 0, count: 36) + Array(repeating: 1, count: 35))
    #expect(area.nearest(at(145, 100))?.cost == 35 && area.nearest(at(150, 100))?.cost == 30)
    #expect(area.nearest(at(100, 200))?.cost == 110 && area.nearest(at(200, 200))?.feature == 1)
  }

  @Test func whereTwoMeetTheLowerHasIt() {
    // At the crossing (200, 200) and inside the street south of (300, 0).
    for isTurned in [false, true] {
      let places = [(0.0, 200.0), (400, 200)]
      let area = area(isTurned ? places.reversed() : places, [900, 900])
      #expect(area.nearest(at(200, 200))?.feature == 0 && area.nearest(at(200, 350))?.feature == 0)
      #expect(area.nearest(at(199, 200))?.feature == (isTurned ? 1 : 0))
      #expect(area.nearest(at(201, 200))?.feature == (isTurned ? 0 : 1))
    }
    for isTurned in [false, true] {
      let places = [(100.0, 0.0), (450, 0)]
      let area = area(isTurned ? places.reversed() : places, [900, 900])
      #expect(area.nearest(at(275, 0))?.feature == 0 && area.nearest(at(275, 0))?.cost == 175)
      #expect(area.nearest(at(274, 0))?.feature == (isTurned ? 1 : 0))
      #expect(area.nearest(at(276, 0))?.feature == (isTurned ? 0 : 1))
    }
  }

  @Test func theSumOfPowersNamesWhoWasReached() {
    let facilities = [(0.0, 0.0), (500, 0), (150, 100), (200, 200), (560, 400), (400, 350), (100, 400)]
    func reached(_ x: Double, _ y: Double, _ reach: Double) -> Int {
      facilities.indices.reduce(0) { sum, facility in
        var reaches = [Double?](repeating: nil, count: facilities.count)
        reaches[facility] = reach
        return area(facilities, reaches).covers(at(x, y)) ? sum + 1 << facility : sum
      }
    }
    // From (200, 200): 400, 500, 150, 0, 560, 350 and 300 m.
    #expect(reached(200, 200, 299) == 4 + 8)
    #expect(reached(200, 200, 300) == 4 + 8 + 64)
    #expect(reached(200, 200, 400) == 1 + 4 + 8 + 32 + 64)
    #expect(reached(200, 200, 559) == 127 - 16 && reached(200, 200, 560) == 127)
    // From (150, 300), in the middle of a block: 450, 650, 300, 150, 510, 300 (round at 200) and 150 m.
    #expect(reached(150, 300, 150) == 8 + 64)
    #expect(reached(150, 300, 300) == 4 + 8 + 32 + 64)
    #expect(reached(150, 300, 509) == 1 + 4 + 8 + 32 + 64 && reached(150, 300, 510) == 127 - 2)
  }

  @Test func tiersAreHandledInOneArea() {
    let area = area([(0, 0), (500, 0)], [500, 300])
    #expect(area.limit == 500)
    // Who has most of its reach left is the nearest: at 350 m both have 150 left.
    #expect(area.nearest(at(340, 0))?.feature == 0 && area.remaining(at(340, 0)) == 160)
    #expect(area.nearest(at(350, 0))?.feature == 0 && area.remaining(at(350, 0)) == 150)
    #expect(area.nearest(at(360, 0))?.feature == 1 && area.remaining(at(360, 0)) == 160)
    #expect(area.covers(at(500, 300)) && area.remaining(at(500, 300)) == 0)
    #expect(!area.covers(at(500, 310)))
    #expect(area.covers(at(200, 300)) && area.covers(at(100, 400)) && !area.covers(at(110, 400)))
  }

  @Test func aFeatureThatDoesNotCountIsPassedOver() {
    let area = area([(0, 0), (500, 0)], [nil, 300])
    #expect(!area.covers(at(0, 0)) && area.nearest(at(500, 100))?.feature == 1)
    let none = self.area([(0, 0)], [nil])
    #expect(
      !none.covers(at(0, 0)) && none.remaining(at(0, 0)) == nil && none.nearest(at(0, 0)) == nil)
    #expect(none.reachedNodeCount == 0)
    // A reach of nothing is one all the same.
    let spot = self.area([(150, 100)], [0])
    #expect(spot.covers(at(150, 100)) && !spot.covers(at(151, 100)) && spot.reachedNodeCount == 0)
  }

  @Test func aFacilityWithTwoEntrancesIsReachedAtTheNearerOne() {
    let sources = [
      WalkSource(at(0, 100), owner: 0), WalkSource(at(500, 100), owner: 0),
      WalkSource(at(200, 100), owner: 1),
    ]
    let area = WalkingArea(graph, sources: sources, reaches: [300, 300])
    #expect(area.nearest(at(450, 100))?.feature == 0 && area.nearest(at(450, 100))?.cost == 50)
    #expect(area.nearest(at(50, 100))?.cost == 50 && area.nearest(at(250, 100))?.feature == 1)
  }

  @Test func aStretchIsEnteredAllAlong() {
    // The front of a park along the street from 120 to 180.
    let (one, other) = (at(120, 100), at(180, 100))
    let front = WalkSource(
      edge: Int(one.edge), from: min(one.along, other.along), to: max(one.along, other.along), leg: 0,
      owner: 0)
    let area = WalkingArea(graph, sources: [front], reaches: [100])
    for (x, cost) in [
      (100.0, 20.0), (110, 10), (120, 0), (150, 0), (180, 0), (190, 10), (200, 20), (280, 100),
    ] {
      #expect(area.nearest(at(x, 100))?.cost == cost, "\(x)")
    }
    #expect(area.nearest(at(100, 180))?.cost == 100 && area.nearest(at(281, 100)) == nil)
    // Another one within it is nearest nowhere.
    let both = WalkingArea(
      graph,
      sources: [
        front, WalkSource(edge: Int(one.edge), from: front.from + 20, to: front.from + 30, leg: 0, owner: 1),
      ],
      reaches: [100, 100])
    #expect(both.nearest(at(145, 100))?.feature == 0)
  }

  @Test func legsCountWhenTheRuleSaysSo() {
    // A facility 30 m north of the town and a place 40 m north of it, 200 m of street between them.
    for (countsWay, cost) in [(true, 270.0), (false, 200)] {
      let linker = StreetLinker(graph, rule: LinkRule(within: 45, countsWay: countsWay))
      let source = WalkSource(linker.sure(150, 430), owner: 0)
      let link = linker.sure(350, 440)
      let area = WalkingArea(graph, sources: [source], reaches: [cost])
      #expect(area.covers(link) && area.nearest(link)?.cost == cost && area.remaining(link) == 0)
      let less = WalkingArea(graph, sources: [source], reaches: [cost - 1])
      #expect(!less.covers(link))
      #expect(linker.link(x: 350, y: 446) == nil)
    }
  }

  @Test func stairsCountTwice() {
    // 100 m of stairs between two streets of 100 m, and a way round of 150 m.
    var drawn = DrawnStreets([
      [(0, 0), (100, 0)], [(200, 0), (300, 0)], [(100, 0), (100, 25), (200, 25), (200, 0)],
    ])
    drawn.add([PlanarPoint(100, 0), PlanarPoint(200, 0)], slowness: 2)
    let linker = StreetLinker(drawn.graph)
    func link(_ x: Double, _ y: Double) -> StreetLink { linker.sure(x, y) }
    let area = WalkingArea(linker.graph, sources: [WalkSource(link(0, 0), owner: 0)], reaches: [1000])
    for (x, cost) in [(100.0, 100.0), (130, 160), (187, 274), (190, 270), (200, 250), (300, 350)] {
      #expect(area.nearest(link(x, 0))?.cost == cost, "\(x)")
    }
    #expect(area.nearest(link(150, 25))?.cost == 175)
    // A source on the stairs.
    let stairs = WalkingArea(linker.graph, sources: [WalkSource(link(120, 0), owner: 0)], reaches: [1000])
    #expect(stairs.nearest(link(150, 0))?.cost == 60 && stairs.nearest(link(50, 0))?.cost == 90)
    #expect(stairs.nearest(link(200, 0))?.cost == 160)
  }

  @Test func aRingIsWalkedTheShorterWayRound() {
    let ring = DrawnStreets([[(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]])
    let linker = StreetLinker(ring.graph)
    func link(_ x: Double, _ y: Double) -> StreetLink { linker.sure(x, y) }
    let area = WalkingArea(linker.graph, sources: [WalkSource(link(30, 0), owner: 0)], reaches: [1000])
    for (place, cost) in [
      ((0.0, 50.0), 80.0), ((100, 50), 120), ((60, 100), 190), ((80, 100), 190), ((30, 0), 0),
    ] {
      #expect(area.nearest(link(place.0, place.1))?.cost == cost, "\(place)")
    }
  }

  @Test func aPieceOfItsOwnIsNotReached() {
    var drawn = GridTown.long
    drawn.add([PlanarPoint(700, 0), PlanarPoint(800, 0)])
    let linker = StreetLinker(drawn.graph, rule: LinkRule(within: 20))
    let source = WalkSource(linker.sure(0, 0), owner: 0)
    let area = WalkingArea(linker.graph, sources: [source], reaches: [1e6])
    let links = linker.links(x: [500, 750, 600], y: [400, 0, 0])
    #expect(area.covers(links) == [true, false, false])
    #expect(area.nearest(linker.sure(750, 0)) == nil)
  }

  @Test func anEndlessReachEndsWhereStreetsDo() {
    var drawn = GridTown.long
    drawn.add([PlanarPoint(700, 0), PlanarPoint(800, 0)])
    let linker = StreetLinker(drawn.graph, rule: LinkRule(within: 20))
    let area = WalkingArea(everywhere: linker.graph, sources: [WalkSource(linker.sure(0, 0), owner: 0)])
    let links = linker.links(x: [500, 750, 600], y: [400, 0, 0])
    #expect(area.covers(links) == [true, false, false] && !area.covers(linker.sure(750, 0)))
    #expect(area.nearest(linker.sure(500, 400))?.cost == 900)
    #expect(area.remaining(linker.sure(500, 400)) ?? 0 > 1e300)
    let endless = WalkingArea(
      linker.graph, sources: [WalkSource(linker.sure(0, 0), owner: 1)], reaches: [nil, .infinity])
    #expect(endless.covers(links) == [true, false, false] && endless.nearest(linker.sure(750, 0)) == nil)
    #expect(
      endless.nearest(linker.sure(500, 400))?.feature == 1 && endless.remaining(linker.sure(750, 0)) == nil)
    #expect(area.nearest(linker.sure(750, 0)) == nil && area.remaining(linker.sure(750, 0)) == nil)
    #expect(area.reachedNodeCount == linker.graph.nodeCount - 2)
  }

  @Test func anAreaThatNamesNobodyCoversTheSame() {
    let sources = [WalkSource(at(150, 100), owner: 0), WalkSource(at(560, 400), owner: 1)]
    let links = linker.links(x: places.map(\.x), y: places.map(\.y))
    let named = WalkingArea(graph, sources: sources, reaches: [320, 150])
    let bare = WalkingArea(graph, sources: sources, reaches: [320, 150], namesOwners: false)
    let expected = places.map { walked((150, 100), $0) <= 320 || walked((560, 400), $0) <= 150 }
    #expect(named.covers(links) == expected && bare.covers(links) == expected)
  }
}
