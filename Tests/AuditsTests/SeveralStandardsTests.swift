// Several standards in one run: the same numbers as apart, and no layer read or passed through twice.

import Audits
import Foundation
import Standards
import Testing

@Suite struct SeveralStandardsTests {
  /// The desert's indicators under three standards, whose buildings pass through.
  private static var town: Town {
    var town = Town.desert
    town.lines["buildings"] = "residents: people, as: centroids"
    return town
  }

  /// Audits the town under the first so many of the standards `desert`, `second` and `third`.
  private func audited(_ count: Int) async throws -> (result: AuditResult, stages: [String]) {
    let town = Self.town
    return try await town.written { folder in
      let text = try String(contentsOf: folder.appendingPathComponent("standard.yaml"), encoding: .utf8)
      for id in ["second", "third"] {
        // Other distances, so that nothing can be taken over from the first.
        let other = text.replacing("id: desert", with: "id: \(id)")
          .replacing("within: 300", with: id == "second" ? "within: 400" : "within: 200")
        try Data(other.utf8).write(to: folder.appendingPathComponent("\(id).yaml"))
      }
      let list = ["./standard.yaml", "./second.yaml", "./third.yaml"].prefix(count).joined(separator: ", ")
      let audit = town.auditFile.replacing("standard: ./standard.yaml", with: "standard: [\(list)]")
      try Data(audit.utf8).write(to: folder.appendingPathComponent("audit.yaml"))
      let timings = AuditTimings()
      let result = try await Audit(contentsOf: folder.appendingPathComponent("audit.yaml"))
        .run(threads: 2, options: AuditOptions(timings: timings))
      return (result, timings.stages.map(\.name))
    }
  }

  @Test func eachLayerIsReadAndPassedThroughOnce() async throws {
    let one = try await audited(1).stages.filter { $0.hasPrefix("read ") || $0.hasPrefix("pass ") }
    #expect(one.filter { $0.hasPrefix("pass ") } == ["pass buildings"])
    #expect(one.count == Self.town.layers.count)
    #expect(Set(one).count == one.count)
    for count in [2, 3] {
      let stages = try await audited(count).stages
      #expect(stages.filter { $0.hasPrefix("read ") || $0.hasPrefix("pass ") } == one, "\(count) standards")
      #expect(stages.count { $0.hasPrefix("measure ") } == 7 * count)
    }
  }

  /// What two standards ask in the very same way is computed once, and each judges it by its own target: also by one
  /// that wants little, whose patches are others.
  @Test(arguments: [true, false]) func eachJudgesTheSameByItsOwnTarget(passes: Bool) async throws {
    var town = Self.town
    if !passes { town.lines["buildings"] = "residents: people, as: land" }
    func targets(_ word: String, _ text: String) -> String {
      text.replacing(/target: \{[^}]*\}/, with: "target: { \(word): 0.99 }")
    }
    func result(_ words: [String]) async throws -> AuditResult {
      try await town.written { folder in
        let text = try String(contentsOf: folder.appendingPathComponent("standard.yaml"), encoding: .utf8)
        for (place, word) in words.enumerated() {
          let other = targets(word, text).replacing("id: desert", with: "id: s\(place)")
          try Data(other.utf8).write(to: folder.appendingPathComponent("s\(place).yaml"))
        }
        let list = words.indices.map { "./s\($0).yaml" }.joined(separator: ", ")
        let audit = town.auditFile.replacing("standard: ./standard.yaml", with: "standard: [\(list)]")
        try Data(audit.utf8).write(to: folder.appendingPathComponent("audit.yaml"))
        return try await Audit(contentsOf: folder.appendingPathComponent("audit.yaml")).run(threads: 2)
      }
    }
    let words = ["at_least", "more_than", "at_most", "at_least"]
    let together = try await result(words)
    for (place, word) in words.enumerated() {
      let alone = try await result([word])
      let part = together.indicators.filter { $0.standardID == "s\(place)" }
      #expect(part.count == alone.indicators.count && !part.isEmpty)
      for (a, b) in zip(alone.indicators, part) {
        #expect(a.indicator.target == b.indicator.target)
        #expect(a.city == b.city && a.districts == b.districts, "\(b.indicator.id)")
        #expect(a.patches == b.patches && a.patchGeometries == b.patchGeometries, "\(b.indicator.id)")
      }
    }
  }

  @Test func theNumbersAreThoseOfEachAlone() async throws {
    let alone = try await audited(1).result
    let together = try await audited(3).result
    #expect(together.standards.map(\.id) == ["desert", "second", "third"])
    #expect(together.indicators.count == 21)
    #expect(Set(together.indicators.map(\.indicator.id)).count == 21)
    #expect(together.indicators.map(\.standardID) == (0..<21).map { ["desert", "second", "third"][$0 / 7] })
    for (a, b) in zip(alone.indicators, together.indicators) {
      #expect(a.indicator == b.indicator)
      #expect(a.city == b.city)
      #expect(a.districts == b.districts)
      #expect(a.patches == b.patches)
    }
    // 400 m reach what 300 m reach, and more; those of the same parameters say the same.
    let markets = try ["markets", "second.markets", "third.markets"].map {
      try #require(together[indicator: $0]?.city.numerator)
    }
    #expect(markets[1] > markets[0] && markets[2] < markets[0])
    #expect(
      together[indicator: "second.shelter-area"]?.districts == alone[indicator: "shelter-area"]?.districts)
    #expect(together.balances.filter { !$0.holds } == [])
    #expect(together.findings.contains { $0.indicatorID == "third.toilet-density" })
    for standard in together.standards { #expect(together.indicators(of: standard).count == 7) }
  }

  @Test func anOverrideGoesToItsOwnStandard() async throws {
    let town = Self.town
    let result = try await town.written { folder in
      let text = try String(contentsOf: folder.appendingPathComponent("standard.yaml"), encoding: .utf8)
      try Data(text.replacing("id: desert", with: "id: second").utf8).write(
        to: folder.appendingPathComponent("second.yaml"))
      let audit = town.auditFile.replacing(
        "standard: ./standard.yaml", with: "standard: [./standard.yaml, ./second.yaml]")
      try Data((audit + "\noverrides: { second.parks: { target: 0.9 } }\n").utf8).write(
        to: folder.appendingPathComponent("audit.yaml"))
      return try await Audit(contentsOf: folder.appendingPathComponent("audit.yaml")).run(threads: 1)
    }
    // 0.8 of the land is covered.
    #expect(result[indicator: "parks"]?.city.verdict == .met)
    #expect(result[indicator: "second.parks"]?.city.verdict == .short)
  }
}
