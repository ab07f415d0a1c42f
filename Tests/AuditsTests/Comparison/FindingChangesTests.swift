// Findings found again by what they are about: new, worse, mended.

import Audits
import Foundation
import Layers
import Standards
import Testing

@Suite struct FindingChangesTests {
  private func changes(
    _ old: Town = Hamlet.town, _ edit: (inout Town) -> Void
  ) async throws -> [FindingChange] {
    var new = old
    edit(&new)
    return try await Hamlet.compared(old, new).findings
  }

  private func words(_ changes: [FindingChange], _ kind: Finding.Kind) -> [String] {
    changes.filter { $0.finding.kind == kind }.map {
      "\($0.kind.rawValue) \($0.finding.districtID ?? "city")"
    }
  }

  @Test func aPatchThatMovedALittleIsTheSame() async throws {
    let near = try await changes { $0.layers["buildings"]?[1] = Hamlet.home("h2", 560, 300) }
    #expect(words(near, .uncoveredPatch) == [])
    let far = try await changes { $0.layers["buildings"]?[1] = Hamlet.home("h2", 860, 300) }
    #expect(words(far, .uncoveredPatch) == ["new A", "mended A"])
  }

  @Test func aPatchWithMorePeopleIsWorse() async throws {
    let more = try await changes { $0.layers["buildings"]?[1] = Hamlet.home("h2", 500, 310) }
    #expect(words(more, .uncoveredPatch) == ["worse A"])
    #expect(
      words(more, .shortfall) == ["worse city", "worse A"]
        || words(more, .shortfall) == ["worse A", "worse city"])
    let fewer = try await changes { $0.layers["buildings"]?[1] = Hamlet.home("h2", 500, 290) }
    #expect(fewer == [])
  }

  @Test func aPatchOfAnotherDistrictIsAnother() async throws {
    let moved = try await changes { $0.layers["buildings"]?[2] = Hamlet.home("h3", 960, 200) }
    #expect(
      words(moved, .uncoveredPatch).contains("new A") && words(moved, .uncoveredPatch).contains("mended B"))
  }

  @Test func aTargetThatIsGoneMendsNothing() async throws {
    let found = try await changes { $0.indicators = Hamlet.indicators(target: "null") }
    #expect(!found.contains { $0.kind == .mended && $0.finding.kind == .shortfall })
    #expect(words(found, .unknown).contains("new city"))
  }

  @Test func featuresThatKeepARatioFromItsTarget() async throws {
    func town(_ free: [Bool]) -> Town {
      var town = Hamlet.town
      town.indicators += Town.indicator(
        "free-toilets", target: "{ at_least: 1 }",
        "ratio: { layer: toilets, weight: count, where: \"free = true\" }")
      town.layers["toilets"] = free.enumerated().map { place, free in
        .point(50 + 100 * Double(place), 500, #"{"id":"t\#(place)","free":\#(free)}"#)
      }
      return town
    }
    let found = try await Hamlet.compared(town([true, false, false]), town([false, false, true])).findings
    #expect(words(found, .wantingFeature) == ["new A", "mended A"])
    // Where ten are listed, nobody knows whether another one is new or mended.
    let old = [true] + [Bool](repeating: false, count: 11)
    let new = [Bool](repeating: false, count: 11) + [true]
    let many = try await Hamlet.compared(town(old), town(new)).findings
    #expect(words(many, .wantingFeature) == [])
  }

  @Test func problemsAreTheSameByWhatTheyAreOf() async throws {
    var old = Hamlet.town
    old.layers["toilets"]?.append(Hamlet.toilet("t1", 700))
    var new = old
    // The same fault, elsewhere in the file.
    new.layers["toilets"]?.insert(Hamlet.toilet("t9", 800), at: 0)
    let found = try await Hamlet.compared(old, new)
    #expect(found.problems == ProblemChanges())
  }
}
