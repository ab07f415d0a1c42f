// Coverage as an indicator: the measure's sums turned into values, verdicts, shortfalls and patches.

internal import Layers
internal import Measures
internal import Planar
internal import Standards
internal import Streets

extension AuditRun {
  func coverage(_ indicator: Indicator, _ definition: CoverageDefinition) throws -> IndicatorResult {
    let unit = definition.weight.unit
    func unknown(_ reason: LocalizedText) -> IndicatorResult {
      self.unknown(indicator, unit: .share, numerator: unit, denominator: unit, because: reason)
    }
    guard let placed = try demand(definition.demand) else { return unknown(noLayer(definition.demand.layer)) }
    guard let found = coverageSupply(of: definition) else {
      return unknown(noLayer(definition.supply.layer))
    }
    guard placed.entry.canWeigh(by: definition.weight) else { return unknown(placed.noDwellings) }
    let (supply, sizes, reaches) = (found.selected, found.sizes, found.reaches)
    guard !supply.isWithoutData else {
      return unknown(nothing(in: definition.supply.layer, where: definition.supply.condition))
    }
    guard !found.ways.isEmpty else { return unknown(noStreets(file.walking.streets)) }
    let outcomes: CoverageOutcomes
    let unknownWeights: UnknownWeights
    switch placed.content {
    case .held(let held):
      outcomes = try self.outcomes(of: indicator, definition) {
        try coverage(of: placed, held, by: found, weight: definition.weight, patches: indicator.patchSide)
      }
      unknownWeights = UnknownWeights(
        held.weights(definition.weight), of: held.demand, districtCount: city.districts.count)
    case .passed(let passed):
      guard let known = passed.coverages[indicator.id],
        let doubtful = passed.unknownWeights[definition.weight]
      else { preconditionFailure("a layer passes for all indicators over it") }
      outcomes = known
      unknownWeights = doubtful
    }
    if definition.isExclusive {
      report(try supply.layer.overlapProblems(of: supply.features, degreesBy: projection))
    }
    let outcome = outcomes.ways[0]
    balance(
      indicator.id, [outcome.covered, outcome.uncovered, outcome.unlinked], total: outcome.total,
      says: definition.reach.way == .walk
        ? "covered + uncovered + not linked = total" : "covered + uncovered = total")
    balanceWhole(indicator.id, outcome.total)
    let judgement = Judgement(
      target: indicator.target, unit: unit, isCount: placed.isCounted(by: definition.weight))
    let (whole, districts) = places { place, district in
      let covered = outcome.covered.value(district)
      // Supply of unknown size may reach farther than is counted: as far as the largest does, at the most.
      let mostCovered = outcomes.farthestCovered.map { $0.value(district) } ?? covered
      let linked = outcome.total.value(district) - outcome.unlinked.value(district)
      judgement.judge(
        &place, numerator: covered, denominator: placed.judged(linked, district),
        ifEmpty: outcome.unlinked.value(district) > 0
          ? placed.allUnlinked(within: file.walking.linkWithin)
          : placed.noDemand(weight: definition.weight, unknown: outcome.unknownPieces.value(district)),
        doubt: Doubt.all(
          doubt(about: placed, unknownWeights, weight: definition.weight, district: district),
          doubt(about: supply),
          unlinked(
            outcome.unlinked.value(district), of: placed, covered: covered, linked: linked, unit: unit,
            target: indicator.target),
          mostCovered > covered
            ? supply.unsizedDoubt(
              found.unsized, from: covered, to: mostCovered, of: linked, target: indicator.target)
            : nil))
      place.detail = [
        DetailEntry("covered", .number(outcome.covered.value(district))),
        DetailEntry("uncovered", .number(outcome.uncovered.value(district))),
      ]
      if placed.origin != .none {
        place.detail.append(
          DetailEntry("uncovered_residents", .number(outcome.uncoveredResidents.value(district))))
      }
      place.detail += walkingDetail(
        of: outcomes, definition, in: district, withholdsValue: place.value == nil && linked > 0)
    }
    var detail = placed.detail(weight: definition.weight)
    detail += [
      DetailEntry("supply_counted", .integer(reaches.count { $0 != nil })),
      DetailEntry(
        "supply_too_small", .integer(sizes.indices.count { reaches[$0] == nil && sizes[$0] != nil })),
      DetailEntry("supply_without_size", .integer(found.unsized)),
    ]
    detail += walkingDetail(of: found)
    detail += [
      DetailEntry("outside_districts", .number(outcome.total.outside.value)),
      DetailEntry("pieces", .integer(placed.count)),
      DetailEntry("pieces_cut", .integer(outcome.cutPieces)),
      DetailEntry("pieces_cut_by_geos", .integer(outcome.fallbackPieces)),
    ]
    var result = IndicatorResult(
      indicator: indicator, unit: .share, numeratorUnit: unit, denominatorUnit: unit, city: whole,
      districts: districts, detail: detail, patches: ranked(try patches(outcome.patches, of: found)),
      patchGeometries: outcome.patches.geometries, patchSquareSide: outcome.patches.squareSide,
      supply: supplyFeatures(of: found))
    result.curves = try curves(of: placed, indicator, weight: definition.weight, found)
    // Where little is to be within reach, it is no fault that streets keep away what is near.
    if indicator.patchSide == .outOfReach, let severed = outcomes.severed {
      result.severance = Severance(
        patches: ranked(try patches(severed.patches, of: found)), geometries: severed.patches.geometries,
        squareSide: severed.patches.squareSide)
    }
    if let walk = found.walked { result.streets = try evidence(within: walk, of: walkedStreets) }
    return result
  }

