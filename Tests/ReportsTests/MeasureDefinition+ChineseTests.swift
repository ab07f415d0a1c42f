// Every measure in one Chinese sentence.

import Standards
import Testing

@testable import Reports

struct MeasureDefinitionChineseTests {
  @Test(arguments: [
    (
      "coverage: { demand: homes, weight: residents, supply: parks, where: \"kind = 'x'\", "
        + "reach: [ { walk: { within: 500 } }, { straight: { within: 300 } } ] }",
      "“homes”中处于“parks”（kind = 'x'）服务范围内的居民占比：沿街步行500米；对照：直线距离300米"
    ),
    (
      "lifeCircle: { demand: b, weight: dwellings, supply: f, categories: { market: 500, school: 300 }, reach: walk }",
      "“b”中可到达全部类别的住房占比：market 500 m、school 300 m；沿街步行"
    ),
    (
      "provision: { supply: s, amount: area, per: resident, min_area: 2000 }",
      "每位居民的“s”面积，仅计 2000 m² 及以上的场所"
    ),
    ("provision: { supply: s, amount: count, per: km2, of: land }", "每平方公里的“s”数量，按“land”用地计算"),
    ("provision: { supply: s, amount: bays, per: vehicles }", "每“vehicles”的“s”“bays”之和"),
    (
      "ratio: { layer: lines, weight: length, where: \"underground = true\", of: \"class = 'main'\" }",
      "“lines”中满足 underground = true 的长度占比，仅计满足 class = 'main' 的要素"
    ),
    (
      "ratio: { layer: streets, weight: length, times: width, where: swept = true }",
      "“streets”中满足 swept = true 的长度×“width”占比"
    ),
    (
      "ratio: { layer: c, weight: count, holds: { supply: f, categories: { centre: 0, market: 500 } } }",
      "“c”中内或附近具备“f”全部类别（centre 在内、market 500 m）的数量占比"
    ),
    ("reported: { unit: share }", "由审计文件填报的数值（share）"),
    ("spacing: { supply: t, within: 500 }", "“t”中最近同类设施在 500 m 以内的占比"),
    (
      "spacing: { supply: t, along: s, norms: { commercial: 500, ordinary: 800 } }",
      "“t”沿“s”的间距不超过：commercial 500 m、ordinary 800 m"
    ),
  ])
  func sentences(measure: String, expected: String) throws {
    let standard = try Standard(
      yaml: "id: s\ntitle: S\nindicators:\n  - { id: a, name: A, measure: { \(measure) } }", file: "s.yaml")
    let indicator = try #require(standard["a"])
    #expect(indicator.measure.chineseSentence.replacing("\u{A0}", with: " ") == expected)
  }
}
