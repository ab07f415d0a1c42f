// Chains of standards in files, circles and what is missing.

import Foundation
import Standards
import Testing

struct StandardBasesTests {
  /// Writes files into a folder of their own, and reads the first of them as `rules/<name>`.
  private func read(_ files: [(name: String, text: String)]) throws -> Standard {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("bases-\(UUID().uuidString)", isDirectory: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in files {
      let url = folder.appendingPathComponent(file.name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: url)
    }
    return try Standard(
      contentsOf: folder.appendingPathComponent(files[0].name), displayPath: "rules/\(files[0].name)")
  }

  private func faults(_ files: [(name: String, text: String)]) -> String {
    do {
      _ = try read(files)
      return "none"
    } catch {
      return "\(error)"
    }
  }

  private func document(_ id: String, extends base: String?, _ lines: String = "") -> String {
    "id: \(id)\ntitle: \(id)\n" + (base.map { "extends: \($0)\n" } ?? "") + lines
  }

  private let own = "indicators:\n  - { id: own, name: O, measure: { spacing: { supply: t, within: 1 } } }\n"

  @Test func aChainIsFollowedToItsEnd() throws {
    let standard = try read([
      (
        "towns/town.yaml",
        document("town", extends: "../province/p.yaml", "indicators:\n  - { id: park-coverage, points: 3 }\n")
      ),
      (
        "province/p.yaml",
        document(
          "p", extends: "land.yaml",
          "leave_out: [own]\nindicators:\n  - { id: park-coverage, target: { at_least: 0.85 }, points: 1 }\n")
      ),
      ("province/land.yaml", document("land", extends: "core", own)),
    ])
    #expect(standard.id == "town")
    #expect(standard.indicators.map(\.id) == Standard.shipped("core")?.indicators.map(\.id))
    #expect(standard["park-coverage"]?.target == .atLeast(0.85))
    #expect(standard["park-coverage"]?.points == Points(3))
  }

  @Test func aCircleIsAFault() {
    #expect(
      faults([("a.yaml", document("a", extends: "a.yaml"))])
        == "rules/a.yaml:3:10: standards extend each other in a circle: rules/a.yaml > rules/a.yaml; "
        + "take extends out of one of them")
    #expect(
      faults([
        ("a.yaml", document("a", extends: "b.yaml")), ("b.yaml", document("b", extends: "./c.yaml")),
        ("c.yaml", document("c", extends: "b.yaml")),
      ]).hasPrefix(
        "rules/c.yaml:3:10: standards extend each other in a circle: rules/b.yaml > rules/c.yaml > rules/b.yaml;"
      ))
  }

  @Test func whatIsMissingIsSaidWhereItIsNamed() {
    #expect(
      faults([("a.yaml", document("a", extends: "./no.yaml"))])
        == "rules/a.yaml:3:10: the standard './no.yaml' cannot be extended: there is no such file; "
        + "check the path; it starts from the folder of this standard")
    #expect(
      faults([("a.yaml", document("a", extends: "cora"))])
        == "rules/a.yaml:3:10: no standard 'cora' ships with CityCheck; did you mean 'core'? "
        + "(words: \(Standard.shipped.joined(separator: ", ")))")
  }

  @Test func aFolderOrADeviceIsNoStandard() {
    for path in ["/dev/zero", "/"] {
      #expect(
        faults([("a.yaml", document("a", extends: path))])
          == "rules/a.yaml:3:10: the standard '\(path)' cannot be extended: it is not a plain file; "
          + "check the path; it starts from the folder of this standard")
    }
  }

  @Test func faultsOfTheBaseCarryItsOwnName() {
    let text = faults([
      ("a.yaml", document("a", extends: "b.yaml", "indicators:\n  - { id: x, target: 5 }\n")),
      ("b.yaml", document("b", extends: nil, own.replacing("within: 1", with: "wihtin: 1"))),
    ])
    #expect(
      text == """
        rules/b.yaml:4:58: unknown key 'wihtin' in spacing; did you mean 'within'? \
        (keys: supply, where, within, along, along_where, norms)
        rules/a.yaml:5:22: target must say how it compares, and is the number '5'; \
        write { at_least: 5 }, or more_than, at_most or less_than
        """)
  }

  @Test func textNeedsAFolderForPaths() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("bases-\(UUID().uuidString)", isDirectory: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(document("b", extends: nil, own).utf8).write(to: folder.appendingPathComponent("b.yaml"))
    let text = document("a", extends: "b.yaml")
    #expect(try Standard(yaml: text, file: "a.yaml", directory: folder).indicators.map(\.id) == ["own"])
    #expect(throws: DocumentFaults.self) { try Standard(yaml: text, file: "a.yaml") }
  }
}
