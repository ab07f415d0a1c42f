// Spacing as an indicator: nearest-neighbour distances by district.

internal import Layers
internal import Measures
internal import Planar
internal import Standards

extension AuditRun {
  func spacing(_ indicator: Indicator, _ definition: SpacingDefinition) throws -> IndicatorResult {
    func unknown(_ reason: LocalizedText) -> IndicatorResult {
      self.unknown(
        indicator, unit: .share, numerator: .facilities, denominator: .facilities, because: reason)
    }
    if let along = definition.along { return try spacing(indicator, definition, along: along) }
    guard let within = definition.within else { preconditionFailure("a spacing has a norm") }
    guard let supply = select(definition.supply) else { return unknown(noLayer(definition.supply.layer)) }
    guard !supply.features.isEmpty else {
      return unknown(nothing(in: definition.supply.layer, where: definition.supply.condition))
    }
    let outcome = Spacing.measure(
      supply.geometries, within: within, districts: city.districts)
    balanceWhole(indicator.id, outcome.total)
    let judgement = Judgement(target: indicator.target, unit: .facilities, isCount: true)
    let none = LocalizedText(
      en: "no feature of '\(supply.layer.name)' lies here, so there is no spacing to speak of",
      zh: "此处没有图层“\(supply.layer.name)”的要素，无间距可言")
    let alone = LocalizedText(
      en: "there is only one feature of '\(supply.layer.name)', which has no neighbour",
      zh: "图层“\(supply.layer.name)”只有一个要素，没有相邻要素")
    let (whole, districts) = places { place, district in
      let distances = district.map { outcome.distances[$0] } ?? outcome.cityDistances
      let total = outcome.total.value(district)
      // A facility that is alone in the world has no neighbour to be near or far from.
      judgement.judge(
        &place, numerator: outcome.near.value(district), denominator: distances.isEmpty ? 0 : total,
        ifEmpty: total > 0 ? alone : none,
        doubt: Doubt.all(
          doubt(
            aboutNeighbours: supply, near: outcome.near.value(district), of: total, target: indicator.target),
          district == nil ? skippedDistricts : nil))
      let area = district.map { city.districts.areas[$0] } ?? city.districts.areas.reduce(0, +)
      func quantile(_ share: Double) -> DetailValue {
        Spacing.quantile(share, of: distances).map { .number($0) } ?? .null
      }
      place.detail = [
        DetailEntry("facilities", .integer(Int(total))),
        DetailEntry("per_km2", .number(area > 0 ? total / (area / 1_000_000) : 0)),
        DetailEntry("nearest_min_m", quantile(0)), DetailEntry("nearest_median_m", quantile(0.5)),
        DetailEntry("nearest_p90_m", quantile(0.9)), DetailEntry("nearest_max_m", quantile(1)),
      ]
    }
    return IndicatorResult(
      indicator: indicator, unit: .share, numeratorUnit: .facilities, denominatorUnit: .facilities,
      city: whole, districts: districts,
      detail: [
        DetailEntry("within_m", .number(within)),
        DetailEntry("outside_districts", .integer(outcome.outside)),
      ],
      supply: supply.features.map {
        SupplyFeature(layer: supply.layer.name, feature: $0, isCounted: true)
      })
  }
}
