// Findings: worst first, each kind in its place, numbered from 1.

import Foundation
import Layers
import Measures
import Planar
import Standards
import Testing

@testable import Audits

@Suite struct FindingListingTests {
  private func place(
    _ id: String?, _ value: Double?, _ verdict: Verdict, missing: Double? = nil, reason: String? = nil
  ) -> PlaceResult {
    PlaceResult(
      districtID: id, name: id.map { "District \($0)" } ?? "City", value: value, verdict: verdict,
      reason: reason.map { LocalizedText(en: $0, zh: $0) },
      shortfall: missing.map { Shortfall(value: $0, unit: .squareMetres) })
  }

  private func result(
    _ id: String, _ target: Target?, city: PlaceResult, _ districts: [PlaceResult], patches: [Patch] = []
  ) -> IndicatorResult {
    IndicatorResult(
      indicator: Indicator(
        id: id, name: LocalizedText(en: id, zh: id),
        measure: .spacing(SpacingDefinition(supply: LayerSelection(layer: "toilets"), within: 1)),
        target: target),
      unit: .share, numeratorUnit: .squareMetres, denominatorUnit: .squareMetres, city: city,
      districts: districts, patches: patches)
  }

  private func patch(_ residents: Double?, district: Int = 0) -> Patch {
    Patch(
      district: district, geometry: 0, area: 20_000, residents: residents,
      centroid: PlanarPoint(x: 0, y: 0), location: GeographicPoint(longitude: 121, latitude: 32),
      distanceToSupply: 734.2, nearestSupply: nil)
  }

  private func problem(_ layer: String, _ kind: LayerProblem.Kind, _ severity: LayerProblem.Severity)
    -> LayerProblem
  {
    LayerProblem(kind, severity: severity, action: .kept, layer: layer, file: layer, message: "m")
  }

