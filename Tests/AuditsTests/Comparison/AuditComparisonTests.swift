// Two audits of a hamlet held against each other: each edit is named, and the parts add up to the whole.

import Audits
import Foundation
import Layers
import Measures
import Planar
import Standards
import Testing

@Suite struct AuditComparisonTests {
  private func near(_ value: Double?, _ truth: Double) -> Bool { abs((value ?? .nan) - truth) < 1e-12 }

  /// Each step begins where the one before it ends, the first with the old and the last with the new figures; and what can
  /// be added adds up.
  private func expectSums(
    _ comparison: AuditComparison, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for indicator in comparison.indicators where indicator.presence == .both {
      for place in indicator.places {
        #expect(place.steps.map(\.cause) == indicator.causes, sourceLocation: sourceLocation)
        guard !place.steps.isEmpty else {
          #expect(!place.whole.isMove, sourceLocation: sourceLocation)
          continue
        }
        #expect(place.steps.first?.part.before == place.whole.before, sourceLocation: sourceLocation)
        #expect(place.steps.last?.part.after == place.whole.after, sourceLocation: sourceLocation)
        for (one, next) in zip(place.steps, place.steps.dropFirst()) {
          #expect(one.part.after == next.part.before, sourceLocation: sourceLocation)
        }
        let values = place.steps.compactMap(\.part.value)
        if let whole = place.whole.value, values.count == place.steps.count {
          #expect(near(values.reduce(0, +), whole), sourceLocation: sourceLocation)
        }
        let missing = place.steps.compactMap(\.part.shortfall)
        if let whole = place.whole.shortfall, missing.count == place.steps.count {
          #expect(abs(missing.reduce(0, +) - whole) < 1e-9, sourceLocation: sourceLocation)
        }
      }
    }
  }

  @Test func identicalAuditsAreIdentical() async throws {
    let found = try await Hamlet.compared(Hamlet.town, Hamlet.town)
    #expect(found.isIdentical && !found.isWorse)
    #expect(found.sameLayerCount == 4)
    #expect(found.ranked == [])
    #expect(found.notes == [])
    #expect(found.indicators.map(\.indicator.id) == ["near-park", "toilet-gaps", "safety"])
    #expect(found.indicators.allSatisfy { $0.causes.isEmpty })
    #expect(near(found["near-park"]?.city.whole.after?.value, 0.1))
  }

  @Test func theSameFeaturesInAnotherOrderMoveNothing() async throws {
    var new = Hamlet.town
    new.layers["toilets"]?.reverse()
    let found = try await Hamlet.compared(Hamlet.town, new)
    #expect(!found.isIdentical && !found.isWorse && found.ranked == [])
    #expect(found.layers.map(\.name) == ["toilets"])
    #expect(found.layers.first?.isRewritten == true)
    #expect(found.layers.first?.indicators == ["toilet-gaps"])
    expectSums(found)
  }

