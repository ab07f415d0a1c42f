// Intervals judged by the pieces on either side of them, and by distance where these do not agree.

import Testing

@testable import Planar

@Suite struct IntervalJudgeTests {
  private let box = Box(minX: 0, minY: 0, maxX: 100, maxY: 1)

  /// The stretches of 0 ... 100 that are held, by where boundaries are crossed and whether they cover the east; and the
  /// places whose distance was asked.
  private func held(
    _ marks: [(x: Double, coversEast: Bool)], truth: (Double) -> Bool, height: Double = 1
  ) -> (stretches: [ClosedRange<Double>], asked: [Double]) {
    let curves = marks.map { BoundaryPiece(fromX: $0.x, 0, toX: $0.x, 1, coversEast: $0.coversEast) }
    let crossings = marks.indices.map {
      LevelSweep.Crossing(curve: Int32($0), low: marks[$0].x, middle: marks[$0].x, high: marks[$0].x)
    }
    var judge = IntervalJudge(groupCount: 1, nearness: 1e-9)
    judge.begin(crossings, height: height, curves: curves, groups: marks.map { _ in 0 }, box: box)
    var found: [Interval] = []
    var asked: [Double] = []
    let whole = Interval(
      west: .init(curve: 90, low: 0, middle: 0, high: 0),
      east: .init(curve: 91, low: 100, middle: 100, high: 100))
    judge.intervals(of: 0, in: whole, fixed: nil, hasLevelPiece: false, into: &found) { x in
      asked.append(x)
      return truth(x)
    }
    return (found.map { $0.west.middle...$0.east.middle }, asked)
  }

  @Test func piecesSayWhatLiesBetweenThem() {
    let found = held([(20, true), (60, false), (70, true)]) { $0 > 20 && $0 < 60 || $0 > 70 }
    #expect(found.stretches == [20...60, 70...100])
    // The outermost intervals of the first line have one witness only.
    #expect(found.asked == [10, 85])
  }

  @Test func coincidingBoundariesAreOne() {
    let found = held([(20, true), (20, true), (60, false), (60, false)]) { $0 > 20 && $0 < 60 }
    #expect(found.stretches == [20...60])
  }

  @Test func distancesDecideWherePiecesDoNotAgree() {
    // A seam: what lies west of it ends where the other begins, in the wrong order by rounding.
    let seam = held([(50 - 1e-12, true), (50, false)]) { _ in true }
    #expect(seam.stretches.first?.lowerBound == 0 && seam.stretches.last?.upperBound == 100)
    // A piece that should not be there.
    let extra = held([(30, false), (60, false)]) { $0 < 60 }
    #expect(extra.stretches == [0...60])
    #expect(extra.asked.contains(45))
  }

  @Test func withoutAPieceOnePlaceDecides() {
    #expect(held([]) { _ in true }.stretches == [0...100])
    #expect(held([]) { _ in false }.stretches.isEmpty)
    #expect(held([]) { _ in false }.asked == [50])
  }
  @Test func anotherPieceIsNotTrustedAtTheEnds() {
    // Line after line, one piece beside the last interval: its number, and whether the interval is held all the same,
    // as where the boundary that lies upon it was left out.
    var judge = IntervalJudge(groupCount: 1, nearness: 1e-9)
    let curves = (0..<2).map { BoundaryPiece(fromX: Double(40 + $0), 0, toX: Double(40 + $0), 1) }
    var asked = 0
    for (curve, truth) in [(0, false), (0, false), (1, true), (1, true), (0, false)] {
      let x = Double(40 + curve)
      let crossing = LevelSweep.Crossing(curve: Int32(curve), low: x, middle: x, high: x)
      judge.begin([crossing], height: 1, curves: curves, groups: [0, 0], box: box)
      var found: [Interval] = []
      let whole = Interval(
        west: .init(curve: 90, low: 0, middle: 0, high: 0),
        east: .init(curve: 91, low: 100, middle: 100, high: 100))
      judge.intervals(of: 0, in: whole, fixed: nil, hasLevelPiece: false, into: &found) { place in
        if place > x { asked += 1 }
        return place < x || truth
      }
      #expect(found.map { $0.east.middle } == [truth ? 100 : x])
    }
    // Not in the second line, where the same piece says what was right in the first.
    #expect(asked == 4)
  }
}
