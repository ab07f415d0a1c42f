// Street metres within reach: by arithmetic, and laws that hold in any town.

import Measures
import Planar
import Streets
import TestSupport
import Testing

@Suite struct StreetCoverageTests {
  private let road = Walks([[(0, 500), (2000, 500)]])

  private func area(_ places: [(Double, Double)], _ reach: Double) -> ServiceArea {
    ServiceArea(supply: .points(places), reaches: places.map { _ in reach })
  }

  @Test func onFootIntoBothDistricts() throws {
    let outcome = StreetCoverage.measure(
      try road.parts(), within: road.area([(1000, 500)], 300), districtCount: 2)
    #expect(outcome.covered.values == [300, 300])
    #expect(outcome.uncovered.values == [700, 700])
    #expect(outcome.total.values == [1000, 1000])
    #expect(outcome.gaps.map(\.stretch.length) == [700, 700] && outcome.gaps.map(\.district) == [0, 1])
    // 40 m are walked to the street.
    let beside = StreetCoverage.measure(
      try road.parts(), within: road.area([(1000, 540)], 300), districtCount: 2)
    #expect(beside.covered.values == [260, 260])
  }

  @Test func inAStraightLine() throws {
    // A disc of 50 m around a place 40 m beside the road: 30 m to either side.
    let outcome = StreetCoverage.measure(
      try road.parts(), of: road.graph, within: area([(1000, 540)], 50), districtCount: 2)
    #expect(outcome.covered.values.map { abs($0 - 30) < 1e-9 } == [true, true])
    #expect(outcome.total.values == [1000, 1000])
    // Through a park of 200 m, and 10 m before and behind it.
    let park = ServiceArea(supply: .rectangles([(400, 400, 600, 600)]), reaches: [10])
    let through = StreetCoverage.measure(
      try road.parts(), of: road.graph, within: park, districtCount: 2)
    #expect(abs(through.covered.values[0] - 220) < 1e-9 && through.covered.values[1] == 0)
    #expect(through.gaps.count == 3)
  }

  @Test func whatIsOutsideIsSummedOutside() throws {
    let road = Walks([[(-500, 500), (500, 500)]])
    let outcome = StreetCoverage.measure(
      try road.parts(), within: road.area([(0, 500)], 200), districtCount: 2)
    #expect(outcome.covered.outside.value == 200 && outcome.covered.values == [200, 0])
    #expect(outcome.uncovered.outside.value == 300 && outcome.total.outside.value == 500)
  }

  @Test(arguments: 0..<30) func lawsOfAnyTown(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var lines: [[(Double, Double)]] = []
    for line in 0...6 {
      lines.append((0...10).map { (Double($0) * 180 + random.number(-40...40), Double(line) * 150) })
      lines.append((0...6).map { (Double(line) * 310 + random.number(-40...40), Double($0) * 150) })
    }
    let streets = StreetLines(.lines(lines)).joinedAtCrossings()
    let walks = Walks(linker: StreetLinker(StreetGraph(streets)))
    let parts = try walks.parts()
    // On the streets, so that a walk is never shorter than the straight way.
    let places = (0..<random.whole(1...8)).map { _ -> (Double, Double) in
      let edge = random.whole(0...walks.graph.edgeCount - 1)
      let place = walks.graph.place(onEdge: edge, along: random.number(0...walks.graph.length(of: edge)))
      return (place.x, place.y)
    }
    let reach = random.number(20...400)
    let walk = StreetCoverage.measure(parts, within: walks.area(places, reach), districtCount: 2)
    let straight = StreetCoverage.measure(
      parts, of: walks.graph, within: area(places, reach), districtCount: 2)
    for outcome in [walk, straight] {
      for (one, other) in zip(
        zip(outcome.covered.values, outcome.uncovered.values).map(+) + [outcome.total.whole.value],
        outcome.total.values + [walks.graph.length])
      {
        #expect(abs(one - other) < 1e-6, "seed \(seed)")
      }
      let gaps = outcome.gaps.reduce(0) { $0 + $1.stretch.length }
      #expect(abs(gaps - outcome.uncovered.whole.value) < 1e-6, "seed \(seed)")
    }
    for (walked, seen) in zip(walk.covered.values, straight.covered.values) {
      #expect(walked <= seen + 1e-6, "seed \(seed)")
    }
    // By looking at many places.
    var seen = 0.0
    for part in parts {
      let steps = 50
      for step in 0..<steps {
        let along = part.stretch.from + part.stretch.length * (Double(step) + 0.5) / Double(steps)
        let place = walks.graph.place(onEdge: Int(part.stretch.edge), along: along)
        if area(places, reach).covers(x: place.x, y: place.y) { seen += part.stretch.length / Double(steps) }
      }
    }
    let slack = Double(parts.count)
    #expect(abs(straight.covered.whole.value - seen) < max(20, slack), "seed \(seed)")
  }
}
