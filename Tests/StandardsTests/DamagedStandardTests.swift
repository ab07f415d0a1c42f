// A standard that was damaged at random is read or refused with faults in their places; it never stops the program.

import TestSupport
import Standards
import Testing

struct DamagedStandardTests {
  @Test func damageIsAResult() throws {
    try damage(try #require(Standard.shippedText("core")))
  }

  @Test func damageIsAResultWhereAnotherIsExtended() throws {
    try damage(
      """
      id: s
      title: S
      extends: core
      leave_out: [toilet-spacing, market-coverage]
      indicators:
        - { id: park-coverage, target: { at_least: 0.9 }, points: { full: 2, linear: { zero_at: 0.6 } } }
        - id: shelter-area-per-capita
          points: { full: 1, floor: 0.2, steps: { every: 0.5, lose: 0.4 } }
        - id: bins
          name: { en: Bins, zh: 垃圾桶 }
          measure: { spacing: { supply: bins, within: 100 } }
          target: null
          points: 1

      """)
  }

  private func damage(_ text: String) throws {
    let whole = Array(text.unicodeScalars)
    let spoilers = Array("{}[]:,#&*!|>'\"%@`-?\n\t \u{0}\u{7}\u{FEFF}\u{2028}\u{E000}公~0".unicodeScalars)
    var refused = 0
    for seed in 0..<300 as Range<UInt64> {
      var numbers = SplitMix64(seed: seed)
      var scalars = whole
      // A stretch of the beginning is enough, and makes each round quick.
      scalars = Array(scalars.prefix(Int.random(in: min(200, whole.count)...2_500, using: &numbers)))
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        let place = Int.random(in: 0..<scalars.count, using: &numbers)
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: scalars.remove(at: place)
        case 1: scalars.insert(spoilers.randomElement(using: &numbers) ?? " ", at: place)
        case 2: scalars[place] = spoilers.randomElement(using: &numbers) ?? " "
        default:
          let end = min(scalars.count, place + Int.random(in: 1...80, using: &numbers))
          scalars.insert(contentsOf: scalars[place..<end], at: place)
        }
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      do {
        _ = try Standard(yaml: String(text), file: "s.yaml")
      } catch {
        refused += 1
        #expect(!error.faults.isEmpty, "seed \(seed)")
        let lines = scalars.count { $0 == "\n" || $0 == "\r" || $0 == "\u{2028}" } + 2
        for fault in error.faults {
          #expect((1...lines).contains(fault.line ?? 1), "seed \(seed): \(fault)")
          #expect(!fault.message.isEmpty, "seed \(seed)")
        }
      }
    }
    #expect(refused > 100)
  }

  @Test func deepNestingIsRefused() {
    for text in [
      String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 100_000),
      String(repeating: "- ", count: 100_000),
    ] {
      #expect(throws: DocumentFaults.self) { try Standard(yaml: text, file: "s.yaml") }
    }
  }
}
