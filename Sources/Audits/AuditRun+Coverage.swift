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
      outcomes = try coverage(of: placed, held, by: found, weight: definition.weight)
      unknownWeights = UnknownWeights(
        held.weights(definition.weight), of: held.demand, districtCount: city.districts.count)
    case .passed(let passed):
      guard let known = passed.coverages[indicator.id],
        let doubtful = passed.unknownWeights[definition.weight]
      else { preconditionFailure("a layer passes for all indicators over it") }
      outcomes = known
      unknownWeights = doubtful
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
    let uncovered = try patches(outcome.patches, of: found)
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
      districts: districts, detail: detail, patches: ranked(uncovered),
      patchGeometries: outcome.patches.geometries, patchSquareSide: outcome.patches.squareSide,
      supply: supplyFeatures(of: found))
    result.curves = try curves(of: placed, indicator, weight: definition.weight, found)
    if let severed = outcomes.severed {
      result.severance = Severance(
        patches: ranked(try patches(severed.patches, of: found)), geometries: severed.patches.geometries,
        squareSide: severed.patches.squareSide)
    }
    if let walk = found.walked { result.streets = try evidence(within: walk, of: walkedStreets) }
    return result
  }

  /// The supply, counted or not and why.
  func supplyFeatures(of found: CoverageSupply) -> [SupplyFeature] {
    let supply = found.selected
    return supply.features.indices.map { position in
      let isUnlinked = found.entrances.map { $0[position] == 0 } ?? false
      let reason: LocalizedText? =
        found.reaches[position] == nil
        ? (found.sizes[position] == nil ? Self.unsized : Self.tooSmall) : isUnlinked ? Self.notLinked : nil
      return SupplyFeature(
        layer: supply.layer.name, feature: supply.features[position], isCounted: reason == nil,
        reason: reason)
    }
  }

  /// A held demand measured in each way.
  private func coverage(
    of placed: PlacedDemand, _ held: HeldDemand, by supply: CoverageSupply, weight: DemandWeight
  ) throws -> CoverageOutcomes {
    let weights = held.weights(weight)
    func measure(_ reached: ReachedBy) throws -> CoverageOutcome {
      switch reached {
      case .straight(let area):
        try Coverage.measure(
          held.demand, weights: weights, residents: held.residents, serviceArea: area,
          districtCount: city.districts.count, threads: threads)
      case .walk(let walked):
        try Coverage.measure(
          held.demand, weights: weights, residents: held.residents,
          streets: try self.walked(placed, held), supply: walked, districtCount: city.districts.count,
          threads: threads)
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

  /// What serves in a coverage; nil when the audit has no such layer.
  func makeCoverageSupply(of definition: CoverageDefinition) -> CoverageSupply? {
    guard let supply = select(definition.supply) else { return nil }
    let geometries = supply.geometries
    let sizes = sizes(of: supply)
    func reaches(_ reach: Reach) -> [Double?] { sizes.map { reach.distance(forArea: $0 ?? 0) } }
    let deciding = reaches(definition.reach)
    let farthest = sizes.indices.map {
      sizes[$0] == nil ? definition.reach.farthest : deciding[$0]
    }
    let unsized = sizes.indices.count { farthest[$0] != deciding[$0] }
    let area = ServiceArea(supply: geometries, reaches: deciding)
    var made = CoverageSupply(
      selected: supply, sizes: sizes, reaches: deciding, unsized: unsized, serviceArea: area)
    func reached(_ way: ReachWay, _ reaches: [Double?]) -> ReachedBy? {
      switch way {
      case .straight: return .straight(ServiceArea(supply: geometries, reaches: reaches))
      case .walk:
        guard let streets = walkedStreets else { return nil }
        let walked = walkedSupply(
          of: supply.layer, supply.entry, features: supply.features, geometries, reaches: reaches,
          on: streets)
        if definition.reach.way == .walk { made.entrances = walked.entrances }
        if made.everywhere == nil {
          made.everywhere = walked.sources.filter { deciding[Int($0.owner)] != nil }
        }
        return .walk(walked.supply)
      }
    }
    let ways = definition.reaches.enumerated().compactMap { place, reach in
      place == 0 && reach.way == .straight ? .straight(area) : reached(reach.way, reaches(reach))
    }
    // Without a network nothing is known of any way.
    guard ways.count == definition.reaches.count else { return made }
    made.ways = ways
    if options.wantsDistances {
      made.distances = definition.reaches.compactMap { reach in
        switch reach.way {
        case .straight: .straight(area)
        case .walk:
          walkedStreets.map { streets in
            let area = WalkingArea(
              everywhere: streets.graph, sources: made.everywhere ?? [], namesOwners: false)
            return .walk(WalkedSupply(area, supply: geometries, reaches: deciding))
          }
        }
      }
    }
    made.farthest = unsized == 0 ? nil : reached(definition.reach.way, farthest)
    return made
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

  static var notLinked: LocalizedText {
    LocalizedText(en: "no walked street comes near it", zh: "附近没有可步行的街道")
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
  /// How far each feature reaches in metres, in the way that decides; nil for one that does not count.
  let reaches: [Double?]
  /// How many features of unknown size would reach farther if they were large.
  let unsized: Int
  /// The places within a straight distance of these reaches.
  let serviceArea: ServiceArea
  /// What is within reach in each way, the deciding one first; empty where there are no streets to walk on.
  var ways: [ReachedBy] = []
  /// The deciding one with all supply of unknown size reaching farthest; nil where all sizes are known.
  var farthest: ReachedBy?
  /// How many entrances each feature has, where it is reached on foot; 0 for one that is not linked.
  var entrances: [Int]?
  /// Where walks from all features that count begin; nil where nothing is walked.
  var everywhere: [WalkSource]?
  /// How far places are from the features that count, in each way; empty where nobody asks.
  var distances: [DistanceQuestion.Supply] = []

  /// Both ways; nil where only one is asked for.
  var bothWays: (ServiceArea, WalkedSupply)? {
    var straight: ServiceArea?
    for case .straight(let area) in ways { straight = area }
    guard let straight, let walked else { return nil }
    return (straight, walked)
  }

  /// What is within walking reach; nil where nothing is walked.
  var walked: WalkedSupply? {
    for case .walk(let supply) in ways { return supply }
    return nil
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
