// The share of a demand within every distance up to 2 km, of a demand that is held.
//
// All supply that counts is taken at the same distance, whatever its size. Places count by their distance; land in a
// straight line by the exact area within each distance, on foot by the share of its frontage.

internal import Measures
internal import Planar
internal import Standards
internal import Streets

extension AuditRun {
  /// The curves of a coverage; empty when nobody asks.
  func curves(
    of placed: PlacedDemand, _ indicator: Indicator, weight: DemandWeight, _ supply: CoverageSupply
  ) throws -> [IndicatorCurve] {
    try curves(of: placed, indicator, weight: weight, supplies: supply.distances.map { [$0] })
  }

  /// The curves of a life circle, over the distance to the farthest of its categories; empty when nobody asks.
  func curves(
    of placed: PlacedDemand, _ indicator: Indicator, weight: DemandWeight, categories: [CircleCategory]
  ) throws -> [IndicatorCurve] {
    let ways = categories.map(\.distances.count).min() ?? 0
    return try curves(
      of: placed, indicator, weight: weight,
      supplies: (0..<ways).map { way in categories.map { $0.distances[way] } })
  }

  private func curves(
    of placed: PlacedDemand, _ indicator: Indicator, weight: DemandWeight,
    supplies: [[ReachedBy]]
  ) throws -> [IndicatorCurve] {
    switch placed.content {
    case .passed(let passed): return passed.curves[indicator.id] ?? []
    case .held(let held):
      let columns = indicator.measure.distanceColumns(indicator.id)
      for (column, supply) in zip(columns, supplies.flatMap { $0 }) {
        heldDistances[placed.layer, default: []].append(
          (DistanceQuestion(column: column, supply: supply), held.selected.features))
      }
      guard options.curves else { return [] }
      return try supplies.compactMap { supplies in
        guard let way = supplies.first?.way else { return nil }
        return IndicatorCurve(
          way: way, curve: try curve(of: placed, held, weights: held.weights(weight), to: supplies))
      }
    }
  }

  private func curve(
    of placed: PlacedDemand, _ held: HeldDemand, weights: DemandWeights,
    to supplies: [ReachedBy]
  ) throws -> ReachCurve {
    let count = city.districts.count
    var curve = ReachCurve(within: [], total: DistrictSums(districtCount: count))
    var areas: [ServiceArea] = []
    var walks: [WalkedSupply] = []
    for supply in supplies {
      switch supply {
      case .straight(let area): areas.append(area)
      case .walk(let supply): walks.append(supply)
      }
    }
    for distance in ReachCurve.distances {
      if walks.isEmpty {
        let outcome = try LifeCircle.measure(
          held.demand, weights: weights, residents: nil,
          categories: areas.map { area in
            ServiceArea(supply: area.supply, reaches: area.reaches.map { $0 == nil ? nil : distance })
          }, districtCount: count, threads: threads)
        curve.within.append(outcome.complete)
        curve.total = outcome.total
      } else {
        let outcome = try LifeCircle.measure(
          held.demand, weights: weights, residents: nil, streets: try walked(placed, held),
          categories: walks.map { $0.cut(at: distance) }, districtCount: count, threads: threads)
        curve.within.append(outcome.complete)
        var total = outcome.complete
        total.add(outcome.incomplete)
        curve.total = total
      }
    }
    return curve
  }
}
