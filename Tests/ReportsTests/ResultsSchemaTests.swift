// results.json against its JSON Schema. The schema validator is Python's `jsonschema`; where it is not
// installed the test is skipped, and ResultsJSONTests still checks the keys.

import Audits
import Foundation
import Layers
import Standards
import Testing

@testable import Reports

struct ResultsSchemaTests {
  private func validate(_ text: String) throws -> (code: Int32, output: String) {
    try SchemaValidator.validate(text, against: "results")
  }

  @Test(
    "A result satisfies the schema",
    .enabled(if: SchemaValidator.isInstalled, "Python's jsonschema is not installed"))
  func satisfied() throws {
    let outcome = try validate(ResultsJSON.text(of: try Jianghai.result()))
    #expect(outcome.code == 0, "\(outcome.output)")
  }

  @Test(
    "Severed places satisfy the schema, known in all and in nothing",
    .enabled(if: SchemaValidator.isInstalled, "Python's jsonschema is not installed"))
  func severance() throws {
    var result = try Jianghai.result()
    var lost = try Jianghai.severed()
    (lost.area, lost.residents, lost.distanceToSupply, lost.nearestSupply) = (nil, nil, nil, nil)
    (lost.walkToSupply, lost.nearestOnFoot) = (nil, nil)
    result.indicators[0].severance = Severance(
      patches: [try Jianghai.severed(), lost], geometries: result.indicators[0].patchGeometries,
      squareSide: nil)
    result.findings[1].kind = .severance
    let text = ResultsJSON.text(of: result)
    let outcome = try validate(text)
    #expect(outcome.code == 0, "\(outcome.output)")
    #expect(try validate(text.replacingOccurrences(of: "\"walk_m\"", with: "\"walk\"")).code == 1)
  }

  @Test(
    "Several standards and all kinds of points satisfy the schema",
    .enabled(if: SchemaValidator.isInstalled, "Python's jsonschema is not installed"))
  func standardsAndPoints() throws {
    var result = try Jianghai.result()
    result.furtherStandards = [StandardSummary(id: "own", title: LocalizedText(en: "Own", zh: "自定"))]
    result.indicators[1].indicator.points = Points(2)
    result.indicators[2].standardID = "own"
    result.indicators[2].indicator.id = "own.toilet-density"
    let text = ResultsJSON.text(of: result)
    let outcome = try validate(text)
    #expect(outcome.code == 0, "\(outcome.output)")
    for (old, new) in [
      ("own.toilet-density", "own.toilet.density"), ("\"full_unknown\"", "\"unknown\""),
      ("\"earned\": null", "\"earned\": -1"),
    ] {
      #expect(text.contains(old))
      #expect(try validate(text.replacingOccurrences(of: old, with: new)).code == 1, "\(new)")
    }
  }

