// Several standards in one audit file: every indicator under a name of its own.

import Audits
import Foundation
import Standards
import Testing

struct AuditFileStandardsTests {
  /// Standards of spacings, by their ids and their indicators' ids.
  private static func text(_ id: String, _ indicators: [String]) -> String {
    "id: \(id)\ntitle: \(id)\nindicators:\n"
      + indicators.map { "  - { id: \($0), name: N, measure: { spacing: { supply: t, within: 5 } } }\n" }
      .joined()
  }

  private func load(
    _ standard: String, _ files: [(name: String, id: String, indicators: [String])], overrides: String = ""
  ) throws -> [Standard] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("standards-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in files {
      try Data(Self.text(file.id, file.indicators).utf8).write(to: folder.appendingPathComponent(file.name))
    }
    return try AuditFile(
      yaml: "city: A\nstandard: \(standard)\nlayers: { districts: { path: d.geojson } }\n\(overrides)",
      file: "audit.yaml", directory: folder
    ).loadStandards()
  }

  private let three = [
    (name: "a.yaml", id: "a", indicators: ["x", "y"]), (name: "b.yaml", id: "b", indicators: ["y", "z"]),
    (name: "c.yaml", id: "c", indicators: ["z", "x", "w"]),
  ]

  @Test func aWordOrAList() throws {
    func read(_ standard: String) throws -> [StandardReference] {
      try AuditFile(
        yaml: "city: A\nstandard: \(standard)\nlayers: { districts: { path: d.geojson } }", file: "a.yaml"
      ).standards
    }
    #expect(try read("core") == [.shipped("core")])
    #expect(try read("[core]") == [.shipped("core")])
    #expect(try read("[./a.yaml, core, b.yml]") == [.file("./a.yaml"), .shipped("core"), .file("b.yml")])
  }

  @Test func whatIsTakenIsCalledByItsStandardToo() throws {
    let standards = try load("[a.yaml, b.yaml, c.yaml]", three)
    #expect(standards.map(\.id) == ["a", "b", "c"])
    #expect(standards.map { $0.indicators.map(\.id) } == [["x", "y"], ["b.y", "z"], ["c.z", "c.x", "w"]])
    let turned = try load("[c.yaml, a.yaml]", three)
    #expect(turned.map { $0.indicators.map(\.id) } == [["z", "x", "w"], ["a.x", "y"]])
    #expect(try load("b.yaml", three).map { $0.indicators.map(\.id) } == [["y", "z"]])
  }

  @Test func overridesGoByThoseNames() throws {
    let standards = try load(
      "[a.yaml, b.yaml]", three,
      overrides: """
        overrides:
          y: { target: { at_least: 0.5 } }
          b.y: { target: { at_least: 0.75 }, points: 2 }
          z: { within: 7 }
        """)
    #expect(standards[0]["y"]?.target == .atLeast(0.5))
    #expect(standards[1]["b.y"]?.target == .atLeast(0.75))
    #expect(standards[1]["b.y"]?.points == Points(2))
    #expect(standards[1]["z"]?.name.en.contains("changed here") == true)
    #expect(standards[0]["x"]?.target == nil)
  }

  private func faults(_ standard: String, _ overrides: String = "") -> String {
    do {
      _ = try load(
        standard,
        three + [("d.yaml", "a", ["v"]), ("e.yaml", "e", ["severance"]), ("f.yaml", "f", ["severance"])],
        overrides: overrides)
      return "none"
    } catch {
      return "\(error)"
    }
  }

  @Test func whatCannotBeToldApartIsAFault() {
    #expect(
      faults("[a.yaml, d.yaml]")
        == "audit.yaml: two of the standards have the id 'a'; name one of them, or change the id in the file of one"
    )
    #expect(
      faults("[e.yaml, f.yaml]")
        == "audit.yaml: two of the standards have an indicator 'severance'; give one of them another id")
    #expect(faults("[e.yaml, a.yaml]") == "none")
    #expect(
      faults("[a.yaml, b.yaml]", "overrides: { v: { target: 0.5 } }")
        == "audit.yaml:4:14: none of the standards 'a', 'b' has an indicator 'v'; did you mean 'x'? "
        + "(keys: x, y, b.y, z)")
    #expect(
      faults("[a.yaml, b.yaml]", "overrides: { b.z: { target: 0.5 } }")
        == "audit.yaml:4:14: none of the standards 'a', 'b' has an indicator 'b.z'; "
        + "write 'z': no standard before it has that id (keys: x, y, b.y, z)")
  }

  @Test func theFaultsOfAllStandardsAreSaid() {
    let text = faults("[a.yaml, ./no.yaml, ./nor.yaml]")
    #expect(text.hasPrefix("./no.yaml: there is no such file;"))
    #expect(text.contains("\n./nor.yaml: there is no such file;"))
  }
}
