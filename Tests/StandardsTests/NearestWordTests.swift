// The word that was probably meant.

import Standards
import Testing

struct NearestWordTests {
  @Test func slipsAreCounted() {
    #expect(slips(between: "within", and: "within") == 0)
    #expect(slips(between: "wihtin", and: "within") == 1)
    #expect(slips(between: "with", and: "within") == 2)
    #expect(slips(between: "withins", and: "within") == 1)
    #expect(slips(between: "wothin", and: "within") == 1)
    #expect(slips(between: "", and: "abc") == 3)
    #expect(slips(between: "abc", and: "") == 3)
    #expect(slips(between: "ca", and: "abc") == 3)
    #expect(slips(between: "公园", and: "公厕") == 1)
  }

  @Test func slipsAreThoseOfTheDefinitionOnAllShortWords() {
    // Every pair of words of up to four letters out of two, against the recursive definition.
    var words = [""]
    var longest = [""]
    for _ in 1...4 {
      longest = longest.flatMap { [$0 + "a", $0 + "b"] }
      words += longest
    }
    #expect(words.count == 31)
    for first in words {
      for second in words {
        #expect(
          slips(between: first, and: second) == defined(Array(first)[...], Array(second)[...]),
          "\(first) \(second)")
      }
    }
  }

  private func defined(_ a: ArraySlice<Character>, _ b: ArraySlice<Character>) -> Int {
    guard let lastA = a.last, let lastB = b.last else { return max(a.count, b.count) }
    var least = min(
      defined(a.dropLast(), b) + 1, defined(a, b.dropLast()) + 1,
      defined(a.dropLast(), b.dropLast()) + (lastA == lastB ? 0 : 1))
    if a.count > 1, b.count > 1, a.dropLast().last == lastB, b.dropLast().last == lastA {
      least = min(least, defined(a.dropLast(2), b.dropLast(2)) + 1)
    }
    return least
  }

  @Test func aNearWordIsSuggestedAndAFarOneNot() {
    let keys = ["demand", "weight", "supply", "where", "reach", "min_area"]
    #expect(nearestWord(to: "wieght", among: keys) == "weight")
    #expect(nearestWord(to: "Supply", among: keys) == "supply")
    #expect(nearestWord(to: "min-area", among: keys) == "min_area")
    #expect(nearestWord(to: "minArea", among: keys) == "min_area")
    #expect(nearestWord(to: "colour", among: keys) == nil)
    #expect(nearestWord(to: "", among: keys) == nil)
    #expect(nearestWord(to: "x", among: []) == nil)
    #expect(nearestWord(to: String(repeating: "weight", count: 1_000), among: keys) == nil)
  }

  @Test func ofEquallyNearWordsTheFirstIsTaken() {
    #expect(nearestWord(to: "cat", among: ["bat", "car", "cart"]) == "bat")
    #expect(nearestWord(to: "cat", among: ["car", "bat"]) == "car")
  }

  @Test func quotedTextsCannotMoveATerminalsCursor() {
    #expect(quoted("park") == "'park'")
    #expect(quoted("a\u{1B}[31mb\n") == "'a\\u{1b}[31mb\\u{a}'")
    #expect(quoted("a\u{202E}b") == "'a\\u{202e}b'")
    #expect(quoted(String(repeating: "公", count: 70)) == "'" + String(repeating: "公", count: 60) + "…'")
  }
}
