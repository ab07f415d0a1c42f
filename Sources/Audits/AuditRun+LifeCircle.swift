// The life circle as an indicator: values, the category that fails most, and what cannot be said for want of data.

internal import Layers
internal import Measures
internal import Planar
internal import Standards
internal import Streets

extension AuditRun {
  func lifeCircle(_ indicator: Indicator, _ definition: LifeCircleDefinition) throws -> IndicatorResult {
    let unit = definition.weight.unit
    func unknown(_ reason: LocalizedText) -> IndicatorResult {
      self.unknown(indicator, unit: .share, numerator: unit, denominator: unit, because: reason)
    }
    guard let placed = try demand(definition.demand) else { return unknown(noLayer(definition.demand.layer)) }
    guard let supply = select(definition.supply) else { return unknown(noLayer(definition.supply.layer)) }
    guard placed.entry.canWeigh(by: definition.weight) else { return unknown(placed.noDwellings) }
    guard let found = try categories(of: definition) else { return unknown(noLayer(definition.supply.layer)) }
    let (categories, withoutData) = (found.categories, found.withoutData)
    guard !categories.isEmpty else {
      return unknown(noRequiredKind(in: supply))
    }
    guard categories.allSatisfy({ $0.ways.count == definition.ways.count }) else {
      return unknown(noStreets(file.walking.streets))
    }
    let outcomes: LifeCircleOutcomes
    let unknownWeights: UnknownWeights
    switch placed.content {
    case .held(let held):
      outcomes = try self.outcomes(of: indicator, definition) {
        try lifeCircle(of: placed, held, by: categories, definition)
      }
      unknownWeights = UnknownWeights(
        held.weights(definition.weight), of: held.demand, districtCount: city.districts.count)
    case .passed(let passed):
      guard let known = passed.lifeCircles[indicator.id],
        let doubtful = passed.unknownWeights[definition.weight]
      else { preconditionFailure("a layer passes for all indicators over it") }
      outcomes = known
      unknownWeights = doubtful
    }
    let outcome = outcomes.ways[0]
    balance(
      indicator.id, [outcome.complete, outcome.incomplete, outcome.unlinked], total: outcome.total,
      says: definition.way == .walk
        ? "complete + incomplete + not linked = total" : "complete + incomplete = total")
    balanceWhole(indicator.id, outcome.total)

    // A category without data can only lower the share: what is left is an upper bound.
    let missingData =
      withoutData.isEmpty
      ? nil
      : Doubt(
        bound: .upper,
        reason: LocalizedText(
          en: """
            no data on \(withoutData.joined(separator: ", ")): the value is that of the other \(categories.count) \
            \(categories.count == 1 ? "category" : "categories"), the true one is at most that (say \
            'kinds: {name: []}' where there really is none)
            """,
          zh: """
            缺少以下类别的数据：\(withoutData.joined(separator: "、"))；数值仅按其余 \(categories.count) 类计算，\
            为上限（确无设施时请写 kinds: {名称: []}）
            """))
    let judgement = Judgement(
      target: indicator.target, unit: unit, isCount: placed.isCounted(by: definition.weight))
    let (whole, districts) = places { place, district in
      let total = outcome.total.value(district) - outcome.unlinked.value(district)
      judgement.judge(
        &place, numerator: outcome.complete.value(district),
        denominator: placed.judged(total, district),
        ifEmpty: outcome.unlinked.value(district) > 0
          ? placed.allUnlinked(within: file.walking.linkWithin)
          : placed.noDemand(weight: definition.weight, unknown: outcome.unknownPieces.value(district)),
        doubt: Doubt.all(
          doubt(about: placed, unknownWeights, weight: definition.weight, district: district),
          doubt(about: supply),
          unlinked(
            outcome.unlinked.value(district), of: placed, covered: outcome.complete.value(district),
            linked: total, unit: unit, target: indicator.target),
          missingData))
      if total > 0 {
        place.detail = detail(of: categories, outcome, district: district, total: total, placed: placed)
      }
      place.detail += walkingDetail(
        of: outcomes, definition, in: district, withholdsValue: place.value == nil && total > 0)
    }
    var result = IndicatorResult(
      indicator: indicator, unit: .share, numeratorUnit: unit, denominatorUnit: unit, city: whole,
      districts: districts,
      detail: placed.detail(weight: definition.weight) + [
        DetailEntry(
          "categories",
          .list(
            categories.map { category in
              .object([
                DetailEntry("name", .text(category.name)), DetailEntry("within_m", .number(category.within)),
                DetailEntry("facilities", .integer(category.facilities)),
              ])
            })),
        DetailEntry("categories_without_data", .list(withoutData.map { .text($0) })),
      ] + (definition.ways.contains(.walk) ? walkedStreets.map(streetsDetail) ?? [] : []) + [
        DetailEntry("outside_districts", .number(outcome.total.outside.value)),
        DetailEntry("pieces", .integer(placed.count)),
        DetailEntry("pieces_cut", .integer(outcome.cutPieces)),
        DetailEntry("pieces_cut_by_geos", .integer(outcome.fallbackPieces)),
      ],
      patches: ranked(patches(outcome.patches.patches, nearest: [])),
      patchGeometries: outcome.patches.geometries, patchSquareSide: outcome.patches.squareSide,
      supply: categories.flatMap(\.supply))
    result.curves = try curves(of: placed, indicator, weight: definition.weight, categories: categories)
    if let severed = outcomes.severed {
      let places = severance(severed.patches.patches, of: categories)
      result.severance = Severance(
        patches: ranked(places), geometries: severed.patches.geometries,
        squareSide: severed.patches.squareSide)
    }
    return result
  }