  @Test func shortfallsByTheirGap() {
    let findings = Finding.all(
      indicators: [
        result(
          "a", .atLeast(0.8), city: place(nil, 0.7, .short, missing: 10),
          [place("1", 0.4, .short, missing: 40), place("2", 0.9, .met), place("3", 0.6, .short, missing: 20)]),
        // 50 % over a maximum is a larger gap than a quarter under a minimum.
        result(
          "b", .atMost(0.2), city: place(nil, 0.1, .met), [place("1", 0.3, .short, missing: 5)]),
      ], problems: [])
    #expect(findings.map(\.number) == [1, 2, 3, 4])
    #expect(findings.map(\.indicatorID) == ["a", "b", "a", "a"])
    #expect(findings.map(\.districtID) == ["1", "1", "3", nil])
    #expect(findings[0].shortfall?.value == 40)
    #expect(
      findings[0].statement.en.plain
        == "District 1 falls short of a: 40.0 %, target ≥ 80 %; 40 m² missing")
    #expect(
      findings[1].statement.en.plain
        == "District 1 falls short of b: 30.0 %, target ≤ 20 %; 5.0 m² too much")
    #expect(
      findings[3].statement.en.plain
        == "The whole city falls short of a: 70.0 %, target ≥ 80 %; 10 m² missing")
  }

  @Test func tiesKeepTheOrderOfTheStandardAndTheDistricts() {
    let short = [place("1", 0.4, .short, missing: 1), place("2", 0.4, .short, missing: 1)]
    let findings = Finding.all(
      indicators: ["a", "b"].map { result($0, .atLeast(0.8), city: place(nil, 0.9, .met), short) },
      problems: [])
    #expect(findings.map { "\($0.indicatorID ?? "")\($0.districtID ?? "")" } == ["a1", "a2", "b1", "b2"])
  }

  @Test func aStrictTargetIsSaidToBeOne() {
    let findings = Finding.all(
      indicators: [
        result("a", .moreThan(0.8), city: place(nil, 0.8, .short, missing: 0), [])
      ], problems: [])
    #expect(findings.first?.statement.en.plain.contains("80.0 %, target > 80 %") == true)
    #expect(findings.first?.statement.zh.plain.contains("目标 > 80 %") == true)
  }

  @Test func theTenLargestPatchesFollow() {
    let findings = Finding.all(
      indicators: [
        result(
          "a", .atLeast(0.8), city: place(nil, 0.9, .met), [place("1", 0.9, .met)],
          patches: (0..<12).map { patch(Double(100 - $0)) })
      ], problems: [])
    #expect(findings.map(\.kind) == Array(repeating: .uncoveredPatch, count: 10))
    #expect(findings.map(\.residents) == (0..<10).map { Double(100 - $0) })
    #expect(
      findings[0].statement.en.plain
        == "Not covered by a in District 1: 2.0 ha, 100 residents, nearest supply 734 m away")
  }

  @Test func whereItIsWalkedAPatchSaysBothDistances() {
    func said(_ change: (inout Patch) -> Void) -> String? {
      var patch = patch(100)
      patch.walkToSupply = 1280
      patch.nearestOnFoot = "Far Park"
      change(&patch)
      return Finding.all(
        indicators: [
          result("a", .atLeast(0.8), city: place(nil, 0.9, .met), [place("1", 0.9, .met)], patches: [patch])
        ], problems: []
      ).first?.statement.en.plain
    }
    let start =
      "Not covered by a in District 1: 2.0 ha, 100 residents, nearest supply 734 m away in a straight line"
    #expect(said { _ in } == "\(start), 1.3 km on foot (to Far Park)")
    #expect(said { $0.nearestSupply = "Far Park" } == "\(start) (Far Park), 1.3 km on foot")
  }

  @Test func unknownIsSaidOnceForOneReason() {
    let findings = Finding.all(
      indicators: [
        result(
          "a", nil, city: place(nil, nil, .unknown, reason: "no layer"),
          [place("1", nil, .unknown, reason: "no layer"), place("2", nil, .unknown, reason: "other")]),
        // A city that is short for the same reason says nothing about a district that is unknown for it.
        result(
          "b", .atLeast(0.5), city: place(nil, 0.4, .short, missing: 1, reason: "bound"),
          [place("1", 0.6, .unknown, reason: "bound")]),
      ], problems: [])
    let unknown = findings.filter { $0.kind == .unknown }
    #expect(unknown.map { "\($0.indicatorID ?? "")\($0.districtID ?? "-")" } == ["a-", "a2", "b1"])
    #expect(unknown[1].statement.en == "a in District 2 is unknown: other")
  }

  @Test func doubtfulInputsComeLastAndNotesNotAtAll() {
    var counted = problem("parks", .unclosedRing, .warning)
    counted.count = 4
    let findings = Finding.all(
      indicators: [
        result(
          "a", .atLeast(0.8), city: place(nil, nil, .unknown, reason: "r"),
          [place("1", 0.1, .short, missing: 9)], patches: [patch(nil)])
      ],
      problems: [
        problem("parks", .unclosedRing, .warning), problem("districts", .missingID, .warning), counted,
        problem("parks", .thirdOrdinate, .note), problem("parks", .malformedFile, .error),
      ])
    #expect(
      findings.map(\.kind) == [
        .shortfall, .uncoveredPatch, .unknown, .doubtfulInput, .doubtfulInput, .doubtfulInput,
      ])
    #expect(findings[3].statement.en == "Layer 'districts': 1 x missing-id")
    #expect(findings[4].statement.en == "Layer 'parks': 1 x malformed-file")
    #expect(findings[5].statement.en == "Layer 'parks': 5 x unclosed-ring")
    #expect(findings.map(\.number) == [1, 2, 3, 4, 5, 6])
  }
}

extension String {
  /// No-break spaces as plain ones, so that literals can be typed.
  fileprivate var plain: String { replacing("\u{A0}", with: " ") }
}
