// Conditions in three values: what a feature does not say is undecided, not false.

import TestSupport
import Testing

@testable import Layers

struct FilterDecidingTests {
  private func decision(_ text: String, _ properties: [String: PropertyValue]) throws -> Bool? {
    try Filter(text).decision { properties[$0] ?? .missing }
  }

  @Test func whatIsAbsentIsUndecided() throws {
    for text in ["a = 1", "a != 1", "a < 1", "a in (1, 2)", "a not in (1, 2)", "not a = 1", "a = true", "a = 'x'"] {
      #expect(try decision(text, [:]) == nil, "\(text)")
      #expect(try decision(text, ["a": .null]) == nil, "\(text)")
      #expect(try decision(text, ["a": .nested]) == nil, "\(text)")
    }
    #expect(try decision("a is null", [:]) == true)
    #expect(try decision("exists(a)", ["a": .null]) == false)
    #expect(try decision("a exists", ["a": .nested]) == true)
  }

  @Test func oneSideMayBeEnough() throws {
    #expect(try decision("a = 1 and b = 2", ["a": .number(7)]) == false)
    #expect(try decision("a = 1 and b = 2", ["a": .number(1)]) == nil)
    #expect(try decision("a = 1 or b = 2", ["a": .number(1)]) == true)
    #expect(try decision("a = 1 or b = 2", ["b": .number(7)]) == nil)
    #expect(try decision("not (a = 1 or b = 2)", ["a": .number(1)]) == false)
  }

  @Test func aValueOfAnotherKindDecidesWhatItCan() throws {
    #expect(try decision("leq < 60", ["leq": .text("n/a")]) == nil)
    #expect(try decision("leq < 60", ["leq": .text("59.9")]) == true)
    #expect(try decision("leq < '60'", ["leq": .number(61)]) == false)
    #expect(try decision("class = 3", ["class": .text("A")]) == false)
    #expect(try decision("class != 3", ["class": .text("A")]) == true)
    #expect(try decision("underground = true", ["underground": .text("yes")]) == nil)
    #expect(try decision("underground = true", ["underground": .number(1)]) == nil)
    #expect(try decision("underground = true", ["underground": .text("false")]) == false)
    #expect(try decision("underground in ('yes', 'no')", ["underground": .boolean(true)]) == false)
  }

  @Test(arguments: [11 as UInt64, 12])
  func withEverythingSaidItIsWhatTheFilterSays(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    func condition(_ depth: Int) -> String {
      let field = ["a", "b", "c"][Int.random(in: 0..<3, using: &random)]
      let number = Int.random(in: 0..<3, using: &random)
      switch Int.random(in: 0..<(depth > 0 ? 7 : 4), using: &random) {
      case 0: return "\(field) = \(number)"
      case 1: return "\(field) < \(number)"
      case 2: return "\(field) in (\(number), 2)"
      case 3: return "\(field) is null"
      case 4: return "not (\(condition(depth - 1)))"
      case 5: return "(\(condition(depth - 1))) and (\(condition(depth - 1)))"
      default: return "(\(condition(depth - 1))) or (\(condition(depth - 1)))"
      }
    }
    for _ in 0..<300 {
      let text = condition(3)
      let filter = try Filter(text)
      let whole: [String: PropertyValue] = Dictionary(
        uniqueKeysWithValues: ["a", "b", "c"].map {
          ($0, .number(Double(Int.random(in: 0..<3, using: &random))))
        })
      #expect(
        filter.decision { whole[$0] ?? .missing } == filter.matches { whole[$0] ?? .missing },
        "seed \(seed): \(text)")
      // What is undecided must be able to turn out either way, or one; what is decided must not. Only for fields whose
      // absence the condition does not ask for itself.
      guard !text.contains("null") else { continue }
      var part = whole
      part["a"] = nil
      let outcomes = Set(
        (-1...3).map { value in
          part["a"] = .number(Double(value))
          return filter.matches { part[$0] ?? .missing }
        })
      part["a"] = nil
      if let decided = filter.decision({ part[$0] ?? .missing }) {
        #expect(outcomes == [decided], "seed \(seed): \(text)")
      }
    }
  }
}
