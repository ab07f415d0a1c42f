// A demand layer that passes through gives what it gives when it is held: whole audits, both ways.

import Audits
import Foundation
import Layers
import Measures
import Planar
import Standards
import TestSupport
import Testing

@Suite struct PassedDemandTests {
  /// Where the residents of a town come from.
  enum People: String, CaseIterable {
    case field, cells, districts, nobody
  }

  /// A town with homes of all kinds: polygons, points and lines, twice there, outside, with numbers that make no sense.
  private static func town(seed: UInt64, _ people: People) -> Town {
    var random = SplitMix64(seed: seed)
    var town = Town.desert
    town.layers = town.layers.filter { ["districts", "parks", "facilities"].contains($0.key) }
    town.lines = town.lines.filter { ["districts", "facilities"].contains($0.key) }
    if people == .nobody { town.lines["districts"] = "id: code, name: name" }
    // A facility that states no size, so that the parks' reach has a greatest extent too.
    town.layers["parks"]?.append(.point(1800, 1300))
    var homes: [Town.Feature] = []
    for number in 0..<150 {
      let x = Double(random.whole(-20...210)) * 10
      let y = Double(random.whole(-20...160)) * 10
      let flats = ["null", "0", "7", "12.5", #""30""#, "-4", #""many""#][
        random.whole(0...(number < 100 ? 4 : 6))]
      let persons = ["null", "0", "3", "40.25", "-1"][random.whole(0...(number < 110 ? 3 : 4))]
      let floors = ["null", "0", "1", "6", "2.5", "900"][random.whole(0...5)]
      let use = ["home", "hall"][random.whole(0...1)]
      let properties =
        #"{"people":\#(persons),"flats":\#(flats),"floors":\#(floors),"use":"\#(use)","name":"H\#(number)"}"#
      switch random.whole(0...9) {
      case 0: homes.append(.point(x, y, properties))
      case 1 where number < 40: homes.append(.line([(x, y), (x + 30, y + 5)], properties))
      default:
        homes.append(
          .box(x, y, x + Double(random.whole(1...3)) * 10, y + Double(random.whole(1...3)) * 10, properties))
      }
    }
    homes.append(homes[0])
    town.layers["buildings"] = homes
    town.lines["buildings"] =
      (people == .field ? "residents: people, " : "") + "dwellings: flats, levels: floors"
    if people == .cells {
      town.layers["population"] = (0..<60).map { cell in
        let (x, y) = (Double(cell % 10) * 230 - 100, Double(cell / 10) * 250 - 50)
        let persons = ["null", "0", "120", "55.5"][random.whole(0...3)]
        return .box(x, y, x + 200, y + 250, #"{"population":\#(persons)}"#)
      }
    }
    town.indicators = Self.measures.enumerated().map { number, measure in
      // Where little is to be within reach, the patches are what is.
      Town.indicator("i\(number)", target: "{ \(number % 3 == 0 ? "at_most" : "at_least"): 0.3 }", measure)
    }.joined()
    return town
  }

  private static let measures: [String] = {
    let tiers =
      "reach: { straight: { tiers: [ { min_area: 5000, within: 400 }, { min_area: 0, within: 150 } ] } }"
    let near = "reach: { straight: { within: 350 } }"
    return LifeCircleDefinition.weights.map {
      "coverage: { demand: buildings, weight: \($0.rawValue), supply: parks, \(tiers) }"
    }
      + LifeCircleDefinition.weights.map {
        """
        coverage: { demand: buildings, demand_where: "use = 'home'", weight: \($0.rawValue), supply: facilities, \
        where: "kind = 'market'", \(near) }
        """
      }
      + LifeCircleDefinition.weights.map {
        """
        lifeCircle: { demand: buildings, weight: \($0.rawValue), supply: facilities, \
        categories: { market: 500, school: 300 }, reach: straight }
        """
      }
      + [
        """
        lifeCircle: { demand: buildings, demand_where: "use = 'hall' or floors > 2", weight: residents, \
        supply: facilities, categories: { market: 500, school: 300 }, reach: straight }
        """
      ]
  }()

  @Test(arguments: [1, 2] as [UInt64], People.allCases)
  func heldAndPassedAreTheSame(seed: UInt64, people: People) async throws {
    try await expectHeldAndPassedAreTheSame(Self.town(seed: seed, people), "seed \(seed), \(people)")
  }

  @Test(arguments: [3, 4] as [UInt64], [People.field, .cells, .districts])
  func heldAndPassedAreTheSameOnFoot(seed: UInt64, people: People) async throws {
    var random = SplitMix64(seed: seed)
    var town = Self.town(seed: seed, people)
    // Streets far apart from each other, and with a wall before some of them: not every home joins one.
    town.layers["streets"] =
      (0...3).map { row in
        .line((0...10).map { (Double($0) * 200, Double(row) * 500 + random.number(-40...40)) })
      }
      + (0...4).map { .line([(Double($0) * 500, -30), (Double($0) * 500, 700), (Double($0) * 500, 1540)]) }
    town.layers["walls"] = [.line([(0, 460), (900, 460)])]
    town.more = "walking: { crossings: true, link_within: 200, barriers: walls }"
    let (on, straight) = ("{ walk: { within: 400 } }", "{ straight: { within: 400 } }")
    let measures =
      LifeCircleDefinition.weights.map {
        """
        coverage: { demand: buildings, weight: \($0.rawValue), supply: parks, reach: [ { walk: { tiers: \
        [ { min_area: 5000, within: 600 }, { min_area: 0, within: 250 } ] } }, \(straight) ] }
        """
      }
      + LifeCircleDefinition.weights.map {
        """
        lifeCircle: { demand: buildings, weight: \($0.rawValue), supply: facilities, \
        categories: { market: 700, school: 500 }, reach: [ walk, straight ] }
        """
      } + [
        """
        coverage: { demand: buildings, demand_where: "use = 'home'", weight: residents, supply: facilities, \
        reach: [ \(straight), \(on) ] }
        """
      ]
    town.indicators = measures.enumerated().map { number, measure in
      // Where little is to be within reach, the patches are what is.
      Town.indicator("i\(number)", target: "{ \(number % 3 == 0 ? "at_most" : "at_least"): 0.3 }", measure)
    }.joined()
    try await expectHeldAndPassedAreTheSame(town, "seed \(seed), \(people), on foot")
    let result = try await town.audited()
    #expect(result.indicators.contains { ($0.city.detail.number("not_linked") ?? 0) > 0 }, "seed \(seed)")
    #expect(result.indicators.contains { $0.severance?.patches.isEmpty == false }, "seed \(seed), \(people)")
  }

  private func expectHeldAndPassedAreTheSame(_ town: Town, _ note: String) async throws {
    var holding = town
    // A layer that serves as well is held.
    holding.indicators += Town.indicator("last", "spacing: { supply: buildings, within: 500 }")
    let passed = try await town.audited()
    var held = try await holding.audited()
    #expect(held.layers["buildings"] != nil && passed.layers["buildings"] == nil)
    held.indicators.removeLast()
    #expect(passed.indicators.count == held.indicators.count && !passed.indicators.isEmpty)
    for (one, other) in zip(passed.indicators, held.indicators) {
      let name = "\(note), \(one.indicator.measure)"
      expectSame(one.city, other.city, "\(name), city")
      for (mine, theirs) in zip(one.districts, other.districts) {
        expectSame(mine, theirs, "\(name), \(mine.name)")
      }
      #expect(differences(.object(one.detail), .object(other.detail)) == [], "\(name)")
      expectSamePatches(one, other, name)
      expectSameSeverance(one, other, name)
      #expect(one.supply == other.supply, "\(name)")
    }
    #expect(passed.balances.allSatisfy(\.holds) && held.balances.allSatisfy(\.holds))
    #expect(passed.inputs == held.inputs)
    #expect(problems(of: passed) == problems(of: held), "\(note)")
    // There is something to compare: values, doubts and patches.
    #expect(passed.indicators.contains { !$0.patches.isEmpty && ($0.city.value ?? 0) > 0 })
    #expect(passed.indicators.contains { $0.city.reason != nil })
  }

  private func expectSame(_ one: PlaceResult, _ other: PlaceResult, _ name: String) {
    #expect(one.verdict == other.verdict && one.reason == other.reason, "\(name)")
    for (a, b) in [
      (one.value, other.value), (one.numerator, other.numerator), (one.denominator, other.denominator),
      (one.shortfall?.value, other.shortfall?.value),
    ] {
      #expect((a == nil) == (b == nil), "\(name)")
      #expect(abs((a ?? 0) - (b ?? 0)) <= 1e-9 * max(1, abs(b ?? 0)), "\(name)")
    }
    #expect(differences(.object(one.detail), .object(other.detail)) == [], "\(name)")
  }

  /// Where two trees differ, numbers by more than a thousand-millionth.
  private func differences(_ one: DetailValue, _ other: DetailValue) -> [String] {
    switch (one, other) {
    case (.number(let a), .number(let b)):
      abs(a - b) <= 1e-9 * max(1, abs(b)) ? [] : ["\(a) against \(b)"]
    case (.list(let mine), .list(let theirs)) where mine.count == theirs.count:
      zip(mine, theirs).flatMap { differences($0, $1) }
    case (.object(let mine), .object(let theirs)) where mine.map(\.key) == theirs.map(\.key):
      zip(mine, theirs).flatMap { pair in
        differences(pair.0.value, pair.1.value).map { "\(pair.0.key): \($0)" }
      }
    default: one == other ? [] : ["\(one) against \(other)"]
    }
  }

  private func expectSamePatches(_ one: IndicatorResult, _ other: IndicatorResult, _ name: String) {
    func described(_ result: IndicatorResult) -> [String] {
      result.patches.map { patch in
        let geometries = result.patchGeometries
        let members = geometries.layout.vertices(ofFeature: patch.geometry).map {
          "\(geometries.x[$0]) \(geometries.y[$0])"
        }
        let people = patch.residents.map { "\(($0 * 1e6).rounded() / 1e6)" } ?? "nobody knows"
        let area = patch.area.map { "\(($0 * 1e3).rounded() / 1e3)" } ?? "none"
        return "\(patch.district), \(area), \(people): " + members.sorted().joined(separator: ", ")
      }.sorted()
    }
    #expect(described(one) == described(other), "\(name)")
  }

  private func expectSameSeverance(_ one: IndicatorResult, _ other: IndicatorResult, _ name: String) {
    func described(_ result: IndicatorResult) -> [String]? {
      result.severance.map { severance in
        severance.patches.map { patch in
          let people = patch.residents.map { "\(($0 * 1e6).rounded() / 1e6)" } ?? "nobody knows"
          return "\(patch.district), \(people), \(patch.nearestOnFoot ?? "-"), \(patch.centroid)"
        }.sorted()
      }
    }
    #expect(described(one) == described(other), "\(name)")
  }

  /// The problems without the ids, which a layer that passes does not keep of all features. Of many alike twenty are
  /// listed, and which these are depends on the order; so only their number is compared.
  private func problems(of result: AuditResult) -> [String] {
    let alike = Dictionary(grouping: result.problems) {
      "\($0.layer) \($0.kind) \($0.severity) \($0.action) \($0.field ?? "-")"
    }
    return alike.map { name, problems in
      let count = problems.reduce(0) { $0 + $1.count }
      let features = count > 20 ? [] : problems.map { $0.feature ?? -1 }.sorted()
      return "\(name): \(count) \(features)"
    }.sorted()
  }

  // MARK: What passes

  @Test func aLayerThatServesItselfIsHeld() async throws {
    // Whoever is no farther than 300 m from a building of its own layer is served: by itself, everyone.
    var town = Town.desert
    town.indicators = Town.indicator(
      "it",
      "coverage: { demand: buildings, weight: count, supply: buildings, reach: { straight: { within: 300 } } }"
    )
    let result = try await town.audited()
    #expect(result[indicator: "it"]?.city.value == 1)
    #expect(result.layers["buildings"]?.count == 7)
    // The same layer, but by parts.
    town.indicators = Town.indicator(
      "it",
      """
      coverage: { demand: buildings, weight: count, supply: buildings, where: "people = 4", \
      reach: { straight: { within: 250 } } }
      """)
    #expect(try await town.audited()[indicator: "it"]?.city.value == 1.0 / 6)
  }

  @Test func aSwappedLayerIsSaidToBeSoOnceBothWays() async throws {
    var town = Town.desert
    town.indicators = Town.indicator(
      "it",
      "coverage: { demand: buildings, weight: residents, supply: parks, reach: { straight: { within: 9 } } }")
    func audited(_ town: Town) async throws -> AuditResult {
      try await town.written { folder in
        let path = folder.appendingPathComponent("buildings.geojson")
        let text = String(decoding: try Data(contentsOf: path), as: UTF8.self)
        let swapped = text.replacing(/\[(1\d\d\.\d+),(3\d\.\d+)\]/) { "[\($0.2),\($0.1)]" }
        try Data(swapped.utf8).write(to: path)
        return try await Audit(contentsOf: folder.appendingPathComponent("audit.yaml")).run(threads: 2)
      }
    }
    let passed = try await audited(town)
    town.indicators += Town.indicator("last", "spacing: { supply: buildings, within: 500 }")
    let held = try await audited(town)
    #expect(passed.problems.contains { $0.kind == .swappedCoordinates && $0.count == 7 })
    #expect(problems(of: passed) == problems(of: held))
    #expect(passed[indicator: "it"]?.city.verdict == .unknown)
    #expect(passed[indicator: "it"]?.city.reason == held[indicator: "it"]?.city.reason)
  }

  // MARK: Stopping

  @Test func pullingTheSwitchStopsTheAudit() async throws {
    let cancellation = AuditCancellation()
    cancellation.cancel()
    #expect(cancellation.isCancelled)
    let error = try await Town.desert.written { folder in
      let audit = try Audit(contentsOf: folder.appendingPathComponent("audit.yaml"))
      return await #expect(throws: AuditError.self) {
        try await audit.run(threads: 2, options: AuditOptions(cancellation: cancellation))
      }
    }
    guard case .cancelled = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: ["reading", "passing", "measuring", "concluding"])
  func itStopsAtEachStage(stage: String) async throws {
    let cancellation = AuditCancellation()
    let error = try await Town.desert.written { folder -> AuditError? in
      let audit = try Audit(contentsOf: folder.appendingPathComponent("audit.yaml"))
      do throws(AuditError) {
        _ = try await audit.run(
          threads: 2, options: AuditOptions(cancellation: cancellation),
          progress: { if "\($0.stage)".hasPrefix(stage) { cancellation.cancel() } })
        return nil
      } catch {
        return error
      }
    }
    // Once everything is measured there is nothing left to stop.
    if stage == "concluding" {
      #expect(error == nil)
    } else if case .cancelled = error {
      #expect(cancellation.isCancelled)
    } else {
      Issue.record("\(stage): \(String(describing: error))")
    }
  }

