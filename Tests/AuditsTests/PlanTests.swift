// What is read for a standard: each layer once, with the properties that somebody asks for.

import Layers
import Measures
import Planar
import Standards
import Testing

@testable import Audits

@Suite struct PlanTests {
  private func indicator(_ id: String, _ measure: MeasureDefinition) -> Indicator {
    Indicator(id: id, name: LocalizedText(en: id, zh: id), measure: measure)
  }

  private func plan(
    _ measures: [MeasureDefinition], layers: [LayerEntry], everything: Bool = false
  ) throws -> Plan {
    let indicators = measures.enumerated().map { indicator("i\($0)", $1) }
    return try Plan(
      for: Standard(id: "s", title: LocalizedText(en: "s", zh: "s"), indicators: indicators),
      file: AuditFile(file: "audit.yaml", city: "C", standard: .shipped("core"), layers: layers),
      everything: everything)
  }

  private let layers = [
    LayerEntry(name: "districts", path: "d", nameField: "title", residentsField: "pop"),
    LayerEntry(name: "parks", path: "p"), LayerEntry(name: "toilets", path: "t", kindField: "type"),
    LayerEntry(name: "shelters", path: "s", areaField: "effective"),
  ]

  @Test func onlyWhatIsUsedIsRead() throws {
    let plan = try plan(
      [.spacing(SpacingDefinition(supply: LayerSelection(layer: "toilets"), within: 500))], layers: layers)
    #expect(plan.fields.keys.sorted() == ["districts", "toilets"])
    #expect(plan.fields["districts"] == ["title", "pop", "kind"])
    #expect(plan.fields["toilets"] == ["name", "type"])
  }

  @Test func aRatioReadsWhatItAsksAndIsHeld() throws {
    let ratio = RatioDefinition(
      layer: "parks", weight: .field("homes"),
      test: .limits([RatioLimit(condition: "zone = '2'", field: "leq", bound: .atMost(60))]),
      of: "period = 'day'")
    let plan = try plan([.ratio(ratio), .reported(ReportedDefinition())], layers: layers)
    #expect(plan.fields["parks"] == ["name", "kind", "zone", "leq", "period", "homes"])
    #expect(plan.fields.keys.sorted() == ["districts", "parks"])
    #expect(plan.passing.isEmpty && Set(plan.conditions.keys) == ["zone = '2'", "period = 'day'"])
  }

  @Test func whatIsOnlyCountedIsASample() throws {
    func ratio(_ layer: String, _ weight: RatioWeight = .count) -> MeasureDefinition {
      .ratio(RatioDefinition(layer: layer, weight: weight, test: .condition("x = 1")))
    }
    #expect(try plan([ratio("parks")], layers: layers).sampled == ["parks"])
    #expect(try plan([ratio("parks"), ratio("toilets", .area)], layers: layers).sampled == ["parks"])
    let spacing = SpacingDefinition(supply: LayerSelection(layer: "parks"), within: 500)
    #expect(try plan([ratio("parks"), .spacing(spacing)], layers: layers).sampled.isEmpty)
  }

