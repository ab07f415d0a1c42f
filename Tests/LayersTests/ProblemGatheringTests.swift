// Problems gathered batch by batch: the same list as gathered at once.

import Layers
import TestSupport
import Testing

@Suite struct ProblemGatheringTests {
  private struct Found {
    var kind: LayerProblem.Kind
    var severity: LayerProblem.Severity
    var feature: Int?
    var field: String?
  }

  private func gathered(_ found: [Found]) -> ProblemGathering {
    var gathering = ProblemGathering(layer: "homes", file: "homes.geojson")
    for (number, one) in found.enumerated() {
      gathering.add(
        one.kind, severity: one.severity, action: .kept, feature: one.feature, field: one.field,
        value: "v\(number)", message: "\(one.kind) of \(one.feature ?? -1)")
    }
    return gathering
  }

  private func text(_ problems: [LayerProblem]) -> [String] {
    problems.map {
      "\($0.kind) \($0.severity) \($0.feature ?? -1) \($0.field ?? "-") \($0.count) \($0.message)"
    }
  }

  @Test func twentyAlikeAreListedAndTheOthersCounted() {
    let problems = gathered(
      (0..<63).map { Found(kind: .negativeValue, severity: .warning, feature: 62 - $0, field: "n") }
        + [Found(kind: .negativeValue, severity: .warning, feature: 7, field: "m")]
        + [Found(kind: .legacyCRS, severity: .note, feature: nil, field: nil)]
    ).gathered()
    #expect(problems.count == 23)
    // By feature; the first twenty that came are the last of the file. What is of no feature follows them.
    #expect(problems.prefix(21).map(\.feature) == [7] + Array(43...62))
    #expect(problems[21].kind == .legacyCRS)
    #expect(problems[22].count == 43 && problems[22].feature == nil)
    #expect(problems[22].message == "43 more of the kind 'negative-value', besides the 20 listed")
    #expect(problems.reduce(0) { $0 + $1.count } == 65)
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64]) func anySplitIsTheSame(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let kinds: [LayerProblem.Kind] = [.missingField, .negativeValue, .invalidRing, .outsideDistricts]
    let found = (0..<300).map { number in
      Found(
        kind: kinds[random.whole(0...3)], severity: [.note, .warning, .error][random.whole(0...2)],
        feature: random.whole(0...5) == 0 ? nil : number, field: random.whole(0...1) == 0 ? "n" : nil)
    }
    let atOnce = gathered(found).gathered()
    #expect(atOnce.reduce(0) { $0 + $1.count } == 300, "seed \(seed)")
    for _ in 0..<6 {
      var rest = found[...]
      var whole = ProblemGathering(layer: "homes", file: "homes.geojson")
      while !rest.isEmpty {
        let run = rest.prefix([0, 1, 3, 19, 20, 21, 60, 200][random.whole(0...7)])
        rest = rest.dropFirst(run.count)
        // A run may itself be added up of two.
        var one = gathered(Array(run.prefix(run.count / 2)))
        one.add(gathered(Array(run.dropFirst(run.count / 2))))
        whole.add(one)
      }
      // Values number the problems of a run, so they differ.
      #expect(text(whole.gathered()) == text(atOnce), "seed \(seed)")
    }
  }

  @Test func theWorstIsKept() {
    func one(_ severity: LayerProblem.Severity) -> ProblemGathering {
      gathered([Found(kind: .missingField, severity: severity, feature: 0, field: nil)])
    }
    let nothing = ProblemGathering(layer: "homes", file: "homes.geojson")
    for (severities, isSerious) in [
      ([], false), ([.note, .note], false), ([.note, .warning], true), ([.warning, .note], true),
      ([.error, .note, .warning], true), ([.note, .error], true),
    ] as [([LayerProblem.Severity], Bool)] {
      var whole = nothing
      for severity in severities { whole.add(one(severity)) }
      whole.add(nothing)
      #expect(whole.isSerious == isSerious, "\(severities)")
    }
  }
}
