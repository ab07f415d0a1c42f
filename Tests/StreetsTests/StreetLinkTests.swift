import Planar
import Testing

@testable import Streets

@Suite struct StreetLinkTests {
  @Test func aPlaceIsLinkedByDefaultWithin500MetresTheWayCounted() {
    let rule = LinkRule()
    #expect(rule.target == .street && rule.within == 500 && rule.countsWay)
  }

  @Test func linksKnowTheWaysToBothEnds() {
    var drawn = DrawnStreets()
    drawn.add([PlanarPoint(0, 0), PlanarPoint(100, 0)], slowness: 2)
    let graph = drawn.graph
    let links = StreetLinks([StreetLink(edge: 0, along: 30, away: 5, leg: 5), nil], of: graph)
    #expect(links.count == 2 && links.isLinked(0) && !links.isLinked(1))
    #expect(links.ways[0].fromCost == 65 && links.ways[0].toCost == 145)
    #expect(
      Int(links.ways[0].from) == graph.ends(of: 0).from && Int(links.ways[0].to) == graph.ends(of: 0).to)
  }
}
