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

  @Test("A ratio leaves out what is undecided or not asked, and counts what does not pass")
  func ratio() throws {
    let text = try method { result in
      result.indicators[0].indicator.measure = .ratio(
        RatioDefinition(layer: "parks", weight: .count, test: .condition("kind = 'park'")))
      result.indicators[0].numeratorUnit = .features
      result.indicators[0].supply = [
        .counted, .notCounted, .notCounted, .undecided, .leftOut, .undecided,
      ].enumerated().map { place, standing in
        SupplyFeature(
          layer: "parks", feature: place % 3, standing: standing,
          reason: standing == .undecided
            ? LocalizedText(en: "no kind", zh: "缺少类别")
            : standing == .leftOut ? LocalizedText(en: "is no park", zh: "不是公园") : nil)
      }
      result.indicators[0].city.detail = [DetailEntry("features_without_weight", .integer(3))]
      result.indicators[0].detail = [DetailEntry("outside_districts", .number(82.800_000_000_000_18))]
    }
    let lines = text.components(separatedBy: "\n")
    for line in [
      "- Features: of 6, 1 pass and 2 do not; all of these are counted, and all features stand in `features.csv`",
      "- 要素：共6个，符合1个，不符合2个，两者均已计入；全部要素逐一列于 `features.csv`",
      "- Left out, undecided: 2, no kind", "- 未计入（无法判定）：2个，缺少类别",
      "- Left out, not asked: 1, is no park", "- 未计入（不在统计范围）：1个，不是公园",
      "- Left out, without a known weight (features): 3", "- 未计入（缺少权重features）：3个",
      "- Outside all districts: `82.8 features`", "- 不在任何行政区内：`82.8 features`",
    ] {
      #expect(lines.contains(line), "\(line)\n\(text)")
    }
    #expect(!text.contains("no reason given") && !text.contains("Supply"))
  }

  @Test("A number that is the city's own is not said to be the source's")
  func changed() throws {
    let measure = try Jianghai.result().indicators[0].indicator.measure
    let text = try method { result in
      result.indicators[0].indicator.sourced = SourcedRule(target: .atLeast(0.6), measure: measure)
    }
    #expect(
      text.contains(
        "- The target is the city's own, set in the standard `core`, which changes the one that it extends: \\> 80 %. The standard's is ≥ 60 %; the source and how sure it is speak of that number.\n- Clause: GB 55014-2021, 2.1.3"
      ), "\(text)")
    #expect(
      text.contains("- 目标值为本市自定，由标准`core`在其所扩展的标准之上设定：\\> 80 %。标准的目标值为≥ 60 %；出处及可信度均指该数值。\n- 条款："))
    #expect(text.contains("target 目标: \\> 80 % (changed here 本审计改定); verdict"))
    let unnamed = try method { result in
      result.indicators[0].indicator.sourced = SourcedRule(target: nil, measure: measure)
    }
    #expect(
      unnamed.contains("The standard names none; the source speaks of what is measured, not of this number."))
    #expect(unnamed.contains("标准未设目标值；出处仅指所计算的内容，不指本数值。"))
    let wider = try method { result in
      guard case .coverage(var coverage) = measure else { return }
      result.indicators[0].indicator.sourced = SourcedRule(target: .moreThan(0.8), measure: measure)
      coverage.weight = .residents
      result.indicators[0].indicator.measure = .coverage(coverage)
    }
    #expect(
      wider.contains(
        "- The parameter `weight` is the city's own, set in the standard `core`, which changes the one that it extends: `\"residents\"`. The standard's is `\"area\"`; the source and how sure it is speak of that one."
      ), "\(wider)")
    #expect(wider.contains("- 参数`weight`为本市自定") && !wider.contains("The target is the city's own"))
    let plain = try method()
    #expect(!plain.contains("city's own") && !plain.contains("本市自定") && !plain.contains("changed here"))
  }

  @Test("An override is said to stand in the audit file")
  func overridden() throws {
    var result = try Jianghai.result()
    result.indicators[0].indicator.sourced = SourcedRule(
      target: .moreThan(0.6), measure: result.indicators[0].indicator.measure)
    let file = try AuditFile(
      yaml: """
        city: Jianghai
        standard: core
        layers: { districts: { path: d.geojson } }
        overrides: { park-coverage: { target: { more_than: 0.8 } } }
        """, file: "audit.yaml")
    let text = LedgerMethod(indicator: result.indicators[0], result: result, audit: try Audit(file)).text
    let own = "- The target is the city's own, set under `overrides` in the audit file: \\> 80 %."
    #expect(text.contains(own))
    #expect(text.contains("- 目标值为本市自定，由审计文件的 `overrides` 设定：\\> 80 %。"))
  }

  @Test("A reported value stands with the one before")
  func reported() throws {
    let text = try method { result in
      result.indicators[0].indicator.measure = .reported(ReportedDefinition(unit: "yuan"))
      result.indicators[0].indicator.target = .rising
      result.indicators[0].unit = MeasureUnit(rawValue: "yuan")
      result.indicators[0].city.value = 58_120.5
      result.indicators[0].city.detail = [DetailEntry("previous", .number(55_260.25))]
    }
    #expect(text.contains("value = 58 120.5 yuan\n\nThe value before: 55 260.25 yuan\n"), "\(text)")
    #expect(text.contains("\n上期数值：55 260.25 yuan\n"))
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
