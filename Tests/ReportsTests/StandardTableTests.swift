// A standard as people read it in a terminal.

import Standards
import Testing

@testable import Reports

struct StandardTableTests {
  private func sentence(_ measure: String) throws -> String {
    let standard = try Standard(
      yaml: "id: s\ntitle: S\nindicators:\n  - { id: a, name: A, measure: { \(measure) } }", file: "s.yaml")
    let indicator = try #require(standard["a"])
    return indicator.measure.sentence.replacing("\u{A0}", with: " ")
  }

  private let rules = """
    id: rules
    title: { en: Rules, zh: 规则 }
    indicators:
      - id: park-coverage
        item: { series: basic, number: 12 }
        name: { en: Parks within reach, zh: 公园覆盖 }
        measure: { coverage: { demand: homes, weight: area, supply: parks, reach: { straight: { within: 300 } } } }
        target: { more_than: 0.8 }
        points: { full: 2, linear: { zero_at: 0.6 } }
        department: { en: Housing, zh: 住建局 }
        source: { clause: "GB 1, 2.3", confidence: seen-A, note: { en: A note., zh: 说明文字。 } }
      - id: shelter-area-per-capita
        name: { en: Shelter area, zh: 避难场所 }
        measure: { provision: { supply: shelters, amount: area, per: resident } }
    """

  private func shown(_ table: StandardTable) throws -> String {
    table.text(of: try Standard(yaml: rules, file: "rules.yaml"))
  }

