// Findings found again by what they are about: new, worse, mended, removed, or no longer known.

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
    let many = try await Hamlet.compared(town(old), town(new))
    #expect(words(many.findings, .wantingFeature) == [])
    #expect(
      many.notes.map(\.en) == [
        "of the features that keep free-toilets from its target only the ten heaviest are compared"
      ])
  }

  // MARK: Nothing is mended where the data are gone

  private func kinds(_ changes: [FindingChange], _ indicator: String) -> Set<FindingChange.Kind> {
    Set(changes.filter { $0.finding.indicatorID == indicator }.map(\.kind))
  }

  @Test func aLayerThatIsGoneMendsNothing() async throws {
    let found = try await changes {
      $0.layers["parks"] = nil
      $0.lines["parks"] = nil
    }
    #expect(kinds(found, "near-park") == [.new, .unknown])
    #expect(Set(words(found, .shortfall)) == ["unknown city", "unknown A", "unknown B"])
    #expect(Set(words(found, .uncoveredPatch)) == ["unknown A", "unknown B"])
    #expect(words(found, .unknown).first == "new city")
  }

  @Test func aDistrictThatIsGoneMendsNothing() async throws {
    let found = try await changes { $0.layers["districts"]?.removeLast() }
    #expect(words(found, .shortfall).contains("unknown B"))
    #expect(Set(words(found, .uncoveredPatch)) == ["unknown B"])
  }

  @Test func anIndicatorThatIsGoneMendsNothing() async throws {
    let found = try await changes {
      $0.indicators = Hamlet.indicators().replacing("id: near-park", with: "id: close-park")
    }
    #expect(kinds(found, "near-park") == [.unknown] && kinds(found, "close-park") == [])
    #expect(words(found, .uncoveredPatch).contains("unknown A"))
  }

  @Test func anotherMeasureMendsNoPatch() async throws {
    let found = try await changes {
      $0.indicators =
        Town.indicator("near-park", target: "{ at_least: 0.1 }", "spacing: { supply: toilets, within: 900 }")
        + Town.indicator("safety", target: "{ at_least: 0.9 }", "reported: { unit: share }")
    }
    #expect(Set(words(found, .uncoveredPatch)) == ["unknown A", "unknown B"])
  }

  @Test func aTargetThatIsGoneLeavesShortfallsUnknownAndPatchesAsTheyAre() async throws {
    let found = try await changes { $0.indicators = Hamlet.indicators(target: "null") }
    #expect(Set(words(found, .shortfall)) == ["unknown city", "unknown A", "unknown B"])
    #expect(words(found, .uncoveredPatch) == [])
  }

  @Test func aFeatureIsMendedOnlyWhereItIsThereAndPasses() async throws {
    func town(_ free: [String]) -> Town {
      var town = Hamlet.town
      town.more = ""
      town.indicators = Town.indicator(
        "free-toilets", target: "{ at_least: 1 }",
        "ratio: { layer: toilets, of: \"kind = 'public'\", weight: count, where: \"free = true\" }")
      town.layers["toilets"] = free.enumerated().map { place, free in
        .point(50 + 100 * Double(place), 500, #"{"id":"t\#(place)",\#(free)}"#)
      }
      return town
    }
    let (yes, no) = (#""kind":"public","free":true"#, #""kind":"public","free":false"#)
    let old = town([yes, no])
    func became(_ free: [String]) async throws -> [String] {
      words(try await Hamlet.compared(old, town(free)).findings, .wantingFeature)
    }
    #expect(try await became([yes, no]) == [])
    #expect(try await became([yes, yes]) == ["mended A"])
    #expect(try await became([yes, #""kind":"public""#]) == ["unknown A"])
    #expect(try await became([yes]) == ["removed A"])
    #expect(try await became([yes, #""kind":"private","free":false"#]) == ["removed A"])
    // Nobody knows anything of any of them.
    #expect(try await became([#""kind":"public""#, #""kind":"public""#]) == ["unknown A"])
    var none = old
    none.layers["toilets"] = nil
    none.lines["toilets"] = nil
    #expect(words(try await Hamlet.compared(old, none).findings, .wantingFeature) == ["unknown A"])
    var alone = old
    alone.layers["districts"]?.removeFirst()
    #expect(words(try await Hamlet.compared(old, alone).findings, .wantingFeature) == ["unknown A"])
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
