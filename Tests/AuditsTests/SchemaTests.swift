// The JSON Schemas say what the decoders do: the same keys, the same required ones, the same words, and,
// where a Python with jsonschema and PyYAML is at hand, the same answer for every document of
// Tests/Documents.

import Audits
import Foundation
import Layers
import Measures
import Standards
import Testing

/// A schema as JSON.
private struct Schema {
  let root: [String: Any]

  init(_ name: String) throws {
    let url = DocumentCase.repository.appendingPathComponent("Sources/Standards/Schemas/\(name).schema.json")
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
    root = try #require(json as? [String: Any])
  }

  var definitions: [String: [String: Any]] { root["$defs"] as? [String: [String: Any]] ?? [:] }

  /// The words of an enumeration, by the form and the key.
  func words(_ form: String, _ key: String) -> [String]? {
    let owner = form.isEmpty ? root : definitions[form] ?? [:]
    let property = (owner["properties"] as? [String: [String: Any]])?[key]
    return property?["enum"] as? [String]
  }

  /// The words of an enumeration of which there may also be a list.
  func eitherWords(_ form: String, _ key: String) -> [String]? {
    let property = (definitions[form]?["properties"] as? [String: [String: Any]])?[key]
    let either = property?["anyOf"] as? [[String: Any]] ?? []
    guard either.count == 2, let items = either[1]["items"] as? [String: [String]] else { return nil }
    let words = either[0]["enum"] as? [String]
    return words == items["enum"] ? words : nil
  }
}

private func expectAgreement(of schema: [String: Any], with form: DocumentForm) {
  let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
  #expect(properties.keys.sorted() == form.keys.sorted(), "\(form.name)")
  #expect(schema["required"] as? [String] ?? [] == form.required, "\(form.name)")
  #expect(schema["additionalProperties"] as? Bool == false, "\(form.name)")
  #expect((schema["maxProperties"] as? Int == 1) == form.takesOne, "\(form.name)")
  #expect((schema["minProperties"] as? Int == 1) || !form.takesOne, "\(form.name)")
  let choice = (schema["oneOf"] as? [[String: [String]]] ?? []).flatMap { $0["required"] ?? [] }
  #expect(choice == (form.takesOne ? [] : form.choice), "\(form.name)")
}

