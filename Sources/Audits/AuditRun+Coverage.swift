// Coverage as an indicator: the measure's sums turned into values, verdicts, shortfalls and patches.

internal import Layers
internal import Measures
internal import Planar
internal import Standards

extension AuditRun {
  func coverage(_ indicator: Indicator, _ definition: CoverageDefinition) throws -> IndicatorResult {
    let unit = definition.weight.unit
    func unknown(_ reason: LocalizedText) -> IndicatorResult {
      self.unknown(indicator, unit: .share, numerator: unit, denominator: unit, because: reason)
    }
    guard let placed = try demand(definition.demand) else { return unknown(noLayer(definition.demand.layer)) }
    guard let supply = select(definition.supply) else { return unknown(noLayer(definition.supply.layer)) }
    guard let weights = placed.weights(definition.weight) else {
      return unknown(placed.noDwellings)
    }
    let geometries = supply.geometries
    let sizes = sizes(of: supply)
    let reaches = sizes.map { definition.reach.distance(forArea: $0 ?? 0) }
    guard !supply.isWithoutData else {
      return unknown(nothing(in: definition.supply.layer, where: definition.supply.condition))
    }
    let serviceArea = ServiceArea(supply: geometries, reaches: reaches)
    let outcome = try Coverage.measure(
      placed.demand, weights: weights, residents: placed.residents, serviceArea: serviceArea,
      districtCount: city.districts.count, threads: threads)
    balance(
      indicator.id, [outcome.covered, outcome.uncovered], total: outcome.total,
      says: "covered + uncovered = total")
    balanceWhole(indicator.id, outcome.total)

    // Supply of unknown size may reach farther than is counted: as far as the largest does, at the most.
    let unsized = sizes.indices.filter { sizes[$0] == nil && definition.reach.farthest != reaches[$0] }
    let most =
      try unsized.isEmpty
      ? nil
      : Coverage.measure(
        placed.demand, weights: weights, residents: nil,
        serviceArea: ServiceArea(
          supply: geometries,
          reaches: sizes.indices.map { sizes[$0] == nil ? definition.reach.farthest : reaches[$0] }),
        districtCount: city.districts.count, threads: threads
      ).covered
    let unknownWeights = UnknownWeights(weights, of: placed.demand, districtCount: city.districts.count)
    let judgement = Judgement(target: indicator.target, unit: unit)
    let (whole, districts) = places { place, district in
      let covered = outcome.covered.value(district)
      let mostCovered = most.map { $0.value(district) } ?? covered
      judgement.judge(
        &place, numerator: outcome.covered.value(district),
        denominator: placed.judged(outcome.total.value(district), district),
        ifEmpty: placed.noDemand(weight: definition.weight, unknown: outcome.unknownPieces.value(district)),
        doubt: Doubt.all(
          doubt(about: placed, unknownWeights, weight: definition.weight, district: district),
          doubt(about: supply),
          mostCovered > covered
            ? supply.unsizedDoubt(
              unsized.count, from: covered, to: mostCovered, of: outcome.total.value(district),
              target: indicator.target)
            : nil))
      place.detail = [
        DetailEntry("covered", .number(outcome.covered.value(district))),
        DetailEntry("uncovered", .number(outcome.uncovered.value(district))),
      ]
      if placed.residents.origin != .none {
        place.detail.append(
          DetailEntry("uncovered_residents", .number(outcome.uncoveredResidents.value(district))))
      }
    }
    let counted = reaches.count { $0 != nil }
    let patches = outcome.patches.patches.map { found in
      let nearest = serviceArea.nearest(x: found.centroid.x, y: found.centroid.y)
      return patch(
        found, nearest: nearest.map { (supply.label(of: supply.features[$0.feature]), $0.distance) })
    }
    var detail = placed.detail(weight: definition.weight)
    detail += [
      DetailEntry("supply_counted", .integer(counted)),
      DetailEntry(
        "supply_too_small", .integer(sizes.indices.count { reaches[$0] == nil && sizes[$0] != nil })),
      DetailEntry("supply_without_size", .integer(unsized.count)),
      DetailEntry("outside_districts", .number(outcome.total.outside.value)),
      DetailEntry("pieces", .integer(placed.demand.count)),
      DetailEntry("pieces_cut", .integer(outcome.cutPieces)),
    ]
    return IndicatorResult(
      indicator: indicator, unit: .share, numeratorUnit: unit, denominatorUnit: unit, city: whole,
      districts: districts, detail: detail, patches: ranked(patches),
      patchGeometries: outcome.patches.geometries,
      supply: supply.features.indices.map { position in
        SupplyFeature(
          layer: supply.layer.name, feature: supply.features[position],
          isCounted: reaches[position] != nil,
          reason: reaches[position] != nil ? nil : sizes[position] == nil ? Self.unsized : Self.tooSmall)
      })
  }

