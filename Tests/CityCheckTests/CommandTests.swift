// The commands as scripts see them: exit codes, data on stdout, talk on stderr.

import Foundation
import Testing

@Suite struct CommandTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test func anAuditWritesItsResults() throws {
    try folder.writeVillage()
    let ran = try folder.run("audit", "audit.yaml", "--output", "out")
    #expect(ran.code == 0, "\(ran.log)")
    for name in ["results.json", "districts.csv", "findings.csv"] {
      #expect(folder.exists("out/" + name), "\(name)")
    }
    #expect(ran.output.contains("Village"))
    #expect(ran.output.contains("park-coverage") || ran.output.contains("ten-minute"))
    #expect(!ran.output.contains("\u{1B}["))
  }

  @Test func jsonOnStandardOutputIsTheFile() throws {
    try folder.writeVillage()
    let ran = try folder.run("audit", "audit.yaml", "--json", "-o", "out", "--threads", "1")
    #expect(ran.code == 0, "\(ran.log)")
    let root = try #require(try JSONSerialization.jsonObject(with: Data(ran.output.utf8)) as? [String: Any])
    #expect(root["city"] as? String == "Village")
    #expect(ran.output == (try folder.text(of: "out/results.json")))
    let again = try folder.run("audit", "audit.yaml", "--json", "-o", "out", "--threads", "4")
    #expect(again.output == ran.output)
  }

  @Test func quietSaysNothing() throws {
    try folder.writeVillage()
    let ran = try folder.run("audit", "audit.yaml", "--quiet", "-o", "out")
    #expect(ran.code == 0)
    #expect(ran.output.isEmpty)
    #expect(ran.log.isEmpty)
  }

  @Test func failOnEndsWithTwo() throws {
    // The park covers all and is 100 times what 100 people need; most other layers are missing.
    try folder.writeVillage()
    #expect(try folder.run("audit", "audit.yaml", "-q", "--fail-on", "short").code == 0)
    #expect(try folder.run("audit", "audit.yaml", "-q", "--fail-on", "unknown").code == 2)
    try folder.writeVillage(
      audit: ScratchFolder.village + "overrides:\n  park-area-per-capita: { target: 1000 }\n")
    let short = try folder.run("audit", "audit.yaml", "--fail-on", "short", "-o", "out")
    #expect(short.code == 2)
    // The results are written all the same.
    #expect(folder.exists("out/results.json"))
  }

  @Test func unusedLayersAreNamedOnStandardError() throws {
    try folder.writeVillage(audit: ScratchFolder.village + "  streets: { path: parks.geojson }\n")
    let ran = try folder.run("audit", "audit.yaml", "--json", "-o", "out")
    #expect(ran.code == 0, "\(ran.log)")
    #expect(ran.log.contains("streets"))
    #expect(!ran.output.contains("not read"))
  }

  @Test(arguments: [
    [], ["frob"], ["audit"], ["audit", "audit.yaml", "--frob"], ["audit", "audit.yaml", "--threads", "0"],
    ["audit", "audit.yaml", "--fail-on", "met"], ["check"], ["init"], ["standards", "show"],
    ["standards", "show", "nonesuch"], ["synth"], ["synth", "--residents", "5", "--output", "out"],
  ])
  func badUsage(arguments: [String]) throws {
    try folder.writeVillage()
    let ran = try folder.run(arguments)
    // Without a command the help is shown, and nothing is wrong.
    #expect(ran.code == (arguments.isEmpty ? 0 : 64), "\(arguments): \(ran.log)")
    #expect(arguments.isEmpty ? ran.output.contains("SUBCOMMANDS") : !ran.log.isEmpty, "\(arguments)")
  }

  @Test func badYAMLAndBadData() throws {
    try folder.writeVillage(audit: "city: [")
    let syntax = try folder.run("audit", "audit.yaml")
    #expect(syntax.code == 65)
    #expect(syntax.log.contains("audit.yaml"))
    #expect(syntax.output.isEmpty)
    try folder.writeVillage(audit: ScratchFolder.village.replacing("standard: core", with: "standard: cure"))
    let word = try folder.run("audit", "audit.yaml")
    #expect(word.code == 65)
    #expect(word.log.contains("did you mean 'core'?"))
    try folder.writeVillage()
    try folder.write("{\"type\":\"FeatureCollection\",\"features\":[{", to: "parks.geojson")
    for command in ["audit", "check"] {
      let data = try folder.run(command, "audit.yaml")
      #expect(data.code == 65, "\(data.log)")
      #expect(data.log.contains("parks.geojson"))
    }
    try folder.writeVillage()
    try folder.write("{\"type\":\"FeatureCollection\",\"features\":[]}", to: "districts.geojson")
    #expect(try folder.run("audit", "audit.yaml").code == 65)
  }

  @Test func missingFiles() throws {
    let none = try folder.run("audit", "nowhere.yaml")
    #expect(none.code == 66)
    #expect(none.log.contains("nowhere.yaml"))
    try folder.writeVillage()
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("parks.geojson"))
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("residential.geojson"))
    for command in ["audit", "check"] {
      let ran = try folder.run(command, "audit.yaml")
      #expect(ran.code == 66)
      // All that are missing, not only the first.
      #expect(ran.log.contains("parks.geojson") && ran.log.contains("residential.geojson"))
    }
    #expect(try folder.run("init", "nowhere").code == 66)
    #expect(try folder.run("standards", "show", "./nowhere.yaml").code == 66)
  }

  @Test func whatCannotBeWritten() throws {
    try folder.writeVillage()
    let audit = try folder.run("audit", "audit.yaml", "--output", "parks.geojson")
    #expect(audit.code == 73, "\(audit.log)")
    #expect(audit.log.contains("parks.geojson"))
    #expect(try folder.run("init", ".").code == 73)
    #expect(try folder.run("synth", "--output", "parks.geojson").code == 73)
    #expect(try folder.text(of: "audit.yaml") == ScratchFolder.village)
  }
}
