import Audits
import Measures
import Standards
import Testing

@testable import Reports

struct PlaceTextsTests {
  private func text(_ measure: MeasureDefinition, _ value: Double, _ unit: MeasureUnit) throws -> String {
    var indicator = try Jianghai.result().indicators[0]
    indicator.indicator.measure = measure
    return indicator.shortfallText(Shortfall(value: value, unit: unit)).withPlainSpaces
  }

  @Test("A shortfall says of what, in the layer's own word")
  func shortfalls() throws {
    func coverage(_ layer: String) -> MeasureDefinition {
      .coverage(
        CoverageDefinition(
          demand: LayerSelection(layer: layer), weight: .area, supply: LayerSelection(layer: "parks"),
          reach: Reach(.straight, within: 300)))
    }
    let toilets = SpacingDefinition(supply: LayerSelection(layer: "toilets"), within: 500)
    let hostile = SpacingDefinition(supply: LayerSelection(layer: "wc/24 h"), within: 500)
    #expect(try text(coverage("residential"), 142_000, .squareMetres) == "14.2 ha of residential land")
    #expect(try text(coverage("built_up"), 400, .squareMetres) == "400 m² of built_up")
    #expect(try text(coverage("buildings"), 12_300, .residents) == "12 300 residents")
    #expect(try text(.spacing(toilets), 4, .facilities) == "4 toilets")
    #expect(try text(coverage("streets"), 3200, .metres) == "3.2 km of streets")
    let along = SpacingDefinition(
      supply: LayerSelection(layer: "toilets"),
      along: StreetSpacing(LayerSelection(layer: "roads"), within: 500))
    #expect(try text(.spacing(along), 3200, .metres) == "3.2 km of roads")
    #expect(try text(.spacing(hostile), 4, .facilities) == "4 wc∕24 h")
  }

  @Test("An unknown value is a dash, two equal languages are one")
  func values() throws {
    let indicator = try Jianghai.result().indicators[0]
    #expect(indicator.valueText(of: indicator.districts[5]) == "–")
    #expect(indicator.shortfallText(of: indicator.districts[0]) == "")
    #expect(LocalizedText(en: "Parks", zh: "公园").both == "Parks 公园")
    #expect(LocalizedText(en: "公园", zh: "公园").both == "公园")
  }
}
