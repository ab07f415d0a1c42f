// Groups of near places against the plain search from place to place.

import TestSupport
@testable import Measures
import Planar
import Testing

private struct TestPlace: NearPlaces.Place {
  var x: Double
  var y: Double
  var kind: Int32
}

extension NearPlaces {
  fileprivate static func groups(_ points: [PlanarPoint], kinds: [Int32], within: Double) -> [[Int]] {
    let groups = groups(zip(points, kinds).map { TestPlace(x: $0.x, y: $0.y, kind: $1) }, within: within)
    return (0..<groups.count).map { groups[$0].map { Int($0) } }
  }
}

@Suite struct NearPlacesTests {
  /// Single linkage as it is said: from each place to all that are near.
  private func slow(_ points: [PlanarPoint], kinds: [Int32], within: Double) -> [[Int]] {
    var group = [Int](repeating: -1, count: points.count)
    var groups: [[Int]] = []
    for seed in points.indices where group[seed] < 0 {
      group[seed] = groups.count
      var open = [seed]
      var members: [Int] = []
      while let place = open.popLast() {
        members.append(place)
        for other in points.indices
        where group[other] < 0 && kinds[other] == kinds[seed]
          && points[other].distance(to: points[place]) <= within
        {
          group[other] = groups.count
          open.append(other)
        }
      }
      groups.append(members.sorted())
    }
    return groups
  }

  @Test(arguments: [1, 2, 3] as [UInt64], [1500.0, 4000])
  func agreesWithTheSearchFromPlaceToPlace(seed: UInt64, size: Double) {
    var random = SplitMix64(seed: seed)
    var points: [PlanarPoint] = []
    for _ in 0..<300 {
      let x = 500_000 + random.number(0...size)
      let y = 3_500_000 + random.number(0...size)
      points.append(PlanarPoint(x: x, y: y))
      // Near it, on it, and at the very distance: 30² + 40² = 50².
      if random.whole(0...2) == 0 {
        points.append(PlanarPoint(x: x + random.number(-60...60), y: y + random.number(-60...60)))
        points.append(PlanarPoint(x: x, y: y))
        points.append(PlanarPoint(x: x + 30, y: y + 40))
      }
    }
    points.shuffle(using: &random)
    let kinds = points.map { _ in Int32(random.whole(0...2)) }
    let groups = NearPlaces.groups(points, kinds: kinds, within: 50)
    #expect(groups == slow(points, kinds: kinds, within: 50), "seed \(seed)")
    #expect(groups.count > 3 && groups.contains { $0.count > 2 }, "seed \(seed)")
  }

  @Test func wholeMetresAtTheVeryDistanceAreNear() {
    // Rows 30 m apart and columns 40 m apart, on both sides of the origin: every diagonal is 50 m.
    var points: [PlanarPoint] = []
    for step in -20...20 {
      points.append(PlanarPoint(x: Double(step) * 30, y: Double(step) * 40))
      points.append(PlanarPoint(x: Double(step) * 51, y: 5000))
    }
    let kinds = [Int32](repeating: 7, count: points.count)
    let groups = NearPlaces.groups(points, kinds: kinds, within: 50)
    #expect(groups.first == Array(stride(from: 0, to: 82, by: 2)))
    #expect(groups.count == 1 + 41)
  }

  @Test func aDenseClusterIsOneGroup() {
    var random = SplitMix64(seed: 4)
    let points = (0..<20_000).map { _ in PlanarPoint(x: random.number(0...60), y: random.number(0...60)) }
    let groups = NearPlaces.groups(points, kinds: [Int32](repeating: 0, count: points.count), within: 50)
    #expect(groups.count == 1 && groups.first?.count == 20_000)
    #expect(NearPlaces.groups([], kinds: [], within: 50).isEmpty)
  }
}
