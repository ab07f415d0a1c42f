// The outlines of buildings: sound rings inside the room that they were given.

import TestSupport
import Testing

@testable import SyntheticCities

@Suite struct FootprintTests {
  static let all: [Footprint] = [.bar, .angle, .horseshoe, .stepped, .cross, .bays, .court]

  @Test(arguments: all)
  func outlinesAreSimpleAndStayInTheirRoom(footprint: Footprint) {
    var random = SplitMix64(seed: 31)
    for round in 0..<200 {
      let (length, depth) = (random.number(21...60), random.number(9...24))
      let along = GroundPoint(random.number(-1...1), random.number(0.1...1)).unit
      let centre = GroundPoint(random.number(-9000...9000), random.number(-9000...9000))
      let outline = footprint.outline(
        centre: centre, along: along, length: length, depth: depth, part: random.number(0...1))
      #expect(outline.ring.isSimple, "seed 31, round \(round)")
      #expect(outline.ring.area > 0 && outline.ring.area < length * depth + 1e-6)
      for point in outline.ring.points + (outline.yard?.points ?? []) {
        let way = point - centre
        #expect(abs(way.dot(along)) < length / 2 + 1e-6 && abs(way.cross(along)) < depth / 2 + 1e-6)
      }
      if let yard = outline.yard {
        #expect(yard.isSimple && yard.area > 0)
        #expect(yard.points.allSatisfy { outline.ring.holds($0, margin: 2) })
      }
    }
  }

  @Test func onlyDeepRoomsHaveYards() {
    var random = RandomSource(seed: 4, stream: .buildings)
    for _ in 0..<500 {
      if case .court = Footprint.suiting(length: 40, depth: 12, levels: 5, random: &random) {
        Issue.record("a yard in a room 12 m deep")
      }
    }
    let deep = (0..<100).map { _ in Footprint.suiting(length: 25, depth: 22, levels: 2, random: &random) }
    #expect(deep.contains { if case .court = $0 { true } else { false } })
  }
}