  @Test func aTableWhereItIsWideEnough() throws {
    #expect(
      try shown(StandardTable(width: 100)) == """
        Rules 规则 (rules)

        Item      Indicator                Measure            Target  Points              Source
        basic 12  park-coverage            area of homes      > 80 %  2, falling to 0 at  GB 1, 2.3 (seen-A)
                  Parks within reach       within reach of            60 %
                                           parks: 300 m
                  shelter-area-per-capita  area of shelters   none
                  Shelter area             per resident

        2 indicators, 1 with a target, 1 without, 2 points in all

        """)
  }

  @Test(arguments: [60, 80, 95, 96, 100, 140, 200])
  func itFitsTheTerminal(width: Int) throws {
    for language in ReportLanguage.allCases {
      for notes in [false, true] {
        let text = try shown(StandardTable(width: width, language: language, notes: notes))
        for line in text.split(separator: "\n") {
          #expect(String(line).displayWidth <= width, "\(width): \(line)")
        }
        // An id can be searched for and copied.
        #expect(text.contains("park-coverage") && text.contains("shelter-area-per-capita"))
        #expect(text.contains(language == .english ? "Shelter area" : "避难场所"))
        #expect(text.contains("seen-A"))
        #expect(text.contains(language == .english ? "A note." : "说明文字。") == notes)
        #expect(!text.contains("\u{A0}"))
      }
    }
    let core = try #require(Standard.shipped("core"))
    for line in StandardTable(width: width).text(of: core).split(separator: "\n") {
      #expect(String(line).displayWidth <= width, "\(width): \(line)")
    }
  }

  @Test func aParagraphAnIndicatorWithNotes() throws {
    #expect(
      try shown(StandardTable(width: 80, language: .chinese, notes: true)) == """
        Rules 规则 (rules)

        park-coverage  公园覆盖
          条目      基础项第12条
          coverage  “homes”中处于“parks”服务范围内的面积占比：直线距离300米
          目标      > 80 %
          分值      2，降至 60 % 时为 0
          责任部门  住建局
          依据      GB 1, 2.3 (seen-A)
          说明      说明文字。

        shelter-area-per-capita  避难场所
          provision  每位居民的“shelters”面积
          目标       未设定

        2 项指标，其中 1 项有目标值，1 项未设定，共 2 分

        """)
  }

  @Test func textFromAStrangersStandardDoesNoHarm() throws {
    let hostile = rules.replacing("Parks within reach", with: "\"a\\u001B[31m\\nb\"")
    let standard = try Standard(yaml: hostile, file: "rules.yaml")
    for width in [60, 120] {
      let text = StandardTable(width: width).text(of: standard)
      #expect(!text.unicodeScalars.contains("\u{1B}"))
    }
  }

  private static let coverage = "coverage: { demand: homes, weight: residents, supply: parks, reach: "

  @Test(
    "A measure in one sentence",
    arguments: [
      ("\(coverage){ straight: { within: 300 } } }", "residents of homes within reach of parks: 300 m"),
      (
        "\(coverage){ straight: { tiers: [ { min_area: 5000, within: 500 }, { within: 300 } ] } } }",
        "residents of homes within reach of parks: 500 m from 5000 m² on, 300 m"
      ),
      (
        "\(coverage){ walk: { within: 500 } } }",
        "residents of homes within reach of parks: within 500 m on foot (along streets)"
      ),
      (
        "\(coverage){ walk: { minutes: 10, speed: 75 } } }",
        "residents of homes within reach of parks: within 750 m (10 min at 75 m/min) on foot (along streets)"
      ),
      (
        "\(coverage)[ { walk: { within: 500 } }, { straight: { within: 500 } } ] }",
        "residents of homes within reach of parks: within 500 m on foot (along streets); "
          + "beside it within 500 m in a straight line"
      ),
      (
        "coverage: { demand: streets, weight: length, supply: parks, reach: { walk: { within: 500 } } }",
        "length of streets within reach of parks: within 500 m on foot (along streets)"
      ),
      (
        "lifeCircle: { demand: b, weight: count, supply: f, categories: { market: 500, school: 300 } }",
        "count of b that reach all of: market 500 m, school 300 m"
      ),
      (
        "lifeCircle: { demand: b, weight: count, supply: f, categories: { market: 500 }, reach: walk }",
        "count of b that reach all of: market 500 m; on foot (along streets)"
      ),
      (
        "lifeCircle: { demand: b, weight: count, supply: f, categories: { market: 500 }, reach: [walk, straight] }",
        "count of b that reach all of: market 500 m; on foot (along streets); beside it in a straight line"
      ),
      (
        "ratio: { layer: lines, weight: length, where: underground = true, of: class = 'main' }",
        "share of lines by length where underground = true, of those where class = 'main'"
      ),
      (
        "ratio: { layer: n, weight: count, limits: [ { where: z = 2, field: leq, at_most: 60 }, { field: leq, less_than: 70.5 } ] }",
        "share of n by number that keep their limits: leq at most 60 where z = 2; leq less than 70.5"
      ),
      (
        "ratio: { layer: w, weight: count, grades: { best_first: [I, II], parameters: { cod: { at_most: [1, 2] } }, passes: II } }",
        "share of w by number of grade II or better by their worst parameter (cod)"
      ),
      (
        "ratio: { layer: streets, weight: length, times: width, where: swept = true }",
        "share of streets by length times 'width' where swept = true"
      ),
      (
        "ratio: { layer: c, weight: count, holds: { supply: f, categories: { centre: 0, market: 500 } } }",
        "share of c by number that hold or have near f of each of: centre inside, market 500 m"
      ),
      ("reported: { unit: wan_yuan }", "a value that the audit file reports, in wan yuan"),
      ("spacing: { supply: toilets, within: 500 }", "toilets whose nearest neighbour is within 500 m"),
      (
        "spacing: { supply: toilets, along: streets, norms: { commercial: 500, ordinary: 1000 } }",
        "toilets along streets, at most so far apart: commercial 500 m, ordinary 1.0 km"
      ),
      (
        "spacing: { supply: toilets, along: streets, along_where: lit = true, within: 500 }",
        "toilets along streets where lit = true, at most so far apart: 500 m"
      ),
    ])
  func sentences(measure: String, expected: String) throws {
    #expect(try sentence(measure) == expected)
  }
}
