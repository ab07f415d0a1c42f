// Grades by the worst parameter, and points from their samples: the rules of surface water and of black-odorous water,
// written out as literals.

import TestSupport
import Measures
import Testing

struct GradeScaleTests {
  private static let surface = GradeScale(
    grades: ["I", "II", "III", "IV", "V"],
    parameters: [
      GradeParameter(field: "oxygen", atLeast: [7.5, 6, 5, 3, 2]),
      GradeParameter(field: "cod_mn", atMost: [2, 4, 6, 10, 15]),
      GradeParameter(
        field: "ph", atLeast: [6, 6, 6, 6, 6], atMost: [9, 9, 9, 9, 9]),
    ], passes: 2)

  @Test func theWorstParameterDecides() {
    let scale = Self.surface
    func grade(_ values: Double?...) -> String? { scale.grade(of: values).map(scale.name) }
    #expect(grade(8, 1, 7) == "I")
    #expect(grade(7.5, 2, 6) == "I")
    #expect(grade(7.4, 2, 7) == "II")
    #expect(grade(8, 6, 7) == "III")
    #expect(grade(8, 6.01, 7) == "IV")
    #expect(grade(1.9, 1, 7) == "worse than V")
    #expect(grade(8, 1, 9.5) == "worse than V")
    // What is missing is left out; nothing known is no grade.
    #expect(grade(nil, 3, nil) == "II")
    #expect(grade(nil, nil, nil) == nil)
  }

  private static let water = GradeScale(
    grades: ["none", "light"], worse: "heavy",
    parameters: [
      GradeParameter(field: "transparency", atLeast: [25, 10]),
      GradeParameter(field: "oxygen", atLeast: [2, 0.2]),
      GradeParameter(field: "orp", atLeast: [50, -200]),
      GradeParameter(field: "ammonia", atMost: [8, 15]),
    ], passes: 0, samples: SampleRule(by: "point", oneIn: 0.6, severalIn: 0.3))

  private func point(_ samples: [[Double?]]) -> String? {
    let scale = Self.water
    guard let rule = scale.samples else { return nil }
    return scale.grade(ofSamples: samples, by: rule).map(scale.name)
  }

  @Test func oneParameterInSixtyPercentOfTheSamples() {
    let good: [Double?] = [30, 5, 100, 1]
    let cloudy: [Double?] = [9, 5, 100, 1]
    // 6 of 10 are exactly 60 %.
    #expect(point(Array(repeating: cloudy, count: 6) + Array(repeating: good, count: 4)) == "heavy")
    #expect(point(Array(repeating: cloudy, count: 5) + Array(repeating: good, count: 5)) == "none")
    #expect(point(Array(repeating: cloudy, count: 3) + Array(repeating: good, count: 2)) == "heavy")
    let pale: [Double?] = [24, 5, 100, 1]
    #expect(point(Array(repeating: pale, count: 6) + Array(repeating: good, count: 4)) == "light")
    // Five heavy and one light: at least light in 6 of 10.
    #expect(
      point(Array(repeating: cloudy, count: 5) + [pale] + Array(repeating: good, count: 4)) == "light")
  }

  @Test func twoParametersInThirtyPercentOfTheSamples() {
    let good: [Double?] = [30, 5, 100, 1]
    let cloudy: [Double?] = [9, 5, 100, 1]
    let smelly: [Double?] = [30, 5, 100, 16]
    // 3 of 10 each: in other samples, or in the same ones.
    let apart =
      Array(repeating: cloudy, count: 3) + Array(repeating: smelly, count: 3)
      + Array(repeating: good, count: 4)
    #expect(point(apart) == "heavy")
    let both: [Double?] = [9, 5, 100, 16]
    #expect(point(Array(repeating: both, count: 3) + Array(repeating: good, count: 7)) == "heavy")
    #expect(point(Array(repeating: both, count: 2) + Array(repeating: good, count: 8)) == "none")
    // One in 30 % is not enough.
    #expect(point(Array(repeating: cloudy, count: 3) + Array(repeating: good, count: 7)) == "none")
    // One heavy and one light in 30 % each are two that are light or worse.
    let dim: [Double?] = [30, 5, 100, 9]
    #expect(
      point(
        Array(repeating: cloudy, count: 3) + Array(repeating: dim, count: 3)
          + Array(repeating: good, count: 4)) == "light")
  }

  @Test func sharesAreOfTheSamplesThatHaveTheParameter() {
    // The transparency is exempt where the water is shallow: 3 of the 5 that have it.
    let rows: [[Double?]] =
      Array(repeating: [9, 5, 100, 1], count: 3) + Array(repeating: [30, 5, 100, 1], count: 2)
      + Array(repeating: [nil, 5, 100, 1], count: 5)
    #expect(point(rows) == "heavy")
    #expect(point([[nil, nil, nil, nil]]) == nil)
    #expect(point([]) == nil)
    #expect(point([[9, 5, 100, 1]]) == "heavy")
  }

  @Test(arguments: [31 as UInt64, 32]) func agreesWithTheRuleReadAloud(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let words = ["none", "light", "heavy"]
    // The limits once more, as the table has them: light from, heavy from.
    func severity(_ parameter: Int, _ value: Double) -> Int {
      switch parameter {
      case 0: value < 10 ? 2 : value < 25 ? 1 : 0
      case 1: value < 0.2 ? 2 : value < 2 ? 1 : 0
      case 2: value < -200 ? 2 : value < 50 ? 1 : 0
      default: value > 15 ? 2 : value > 8 ? 1 : 0
      }
    }
    let choices: [[Double]] = [[5, 10, 20, 25, 30], [0.1, 0.2, 1, 2, 6], [-300, -200, 0, 50, 99], [20, 15, 9, 8, 1]]
    for _ in 0..<400 {
      let samples: [[Double?]] = (0..<Int.random(in: 1...10, using: &random)).map { _ in
        (0..<4).map { parameter in
          Int.random(in: 0..<6, using: &random) == 0 ? nil : choices[parameter].randomElement(using: &random)
        }
      }
      var expected: String?
      if samples.contains(where: { $0.contains { $0 != nil } }) {
        expected = "none"
        for level in 1...2 {
          var most = 0.0
          var several = 0
          for parameter in 0..<4 {
            let known = samples.compactMap { $0[parameter] }
            guard !known.isEmpty else { continue }
            let bad = known.filter { severity(parameter, $0) >= level }.count
            most = max(most, Double(bad) / Double(known.count))
            if 10 * bad >= 3 * known.count { several += 1 }
          }
          if most >= 0.6 || several >= 2 { expected = words[level] }
        }
      }
      #expect(point(samples) == expected, "seed \(seed): \(samples)")
    }
  }
}
