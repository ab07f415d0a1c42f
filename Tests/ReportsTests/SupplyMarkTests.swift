// Which mark a feature gets on a map.

import Audits
import Measures
import Standards
import Testing

@testable import Reports

struct SupplyMarkTests {
  private func marks(_ target: Target?, measure: MeasureDefinition? = nil) throws -> [SupplyMark?] {
    var indicator = try #require(try Jianghai.result().indicators.first)
    indicator.indicator.measure =
      measure
      ?? .ratio(RatioDefinition(layer: "l", weight: .count, test: .condition("x = 1")))
    indicator.indicator.target = target
    return SupplyFeature.Standing.allCases.map {
      SupplyMark(SupplyFeature(layer: "l", feature: 0, standing: $0), of: indicator)
    }
  }

  @Test("A ratio's features are marked by what the target wants")
  func ratio() throws {
    #expect(try marks(.atLeast(0.9)) == [.fine, .wanting, .undecided, nil])
    #expect(try marks(nil) == [.fine, .wanting, .undecided, nil])
    #expect(try marks(.atMost(0)) == [.wanting, .fine, .undecided, nil])
  }

  @Test("Supply counts or does not")
  func supply() throws {
    let spacing = MeasureDefinition.spacing(
      SpacingDefinition(supply: LayerSelection(layer: "l"), within: 5))
    #expect(try marks(.atMost(0), measure: spacing).first == .counted)
    #expect(try marks(.atMost(0), measure: spacing)[1] == .uncounted)
  }

  @Test("What passes, what does not and what nobody knows are told apart")
  func appearance() {
    #expect(Set([SupplyMark.fine, .wanting, .undecided].map(\.color)).count == 3)
    #expect(SupplyMark.allCases.filter(\.isFilled) == [.counted, .wanting, .fine])
  }
}
