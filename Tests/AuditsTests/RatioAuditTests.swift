// Ratios end to end, over the desert town: known answers, what is undecided, and what adds up.

import TestSupport
import Audits
import Foundation
import Layers
import Measures
import Reports
import Standards
import Testing

@Suite struct RatioAuditTests {
  private func audited(
    _ layer: String, _ features: [Town.Feature], line: String? = nil, target: String = "null", _ ratio: String
  ) async throws -> AuditResult {
    var town = Town.desert
    town.layers[layer] = features
    town.lines[layer] = line
    town.indicators = Town.indicator("it", target: target, "ratio: \(ratio)")
    let result = try await town.audited()
    #expect(result.balances.allSatisfy { $0.holds }, "\(result.balances)")
    return result
  }

  // MARK: Noise

  /// A bulletin of 29 stations, each measured by day and by night: 22 keep their limit by day, 21 by night.
  private static let bulletin: [Town.Feature] = (0..<29).flatMap { station in
    let zone = ["1", "2", "3", "4a"][station % 4]
    let (day, night) = [(55.0, 45.0), (60, 50), (65, 55), (70, 55)][station % 4]
    // Some keep it exactly.
    let leqs = [
      ("day", station < 22 ? day - Double(station % 3) : day + 0.1),
      ("night", station < 21 ? night - Double(station % 2) : night + 3),
    ]
    let (x, y) = (station < 10 ? 500.0 : 1500.0, 30.0 * Double(station) + 20)
    return leqs.map { period, leq in
      Town.Feature.point(
        x, y, #"{"name":"Station \#(station + 1)","zone":"\#(zone)","period":"\#(period)","leq":\#(leq)}"#)
    }
  }

  private static let limits = """
    limits: [ \
    { where: "zone = '1' and period = 'day'", field: leq, at_most: 55 }, \
    { where: "zone = '1' and period = 'night'", field: leq, at_most: 45 }, \
    { where: "zone = '2' and period = 'day'", field: leq, at_most: 60 }, \
    { where: "zone = '2' and period = 'night'", field: leq, at_most: 50 }, \
    { where: "zone = '3' and period = 'day'", field: leq, at_most: 65 }, \
    { where: "zone = '3' and period = 'night'", field: leq, at_most: 55 }, \
    { where: "zone = '4a' and period = 'day'", field: leq, at_most: 70 }, \
    { where: "zone = '4a' and period = 'night'", field: leq, at_most: 55 } ]
    """

  @Test func theNoiseBulletin() async throws {
    var town = Town.desert
    town.layers["noise"] = Self.bulletin
    let noise = { (of: String) in "ratio: { layer: noise, weight: count, \(of)\(Self.limits) }" }
    town.indicators = [
      Town.indicator("day", target: "{ at_least: 0.8 }", noise("of: \"period = 'day'\", ")),
      Town.indicator("night", target: "{ at_least: 0.7 }", noise("of: \"period = 'night'\", ")),
      Town.indicator("pooled", noise("")),
    ].joined()
    let result = try await town.audited()
    let day = try #require(result[indicator: "day"])
    #expect(day.city.value == 22.0 / 29 && day.city.numerator == 22 && day.city.denominator == 29)
    #expect(try (#require(day.city.value) * 1000).rounded() / 10 == 75.9)
    #expect(day.city.verdict == .short)
    // 0.8 of 29 are 23.2: two more.
    #expect(day.city.shortfall == Shortfall(value: 2, unit: .features))
    #expect(day.districts.map(\.numerator) == [10, 12, nil])
    #expect(day.districts.map(\.verdict) == [.met, .short, .unknown])
    #expect(day.districts[2].reason?.en == "no feature of 'noise' that is asked lies here (period = 'day')")
    let night = try #require(result[indicator: "night"])
    #expect(night.city.value == 21.0 / 29 && night.city.verdict == .met)
    #expect(try (#require(night.city.value) * 1000).rounded() / 10 == 72.4)
    let pooled = try #require(result[indicator: "pooled"])
    #expect(pooled.city.value == 43.0 / 58 && pooled.city.verdict == .unknown)
    #expect(pooled.unit == .share && pooled.numeratorUnit == .features)

    // Each measurement is there with its reason; the other half is not asked.
    #expect(day.supply.count == 58)
    #expect(day.supply.count { $0.standing == .leftOut } == 29)
    #expect(day.supply.count { $0.standing == .notCounted } == 7)
    let found = result.findings.filter { $0.kind == .wantingFeature && $0.indicatorID == "day" }
    #expect(found.count == 7)
    #expect(
      found.map(\.statement.en).contains(
        "Does not pass in day in East: Station 23, leq 65.1, at most 65 (zone = '3' and period = 'day')"))
    #expect(found.allSatisfy { $0.location != nil && $0.districtID == "B" })
    #expect(result.balances.allSatisfy { $0.holds })
  }

