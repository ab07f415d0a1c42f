// The conditions of a standard, read without a city.

public import Layers
internal import Measures
public import Standards

extension Standard {
  /// Every condition of the indicators that cannot be read, in their order.
  public var conditionFaults: [(indicator: String, error: FilterError)] {
    indicators.flatMap { indicator in
      indicator.measure.selections.compactMap(\.condition).compactMap { text in
        do throws(FilterError) {
          _ = try Filter(text)
          return nil
        } catch {
          return (indicator.id, error)
        }
      }
    }
  }
}