  @Test func cancellingTheTaskStopsTheAudit() async throws {
    let error = try await Town.desert.written { folder -> AuditError? in
      let audit = try Audit(contentsOf: folder.appendingPathComponent("audit.yaml"))
      let task = Task { () -> AuditError? in
        // Cancelled before it starts, whoever is faster.
        while !Task.isCancelled { await Task.yield() }
        do throws(AuditError) {
          _ = try await audit.run(threads: 2)
          return nil
        } catch {
          return error
        }
      }
      task.cancel()
      return await task.value
    }
    guard case .cancelled = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  // MARK: A word on each feature

  @Test func whatTheSinkThrowsEndsTheAudit() async throws {
    struct Refusal: Error {}
    let sinks = [
      FeatureSink(begin: { _ in throw Refusal() }, render: { _ in [] }, write: { _, _ in }, end: { _ in }),
      FeatureSink(render: { _ in [1] }, write: { _, _ in throw Refusal() }, end: { _ in }),
      FeatureSink(render: { _ in [1] }, write: { _, _ in }, end: { _ in throw Refusal() }),
    ]
    for sink in sinks {
      let error = try await Town.desert.written { folder in
        let audit = try Audit(contentsOf: folder.appendingPathComponent("audit.yaml"))
        return await #expect(throws: AuditError.self) {
          try await audit.run(threads: 1, options: AuditOptions(features: sink))
        }
      }
      guard case .features(let reason) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(reason is Refusal)
    }
  }
}
