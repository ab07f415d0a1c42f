// The coverage of street metres as an indicator: lamps along streets, streets near a toilet.

internal import Layers
internal import Measures
internal import Planar
internal import Standards
internal import Streets

extension AuditRun {
  /// The coverage of the streets themselves, weighed by their length.
  ///
  /// In a straight line all lines of the layer are covered or not, walked or not; on foot those that are walked.
  func streetCoverage(_ indicator: Indicator, _ definition: CoverageDefinition) throws -> IndicatorResult {
    func unknown(_ reason: LocalizedText) -> IndicatorResult {
      self.unknown(indicator, unit: .share, numerator: .metres, denominator: .metres, because: reason)
    }
    let layer = definition.demand.layer
    let isWalked = indicator.measure.isWalked
    guard city.layers[layer] != nil else { return unknown(noLayer(layer)) }
    guard !isWalked || layer == file.walking.streets else {
      return unknown(
        LocalizedText(
          en: """
            street metres are reached on foot along the streets that are walked, which are those of \
            '\(file.walking.streets)', not of '\(layer)'
            """,
          zh: "沿街步行的里程仅限步行路网图层“\(file.walking.streets)”，不含图层“\(layer)”"))
    }
    guard let found = coverageSupply(of: definition) else {
      return unknown(noLayer(definition.supply.layer))
    }
    guard !found.selected.isWithoutData else {
      return unknown(nothing(in: definition.supply.layer, where: definition.supply.condition))
    }
    guard let streets = isWalked ? walkedStreets : streets(layer, for: .allLines), !found.ways.isEmpty else {
      return unknown(noStreets(layer))
    }
    var parts = try parts(of: streets).parts
    if let selected = select(definition.demand), selected.condition != nil {
      let asked = Set(selected.features)
      parts = parts.filter { asked.contains(Int($0.street)) }
    }
    let outcomes = found.ways.map { way in
      switch way {
      case .straight(let area):
        StreetCoverage.measure(
          parts, of: streets.graph, within: area, districtCount: city.districts.count)
      case .walk(let supply):
        StreetCoverage.measure(parts, within: supply.area, districtCount: city.districts.count)
      }
    }
    let outcome = outcomes[0]
    balance(
      indicator.id, [outcome.covered, outcome.uncovered], total: outcome.total,
      says: "covered + uncovered = total")
    balanceWhole(indicator.id, outcome.total)
    let judgement = Judgement(target: indicator.target, unit: .metres)
    let (whole, districts) = places { place, district in
      judgement.judge(
        &place, numerator: outcome.covered.value(district), denominator: outcome.total.value(district),
        ifEmpty: LocalizedText(en: "no street of '\(layer)' lies here", zh: "图层“\(layer)”在此没有街道"),
        doubt: doubt(about: found.selected))
      place.detail = [
        DetailEntry("covered", .number(outcome.covered.value(district))),
        DetailEntry("uncovered", .number(outcome.uncovered.value(district))),
      ]
      guard outcomes.count > 1 else { return }
      place.detail.append(
        DetailEntry(
          "beside",
          .list(
            definition.reaches.indices.dropFirst().map { way in
              .object(
                beside(
                  definition.reaches[way].way, covered: outcomes[way].covered.value(district),
                  total: outcomes[way].total.value(district)))
            })))
    }
    var result = IndicatorResult(
      indicator: indicator, unit: .share, numeratorUnit: .metres, denominatorUnit: .metres, city: whole,
      districts: districts,
      detail: streetsDetail(streets) + [
        DetailEntry("supply_counted", .integer(found.reaches.count { $0 != nil })),
        DetailEntry("outside_districts", .number(outcome.total.outside.value)),
      ],
      supply: supplyFeatures(of: found))
    if options.streets, let walk = found.walked {
      result.streets = StreetEvidence(parts, within: walk.area, districtCount: city.districts.count)
    }
    return result
  }
}
