// Classes of colour between round numbers: every district in one, and no class on both sides of the target.

import Standards
import TestSupport
import Testing

@testable import Audits
@testable import Reports

@Suite struct ValueClassesTests {
  @Test(arguments: [
    (0.54, 0.8, 3, [0.6, 0.7]), (0.54, 0.61, 3, [0.55, 0.6]), (0.0, 1.0, 3, [0.5]), (12.0, 12.0, 3, []),
    (1.5, 6.2, 4, [2, 4, 6]), (-0.03, 0.02, 3, [-0.02, 0]), (0, 3e9, 2, [2e9]), (0.85, 1, 2, [0.9]),
  ])
  func breaksAreRoundNumbers(_ low: Double, _ high: Double, _ count: Int, _ wanted: [Double]) {
    #expect(ValueClasses.breaks(from: low, to: high, count: count) == wanted)
  }

  private func indicator(
    _ values: [(Double?, Verdict)], _ target: Target?
  ) throws -> IndicatorResult {
    var indicator = try Jianghai.result().indicators[0]
    indicator.indicator.target = target
    indicator.districts = values.enumerated().map { place, value in
      PlaceResult(districtID: "\(place)", name: "\(place)", value: value.0, verdict: value.1)
    }
    return indicator
  }

  @Test func shortIsOrangeTheWorseTheDarkerAndMetIsBlue() throws {
    let indicator = try indicator(
      [(0.54, .short), (0.66, .short), (0.79, .short), (0.8, .met), (0.97, .met), (nil, .unknown)],
      .atLeast(0.8))
    let classes = ValueClasses(of: indicator)
    #expect(classes.classes.map(\.fill) == ["#9c4a00", "#dd8324", "#f6b267", "#c3dff0", "#e3f0f8"])
    #expect(indicator.districts.map { classes.place(of: $0) } == [0, 1, 2, 3, 4, nil])
  }

  @Test func whereLessIsWantedTheMostIsTheWorst() throws {
    let indicator = try indicator([(0.3, .short), (0.06, .short), (0.01, .met)], .atMost(0.05))
    let classes = ValueClasses(of: indicator)
    #expect(classes.classes.map(\.fill) == ["#9c4a00", "#f6b267", "#e3f0f8"])
    #expect(indicator.districts.map { classes.place(of: $0) } == [0, 1, 2])
  }

  @Test func withoutATargetThereIsNoOrange() throws {
    let indicator = try indicator([(1, .unknown), (9, .unknown)], nil)
    let classes = ValueClasses(of: indicator)
    #expect(classes.classes.map(\.verdict) == [nil, nil])
    #expect(indicator.districts.map { classes.place(of: $0) } == [0, 1])
  }

  @Test func everyDistrictHasOneClass() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SplitMix64(seed: seed)
    for _ in 0..<500 {
      let scale = Double.random(in: -6...6, using: &random)
      let goal = Double.random(in: -1...1, using: &random) * scale
      let target: Target = Bool.random(using: &random) ? .moreThan(goal) : .lessThan(goal)
      let values = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        let value = Double.random(in: -2...2, using: &random) * scale
        return (value as Double?, target.isMet(by: value) ? Verdict.met : .short)
      }
      let indicator = try indicator(values, target)
      let classes = ValueClasses(of: indicator)
      let places = indicator.districts.map { classes.place(of: $0) }
      #expect(!places.contains(nil), "seed \(seed)")
      #expect(Set(places.compactMap { $0 }) == Set(classes.classes.indices), "seed \(seed)")
      #expect(Set(classes.classes.map(\.fill)).count == classes.classes.count, "seed \(seed)")
    }
  }
}
