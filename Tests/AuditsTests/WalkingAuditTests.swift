// Reach on foot in towns whose every answer is arithmetic.

import Audits
import Layers
import Measures
import Planar
import Reports
import Standards
import TestSupport
import Testing

@Suite struct WalkingAuditTests {
  private func audited(_ town: Town) async throws -> (IndicatorResult, AuditResult) {
    let result = try await town.audited()
    for balance in result.balances { #expect(balance.holds, "\(balance.name)") }
    return (try #require(result.indicators.first), result)
  }

  private func numerators(_ result: IndicatorResult) -> [Double?] {
    ([result.city] + result.districts).map { $0.numerator.map { ($0 * 1e6).rounded() / 1e6 } }
  }

  // MARK: Entrances

  @Test func byTheGatesOfAParkASumNamesWhoIsReached() async throws {
    // From the gates 10 m to the street: 310, 310, 310, 290 m; 460 m from the eastern one; 320 m with the 20 m of the
    // home that stands beside its street. Home 0 is 510 m away. 140 m and 85 m from the small park's gate.
    let (result, audit) = try await audited(.grid)
    #expect(numerators(result) == [0b10_1111_1110, 0b00_1001_1110, 0b10_0110_0000])
    #expect(result.city.denominator == 767)
    #expect(result.city.detail.number("covered") == 0b10_1111_1110)
    #expect(result.city.detail.number("uncovered") == 1)
    #expect(result.city.detail.number("not_linked") == 256)
    #expect(result.detail["entrances_by"] == .text("gates: gates.geojson"))
    #expect(result.detail.number("entrances") == 3 && result.detail.number("supply_not_linked") == 0)
    #expect(abs((result.detail.number("streets/length_m") ?? 0) - 13_600) < 1e-6)
    #expect(result.detail["streets/ends_at_city_limit"] == .boolean(true))
    #expect(audit.problems.allSatisfy { $0.kind != .networkPieces })
    // At 510 m it comes in, and 640 m take all.
    #expect(
      numerators(try await audited(.grid(Town.parks("{ walk: { within: 510 } }"))).0)[0] == 0b10_1111_1111)
    #expect(
      numerators(try await audited(.grid(Town.parks("{ walk: { within: 509.9 } }"))).0)[0] == 0b10_1111_1110)
    // 50 m back to the small park's street, 40 m to its gate, 50 m along it.
    #expect(
      numerators(try await audited(.grid(Town.parks("{ walk: { within: 140 } }"))).0)[0] == 0b10_0100_0000)
  }

  @Test func gatesByWhatTheyAreNearestTo() async throws {
    var town = Town.grid
    town.lines["parks"] = "id: id, name: name, entrances: { path: gates.geojson, within: 5 }"
    town.layers["gates"]?.append(.point(500, 500))
    let (result, audit) = try await audited(town)
    #expect(numerators(result)[0] == 0b10_1111_1110)
    let lost = audit.problems.filter { $0.kind == .gateWithoutOwner }
    #expect(lost.map(\.count) == [1])
  }

  @Test func aParkWithoutAGateIsEnteredFromTheNearestStreet() async throws {
    // The small park is 30 m from the street north of it, which home 9 is on, 35 m or 55 m from either corner, and home
    // 6, 90 m or 110 m.
    for (within, sum) in [(60.0, 0), (86, 0b10_0000_0000), (141, 0b10_0100_0000)] {
      var town = Town.grid(Town.parks("{ walk: { within: \(within) } }"))
      town.layers["parks"]?[1] = .box(840, 550, 860, 570, #"{"id":"small"}"#)
      town.layers["gates"]?.removeLast()
      let (result, _) = try await audited(town)
      #expect(result.city.numerator == Double(sum), "\(within)")
      #expect(result.detail.number("entrances") == 3)
    }
  }

  @Test(arguments: [
    // Where the column at 700 m crosses the border, 150 and 180 m north: 30 m beyond on either side, of which 10 m go
    // three ways at the row 200 m north.
    ("crossings: 0", 30.0, 90.0 + 20),
    ("crossings: 0", 10, 40),
    // All that is inside as well.
    ("boundary: 0", 10, 50),
    // 25 m around: 150 m of the row, 80 m of the column, and 10 m beyond all four ends.
    ("boundary: 25", 10, 270),
    // The row as well, but 20 m of the reach are gone on the way there.
    ("crossings: 25", 10, 40),
  ])
  func streetsWithinReachOfASquare(rule: String, within: Double, metres: Double) async throws {
    var town = Town.grid(
      """
      coverage: { demand: streets, weight: length, supply: squares, reach: [ { walk: { within: \(within) } }, \
      { straight: { within: \(within) } } ] }
      """)
    town.layers["squares"] = [.box(640, 150, 760, 180)]
    town.lines["squares"] = "entrances: { \(rule) }"
    let (result, _) = try await audited(town)
    let found = try #require(result.city.numerator)
    #expect(abs(found - metres) < 1e-6, "\(found)")
    #expect(abs((result.city.denominator ?? 0) - 13_600) < 1e-6)
    #expect(result.districts.map { $0.denominator?.rounded() } == [7450, 6150])
    #expect(result.districts[0].numerator == 0)
    // In a straight line: the column, and of the row what lies within the distance.
    let straight = try #require(result.city.detail.number("beside/0/numerator"))
    let row = within > 20 ? 120 + 2 * (within * within - 400).squareRoot() : 0
    #expect(abs(straight - (30 + 2 * within + row)) < 1e-6, "\(straight)")
  }

  @Test func pointsAlongTheBorderAreCountedOnce() async throws {
    var town = Town.grid(Town.parksWithin500("walk"))
    town.lines["parks"] = "id: id, name: name, entrances: { every: 40 }"
    let (result, _) = try await audited(town)
    // 320 m and 80 m of border.
    #expect(result.detail.number("entrances") == 10)
    #expect(result.detail["entrances_by"] == .text("every: 40\u{A0}m"))
    // All along the border it is never farther than from the gates.
    #expect(Int(try #require(result.city.numerator)) & 0b10_1011_1110 == 0b10_1011_1110)
  }

  @Test func withoutAWordItIsCrossingsWithinTenMetres() async throws {
    var town = Town.grid
    town.lines["parks"] = "id: id, name: name"
    let (result, _) = try await audited(town)
    #expect(result.detail["entrances_by"] == .text("crossings: 10\u{A0}m (default)"))
    #expect(result.supply.allSatisfy { $0.isCounted })
  }

  @Test func aParkFarFromAnyStreetServesNobodyOnFoot() async throws {
    var town = Town.grid
    town.layers["parks"]?.append(.box(900, 1200, 1000, 1290, #"{"id":"far","name":"Far"}"#))
    let (result, audit) = try await audited(town)
    #expect(numerators(result)[0] == 0b10_1111_1110)
    #expect(result.supply.map(\.isCounted) == [true, true, false])
    #expect(result.supply[2].reason?.en == "no walked street comes near it")
    #expect(result.detail.number("supply_not_linked") == 1)
    #expect(audit.problems.filter { $0.kind == .notLinked }.map(\.featureID) == ["far"])
  }

  // MARK: Distances

  @Test func tiersAndMinutes() async throws {
    let tiers = "{ walk: { tiers: [ { min_area: 5000, within: 500 }, { min_area: 100, within: 84 } ] } }"
    #expect(numerators(try await audited(.grid(Town.parks(tiers))).0)[0] == 0b00_1011_1110)
    let larger = tiers.replacing("84", with: "85")
    #expect(numerators(try await audited(.grid(Town.parks(larger))).0)[0] == 0b10_1011_1110)
    let tooSmall = "{ walk: { tiers: [ { min_area: 5000, within: 500 } ] } }"
    #expect(numerators(try await audited(.grid(Town.parks(tooSmall))).0)[0] == 0b00_1011_1110)
    // 5 minutes at 92 m/min are 460 m, the way to home 5; at 80 m/min they are 400 m.
    let minutes = "{ walk: { minutes: 5, speed: 92 } }"
    #expect(numerators(try await audited(.grid(Town.parks(minutes))).0)[0] == 0b10_1111_1110)
    let byDefault = "{ walk: { minutes: 5 } }"
    #expect(numerators(try await audited(.grid(Town.parks(byDefault))).0)[0] == 0b10_1101_1110)
  }

  @Test func stairsAreWalkedMoreSlowly() async throws {
    // From the market at 900 m: 100 m, and stairs at half the speed, which count twice.
    let pieces = [(1000.0, #"{"highway":"footway"}"#), (1200.0, #"{"highway":"steps"}"#)]
    let homes = [(950.0, 0.0), (1049.9, 0), (1050.1, 0), (1099, 0)]
    func sum(_ walking: String) async throws -> Double? {
      try await audited(
        .road(
          pieces, homes: homes, markets: [(900, 0)], measure: Town.markets(200), walking: walking)
      ).0.city.numerator
    }
    #expect(try await sum("speeds: { steps: 40 }") == 0b0011)
    #expect(try await sum("") == 0b1111)
    // Three times as fast on the footway as at the speed that is usual.
    #expect(try await sum("speed: 60, speeds: { steps: 40 }") == 0b0111)
  }

  @Test func slopesCountByToblersFunction() async throws {
    // Up and down 10 %: (e^0.35 + 1) / 2 = 1.2095337744.
    let slow = 1.209_533_774_4
    let homes = [(200 / slow - 0.1, 0.0), (200 / slow + 0.1, 0)]
    let town = Town.road(
      [(1000, #"{"grade":10}"#)], homes: homes, markets: [(0, 0)], measure: Town.markets(200),
      walking: "slope: grade")
    #expect(try await audited(town).0.city.numerator == 0b01)
  }

  @Test(arguments: [
    ("", 0b11), ("link: node", 0b00), ("link: node, link_distance: left_out", 0b11),
    ("link_distance: left_out", 0b11), ("link_within: 30", 0b01),
  ])
  func howPlacesAreLinked(walking: String, expected: Int) async throws {
    // Streets end at 0, 300 and 600 m; the market stands at an end. 200 m to the first home, 250 m and 40 m aside to
    // the second, whose nearest end is 300 m farther.
    let town = Town.road(
      [(300, "{}"), (600, "{}"), (1000, "{}")], homes: [(100, 0), (510, 40)], markets: [(300, 0)],
      measure: Town.markets(301), walking: walking)
    let (result, _) = try await audited(town)
    #expect(result.city.numerator.map { Int($0) } == expected)
    #expect(result.city.detail.number("not_linked") == (walking == "link_within: 30" ? 2 : 0))
  }

  @Test func aBarrierTurnsAHomeToAnotherStreet() async throws {
    // A wall between home 7 and its street: it goes to the next, from which it is 280 m and not 320 m.
    var town = Town.grid(Town.parks("{ walk: { within: 300 } }"))
    #expect(numerators(try await audited(town).0)[0] == 0b10_0101_0000)
    town.layers["walls"] = [.line([(100, 110), (200, 110)])]
    town.more = "walking: { barriers: [walls] }"
    let (result, _) = try await audited(town)
    #expect(numerators(result)[0] == 0b10_1101_0000)
    #expect(result.detail["streets/barriers/0"] == .text("walls"))
    // Behind a wall on all sides nothing links it.
    town.layers["walls"] = [.box(150, 110, 170, 130)]
    #expect(try await audited(town).0.city.detail.number("not_linked") == 256 + 128)
  }

  // MARK: Beside the straight line

  @Test func straightLinesBesideWalksAndWhoIsSevered() async throws {
    let reach = "tiers: [ { min_area: 5000, within: 500 }, { min_area: 100, within: 100 } ]"
    let (result, _) = try await audited(
      .grid(Town.parks("[ { walk: { \(reach) } }, { straight: { \(reach) } } ]")))
    #expect(numerators(result)[0] == 0b10_1011_1110)
    let beside = result.city.detail
    #expect(beside["beside/0/reach"] == .text("straight"))
    // All but the home that is far from everything; of everybody, linked or not.
    #expect(beside.number("beside/0/numerator") == 0b10_1111_1111)
    #expect(beside.number("beside/0/denominator") == 1023)
    #expect(beside.number("severed") == 0b00_0100_0001)
    #expect(result.districts.map { $0.detail.number("severed") } == [1, 64])
    let patches = try #require(result.severance).patches
    #expect(patches.map(\.residents) == [64, 1])
    #expect(patches.map { ($0.walkToSupply ?? 0).rounded() } == [140, 510])
    #expect(patches.map(\.nearestOnFoot) == ["Small", "Big"])
  }

  @Test func aRiverWithOneBridgeSeversABank() async throws {
    let (result, _) = try await audited(.twoBanks)
    // In a straight line 0, 200, 100, 224 and 297 m; on foot the other bank is 1100 m away at the least.
    #expect(result.city.numerator == 0b01_1111 && result.city.denominator == 63)
    #expect(result.city.verdict == .short && result.city.detail.number("beside/0/numerator") == 0b00_0011)
    #expect(result.city.detail.number("severed") == 0b01_1100)
    #expect(result.city.detail.number("severed_residents") == 0b01_1100)
    let severance = try #require(result.severance)
    #expect(severance.patches.compactMap(\.residents).reduce(0, +) == 0b01_1100)
    for patch in severance.patches {
      #expect(patch.nearestOnFoot == "Market")
      // There and back along the banks.
      #expect(abs((patch.walkToSupply ?? 0) - (2100 - patch.centroid.x)) < 1e-6)
    }
    // Turned round, what is walked decides.
    var town = Town.twoBanks
    town.indicators.replace("[ { straight: { within: 300 } }, ", with: "")
    town.indicators.replace("{ walk: { within: 300 } } ]", with: "{ walk: { within: 300 } }")
    #expect(try await audited(town).0.city.numerator == 0b00_0011)
    #expect(try await audited(town).0.severance == nil)
  }

  @Test func aLifeCircleOverARiverIsSeveredToo() async throws {
    var town = Town.twoBanks
    town.layers["places"] = [
      .point(0, 0, #"{"kind":"market","name":"Old Market"}"#), .point(100, 100, #"{"kind":"school"}"#),
    ]
    town.indicators = Town.indicator(
      "circle",
      """
      lifeCircle: { demand: homes, weight: residents, supply: places, \
      categories: { market: 300, school: 300 }, reach: [ straight, walk ] }
      """)
    let (result, _) = try await audited(town)
    // In straight lines all but the last are near both: the school is 141, 141, 100, 100 and 180 m away. On foot the
    // market is over the river for one bank, and the school for the other.
    #expect(result.city.numerator == 0b01_1111 && result.city.detail.number("beside/0/numerator") == 0)
    #expect(result.city.detail.number("severed") == 0b01_1111)
    #expect(result.city.detail.number("severed_residents") == 0b01_1111)
    let patches = try #require(result.severance).patches
    #expect(patches.compactMap(\.residents).reduce(0, +) == 0b01_1111)
    for patch in patches {
      let isNorth = patch.centroid.y > 50
      #expect(patch.nearestOnFoot == (isNorth ? "market Old Market" : "school"))
      // There and back along the banks.
      let walk = isNorth ? 2100 - patch.centroid.x : 2000 - patch.centroid.x
      #expect(abs((patch.walkToSupply ?? 0) - walk) < 1e-6, "\(patch.centroid)")
    }
    // One way alone severs nobody.
    town.indicators.replace("[ straight, walk ]", with: "straight")
    #expect(try await audited(town).0.severance == nil)
  }

  // MARK: What is not known

  @Test func whoIsNotLinkedIsLeftOutAndTheVerdictStandsOnlyWhereItIsProved() async throws {
    // 766 of 767 linked; of all 1023 between 766 and 1022.
    for (target, verdict) in [("0.74", Verdict.met), ("0.8", .unknown), ("0.9995", .short)] {
      let (result, _) = try await audited(
        .grid(Town.parksWithin500("walk"), target: "{ at_least: \(target) }"))
      #expect(result.city.verdict == verdict, "\(target)")
      let reason = result.city.reason?.en.replacing("\u{A0}", with: " ")
      #expect(reason?.contains("256 residents of 'homes' are farther than 500 m") == true)
      #expect(result.city.value.map { abs($0 - 766.0 / 767) < 1e-12 } == true)
      // The west has linked all.
      #expect(result.districts[0].reason == nil)
    }
  }

  @Test func aDistrictOfWhichNothingIsLinkedIsUnknown() async throws {
    var town = Town.grid
    town.layers["districts"]?.append(.box(-50, 1400, 1050, 2000, #"{"code":"C","name":"North"}"#))
    town.layers["homes"]?.append(.point(500, 1500, #"{"people":1024}"#))
    let (result, _) = try await audited(town)
    #expect(result.districts[2].verdict == .unknown && result.districts[2].value == nil)
    let reason = result.districts[2].reason?.en.replacing("\u{A0}", with: " ")
    #expect(reason?.contains("farther than 500 m from every walked street") == true)
  }

  @Test func withoutStreetsNothingIsKnown() async throws {
    var town = Town.grid
    town.layers["streets"] = nil
    let missing = try await audited(town).0
    #expect(missing.city.verdict == .unknown && missing.city.value == nil)
    #expect(missing.city.reason?.en == "no layer 'streets' in the audit file")
    town.layers["streets"] = [
      .line([(0, 0), (1000, 0)], #"{"highway":"motorway"}"#),
      .line([(0, 50), (1000, 50)], #"{"highway":"residential","foot":"no"}"#), .point(3, 3),
    ]
    let motorways = try await audited(town).0
    #expect(motorways.city.verdict == .unknown)
    #expect(
      motorways.city.reason?.en == "none of the 3 features of 'streets' is a street that is walked")
    // One that says people walk on it is enough.
    town.layers["streets"]?.append(.line([(0, 0), (1000, 0)], #"{"highway":"motorway","foot":"yes"}"#))
    #expect(try await audited(town).0.city.value != nil)
  }

  @Test func homesAreMissingWhole() async throws {
    // Nine of the ten homes are linked, and 0.95 of nine are 8.55.
    let count = "coverage: { demand: homes, weight: count, supply: parks, reach: { walk: { within: 500 } } }"
    let city = try await audited(.grid(count, target: "{ at_least: 0.95 }")).0.city
    let (served, linked) = (try #require(city.numerator), try #require(city.denominator))
    let missing = 0.95 * linked - served
    #expect(missing > 0 && missing != missing.rounded(), "\(served) of \(linked)")
    #expect(city.shortfall?.value == missing.rounded(.up))
  }

  @Test func whereMostResidentsAreUnknownNoWayHasAValue() async throws {
    var town = Town.grid(
      Town.parks("[ { walk: { within: 500 } }, { straight: { within: 500 } } ]"), target: "{ at_least: 0.5 }")
    town.layers["homes"] = Town.gridHomes.enumerated().map { home, place in
      .point(place.0, place.1, home < 2 ? #"{"people":10}"# : "{}")
    }
    let (result, _) = try await audited(town)
    #expect(result.city.value == nil && result.city.verdict == .unknown)
    #expect(result.city.detail["beside/0/reach"] == .text("straight"))
    #expect(result.city.detail["beside/0/value"] == .null)
  }

  @Test func linesAreWeighedByLengthAlone() async throws {
    let lines = "coverage: { demand: streets, weight: area, supply: parks, reach: { walk: { within: 500 } } }"
    #expect(
      try await audited(.grid(lines)).0.city.reason?.en
        == "the features of 'streets' are lines, which have no area; weigh them by length")
  }

  @Test func landThatIsReachedInPartSaysSo() async throws {
    // A long parcel on both sides of the street; the market reaches 200 m of its 1000 m and its middle by no more than
    // a hand's breadth.
    var town = Town.road(
      [(1000, "{}")], homes: [(10, 0)], markets: [(499, 0)],
      measure: "coverage: { demand: land, weight: area, supply: markets, reach: [ { walk: { within: 100 } }, "
        + "{ straight: { within: 300 } } ] }")
    town.layers["land"] = [.box(0, -10, 1000, 10, "{}")]
    let (result, audit) = try await audited(town)
    let patch = try #require(result.severance?.patches.first)
    #expect(patch.isReachedInPart && !patch.mayLackCrossing)
    let said = try #require(audit.findings.first { $0.kind == .severance }?.statement.en)
    #expect(said.contains("in part alone") && !said.contains("times as far"), "\(said)")
    let uncovered = try #require(audit.findings.first { $0.kind == .uncoveredPatch }?.statement.en)
    #expect(uncovered.hasSuffix("on foot, reached in part"), "\(uncovered)")
  }

  // MARK: Laws

  @Test(arguments: 0..<6)
  func onFootIsNeverMoreThanStraightAndAFacilityMoreNeverLess(seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    let within = random.whole(100...500)
    var town = Town.grid(
      """
      coverage: { demand: homes, weight: residents, supply: shops, reach: [ { walk: { within: \(within) } }, \
      { straight: { within: \(within) } } ] }
      """)
    town.layers["homes"] = (0..<300).map { _ in
      .point(random.number(-40...1040), random.number(-40...1390), #"{"people":\#(random.whole(0...9))}"#)
    }
    func shop() -> Town.Feature { .point(random.number(-40...1040), random.number(-40...640)) }
    town.layers["shops"] = (0..<5).map { _ in shop() }
    let before = try await audited(town).0
    town.layers["shops"]?.append(shop())
    let after = try await audited(town).0
    for result in [before, after] {
      for place in [result.city] + result.districts {
        let walked = try #require(place.numerator)
        #expect(walked <= place.detail.number("beside/0/numerator") ?? 0, "seed \(seed)")
      }
    }
    for (less, more) in zip([before.city] + before.districts, [after.city] + after.districts) {
      #expect(less.numerator ?? 0 <= more.numerator ?? 0, "seed \(seed)")
      #expect(less.denominator == more.denominator, "seed \(seed)")
    }
  }
}
