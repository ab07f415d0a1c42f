// Lines cut into pieces: nothing of them is lost, and each piece goes on where the one before it ended.

import TestSupport
import Testing

@testable import SyntheticCities

@Suite struct CurveCuttingTests {
  @Test(arguments: [1 as UInt64, 2, 3]) func piecesAddUpToTheLine(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<60 {
      let points = (0..<Int(random.number(2...12))).map { _ in
        GroundPoint(random.number(-900...900), random.number(-900...900))
      }
      let every = random.number(20...700)
      let pieces = Curve.cut(points, every: every)
      let whole = Curve.length(points)
      #expect(abs(pieces.reduce(0) { $0 + Curve.length($1) } - whole) < 1e-6 * whole, "seed \(seed)")
      #expect(pieces.count == max(1, Int((whole / every).rounded())), "seed \(seed)")
      for piece in pieces {
        #expect(abs(Curve.length(piece) - whole / Double(pieces.count)) < 1e-5, "seed \(seed)")
      }
      for (one, next) in zip(pieces, pieces.dropFirst()) { #expect(one.last == next.first, "seed \(seed)") }
      #expect(pieces.first?.first == points.first && pieces.last?.last == points.last, "seed \(seed)")
    }
  }

  @Test func aLineMovedToItsLeftKeepsItsDistance() {
    let line = [GroundPoint(0, 0), GroundPoint(100, 0), GroundPoint(250, 0)]
    #expect(Curve.moved(line, by: 10) == [GroundPoint(0, 10), GroundPoint(100, 10), GroundPoint(250, 10)])
    #expect(Curve.moved(line, by: -4).map(\.y) == [-4, -4, -4])
  }
}
