import Testing

@testable import Audits

@Suite struct AuditTimingsTests {
  @Test func aStageWithinAnotherIsAPartOfItAndStandsBehindIt() throws {
    let timings = AuditTimings()
    timings.measure("first") {}
    let value = timings.measure("second", unit: "features", amount: { (count: Int) in Double(count) }) {
      timings.measure("inner") { timings.measure("innermost") {} }
      timings.addPart("of it counting", nanoseconds: 5, amount: 3, unit: "features")
      return 7
    }
    timings.measure("third") {}
    let stages = timings.stages
    #expect(value == 7)
    #expect(stages.map(\.name) == ["first", "second", "inner", "innermost", "of it counting", "third"])
    #expect(stages.map(\.isPart) == [false, false, true, true, true, false])
    #expect(stages[1].amount == 7 && stages[4].seconds == nil && stages[4].processor == 5e-9)
  }

  @Test func aStageThatFailsIsNoStageAndHoldsNothingOpen() {
    struct Failure: Error {}
    let timings = AuditTimings()
    #expect(throws: Failure.self) { try timings.measure("failing") { throw Failure() } }
    timings.measure("next") {}
    #expect(timings.stages.map(\.name) == ["next"] && timings.stages.allSatisfy { !$0.isPart })
  }
}
