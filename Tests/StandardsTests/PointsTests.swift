// Points at, just below and far below targets, both ways, exact at the borders.

import Standards
import TestSupport
import Testing

struct PointsTests {
  private func earned(_ points: Points, _ value: Double?, _ target: Target?) -> Double? {
    points.earned(value: value, target: target, isMet: value.flatMap { value in target?.isMet(by: value) })
  }

  @Test func allOrNothing() {
    let points = Points(2)
    #expect(earned(points, 0.95, .atLeast(0.9)) == 2)
    #expect(earned(points, 0.9, .atLeast(0.9)) == 2)
    #expect(earned(points, (0.9).nextDown, .atLeast(0.9)) == 0)
    #expect(earned(points, 0, .atLeast(0.9)) == 0)
    #expect(earned(points, 3, .atMost(3)) == 2)
    #expect(earned(points, (3.0).nextUp, .atMost(3)) == 0)
    #expect(earned(Points(2, floor: 0.5), 0, .atLeast(0.9)) == 0.5)
    // A program may say what a document may not: it is short all the same.
    #expect((earned(Points(2, floor: 2), 0, .atLeast(0.9)) ?? 2) < 2)
    #expect(earned(Points(0), 0, .atLeast(0.9)) == 0)
  }

  @Test func aStrictTargetIsMissedAtItsVeryNumber() {
    for (target, value) in [(Target.moreThan(0.9), 0.9), (.lessThan(3), 3)] {
      #expect(earned(Points(2), value, target) == 0)
      let steps = Points(2, deduction: .steps(every: 0.05, lose: 0.25))
      // One step has begun.
      #expect(earned(steps, value, target) == 1.75)
      let zero = value > 1 ? value + 1 : value - 0.3
      let linear = Points(2, deduction: .linear(zeroAt: zero))
      #expect(earned(linear, value, target) == (2.0).nextDown)
    }
    #expect(earned(Points(2), (0.9).nextUp, .moreThan(0.9)) == 2)
    #expect(earned(Points(2), (3.0).nextDown, .lessThan(3)) == 2)
  }

  @Test func linearFallsStraightToZero() throws {
    let points = Points(2, deduction: .linear(zeroAt: 0.5))
    // Quarters are exact in binary numbers.
    #expect(earned(points, 1, .atLeast(1)) == 2)
    #expect(earned(points, 0.875, .atLeast(1)) == 1.5)
    #expect(earned(points, 0.75, .atLeast(1)) == 1)
    #expect(earned(points, 0.5, .atLeast(1)) == 0)
    #expect(earned(points, 0.25, .atLeast(1)) == 0)
    let justBelow = try #require(earned(points, (1.0).nextDown, .atLeast(1)))
    #expect(justBelow < 2 && justBelow > 1.999_999)
    let less = Points(2, floor: 0.25, deduction: .linear(zeroAt: 8))
    #expect(earned(less, 4, .atMost(4)) == 2)
    #expect(earned(less, 5, .atMost(4)) == 1.5)
    #expect(earned(less, 7.75, .atMost(4)) == 0.25)
    #expect(earned(less, 100, .atMost(4)) == 0.25)
  }

  @Test func stepsCountWhenTheyBegin() throws {
    let points = Points(1, deduction: .steps(every: 0.05, lose: 0.25))
    for (value, left) in [
      (0.9, 1.0), (0.899_999, 0.75), (0.85, 0.75), (0.849_999, 0.5), (0.8, 0.5), (0.75, 0.25), (0.7, 0),
      (0.1, 0),
    ] {
      #expect(earned(points, value, .atLeast(0.9)) == left, "\(value)")
    }
    // 0.90 - 0.85 is more than 0.05 in binary numbers, and one step all the same.
    #expect(0.9 - 0.85 > 0.05)
    let less = Points(3, floor: 1, deduction: .steps(every: 0.5, lose: 1))
    for (value, left) in [(3.0, 3.0), (3.5, 2), (3.500_001, 1), (4, 1), (9, 1)] {
      #expect(earned(less, value, .atMost(3)) == left, "\(value)")
    }
  }

  @Test func theToleranceIsABillionthOfAStep() {
    let points = Points(10, deduction: .steps(every: 1, lose: 1))
    #expect(earned(points, 4 - 0.5e-9, .atLeast(5)) == 9)
    #expect(earned(points, 4 - 2e-9, .atLeast(5)) == 8)
  }

  @Test func whatIsUnknownIsNeverZero() {
    for points in [
      Points(2), Points(2, deduction: .linear(zeroAt: 0)), Points(2, deduction: .steps(every: 1, lose: 1)),
    ] {
      #expect(points.earned(value: nil, target: .atLeast(1), isMet: nil) == nil)
      // A value without a verdict, as without a target.
      #expect(points.earned(value: 0.5, target: nil, isMet: nil) == nil)
      #expect(points.earned(value: 0.5, target: .atLeast(1), isMet: nil) == nil)
    }
  }

  @Test func fullPointsAreForWhatIsMetAndNeverLessThanTheFloor() {
    let seed: UInt64 = 59
    var numbers = SplitMix64(seed: seed)
    for round in 0..<2_000 {
      let number = Double.random(in: 0.1...1, using: &numbers)
      let wantsMore = Bool.random(using: &numbers)
      let isStrict = Bool.random(using: &numbers)
      let target: Target =
        wantsMore
        ? (isStrict ? .moreThan(number) : .atLeast(number)) : (isStrict ? .lessThan(number) : .atMost(number))
      let full = Double.random(in: 0.5...5, using: &numbers)
      let floor = full * Double.random(in: 0...0.9, using: &numbers)
      let off = Double.random(in: 0.01...1, using: &numbers)
      let points = [
        Points(full, floor: floor),
        Points(full, floor: floor, deduction: .linear(zeroAt: wantsMore ? number - off : number + off)),
        Points(full, floor: floor, deduction: .steps(every: off / 3, lose: full / 4)),
      ]
      let values = [
        number, number.nextUp, number.nextDown, number - off, number + off,
        Double.random(in: -1...2, using: &numbers),
      ].sorted { wantsMore ? $0 < $1 : $0 > $1 }
      for points in points {
        var before = floor
        for value in values {
          let isMet = target.isMet(by: value)
          let earned = points.earned(value: value, target: target, isMet: isMet) ?? .nan
          #expect((earned == full) == isMet, "seed \(seed), round \(round), \(points), \(value), \(target)")
          #expect(earned >= floor, "seed \(seed), round \(round)")
          // What is better never earns less.
          #expect(earned >= before, "seed \(seed), round \(round), \(points), \(value), \(target)")
          before = earned
        }
      }
    }
  }
}
