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
    guard let found = categories(of: definition) else { return unknown(noLayer(definition.supply.layer)) }
    let (categories, withoutData) = (found.categories, found.withoutData)
    guard !categories.isEmpty else {
      return unknown(
        LocalizedText(
          en:
            "the layer '\(supply.layer.name)' has no facility of any required kind; map its words with 'kinds'",
          zh: "图层“\(supply.layer.name)”没有任何所需类别的设施；请用 kinds 对应类别名"))
    }
    guard categories.allSatisfy({ $0.ways.count == definition.ways.count }) else {
      return unknown(noStreets(file.walking.streets))
    }
    let outcomes: [LifeCircleOutcome]
    let unknownWeights: UnknownWeights
    switch placed.content {
    case .held(let held):
      outcomes = try definition.ways.indices.map { way in
        try lifeCircle(of: placed, held, by: categories.map { $0.ways[way] }, weight: definition.weight)
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
    let outcome = outcomes[0]
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
    return result
  }

  /// The categories that there is data on, and the names of the others; nil when the audit has no such layer.
  func makeCategories(of definition: LifeCircleDefinition) -> CircleCategories? {
    guard let supply = select(definition.supply) else { return nil }
    var categories: [CircleCategory] = []
    var withoutData: [String] = []
    for wanted in definition.categories {
      if let category = category(wanted, of: supply, ways: definition.ways) {
        categories.append(category)
      } else {
        withoutData.append(wanted.name)
      }
    }
    return CircleCategories(categories: categories, withoutData: withoutData)
  }

  /// A category's facilities; nil when the data says nothing about it.
  private func category(
    _ wanted: LifeCircleCategory, of supply: SelectedLayer, ways: [ReachWay]
  ) -> CircleCategory? {
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
    let geometries = source.layer.geometries.selecting(features)
    let reaches = [Double?](repeating: wanted.within, count: geometries.count)
    // How many entrances each has, where walks decide.
    var entrances: [Int]?
    var distances: [DistanceQuestion.Supply] = []
    let reached = ways.compactMap { way -> ReachedBy? in
      switch way {
      case .straight:
        let area = ServiceArea(supply: geometries, reaches: reaches)
        if options.wantsDistances { distances.append(.straight(area)) }
        return .straight(area)
      case .walk:
        guard let streets = walkedStreets else { return nil }
        let walked = walkedSupply(
          of: source.layer, source.entry, features: features, geometries, reaches: reaches, on: streets)
        if way == ways[0] { entrances = walked.entrances }
        if options.wantsDistances {
          let area = WalkingArea(everywhere: streets.graph, sources: walked.sources, namesOwners: false)
          distances.append(.walk(WalkedSupply(area, supply: geometries, reaches: reaches)))
        }
        return .walk(walked.supply)
      }
    }
    return CircleCategory(
      name: wanted.name, within: wanted.within, facilities: features.count, ways: reached,
      distances: distances,
      supply: features.enumerated().map { position, feature in
        let isLinked = entrances.map { $0[position] > 0 } ?? true
        return SupplyFeature(
          layer: source.layer.name, feature: feature, isCounted: isLinked,
          reason: isLinked ? nil : Self.notLinked)
      })
  }

  /// A held demand measured in one way.
  private func lifeCircle(
    of placed: PlacedDemand, _ held: HeldDemand, by categories: [ReachedBy], weight: DemandWeight
  ) throws -> LifeCircleOutcome {
    let weights = held.weights(weight)
    var areas: [ServiceArea] = []
    var walked: [WalkedSupply] = []
    for category in categories {
      switch category {
      case .straight(let area): areas.append(area)
      case .walk(let supply): walked.append(supply)
      }
    }
    if walked.isEmpty {
      return try LifeCircle.measure(
        held.demand, weights: weights, residents: held.residents, categories: areas,
        districtCount: city.districts.count, threads: threads)
    }
    return try LifeCircle.measure(
      held.demand, weights: weights, residents: held.residents, streets: try self.walked(placed, held),
      categories: walked, districtCount: city.districts.count, threads: threads)
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

/// A life circle's category with its facilities.
struct CircleCategory {
  var name: String
  var within: Double
  var facilities: Int
  /// What is within reach in each way, the deciding one first; fewer where there are no streets to walk on.
  var ways: [ReachedBy]
  /// How far places are from the facilities, in each way; empty where nobody asks.
  var distances: [DistanceQuestion.Supply] = []
  var supply: [SupplyFeature]
}

/// The categories of a life circle.
struct CircleCategories {
  /// Those that there is data on.
  var categories: [CircleCategory]
  /// The names of the others.
  var withoutData: [String]
}
