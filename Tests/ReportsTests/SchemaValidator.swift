// The schemas of what the reports write, as tests use them: by Python's `jsonschema`, where it is installed.

import Foundation
import Testing

/// Validates JSON against the schemas in Sources/Reports/Schemas.
enum SchemaValidator {
  /// The folder of the schemas.
  static let schemas = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/Reports/Schemas")

  /// Whether there is a Python that can validate.
  static let isInstalled =
    python("from jsonschema import Draft202012Validator; import referencing")?.code == 0

  /// Whether a file satisfies a schema: the code is 0 then, and 1 with the faults where it does not.
  ///
  /// - Parameters:
  ///   - file: The JSON file.
  ///   - name: The schema, such as `results`.
  ///   - part: Where in the schema, such as `#/$defs/inputs`; all of it without.
  static func validate(
    _ file: URL, against name: String, part: String = ""
  ) throws -> (code: Int32, output: String) {
    try #require(python(program, [schemas.path, "\(name).schema.json", part, file.path]))
  }

  /// Whether a text satisfies a schema.
  static func validate(_ text: String, against name: String) throws -> (code: Int32, output: String) {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("citycheck-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    return try validate(file, against: name)
  }

  private static let program = """
    import json, os, sys
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource
    from referencing.jsonschema import DRAFT202012
    folder, name, part, file = sys.argv[1:]
    read = lambda name: json.load(open(os.path.join(folder, name), encoding="utf-8"))
    registry = Registry().with_resources(
      [(each, Resource.from_contents(read(each), default_specification=DRAFT202012)) for each in os.listdir(folder)])
    Draft202012Validator.check_schema(read(name))
    validator = Draft202012Validator({"$ref": name + part}, registry=registry)
    faults = list(validator.iter_errors(json.load(open(file, encoding="utf-8"))))
    for fault in faults: print(list(fault.path), fault.message[:300])
    sys.exit(1 if faults else 0)
    """

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
}