  @Test func aParkThatWasAdded() async throws {
    var new = Hamlet.town
    new.layers["parks"]?.append(Hamlet.park("p2", 1900))
    let found = try await Hamlet.compared(Hamlet.town, new)
    #expect(found.layers.map(\.name) == ["parks"])
    let layer = try #require(found.layers.first)
    #expect(layer.state == .changed && layer.indicators == ["near-park"])
    #expect((layer.oldCount, layer.newCount) == (1, 2))
    #expect(layer.features?.addedSamples == [.init(id: "p2", name: nil)])
    let parks = try #require(found["near-park"])
    #expect(parks.causes == [.layer("parks")])
    // 100 of 1000 before; the 400 of h4 besides.
    #expect(near(parks.city.whole.value, 0.4) && parks.city.whole.verdict == .rose)
    #expect(near(parks.city.whole.shortfall, -400))
    #expect(near(parks["B"]?.whole.value, 400.0 / 600))
    #expect(parks["A"]?.whole.isMove == false)
    #expect(found["toilet-gaps"]?.causes == [] && found["safety"]?.causes == [])
    #expect(!found.isWorse)
    // Both verdicts rose; the district's went further.
    #expect(found.ranked.map(\.place) == [2, 0] && found.ranked.allSatisfy { $0.indicator == 0 })
    #expect(near(found.ranked.first?.size, 400.0 / 600 / 0.5))
    #expect(
      found.findings.filter { $0.kind == .mended && $0.finding.kind == .shortfall }.map(\.finding.districtID)
        .sorted { ($0 ?? "") < ($1 ?? "") } == [nil, "B"])
    expectSums(found)
    let back = try await Hamlet.compared(new, Hamlet.town)
    #expect(back.isWorse && back["near-park"]?.city.whole.verdict == .fell)
    #expect(back.layers.first?.features?.removedSamples == [.init(id: "p2", name: nil)])
    #expect(
      back.findings.contains {
        $0.kind == .new && $0.finding.kind == .shortfall && $0.finding.districtID == "B"
      })
  }

  @Test func aTargetThatChanged() async throws {
    var new = Hamlet.town
    new.indicators = Hamlet.indicators(target: "{ at_least: 0.2 }")
    let found = try await Hamlet.compared(Hamlet.town, new)
    #expect(found.layers.isEmpty)
    #expect(
      found.parameters == [
        .init(
          ParameterChange(path: "near-park.target.at_least", old: .number(0.5), new: .number(0.2)),
          indicators: ["near-park"])
      ])
    let parks = try #require(found["near-park"])
    #expect(parks.causes == [.parameters])
    #expect(parks.city.whole.value == 0)
    // 0.5 and 0.2 of 1000, of which 100 are served.
    #expect(near(parks.city.whole.shortfall, 100 - 400))
    // 100 of 400 are enough now.
    #expect(parks["A"]?.whole.verdict == .rose)
    #expect(!found.isWorse)
    expectSums(found)
    let back = try await Hamlet.compared(new, Hamlet.town)
    #expect(back.isWorse)
  }

  @Test func aToiletThatMoved() async throws {
    var new = Hamlet.town
    new.layers["toilets"]?[2] = Hamlet.toilet("t3", 900)
    let found = try await Hamlet.compared(Hamlet.town, new)
    #expect(found.layers.first?.features?.changedSamples == [.init(id: "t3", name: nil, isMoved: true)])
    let gaps = try #require(found["toilet-gaps"])
    #expect(gaps.causes == [.layer("toilets")])
    #expect(near(gaps.city.whole.value, 1.0 / 3))
    // The only toilet of B is gone: what it is to be is unknown.
    let east = try #require(gaps["B"])
    #expect(east.whole.before?.value == 0 && east.whole.after?.value == nil && east.whole.value == nil)
    #expect(east.whole.verdict == .shifted && !gaps.isWorse(in: east))
    expectSums(found)
  }

  @Test func aLayerThatWasRemoved() async throws {
    var new = Hamlet.town
    new.layers["toilets"] = nil
    new.lines["toilets"] = nil
    let found = try await Hamlet.compared(Hamlet.town, new)
    let layer = try #require(found.layers.first)
    #expect(layer.name == "toilets" && layer.state == .removed)
    #expect((layer.oldCount, layer.newCount) == (3, nil))
    #expect(layer.newHash == nil && layer.newPath == nil && layer.oldPath == "toilets.geojson")
    let gaps = try #require(found["toilet-gaps"])
    #expect(gaps.causes == [.layer("toilets")])
    #expect(gaps.city.whole.verdict == .fell && gaps.city.whole.after?.verdict == .unknown && found.isWorse)
    expectSums(found)
    let back = try await Hamlet.compared(new, Hamlet.town)
    #expect(back.layers.first?.state == .added && !back.isWorse)
    #expect(back["toilet-gaps"]?.city.whole.verdict == .rose)
    expectSums(back)
  }

  @Test func aReportedValueThatChanged() async throws {
    var new = Hamlet.town
    new.more = "reported:\n  safety: { value: 0.85, previous: 0.9, districts: { A: 0.95 } }\n"
    let found = try await Hamlet.compared(Hamlet.town, new)
    #expect(
      found.parameters.map(\.change) == [
        ParameterChange(path: "reported.safety.value", old: .number(0.9), new: .number(0.85)),
        ParameterChange(path: "reported.safety.previous", old: .null, new: .number(0.9)),
      ])
    let safety = try #require(found["safety"])
    #expect(safety.causes == [.reported])
    #expect(near(safety.city.whole.value, -0.05) && safety.city.whole.verdict == .fell)
    #expect(safety["A"]?.whole.isMove == false)
    #expect(found.isWorse)
    expectSums(found)
  }

  @Test func evidenceThatChangedMovesNothingAndIsNamed() async throws {
    let audit = { (folder: URL) in try Audit(contentsOf: folder.appendingPathComponent("audit.yaml")) }
    var town = Hamlet.town
    town.more = "reported:\n  safety: { value: 0.9, evidence: survey.pdf }\n"
    let found = try await town.written { old in
      try await town.written { new in
        try Data("old".utf8).write(to: old.appendingPathComponent("survey.pdf"))
        try Data("new".utf8).write(to: new.appendingPathComponent("survey.pdf"))
        return try await AuditComparison.compare(
          ComparisonSide(try audit(old)), ComparisonSide(try audit(new)))
      }
    }
    #expect(found.parameters.map(\.change.path) == ["reported.safety.evidence.survey.pdf"])
    #expect(found.parameters.first?.change.new == .text(ContentHash.of("new")))
    #expect(found["safety"]?.causes == [.reported] && found.ranked.isEmpty && !found.isIdentical)
    expectSums(found)
  }

  @Test func causesThatInteractAddUpAndSayWhatTheyDoAlone() async throws {
    var new = Hamlet.town
    // Twice as many people beside a park that is new.
    new.layers["buildings"]?[3] = Hamlet.home("h4", 1900, 800)
    new.layers["parks"]?.append(Hamlet.park("p2", 1900))
    let found = try await Hamlet.compared(Hamlet.town, new)
    let parks = try #require(found["near-park"])
    #expect(parks.causes == [.layer("buildings"), .layer("parks")])
    let east = try #require(parks["B"])
    // 0 of 600, 0 of 1000, 800 of 1000; and 400 of 600.
    #expect(near(east.whole.value, 0.8))
    #expect(east.steps.map(\.part.value) == [0, 0.8])
    #expect(east.steps[0].alone == nil && !east.steps[0].interacts)
    #expect(near(east.steps[1].alone?.value, 400.0 / 600) && east.steps[1].interacts)
    // 100 of 1000, 100 of 1400, 900 of 1400; alone 500 of 1000.
    #expect(near(parks.city.steps[0].part.value, 100.0 / 1400 - 0.1))
    #expect(near(parks.city.steps[1].part.value, 800.0 / 1400))
    #expect(near(parks.city.steps[1].alone?.value, 0.4))
    // The west has nothing to do with it.
    #expect(parks["A"]?.steps.contains { $0.part.isMove || $0.interacts } == false)
    expectSums(found)
  }

  @Test func everythingAtOnceAddsUp() async throws {
    var new = Hamlet.town
    new.indicators = Hamlet.indicators(target: "{ at_least: 0.3 }", within: 420)
    new.layers["buildings"]?[1] = Hamlet.home("h2", 450, 350)
    new.layers["parks"] = [Hamlet.park("p2", 800), Hamlet.park("p1", 100)]
    new.layers["toilets"]?.removeFirst()
    new.layers["districts"]?[1] = .box(1000, 0, 2000, 900, #"{"code":"B","name":"East","pop":700}"#)
    new.more = "reported:\n  safety: { value: 0.95, districts: { A: 0.8, B: 0.9 } }\n"
    let found = try await Hamlet.compared(Hamlet.town, new)
    #expect(found.layers.map(\.name) == ["buildings", "districts", "parks", "toilets"])
    #expect(
      found["near-park"]?.causes == [
        .parameters, .layer("buildings"), .layer("districts"), .layer("parks"),
      ])
    #expect(found["toilet-gaps"]?.causes == [.layer("districts"), .layer("toilets")])
    #expect(found["safety"]?.causes == [.reported, .layer("districts")])
    #expect(
      Set(found.parameters.map(\.change.path)).isSuperset(of: [
        "near-park.target.at_least", "near-park.reach.straight.1.within_m", "reported.safety.value",
        "reported.safety.districts.A.value", "reported.safety.districts.B.value",
      ]))
    #expect(found.notes == [])
    expectSums(found)
  }

  @Test func settingsOfALayerAreParameters() async throws {
    var new = Hamlet.town
    new.lines["toilets"] = "id: id, where: \"id != 't3'\""
    let found = try await Hamlet.compared(Hamlet.town, new)
    #expect(
      found.parameters == [
        .init(
          ParameterChange(path: "layers.toilets.where", old: .null, new: .text("id != 't3'")),
          indicators: ["toilet-gaps"])
      ])
    #expect(found["toilet-gaps"]?.causes == [.parameters])
    #expect(near(found["toilet-gaps"]?.city.whole.value, 1.0 / 3))
    expectSums(found)
  }

  @Test func pointsAndWhoIsJudgedAreParameters() async throws {
    var new = Hamlet.town
    new.indicators = new.indicators.replacing(
      "    target: { at_least: 0.6 }", with: "    target: { at_least: 0.6 }\n    points: 2\n    judged: city")
    let found = try await Hamlet.compared(Hamlet.town, new)
    #expect(
      found.parameters.map(\.change.path) == [
        "toilet-gaps.points.full", "toilet-gaps.points.floor", "toilet-gaps.judged",
      ])
    let gaps = try #require(found["toilet-gaps"])
    #expect(gaps.city.whole.isMove == false && gaps.city.whole.after?.verdict == .met)
    // A district that is no longer judged has lost no verdict by its data.
    #expect(gaps["A"]?.whole.verdict == .rejudged && gaps["B"]?.whole.verdict == .rejudged)
    #expect(gaps.causes == [.parameters] && !found.isWorse)
    #expect(found.findings.filter { $0.finding.kind == .shortfall }.map(\.kind) == [.unknown])
    expectSums(found)
    let back = try await Hamlet.compared(new, Hamlet.town)
    #expect(back["toilet-gaps"]?["A"]?.whole.verdict == .rejudged && !back.isWorse)
    #expect(back["toilet-gaps"]?["A"]?.whole.after?.verdict == .met)
    expectSums(back)
  }

  @Test func whatTheDataDoBesidesAnotherJudgementIsTheirs() async throws {
    var old = Hamlet.town
    old.indicators = old.indicators.replacing(
      "    target: { at_least: 0.6 }", with: "    target: { at_least: 0.6 }\n    judged: city")
    var new = Hamlet.town
    new.layers["toilets"]?[1] = Hamlet.toilet("t2", 800)
    let found = try await Hamlet.compared(old, new)
    let gaps = try #require(found["toilet-gaps"])
    #expect(gaps.causes == [.parameters, .layer("toilets")])
    let west = try #require(gaps["A"])
    #expect(west.whole.verdict == .rejudged)
    // Judged like this it was met, and the toilet that moved makes it short.
    #expect(west.steps.map(\.part.verdict) == [.rejudged, .fell])
    expectSums(found)
  }

  @Test func sidesOfOneNameAreToldApartByTheirFolders() async throws {
    func names(_ old: String, _ new: String) async throws -> [String] {
      try await Hamlet.town.written { folder in
        var sides: [ComparisonSide] = []
        for place in [old, new] {
          let copy = folder.appendingPathComponent("cities/\(place)")
          let parent = copy.deletingLastPathComponent()
          try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
          let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
          try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
          for name in files where name != "cities" {
            let file = copy.appendingPathComponent(name)
            if FileManager.default.fileExists(atPath: file.path) { continue }
            try FileManager.default.copyItem(at: folder.appendingPathComponent(name), to: file)
          }
          sides.append(ComparisonSide(try Audit(contentsOf: copy.appendingPathComponent("audit.yaml"))))
        }
        let found = try await AuditComparison.compare(sides[0], sides[1])
        return [found.old.file, found.new.file]
      }
    }
    #expect(try await names("2024", "2025") == ["2024/audit.yaml", "2025/audit.yaml"])
    #expect(try await names("2024/jianghai", "2025/jianghai").first == "2024/jianghai/audit.yaml")
    #expect(try await names("2024", "2024") == ["audit.yaml", "audit.yaml"])
  }

  @Test func pointsBelongToWhatMoved() async throws {
    var old = Hamlet.town
    old.indicators = old.indicators.replacing(
      "    target: { at_least: 0.6 }", with: "    target: { at_least: 0.6 }\n    points: 2")
    var new = old
    new.layers["toilets"]?[1] = Hamlet.toilet("t2", 800)
    let found = try await Hamlet.compared(old, new)
    let points = try #require(found["toilet-gaps"]?.points)
    #expect(points.before == EarnedPoints(full: 2, earned: 2))
    #expect(points.after == EarnedPoints(full: 2, earned: 0) && points.isMove)
    #expect(found["near-park"]?.points == nil)
    let all = try #require(found.points.first)
    #expect(found.points.count == 1 && all.standard.id == "desert")
    #expect(all.before?.earned == 2 && all.after?.earned == 0 && all.after?.full == 2)
    // A rulebook that gives none, and one that does not ask.
    let none = try await Hamlet.compared(old, Hamlet.town)
    #expect(none["toilet-gaps"]?.points == PointsChange(before: EarnedPoints(full: 2, earned: 2), after: nil))
    #expect(none.points.map(\.after) == [nil])
    #expect(try await Hamlet.compared(Hamlet.town, Hamlet.town).points == [])
  }

  @Test func indicatorsOfOneAuditAlone() async throws {
    var new = Hamlet.town
    new.indicators =
      Hamlet.indicators().replacing("id: toilet-gaps", with: "id: toilet-spacing")
    let found = try await Hamlet.compared(Hamlet.town, new)
    #expect(found.indicators.map(\.indicator.id) == ["near-park", "toilet-spacing", "safety", "toilet-gaps"])
    #expect(found.indicators.map(\.presence) == [.both, .new, .both, .old])
    #expect(!found.isWorse && !found.isIdentical && found.ranked == [])
    #expect(found["toilet-gaps"]?.city.whole.after == nil && found["toilet-gaps"]?.city.whole.before != nil)
  }

  @Test func districtsOfOneAuditAlone() async throws {
    var new = Hamlet.town
    new.layers["districts"]?[1] = .box(1000, 0, 2000, 1000, #"{"code":"C","name":"East","pop":600}"#)
    let found = try await Hamlet.compared(Hamlet.town, new)
    let parks = try #require(found["near-park"])
    #expect(parks.districts.map(\.districtID) == ["A", "B", "C"])
    #expect(parks["B"]?.whole.after == nil && parks["C"]?.whole.before == nil)
    #expect(parks["B"]?.whole.isMove == true && parks["B"]?.whole.verdict == .stayed)
    #expect(!parks.isWorse(in: try #require(parks["B"])))
    expectSums(found)
  }

  @Test func newProblemsInTheData() async throws {
    var new = Hamlet.town
    new.layers["toilets"]?.append(Hamlet.toilet("t1", 700))
    let found = try await Hamlet.compared(Hamlet.town, new)
    #expect(found.problems.new.contains { $0.kind == .duplicateID && $0.layer == "toilets" })
    #expect(found.problems.gone == [])
    let back = try await Hamlet.compared(new, Hamlet.town)
    #expect(back.problems.gone.contains { $0.kind == .duplicateID } && back.problems.new == [])
  }

  @Test func theSameOutcomeOnAnyNumberOfThreads() async throws {
    var new = Hamlet.town
    new.layers["parks"]?.append(Hamlet.park("p2", 1900))
    new.layers["buildings"]?[0] = Hamlet.home("h1", 90, 120)
    try await Hamlet.town.written { old in
      try await new.written { new in
        let sides = try [old, new].map {
          ComparisonSide(try Audit(contentsOf: $0.appendingPathComponent("audit.yaml")))
        }
        let one = try await AuditComparison.compare(sides[0], sides[1], threads: 1)
        let four = try await AuditComparison.compare(sides[0], sides[1], threads: 4)
        #expect(one.indicators.map(\.places) == four.indicators.map(\.places))
        #expect(one.layers == four.layers && one.findings == four.findings)
      }
    }
  }

  // MARK: Ledgers

  private func recorded(
    _ result: AuditResult, version: String = cityCheckVersion, hashes: [String: String] = [:],
    parkCoverage: Double? = nil
  ) -> RecordedAudit {
    var indicators: [String: RecordedAudit.Indicator] = [:]
    for indicator in result.indicators {
      var city = PlaceFigures(indicator.city)
      if indicator.indicator.id == "near-park", let parkCoverage { city.value = parkCoverage }
      indicators[indicator.indicator.id] = RecordedAudit.Indicator(
        city: city,
        districts: Dictionary(
          uniqueKeysWithValues: indicator.districts.map {
            (DistrictKey(id: $0.districtID ?? ""), PlaceFigures($0))
          }),
        evidence: indicator.evidence)
    }
    return RecordedAudit(
      tool: ToolVersions(citycheck: version, geos: result.tool.geos, proj: result.tool.proj),
      layers: Dictionary(
        uniqueKeysWithValues: result.inputs.map {
          ($0.layer, .init(path: $0.path, sha256: hashes[$0.layer] ?? $0.sha256, features: $0.features))
        }), indicators: indicators)
  }

  private func comparedWithRecord(
    _ new: Town, _ record: (AuditResult) -> RecordedAudit
  ) async throws -> AuditComparison {
    try await Hamlet.town.written { old in
      try await new.written { new in
        let audit = try Audit(contentsOf: old.appendingPathComponent("audit.yaml"))
        return try await AuditComparison.compare(
          ComparisonSide(audit, record: record(try await audit.run())),
          ComparisonSide(try Audit(contentsOf: new.appendingPathComponent("audit.yaml"))))
      }
    }
  }

  @Test func aRecordByAnotherVersionIsACauseOfItsOwn() async throws {
    var new = Hamlet.town
    new.layers["parks"]?.append(Hamlet.park("p2", 1900))
    let found = try await comparedWithRecord(new) { recorded($0, version: "0.0.1", parkCoverage: 0.11) }
    let parks = try #require(found["near-park"])
    #expect(parks.causes == [.engine, .layer("parks")])
    #expect(near(parks.city.steps[0].part.value, -0.01) && near(parks.city.steps[1].part.value, 0.4))
    #expect(near(parks.city.whole.value, 0.39))
    #expect(found["toilet-gaps"]?.causes == [])
    #expect(found.old.tool.citycheck == "0.0.1" && found.old.isLedger && !found.new.isLedger)
    expectSums(found)
    let same = try await comparedWithRecord(Hamlet.town) { recorded($0, parkCoverage: 0.11) }
    #expect(same["near-park"]?.causes == [.record] && same["safety"]?.causes == [])
    expectSums(same)
    let fresh = try await comparedWithRecord(Hamlet.town) { recorded($0) }
    #expect(fresh.isIdentical && fresh.notes.isEmpty)
  }

  @Test func aLayerWhoseOldFileIsGoneIsOneCause() async throws {
    var new = Hamlet.town
    new.layers["parks"]?.append(Hamlet.park("p2", 1900))
    new.layers["buildings"]?[3] = Hamlet.home("h4", 1900, 800)
    let found = try await comparedWithRecord(new) {
      recorded($0, hashes: ["parks": String(repeating: "0", count: 64)])
    }
    #expect(found.layers.map(\.state) == [.changed, .lost])
    #expect(found.layers.last?.oldCount == 1 && found.layers.last?.newCount == 2)
    let parks = try #require(found["near-park"])
    #expect(parks.causes == [.lostLayers(["parks"]), .layer("buildings")])
    // 100 of 1000 as recorded, 500 of 1000 with the new parks, 900 of 1400 with the new homes.
    #expect(near(parks.city.steps[0].part.value, 0.4))
    #expect(near(parks.city.steps[1].part.value, 900.0 / 1400 - 0.5))
    #expect(found.findings.isEmpty)
    #expect(
      found.notes.contains {
        $0.en.contains("'parks'") && $0.en.contains("near-park") && $0.zh.contains("parks")
      })
    expectSums(found)
  }

  @Test func aNewLedgerMustBeAsRecorded() async throws {
    try await Hamlet.town.written { folder in
      let audit = try Audit(contentsOf: folder.appendingPathComponent("audit.yaml"))
      let record = recorded(try await audit.run(), hashes: ["parks": "0"])
      let error = await #expect(throws: ComparisonError.self) {
        try await AuditComparison.compare(ComparisonSide(audit), ComparisonSide(audit, record: record))
      }
      #expect(error?.description.contains("NEW") == true && error?.description.contains("parks") == true)
    }
  }

  @Test func anAuditThatCannotBeRunIsNamed() async throws {
    try await Hamlet.town.written { old in
      try await Hamlet.town.written { new in
        let sides = try [old, new].map {
          ComparisonSide(try Audit(contentsOf: $0.appendingPathComponent("audit.yaml")))
        }
        try FileManager.default.removeItem(at: old.appendingPathComponent("parks.geojson"))
        let error = await #expect(throws: ComparisonError.self) {
          try await AuditComparison.compare(sides[0], sides[1])
        }
        #expect(error?.description.hasPrefix("OLD: layer 'parks': there is no file 'parks.geojson'") == true)
        let cancellation = AuditCancellation()
        cancellation.cancel()
        await #expect(throws: ComparisonError.self) {
          try await AuditComparison.compare(sides[1], sides[1], cancellation: cancellation)
        }
      }
    }
  }

  @Test func aPipeCannotBeReadTwice() async throws {
    var piped = Hamlet.town
    piped.lines["parks"] = "id: id"
    try await piped.written { folder in
      let text = piped.auditFile.replacing("path: parks.geojson", with: "path: \"-\"")
      try Data(text.utf8).write(to: folder.appendingPathComponent("audit.yaml"))
      let audit = try Audit(contentsOf: folder.appendingPathComponent("audit.yaml"))
      let error = await #expect(throws: ComparisonError.self) {
        try await AuditComparison.compare(ComparisonSide(audit), ComparisonSide(audit))
      }
      #expect(error?.description.contains("'parks' comes through a pipe") == true)
    }
  }
}
