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

  @Test("A life circle on foot says so, and one both ways")
  func walkingCircles() {
    func circle(_ ways: [ReachWay]) -> String {
      text(
        .lifeCircle(
          LifeCircleDefinition(
            demand: LayerSelection(layer: "b"), weight: .count, supply: LayerSelection(layer: "f"),
            categories: [LifeCircleCategory(name: "market", within: 500)], ways: ways)))
    }
    let categories = #""categories": [{ "name": "market", "supply": null, "within_m": 500 }]"#
    #expect(circle([.straight]).hasSuffix("\(categories) }"))
    #expect(circle([.walk]).hasSuffix("\(categories), \"reach\": \"walk\" }"))
    #expect(
      circle([.walk, .straight]).hasSuffix("\(categories), \"reach\": [\"walk\", \"straight\"] }"))
  }

  @Test("A spacing along streets, by class and for all")
  func streets() {
    func spacing(_ along: StreetSpacing) -> String {
      text(.spacing(SpacingDefinition(supply: LayerSelection(layer: "toilets"), along: along)))
    }
    let streets = LayerSelection(layer: "streets", condition: "lit = true")
    let layers =
      #"{ "supply": { "layer": "toilets", "where": null }, "#
      + #""along": { "layer": "streets", "where": "lit = true" }, "#
    #expect(
      spacing(
        StreetSpacing(
          streets, norms: [StreetNorm("commercial", within: 500), StreetNorm("ordinary", within: 1000)]))
        == layers + #""norms": [{ "class": "commercial", "within_m": 500 }, "#
        + #"{ "class": "ordinary", "within_m": 1000 }] }"#)
    #expect(spacing(StreetSpacing(streets, within: 500)) == layers + #""within_m": 500 }"#)
  }

  @Test("A coverage by length")
  func length() {
    let coverage = CoverageDefinition(
      demand: LayerSelection(layer: "streets"), weight: .length, supply: LayerSelection(layer: "parks"),
      reach: Reach(.walk, within: 500))
    #expect(
      text(.coverage(coverage))
        == #"{ "demand": { "layer": "streets", "where": null }, "weight": "length", "#
        + #""supply": { "layer": "parks", "where": null }, "reach": { "walk": { "within_m": 500 } } }"#)
  }

  @Test("A ratio by limits, and by grades of points")
  func ratio() {
    let limits = RatioDefinition(
      layer: "noise", weight: .field("homes"),
      test: .limits([RatioLimit(condition: "zone = 2", field: "leq", bound: .atMost(60))]),
      of: "period = 'day'")
    #expect(
      text(.ratio(limits)) == #"{ "layer": "noise", "weight": { "field": "homes" }, "of": "period = 'day'", "#
        + #""limits": [{ "where": "zone = 2", "field": "leq", "at_most": 60 }] }"#)
    let grades = GradeScale(
      grades: ["none", "light"], worse: "heavy",
      parameters: [GradeParameter(field: "ammonia", atMost: [8, 15])], passes: 0,
      samples: SampleRule(by: "point", oneIn: 0.6, severalIn: 0.3))
    #expect(
      text(.ratio(RatioDefinition(layer: "samples", weight: .count, test: .grades(grades))))
        == #"{ "layer": "samples", "weight": "count", "of": null, "grades": { "best_first": ["none", "light"], "#
        + #""worse": "heavy", "parameters": [{ "field": "ammonia", "at_least": null, "at_most": [8, 15] }], "#
        + #""passes": "none", "samples": { "by": "point", "one_in": 0.6, "several_in": 0.3 } } }"#)
    #expect(text(.reported(ReportedDefinition(unit: "share"))) == #"{ "unit": "share" }"#)
  }
}
