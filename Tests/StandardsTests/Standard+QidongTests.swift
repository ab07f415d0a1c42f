// The standard qidong-2023: every row of the notice is there, with the targets that are known and no others.

import Measures
import Standards
import Testing

struct StandardQidongTests {
  private func qidong() throws -> Standard { try #require(Standard.shipped("qidong-2023")) }

  /// The draft's two numbers are per 100 households, and one row asks for the lower of them.
  @Test func floorSpaceForTheElderly() throws {
    let row = try #require(try qidong()["elderly-service-area"])
    #expect(row.target == .atLeast(15))
    #expect(row.source?.note?.en.contains("20 m² for new housing") == true)
    #expect(row.source?.note?.zh.contains("新建20平方米") == true)
  }

  @Test func allTwentyOneBasicAndThirtyEightEvaluationItemsAreThereInOrder() throws {
    let items = try qidong().indicators.map { try #require($0.item) }
    let basic = items.filter { $0.series == .basic }.map(\.number)
    let evaluation = items.filter { $0.series == .evaluation }.map(\.number)
    #expect(Set(basic) == Set(1...21) && basic == basic.sorted())
    #expect(Set(evaluation) == Set(1...38) && evaluation == evaluation.sorted())
    // Basic items first.
    let isBasic = items.map { $0.series == .basic }
    #expect(isBasic.drop { $0 }.allSatisfy { !$0 })
  }

  @Test func theFoldersAreTheNoticesOwn() throws {
    for indicator in try qidong().indicators {
      let item = try #require(indicator.item)
      let series = item.series == .basic ? "基础项" : "评价项"
      #expect(item.folder == "\(series)第\(item.number)条", "\(indicator.id)")
    }
  }

  @Test func everyIndicatorIsInBothLanguagesWithItsDepartmentAndSource() throws {
    for indicator in try qidong().indicators {
      #expect(!indicator.name.en.isEmpty && !indicator.name.zh.isEmpty, "\(indicator.id)")
      #expect(indicator.name.en != indicator.name.zh, "\(indicator.id)")
      let department = try #require(indicator.department, "\(indicator.id)")
      #expect(department.en != department.zh, "\(indicator.id)")
      #expect(indicator.source?.clause.isEmpty == false, "\(indicator.id)")
      if let note = indicator.source?.note { #expect(note.en != note.zh, "\(indicator.id)") }
    }
  }

  /// The ids that the project's list of indicators names, row by row.
  @Test func everyIDOfTheListIsThere() throws {
    let ids = """
      economy-growth income-growth civility-index rule-of-law-satisfaction co2-per-gdp good-air-days pm25 \
      black-odorous-water surface-water noise-compliance construction-land-safety safety-satisfaction accidents \
      livable-areas heritage-inspection park-coverage park-area-per-capita shelter-area-per-capita shelter-coverage \
      shelter-capacity barrier-free drinking-water waste-treatment-capacity pest-density city-platform \
      one-stop-service overhead-lines shared-poles sign-compliance sign-inspection building-appearance green-cover \
      green-land shaded-streets greenway-coverage market-standard market-coverage waterfront-access road-density \
      walk-cycle-density transit-coverage sewage-outfalls flood-spots street-lighting hydrant-coverage \
      hydrant-spacing fire-station-reach tactile-paving crossing-sound waste-point-coverage transfer-stations \
      sanitation-parking rest-rooms mechanised-sweeping toilet-spacing toilet-coverage toilet-alliance toilet-free \
      dust-control vending-zones illegal-building parking-supply parking-coverage accessible-bays networked-parking \
      enforcement-stations certified-officers officers-per-capita plans funding credit-system smart-scenes \
      life-circle-15 complete-communities community-service-area elderly-service-area grid-coverage duty-areas \
      volunteers opinion-response
      """
    let standard = try qidong()
    for id in ids.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      #expect(standard[String(id)] != nil, "\(id)")
    }
  }

  @Test func theTargetsThatAreKnown() throws {
    let targets: [(String, Target)] = [
      ("civility-index", .atLeast(90)), ("black-odorous-water", .atMost(0)), ("noise-area", .atLeast(0.95)),
      ("construction-land-safety", .atLeast(1)), ("safety-satisfaction", .atLeast(0.9)),
      ("accidents", .notRising), ("accident-deaths", .notRising), ("income-growth", .rising),
      ("heritage-inspection", .atLeast(1)), ("park-coverage", .moreThan(0.8)),
      ("park-area-per-capita", .moreThan(8)), ("comprehensive-park-area", .moreThan(3)),
      ("community-park-area", .moreThan(3)), ("shelter-area-per-capita", .atLeast(1.5)),
      ("shelter-capacity", .atLeast(0.15)), ("drinking-water", .atLeast(1)),
      ("waste-treatment-capacity", .atLeast(1)), ("pest-density", .atLeast(1)),
      ("city-platform", .answer(true)),
      ("sign-compliance", .atLeast(1)), ("green-cover", .atLeast(0.43)), ("shaded-streets", .atLeast(0.85)),
      ("road-density", .atLeast(8000)), ("transit-coverage", .atLeast(0.9)),
      ("transit-coverage-300", .atLeast(0.5)), ("sewage-outfalls", .atMost(0)), ("flood-spots", .atLeast(1)),
      ("hydrant-coverage", .atLeast(1)), ("fire-station-district", .atMost(7)),
      ("sanitation-parking", .atLeast(200)), ("rest-rooms", .atLeast(0.3)),
      ("toilet-spacing", .atLeast(1)), ("toilet-density-residential", .atLeast(3)),
      ("toilet-density-public", .atLeast(4)),
      ("toilet-density-green", .atLeast(5)), ("toilet-density-industry", .atLeast(1)),
      ("toilet-free", .atLeast(1)), ("dust-control", .atLeast(1)), ("parking-supply", .atLeast(1.1)),
      ("enforcement-stations", .atLeast(1)), ("certified-officers", .atLeast(1)),
      ("community-service-area", .atLeast(30)), ("elderly-service-area", .atLeast(15)),
      ("grid-coverage", .atLeast(1)), ("duty-areas", .atLeast(1)),
    ]
    let standard = try qidong()
    for (id, target) in targets { #expect(standard[id]?.target == target, "\(id)") }
  }

  /// A plant serves the whole city, wherever it stands.
  @Test func whatServesTheWholeCityIsJudgedForIt() throws {
    let ids = try qidong().indicators.filter { $0.judged == .city }.map(\.id)
    #expect(ids == ["waste-treatment-capacity", "transfer-capacity", "sanitation-parking"])
  }

  /// Where the notice says "meets the target" and no number was found, there is none.
  @Test func noTargetIsInvented() throws {
    for indicator in try qidong().indicators where indicator.source?.confidence == .notFound {
      #expect(indicator.target == nil, "\(indicator.id)")
    }
  }

  @Test func noiseLimitsByZoneAndTimeOfDay() throws {
    let standard = try qidong()
    let limits: [(String, Double, Double)] = [
      ("0", 50, 40), ("1", 55, 45), ("2", 60, 50), ("3", 65, 55), ("4a", 70, 55), ("4b", 70, 60),
    ]
    let rows = limits.flatMap { zone, day, night in
      [
        RatioLimit(condition: "zone = '\(zone)' and period = 'day'", field: "leq", bound: .atMost(day)),
        RatioLimit(condition: "zone = '\(zone)' and period = 'night'", field: "leq", bound: .atMost(night)),
      ]
    }
    for (id, of) in [
      ("noise-compliance", nil), ("noise-day", "period = 'day'"), ("noise-night", "period = 'night'"),
    ] {
      #expect(
        standard[id]?.measure
          == .ratio(RatioDefinition(layer: "noise", weight: .count, test: .limits(rows), of: of)))
    }
  }

  @Test func fifteenMinuteLifeCircleHasElevenCategories() throws {
    guard case .lifeCircle(let circle)? = try qidong()["life-circle-15"]?.measure else {
      Issue.record("no life circle")
      return
    }
    let distances = Dictionary(uniqueKeysWithValues: circle.categories.map { ($0.name, $0.within) })
    #expect(
      distances == [
        "kindergarten": 300, "primary_school": 500, "middle_school": 1000, "health_centre": 1000,
        "elderly_care": 300, "market": 500, "culture": 1000, "sport": 500, "community_service": 300,
        "bus_stop": 500, "park": 500,
      ])
    #expect(circle.ways == [.straight, .walk])
  }

  @Test func halfAMileIsExact() throws {
    let walk = try #require(Standard.shipped("park-10-minute-walk")?["park-10-minute-walk"]?.measure)
    guard case .coverage(let coverage) = walk else {
      Issue.record("no coverage")
      return
    }
    // 0.5 * 1609.344
    #expect(coverage.reach == Reach(.walk, within: 804.672))
  }

  @Test func greenspaceOfFourSizes() throws {
    let standard = try #require(Standard.shipped("accessible-greenspace-england"))
    let reaches = standard.indicators.compactMap { indicator -> Reach? in
      guard case .coverage(let coverage) = indicator.measure else { return nil }
      return coverage.reach
    }
    // 2, 20, 100 and 500 hectares.
    let sizes = [(20_000.0, 300.0), (200_000, 2_000), (1_000_000, 5_000), (5_000_000, 10_000)]
    #expect(reaches.count == 4)
    for (reach, (area, distance)) in zip(reaches, sizes) {
      #expect(reach.distance(forArea: area) == distance && reach.distance(forArea: area - 1) == nil)
    }
  }
}
