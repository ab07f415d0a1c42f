// The parameters of an indicator as `results.json` repeats them: those of the standard, units in their names.

internal import Audits
internal import Measures

extension MeasureDefinition {
  /// The parameters, in the order in which a standard gives them: areas in m², distances in metres.
  var parameters: DetailValue {
    switch self {
    case .coverage(let coverage):
      .object([
        DetailEntry("demand", coverage.demand.json),
        DetailEntry("weight", .text(coverage.weight.rawValue)),
        DetailEntry("supply", coverage.supply.json),
        DetailEntry("reach", coverage.reaches.json),
      ])
    case .provision(let provision):
      .object([
        DetailEntry("supply", provision.supply.json),
        DetailEntry("amount", provision.amount.json),
        DetailEntry("per", provision.per.json),
        DetailEntry("min_area_m2", .number(provision.minArea)),
        DetailEntry("area_field", .of(provision.areaField)),
        DetailEntry("of", provision.land?.json ?? .null),
      ] + (provision.onLand.map { [DetailEntry("on_land_m", .number($0))] } ?? []))
    case .lifeCircle(let circle):
      .object(
        [
          DetailEntry("demand", circle.demand.json),
          DetailEntry("weight", .text(circle.weight.rawValue)),
          DetailEntry("supply", circle.supply.json),
          DetailEntry("categories", .list(circle.categories.map(\.json))),
        ] + circle.reach)
    case .spacing(let spacing):
      .object([DetailEntry("supply", spacing.supply.json)] + spacing.norm.entries)
    }
  }
}

extension LayerSelection {
  fileprivate var json: DetailValue {
    .object([DetailEntry("layer", .text(layer)), DetailEntry("where", .of(condition))])
  }
}

extension LifeCircleDefinition {
  /// The ways of measuring, unless it is the usual one alone.
  fileprivate var reach: [DetailEntry] {
    guard ways != [.straight] else { return [] }
    let words = ways.map { DetailValue.text($0.rawValue) }
    return [DetailEntry("reach", words.count == 1 ? words[0] : .list(words))]
  }
}

extension SpacingNorm {
  fileprivate var entries: [DetailEntry] {
    switch self {
    case .straight(let within): return [DetailEntry("within_m", .number(within))]
    case .along(let streets):
      let norms =
        if streets.norms.count == 1, streets.norms[0].className == nil {
          DetailEntry("within_m", .number(streets.norms[0].within))
        } else {
          DetailEntry("norms", .list(streets.norms.map(\.json)))
        }
      return [DetailEntry("along", streets.streets.json), norms]
    }
  }
}

extension StreetNorm {
  fileprivate var json: DetailValue {
    .object([DetailEntry("class", .of(className)), DetailEntry("within_m", .number(within))])
  }
}

extension LifeCircleCategory {
  fileprivate var json: DetailValue {
    .object([
      DetailEntry("name", .text(name)),
      DetailEntry("supply", supply?.json ?? .null),
      DetailEntry("within_m", .number(within)),
    ])
  }
}

extension SupplyAmount {
  fileprivate var json: DetailValue {
    switch self {
    case .area: .text("area")
    case .count: .text("count")
    case .length: .text("length")
    case .field(let name): .object([DetailEntry("field", .text(name))])
    case .largestNearestLand: .text("largest_nearest_land")
    }
  }
}

extension ProvisionBase {
  fileprivate var json: DetailValue {
    switch self {
    case .resident: .text("resident")
    case .tenThousandResidents: .text("10000_residents")
    case .hundredHouseholds: .text("100_households")
    case .squareKilometre: .text("km2")
    case .squareMetre: .text("m2")
    case .district: .text("district")
    case .feature: .text("feature")
    case .field(let name): .object([DetailEntry("field", .text(name))])
    case .supply(let name): .object([DetailEntry("supply_field", .text(name))])
    }
  }
}
