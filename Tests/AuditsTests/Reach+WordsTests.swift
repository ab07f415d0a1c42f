// Reach as people read it, in both languages.

import Audits
import Measures
import Standards
import Testing

struct ReachWordsTests {
  private func plain(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }

  @Test(arguments: [
    (Reach(.walk, within: 500), "within 500 m on foot (along streets)", "沿街步行500米"),
    (Reach(.straight, within: 300), "within 300 m in a straight line", "直线距离300米"),
    (Reach(.walk, within: 1200), "within 1.2 km on foot (along streets)", "沿街步行1.2公里"),
    (
      Reach(.walk, tiers: [ReachTier(within: 750)], speed: 75),
      "within 750 m (10 min at 75 m/min) on foot (along streets)", "沿街步行750米（10分钟，每分钟75米）"
    ),
    (
      Reach(.walk, tiers: [ReachTier(minArea: 400, within: 300), ReachTier(minArea: 20_000, within: 500)]),
      "within 500 m from 2.0 ha on, 300 m from 400 m² on, on foot (along streets)",
      "沿街步行500米（面积自2.0公顷）、300米（面积自400平方米）"
    ),
    (
      Reach(.walk, tiers: [ReachTier(minArea: 400, within: 300)], speed: 60),
      "within 300 m (5 min at 60 m/min) from 400 m² on, on foot (along streets)",
      "沿街步行300米（面积自400平方米；5分钟，每分钟60米）"
    ),
  ])
  func words(reach: Reach, en: String, zh: String) {
    #expect(plain(reach.words.en) == en)
    #expect(plain(reach.words.zh) == zh)
  }

  @Test func ways() {
    #expect(ReachWay.walk.words.en == "on foot (along streets)")
    #expect(ReachWay.straight.words.zh == "直线距离")
  }
}