  @Test func aSpacingAlongStreetsReadsThem() throws {
    let streets = LayerEntry(name: "streets", path: "s", classField: "highway")
    let plan = try plan(
      [
        .spacing(
          SpacingDefinition(
            supply: LayerSelection(layer: "toilets"),
            along: StreetSpacing(LayerSelection(layer: "streets", condition: "lit = true"), within: 500)))
      ], layers: layers + [streets])
    #expect(plan.fields.keys.sorted() == ["districts", "streets", "toilets"])
    // What says whether a street is walked is read too.
    #expect(
      plan.fields["streets"] == [
        "name", "kind", "highway", "lit", "class", "foot", "access", "bridge", "tunnel", "layer",
      ])
    #expect(plan.networkOnly == ["streets"])
  }

  @Test func onlyWhatIsWalkedReadsStreetsBarriersAndGates() throws {
    let walked = [
      LayerEntry(name: "streets", path: "s", classField: "type"), LayerEntry(name: "rails", path: "r"),
      LayerEntry(
        name: "parks", path: "p", entrances: .layer(path: "gates.geojson", within: 50, of: "park")),
      LayerEntry(name: "homes", path: "h", demandForm: .centroids), layers[0],
    ]
    var file = AuditFile(file: "audit.yaml", city: "C", standard: .shipped("core"), layers: walked)
    file.walking = WalkingRules(barriers: ["rails"], slopeField: "grade")
    func plan(_ reaches: [Reach], everything: Bool = false) throws -> Plan {
      let measure = MeasureDefinition.coverage(
        CoverageDefinition(
          demand: LayerSelection(layer: "homes"), weight: .count, supply: LayerSelection(layer: "parks"),
          reaches: reaches))
      return try Plan(
        for: Standard(
          id: "s", title: LocalizedText(en: "s", zh: "s"), indicators: [indicator("i", measure)]),
        file: file, everything: everything)
    }
    let straight = try plan([Reach(.straight, within: 300)])
    #expect(straight.fields.keys.sorted() == ["districts", "homes", "parks"])
    for reaches in [
      [Reach(.walk, within: 300)], [Reach(.straight, within: 300), Reach(.walk, within: 300)],
    ] {
      let plan = try plan(reaches)
      #expect(
        plan.fields.keys.sorted() == ["districts", "homes", "parks", "parks.entrances", "rails", "streets"])
      #expect(plan.fields["parks.entrances"]?.contains("park") == true)
      let read: Set = ["type", "highway", "class", "foot", "access", "bridge", "tunnel", "layer", "grade"]
      #expect(plan.fields["streets"]?.isSuperset(of: read) == true)
      #expect(plan.networkOnly == ["streets"])
    }
    // A check reads them, whether something is walked or not.
    let all = try self.plan([], layers: walked, everything: true)
    #expect(
      all.fields.keys.sorted() == ["districts", "homes", "parks", "parks.entrances", "rails", "streets"])
    #expect(try plan([Reach(.straight, within: 300)], everything: true).fields.count == 6)
  }

  @Test func checkReadsEverything() throws {
    #expect(try plan([], layers: layers, everything: true).fields.count == 4)
    #expect(try plan([], layers: layers).fields.count == 1)
  }

  @Test func conditionsAndFieldsOfAllMeasuresAreGathered() throws {
    let selection = LayerSelection(layer: "shelters", condition: "grade in ('a','b') and open = true")
    let plan = try plan(
      [
        .provision(
          ProvisionDefinition(
            supply: selection, amount: .field("persons"), per: .field("cars"), areaField: "net")),
        .coverage(
          CoverageDefinition(
            demand: LayerSelection(layer: "parks", condition: "open = true"), weight: .area,
            supply: LayerSelection(layer: "toilets", condition: "open = true"),
            reach: Reach(.straight, within: 1))),
      ], layers: layers)
    #expect(plan.fields["shelters"] == ["name", "kind", "effective", "grade", "open", "persons", "net"])
    #expect(plan.fields["districts"]?.contains("cars") == true)
    // The same condition on two layers is read once and asks both.
    #expect(plan.fields["parks"]?.contains("open") == true)
    #expect(plan.fields["toilets"]?.contains("open") == true)
    #expect(plan.conditions.count == 2)
  }

  @Test func aLayerThatIsNotThereIsNotRead() throws {
    let plan = try plan(
      [.spacing(SpacingDefinition(supply: LayerSelection(layer: "lamps"), within: 30))], layers: layers)
    #expect(plan.fields.keys.sorted() == ["districts"])
  }

  @Test func aConditionThatCannotBeReadNamesItsIndicator() {
    do {
      _ = try plan(
        [.spacing(SpacingDefinition(supply: LayerSelection(layer: "parks", condition: "kind ="), within: 1))],
        layers: layers)
      Issue.record("the condition was read")
    } catch AuditError.condition(let indicator, let error) {
      #expect(indicator == "i0")
      #expect("\(AuditError.condition(indicator: indicator, error: error))".hasPrefix("in i0:"))
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test func sourcesSayHowALayerIsRead() throws {
    let plan = try plan([], layers: layers, everything: true)
    var file = AuditFile(file: "audit.yaml", city: "C", standard: .shipped("core"), layers: layers)
    file.policy = .skip
    let districts = try #require(try plan.source(of: layers[0], in: file))
    #expect(districts.geometryKinds == [.polygon])
    #expect(districts.policy == .skip)
    #expect(districts.fields == ["kind", "pop", "title"])
    let parks = try #require(try plan.source(of: layers[1], in: file))
    #expect(parks.geometryKinds == [.point, .line, .polygon])
    #expect(try plan.source(of: LayerEntry(name: "lamps", path: "l"), in: file) == nil)
  }

  @Test func thePopulationLayerHasADefaultField() throws {
    let own = layers + [LayerEntry(name: "population", path: "n")]
    #expect(try plan([], layers: own).fields["population"]?.contains("population") == true)
    let named = layers + [LayerEntry(name: "population", path: "n", residentsField: "people")]
    #expect(try plan([], layers: named).fields["population"]?.contains("people") == true)
    #expect(try plan([], layers: named).fields["population"]?.contains("population") == false)
  }
}
