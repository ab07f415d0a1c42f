// The states between two audits against audits of towns that were put together by hand: old files up to a layer, new ones
// beyond. Seeds make the edits.

import Audits
import Foundation
import Standards
import TestSupport
import Testing

@Suite struct ExchangedAuditsTests {
  private func edited(_ random: inout SplitMix64) -> Town {
    var town = Hamlet.town
    func spot(_ random: inout SplitMix64) -> Double { Double(Int.random(in: 1..<40, using: &random)) * 50 }
    let ids = ["h1", "h2", "h3", "h4", "h5"].prefix(Int.random(in: 2...5, using: &random))
    town.layers["buildings"] = ids.map {
      Hamlet.home($0, spot(&random), Int.random(in: 1...500, using: &random))
    }
    town.layers["parks"] = (0..<Int.random(in: 1...3, using: &random)).map {
      Hamlet.park("p\($0)", spot(&random))
    }
    town.layers["toilets"] = (0..<Int.random(in: 2...5, using: &random)).map {
      Hamlet.toilet("t\($0)", spot(&random))
    }
    if Bool.random(using: &random) {
      let target = Bool.random(using: &random) ? "{ at_least: 0.3 }" : "{ at_most: 0.3 }"
      town.indicators = Hamlet.indicators(target: target, within: Int.random(in: 100...600, using: &random))
    }
    return town
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func eachStateIsAnAuditOfItsOwn(seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    let (old, new) = (edited(&random), edited(&random))
    let found = try await Hamlet.compared(old, new)
    for indicator in found.indicators {
      let id = indicator.indicator.id
      var mixed = old
      for (step, cause) in indicator.causes.enumerated() {
        var single = old
        switch cause {
        case .parameters:
          mixed.indicators = new.indicators
          single.indicators = new.indicators
        case .layer(let name):
          mixed.layers[name] = new.layers[name]
          single.layers[name] = new.layers[name]
        default: Issue.record("seed \(seed): \(cause)")
        }
        let audited = try #require(try await mixed.audited()[indicator: id])
        let alone = try #require(try await single.audited()[indicator: id])
        let states = [audited.city] + audited.districts
        let alones = [alone.city] + alone.districts
        for (place, (state, single)) in zip(indicator.places, zip(states, alones)) {
          let given = place.steps[step]
          #expect(given.part.after == PlaceFigures(state), "seed \(seed), \(id), \(cause), \(place.name)")
          if let one = given.alone {
            #expect(one.after == PlaceFigures(single), "seed \(seed), \(id), \(cause), \(place.name)")
          }
        }
      }
    }
  }
}
