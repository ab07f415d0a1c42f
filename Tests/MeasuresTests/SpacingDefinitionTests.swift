// Norms of spacing: in straight lines, along all streets, along streets by their class.

import Measures
import Testing

struct SpacingDefinitionTests {
  private let toilets = LayerSelection(layer: "toilets")
  private let streets = LayerSelection(layer: "streets", condition: "lit = true")

  @Test func aStraightNormHasNoStreets() {
    let spacing = SpacingDefinition(supply: toilets, within: 500)
    #expect(spacing.within == 500)
    #expect(spacing.along == nil)
    #expect(spacing.norm == .straight(within: 500))
  }

  @Test func normsGoByClass() {
    let spacing = SpacingDefinition(
      supply: toilets,
      along: StreetSpacing(
        streets, norms: [StreetNorm("commercial", within: 500), StreetNorm("ordinary", within: 1000)]))
    #expect(spacing.within == nil)
    #expect(spacing.along?.streets == streets)
    #expect(spacing.along?.within(forClass: "commercial") == 500)
    #expect(spacing.along?.within(forClass: "ordinary") == 1000)
    #expect(spacing.along?.within(forClass: "rural") == nil)
    #expect(spacing.along?.within(forClass: nil) == nil)
  }

  @Test func oneNormIsForAllStreets() {
    let along = StreetSpacing(streets, within: 500)
    #expect(along.norms == [StreetNorm(nil, within: 500)])
    #expect(along.within(forClass: "rural") == 500)
    #expect(along.within(forClass: nil) == 500)
  }
}
