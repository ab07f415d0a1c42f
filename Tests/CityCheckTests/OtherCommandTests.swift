// `check`, `init` and `standards` as scripts see them, and the help texts.

import Foundation
import Testing

@Suite struct OtherCommandTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test func checkListsProblems() throws {
    try folder.writeVillage()
    let clean = try folder.run("check", "audit.yaml", "--strict")
    #expect(clean.code == 0, "\(clean.output)\(clean.log)")
    #expect(clean.output.contains("residential"))
    // A park of two corners, and one on the other side of the world.
    try folder.write(
      """
      {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[121,32],[121.1,32],[121,32]]]}},
        {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[121.005,32.005]}},
        {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[121.5,32.005]}}]}
      """, to: "parks.geojson")
    let ran = try folder.run("check", "audit.yaml")
    #expect(ran.code == 0)
    #expect(try folder.run("check", "audit.yaml", "--strict").code == 65)
    let json = try folder.run("check", "audit.yaml", "--json")
    let root = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let problems = try #require(root["problems"] as? [[String: Any]])
    let kinds = problems.compactMap { $0["kind"] as? String }
    #expect(kinds.contains("too-few-points"))
    #expect(kinds.contains("outside-districts"))
    #expect(!folder.exists("audit-results"))
  }

  @Test func checkReadsStreetsBarriersAndGates() throws {
    func line(_ coordinates: String) -> String {
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"LineString",\
      "coordinates":[\(coordinates)]}}]}
      """
    }
    try folder.writeVillage(
      audit: ScratchFolder.village.replacing(
        "path: parks.geojson", with: "path: parks.geojson, entrances: gates.geojson")
        + "  streets: { path: streets.geojson }\n  rails: { path: rails.geojson }\nwalking: { barriers: rails }\n"
    )
    let names = ["streets", "rails", "gates"]
    for name in names { try folder.write(line("[121.003,32.001],[121.006,32.001]"), to: name + ".geojson") }
    let clean = try folder.run("check", "audit.yaml")
    #expect(clean.code == 0, "\(clean.output)\(clean.log)")
    for name in ["streets", "rails", "parks.entrances"] { #expect(clean.output.contains(name), "\(name)") }
    // What is wrong with any of them is said, though nothing is walked under this standard.
    for name in names { try folder.write(line("[121.003,32.001]"), to: name + ".geojson") }
    let ran = try folder.run("check", "audit.yaml", "--json")
    let root = try #require(try JSONSerialization.jsonObject(with: Data(ran.output.utf8)) as? [String: Any])
    let problems = try #require(root["problems"] as? [[String: Any]])
    let short = problems.filter { $0["kind"] as? String == "too-few-points" }
    let layers = Set(short.compactMap { $0["layer"] as? String })
    #expect(layers == ["streets", "rails", "parks.entrances"])
    for name in names {
      try FileManager.default.removeItem(at: folder.url.appendingPathComponent(name + ".geojson"))
      let missing = try folder.run("check", "audit.yaml")
      #expect(missing.code == 66 && missing.log.contains(name + ".geojson"), "\(missing.log)")
      try folder.write(line("[121.003,32.001],[121.006,32.001]"), to: name + ".geojson")
    }
  }

  @Test func initGuessesAnAuditFileThatRuns() throws {
    try folder.writeVillage()
    let there = try folder.run("init", ".")
    #expect(there.code == 73)
    #expect(there.log.contains("--force"))
    let shown = try folder.run("init", ".", "--output", "-")
    #expect(shown.code == 0)
    #expect(shown.output.contains("districts.geojson"))
    let written = try folder.run("init", ".", "--force")
    #expect(written.code == 0)
    #expect(try folder.text(of: "audit.yaml") == shown.output)
    let ran = try folder.run("audit", "audit.yaml", "-q", "-o", "out")
    #expect(ran.code == 0, "\(ran.log)")
  }

  @Test func standardsAreListedAndShown() throws {
    let list = try folder.run("standards", "list")
    #expect(list.code == 0)
    #expect(list.output.contains("core"))
    #expect(try folder.run("standards").output == list.output)
    let shown = try folder.run("standards", "show", "core")
    #expect(shown.code == 0)
    #expect(shown.output.contains("park-coverage"))
    let yaml = try folder.run("standards", "show", "core", "--yaml")
    #expect(yaml.output.contains("\nindicators:\n"))
    // What is printed is a standard that can be used.
    try folder.write(yaml.output, to: "own.yaml")
    let own = try folder.run("standards", "show", "./own.yaml")
    #expect(own.code == 0, "\(own.log)")
    #expect(own.output == shown.output)
  }

  @Test func helpNamesTheOptions() throws {
    let root = try folder.run("--help")
    #expect(root.code == 0)
    let text = root.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for word in ["audit", "check", "standards", "init", "synth", "66 missing input", "73 cannot write"] {
      #expect(text.contains(word), "\(word)")
    }
    for (command, options) in [
      "audit": ["--output", "--json", "--quiet", "--threads", "--fail-on"],
      "check": ["--json", "--threads", "--strict"], "init": ["--output", "--force"],
      "synth": [
        "--seed", "--buildings", "--residents", "--clean", "--output", "--threads", "--quiet", "--force",
      ],
    ] {
      let help = try folder.run(command, "--help")
      #expect(help.code == 0)
      for option in options { #expect(help.output.contains(option), "\(command) \(option)") }
    }
    let version = try folder.run("--version")
    #expect(version.output.trimmingCharacters(in: .whitespacesAndNewlines).split(separator: ".").count == 3)
  }
}
