// Verdicts and shortfalls, rule by rule.

import Measures
import Planar
import Standards
import Testing

@testable import Audits

@Suite struct JudgementTests {
  private func judged(
    _ numerator: Double, _ denominator: Double, _ target: Target?, isCount: Bool = false,
    doubt: Doubt? = nil
  ) -> PlaceResult {
    var place = PlaceResult(districtID: "A", name: "West")
    Judgement(target: target, unit: isCount ? .facilities : .squareMetres, isCount: isCount).judge(
      &place, numerator: numerator, denominator: denominator, ifEmpty: LocalizedText(en: "empty", zh: "空"),
      doubt: doubt)
    return place
  }

  private func doubt(_ bound: Doubt.Bound, keepsValue: Bool = true) -> Doubt {
    Doubt(bound: bound, reason: LocalizedText(en: "doubt", zh: "疑"), keepsValue: keepsValue)
  }

  @Test func theFourTargetsAtTheirNumber() {
    #expect(judged(80, 100, .atLeast(0.8)).verdict == .met)
    #expect(judged(80, 100, .moreThan(0.8)).verdict == .short)
    #expect(judged(80, 100, .atMost(0.8)).verdict == .met)
    #expect(judged(80, 100, .lessThan(0.8)).verdict == .short)
    #expect(judged(79, 100, .atLeast(0.8)).verdict == .short)
    #expect(judged(81, 100, .moreThan(0.8)).verdict == .met)
    #expect(judged(81, 100, .atMost(0.8)).verdict == .short)
    #expect(judged(79, 100, .lessThan(0.8)).verdict == .met)
  }

  /// A sum as measures make it.
  private func sum(_ terms: Double...) -> Double { terms.reduce(into: ExactSum()) { $0.add($1) }.value }

  @Test func aValueAtItsNumberIsTheNumberHoweverSumsAreRounded() {
    let cases: [(Double, Double, Double)] = [
      (sum(35.1), 1, 35.1), (sum(0.9), sum(0.9, 0.1), 0.9), (sum(2.4), sum(6), 0.4), (sum(0.3), sum(1), 0.3),
      (sum(0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7), 7, 0.7), (4, sum(1000, 3000) / 10_000, 10), (0, 5, 0),
    ]
    for (numerator, denominator, goal) in cases {
      for target in [Target.atLeast(goal), .atMost(goal)] {
        let place = judged(numerator, denominator, target)
        #expect(place.verdict == .met && place.value == goal && place.shortfall == nil, "\(target)")
      }
      for target in [Target.moreThan(goal), .lessThan(goal)] {
        let place = judged(numerator, denominator, target)
        #expect(place.verdict == .short && place.value == goal && place.shortfall?.value == 0, "\(target)")
        #expect(judged(numerator, denominator, target, isCount: true).shortfall?.value == 1)
      }
    }
    // What is more than rounding is missing: a millionth of a square metre, and a thousandth of little.
    #expect(judged(80 - 1e-6, 100, .atLeast(0.8)).verdict == .short)
    #expect(judged(80 + 1e-6, 100, .atMost(0.8)).verdict == .short)
    #expect(judged(0.999e-9, 1e-9, .atLeast(1)).verdict == .short)
    #expect(judged(0, 1e-10, .atLeast(1)).verdict == .short)
    #expect(judged(8e12 - 2, 1e13, .atLeast(0.8)).verdict == .short)
  }

  @Test func whatIsProvedIsProvedWithinTheSumsRounding() {
    #expect(Target.atLeast(0.9).isMet(by: sum(0.9), of: sum(0.9, 0.1)))
    #expect(Target.atMost(35.1).isMet(by: sum(35.1), of: 1))
    #expect(!Target.moreThan(0.4).isMet(by: sum(2.4), of: 6))
    #expect(!Target.atLeast(0.9).isMet(by: 0.89, of: 1) && Target.moreThan(0.4).isMet(by: 3, of: 6))
  }

  @Test func theShortfallIsWhatMendsTheNumerator() {
    let place = judged(600, 1000, .atLeast(0.75))
    #expect(place.value == 0.6)
    #expect(place.numerator == 600 && place.denominator == 1000)
    #expect(place.shortfall == Shortfall(value: 150, unit: .squareMetres))
    #expect(judged(1000, 500, .atMost(1.5)).shortfall?.value == 250)
    #expect(judged(800, 1000, .atLeast(0.75)).shortfall == nil)
    // A strict target hit exactly lacks nothing that could be named.
    #expect(judged(500, 1000, .moreThan(0.5)).shortfall?.value == 0)
  }

