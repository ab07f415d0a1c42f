// How faults print.

import Standards
import Testing

struct DocumentFaultTests {
  @Test func aFaultIsOneLine() {
    let fault = DocumentFault(
      .unknownKey, file: "core.yaml", line: 12, column: 7, path: "indicators[0].measure.coverage.reach",
      message: "unknown key 'wihtin' in reach", suggestion: "did you mean 'within'?",
      validWords: ["within", "tiers"])
    #expect(
      fault.description
        == "core.yaml:12:7: unknown key 'wihtin' in reach; did you mean 'within'? (keys: within, tiers)")
  }

  @Test func whatIsNotKnownIsLeftOut() {
    let fault = DocumentFault(.unreadableFile, file: "core.yaml", message: "there is no such file")
    #expect(fault.description == "core.yaml: there is no such file")
    #expect(
      DocumentFault(.impossibleValue, file: "a", line: 1, column: 2, message: "no", validWords: ["b"])
        .description
        == "a:1:2: no (words: b)")
  }

  @Test func faultsComeInTheOrderOfTheirPlaces() {
    func fault(_ line: Int?, _ column: Int?, _ message: String) -> DocumentFault {
      DocumentFault(.syntax, file: "a", line: line, column: column, message: message)
    }
    let faults = DocumentFaults([
      fault(10, 1, "d"), fault(2, 9, "b"), fault(nil, nil, "a"), fault(2, 10, "c"), fault(10, 1, "e"),
    ])
    #expect(faults.faults.map(\.message) == ["a", "b", "c", "d", "e"])
    #expect(faults.description == "a: a\na:2:9: b\na:2:10: c\na:10:1: d\na:10:1: e")
    #expect(!faults.isUnreadable)
    #expect(DocumentFaults([DocumentFault(.unreadableFile, file: "a", message: "b")]).isUnreadable)
  }
}