  @Test func whatNoLimitCoversIsUndecided() async throws {
    let features: [Town.Feature] = [
      .point(100, 100, #"{"zone":"1","period":"day","leq":50}"#),
      .point(200, 100, #"{"zone":"9","period":"day","leq":50}"#),
      .point(300, 100, #"{"period":"day","leq":50}"#),
      .point(400, 100, #"{"zone":"1","period":"day"}"#),
      .point(500, 100, #"{"zone":"1","period":"day","leq":"n/a"}"#),
    ]
    let result = try await audited("noise", features, "{ layer: noise, weight: count, \(Self.limits) }")
    let it = try #require(result[indicator: "it"])
    #expect(it.city.value == 1 && it.city.denominator == 1)
    #expect(it.supply.map(\.standing) == [.counted, .undecided, .undecided, .undecided, .undecided])
    #expect(
      it.supply.map(\.reason?.en) == [
        "leq 50, at most 55 (zone = '1' and period = 'day')", "no limit applies",
        "which limit applies is not known: a property is missing", "no 'leq'", "no 'leq'",
      ])
    #expect(it.city.reason?.en.contains("4\u{A0}features of 'noise' cannot be decided") == true)
    #expect(result.problems.contains { $0.kind == .wrongFieldType && $0.field == "leq" })
  }

  // MARK: Length times width

  @Test func lengthsTimesWidthsAreAreasCutAtBorders() async throws {
    let streets: [Town.Feature] = [
      // 200 m of 10 m, half in each of the two districts.
      .line([(900, 100), (1100, 100)], #"{"width_m":10,"swept":true}"#),
      .line([(100, 200), (200, 200)], #"{"width_m":4,"swept":false}"#),
    ]
    let result = try await audited(
      "streets", streets, target: "{ at_least: 0.9 }",
      "{ layer: streets, weight: length, times: width_m, where: swept = true }")
    let it = try #require(result[indicator: "it"])
    #expect(it.numeratorUnit == .squareMetres && it.unit == .share)
    #expect(try abs(#require(it.city.numerator) - 2000) < 1e-3)
    #expect(try abs(#require(it.city.denominator) - 2400) < 1e-3)
    #expect(try abs(#require(it.districts[0].numerator) - 1000) < 1e-3)
    #expect(try abs(#require(it.districts[1].numerator) - 1000) < 1e-3)
    #expect(it.city.verdict == .short && it.districts[1].verdict == .met)
    #expect(it.city.shortfall?.unit == .squareMetres)
    // What a street weighs is its area.
    #expect(it.supply.compactMap(\.amount).map { ($0).rounded() }.sorted() == [400, 2000])

    let unknown = Town.Feature.line([(100, 300), (200, 300)], #"{"swept":true}"#)
    let doubtful = try await audited(
      "streets", streets + [unknown],
      "{ layer: streets, weight: length, times: width_m, where: swept = true }")
    let place = try #require(doubtful[indicator: "it"]?.city)
    #expect(place.verdict == .unknown && place.value == nil)
    #expect(
      place.reason?.en
        == "1 of 3\u{A0}features of 'streets' have no known 'width_m', or nothing to measure, and are left out"
    )
  }

  // MARK: Contents

  /// Facilities of the desert town: supermarket (150, 450), bazaar (1350, 450), schools (250, 150) and (1250, 150).
  private static let communities: [Town.Feature] = [
    .box(0, 0, 500, 1000, #"{"name":"Both"}"#), .box(500, 0, 950, 1000, #"{"name":"None"}"#),
    .box(1200, 0, 1300, 200, #"{"name":"School, bazaar near"}"#),
    .box(1300, 500, 1600, 600, #"{"name":"Bazaar at 50 m"}"#),
  ]

  @Test func whatCommunitiesHoldOrHaveNear() async throws {
    let result = try await audited(
      "communities", Self.communities, target: "{ at_least: 1 }",
      "{ layer: communities, weight: count, holds: { supply: facilities, categories: { school: 0, supermarket: 254.951 } } }"
    )
    let it = try #require(result[indicator: "it"])
    // The supermarket at (150, 450) is 1050 m from (1200, 450).
    #expect(it.supply.map(\.standing) == [.counted, .notCounted, .notCounted, .notCounted])
    #expect(
      it.supply.map(\.reason?.en) == [
        nil, "without school, supermarket within 255\u{A0}m", "without supermarket within 255\u{A0}m",
        "without school, supermarket within 255\u{A0}m",
      ])
    #expect(it.city.value == 0.25 && it.city.verdict == .short)
    #expect(it.districts.map(\.value) == [0.5, 0, nil])
    let found = result.findings.filter { $0.kind == .wantingFeature }.map(\.statement.en)
    #expect(found.count == 3)
    #expect(
      found.contains("Does not pass in it in West: None, without school, supermarket within 255\u{A0}m"))
  }

  @Test func theDistanceToContentsIsInclusiveAndFromTheBorder() async throws {
    for (within, verdict) in [(50.0, Verdict.met), (49.99, .short)] {
      let result = try await audited(
        "communities", [Self.communities[3]], target: "{ at_least: 1 }",
        "{ layer: communities, weight: count, holds: { supply: facilities, categories: { bazaar: \(within) } } }"
      )
      #expect(result[indicator: "it"]?.city.verdict == verdict)
    }
  }

  @Test func aCategoryWithoutDataIsUndecidedAndNeverShort() async throws {
    let wanted = "supply: facilities, categories: { school: 0, clinic: 500 }"
    let result = try await audited(
      "communities", Self.communities, "{ layer: communities, weight: count, holds: { \(wanted) } }")
    let it = try #require(result[indicator: "it"])
    // Those without a school are short whatever clinics there are.
    #expect(it.supply.map(\.standing) == [.undecided, .notCounted, .undecided, .notCounted])
    #expect(
      it.supply.map(\.reason?.en) == [
        "no data on clinic", "without school; no data on clinic", "no data on clinic",
        "without school; no data on clinic",
      ])
    // Said to be none at all: they are short.
    let declared = try await audited(
      "communities", Self.communities, "{ layer: communities, weight: count, holds: { \(wanted) } }")
    #expect(declared[indicator: "it"]?.city.value == 0)
    let missing = try await audited(
      "communities", Self.communities,
      "{ layer: communities, weight: count, holds: { supply: nowhere, categories: { school: 0 } } }")
    #expect(missing[indicator: "it"]?.city.verdict == .unknown)
    #expect(missing[indicator: "it"]?.city.reason?.en == "no layer 'nowhere' in the audit file")
    let other = try await audited(
      "communities", Self.communities,
      "{ layer: communities, weight: count, holds: { supply: facilities, categories: { clinic: 0 } } }")
    #expect(other[indicator: "it"]?.city.reason?.en.contains("has no facility of any required kind") == true)
  }

  @Test func contentsFromLayersOfTheirOwn() async throws {
    let result = try await audited(
      "communities", Self.communities,
      "{ layer: communities, weight: count, holds: { supply: facilities, categories: { school: 0, park: { layer: parks, within: 60 } } } }"
    )
    let it = try #require(result[indicator: "it"])
    // West Park lies in the first; the strip at x = 1140 to 1142 is 58 m from the third.
    #expect(it.supply.map(\.standing) == [.counted, .notCounted, .counted, .notCounted])
    let categories = it.detail.first { $0.key == "categories" }
    #expect(categories != nil)
  }

  // MARK: Conditions

  private static let lines: [Town.Feature] = [
    .line([(100, 100), (200, 100)], #"{"underground":true}"#),
    .line([(100, 200), (200, 200)], #"{"underground":true}"#),
    .line([(100, 300), (200, 300)], #"{"underground":false,"name":"High Line"}"#),
    .line([(100, 400), (200, 400)], "{}"),
  ]

  private func judged(_ target: String) async throws -> PlaceResult {
    let result = try await audited(
      "lines", Self.lines, target: target, "{ layer: lines, weight: length, where: underground = true }")
    return try #require(result[indicator: "it"]).city
  }

  @Test func undecidedIsNotShort() async throws {
    // Of 400 m, 200 pass, 100 fail and 100 are undecided: between 50 and 75 %.
    let proved = try await judged("{ at_least: 0.5 }")
    #expect(proved.verdict == .met && proved.reason != nil)
    #expect(try abs(#require(proved.value) - 2.0 / 3) < 1e-6)
    let open = try await judged("{ at_least: 0.6 }")
    #expect(open.verdict == .unknown && open.shortfall == nil)
    #expect(
      open.reason?.en
        == "100\u{A0}m of 'lines' cannot be decided (what the condition asks for is missing), and are left out"
    )
    let short = try await judged("{ at_least: 0.9 }")
    #expect(short.verdict == .short)
    // 0.9 of the 300 m that are decided are 270.
    #expect(try abs(#require(short.shortfall?.value) - 70) < 1e-3)
    #expect(short.shortfall?.unit == .metres)
  }

  @Test func aPropertyThatNobodyHasIsSaid() async throws {
    let result = try await audited(
      "lines", Self.lines, target: "{ at_least: 0.5 }",
      "{ layer: lines, weight: length, where: undergruond = true }")
    let city = try #require(result[indicator: "it"]).city
    #expect(city.verdict == .unknown && city.value == nil)
    #expect(
      city.reason?.en
        == "none of the features of 'lines' here can be decided: what the condition asks for is missing")
    let problem = try #require(result.problems.first { $0.layer == "lines" && $0.kind == .missingField })
    #expect(problem.severity == .error && problem.message.contains("underground"))
  }

  @Test func linesGoToTheDistrictsTheyLieIn() async throws {
    let features: [Town.Feature] = [
      .line([(700, 500), (1200, 500)], #"{"underground":"yes","class":"trunk"}"#),
      .line([(100, 900), (100, 1200)], #"{"underground":"no","class":"main"}"#),
      .line([(1900, 700), (2300, 700)], #"{"underground":"yes","class":"main"}"#),
      .line([(1500, 100), (1500, 900)], #"{"underground":"no","class":"alley"}"#),
      .line([(1600, 100), (1600, 150)], #"{"underground":"no"}"#),
    ]
    // The standard's classes in the city's words; what has none may be asked or not.
    let result = try await audited(
      "lines", features, line: "class: class, classes: { primary: [trunk], secondary: [main] }",
      target: "{ at_least: 0.9 }",
      "{ layer: lines, weight: length, where: \"underground = 'yes'\", of: \"class in ('primary', 'secondary')\" }"
    )
    let it = try #require(result[indicator: "it"])
    let metres = it.districts.map { ($0.value.map { ($0 * 1e6).rounded() / 1e6 }) }
    #expect(metres == [0.75, 1, 0])
    #expect(it.districts.map { $0.numerator?.rounded() } == [300, 300, 0])
    #expect(it.districts.map { $0.denominator?.rounded() } == [400, 300, 200])
    #expect(it.districts.map(\.verdict) == [.short, .unknown, .short])
    #expect(it.city.numerator?.rounded() == 600 && it.city.denominator?.rounded() == 900)
    #expect(it.supply.count { $0.standing == .leftOut } == 1)
    #expect(it.supply.count { $0.standing == .undecided } == 1)
  }

  @Test func whereLessIsWantedThoseThatPassAreListed() async throws {
    let reaches: [Town.Feature] = [
      .line([(100, 100), (600, 100)], #"{"grade":"none"}"#),
      .line([(100, 200), (200, 200)], #"{"grade":"light","name":"Mill Ditch"}"#),
      .line([(1100, 200), (1400, 200)], #"{"grade":"heavy","name":"Dye Canal"}"#),
    ]
    let result = try await audited(
      "reaches", reaches, target: "{ at_most: 0 }",
      "{ layer: reaches, weight: length, where: \"grade in ('light', 'heavy')\" }")
    let it = try #require(result[indicator: "it"])
    #expect(try abs(#require(it.city.value) - 4.0 / 9) < 1e-6 && it.city.verdict == .short)
    #expect(it.city.shortfall?.value.rounded() == 400)
    let found = result.findings.filter { $0.kind == .wantingFeature }.map(\.statement.en)
    #expect(
      found == [
        "Counts in it in East: Dye Canal, 300\u{A0}m", "Counts in it in West: Mill Ditch, 100\u{A0}m",
      ])
    let map = ShortfallMapSVG.text(of: it, in: result)
    #expect(map.contains("Passes") && map.contains("Does not pass"))
  }

  @Test func landCountsAsDrawnAndAFieldByItsMiddle() async throws {
    let land: [Town.Feature] = [
      .box(900, 0, 1100, 100, #"{"safe":true,"homes":10}"#),
      .box(900, 0, 1100, 100, #"{"safe":false,"homes":5}"#),
      .box(0, 0, 100, 100, #"{"safe":true,"homes":85}"#),
    ]
    let byArea = try #require(
      try await audited("plots", land, "{ layer: plots, weight: area, where: safe = true }")[indicator: "it"])
    #expect(byArea.districts.map { $0.numerator.map { ($0 / 10).rounded() * 10 } } == [20_000, 10_000, nil])
    #expect(
      byArea.districts.map { $0.denominator.map { ($0 / 10).rounded() * 10 } } == [30_000, 20_000, nil])
    #expect(byArea.detail.contains(DetailEntry("overlaps", .text("counted as drawn"))))
    let byHomes = try #require(
      try await audited("plots", land, "{ layer: plots, weight: homes, where: safe = true }")[indicator: "it"]
    )
    #expect(byHomes.city.numerator == 95 && byHomes.city.denominator == 100)
    #expect(byHomes.numeratorUnit.rawValue == "homes")
    // One of three without a number is too many to give a value.
    var unstated = land
    unstated[1].properties = #"{"safe":false}"#
    let doubtful = try #require(
      try await audited("plots", unstated, "{ layer: plots, weight: homes, where: safe = true }")[
        indicator: "it"])
    #expect(doubtful.city.value == nil && doubtful.city.verdict == .unknown)
    #expect(
      doubtful.city.reason?.en == "1 of 3\u{A0}features of 'plots' have no known 'homes', and are left out")
  }

  @Test func aLayerThatIsNotThere() async throws {
    var town = Town.desert
    town.indicators = Town.indicator("it", "ratio: { layer: signs, weight: count, where: safe = true }")
    let it = try #require(try await town.audited()[indicator: "it"])
    #expect(it.city.verdict == .unknown && it.city.reason?.en == "no layer 'signs' in the audit file")
  }

  // MARK: Grades

  private static let grades = """
    { layer: sections, weight: count, grades: { best_first: [I, II, III, IV, V], parameters: \
    { dissolved_oxygen: { at_least: [7.5, 6, 5, 3, 2] }, cod_mn: { at_most: [2, 4, 6, 10, 15] } }, passes: III } }
    """

  @Test func theGradeOfASectionIsThatOfItsWorstParameter() async throws {
    let sections: [Town.Feature] = [
      .point(100, 100, #"{"dissolved_oxygen":8,"cod_mn":1}"#),
      .point(200, 100, #"{"dissolved_oxygen":5,"cod_mn":1}"#),
      .point(300, 100, #"{"dissolved_oxygen":8,"cod_mn":7,"name":"Weir"}"#),
      .point(400, 100, #"{"dissolved_oxygen":1}"#),
      .point(1500, 100, #"{"dissolved_oxygen":null,"cod_mn":4}"#),
      .point(1600, 100, "{}"),
    ]
    let result = try await audited("sections", sections, target: "{ at_least: 0.9 }", Self.grades)
    let it = try #require(result[indicator: "it"])
    #expect(it.city.numerator == 3 && it.city.denominator == 5 && it.city.verdict == .short)
    // In the east one passes and one is undecided: between 50 and 100 %.
    #expect(it.districts.map(\.verdict) == [.short, .unknown, .unknown])
    func grades(_ place: PlaceResult) -> [Int] {
      guard case .list(let rows)? = place.detail.first(where: { $0.key == "grades" })?.value else {
        return []
      }
      return rows.compactMap { row in
        guard case .object(let entries) = row, case .integer(let count)? = entries.last?.value else {
          return nil
        }
        return count
      }
    }
    #expect(grades(it.city) == [1, 1, 1, 1, 0, 1])
    #expect(grades(it.districts[1]) == [0, 1, 0, 0, 0, 0])
    #expect(it.supply[2].reason?.en == "grade IV, by cod_mn 7")
    #expect(it.supply[3].reason?.en == "grade worse than V, by dissolved_oxygen 1")
    #expect(it.supply[5].standing == .undecided && it.supply[5].reason?.en == "no parameter is known")
    let parameters = try #require(it.detail.first { $0.key == "parameters" })
    #expect(
      parameters.value
        == .list([
          .object([
            DetailEntry("parameter", .text("dissolved_oxygen")), DetailEntry("missing", .integer(2)),
          ]),
          .object([DetailEntry("parameter", .text("cod_mn")), DetailEntry("missing", .integer(2))]),
        ]))
  }

  private static let water = """
    { layer: samples, weight: count, grades: { best_first: [none, light], worse: heavy, parameters: \
    { transparency: { at_least: [25, 10] }, ammonia: { at_most: [8, 15] } }, passes: none, \
    samples: { by: point, one_in: 0.6, several_in: 0.3 } } }
    """

  private static func samples(_ point: String, at x: Double, _ values: [(Double, Double)]) -> [Town.Feature] {
    values.enumerated().map { index, value in
      Town.Feature.point(
        x, 100 + Double(index),
        #"{"point":"\#(point)","transparency":\#(value.0),"ammonia":\#(value.1)}"#)
    }
  }

  @Test func pointsAreAsBadAsEnoughOfTheirSamples() async throws {
    let clear = (40.0, 1.0)
    let cloudy = (9.0, 1.0)
    let foul = (9.0, 16.0)
    let features =
      // 60 % of one parameter; 50 %; 30 % of two; light in all.
      Self.samples("P1", at: 100, [cloudy, cloudy, cloudy, clear, clear])
      + Self.samples("P2", at: 300, [cloudy, cloudy, clear, clear])
      + Self.samples("P3", at: 500, [foul, foul, foul] + Array(repeating: clear, count: 7))
      + Self.samples("P4", at: 1500, [(20, 1), (20, 1), (20, 1)])
    let result = try await audited("samples", features, target: "{ at_least: 1 }", Self.water)
    let it = try #require(result[indicator: "it"])
    #expect(it.numeratorUnit == .samplingPoints)
    #expect(it.city.numerator == 1 && it.city.denominator == 4)
    #expect(it.city.shortfall == Shortfall(value: 3, unit: .samplingPoints))
    #expect(it.districts.map(\.numerator) == [1, 0, nil])
    #expect(it.supply.count == 22 && it.supply.count { $0.isCounted } == 4)
    #expect(
      Set(it.wanting.map { "\($0.label ?? ""): \($0.reason?.en ?? "")" }) == [
        "P1: grade heavy, of 5 samples", "P3: grade heavy, of 10 samples", "P4: grade light, of 3 samples",
      ])
    #expect(it.detail.contains(DetailEntry("points", .integer(4))))
    // A sample of no point decides nothing.
    let nameless = features + [.point(1600, 100, #"{"transparency":40,"ammonia":1}"#)]
    let doubtful = try #require(
      try await audited("samples", nameless, target: "{ at_least: 0.25 }", Self.water)[indicator: "it"])
    #expect(doubtful.city.value == 0.25 && doubtful.city.verdict == .unknown)
    let why = "the point of the sample ('point') or every parameter is not known"
    #expect(doubtful.city.reason?.en.contains("cannot be decided (\(why))") == true)
    #expect(doubtful.detail.contains(DetailEntry("samples_without_point", .integer(1))))
  }

  // MARK: The same result

  @Test(arguments: [71 as UInt64, 72]) func anyOrderAndAnyNumberOfThreads(seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &random).rounded() }
    var town = Town.desert
    town.layers["lines"] = (0..<120).map { _ in
      let under = [#"{"underground":true}"#, #"{"underground":false}"#, "{}"][
        Int.random(in: 0..<3, using: &random)]
      return .line((0..<3).map { _ in (number(-200...2200), number(-200...1700)) }, under)
    }
    town.layers["plots"] = (0..<80).map { _ in
      let (x, y) = (number(-100...2000), number(-100...1500))
      return .box(
        x, y, x + number(5...200), y + number(5...200), #"{"safe":\#(Bool.random(using: &random))}"#)
    }
    town.layers["samples"] = (0..<20).flatMap { point in
      Self.samples(
        "P\(point)", at: number(0...2000), (0..<5).map { _ in (number(5...40), number(1...20)) })
    }
    town.indicators = [
      Town.indicator(
        "lines", target: "{ at_least: 0.5 }",
        "ratio: { layer: lines, weight: length, where: underground = true }"),
      Town.indicator(
        "plots", target: "{ at_least: 0.5 }", "ratio: { layer: plots, weight: area, where: safe = true }"),
      Town.indicator("water", target: "{ at_least: 1 }", "ratio: \(Self.water)"),
    ].joined()
    func told(_ result: AuditResult) -> [String] {
      #expect(result.balances.allSatisfy { $0.holds }, "seed \(seed)")
      return result.indicators.flatMap {
        ["\($0.city)", "\($0.districts)", "\($0.detail)", "\($0.supply)", "\($0.wanting)"]
      } + result.findings.map { "\($0)" }
    }
    let first = told(try await town.audited(threads: 1))
    #expect(first == told(try await town.audited(threads: 8)), "seed \(seed)")
    let shuffled = town.shuffled(using: &random)
    #expect(first == told(try await shuffled.audited(threads: 3)), "seed \(seed)")
  }
}
