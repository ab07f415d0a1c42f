// The standards that ship: their numbers, restated.

import Measures
import Standards
import Testing

struct StandardShippedTests {
  private func core() throws -> Standard { try #require(Standard.shipped("core")) }

  /// A larger park serves the smaller circles too, and whoever adds the rows up counts it again.
  @Test(arguments: ["park-10", "park-5"]) func parksOfSeveralCirclesAreSaid(id: String) throws {
    let row = try #require(Standard.shipped("life-circle-gb50180")?[id])
    #expect(row.source?.note?.en.hasSuffix("The three rows must not be added up.") == true)
    #expect(row.source?.note?.zh.hasSuffix("三级数值不可相加。") == true)
  }

  @Test func theCoreAndSixMoreShip() {
    #expect(
      Standard.shipped == [
        "core", "qidong-2023", "garden-city", "life-circle-gb50180", "sdg-11", "park-10-minute-walk",
        "accessible-greenspace-england",
      ])
    #expect(Standard.shipped("cor") == nil)
    #expect(Standard.shippedText("cor") == nil)
  }

  @Test func everyShippedStandardLoadsUnderItsOwnID() throws {
    for id in Standard.shipped {
      let text = try #require(Standard.shippedText(id))
      #expect(try Standard(yaml: text, file: "\(id).yaml").id == id)
      #expect(Standard.shipped(id)?.id == id)
    }
  }