  /// The size of each supply feature in m²: what the city's area property states, else what is drawn; nil for points
  /// and lines that do not state one.
  private func sizes(of supply: SelectedLayer) -> [Double?] {
    var stated: [Double?] = []
    if let field = supply.entry.areaField {
      let counted = supply.layer.numbers(field, range: 0...1_000_000_000_000, required: false)
      report(counted.problems)
      stated = supply.features.map { counted.values[$0] }
    }
    return supply.features.indices.map { position in
      if !stated.isEmpty, let size = stated[position] { return size }
      let feature = supply.features[position]
      let geometries = supply.layer.geometries
      return geometries.layout.kinds[feature] == .polygon ? geometries.area(of: feature) : nil
    }
  }

  private static var unsized: LocalizedText {
    LocalizedText(en: "no area, drawn or stated, says whether it counts", zh: "无面积，无法判断是否计入")
  }

  static var tooSmall: LocalizedText {
    LocalizedText(en: "smaller than the least size that counts", zh: "小于计入的最小规模")
  }
}

extension DemandWeight {
  /// The unit of such a weight.
  var unit: MeasureUnit {
    switch self {
    case .area: .squareMetres
    case .residents: .residents
    case .dwellings: .dwellings
    case .count: .features
    }
  }
}

extension PlacedDemand {
  /// Why the value is unknown when nothing is to be served.
  func noDemand(weight: DemandWeight, unknown: Double) -> LocalizedText {
    if weight == .residents && unknown > 0 {
      return LocalizedText(
        en:
          "nobody knows the residents: neither the district, nor a population layer, nor the layer '\(selected.layer.name)' says",
        zh: "居民数未知：行政区、人口图层及图层“\(selected.layer.name)”均未提供")
    }
    if unknown > 0 {
      return LocalizedText(
        en: "no feature of '\(selected.layer.name)' here has a known number of \(weight.rawValue)",
        zh: "图层“\(selected.layer.name)”在此的要素均缺少 \(weight.rawValue) 数值")
    }
    return LocalizedText(
      en: "the layer '\(selected.layer.name)' has nothing to be served here",
      zh: "图层“\(selected.layer.name)”在此没有需要服务的对象")
  }

  /// The reason when no property holds the dwellings.
  var noDwellings: LocalizedText {
    LocalizedText(
      en:
        "the layer '\(selected.layer.name)' does not say which property holds its dwellings (key 'dwellings')",
      zh: "图层“\(selected.layer.name)”未指明住宅套数字段（键 dwellings）")
  }

  /// How the demand was taken, for the record.
  func detail(weight: DemandWeight) -> [DetailEntry] {
    var detail = [
      DetailEntry("demand_form", .text(demand.form.rawValue)),
      DetailEntry("residents_from", .text(residents.origin.rawValue)),
    ]
    if let spreadBy, residents.origin != .none {
      detail.append(DetailEntry("residents_spread_by", .text(spreadBy)))
    }
    if demand.form == .land {
      detail.append(DetailEntry("overlap_counted_once", .number(demand.overlapArea.value)))
    }
    return detail
  }
}

extension SelectedLayer {
  /// What supply of unknown size does to a coverage: it may be more, up to what it is if all of it reaches farthest.
  fileprivate func unsizedDoubt(
    _ count: Int, from least: Double, to most: Double, of total: Double, target: Target?
  ) -> Doubt {
    // Where the most and the least come to the same verdict, it stands.
    let isProved = target.map { $0.isMet(by: least / total) == $0.isMet(by: most / total) } ?? false
    return Doubt(
      bound: isProved ? .near : .lower,
      reason: LocalizedText(
        en:
          "\(count) features of '\(layer.name)' have no area, so that nobody knows how far they reach: with all of them the value is at most \(HumanNumber.text(most / total, .share))",
        zh:
          "图层“\(layer.name)”有 \(count) 个要素没有面积，无法判断其服务半径；全部计入时数值至多为 \(HumanNumber.chinese(most / total, .share))"
      ))
  }
}