  /// Why nothing is known where a layer of facilities has none of the kinds that are asked for.
  func noRequiredKind(in supply: SelectedLayer) -> LocalizedText {
    LocalizedText(
      en: "the layer '\(supply.layer.name)' has no facility of any required kind; map its words with 'kinds'",
      zh: "图层“\(supply.layer.name)”没有任何所需类别的设施；请用 kinds 对应类别名")
  }

  /// The categories that there is data on, and the names of the others; nil when the audit has no such layer.
  func makeCategories(of definition: LifeCircleDefinition) throws -> CircleCategories? {
    guard let supply = select(definition.supply) else { return nil }
    var facilities: [CircleFacilities] = []
    var withoutData: [String] = []
    for wanted in definition.categories {
      if let found = self.facilities(wanted, of: supply, ways: definition.ways) {
        facilities.append(found)
      } else {
        withoutData.append(wanted.name)
      }
    }
    let streets = definition.ways.contains(.walk) ? walkedStreets : nil
    let wantsDistances = options.wantsDistances
    // Who reaches how far on streets takes long, and is each category's business alone.
    let categories = try OrderedParallel.chunks(of: facilities.count, chunkSize: 1, threads: threads) {
      [facilities] range in
      facilities[range.lowerBound].category(
        ways: definition.ways, graph: streets?.graph, wantsDistances: wantsDistances)
    }
    return CircleCategories(categories: categories, withoutData: withoutData)
  }

  /// A category's facilities; nil when the data says nothing about it.
  func facilities(
    _ wanted: LifeCircleCategory, of supply: SelectedLayer, ways: [ReachWay]
  ) -> CircleFacilities? {
    let source: SelectedLayer
    let features: [Int]
    if let own = wanted.supply {
      guard let selected = select(own), selected.layer.count > 0 else { return nil }
      source = selected
      features = selected.features
    } else {
      source = supply
      features = supply.ofKind(wanted.name)
      if features.isEmpty && !supply.isDeclaredEmpty(wanted.name) { return nil }
    }
    var found = CircleFacilities(
      wanted: wanted, layer: source.layer.name, features: features,
      geometries: source.layer.geometries.selecting(features))
    found.labels = features.map { source.label(of: $0) }
    if ways.contains(.walk), let streets = walkedStreets {
      found.entrances = entrances(of: source.layer, source.entry, to: streets).selecting(features)
    }
    return found
  }

