import Standards
import Testing

@testable import Audits

@Suite struct ParameterChangeTests {
  private func paths(_ old: DetailValue, _ new: DetailValue) -> [String] {
    ParameterChange.all(from: old, to: new, at: "").map(\.path)
  }

  private func object(_ entries: (String, DetailValue)...) -> DetailValue {
    .object(entries.map { DetailEntry($0.0, $0.1) })
  }

  @Test func theDeepestPlaceThatCanBeNamed() {
    let old = object(
      ("a", object(("b", .number(1)), ("c", .text("x")))), ("l", .list([.integer(1), .integer(2)])))
    let new = object(
      ("a", object(("b", .number(2)), ("c", .text("x")))), ("l", .list([.integer(1), .integer(3)])))
    #expect(paths(old, old) == [])
    #expect(paths(old, new) == ["a.b", "l.2"])
    #expect(
      ParameterChange.all(from: old, to: new, at: "")[0]
        == ParameterChange(path: "a.b", old: .number(1), new: .number(2)))
  }

  @Test func whatCameAndWhatWent() {
    let old = object(("a", .number(1)), ("t", object(("at_least", .number(0.8)))))
    let new = object(("b", .number(1)), ("t", object(("at_most", .number(0.8)))))
    #expect(paths(old, new) == ["a", "t.at_least", "t.at_most", "b"])
    // A whole branch is named by what is in it; nothing in its place is the same as nothing.
    #expect(paths(object(("t", .null)), object(("t", object(("at_least", .number(1)))))) == ["t.at_least"])
    #expect(paths(object(("t", object(("x", .null)))), object(("t", .null))) == [])
  }

  @Test func listsOfOtherLengthsAreWhole() {
    let (old, new) = (DetailValue.list([.integer(1)]), DetailValue.list([.integer(1), .integer(2)]))
    #expect(
      ParameterChange.all(from: object(("l", old)), to: object(("l", new)), at: "x")
        == [ParameterChange(path: "x.l", old: old, new: new)])
  }
}
