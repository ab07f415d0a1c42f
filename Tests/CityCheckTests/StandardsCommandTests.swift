// `citycheck standards` as scripts see it, and an audit under several standards.

import Foundation
import Testing

@Suite struct StandardsCommandTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private let own = """
    id: own
    title: { en: Own rules, zh: 自定标准 }
    extends: core
    leave_out: [life-circle-15]
    indicators:
      - { id: park-coverage, target: { at_least: 0.9 }, points: { full: 2, linear: { zero_at: 0.5 } } }
      - { id: toilet-spacing, points: 1 }

    """

  @Test func aRightStandardIsCheckedInOneLine() throws {
    try folder.write(own, to: "own.yaml")
    let ran = try folder.run("standards", "check", "own.yaml")
    #expect(ran.code == 0, "\(ran.log)")
    #expect(ran.output == "own.yaml: 9 indicators, 5 with a target, 4 without, 3 points in all\n")
    #expect(ran.log.isEmpty)
  }

  @Test func everyFaultIsPrintedWithItsPlace() throws {
    try folder.write(
      own.replacing("leave_out: [life-circle-15]", with: "leave_out: [life-circel-15]")
        .replacing("zero_at: 0.5", with: "zero_at: 0.95").replacing("points: 1 }", with: "ponits: 1 }"),
      to: "own.yaml")
    let ran = try folder.run("standards", "check", "own.yaml")
    #expect(ran.code == 65)
    #expect(
      ran.output == """
        own.yaml:4:13: the standard 'core' has no indicator 'life-circel-15'; did you mean 'life-circle-15'?
        own.yaml:6:91: zero_at must be below the target 0.9, and is 0.95; give the value at which no point is left
        own.yaml:7:27: unknown key 'ponits' in indicator; did you mean 'points'? \
        (keys: id, item, name, measure, target, points, judged, department, source)

        """)
    #expect(ran.log == "citycheck: 3 faults\n")
    try folder.write(
      "id: a\ntitle: A\nindicators:\n  - { id: x, name: X, measure: { spacing: { supply: t, where: \"kind =\", within: 5 } } }\n",
      to: "where.yaml")
    let condition = try folder.run("standards", "check", "where.yaml")
    #expect(condition.code == 65)
    #expect(condition.output.hasPrefix("where.yaml:4:70: where cannot be read at character 7 of 'kind ='; "))
    #expect(condition.output.hasSuffix("\n  kind =\n        ^\n"))
    let shipped = try folder.run("standards", "check", "core")
    #expect(shipped.code == 0)
    #expect(shipped.output.hasPrefix("core: shipped: valid, 10 indicators, 5 with a target, 5 without"))
    let unknown = try folder.run("standards", "check", "croe")
    #expect(unknown.code == 66 && unknown.log.contains("no file 'croe'") && unknown.log.contains("sdg-11"))
    #expect(try folder.run("standards", "check", "nowhere.yaml").code == 66)
    #expect(try folder.run("standards", "check").code == 64)
  }

  @Test func shownAsTableMarkdownNotesAndInChinese() throws {
    try folder.write(own, to: "own.yaml")
    let table = try folder.run("standards", "show", "own.yaml")
    #expect(table.code == 0, "\(table.log)")
    #expect(table.output.hasPrefix("Own rules 自定标准 (own)\n\nItem "))
    #expect(table.output.contains("falling"))
    #expect(table.output.hasSuffix("\n9 indicators, 5 with a target, 4 without, 3 points in all\n"))
    let markdown = try folder.run("standards", "show", "own.yaml", "--markdown")
    #expect(markdown.output.split(separator: "\n").count { $0.hasPrefix("| ") } == 9 + 2)
    #expect(markdown.output.contains("| basic 12 | park-coverage | "))
    let chinese = try folder.run("standards", "show", "own.yaml", "--zh")
    #expect(chinese.output.contains("公园绿化活动场地") && chinese.output.contains("\n9 项指标"))
    #expect(!chinese.output.contains("ten-minute service"))
    let notes = try folder.run("standards", "show", "own.yaml", "--notes")
    #expect(notes.output.contains("The target is strict"))
    #expect(!table.output.contains("The target is strict"))
    let yaml = try folder.run("standards", "show", "own.yaml", "--yaml")
    #expect(yaml.output == own)
    #expect(try folder.run("standards", "show", "own.yaml", "--yaml", "--markdown").code == 64)
    let both = try folder.run("standards", "show", "own.yaml", "--notes", "--markdown")
    #expect(both.output.split(separator: "\n").count { $0.hasPrefix("| ") } == 9 + 2)
    #expect(both.output.contains("| Department | Note |") && both.output.contains("The target is strict"))
    #expect(!markdown.output.contains("The target is strict"))
  }

  @Test func oneAuditUnderSeveralStandards() throws {
    try folder.writeVillage(
      audit: ScratchFolder.village.replacing("standard: core", with: "standard: [core, ./own.yaml]")
        + "overrides:\n  own.park-area-per-capita: { points: 1 }\n")
    try folder.write(own, to: "own.yaml")
    let ran = try folder.run("audit", "audit.yaml", "-o", "out")
    #expect(ran.code == 0, "\(ran.log)")
    #expect(ran.output.contains("Standards: "))
    #expect(ran.output.contains("\nPoints "))
    for name in ["maps/park-coverage.svg", "maps/own.park-coverage.svg", "patches/own.park-coverage.geojson"]
    {
      #expect(folder.exists("out/" + name), "\(name)")
    }
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(try folder.text(of: "out/results.json").utf8))
        as? [String: Any])
    #expect(root["standard"] as? String == "core")
    let indicators = try #require(root["indicators"] as? [[String: Any]])
    #expect(indicators.count == 19)
    #expect(indicators.last?["id"] as? String == "own.transit-coverage")
    #expect(indicators.last?["standard"] as? String == "own")
    // Files of standards that are not audited any more go.
    try folder.writeVillage()
    #expect(try folder.run("audit", "audit.yaml", "-q", "-o", "out").code == 0)
    #expect(!folder.exists("out/maps/own.park-coverage.svg"))
    #expect(folder.exists("out/maps/park-coverage.svg"))
  }
}
