// Provision by every amount and base, over the desert town.

import Audits
import Foundation
import Layers
import Measures
import Standards
import Testing

@Suite struct ProvisionAuditTests {
  private func values(_ measure: String, _ change: (inout Town) -> Void = { _ in }) async throws -> [Double?]
  {
    var town = Town.desert
    change(&town)
    town.indicators = Town.indicator("it", measure)
    let result = try #require(try await town.audited()[indicator: "it"])
    // To a millionth: areas come back from degrees.
    return ([result.city] + result.districts).map { $0.value.map { ($0 * 1e6).rounded() / 1e6 } }
  }

  @Test func sitesAreCountedByTheirStatedSize() async throws {
    // Drawn sizes are 5000, 5000 and 2500 m²; stated are 3000, 1999 and 2500.
    let count = "provision: { supply: shelters, amount: count, per: km2, min_area: 2000 }"
    #expect(try await values(count) == [1, 2, 1, 0])
    let stated =
      "provision: { supply: shelters, amount: count, per: km2, min_area: 2000, area_field: effective_m2 }"
    #expect(try await values(stated) == [0.666667, 1, 1, 0])
    // The city's own word for the property comes first.
    let own = try await values(stated) { town in
      town.lines["shelters"] = "area: net"
      town.layers["shelters"] = [
        .box(0, 0, 10, 10, #"{"net":2000,"effective_m2":1}"#),
        .box(1500, 0, 1510, 10, #"{"net":1,"effective_m2":5000}"#),
      ]
    }
    #expect(own == [0.333333, 1, 0, 0])
  }

  @Test func aPropertyIsAddedUp() async throws {
    let measure = "provision: { supply: shelters, amount: persons, per: resident }"
    let found = try await values(measure) { town in
      town.layers["shelters"] = (0..<8).map {
        .point(100 + 250 * Double($0), 50, #"{"persons":\#(1 << $0)}"#)
      }
      town.layers["districts"]?[2].properties = #"{"code":"C","pop":10}"#
    }
    #expect(found == [0.084718, 0.015, 0.12, 0])
  }

  @Test func linesAreMeasured() async throws {
    let measure = "provision: { supply: streets, amount: length, per: km2 }"
    let found = try await values(measure) { town in
      town.layers["streets"] = [.line([(500, 500), (1500, 500)]), .line([(100, 900), (100, 1100)])]
    }
    #expect(found == [400, 600, 500, 100])
  }

  @Test func landOfALayerIsABase() async throws {
    // 5 ha of residential land in the west and in the east, none in the north.
    let measure = "provision: { supply: toilets, amount: count, per: km2, of: residential }"
    #expect(try await values(measure) == [50, 80, 20, nil])
  }

  @Test func aPropertyOfTheDistrictsIsABase() async throws {
    let measure = "provision: { supply: toilets, amount: count, per: cars }"
    let found = try await values(measure) { town in
      town.layers["districts"]?[0].properties = #"{"code":"A","cars":8}"#
      town.layers["districts"]?[1].properties = #"{"code":"B","cars":0}"#
    }
    // No cars is no base; cars that nobody states are unknown, and then the city's are.
    #expect(found == [nil, 0.5, nil, nil])
  }

  @Test func tenThousandResidents() async throws {
    let measure = "provision: { supply: toilets, amount: count, per: 10000_residents }"
    #expect(try await values(measure) == [nil, 40, 5, nil])
  }

  @Test func residentsAreDividedAfterTheyAreAddedUp() async throws {
    // 4 toilets for 4000 residents, at a target of 10 for each 10 000: 0.1 and 0.3 are not quite 0.4.
    var town = Town.desert
    town.layers["districts"]?[0].properties = #"{"code":"A","pop":1000}"#
    town.layers["districts"]?[1].properties = #"{"code":"B","pop":3000}"#
    town.layers["districts"]?[2].properties = #"{"code":"C","pop":0}"#
    town.layers["toilets"] = [.point(100, 500), .point(300, 500), .point(1500, 500), .point(1700, 500)]
    town.indicators = Town.indicator(
      "it", target: "{ at_least: 10 }",
      "provision: { supply: toilets, amount: count, per: 10000_residents }")
    let city = try #require(try await town.audited()[indicator: "it"]).city
    #expect(city.denominator == 0.4 && city.value == 10 && city.verdict == .met && city.shortfall == nil)
  }

  @Test func aMeanAtItsLimitIsWithinIt() async throws {
    var town = Town.desert
    town.layers["stations"] = [.point(100, 500, #"{"pm25":35.1}"#)]
    town.indicators = Town.indicator(
      "it", target: "{ at_most: 35.1 }", "provision: { supply: stations, amount: pm25, per: feature }")
    let city = try #require(try await town.audited()[indicator: "it"]).city
    #expect(city.value == 35.1 && city.verdict == .met)
  }

  @Test func linesAndPointsInADemandAreSaid() async throws {
    var town = Town.desert
    town.layers["residential"]?.append(.line([(10, 10), (50, 50)]))
    town.layers["residential"]?.append(.point(10, 10))
    let result = try await town.audited()
    let found = result.problems.filter { $0.layer == "residential" && $0.kind == .wrongGeometryType }
    #expect(found.map(\.action) == [.skipped, .kept])
    #expect(found.map(\.count) == [1, 1])
    #expect(abs((result[indicator: "parks"]?.districts[0].denominator ?? 0) - 50_000) < 1e-3)
  }

  @Test func anAmountByItself() async throws {
    let measure = "provision: { supply: toilets, amount: count, per: district }"
    #expect(try await values(measure) == [5, 4, 1, 0])
  }

  @Test func aMeanOfThoseThatSayHowMuch() async throws {
    func stations(_ numbers: [String]) -> [Town.Feature] {
      zip([100, 300, 1500], numbers).map { .point($0, 500, "{\($1)}") }
    }
    let measure = "provision: { supply: stations, amount: pm25, per: feature }"
    let found = try await values(measure) { town in
      town.layers["stations"] = stations([#""pm25":10"#, #""pm25":20"#, #""pm25":60"#])
    }
    #expect(found == [30, 15, 60, nil])
    // One that does not say is in neither.
    let some = try await values(measure) { town in
      town.layers["stations"] = stations([#""pm25":10"#, "", #""pm25":60"#])
    }
    #expect(some == [35, 10, 60, nil])
  }

  @Test func whereNoFeatureSaysHowMuchItIsNotSaidThatThereAreNone() async throws {
    func reasons(_ properties: [String], per: String) async throws -> [String?] {
      var town = Town.desert
      town.layers["stations"] = zip([100, 300, 1500], properties).map { .point($0, 500, "{\($1)}") }
      town.indicators = Town.indicator(
        "it", target: "{ at_most: 35 }", "provision: { supply: stations, amount: pm25, per: \(per) }")
      let it = try #require(try await town.audited()[indicator: "it"])
      #expect(it.city.value == nil && it.city.verdict == .unknown)
      return ([it.city] + it.districts).map { $0.reason?.en }
    }
    let refused = [#""pm25":-5"#, #""pm25":"high""#, #""pm25":null"#]
    for per in ["feature", "district"] {
      let found = try await reasons(refused, per: per)
      #expect(found[0] == "all 3 features of 'stations' here are without 'pm25' that can be used", "\(per)")
      #expect(found[1] == "all 2 features of 'stations' here are without 'pm25' that can be used", "\(per)")
      #expect(found[2] == "the one feature of 'stations' here is without 'pm25' that can be used", "\(per)")
    }
    #expect(try await reasons(refused, per: "feature")[3] == "there are no features of 'stations' here")
  }

  @Test func onePropertyOfAnother() async throws {
    let measure = "provision: { supply: parking, amount: accessible, per: supply, base: bays }"
    func parking(_ last: String) -> [Town.Feature] {
      [
        .point(100, 500, #"{"bays":10,"accessible":1}"#), .point(300, 500, #"{"bays":30,"accessible":2}"#),
        .point(1500, 500, last),
      ]
    }
    let found = try await values(measure) { town in
      town.layers["parking"] = parking(#"{"bays":10,"accessible":5}"#)
    }
    #expect(found == [0.16, 0.075, 0.5, nil])
    let unknown = try await values(measure) { $0.layers["parking"] = parking(#"{"accessible":5}"#) }
    #expect(unknown == [nil, nil, nil, nil])
  }

  @Test func landPerLandIsAShare() async throws {
    let measure = "provision: { supply: parks, amount: area, per: m2, of: residential }"
    #expect(try await values(measure) == [0.121, 0.2, 0.042, nil])
    var town = Town.desert
    town.indicators = Town.indicator("it", measure)
    #expect(try await town.audited()[indicator: "it"]?.unit == .share)
  }

  @Test func onlyWhatStandsOnTheLand() async throws {
    func measure(_ more: String) -> String {
      "provision: { supply: toilets, amount: count, per: km2, of: residential, \(more) }"
    }
    #expect(try await values(measure("on_land: 0")) == [0, 0, 0, nil])
    // One is 100 m from the western block.
    #expect(try await values(measure("on_land: 100")) == [10, 20, 0, nil])
    // Of 2 ha in the west.
    let used = try await values(measure("of_where: use = 'homes', on_land: 100")) { town in
      town.layers["residential"]?[0].properties = #"{"use":"homes"}"#
    }
    #expect(used == [25, 25, nil, nil])
    let streets = "provision: { supply: streets, amount: length, per: km2, of: residential, on_land: 0 }"
    let found = try await values(streets) { town in
      town.layers["streets"] = [.line([(0, 200), (1500, 200)]), .line([(500, 850), (1500, 850)])]
    }
    // 200 m in the western block, 100 m in each half of the one across the border.
    #expect(found == [4000, 6000, 2000, nil])
  }

  @Test func theLargestLandOfOneStation() async throws {
    let measure = "provision: { supply: stations, amount: largest_nearest_land, per: district }"
    let found = try await values(measure) { town in
      town.layers["stations"] = [.point(400, 500), .point(1000, 500), .point(1600, 500)]
    }
    // The borders between them lie at 700 and 1300 m; of equally large land the first is named.
    #expect(found == [1.05, 1.05, 1.05, nil])
    let homes = try await values(
      "provision: { supply: stations, amount: largest_nearest_land, per: district, of: residential }"
    ) { $0.layers["stations"] = [.point(500, 500), .point(1500, 500)] }
    #expect(homes == [0.05, 0.05, 0.05, nil])
  }

  @Test func whatLiesInACellOfAGrid() async throws {
    var town = Town.desert
    town.layers["grid"] = [.box(0, 0, 1000, 1000, #"{"name":"a"}"#), .box(990, 0, 1050, 1000)]
    town.indicators = Town.indicator(
      "it", target: "{ at_least: 1 }",
      """
      coverage: { demand: residential, weight: area, supply: grid, reach: { straight: { within: 0 } }, exclusive: true }
      """)
    let result = try await town.audited()
    let it = try #require(result[indicator: "it"])
    let places: [PlaceResult] = [it.city] + it.districts
    let values: [Double?] = places.map { place in place.value.map { ($0 * 1e6).rounded() / 1e6 } }
    #expect(values == [0.55, 1, 0.1, nil])
    #expect(it.districts[0].verdict == .met && it.city.verdict == .short)
    let overlaps = result.problems.filter { $0.kind == .cellsOverlap }
    #expect(overlaps.count == 1 && overlaps[0].layer == "grid" && overlaps[0].position != nil)
    #expect(overlaps.first?.message.contains("overlap by 10000 m²") == true, "\(overlaps.map(\.message))")
    // Canopy may overlap: it is counted once.
    var canopy = town
    canopy.indicators = canopy.indicators.replacing(", exclusive: true", with: "")
    let covered = try await canopy.audited()
    #expect(covered[indicator: "it"]?.city.value == it.city.value)
    #expect(covered.problems.allSatisfy { $0.kind != .cellsOverlap })
    // Cells side by side share it out.
    town.layers["grid"] = [.box(0, 0, 1000, 1000), .box(1000, 0, 2000, 1000)]
    let whole = try await town.audited()
    #expect(whole.problems.allSatisfy { $0.kind != .cellsOverlap })
    let share = try #require(whole[indicator: "it"]?.city.value)
    #expect(abs(share - 1) < 1e-9)
  }

  /// One plant in the west for the waste of both.
  @Test func whatServesTheWholeCityIsNotShortWhereItDoesNotStand() async throws {
    var town = Town.desert
    town.layers["districts"] = [
      .box(0, 0, 1000, 1000, #"{"code":"A","name":"West","waste":60}"#),
      .box(1000, 0, 2000, 1000, #"{"code":"B","name":"East","waste":40}"#),
    ]
    town.layers["plants"] = [.point(500, 500, #"{"tonnes":120}"#)]
    let measure = "provision: { supply: plants, amount: tonnes, per: waste }"
    town.indicators = [
      Town.indicator("each", target: "{ at_least: 1 }", measure),
      Town.indicator("whole", target: "{ at_least: 1 }\n    judged: city", measure),
    ].joined()
    let result = try await town.audited()
    let (each, whole) = (try #require(result[indicator: "each"]), try #require(result[indicator: "whole"]))
    #expect(each.city.value == 1.2 && each.districts.map(\.verdict) == [.met, .short])
    #expect(whole.city.value == 1.2 && whole.city.verdict == .met)
    #expect(whole.districts.map(\.verdict) == [.unknown, .unknown])
    #expect(whole.districts.map(\.value) == [2, 0] && whole.districts.allSatisfy { $0.shortfall == nil })
    #expect(whole.districts[1].reason?.en == "judged for the whole city, which it serves wherever it stands")
    #expect(!result.findings.contains { $0.indicatorID == "whole" })
  }
}
