// Points of an audit: by verdict and value, by series, and never 0 for what is unknown.

import Audits
import Standards
import Testing

struct EarnedPointsTests {
  private func points(_ id: String, _ yaml: String) async throws -> EarnedPoints? {
    var town = Town.desert
    town.more = "overrides: { \(id): { points: \(yaml) } }"
    return try await town.audited()[indicator: id]?.points
  }

  @Test func valuesOfTheTown() async throws {
    // 0.8 of 0.75: met.
    #expect(try await points("parks", "2") == EarnedPoints(full: 2, earned: 2))
    // 0.6 of 0.7: short; a quarter of the way from 0.7 to 0.3.
    let linear = try await points("toilet-spacing", "{ full: 2, linear: { zero_at: 0.3 } }")
    #expect(abs((linear?.earned ?? 0) - 1.5) < 1e-12)
    #expect(try await points("toilet-spacing", "2") == EarnedPoints(full: 2, earned: 0))
    let steps = try await points("toilet-spacing", "{ full: 1, steps: { every: 0.05, lose: 0.25 } }")
    #expect(steps == EarnedPoints(full: 1, earned: 0.5))
    // The residents of one district are not known.
    #expect(try await points("shelter-area", "3") == EarnedPoints(full: 3, earned: nil))
    // There is a value, and no target.
    #expect(try await points("park-area", "1") == EarnedPoints(full: 1, earned: nil))
    #expect(try await points("parks", "null") == nil)
  }

  @Test func totalsBySeries() async throws {
    var indicators = try await Town.desert.audited().indicators
    let given: [(id: String, points: Double, series: Item.Series?)] = [
      ("parks", 2, .basic), ("shelter-area", 3, .basic), ("toilet-spacing", 1, .basic),
      ("markets", 1.5, .evaluation), ("toilet-density", 4, nil),
    ]
    for index in indicators.indices {
      let id = indicators[index].indicator.id
      guard let given = given.first(where: { $0.id == id }) else { continue }
      indicators[index].indicator.points = Points(given.points)
      indicators[index].indicator.item = given.series.map { Item(series: $0, number: 1, folder: "f") }
    }
    let totals = PointsTotals(indicators)
    func numbers(_ total: PointsTotal) -> [Double] {
      [Double(total.count), total.earned, total.full, total.fullUnknown]
    }
    #expect(numbers(totals.basic) == [3, 2, 6, 3])
    #expect(numbers(totals.evaluation) == [1, 1.5, 1.5, 0])
    #expect(numbers(totals.withoutSeries) == [1, 0, 4, 0])
    #expect(numbers(totals.all) == [5, 3.5, 11.5, 3])
    #expect(numbers(PointsTotals([]).all) == [0, 0, 0, 0])
  }

  @Test func losingIsKnown() {
    #expect(EarnedPoints(full: 2, earned: 1.9).isLosing)
    #expect(!EarnedPoints(full: 2, earned: 2).isLosing)
    #expect(!EarnedPoints(full: 2, earned: nil).isLosing)
  }
}