  /// A held demand measured in each way.
  private func lifeCircle(
    of placed: PlacedDemand, _ held: HeldDemand, by categories: [CircleCategory],
    _ definition: LifeCircleDefinition
  ) throws -> LifeCircleOutcomes {
    let weights = held.weights(definition.weight)
    let (areas, walked) = (categories.compactMap(\.straight), categories.compactMap(\.walked))
    var outcomes = LifeCircleOutcomes(
      ways: try definition.ways.map { way in
        switch way {
        case .straight:
          try LifeCircle.measure(
            held.demand, weights: weights, residents: held.residents, categories: areas,
            districtCount: city.districts.count, threads: threads)
        case .walk:
          try LifeCircle.measure(
            held.demand, weights: weights, residents: held.residents,
            streets: try self.walked(placed, held), categories: walked, districtCount: city.districts.count,
            threads: threads)
        }
      })
    if definition.ways.count > 1 {
      let severed = try LifeCircle.severed(
        held.demand, weights: weights, residents: held.residents, categories: areas,
        streets: try self.walked(placed, held), walked: walked, districtCount: city.districts.count,
        threads: threads)
      outcomes.severed = SeveredCircle(
        weight: severed.incomplete, residents: severed.uncoveredResidents, patches: severed.patches)
    }
    return outcomes
  }

  /// Places that are near everything in straight lines and not on foot, each with the category that is farthest on foot
  /// beyond its reach, as one of its facilities is called.
  private func severance(_ found: [UncoveredPatch], of categories: [CircleCategory]) -> [Patch] {
    var patches = patches(found, nearest: [])
    guard let linker = walkedStreets?.linker, !patches.isEmpty else { return patches }
    let walks = categories.map { WalkingArea(everywhere: linker.graph, sources: $0.sources) }
    for index in patches.indices {
      let place = patches[index].centroid
      guard let link = linker.link(x: place.x, y: place.y) else { continue }
      let onFoot = walks.map { $0.nearest(link) }
      let excess = zip(categories, onFoot).map { ($1?.cost ?? .infinity) - $0.within }
      // The first of those that are equally far, in the standard's order.
      guard let worst = excess.indices.min(by: { (-excess[$0], $0) < (-excess[$1], $1) }) else { continue }
      let near = categories[worst].straight?.nearest(x: place.x, y: place.y)
      patches[index].distanceToSupply = near?.distance
      patches[index].nearestSupply = near.map { categories[worst].label(of: $0.feature) }
      patches[index].walkToSupply = onFoot[worst]?.cost
      // Land of which a part is beyond reach may be drawn around a place that is not.
      patches[index].isReachedInPart = excess[worst] <= 0
      patches[index].nearestOnFoot = onFoot[worst].map { categories[worst].label(of: $0.feature) }
    }
    return patches
  }

  private func detail(
    of categories: [CircleCategory], _ outcome: LifeCircleOutcome, district: Int?, total: Double,
    placed: PlacedDemand
  ) -> [DetailEntry] {
    let shares = outcome.reached.map { $0.value(district) / total }
    // The first of equally bad categories, in the standard's order.
    let worst = shares.indices.min { (shares[$0], $0) < (shares[$1], $1) }
    var detail = [
      DetailEntry("mean_categories_met", .number(outcome.categoriesMet.value(district) / total)),
      DetailEntry(
        "fails_most", worst.map { shares[$0] < 1 ? .text(categories[$0].name) : .null } ?? .null),
      DetailEntry(
        "categories",
        .list(
          categories.indices.map { index in
            .object([
              DetailEntry("name", .text(categories[index].name)),
              DetailEntry("share", .number(shares[index])),
              DetailEntry("without", .number(total - outcome.reached[index].value(district))),
            ])
          })),
    ]
    if placed.origin != .none {
      detail.append(
        DetailEntry("uncovered_residents", .number(outcome.uncoveredResidents.value(district))))
    }
    return detail
  }
}
