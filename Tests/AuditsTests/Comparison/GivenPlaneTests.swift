// Two audits in one plane: a border that moves does not move the figures of what it does not touch.

import Audits
import Foundation
import Planar
import Standards
import Testing

@Suite struct GivenPlaneTests {
  /// A hamlet of homes with land, whose plane follows the city.
  private var hamlet: Town {
    var town = Hamlet.town
    town.plane = "auto"
    town.layers["homes"] = (0..<18).map { place in
      let x = 20 + 107 * Double(place)
      return .box(x, 300, x + 51, 333, #"{"id":"b\#(place)"}"#)
    }
    town.indicators += Town.indicator(
      "near-park-land", target: "{ at_least: 0.5 }",
      "coverage: { demand: homes, weight: area, supply: parks, reach: { straight: { within: 300 } } }")
    return town
  }

  /// The east's border a kilometre or more further out, where nobody lives.
  private func wider(by metres: Double) -> Town {
    var town = hamlet
    town.layers["districts"]?[1] = .box(
      1000, 0, 2000 + metres, 1000, #"{"code":"B","name":"East","pop":600}"#)
    return town
  }

  private func plane(_ town: Town) async throws -> WorkingCRS { try await town.audited().crs }

  @Test func aBorderThatMovedMovesNothingElse() async throws {
    let (old, new) = (hamlet, wider(by: 1500))
    #expect(try await plane(old).definition != plane(new).definition)
    for (old, new) in [(old, new), (new, old)] {
      let found = try await Hamlet.compared(old, new)
      #expect(!found.isWorse && found.ranked.isEmpty && found.findings.isEmpty)
      #expect(found.layers.map(\.name) == ["districts"])
      for place in found.indicators.flatMap(\.places) {
        #expect(place.whole.before?.value == place.whole.after?.value)
        #expect(place.whole.before?.shortfall == place.whole.after?.shortfall)
      }
      let own = try await plane(new)
      let note = try #require(found.notes.first)
      #expect(found.notes.count == 1 && note.en.contains("OLD's plane") && note.en.contains(own.name))
      #expect(note.zh.contains(own.name))
    }
  }

  @Test func everyStepIsInThatPlane() async throws {
    var new = wider(by: 1500)
    new.layers["parks"]?.append(Hamlet.park("p2", 1900))
    new.indicators = new.indicators.replacing("at_least: 0.5", with: "at_least: 0.4")
    let found = try await Hamlet.compared(hamlet, new)
    let land = try #require(found["near-park-land"])
    #expect(land.causes == [.parameters, .layer("districts"), .layer("parks")])
    for place in land.places {
      // The border moves no land, to the last bit.
      let step = try #require(place.steps.dropFirst().first)
      #expect(step.part.before == step.part.after && step.alone?.before == step.alone?.after)
      let values = place.steps.compactMap(\.part.value)
      #expect(abs(values.reduce(0, +) - (place.whole.value ?? .nan)) < 1e-15)
    }
  }

  @Test func aPlaneThatIsTooFarIsNotTaken() async throws {
    var new = hamlet
    // A district 400 km to the east moves the middle by 200 km.
    new.layers["districts"]?.append(
      .box(400_000, 0, 401_000, 1000, #"{"code":"C","name":"Far","pop":1}"#))
    let found = try await Hamlet.compared(hamlet, new)
    #expect(found.notes.first?.en.contains("NEW is measured in a plane of its own") == true)
  }

  @Test func aPlaneThatIsNamedIsAParameter() async throws {
    var new = hamlet
    new.plane = "utm"
    let found = try await Hamlet.compared(hamlet, new)
    #expect(found.parameters.map(\.change.path) == ["crs"] && found.notes.isEmpty)
    let land = try #require(found["near-park-land"])
    #expect(land.causes == [.parameters] && land.city.whole.isMove)
    #expect(try await Hamlet.compared(new, hamlet)["near-park-land"]?.causes == [.parameters])
  }
}