  @Test func theCoreHoldsTenIndicatorsInOrder() throws {
    #expect(
      try core().indicators.map(\.id) == [
        "park-coverage", "shelter-area-per-capita", "life-circle-15", "toilet-spacing", "toilet-coverage",
        "toilet-density", "park-area-per-capita", "shelter-coverage", "market-coverage", "transit-coverage",
      ])
    #expect(try core().title == LocalizedText(en: "City coverage, core indicators", zh: "城市空间覆盖核心指标"))
  }

  @Test func theFoldersAreTheNoticesOwn() throws {
    let folders = try core().indicators.map { $0.item?.folder }
    #expect(
      folders == [
        "基础项第12条", "基础项第14条", "评价项第33条", "评价项第22条", "评价项第23条", "评价项第23条", "基础项第13条",
        "基础项第15条", "评价项第8条", "评价项第12条",
      ])
    for indicator in try core().indicators {
      let item = try #require(indicator.item)
      let series = item.series == .basic ? "基础项" : "评价项"
      #expect(item.folder == "\(series)第\(item.number)条")
    }
  }

  @Test func targetsAndTheirConfidence() throws {
    let targets: [(String, Target?, Confidence)] = [
      ("park-coverage", .moreThan(0.8), .seenA),
      ("shelter-area-per-capita", .atLeast(1.5), .memory),
      ("life-circle-15", nil, .memory),
      ("toilet-spacing", nil, .seenB),
      ("toilet-coverage", nil, .seenA),
      ("toilet-density", .atLeast(3), .seenB),
      ("park-area-per-capita", .moreThan(8), .seenA),
      ("shelter-coverage", nil, .seenB),
      ("market-coverage", nil, .seenB),
      ("transit-coverage", .atLeast(0.9), .seenB),
    ]
    for (id, target, confidence) in targets {
      let indicator = try #require(try core()[id])
      #expect(indicator.target == target, "\(id)")
      #expect(indicator.source?.confidence == confidence, "\(id)")
    }
  }

  @Test func everyIndicatorIsNamedPlacedAndExplainedInBothLanguages() throws {
    for indicator in try core().indicators {
      #expect(indicator.name.en != indicator.name.zh, "\(indicator.id)")
      let department = try #require(indicator.department)
      #expect(department.en != department.zh, "\(indicator.id)")
      let source = try #require(indicator.source)
      #expect(!source.clause.isEmpty, "\(indicator.id)")
      let note = try #require(source.note)
      #expect(note.en != note.zh, "\(indicator.id)")
    }
  }

  @Test func parkCoverage() throws {
    let expected = CoverageDefinition(
      demand: LayerSelection(layer: "residential"), weight: .area, supply: LayerSelection(layer: "parks"),
      reach: Reach(
        .straight,
        tiers: [
          ReachTier(minArea: 5000, within: 500), ReachTier(minArea: 400, within: 300),
        ]))
    #expect(try core()["park-coverage"]?.measure == .coverage(expected))
  }

  @Test func parkTiersAreInclusiveAtTheirLowerBound() throws {
    guard case .coverage(let coverage)? = try core()["park-coverage"]?.measure else {
      Issue.record("park-coverage is not a coverage")
      return
    }
    #expect(coverage.reach.distance(forArea: 5000) == 500)
    #expect(coverage.reach.distance(forArea: 4999.999) == 300)
    #expect(coverage.reach.distance(forArea: 400) == 300)
    #expect(coverage.reach.distance(forArea: 399.999) == nil)
    #expect(coverage.reach.distance(forArea: 0) == nil)
  }

  @Test func shelterAreaPerCapita() throws {
    let expected = ProvisionDefinition(
      supply: LayerSelection(layer: "shelters"), amount: .area, per: .resident, minArea: 2000,
      areaField: "effective_m2", land: nil)
    #expect(try core()["shelter-area-per-capita"]?.measure == .provision(expected))
  }

  @Test func lifeCircle() throws {
    let expected = LifeCircleDefinition(
      demand: LayerSelection(layer: "buildings"), weight: .residents,
      supply: LayerSelection(layer: "facilities"),
      categories: [
        LifeCircleCategory(name: "kindergarten", within: 300),
        LifeCircleCategory(name: "primary_school", within: 500),
        LifeCircleCategory(name: "middle_school", within: 1000),
        LifeCircleCategory(name: "health_centre", within: 1000),
        LifeCircleCategory(name: "elderly_care", within: 300),
        LifeCircleCategory(name: "market", within: 500),
        LifeCircleCategory(name: "culture", within: 1000),
        LifeCircleCategory(name: "sport", within: 500),
        LifeCircleCategory(name: "community_service", within: 300),
        LifeCircleCategory(name: "bus_stop", within: 500),
        LifeCircleCategory(name: "park", supply: LayerSelection(layer: "parks"), within: 500),
      ])
    #expect(try core()["life-circle-15"]?.measure == .lifeCircle(expected))
  }

  @Test func toilets() throws {
    let toilets = LayerSelection(layer: "toilets")
    #expect(
      try core()["toilet-spacing"]?.measure == .spacing(SpacingDefinition(supply: toilets, within: 500)))
    #expect(
      try core()["toilet-coverage"]?.measure
        == .coverage(
          CoverageDefinition(
            demand: LayerSelection(layer: "residential"), weight: .area, supply: toilets,
            reach: Reach(.straight, within: 300))))
    #expect(
      try core()["toilet-density"]?.measure
        == .provision(
          ProvisionDefinition(
            supply: toilets, amount: .count, per: .squareKilometre,
            land: LayerSelection(layer: "residential"))))
  }

  @Test func parkAreaPerCapita() throws {
    #expect(
      try core()["park-area-per-capita"]?.measure
        == .provision(
          ProvisionDefinition(supply: LayerSelection(layer: "parks"), amount: .area, per: .resident)))
  }

  @Test(arguments: [
    ("shelter-coverage", "buildings", DemandWeight.residents, "shelters", nil, 500.0),
    ("market-coverage", "buildings", .residents, "facilities", "kind = 'market'", 500),
    ("transit-coverage", "residential", .area, "facilities", "kind = 'bus_stop'", 500),
  ])
  func otherCoverages(
    id: String, demand: String, weight: DemandWeight, supply: String, condition: String?, within: Double
  ) throws {
    #expect(
      try core()[id]?.measure
        == .coverage(
          CoverageDefinition(
            demand: LayerSelection(layer: demand), weight: weight,
            supply: LayerSelection(layer: supply, condition: condition),
            reach: Reach(.straight, within: within))))
  }
}
