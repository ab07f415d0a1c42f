// Spacing along streets, and life circles on foot, in towns whose every answer is arithmetic.

import Audits
import Layers
import Measures
import Planar
import Reports
import Standards
import Testing

@Suite struct StreetAuditTests {
  // A main road of 2000 m; an alley of 200 m from its beginning to a lane of 1000 m; a main road of 300 m that nothing
  // joins. Toilets at 100, 400, 900 and 1900 m of the road and at 500 m of the lane; one 700 m from any street.
  private static func toilets(_ spacing: String, target: String = "null") -> Town {
    Town(
      layers: [
        "districts": [
          .box(-50, -50, 1000, 300, #"{"name":"West"}"#), .box(1000, -50, 2050, 300, #"{"name":"East"}"#),
        ],
        "streets": [
          .line([(0, 0), (2000, 0)], #"{"cls":"arterial","lit":true}"#),
          .line([(0, 0), (0, 200)], #"{"cls":"alley"}"#),
          .line([(0, 200), (1000, 200)], #"{"cls":"lane"}"#),
          .line([(1500, 250), (1800, 250)], #"{"cls":"arterial"}"#),
        ],
        "toilets": [
          .point(100, 0), .point(400, 0), .point(900, 0), .point(1900, 0), .point(500, 200),
          .point(1000, 900),
        ],
      ],
      lines: [
        "districts": "name: name",
        "streets": "class: cls, classes: { main: [arterial], side: [lane, path] }",
      ],
      indicators: Town.indicator(
        "gaps", target: target, "spacing: { supply: toilets, along: streets, \(spacing) }"))
  }

  private func audited(_ town: Town) async throws -> (IndicatorResult, AuditResult) {
    let result = try await town.audited()
    for balance in result.balances { #expect(balance.holds, "\(balance.name)") }
    return (try #require(result.indicators.first), result)
  }

  private func isNear(_ one: Double?, _ other: Double) -> Bool { one.map { abs($0 - other) < 1e-6 } ?? false }

  // MARK: Spacing

  @Test func normsByClassOfStreet() async throws {
    // Gaps: 300, 500 and 1000 m along the road, 100 m to its end; 800 m from the first toilet by the alley to the one
    // at the lane; 500 m from there to its end.
    let (result, audit) = try await audited(
      Self.toilets("norms: { main: 500, side: 600 }", target: "{ at_least: 0.5 }"))
    let (city, west) = (result.city, try #require(result.districts.first { $0.name == "West" }))
    let east = try #require(result.districts.first { $0.name == "East" })
    // The road's first 100 m lie in the gap of 800 m.
    #expect(isNear(city.denominator, 3300) && isNear(city.numerator, 2000 - 1100 + 500))
    #expect(isNear(west.denominator, 2000) && isNear(west.numerator, 800 + 500))
    #expect(isNear(east.denominator, 1300) && isNear(east.numerator, 100))
    #expect([city, west, east].map(\.verdict) == [.short, .met, .short])
    #expect(isNear(city.detail.number("beyond_m"), 1900) && isNear(city.detail.number("unreached_m"), 300))
    #expect(isNear(west.detail.number("unreached_m"), 0) && isNear(east.detail.number("unreached_m"), 300))
    #expect(city.detail["classes/0/class"] == .text("main"))
    #expect(city.detail["classes/1/class"] == .text("side"))
    #expect(isNear(city.detail.number("classes/0/streets_m"), 2300))
    #expect(isNear(city.detail.number("classes/0/beyond_m"), 1400))
    #expect(isNear(city.detail.number("classes/1/streets_m"), 1000))
    #expect(isNear(city.detail.number("classes/1/beyond_m"), 500))
    for (place, length) in [(city, 1000.0), (west, 1000), (east, 1000)] {
      #expect(isNear(place.detail.number("classes/0/longest_gap/length_m"), length))
      #expect(place.detail["classes/0/longest_gap/is_dead_end"] == .boolean(false))
    }
    #expect(isNear(city.detail.number("classes/1/longest_gap/length_m"), 800))
    // Their middles: 1400 m along the road, and 400 m from either toilet, 100 m along the lane.
    let projection = try Projection(to: Town.crs)
    for (path, x, y) in [("classes/0/longest_gap", 1400.0, 0.0), ("classes/1/longest_gap", 100, 200)] {
      let middle = projection.unproject(PlanarPoint(x: x, y: y))
      #expect(abs((city.detail.number(path + "/middle_lon") ?? 0) - middle.longitude) < 1e-9)
      #expect(abs((city.detail.number(path + "/middle_lat") ?? 0) - middle.latitude) < 1e-9)
    }
    // To the next toilet: 300, 300, 500 and 1000 m; 800 m from the lane.
    #expect(isNear(city.detail.number("next_min_m"), 300) && isNear(city.detail.number("next_max_m"), 1000))
    #expect(isNear(city.detail.number("next_median_m"), 500))
    #expect(isNear(east.detail.number("next_min_m"), 1000))
    #expect(result.detail.number("facilities_linked") == 5)
    #expect(result.detail.number("facilities_not_linked") == 1)
    #expect(result.supply.count == 6 && result.supply.filter { !$0.isCounted }.count == 1)
    #expect(audit.problems.contains { $0.kind == .networkPieces && $0.layer == "streets" })
    #expect(result.detail.number("streets/pieces") == 2)
  }

  @Test func oneNormForAllStreetsAndForThoseAskedFor() async throws {
    let all = try await audited(Self.toilets("within: 500")).0
    // The alley as well, which lies in the gap of 800 m.
    #expect(isNear(all.city.denominator, 3500))
    #expect(isNear(all.city.numerator, 300 + 500 + 100 + 500))
    let lit = try await audited(Self.toilets("within: 500, along_where: \"lit = true\"")).0
    #expect(isNear(lit.city.denominator, 2000) && isNear(lit.city.numerator, 900))
  }

  @Test func aWayRoundIsNoShortCut() async throws {
    // How fast people walk has no part in it: a metre of a slow street is a metre.
    var town = Self.toilets("norms: { main: 500, side: 600 }")
    let plain = try await audited(town).0
    town.more = "walking: { speeds: { lane: 20, arterial: 40 } }"
    let slow = try await audited(town).0
    #expect(slow.city.numerator == plain.city.numerator && slow.city.detail == plain.city.detail)
  }

  @Test func withoutStreetsOfAClassWithANormNothingIsKnown() async throws {
    let none = try await audited(Self.toilets("norms: { boulevard: 500 }")).0
    #expect(none.city.verdict == .unknown && none.city.value == nil)
    #expect(none.city.reason?.en.contains("no walked street of 'streets' has a class with a norm") == true)
    var town = Self.toilets("within: 500")
    town.layers["streets"] = nil
    town.lines["streets"] = nil
    #expect(try await audited(town).0.city.reason?.en == "no layer 'streets' in the audit file")
    town = Self.toilets("within: 500")
    town.layers["streets"] = [.line([(0, 0), (9, 0)], #"{"cls":"motorway"}"#)]
    #expect(
      try await audited(town).0.city.reason?.en
        == "none of the 1 features of 'streets' is a street that is walked")
    // Toilets that join no street leave all of it unreached.
    town = Self.toilets("within: 500")
    town.layers["toilets"] = [.point(1000, 900)]
    let unreached = try await audited(town).0
    #expect(isNear(unreached.city.denominator, 3500) && unreached.city.numerator == 0)
    #expect(isNear(unreached.city.detail.number("unreached_m"), 3500))
  }

  // MARK: Life circles

  @Test func aLifeCircleOnFootAndInStraightLines() async throws {
    var town = Town.grid(
      """
      lifeCircle: { demand: homes, weight: residents, supply: places, categories: { school: 300, clinic: 260 }, \
      reach: [ walk, straight ] }
      """)
    town.layers["places"] = [
      .point(250, 100, #"{"kind":"school"}"#), .point(200, 300, #"{"kind":"clinic"}"#),
    ]
    let (result, _) = try await audited(town)
    // The school: homes 0, 1, 2 and 7, two of them at exactly 300 m; the clinic: 3, 4 and 7, that one at exactly 260 m.
    #expect(result.city.numerator == 128 && result.city.denominator == 767)
    #expect(result.city.detail.number("not_linked") == 256)
    // As the crow flies 0, 1, 2, 3 and 7; 3, 4 and 7.
    #expect(result.city.detail["beside/0/reach"] == .text("straight"))
    #expect(result.city.detail.number("beside/0/numerator") == 0b1000_1000)
    #expect(result.city.detail.number("beside/0/denominator") == 1023)
    town.indicators.replace("[ walk, straight ]", with: "[ straight, walk ]")
    let turned = try await audited(town).0
    #expect(turned.city.numerator == 0b1000_1000 && turned.city.detail.number("beside/0/numerator") == 128)
    town.layers["streets"] = nil
    let unknown = try await audited(town).0
    #expect(unknown.city.verdict == .unknown)
    #expect(unknown.city.reason?.en == "no layer 'streets' in the audit file")
  }

  @Test func whatIsNotLinkedIsSaidOfBothSidesOfALifeCircle() async throws {
    var town = Town.grid(
      """
      lifeCircle: { demand: homes, weight: residents, supply: places, categories: { school: 300 }, reach: walk }
      """)
    town.layers["districts"]?.append(.box(-50, 1400, 1050, 2000, #"{"code":"C","name":"North"}"#))
    town.layers["homes"]?.append(.point(500, 1500, #"{"people":1024}"#))
    town.layers["places"] = [
      .point(250, 100, #"{"kind":"school"}"#), .point(500, 1510, #"{"kind":"school"}"#),
    ]
    let (result, _) = try await audited(town)
    let north = try #require(result.districts.first { $0.name == "North" })
    #expect(north.verdict == .unknown && north.value == nil && north.reason != nil)
    #expect(north.detail.number("not_linked") == 1024)
    #expect(result.city.numerator == 135 && result.city.detail.number("not_linked") == 1024 + 256.0)
    #expect(result.supply.filter(\.isCounted).count == 1)
    #expect(
      result.supply.filter { !$0.isCounted }.map(\.reason?.en) == ["no walked street comes near it"])
    // In a straight line it serves.
    town.indicators.replace("reach: walk", with: "reach: [ straight, walk ]")
    let straight = try await audited(town).0
    #expect(straight.supply.allSatisfy { $0.isCounted })
    #expect(straight.districts.first { $0.name == "North" }?.numerator == 1024)
  }

  @Test func aLifeCircleOfLandIsWhatAllCategoriesHaveInCommon() async throws {
    // A block 10 m north of a street fronts on 200 m of it and √(30² - 10²) at either end. One category comes as far as
    // 200 m, the other from 150 m on.
    var town = Town.road(
      [(1000, "{}")], homes: [], markets: [],
      measure: """
        lifeCircle: { demand: blocks, weight: area, supply: places, categories: { school: 100, clinic: 150 }, \
        reach: walk }
        """)
    town.layers["homes"] = nil
    town.layers["markets"] = nil
    town.lines["homes"] = nil
    town.layers["blocks"] = [.box(100, 10, 300, 110)]
    town.layers["places"] = [
      .point(100, 0, #"{"kind":"school"}"#), .point(300, 0, #"{"kind":"clinic"}"#),
    ]
    let (result, _) = try await audited(town)
    let frontage = 200 + 2 * 800.0.squareRoot()
    #expect(abs((result.city.value ?? 0) - 50 / frontage) < 1e-8)
    #expect(abs((result.city.denominator ?? 0) - 20_000) < 0.01)
  }
}
