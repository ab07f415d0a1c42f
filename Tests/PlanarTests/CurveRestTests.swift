// What edges leave of offset curves, against the distances of many places along them.

import Foundation
import TestSupport
import Testing

@testable import Planar

@Suite struct CurveRestTests {
  @Test func aDiscTakesAnArcWithoutALoss() {
    // Two circles of radius 5 around (0, 0) and (6, 0) cross at (3, 4) and (3, -4).
    let arc = OffsetCurve(x: 0, y: 0, radius: 5, start: .pi / 4, end: .pi / 2)
    var rest = CurveRest(
      whole: arc, from: arc.place(at: arc.start), to: arc.place(at: arc.end), rounding: 0,
      reusing: CurveIntervals())
    rest.subtract(reach: 5, of: 6, 0, 6, 0)
    #expect(rest.intervals.count == 1)
    #expect(abs(rest.intervals.low - acos(0.6)) < 1e-15)
    #expect(abs(rest.low.x - 3) < 1e-14 && abs(rest.low.y - 4) < 1e-14)
    rest.subtract(reach: 5, of: 0, 6, 0, 6)
    #expect(rest.isEmpty)
  }

  @Test func aParallelIsCutByAStrip() {
    let segment = OffsetCurve(x: 0, y: 0, ux: 1, uy: 0, start: 0, end: 100)
    var rest = CurveRest(
      whole: segment, from: segment.place(at: 0), to: segment.place(at: 100), rounding: 0,
      reusing: CurveIntervals())
    rest.subtract(reach: 10, of: 50, -80, 50, 80)
    #expect(rest.intervals.lows == [0, 60] && rest.intervals.highs == [40, 100])
    // The same line's own strip: at exactly the reach nothing is held.
    rest.subtract(reach: 10, of: 0, 10, 100, 10)
    #expect(rest.intervals.lows == [0, 60])
    rest.cut(by: 20, -5, 20, 5)
    #expect(rest.intervals.lows == [0, 20, 60])
  }

  @Test(arguments: 1...300 as ClosedRange<UInt64>) func asDistances(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let start = random.number(-7...7)
    let curve =
      random.whole(0...1) == 0
      ? OffsetCurve(
        x: 1, y: 2, radius: random.number(1...9), start: start, end: start + random.number(0.01...0.78))
      : OffsetCurve(x: 1, y: 2, ux: cos(start), uy: sin(start), start: 0, end: random.number(1...15))
    var rest = CurveRest(
      whole: curve, from: curve.place(at: curve.start), to: curve.place(at: curve.end), rounding: 0,
      reusing: CurveIntervals())
    var edges: [(Double, Double, Double, Double, Double)] = []
    for _ in 0..<random.whole(1...4) {
      let ax = random.number(-9...9)
      let ay = random.number(-9...9)
      let isPoint = random.whole(0...3) == 0
      edges.append(
        (
          random.number(0.5...8), ax, ay, isPoint ? ax : random.number(-9...9),
          isPoint ? ay : random.number(-9...9)
        ))
    }
    for (reach, ax, ay, bx, by) in edges where !rest.isEmpty {
      rest.subtract(reach: reach, of: ax, ay, bx, by)
    }
    for step in 0...1000 {
      let parameter = min(curve.end, curve.start + (curve.end - curve.start) * Double(step) / 1000)
      let place = curve.place(at: parameter)
      let gaps = edges.map { reach, ax, ay, bx, by in
        Distance.squared(x: place.x, y: place.y, toSegment: ax, ay, bx, by).squareRoot() - reach
      }
      let least = gaps.min() ?? 1
      // At the reach itself either may come.
      guard abs(least) > 1e-9 else { continue }
      let isLeft = zip(rest.intervals.lows, rest.intervals.highs).contains {
        $0 <= parameter && parameter <= $1
      }
      #expect(isLeft == (least > 0), "seed \(seed), parameter \(parameter)")
    }
  }
}
