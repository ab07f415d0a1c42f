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
    guard definition.isMeasured else { return unknown(Self.notMeasuredYet) }
    guard let placed = try demand(definition.demand) else { return unknown(noLayer(definition.demand.layer)) }
    guard let found = coverageSupply(of: definition) else {
      return unknown(noLayer(definition.supply.layer))
    }
    guard placed.entry.canWeigh(by: definition.weight) else { return unknown(placed.noDwellings) }
    let (supply, sizes, reaches) = (found.selected, found.sizes, found.reaches)
    guard !supply.isWithoutData else {
      return unknown(nothing(in: definition.supply.layer, where: definition.supply.condition))
    }
    let outcome: CoverageOutcome
    // Supply of unknown size may reach farther than is counted: as far as the largest does, at the most.
    let most: DistrictSums?
    let unknownWeights: UnknownWeights
    switch placed.content {
    case .held(let held):
      let weights = held.weights(definition.weight)
      func measure(_ area: ServiceArea) throws -> CoverageOutcome {
        try Coverage.measure(
          held.demand, weights: weights, residents: held.residents, serviceArea: area,
          districtCount: city.districts.count, threads: threads)
      }
      outcome = try measure(found.serviceArea)
      most = try found.farthest.map { try measure($0).covered }
      unknownWeights = UnknownWeights(weights, of: held.demand, districtCount: city.districts.count)
    case .passed(let passed):
      guard let known = passed.coverages[indicator.id],
        let doubtful = passed.unknownWeights[definition.weight]
      else { preconditionFailure("a layer passes for all indicators over it") }
      outcome = known
      most = passed.farthestCovered[indicator.id]
      unknownWeights = doubtful
    }
    balance(
      indicator.id, [outcome.covered, outcome.uncovered], total: outcome.total,
      says: "covered + uncovered = total")
    balanceWhole(indicator.id, outcome.total)
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
              found.unsized, from: covered, to: mostCovered, of: outcome.total.value(district),
              target: indicator.target)
            : nil))
      place.detail = [
        DetailEntry("covered", .number(outcome.covered.value(district))),
        DetailEntry("uncovered", .number(outcome.uncovered.value(district))),
      ]
      if placed.origin != .none {
        place.detail.append(
          DetailEntry("uncovered_residents", .number(outcome.uncoveredResidents.value(district))))
      }
    }
    let counted = reaches.count { $0 != nil }
    let supplyArea = found.serviceArea
    let uncovered = outcome.patches.patches
    let nearest = try OrderedParallel.chunks(of: uncovered.count, chunkSize: 256, threads: threads) { range in
      range.map { supplyArea.nearest(x: uncovered[$0].centroid.x, y: uncovered[$0].centroid.y) }
    }.joined()
    let patches = patches(
      uncovered,
      nearest: nearest.map { found in
        found.map { (supply.label(of: supply.features[$0.feature]), $0.distance) }
      })
    var detail = placed.detail(weight: definition.weight)
    detail += [
      DetailEntry("supply_counted", .integer(counted)),
      DetailEntry(
        "supply_too_small", .integer(sizes.indices.count { reaches[$0] == nil && sizes[$0] != nil })),
      DetailEntry("supply_without_size", .integer(found.unsized)),
      DetailEntry("outside_districts", .number(outcome.total.outside.value)),
      DetailEntry("pieces", .integer(placed.count)),
      DetailEntry("pieces_cut", .integer(outcome.cutPieces)),
      DetailEntry("pieces_cut_by_geos", .integer(outcome.fallbackPieces)),
    ]
    return IndicatorResult(
      indicator: indicator, unit: .share, numeratorUnit: unit, denominatorUnit: unit, city: whole,
      districts: districts, detail: detail, patches: ranked(patches),
      patchGeometries: outcome.patches.geometries, patchSquareSide: outcome.patches.squareSide,
      supply: supply.features.indices.map { position in
        SupplyFeature(
          layer: supply.layer.name, feature: supply.features[position],
          isCounted: reaches[position] != nil,
          reason: reaches[position] != nil ? nil : sizes[position] == nil ? Self.unsized : Self.tooSmall)
      })
  }

  /// What serves in a coverage; nil when the audit has no such layer.
  func makeCoverageSupply(of definition: CoverageDefinition) -> CoverageSupply? {
    guard let supply = select(definition.supply) else { return nil }
    let geometries = supply.geometries
    let sizes = sizes(of: supply)
    let reaches = sizes.map { definition.reach.distance(forArea: $0 ?? 0) }
    let farthest = sizes.indices.map { sizes[$0] == nil ? definition.reach.farthest : reaches[$0] }
    let unsized = sizes.indices.count { farthest[$0] != reaches[$0] }
    return CoverageSupply(
      selected: supply, sizes: sizes, reaches: reaches, unsized: unsized,
      serviceArea: ServiceArea(supply: geometries, reaches: reaches),
      farthest: unsized == 0 ? nil : ServiceArea(supply: geometries, reaches: farthest))
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

/// What serves in a coverage, and how far.
struct CoverageSupply {
  let selected: SelectedLayer
  /// The size of each feature in m²; nil where nobody knows.
  let sizes: [Double?]
  /// How far each feature reaches in metres; nil for one that does not count.
  let reaches: [Double?]
  /// How many features of unknown size would reach farther if they were large.
  let unsized: Int
  let serviceArea: ServiceArea
  /// The places within reach if these were; nil where there are none.
  let farthest: ServiceArea?
}

extension DemandWeight {
  /// The unit of such a weight.
  var unit: MeasureUnit {
    switch self {
    case .area: .squareMetres
    case .residents: .residents
    case .dwellings: .dwellings
    case .count: .features
    case .length: .metres
    }
  }
}

extension PlacedDemand {
  /// Why the value is unknown when nothing is to be served.
  func noDemand(weight: DemandWeight, unknown: Double) -> LocalizedText {
    if weight == .residents && unknown > 0 {
      return LocalizedText(
        en:
          "nobody knows the residents: neither the district, nor a population layer, nor the layer '\(layer)' says",
        zh: "居民数未知：行政区、人口图层及图层“\(layer)”均未提供")
    }
    if unknown > 0 {
      return LocalizedText(
        en: "no feature of '\(layer)' here has a known number of \(weight.rawValue)",
        zh: "图层“\(layer)”在此的要素均缺少 \(weight.rawValue) 数值")
    }
    return LocalizedText(
      en: "the layer '\(layer)' has nothing to be served here",
      zh: "图层“\(layer)”在此没有需要服务的对象")
  }

  /// The reason when no property holds the dwellings.
  var noDwellings: LocalizedText {
    LocalizedText(
      en:
        "the layer '\(layer)' does not say which property holds its dwellings (key 'dwellings')",
      zh: "图层“\(layer)”未指明住宅套数字段（键 dwellings）")
  }

  /// How the demand was taken, for the record.
  func detail(weight: DemandWeight) -> [DetailEntry] {
    var detail = [
      DetailEntry("demand_form", .text(form.rawValue)),
      DetailEntry("residents_from", .text(origin.rawValue)),
    ]
    if let spreadBy, origin != .none {
      detail.append(DetailEntry("residents_spread_by", .text(spreadBy)))
    }
    if form == .land {
      detail.append(DetailEntry("overlap_counted_once", .number(overlapArea)))
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
