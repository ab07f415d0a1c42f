// A standard as Markdown: one row an indicator, and no markup from what it says.

import Standards
import Testing

@testable import Reports

struct StandardMarkdownTests {
  private let rules = """
    id: rules
    title: { en: Rules, zh: 规则 }
    indicators:
      - id: park-coverage
        item: { series: basic, number: 12 }
        name: { en: "Parks | <b>near</b>", zh: 公园覆盖 }
        measure: { coverage: { demand: homes, weight: area, supply: parks, reach: { straight: { within: 300 } } } }
        target: { more_than: 0.8 }
        points: { full: 1, floor: 0.25, steps: { every: 0.05, lose: 0.2 } }
        source: { clause: "GB_1, 2.3", confidence: seen-A }
      - id: bins
        item: { series: evaluation, number: 3 }
        name: Bins
        measure: { spacing: { supply: bins, within: 80 } }
    """

  @Test func oneRowAnIndicator() throws {
    let standard = try Standard(yaml: rules, file: "rules.yaml")
    #expect(
      StandardMarkdown.text(of: standard) == """
        # Rules 规则

        `rules`: 2 indicators, 1 with a target, 1 without, 1 point in all

        | Item | ID | Indicator | Measure | Target | Points | Source | Confidence |
        | --- | --- | --- | --- | --- | --- | --- | --- |
        | basic 12 | park-coverage | Parks \\| \\<b\\>near\\</b\\> | area of homes within reach of parks: 300 m | \
        \\> 80 % | 1, less 0.2 for each started 5 % off the target, at least 0.25 | GB\\_1, 2.3 | seen-A |
        | evaluation 3 | bins | Bins | bins whose nearest neighbour is within 80 m | none |  |  |  |

        """)
  }

  @Test func inChinese() throws {
    let standard = try Standard(yaml: rules, file: "rules.yaml")
    let lines = StandardMarkdown.text(of: standard, language: .chinese).split(separator: "\n")
    #expect(lines[1] == "`rules`: 2 项指标，其中 1 项有目标值，1 项未设定，共 1 分")
    #expect(lines[2] == "| 条目 | 编号 | 指标 | 计算方法 | 目标 | 分值 | 依据 | 可信度 |")
    #expect(
      lines[4]
        == "| 基础项第12条 | park-coverage | 公园覆盖 | “homes”中处于“parks”服务范围内的面积占比：直线距离300米 | "
        + "\\> 80 % | 1，距目标每差 5 %（不足按一档）扣 0.2，最低 0.25 | GB\\_1, 2.3 | seen-A |")
  }

  @Test func everyShippedStandardHasARowForEachIndicator() throws {
    for id in Standard.shipped {
      let standard = try #require(Standard.shipped(id))
      for language in ReportLanguage.allCases {
        let rows = StandardMarkdown.text(of: standard, language: language).split(separator: "\n")
          .filter { $0.hasPrefix("| ") }
        #expect(rows.count == standard.indicators.count + 2, "\(id)")
      }
    }
  }
}
