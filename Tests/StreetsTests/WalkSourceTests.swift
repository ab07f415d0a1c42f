import Testing

@testable import Streets

@Suite struct WalkSourceTests {
  @Test func aLinkIsAStretchWithoutLength() {
    let source = WalkSource(StreetLink(edge: 3, along: 20, away: 9, leg: 4), owner: 7)
    #expect(source == WalkSource(edge: 3, from: 20, to: 20, leg: 4, owner: 7))
  }
}
