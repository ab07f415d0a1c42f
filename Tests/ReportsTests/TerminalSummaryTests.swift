import Audits
import Measures
import Planar
import Standards
import Testing

@testable import Reports

struct TerminalSummaryTests {
  @Test("80 columns, without colour", arguments: [60, 80, 100, 140])
  func width(columns: Int) throws {
    let text = TerminalSummary(width: columns, folder: "out").text(of: try Jianghai.result())
    for line in text.split(separator: "\n") { #expect(String(line).displayWidth <= columns, "\(line)") }
    #expect(!text.unicodeScalars.contains("\u{1B}"))
    #expect(!text.unicodeScalars.contains("\u{202E}"))
    #expect(!text.unicodeScalars.contains("\u{A0}"))
  }

  @Test("The whole text")
  func wholeText() throws {
    var result = try Jianghai.result()
    result.indicators[0].districts[4].name = "South 南区"
    result.findings[0].statement.en = "South 南区 has 40 % of its residential land within reach."
    // From the projection, whose last digits are not this test's business.
    let lengths = HumanNumber.scaleError(result.crs.lengthError).withPlainSpaces
    let areas = HumanNumber.scaleError(result.crs.areaError).withPlainSpaces
    let text = TerminalSummary(width: 80, folder: "out", districtLimit: 2, findingLimit: 2).text(of: result)
    #expect(
      text == """
        Jianghai 江海市
        Standard: Core indicators 核心指标 (core)
        Plane: local equal-area plane at 121.66°, 31.8°; lengths within \(lengths),
          areas within \(areas)
        Layers: districts 6, residential 12 345, parks 3, toilets 31

        Indicator               Value             Target  Verdict  Shortfall
        Park 10-minute         75.3 %             > 80 %  short    14.2 ha of
        service coverage                                           residential land
        Emergency shelter           –  ≥ 1.5 m²/resident  unknown
        area per resident
        Public toilets        3.1/km²            ≥ 3/km²  met

        Points                      Earned  Full  Unknown
        Basic items, lose no point       0     1        0
        Basic items that lose points: Park 10-minute service coverage 0 of 1

        Park 10-minute service coverage: 2 met, 3 short, 1 unknown
          South 南区  40.0 %  20.0 ha of residential land
          老城        71.6 %  4.2 ha of residential land
          … and 1 more: see districts.csv
          Unknown in Islands 群岛: there is no residential land in this district

        Emergency shelter area per resident: 5 met, 1 unknown
          Whole city unknown: the district 'Islands 群岛' has no residents
          Unknown in Islands 群岛: residents are not given

        Public toilets: 5 met, 1 short
          Hebin 河滨区  1.0/km²  4 toilets

        Findings, the first 2 of 8
          1  South 南区 has 40 % of its residential land within reach.
          2  Patch 2, 734 m from Hill Park.

        Problems in the data: 1 legacy-crs, 2 malformed-coordinates, 1 unclosed-ring;
          see 'citycheck check'
        Does not add up: districts + outside = whole: 2 of 3

        Written to out: report.html, audit.gpkg, results.json, districts.csv,
          findings.csv, patches/, maps/

        """)
  }

  @Test("Colour marks headings and verdicts when asked for")
  func color() throws {
    let text = TerminalSummary(color: true).text(of: try Jianghai.result())
    #expect(text.contains("\u{1B}[33mshort\u{1B}[0m"))
    #expect(text.contains("\u{1B}[36mmet\u{1B}[0m"))
    #expect(!text.contains("\u{1B}[31m"))
  }

  @Test("Without a target the table says so, and only a missing value needs a reason")
  func withoutTarget() throws {
    var result = try Jianghai.result()
    result.indicators[0].indicator.target = nil
    result.indicators[1].indicator.target = nil
    let text = TerminalSummary(width: 100).text(of: result)
    #expect(text.contains("2 indicators have no target: set one under 'overrides' in the audit file.\n"))
    #expect(!text.contains("Park 10-minute service coverage: "))
    #expect(text.contains("  Whole city unknown: the district 'Islands 群岛' has no residents\n\n"))
  }

  @Test("What is empty is left out")
  func emptyResult() throws {
    var result = try Jianghai.result()
    result.indicators = []
    result.findings = []
    result.problems = []
    result.balances = []
    let text = TerminalSummary().text(of: result)
    #expect(!text.contains("Findings"))
    #expect(!text.contains("Problems"))
    #expect(!text.contains("Written"))
  }
}
