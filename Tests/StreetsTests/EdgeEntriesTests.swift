import Testing

@testable import Streets

@Suite struct EdgeEntriesTests {
  @Test func entriesAreFoundByTheirEdge() {
    let entries = EdgeEntries([1, 1, 4, 70, 70, 70], edgeCount: 72)
    #expect(entries[0].isEmpty && entries[1] == 0..<2 && entries[4] == 2..<3 && entries[70] == 3..<6)
    #expect(entries[71].isEmpty && entries.contains(70) && !entries.contains(71))
  }

  @Test func noEntriesAreOfNoEdge() {
    #expect(EdgeEntries([], edgeCount: 3)[2].isEmpty)
  }
}
