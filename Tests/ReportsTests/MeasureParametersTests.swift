import Audits
import Measures
import Testing

@testable import Reports

struct MeasureParametersTests {
  private func text(_ measure: MeasureDefinition) -> String { JSONWriter.line(of: measure.parameters) }

  @Test("A provision by a field, over the land of a layer")
  func provision() {
    let provision = ProvisionDefinition(
      supply: LayerSelection(layer: "shelters"), amount: .field("persons"), per: .squareKilometre,
      minArea: 2000,
      areaField: "effective_m2", land: LayerSelection(layer: "residential", condition: "use = 'R2'"))
    #expect(
      text(.provision(provision)) == #"{ "supply": { "layer": "shelters", "where": null }, "#
        + #""amount": { "field": "persons" }, "per": "km2", "min_area_m2": 2000, "area_field": "effective_m2", "#
        + #""of": { "layer": "residential", "where": "use = 'R2'" } }"#)
  }

  @Test("Each base of a provision by its word in a standard")
  func bases() {
    let bases: [(ProvisionBase, String)] = [
      (.resident, "\"resident\""), (.tenThousandResidents, "\"10000_residents\""),
      (.hundredHouseholds, "\"100_households\""), (.field("vehicles"), "{ \"field\": \"vehicles\" }"),
    ]
    for (base, word) in bases {
      let provision = ProvisionDefinition(supply: LayerSelection(layer: "bays"), amount: .count, per: base)
      #expect(text(.provision(provision)).contains("\"amount\": \"count\", \"per\": \(word), "))
    }
  }

  @Test("A life circle with its categories in order, and a spacing")
  func others() {
    let circle = LifeCircleDefinition(
      demand: LayerSelection(layer: "buildings"), weight: .residents,
      supply: LayerSelection(layer: "facilities"),
      categories: [
        LifeCircleCategory(name: "market", within: 500),
        LifeCircleCategory(name: "park", supply: LayerSelection(layer: "parks"), within: 500),
      ])
    #expect(
      text(.lifeCircle(circle))
        == #"{ "demand": { "layer": "buildings", "where": null }, "weight": "residents", "#
        + #""supply": { "layer": "facilities", "where": null }, "categories": ["#
        + #"{ "name": "market", "supply": null, "within_m": 500 }, "#
        + #"{ "name": "park", "supply": { "layer": "parks", "where": null }, "within_m": 500 }] }"#)
    #expect(
      text(.spacing(SpacingDefinition(supply: LayerSelection(layer: "toilets"), within: 500)))
        == #"{ "supply": { "layer": "toilets", "where": null }, "within_m": 500 }"#)
  }
}
