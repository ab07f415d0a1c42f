import Audits
import Foundation
import Layers
import Measures
import Standards
import Testing

@testable import Reports

struct LedgerMethodTests {
  private func method(_ change: (inout AuditResult) -> Void = { _ in }) throws -> String {
    var result = try Jianghai.result()
    change(&result)
    return LedgerMethod(indicator: result.indicators[0], result: result, audit: try Jianghai.audit()).text
  }

  @Test("What was computed, with this run's parameters and numbers, in both languages")
  func wholeFile() throws {
    let text = try method {
      $0.indicators[0].detail.append(DetailEntry("residents_from", .text("districts")))
      $0.indicators[0].detail.append(DetailEntry("residents_spread_by", .text("floor-area")))
    }
    let lines = text.components(separatedBy: "\n")
    #expect(lines[0] == "# Park 10-minute service coverage 公园绿化活动场地十分钟服务半径覆盖率")
    for line in [
      "- Value 数值: 75.3 %; target 目标: \\> 80 %; verdict 结论: Short 未达标",
      "The share of the land of `residential` that is served by `parks` where `kind = 'park'`: within 500 m from 5000 m² on, 300 m from 400 m² on, in a straight line.",
      "`residential`中由`parks`（`kind = 'park'`）服务到的用地面积所占比例：直线距离500米（面积自5000平方米）、300米（面积自400平方米）。",
      "value = the land within reach / all the land",
      "Jianghai 江海市: `2258000 m2 / 3000000 m2 = 0.7527` = 75.3 %",
      "- `weight`: `\"area\"`", "- `target`: `{ \"more_than\": 0.8 }`",
      "- Residents are those of the districts, spread by floor area.", "- 居民数取自行政区，按建筑面积分摊。",
      "- Clause: GB 55014-2021, 2.1.3", "- 条款：GB 55014-2021, 2.1.3",
      "- How sure the number is: `seen-A`, read in the standard itself or in the official notice",
      "- Note: tiers from memory", "- 备注：分级凭记忆",
      "- `residential`: 12347 features in the file, 12345 used (3 of them repaired), 2 skipped, 0 filtered out",
      "- `parks`：文件中43个要素，使用3个（其中修复0个），跳过0个，筛除40个",
      "- Supply: 2 of 3 features count; all of them stand in `features.csv`",
      "- Supply not counted: 1, smaller than 400 m²", "- 未计入供给：1个，小于400平方米",
      "- Problems in the data: 1 `legacy-crs`, 2 `malformed-coordinates`, 1 `unclosed-ring`",
    ] {
      #expect(lines.contains(line), "\(line)\n\(text)")
    }
    #expect(text.contains("Districts without a value: 1/6, there is no residential land in this district"))
    // Nobody walks.
    #expect(!text.contains("How people walk"))
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
  }

  @Test("Names and reasons from data are shown as they are")
  func hostile() throws {
    let harm = "<img src=x onerror=alert(1)> [a](http://b) `c`\n# d"
    let text = try method {
      $0.city = harm
      $0.indicators[0].indicator.name = LocalizedText(en: harm, zh: harm)
      $0.indicators[0].indicator.source?.clause = harm
      $0.indicators[0].indicator.department = LocalizedText(en: harm, zh: harm)
      $0.indicators[0].supply[2].reason = LocalizedText(en: harm, zh: harm)
      $0.indicators[0].city.reason = LocalizedText(en: harm, zh: harm)
      $0.indicators[0].districts[0].name = harm
      $0.indicators[0].districts[0].value = nil
    }
    let escaped = "\\<img src=x onerror=alert(1)\\> \\[a\\](http\\://b) \\`c\\` \\# d"
    #expect(text.components(separatedBy: escaped).count - 1 >= 10)
    #expect(!text.replacing(escaped, with: "").contains("<img"))
    #expect(!text.contains("\n# d"))
  }

  @Test("A value that is unknown says why; a measure without words of its own names its parameters")
  func unknown() throws {
    let result = try Jianghai.result()
    let text = LedgerMethod(
      indicator: result.indicators[1], result: result, audit: try Jianghai.audit()
    ).text
    #expect(text.contains("- Value 数值: –; target 目标: ≥ 1.5 m²/resident; verdict 结论: Unknown 无法判定"))
    #expect(text.contains("Note: the district '群岛' has no residents") || text.contains("Note: the district"))
    #expect(text.contains("The area of `shelters` per resident; sites smaller than 2000 m² do not count"))
    #expect(text.contains("每名居民的`shelters`面积；小于2000 m²的不计；面积取自字段`effective_m2`。"))
    #expect(text.contains("How sure the number is: `memory`, from memory, not verified"))
  }

  @Test("Who walks reads the rules of walking")
  func walking() throws {
    let rules = WalkingRules(linkWithin: 250, barriers: ["rails"]).parameters
    #expect(rules["link_within"] == .number(250))
    #expect(rules["barriers"] == .list([.text("rails")]))
    #expect(rules.count == 12)
  }
}
