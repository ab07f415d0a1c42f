import Testing

@testable import Audits

@Suite struct ExchangePlanTests {
  private let order: [ChangeCause] = [.parameters, .reported, .layer("a"), .layer("b"), .other]

  private func state(_ parameters: Bool, _ reported: Bool, _ layers: String...) -> Exchanged {
    Exchanged(parameters: parameters, reported: reported, layers: Set(layers))
  }

  @Test func oneCauseTakesNoRun() {
    var plan = ExchangePlan(start: Exchanged(), order: order)
    plan.add("x", [])
    plan.add("y", [.layer("a")])
    #expect(plan.runs.isEmpty)
  }

  @Test func eachStateOnceForAllThatAskForIt() {
    var plan = ExchangePlan(start: Exchanged(), order: order)
    plan.add("x", [.parameters, .layer("b")])
    plan.add("y", [.layer("a"), .layer("b")])
    plan.add("z", [.parameters, .layer("a"), .layer("b")])
    #expect(
      plan.runs.map(\.exchanged) == [
        state(true, false), state(false, false, "b"), state(true, true, "a"), state(false, false, "a"),
      ])
    #expect(plan.runs.map(\.indicators) == [["x", "z"], ["x", "y", "z"], ["y", "z"], ["z"]])
  }

  @Test func whatIsLostIsExchangedFromTheBeginning() {
    var plan = ExchangePlan(start: state(false, false, "lost"), order: order)
    plan.add("x", [.reported, .layer("a")])
    #expect(plan.runs.map(\.exchanged) == [state(true, true, "lost"), state(false, false, "lost", "a")])
  }
}
