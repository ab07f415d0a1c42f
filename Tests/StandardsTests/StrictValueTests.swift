// Words of a list, yes and no, and the keys of a mapping.

import Standards
import Testing

private enum Way: String, CaseIterable { case straight, walk, bike }

struct StrictValueTests {
  private func read<Value>(
    _ text: String, _ body: (StrictValue) -> Value?
  ) throws(DocumentFaults) -> Value {
    try StrictYAML.decode("x: \(text)", file: "a.yaml") { root in root.peek("x").flatMap(body) }
  }

  @Test func someOfTheWordsMayDo() throws {
    #expect(try read("bike") { $0.word(as: Way.self) } == .bike)
    #expect(try read("walk") { $0.word(as: Way.self, among: [.straight, .walk]) } == .walk)
    let error = #expect(throws: DocumentFaults.self) {
      try read("bike") { $0.word(as: Way.self, among: [.straight, .walk]) }
    }
    #expect(error?.description == "a.yaml:1:4: 'bike' is not a word for x (words: straight, walk)")
  }

  @Test func onlyTrueIsTrueAndFalseFalse() throws {
    #expect(try read("true") { $0.truth() } == true)
    #expect(try read("false") { $0.truth() } == false)
  }

  @Test(arguments: ["yes", "no", "on", "True", "FALSE", "\"true\"", "1", "", "[true]", "{ a: true }"])
  func nothingElseIsYesOrNo(text: String) {
    let error = #expect(throws: DocumentFaults.self) { try read(text) { $0.truth() } }
    #expect(error?.faults.map(\.kind) == [.wrongType])
    #expect(error?.description.hasSuffix("; write true or false") == true)
  }

  @Test func keysComeInTheirOrder() throws {
    #expect(try read("{ b: 1, a: 2 }") { $0.keyTexts } == ["b", "a"])
    #expect(try read("[ b ]") { $0.keyTexts } == [])
    // A key given twice is a fault, and what stands in for it no word.
    _ = #expect(throws: DocumentFaults.self) {
      try read("{ b: 1, b: 2 }") { value -> Int? in
        #expect(value.keyTexts == ["b"])
        return nil
      }
    }
  }
}
