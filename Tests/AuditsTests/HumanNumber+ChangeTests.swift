import Audits
import Measures
import Standards
import Testing

@Suite struct HumanNumberChangeTests {
  private func plain(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }

  @Test(arguments: [
    (0.009, "share", "+0.9 pp"), (-0.0123, "share", "-1.2 pp"), (0.00002, "share", "+0.002 pp"),
    (0, "share", "0"), (-0.03, "rate", "-3.0 pp"), (12_345, "m2", "+1.2 ha"),
    (-0.004, "m2/resident", "-0.004 m²/resident"),
    (1, "residents", "+1 resident"), (-2, "facilities", "-2 facilities"), (1e-12, "share", "≈ 0"),
    (-1e-12, "share", "≈ 0"),
  ])
  func changes(change: Double, unit: String, words: String) {
    #expect(plain(HumanNumber.change(change, MeasureUnit(rawValue: unit))) == words)
  }

  @Test func inChinese() {
    #expect(plain(HumanNumber.changeInChinese(HumanNumber.change(0.009, .share))) == "+0.9 个百分点")
    #expect(plain(HumanNumber.changeInChinese(HumanNumber.change(-12_345, .squareMetres))) == "-1.2 公顷")
    #expect(plain(HumanNumber.chineseMissing(Shortfall(value: 0.02, unit: .share))) == "2.0 个百分点")
  }

  @Test func twoValuesAreToldApart() {
    func texts(_ old: Double, _ new: Double, _ unit: MeasureUnit = .share) -> [String] {
      let texts = HumanNumber.texts(old, new, unit)
      return [plain(texts.old), plain(texts.new)]
    }
    #expect(texts(0.819, 0.821) == ["81.9 %", "82.1 %"])
    #expect(texts(0.81901, 0.81904) == ["81.901 %", "81.904 %"])
    #expect(texts(0.5, 0.5) == ["50.0 %", "50.0 %"])
    #expect(texts(9_000, 12_000, .squareMetres) == ["9000 m²", "1.2 ha"])
  }
}