  /// A held demand measured in each way.
  private func coverage(
    of placed: PlacedDemand, _ held: HeldDemand, by supply: CoverageSupply, weight: DemandWeight,
    patches side: PatchSide
  ) throws -> CoverageOutcomes {
    let weights = held.weights(weight)
    func measure(_ reached: ReachedBy) throws -> CoverageOutcome {
      switch reached {
      case .straight(let area):
        try Coverage.measure(
          held.demand, weights: weights, residents: held.residents, serviceArea: area,
          districtCount: city.districts.count, patches: side, threads: threads)
      case .walk(let walked):
        try Coverage.measure(
          held.demand, weights: weights, residents: held.residents,
          streets: try self.walked(placed, held), supply: walked, districtCount: city.districts.count,
          patches: side, threads: threads)
      }
    }
    var outcomes = CoverageOutcomes(ways: try supply.ways.map(measure))
    outcomes.farthestCovered = try supply.farthest.map { try measure($0).covered }
    if let (area, walk) = supply.bothWays {
      outcomes.severed = try Coverage.severed(
        held.demand, weights: weights, residents: held.residents, serviceArea: area,
        streets: try walked(placed, held), supply: walk, districtCount: city.districts.count,
        threads: threads)
    }
    return outcomes
  }

  /// Patches with the supply nearest to each, in a straight line and, where it is reached on foot, along streets.
  private func patches(_ found: UncoveredPatches, of supply: CoverageSupply) throws -> [Patch] {
    let places = found.patches
    let area = supply.serviceArea
    let nearest = try OrderedParallel.chunks(of: places.count, chunkSize: 256, threads: threads) { range in
      range.map { area.nearest(x: places[$0].centroid.x, y: places[$0].centroid.y) }
    }.joined()
    var patches = patches(
      places,
      nearest: nearest.map { found in
        found.map { (supply.selected.label(of: supply.selected.features[$0.feature]), $0.distance) }
      })
    guard let everywhere = supply.everywhere, let linker = walkedStreets?.linker, !places.isEmpty else {
      return patches
    }
    let walks = WalkingArea(everywhere: linker.graph, sources: everywhere)
    for index in patches.indices {
      let place = patches[index].centroid
      guard let link = linker.link(x: place.x, y: place.y), let walk = walks.nearest(link) else { continue }
      patches[index].walkToSupply = walk.cost
      patches[index].isReachedInPart =
        supply.walked.map { $0.area.covers(link) || $0.holds(x: place.x, y: place.y) } ?? false
      patches[index].nearestOnFoot = supply.selected.label(of: supply.selected.features[walk.feature])
    }
    return patches
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
    if isOfLines, weight != .length {
      return LocalizedText(
        en: "the features of '\(layer)' are lines, which have no \(weight.rawValue); weigh them by length",
        zh: "图层“\(layer)”的要素为线，没有 \(weight.rawValue)；请按 length 加权")
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
