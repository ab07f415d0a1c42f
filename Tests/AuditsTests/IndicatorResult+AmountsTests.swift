import Measures
import Standards
import Testing

@testable import Audits

@Suite struct IndicatorResultAmountsTests {
  private func result(
    _ target: Target, unit: MeasureUnit = .share,
    _ measure: MeasureDefinition = .reported(ReportedDefinition(unit: "share"))
  ) -> IndicatorResult {
    let name = LocalizedText(en: "it", zh: "it")
    return IndicatorResult(
      indicator: Indicator(id: "it", name: name, measure: measure, target: target), unit: unit,
      numeratorUnit: unit, denominatorUnit: unit, city: PlaceResult(districtID: nil, name: "City"),
      districts: [])
  }

  private func texts(_ result: IndicatorResult, _ value: Double) -> [String] {
    let shortfall = Shortfall(value: value, unit: result.unit)
    return [result.shortfallText(shortfall), result.chineseShortfallText(shortfall)].map {
      $0.replacing("\u{A0}", with: " ")
    }
  }

  @Test func aStrictTargetThatIsHitExactlySaysSo() {
    #expect(texts(result(.moreThan(0.8)), 0) == ["must be above 80 %", "须高于 80 %"])
    #expect(texts(result(.lessThan(0.1)), 0) == ["must be below 10 %", "须低于 10 %"])
    #expect(texts(result(.rising), 0) == ["must be above the value before", "须高于上期数值"])
    #expect(texts(result(.falling), 0) == ["must be below the value before", "须低于上期数值"])
    let yuan = result(.moreThan(1500.5), unit: MeasureUnit(rawValue: "yuan"))
    #expect(texts(yuan, 0) == ["must be above 1500.5 yuan", "须高于 1500.5 yuan"])
    // Of another target rounding may leave nothing, and still something is missing.
    #expect(texts(result(.atLeast(0.8)), 0) == ["less than 0.000001 percentage points", "不到 0.000001 个百分点"])
  }

  @Test func ofWhatIsReportedTheDifferenceHasItsDigits() {
    #expect(texts(result(.atLeast(0.95)), 0.95 - 0.9275) == ["2.25 percentage points", "2.25 个百分点"])
    #expect(texts(result(.atLeast(0.8)), 0.8 - 0.799_99) == ["0.001 percentage points", "0.001 个百分点"])
    let points = result(.atLeast(95), unit: MeasureUnit(rawValue: "points"))
    #expect(texts(points, 95 - 92.4) == ["2.6 points", "2.6 points"])
    #expect(points.valueText(92.4).en == "92.4\u{A0}points")
  }

  @Test func landThatIsHardlyMissingIsNotNothing() {
    let coverage = MeasureDefinition.coverage(
      CoverageDefinition(
        demand: LayerSelection(layer: "residential"), weight: .area, supply: LayerSelection(layer: "parks"),
        reach: Reach(.straight, within: 300)))
    let land = result(.atLeast(0.8), unit: .squareMetres, coverage)
    #expect(texts(land, 0.000_01) == ["less than 0.01 m² of residential land", "不到 0.01 m²"])
    #expect(texts(land, 0.04) == ["0.04 m² of residential land", "0.04 m²"])
  }
}
