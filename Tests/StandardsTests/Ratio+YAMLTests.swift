// Ratios and targets as a standard writes them, and what becomes of them.

import Measures
import Standards
import Testing

struct RatioYAMLTests {
  private func indicator(_ measure: String, target: String = "null") throws -> Indicator {
    let standard = try Standard(
      yaml:
        "id: s\ntitle: S\nindicators:\n  - { id: a, name: A, measure: { \(measure) }, target: \(target) }",
      file: "s.yaml")
    return try #require(standard["a"])
  }

  @Test func aCondition() throws {
    let measure = try indicator("ratio: { layer: l, weight: length, where: x = 1, of: y = 2 }").measure
    let expected = RatioDefinition(layer: "l", weight: .length, test: .condition("x = 1"), of: "y = 2")
    #expect(measure == .ratio(expected))
    #expect(measure.word == "ratio")
    #expect(expected.selections.map(\.condition) == [nil, "y = 2", "x = 1"])
    #expect(expected.fields.isEmpty)
  }

  @Test func limitsKeepTheirOrder() throws {
    let measure = try indicator(
      "ratio: { layer: l, weight: homes, limits: [ { where: z = 2, field: v, more_than: 5 }, { field: w, at_most: -1 } ] }"
    ).measure
    let expected = RatioDefinition(
      layer: "l", weight: .field("homes"),
      test: .limits([
        RatioLimit(condition: "z = 2", field: "v", bound: .moreThan(5)),
        RatioLimit(field: "w", bound: .atMost(-1)),
      ]))
    #expect(measure == .ratio(expected))
    #expect(expected.fields == ["homes", "v", "w"])
  }

  @Test func grades() throws {
    let measure = try indicator(
      """
      ratio: { layer: l, weight: count, grades: { best_first: [I, II], parameters: { oxygen: { at_least: [5, 3] }, \
      cod: { at_most: [2, 4] } }, passes: I, samples: { by: point, one_in: 0.6, several_in: 0.3 } } }
      """
    ).measure
    let scale = GradeScale(
      grades: ["I", "II"],
      parameters: [
        GradeParameter(field: "oxygen", atLeast: [5, 3]), GradeParameter(field: "cod", atMost: [2, 4]),
      ], passes: 0, samples: SampleRule(by: "point", oneIn: 0.6, severalIn: 0.3))
    let expected = RatioDefinition(layer: "l", weight: .count, test: .grades(scale))
    #expect(measure == .ratio(expected))
    #expect(scale.worse == "worse than II" && scale.name(of: 2) == "worse than II")
    #expect(expected.fields == ["oxygen", "cod", "point"])
  }

  @Test func lengthTimesWidth() throws {
    let measure = try indicator(
      "ratio: { layer: streets, weight: length, times: width_m, where: swept = true }"
    ).measure
    let expected = RatioDefinition(
      layer: "streets", weight: .length, times: "width_m", test: .condition("swept = true"))
    #expect(measure == .ratio(expected))
    #expect(expected.fields == ["width_m"])
  }

  @Test func contents() throws {
    let measure = try indicator(
      """
      ratio: { layer: c, weight: count, of: y = 2, holds: { supply: f, where: open = true, categories: { market: 0, \
      park: { layer: parks, where: big = true, within: 500 } } } }
      """
    ).measure
    let supply = LayerSelection(layer: "f", condition: "open = true")
    let parks = LayerSelection(layer: "parks", condition: "big = true")
    let contents = RatioContents(
      supply: supply,
      categories: [
        LifeCircleCategory(name: "market", within: 0),
        LifeCircleCategory(name: "park", supply: parks, within: 500),
      ])
    let expected = RatioDefinition(layer: "c", weight: .count, test: .holds(contents), of: "y = 2")
    #expect(measure == .ratio(expected))
    #expect(expected.contents == contents && expected.conditions == ["y = 2"])
    #expect(
      expected.selections == [
        LayerSelection(layer: "c"), LayerSelection(layer: "c", condition: "y = 2"), supply, parks,
      ])
  }

  @Test func boundsAtTheirNumber() {
    #expect(NumberBound.atLeast(5).admits(5) && !NumberBound.moreThan(5).admits(5))
    #expect(NumberBound.atMost(5).admits(5) && !NumberBound.lessThan(5).admits(5))
    #expect(!NumberBound.atLeast(5).admits(4.9) && NumberBound.moreThan(5).admits(5.1))
    #expect(!NumberBound.atMost(5).admits(5.1) && NumberBound.lessThan(5).admits(4.9))
  }

  @Test func targetsOfReportedValues() throws {
    func target(_ text: String) throws -> Target? { try indicator("reported: {}", target: text).target }
    #expect(try target("{ rising: true }") == .rising)
    #expect(try target("{ falling: true }") == .falling)
    #expect(try target("{ not_rising: true }") == .notRising)
    #expect(try target("{ is: yes }") == .answer(true))
    #expect(try target("{ is: false }") == .answer(false))
    #expect(Target.rising.after(5) == .moreThan(5) && Target.notRising.after(5) == .atMost(5))
    #expect(Target.falling.after(5) == .lessThan(5) && Target.atLeast(1).after(5) == .atLeast(1))
    #expect(!Target.rising.isMet(by: 1e9) && Target.answer(false).isMet(by: 0))
    #expect(Target.rising.number == nil && Target.atMost(3).number == 3)
  }

  @Test func faultsReadAsSentences() {
    let error = #expect(throws: DocumentFaults.self) {
      try indicator(
        "ratio: { layer: l, weight: count, grades: { best_first: [I, II], parameters: { cod: { at_most: [2] } }, passes: III } }",
        target: "{ rising: true }")
    }
    #expect(
      error?.faults.map(\.message) == [
        "at_most has 1 limit for 2 grades", "'III' is none of the grades",
        "the target 'rising' is for reported values, and the measure is a ratio",
      ])
  }
}