  @Test func facilitiesAreMissingInWholeNumbers() {
    func missing(_ numerator: Double, _ denominator: Double, _ target: Target) -> Double? {
      judged(numerator, denominator, target, isCount: true).shortfall?.value
    }
    #expect(missing(1, 1, .atLeast(3)) == 2)
    #expect(missing(1, 1.2, .atLeast(3)) == 3)
    #expect(missing(2, 1, .atLeast(2.5)) == 1)
    // Rounding is not a facility.
    #expect(missing(1, 1.000_000_000_1, .atLeast(3)) == 2)
    // More than 3 in 1 km² are 4.
    #expect(missing(3, 1, .moreThan(3)) == 1)
    #expect(missing(1, 1, .moreThan(3)) == 3)
    #expect(missing(1, 1.5, .moreThan(3)) == 4)
    #expect(missing(5, 1, .atMost(3)) == 2)
    #expect(missing(5, 1, .lessThan(3)) == 3)
    #expect(missing(5, 1, .lessThan(3.5)) == 2)
  }

  @Test(arguments: [Target.atLeast(3), .moreThan(3), .atMost(3), .lessThan(3)])
  func theShortfallMendsAndOneLessDoesNot(target: Target) {
    for numerator in 0...12 {
      for denominator in [1.0, 1.5, 2, 2.75] {
        let place = judged(Double(numerator), denominator, target, isCount: true)
        guard let missing = place.shortfall?.value else {
          #expect(target.isMet(by: Double(numerator) / denominator))
          continue
        }
        let sign = target.wantsMore ? 1.0 : -1
        #expect(missing == missing.rounded() && missing >= 1)
        #expect(target.isMet(by: (Double(numerator) + sign * missing) / denominator))
        #expect(!target.isMet(by: (Double(numerator) + sign * (missing - 1)) / denominator))
      }
    }
  }

  @Test func withoutADenominatorThereIsNoValue() {
    let place = judged(5, 0, .atLeast(1))
    #expect(place.verdict == .unknown)
    #expect(place.value == nil && place.numerator == nil && place.shortfall == nil)
    #expect(place.reason?.en == "empty")
  }

  @Test func withoutATargetThereIsAValueAndNoVerdict() {
    let place = judged(5, 10, nil)
    #expect(place.verdict == .unknown)
    #expect(place.value == 0.5)
    #expect(place.shortfall == nil)
    #expect(place.reason?.en.contains("no target is set") == true)
    #expect(judged(5, 10, nil, doubt: doubt(.near)).reason?.en.hasSuffix("; doubt") == true)
  }

  @Test func aBoundProvesOneVerdictOnly() {
    // At least 0.6 is enough for 0.5, and says nothing about 0.7.
    #expect(judged(6, 10, .atLeast(0.5), doubt: doubt(.lower)).verdict == .met)
    #expect(judged(6, 10, .atLeast(0.7), doubt: doubt(.lower)).verdict == .unknown)
    // At most 0.6 is too little for 0.7, and says nothing about 0.5.
    #expect(judged(6, 10, .atLeast(0.7), doubt: doubt(.upper)).verdict == .short)
    #expect(judged(6, 10, .atLeast(0.5), doubt: doubt(.upper)).verdict == .unknown)
    // The other way round where less is better.
    #expect(judged(6, 10, .atMost(0.5), doubt: doubt(.lower)).verdict == .short)
    #expect(judged(6, 10, .atMost(0.7), doubt: doubt(.lower)).verdict == .unknown)
    #expect(judged(6, 10, .atMost(0.7), doubt: doubt(.upper)).verdict == .met)
    #expect(judged(6, 10, .atMost(0.5), doubt: doubt(.upper)).verdict == .unknown)
    // Near enough stands.
    #expect(judged(6, 10, .atLeast(0.5), doubt: doubt(.near)).verdict == .met)
    #expect(judged(6, 10, .atLeast(0.7), doubt: doubt(.near)).verdict == .short)
    // Unknown is not short.
    #expect(judged(6, 10, .atLeast(0.7), doubt: doubt(.lower)).shortfall == nil)
    #expect(judged(6, 10, .atLeast(0.7), doubt: doubt(.lower)).value == 0.6)
    #expect(judged(6, 10, .atLeast(0.7), doubt: doubt(.lower)).reason?.en == "doubt")
  }

  @Test func aDoubtThatKeepsNoValueHidesIt() {
    let place = judged(6, 10, .atLeast(0.5), doubt: doubt(.near, keepsValue: false))
    #expect(place.verdict == .unknown)
    #expect(place.value == nil && place.numerator == nil)
    #expect(place.reason?.en == "doubt")
  }

  @Test func doubtsAddUp() {
    let both = doubt(.near).and(doubt(.upper))
    #expect(both.bound == .upper)
    #expect(both.reason == LocalizedText(en: "doubt; doubt", zh: "疑；疑"))
    #expect(both.keepsValue)
    #expect(!doubt(.near, keepsValue: false).and(doubt(.upper)).keepsValue)
    #expect(doubt(.near).and(nil).bound == .near)
  }
}