  @Test(
    "Every target satisfies the schema",
    .enabled(if: SchemaValidator.isInstalled, "Python's jsonschema is not installed"))
  func targets() throws {
    var result = try Jianghai.result()
    let pattern = try #require(result.indicators.last)
    let targets: [Target] = [
      .atLeast(1), .moreThan(1), .atMost(1), .lessThan(1), .rising, .falling, .notRising, .answer(true),
      .answer(false),
    ]
    result.indicators = targets.enumerated().map { number, target in
      var indicator = pattern
      indicator.indicator.id = "a\(number)"
      indicator.indicator.target = target
      return indicator
    }
    let text = ResultsJSON.text(of: result)
    let outcome = try validate(text)
    #expect(outcome.code == 0, "\(outcome.output)")
    #expect(text.contains("\"not_rising\": true") && text.contains("\"is\": false"))
    #expect(
      try validate(text.replacingOccurrences(of: "\"falling\": true", with: "\"falling\": 1")).code == 1)
  }

  @Test("Every kind of finding is in the schema")
  func findingKinds() throws {
    let text = try String(
      contentsOf: SchemaValidator.schemas.appendingPathComponent("results.schema.json"), encoding: .utf8)
    for kind in Finding.Kind.allCases { #expect(text.contains("\"\(kind.rawValue)\""), "\(kind.rawValue)") }
  }

  /// A measure of each form that a standard may write.
  private static let measures = [
    "coverage: { demand: d, weight: length, supply: s, reach: { walk: { within: 500 } } }",
    "coverage: { demand: d, weight: area, supply: s, reach: { straight: { within: 500 } } }",
    "coverage: { demand: d, weight: area, supply: s, reach: { straight: { minutes: 5 } } }",
    "coverage: { demand: d, weight: area, supply: s, reach: { walk: { minutes: 10, speed: 75 } } }",
    """
    coverage: { demand: d, weight: area, supply: s, reach: [ { walk: { tiers: [ { minutes: 5 }, \
    { min_area: 5, within: 9 } ] } }, { straight: { within: 300 } } ] }
    """,
    "lifeCircle: { demand: d, weight: count, supply: s, categories: { c: 1 } }",
    "lifeCircle: { demand: d, weight: count, supply: s, categories: { c: 1 }, reach: walk }",
    "lifeCircle: { demand: d, weight: count, supply: s, categories: { c: 1 }, reach: [straight, walk] }",
    "spacing: { supply: s, within: 500 }", "spacing: { supply: s, along: t, within: 500 }",
    "spacing: { supply: s, along: t, norms: { commercial: 500, ordinary: 1000 } }",
    "ratio: { layer: l, weight: homes, where: x = 1, of: y = 2 }",
    "ratio: { layer: l, weight: area, limits: [ { where: x = 1, field: v, less_than: 5 }, { field: v, at_least: 1 } ] }",
    """
    ratio: { layer: l, weight: count, grades: { best_first: [I, II], parameters: { p: { at_least: [2, 1] }, \
    q: { at_least: [1, 1], at_most: [2, 3] } }, passes: I, samples: { by: point, one_in: 0.6, several_in: 0.3 } } }
    """,
    "reported: { unit: share }", "reported: {}",
  ]

  @Test(
    "The parameters of every measure satisfy the schema",
    .enabled(if: SchemaValidator.isInstalled, "Python's jsonschema is not installed"))
  func parameters() throws {
    var result = try Jianghai.result()
    let pattern = try #require(result.indicators.last)
    result.indicators = try Self.measures.enumerated().map { number, measure in
      let standard = try Standard(
        yaml: "id: s\ntitle: S\nindicators: [ { id: a\(number), name: A, measure: { \(measure) } } ]",
        file: "s.yaml")
      var indicator = pattern
      indicator.indicator = try #require(standard.indicators.first)
      return indicator
    }
    let text = ResultsJSON.text(of: result)
    let outcome = try validate(text)
    #expect(outcome.code == 0, "\(outcome.output)")
    for (old, new) in [
      ("\"walk\": {", "\"bike\": {"), ("\"speed_m_per_min\"", "\"speed\""), ("\"length\"", "\"metres\""),
      ("\"class\"", "\"name\""), ("\"along\"", "\"streets\""), ("\"less_than\"", "\"below\""),
      ("\"best_first\"", "\"worst_first\""), ("\"several_in\"", "\"two_in\""),
    ] {
      #expect(text.contains(old))
      #expect(try validate(text.replacingOccurrences(of: old, with: new)).code == 1, "\(new)")
    }
  }

  @Test(
    "The schema refuses what is not a result",
    .enabled(if: SchemaValidator.isInstalled, "Python's jsonschema is not installed"),
    arguments: [
      ("\"verdict\": \"short\"", "\"verdict\": \"failed\""), ("\"city\": \"Jianghai", "\"town\": \"Jianghai"),
      ("\"more_than\"", "\"beyond\""), ("\"bytes\": ", "\"bytes\": -"), ("\"min_area_m2\"", "\"min_area\""),
    ])
  func refused(old: String, new: String) throws {
    let text = ResultsJSON.text(of: try Jianghai.result())
    #expect(text.contains(old))
    #expect(try validate(text.replacingOccurrences(of: old, with: new)).code == 1)
  }

  @Test("Every kind of problem is in the schema")
  func problemKinds() throws {
    let text = try String(
      contentsOf: SchemaValidator.schemas.appendingPathComponent("results.schema.json"), encoding: .utf8)
    for kind in LayerProblem.Kind.allCases {
      #expect(text.contains("\"\(kind.rawValue)\""), "\(kind.rawValue)")
    }
  }
}
