// Intervals taken away from an interval, against marking many small cells.

import TestSupport
import Testing

@testable import Planar

@Suite struct CurveIntervalsTests {
  @Test func whatIsTakenAwayIsOpen() {
    var rest = CurveIntervals()
    rest.reset(low: 0, high: 10)
    rest.subtract(3, 4)
    rest.subtract(4, 6)
    #expect(rest.lows == [0, 6] && rest.highs == [3, 10])
    rest.subtract(5, 5)
    rest.subtract(20, 30)
    rest.subtract(-5, 0)
    #expect(rest.lows == [0, 6] && rest.highs == [3, 10])
    rest.cut(at: 8)
    rest.cut(at: 6)
    rest.cut(at: 5)
    #expect(rest.lows == [0, 6, 8] && rest.highs == [3, 8, 10])
    #expect(rest.low == 0 && rest.high == 10)
    rest.subtract(-1, 11)
    #expect(rest.isEmpty)
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>) func asCells(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var rest = CurveIntervals()
    rest.reset(low: 0, high: 40)
    var cells = [Bool](repeating: true, count: 40)
    for _ in 0..<random.whole(1...8) {
      let low = random.whole(-5...42)
      let high = low + random.whole(0...9)
      rest.subtract(Double(low), Double(high))
      for cell in cells.indices where cell >= low && cell < high { cells[cell] = false }
    }
    let left = cells.indices.filter { cell in
      zip(rest.lows, rest.highs).contains { $0 <= Double(cell) && Double(cell) + 1 <= $1 }
    }
    #expect(left == cells.indices.filter { cells[$0] }, "seed \(seed)")
    #expect(zip(rest.highs, rest.lows.dropFirst()).allSatisfy { $0 < $1 }, "seed \(seed)")
  }
}
