// results.json against its JSON Schema. The schema validator is Python's `jsonschema`; where it is not
// installed the test is skipped, and ResultsJSONTests still checks the keys.

import Audits
import Foundation
import Layers
import Standards
import Testing

@testable import Reports

struct ResultsSchemaTests {
  private static let schema = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/Reports/Schemas/results.schema.json")

  /// Runs Python; its exit code and what it said, or nil where there is no Python.
  private static func python(_ program: String, _ arguments: [String] = []) -> (code: Int32, output: String)?
  {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program] + arguments
    process.standardOutput = pipe
    process.standardError = pipe
    guard (try? process.run()) != nil else { return nil }
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }

  private static let hasValidator = python("from jsonschema import Draft202012Validator")?.code == 0

  private static let program = """
    import json, sys
    from jsonschema import Draft202012Validator
    schema = json.load(open(sys.argv[1], encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    faults = list(Draft202012Validator(schema).iter_errors(json.load(open(sys.argv[2], encoding="utf-8"))))
    for fault in faults: print(list(fault.path), fault.message[:300])
    sys.exit(1 if faults else 0)
    """

  private func validate(_ text: String) throws -> (code: Int32, output: String) {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("citycheck-\(ProcessInfo.processInfo.globallyUniqueString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    return try #require(Self.python(Self.program, [Self.schema.path, file.path]))
  }

  @Test("A result satisfies the schema", .enabled(if: hasValidator, "Python's jsonschema is not installed"))
  func satisfied() throws {
    let outcome = try validate(ResultsJSON.text(of: try Jianghai.result()))
    #expect(outcome.code == 0, "\(outcome.output)")
  }

  @Test(
    "Severed places satisfy the schema, known in all and in nothing",
    .enabled(if: hasValidator, "Python's jsonschema is not installed"))
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
    .enabled(if: hasValidator, "Python's jsonschema is not installed"))
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

  @Test("Every kind of finding is in the schema")
  func findingKinds() throws {
    let text = try String(contentsOf: Self.schema, encoding: .utf8)
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
  ]

  @Test(
    "The parameters of every measure satisfy the schema",
    .enabled(if: hasValidator, "Python's jsonschema is not installed"))
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
      ("\"class\"", "\"name\""), ("\"along\"", "\"streets\""),
    ] {
      #expect(text.contains(old))
      #expect(try validate(text.replacingOccurrences(of: old, with: new)).code == 1, "\(new)")
    }
  }

  @Test(
    "The schema refuses what is not a result",
    .enabled(if: hasValidator, "Python's jsonschema is not installed"),
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
    let text = try String(contentsOf: Self.schema, encoding: .utf8)
    for kind in LayerProblem.Kind.allCases {
      #expect(text.contains("\"\(kind.rawValue)\""), "\(kind.rawValue)")
    }
  }
}
