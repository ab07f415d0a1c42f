// A straight piece cut at the borders of regions: known parts, and against looking at many places of it.

import TestSupport
import Testing

@testable import Planar

@Suite struct RegionCutterLinesTests {
  /// Two squares of 1 km side by side, and one farther east behind a gap of 1 km.
  private let squares = RegionCutter(
    .rectangles([(0, 0, 1000, 1000), (1000, 0, 2000, 1000), (3000, 0, 4000, 1000)]))

  private func parts(_ a: (Double, Double), _ b: (Double, Double)) -> [RegionCutter.LinePart] {
    squares.parts(from: PlanarPoint(x: a.0, y: a.1), to: PlanarPoint(x: b.0, y: b.1))
  }

  @Test func aPieceAcrossRegionsAndBetweenThem() {
    #expect(
      parts((-1000, 500), (4000, 500)) == [
        .init(from: 0, to: 0.2, region: nil), .init(from: 0.2, to: 0.4, region: 0),
        .init(from: 0.4, to: 0.6, region: 1), .init(from: 0.6, to: 0.8, region: nil),
        .init(from: 0.8, to: 1, region: 2),
      ])
    #expect(parts((100, 100), (900, 900)) == [.init(from: 0, to: 1, region: 0)])
    #expect(parts((-100, 2000), (900, 2000)) == [.init(from: 0, to: 1, region: nil)])
  }

  @Test func alongACommonBorderItIsTheLowerRegion() {
    #expect(
      parts((1000, 1500), (1000, -500)) == [
        .init(from: 0, to: 0.25, region: nil), .init(from: 0.25, to: 0.75, region: 0),
        .init(from: 0.75, to: 1, region: nil),
      ])
    // Turned, it is the same.
    #expect(parts((1000, -500), (1000, 1500)).map(\.region) == [nil, 0, nil])
  }

  /// A border of many corners, and each of its edges, or a part of it, as a line: however its middle is rounded.
  @Test(arguments: [UInt64(1), 2, 3, 4]) func alongASlantedBorderItIsTheLowerRegion(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let border = (0...40).map { (random.number(450...550), Double($0) * 25.1) }
    let top = border[40].1
    let west = [(0.0, 0.0)] + border + [(0, top), (0, 0)]
    let east = [(1000.0, 0.0), (1000, top)] + border.reversed() + [(1000, 0)]
    var regions = PlanarGeometries()
    regions.addExactly(.polygon, [[east]])
    regions.addExactly(.polygon, [[west]])
    let cutter = RegionCutter(regions)
    for (a, b) in zip(border, border.dropFirst()) {
      let (from, to) = (random.number(0...0.4), random.number(0.6...1))
      func place(_ share: Double) -> PlanarPoint {
        PlanarPoint(x: a.0 + share * (b.0 - a.0), y: a.1 + share * (b.1 - a.1))
      }
      #expect(cutter.parts(from: place(0), to: place(1)).map(\.region) == [0], "seed \(seed)")
      #expect(cutter.parts(from: place(to), to: place(from)).map(\.region) == [0], "seed \(seed)")
    }
  }

  @Test func aPieceWithoutLengthLiesWhereItsPlaceDoes() {
    #expect(parts((500, 500), (500, 500)).map(\.region) == [0])
    #expect(squares.bordersTouch(Box(minX: 900, minY: 400, maxX: 1100, maxY: 500)))
  }

  @Test(arguments: 0..<60) func agreesWithLookingAtEachPlace(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let regions = JaggedRegions(&random, jitter: seed % 3 == 0 ? 0 : 20)
    let cutter = RegionCutter(regions.geometries)
    for piece in 0..<20 {
      let a = JaggedRegions.place(&random)
      var b = JaggedRegions.place(&random)
      // Short ones, some along the axes, as the borders without jitter are.
      if piece % 2 == 0 {
        b = PlanarPoint(
          x: a.x + (piece % 4 == 0 ? 0 : random.number(-300...300)), y: a.y + random.number(-300...300))
      }
      if piece % 5 == 0 {
        // On a corner of a border, and on to another.
        let corners = regions.meridians[random.whole(0...4)]
        b = corners[random.whole(0...corners.count - 1)]
      }
      let parts = cutter.parts(from: a, to: b)
      #expect(parts.first?.from == 0 && parts.last?.to == 1, "seed \(seed), piece \(piece)")
      #expect(
        zip(parts, parts.dropFirst()).allSatisfy { $0.to == $1.from && $0.region != $1.region },
        "seed \(seed), piece \(piece)")
      let length = parts.reduce(0) { $0 + $1.to - $1.from }
      #expect(abs(length - 1) < 1e-12, "seed \(seed), piece \(piece)")
      for step in 0..<100 {
        let share = (Double(step) + 0.5) / 100
        // Not where rounding decides.
        if parts.contains(where: { abs($0.from - share) < 1e-9 }) { continue }
        let found = parts.first { $0.from <= share && share <= $0.to }
        let place = PlanarPoint(x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y))
        #expect(
          found?.region == cutter.locator.first(x: place.x, y: place.y), "seed \(seed), piece \(piece)")
      }
    }
  }
}
