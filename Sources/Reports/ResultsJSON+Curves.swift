// The curves of results.json: the share within every distance up to 2 km.

internal import Audits
internal import Measures
internal import Planar

extension IndicatorResult {
  /// The indicator's curves as a list; empty when nobody asked for them.
  ///
  /// - Parameter districtIDs: The ids of the districts, in their order.
  func curvesJSON(districtIDs: [String]) -> DetailValue {
    .list(
      curves.map { found in
        let curve = found.curve
        func shares(_ value: (DistrictSums) -> Double) -> DetailValue {
          let total = value(curve.total)
          return .list(curve.within.map { total > 0 ? .number(value($0) / total) : .null })
        }
        return .object([
          DetailEntry("reach", .text(found.way.rawValue)),
          DetailEntry("within_m", .list(ReachCurve.distances.map { .number($0) })),
          DetailEntry("city", shares { $0.city.value }),
          DetailEntry(
            "districts",
            .object(
              districtIDs.enumerated().map { district, id in
                DetailEntry(id, shares { $0.districts[district].value })
              })),
        ])
      })
  }
}
