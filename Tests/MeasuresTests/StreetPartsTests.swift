// Streets cut at district borders: known metres, and sums that come out for any town.

import Measures
import Planar
import Streets
import TestSupport
import Testing

@Suite struct StreetPartsTests {
  /// The metres of each street in each district, -1 outside, in the order of the parts.
  private func metres(_ parts: [StreetPart]) -> [[Double]] {
    parts.map { [Double($0.street), Double($0.district), $0.stretch.length] }
  }

  @Test func aStreetThroughTwoDistrictsAndOutOfThem() throws {
    // The second street goes on where the first ends: one edge of two streets.
    let walks = Walks([[(-200, 500), (2300, 500)], [(2300, 500), (2400, 500)]])
    #expect(walks.graph.edgeCount == 1)
    let parts = try walks.parts()
    #expect(metres(parts).sorted { $0[2] < $1[2] }.map { $0[2] } == [100, 200, 300, 1000, 1000])
    var sums: [Int32: Double] = [:]
    for part in parts { sums[part.district, default: 0] += part.stretch.length }
    #expect(sums == [-1: 600, 0: 1000, 1: 1000])
    #expect(parts.filter { $0.street == 1 }.map(\.stretch.length) == [100])
    // Along the edge without a gap.
    #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.stretch.to == $1.stretch.from })
  }

  @Test func alongACommonBorderItIsTheFirstDistrict() throws {
    let parts = try Walks([[(1000, -100), (1000, 400)]]).parts()
    #expect(Set(metres(parts)) == [[0, -1, 100], [0, 0, 400]])
  }

  @Test func aBentStreetThatComesBackIsCutEachTime() throws {
    // East over the border, 60 m up, and back.
    let parts = try Walks([[(900, 100), (1100, 100), (1100, 160), (900, 160)]]).parts()
    #expect(metres(parts) == [[0, 0, 100], [0, 1, 260], [0, 0, 100]])
  }

  @Test(arguments: 0..<20) func everyMetreIsInOnePart(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let lines = (0..<40).map { _ in
      (0..<random.whole(2...5)).map { _ in
        // Whole hundreds often: corners on borders, streets along them.
        random.whole(0...1) == 0
          ? (Double(random.whole(-2...22)) * 100, Double(random.whole(-2...12)) * 100)
          : (random.number(-200...2200), random.number(-200...1200))
      }
    }
    let walks = Walks(lines)
    let parts = try walks.parts()
    let sum = parts.reduce(0) { $0 + $1.stretch.length }
    #expect(abs(sum - walks.graph.length) < 1e-6, "seed \(seed)")
    let order = parts.map { ($0.stretch.edge, $0.stretch.from) }
    #expect(zip(order, order.dropFirst()).allSatisfy { $0 < $1 }, "seed \(seed)")
    let districts = Districts.twins()
    for part in parts {
      let place = walks.graph.place(
        onEdge: Int(part.stretch.edge), along: (part.stretch.from + part.stretch.to) / 2)
      // Not where rounding decides.
      let isOnBorder =
        [0, 1000, 2000].contains { abs(place.x - $0) < 1e-6 }
        || [0, 1000].contains { abs(place.y - $0) < 1e-6 }
      let district = districts.district(x: place.x, y: place.y).map { Int32($0) } ?? -1
      #expect(part.district == district || isOnBorder, "seed \(seed), \(part)")
    }
    #expect(try StreetParts(walks.graph, districts: districts, threads: 4).parts == parts, "seed \(seed)")
  }
}
