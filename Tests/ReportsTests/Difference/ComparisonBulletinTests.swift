import Audits
import Testing

@testable import Reports

struct ComparisonBulletinTests {
  private func bulletin(_ district: String? = nil) throws -> String {
    ComparisonBulletin(
      comparison: try Jianghai.comparison(), district: district.map { DistrictKey(id: $0) }
    ).text
  }

  @Test("The city's bulletin, in English and in Chinese")
  func city() throws {
    let text = try bulletin()
    let missing = [
      "# 督查通报 Bulletin: Jianghai 江海市\n",
      "- Old 前次: `audit.yaml`, `core` Core indicators 核心指标, ledger 台账, CityCheck 0.0.9",
      "## English", "### What moved",
      "| Park 10-minute service coverage | 75.3 % | 74.3 % | \\-0.98 pp | \\> 75 % → \\> 80 % | met → short |",
      "### Districts, most moved first", "### New findings", "### Findings that got worse", "### Mended",
      "### Features no longer there", "### No longer known", "### 无法判定的问题", "### 要素已移除的问题",
      "version of CityCheck: +0.02 pp; parameters (target.more\\_than): met → short, missing +14.2 ha",
      "参数（target.more\\_than）：", "### Points", "### 得分", "- Core indicators: 2 of 7 → 1.4 of 7, 5 unknown",
      "- Park 10-minute service coverage: 2 of 2 → 1.4 of 2", "- 核心指标：2（满分 7） → 1.4（满分 7，未知 5）",
      "- Layer `parks`: changed, 2 added", "- `park-coverage.target.more_than`: `0.75` → `0.8`",
      "## 中文", "### 变化", "| 达标 → 未达标 |", "-0.98 个百分点", "无 → 17.2 公顷", "### 已消除的问题",
      "仅本次有的指标：人均避难场所面积", "（单独", "- 旧文件已不在",
    ].filter { !text.contains($0) }
    #expect(missing == [])
  }

  @Test("A district's bulletin is about that district")
  func district() throws {
    let text = try bulletin("d2")
    #expect(text.contains("71.6 %") && !text.contains("75.3 %"))
    #expect(!text.contains("### Districts, most moved first") && !text.contains("### Points"))
    #expect(!text.contains("-0.0"))
    let other = try bulletin("d1")
    #expect(other.contains("No figure moved.") && other.contains("各项数值、结论和缺口均无变化。"))
  }

  @Test("Names from data are no markup")
  func hostile() throws {
    let text = try bulletin("d2")
    #expect(text.contains("\\|'\\<script\\>") && !text.contains("<script>") && !text.contains("\u{1B}"))
    for line in text.split(separator: "\n") where line.hasPrefix("| ") {
      let bars = line.replacing("\\|", with: "").count { $0 == "|" }
      #expect(bars == 9, "\(line)")
    }
  }
}
