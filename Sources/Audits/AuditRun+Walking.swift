// What an indicator says about reach on foot: what is not linked, what stands beside it, what is severed.

internal import Layers
internal import Measures
internal import Standards
internal import Streets

extension AuditRun {
  /// What demand that joins no street does to a coverage: it may be in reach or not.
  ///
  /// - Parameters:
  ///   - weight: How much of it there is.
  ///   - covered: What is within reach of the demand that is linked.
  ///   - linked: How much of that there is.
  func unlinked(
    _ weight: Double, of placed: PlacedDemand, covered: Double, linked: Double, unit: MeasureUnit,
    target: Target?
  ) -> Doubt? {
    guard weight > 0 else { return nil }
    // Where the least and the most come to the same verdict, it stands.
    let all = linked + weight
    let isProved =
      target.map { $0.isMet(by: covered, of: all) == $0.isMet(by: covered + weight, of: all) } ?? true
    let within = file.walking.linkWithin
    return Doubt(
      bound: isProved ? .near : .open,
      reason: LocalizedText(
        en: """
          \(HumanNumber.text(weight, unit)) of '\(placed.layer)' are farther than \
          \(HumanNumber.text(within, .metres)) from every walked street: not linked, and left out
          """,
        zh: """
          图层“\(placed.layer)”中有 \(HumanNumber.chinese(weight, unit)) 距可步行街道超过 \
          \(HumanNumber.chinese(within, .metres))：未连接路网，未计入
          """))
  }

  /// A place's numbers of each way beside the deciding one, of what is not linked and of what is severed.
  ///
  /// - Parameter withholdsValue: Whether too little is known for the deciding way to have a value; then the others have
  ///   none either.
  func walkingDetail(
    of outcomes: CoverageOutcomes, _ definition: CoverageDefinition, in district: Int?, withholdsValue: Bool
  ) -> [DetailEntry] {
    var detail: [DetailEntry] = []
    if definition.reaches.contains(where: { $0.way == .walk }),
      let walk = definition.reaches.firstIndex(where: { $0.way == .walk })
    {
      detail.append(DetailEntry("not_linked", .number(outcomes.ways[walk].unlinked.value(district))))
    }
    guard definition.reaches.count > 1 else { return detail }
    detail.append(
      DetailEntry(
        "beside",
        .list(
          definition.reaches.indices.dropFirst().map { way in
            let outcome = outcomes.ways[way]
            return .object(
              beside(
                definition.reaches[way].way, covered: outcome.covered.value(district),
                total: outcome.total.value(district) - outcome.unlinked.value(district),
                withholdsValue: withholdsValue))
          })))
    if let severed = outcomes.severed {
      detail += [
        DetailEntry("severed", .number(severed.uncovered.value(district))),
        DetailEntry("severed_residents", .number(severed.uncoveredResidents.value(district))),
      ]
    }
    return detail
  }

  /// The same of a life circle.
  func walkingDetail(
    of outcomes: LifeCircleOutcomes, _ definition: LifeCircleDefinition, in district: Int?,
    withholdsValue: Bool
  ) -> [DetailEntry] {
    var detail: [DetailEntry] = []
    if let walk = definition.ways.firstIndex(of: .walk) {
      detail.append(DetailEntry("not_linked", .number(outcomes.ways[walk].unlinked.value(district))))
    }
    guard definition.ways.count > 1 else { return detail }
    detail.append(
      DetailEntry(
        "beside",
        .list(
          definition.ways.indices.dropFirst().map { way in
            .object(
              beside(
                definition.ways[way], covered: outcomes.ways[way].complete.value(district),
                total: outcomes.ways[way].total.value(district) - outcomes.ways[way].unlinked.value(district),
                withholdsValue: withholdsValue))
          })))
    if let severed = outcomes.severed {
      detail += [
        DetailEntry("severed", .number(severed.weight.value(district))),
        DetailEntry("severed_residents", .number(severed.residents.value(district))),
      ]
    }
    return detail
  }

  func beside(
    _ way: ReachWay, covered: Double, total: Double, withholdsValue: Bool = false
  ) -> [DetailEntry] {
    [
      DetailEntry("reach", .text(way.rawValue)),
      DetailEntry("value", total > 0 && !withholdsValue ? .number(covered / total) : .null),
      DetailEntry("numerator", .number(covered)), DetailEntry("denominator", .number(total)),
    ]
  }

  /// How supply is entered from the streets, and the network it was; empty where nothing is walked.
  func walkingDetail(of supply: CoverageSupply) -> [DetailEntry] {
    guard supply.everywhere != nil, let streets = walkedStreets else { return [] }
    var detail = streetsDetail(streets)
    detail.append(DetailEntry("entrances_by", .text(supply.selected.entry.entrancesWord)))
    if let entrances = supply.entrances {
      detail += [
        DetailEntry("entrances", .integer(entrances.reduce(0, +))),
        DetailEntry("supply_not_linked", .integer(entrances.count { $0 == 0 })),
      ]
    }
    return detail
  }

  /// The network in numbers.
  func streetsDetail(_ streets: CityStreets) -> [DetailEntry] {
    [
      DetailEntry(
        "streets",
        .object([
          DetailEntry("layer", .text(streets.layer.name)),
          DetailEntry("length_m", .number(streets.graph.length)),
          DetailEntry("not_walked", .integer(streets.notWalked)),
          DetailEntry("pieces", .integer(streets.health.pieces.count)),
          DetailEntry("largest_piece_share", .number(streets.health.largestShare)),
          DetailEntry("link", .text(streets.rules.link.rawValue)),
          DetailEntry("link_within_m", .number(streets.rules.linkWithin)),
          DetailEntry("link_distance", .text(streets.rules.linkDistance.rawValue)),
          DetailEntry("joins_crossings", .boolean(streets.rules.joinsCrossings)),
          DetailEntry("barriers", .list(streets.rules.barriers.map { .text($0) })),
          DetailEntry("ends_at_city_limit", .boolean(streets.endsAtCityLimit(city.districts))),
        ]))
    ]
  }
}

extension LayerEntry {
  /// How its polygons are entered, in the audit file's words.
  var entrancesWord: String {
    switch entrances {
    case .layer(let path, _, _)?: "gates: \(path)"
    case .crossings(let within)?: "crossings: \(HumanNumber.text(within, .metres))"
    case .every(let step)?: "every: \(HumanNumber.text(step, .metres))"
    case .boundary(let within)?: "boundary: \(HumanNumber.text(within, .metres))"
    case nil: "crossings: \(HumanNumber.text(Self.defaultCrossingDistance, .metres)) (default)"
    }
  }
}

extension PlacedDemand {
  /// The reason when all that is to be served joins no street.
  func allUnlinked(within: Double) -> LocalizedText {
    LocalizedText(
      en: """
        everything of '\(layer)' here is farther than \(HumanNumber.text(within, .metres)) from every walked street: \
        not linked
        """,
      zh: "图层“\(layer)”在此的要素距可步行街道均超过 \(HumanNumber.chinese(within, .metres))：未连接路网")
  }
}
