import Measures
import Standards
import Testing

@testable import Reports

struct StandardDigestTests {
  private func indicator(_ id: String, target: Target?, points: Points?) -> Indicator {
    Indicator(
      id: id, name: LocalizedText(en: id, zh: id),
      measure: .spacing(SpacingDefinition(supply: LayerSelection(layer: "t"), within: 1)), target: target,
      points: points)
  }

  private func text(_ indicators: [Indicator], _ language: ReportLanguage = .english) -> String {
    StandardDigest(Standard(id: "s", title: LocalizedText(en: "S", zh: "S"), indicators: indicators)).text(
      language)
  }

  @Test func numbers() {
    let one = [indicator("a", target: .atLeast(1), points: Points(1))]
    #expect(text(one) == "1 indicator, 1 with a target, 0 without, 1 point in all")
    let three =
      one + [indicator("b", target: nil, points: Points(1.5)), indicator("c", target: nil, points: nil)]
    #expect(text(three) == "3 indicators, 1 with a target, 2 without, 2.5 points in all")
    #expect(text(three, .chinese) == "3 项指标，其中 1 项有目标值，2 项未设定，共 2.5 分")
    #expect(text([three[2]]) == "1 indicator, 0 with a target, 1 without, no points")
    #expect(text([three[2]], .chinese) == "1 项指标，其中 0 项有目标值，1 项未设定，未设分值")
  }
}
