import Audits
import Measures
import Standards
import Testing

@Suite struct PlaceFiguresTests {
  private func figures(_ value: Double?, _ verdict: Verdict, _ missing: Double? = nil) -> PlaceFigures {
    PlaceFigures(
      value: value, verdict: verdict, shortfall: missing.map { Shortfall(value: $0, unit: .squareMetres) })
  }

  private func change(_ before: PlaceFigures?, _ after: PlaceFigures?) -> FigureChange {
    FigureChange(before: before, after: after)
  }

  @Test func verdicts() {
    let (met, short, unknown) = (figures(1, .met), figures(0, .short, 5), figures(nil, .unknown))
    #expect(change(met, short).verdict == .fell && change(met, unknown).verdict == .fell)
    #expect(change(short, met).verdict == .rose && change(unknown, met).verdict == .rose)
    #expect(change(short, unknown).verdict == .shifted && change(unknown, short).verdict == .shifted)
    #expect(change(met, met).verdict == .stayed && change(nil, short).verdict == .stayed)
  }

  @Test func whatIsMissing() {
    #expect(change(figures(1, .met), figures(0, .short, 5)).shortfall == 5)
    #expect(change(figures(0, .short, 5), figures(1, .met)).shortfall == -5)
    #expect(change(figures(1, .met), figures(2, .met)).shortfall == 0)
    #expect(change(figures(1, .met), figures(nil, .unknown)).shortfall == nil)
    let people = PlaceFigures(
      value: 0, verdict: .short, shortfall: Shortfall(value: 1, unit: .residents))
    #expect(change(figures(0, .short, 5), people).shortfall == nil)
  }

  @Test func values() {
    #expect(change(figures(0.5, .met), figures(0.75, .met)).value == 0.25)
    #expect(change(figures(nil, .unknown), figures(0.75, .met)).value == nil)
    #expect(change(nil, figures(0.75, .met)).value == nil)
  }

  @Test func moves() {
    let one = figures(1, .met)
    #expect(!change(one, one).isMove && !change(nil, nil).isMove && change(nil, one).isMove)
    #expect(change(one, figures(1.5, .met)).isMove && change(one, figures(1, .unknown)).isMove)
    var doubted = one
    doubted.reason = LocalizedText(en: "in other words", zh: "换言之")
    #expect(!change(one, doubted).isMove)
  }

  @Test func worse() {
    let more = Target.atLeast(1)
    let less = Target.atMost(1)
    #expect(change(figures(1, .met), figures(nil, .unknown)).isWorse(under: nil))
    #expect(change(figures(3, .met), figures(2, .met)).isWorse(under: more))
    #expect(!change(figures(3, .met), figures(2, .met)).isWorse(under: less))
    #expect(!change(figures(2, .met), figures(3, .met)).isWorse(under: more))
    #expect(change(figures(0.5, .met), figures(0.6, .met)).isWorse(under: less))
    // The same value, and more of it is wanted.
    #expect(change(figures(0.5, .short, 5), figures(0.5, .short, 6)).isWorse(under: more))
    #expect(!change(figures(0.5, .short, 6), figures(0.5, .short, 5)).isWorse(under: more))
    // Without a target no way is the wrong one.
    #expect(!change(figures(3, .unknown), figures(2, .unknown)).isWorse(under: nil))
    // Rounding is not worse.
    #expect(!change(figures(3, .met), figures(3 - 1e-12, .met)).isWorse(under: more))
    #expect(!change(figures(0.5, .short, 5), figures(nil, .unknown)).isWorse(under: more))
    #expect(change(figures(1, .met), figures(0, .short)).isWorse(under: .answer(true)))
  }

  @Test func roundingIsNoMove() {
    func change(_ old: PlaceFigures, _ new: PlaceFigures, _ goals: [Double] = [0.8]) -> FigureChange {
      FigureChange(before: old, after: new, goals: goals)
    }
    #expect(!change(figures(0.9, .met), figures(0.9 - 8e-10, .met)).isMove)
    #expect(change(figures(0.9, .met), figures(0.9 - 1e-9, .met)).isMove)
    // Beside the target as much as beside the value.
    #expect(!change(figures(0, .met), figures(7e-10, .met), [0.8]).isMove)
    #expect(change(figures(0, .met), figures(7e-10, .met), []).isMove)
    // Of 10 km² a millionth is missing, 10 m²; what a billionth of the value does to that is a hundredth of a metre.
    let little = figures(0.8 - 1e-6, .short, 10)
    #expect(!change(little, figures(0.8 - 1e-6, .short, 10.007)).isMove)
    #expect(!change(little, figures(0.8 - 1e-6, .short, 10.007)).isWorse(under: .atLeast(0.8)))
    #expect(change(little, figures(0.8 - 1e-6, .short, 10.1)).isWorse(under: .atLeast(0.8)))
    #expect(change(figures(0.5, .short, 10), figures(0.5, .short, 10.007)).isMove)
    // A verdict is one whatever the number.
    let fell = change(figures(0.8, .met), figures(0.8 - 1e-12, .short, 1e-6))
    #expect(fell.isMove && fell.isWorse(under: .atLeast(0.8)))
    // Nor does rounding make causes interact.
    let step = ChangeStep(
      cause: .parameters, part: change(figures(0.5, .met), figures(0.6, .met)),
      alone: change(figures(0.5, .met), figures(0.6 + 1e-10, .met)))
    #expect(!step.interacts)
  }
}
