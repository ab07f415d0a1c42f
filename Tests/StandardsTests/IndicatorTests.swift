// Targets at their very number: strict and not.

import Standards
import Testing

struct IndicatorTests {
  @Test func aTargetDecidesAtItsNumberExactly() {
    #expect(Target.atLeast(0.8).isMet(by: 0.8))
    #expect(!Target.atLeast(0.8).isMet(by: (0.8).nextDown))
    #expect(!Target.moreThan(0.8).isMet(by: 0.8))
    #expect(Target.moreThan(0.8).isMet(by: (0.8).nextUp))
    #expect(Target.atMost(0).isMet(by: 0))
    #expect(!Target.atMost(0).isMet(by: .leastNonzeroMagnitude))
    #expect(!Target.lessThan(120).isMet(by: 120))
    #expect(Target.lessThan(120).isMet(by: (120.0).nextDown))
  }

  @Test func wordsAreThoseOfTheFiles() {
    #expect(
      [Target.atLeast(1), .moreThan(1), .atMost(1), .lessThan(1)].map(\.word)
        == ["at_least", "more_than", "at_most", "less_than"])
    #expect(
      Confidence.allCases.map(\.rawValue) == ["seen-A", "seen-B", "memory", "derived", "not-found"])
  }
}
