// The part of a straight piece within a distance of another: known parts, and against looking at many places of it.

import TestSupport
import Testing

@testable import Planar

@Suite struct CapsuleTests {
  private func share(
    _ a: (Double, Double), _ b: (Double, Double), _ radius: Double, of p: (Double, Double),
    _ q: (Double, Double)
  ) -> (from: Double, to: Double)? {
    Capsule(PlanarPoint(x: a.0, y: a.1), PlanarPoint(x: b.0, y: b.1), radius: radius)
      .share(of: PlanarPoint(x: p.0, y: p.1), PlanarPoint(x: q.0, y: q.1))
  }

  private func expect(
    _ found: (from: Double, to: Double)?, _ from: Double, _ to: Double,
    location: SourceLocation = #_sourceLocation
  ) {
    #expect(
      found.map { abs($0.from - from) < 1e-12 && abs($0.to - to) < 1e-12 } == true,
      "\(String(describing: found))", sourceLocation: location)
  }

  @Test func aPieceThroughItIsCutWhereItsBorderIs() {
    // Beside the piece, past its ends, through its round end, and along it.
    expect(share((0, 0), (100, 0), 10, of: (50, -40), (50, 40)), 0.375, 0.625)
    expect(share((0, 0), (100, 0), 10, of: (-60, 0), (140, 0)), 0.25, 0.85)
    // 8 m above the end, the disc of 10 m is 6 m wide to either side.
    expect(share((0, 0), (100, 0), 10, of: (-100, 8), (0, 8)), 0.94, 1)
    expect(share((0, 0), (100, 0), 10, of: (20, 10), (30, 10)), 0, 1)
    // 6 m left of the end, where the disc reaches 8 m up and down.
    expect(share((0, 0), (100, 0), 10, of: (-6, -16), (-6, 16)), 0.25, 0.75)
  }

  @Test func aPlaceIsADisc() {
    expect(share((5, 5), (5, 5), 5, of: (5, -5), (5, 15)), 0.25, 0.75)
    #expect(share((5, 5), (5, 5), 5, of: (11, -5), (11, 15)) == nil)
  }

  @Test func whatOnlyTouchesOrHasNoLengthHasNoPart() {
    #expect(share((0, 0), (100, 0), 10, of: (110, -10), (110, 10)) == nil)
    #expect(share((0, 0), (100, 0), 10, of: (50, 0), (50, 0)) == nil)
    #expect(share((0, 0), (100, 0), 10, of: (0, 10.001), (100, 10.001)) == nil)
  }

  @Test(arguments: 0..<300) func agreesWithLookingAtEachPlace(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func place() -> PlanarPoint {
      // Whole numbers often: parallel pieces, common ends, no length.
      seed % 2 == 0
        ? PlanarPoint(x: random.number(-100...100), y: random.number(-100...100))
        : PlanarPoint(x: Double(random.whole(-4...4)) * 20, y: Double(random.whole(-4...4)) * 20)
    }
    let (a, b, p, q) = (place(), place(), place(), place())
    let radius = random.whole(0...1) == 0 ? Double(random.whole(1...4)) * 10 : random.number(1...80)
    let found = Capsule(a, b, radius: radius).share(of: p, q)
    if let found { #expect(0 <= found.from && found.from < found.to && found.to <= 1, "seed \(seed)") }
    for step in 0...400 where p != q {
      let share = Double(step) / 400
      let (x, y) = (p.x + share * (q.x - p.x), p.y + share * (q.y - p.y))
      let away = Distance.squared(x: x, y: y, toSegment: a.x, a.y, b.x, b.y).squareRoot()
      // Not where rounding decides.
      guard abs(away - radius) > 1e-6 else { continue }
      let isIn = found.map { $0.from <= share && share <= $0.to } ?? false
      #expect(isIn == (away < radius), "seed \(seed), \(share)")
    }
  }
}