struct SchemaTests {
  @Test func theStandardsSchemaHasTheDecodersKeys() throws {
    let schema = try Schema("standard")
    var definitions = schema.definitions
    for form in StandardForms.all {
      if form.name == "standard" {
        // What a standard needs besides when it extends no other.
        expectAgreement(of: schema.root, with: StandardForms.extendingStandard)
        let whole = schema.root["else"] as? [String: Any]
        #expect(
          form.required.filter { !StandardForms.extendingStandard.required.contains($0) }
            == whole?["required"] as? [String])
        let indicators = (whole?["properties"] as? [String: Any])?["indicators"] as? [String: Any]
        #expect(
          StandardForms.indicator.required.filter { !StandardForms.changedIndicator.required.contains($0) }
            == (indicators?["items"] as? [String: [String]])?["required"])
      } else if form.name == "indicator" {
        let indicator = definitions.removeValue(forKey: "indicator")
        expectAgreement(of: try #require(indicator), with: StandardForms.changedIndicator)
      } else if form.name == "text" {
        // A text may be plain: its mapping is the second of two.
        let text = definitions.removeValue(forKey: "text")
        let either = try #require(text?["anyOf"] as? [[String: Any]])
        expectAgreement(of: try #require(either.last), with: form)
      } else {
        let definition = definitions.removeValue(forKey: form.name)
        expectAgreement(of: try #require(definition), with: form)
      }
    }
    #expect(definitions.isEmpty, "the schema describes forms that the decoder does not know")
  }

  @Test func theAuditFilesSchemaHasTheDecodersKeys() throws {
    let schema = try Schema("audit")
    var definitions = schema.definitions
    for form in AuditForms.all {
      if form.name == "audit" {
        expectAgreement(of: schema.root, with: form)
      } else {
        let definition = definitions.removeValue(forKey: form.name)
        expectAgreement(of: try #require(definition), with: form)
      }
    }
    #expect(definitions.isEmpty, "the schema describes forms that the decoder does not know")
    let layers = (schema.root["properties"] as? [String: [String: Any]])?["layers"]
    #expect(layers?["required"] as? [String] == AuditForms.requiredLayers)
  }

  @Test func theSchemasHaveTheDecodersWords() throws {
    let standard = try Schema("standard")
    #expect(standard.words("coverage", "weight") == DemandWeight.allCases.map(\.rawValue))
    #expect(standard.words("lifeCircle", "weight") == LifeCircleDefinition.weights.map(\.rawValue))
    #expect(standard.eitherWords("lifeCircle", "reach") == ReachWay.allCases.map(\.rawValue))
    #expect(standard.words("item", "series") == Item.Series.allCases.map(\.rawValue))
    #expect(standard.words("source", "confidence") == Confidence.allCases.map(\.rawValue))
    let audit = try Schema("audit")
    #expect(audit.words("", "policy") == RepairPolicy.allCases.map(\.rawValue))
    #expect(audit.words("layer", "policy") == RepairPolicy.allCases.map(\.rawValue))
    #expect(audit.words("layer", "coordinates") == CoordinateDatum.allCases.map(\.rawValue))
    #expect(audit.words("layer", "as") == DemandForm.allCases.map(\.rawValue))
    #expect(audit.words("walking", "link") == WalkingRules.LinkTarget.allCases.map(\.rawValue))
    #expect(audit.words("walking", "link_distance") == WalkingRules.LinkDistance.allCases.map(\.rawValue))
  }

  @Test func everythingIsDescribed() throws {
    for name in ["standard", "audit"] {
      let schema = try Schema(name)
      for (form, definition) in schema.definitions.merging(["": schema.root], uniquingKeysWith: { a, _ in a })
      {
        #expect(definition["description"] is String, "\(name) \(form)")
        for (key, property) in definition["properties"] as? [String: [String: Any]] ?? [:] {
          // A reference to a form that describes itself needs no words of its own.
          #expect(property["description"] is String || property["$ref"] is String, "\(name) \(form).\(key)")
        }
      }
    }
  }

  @Test(
    .enabled("needs python3 with jsonschema and PyYAML", { Validator.isAtHand }),
    arguments: ["standard", "audit"])
  func theSchemaAcceptsWhatTheDecoderAccepts(name: String) throws {
    let valid = DocumentCase.all("\(name)-valid")
    let invalid = DocumentCase.all("\(name)-invalid")
    var texts = (valid + invalid).map(\.text)
    if name == "standard" { texts += Standard.shipped.compactMap { Standard.shippedText($0) } }
    let answers = try Validator.answers(schema: name, texts: texts)
    #expect(answers.count == texts.count)
    for (document, answer) in zip(valid, answers) { #expect(answer, "schema rejects: \(document.name)") }
    for (document, answer) in zip(invalid, answers.dropFirst(valid.count)) {
      #expect(!answer, "schema accepts: \(document.name)")
    }
    for answer in answers.dropFirst(valid.count + invalid.count) {
      #expect(answer, "schema rejects the shipped")
    }
  }
}

/// The Python package jsonschema, an implementation that is not ours.
private enum Validator {
  static let isAtHand: Bool =
    (try? run("import jsonschema, yaml\nprint('yes')", input: Data())) == Data("yes\n".utf8)

  static func answers(schema: String, texts: [String]) throws -> [Bool] {
    let path = "Sources/Standards/Schemas/\(schema).schema.json"
    let script = """
      import json, sys, jsonschema, yaml
      schema = json.load(open(sys.argv[1], encoding="utf-8"))
      jsonschema.Draft202012Validator.check_schema(schema)
      validator = jsonschema.Draft202012Validator(schema)
      texts = json.loads(sys.stdin.buffer.read())
      print(json.dumps([validator.is_valid(yaml.safe_load(text)) for text in texts]))
      """
    let output = try run(
      script, argument: DocumentCase.repository.appendingPathComponent(path).path,
      input: JSONEncoder().encode(texts))
    return try JSONDecoder().decode([Bool].self, from: output)
  }

  private static func run(_ script: String, argument: String = "", input: Data) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, argument]
    let standardInput = Pipe()
    let output = Pipe()
    process.standardInput = standardInput
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    try standardInput.fileHandleForWriting.write(contentsOf: input)
    try standardInput.fileHandleForWriting.close()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return data
  }
}
