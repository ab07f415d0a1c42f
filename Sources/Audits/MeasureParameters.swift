// The parameters of an indicator as `results.json` repeats them: those of the standard, units in their names.

package import Measures

extension MeasureDefinition {
  /// The parameters, in the order in which a standard gives them: areas in m², distances in metres.
  package var parameters: DetailValue {
    switch self {
    case .coverage(let coverage):
      .object(
        [
          DetailEntry("demand", coverage.demand.json),
          DetailEntry("weight", .text(coverage.weight.rawValue)),
          DetailEntry("supply", coverage.supply.json),
          DetailEntry("reach", coverage.reaches.json),
        ] + (coverage.isExclusive ? [DetailEntry("exclusive", .boolean(true))] : []))
    case .provision(let provision):
      .object(
        [
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
    case .ratio(let ratio):
      .object(
        [
          DetailEntry("layer", .text(ratio.layer)), DetailEntry("weight", ratio.weight.json),
          DetailEntry("of", .of(ratio.of)),
        ] + (ratio.factor.map { [DetailEntry("times", .text($0))] } ?? []) + [ratio.test.entry])
    case .reported(let reported): .object([DetailEntry("unit", .of(reported.unit))])
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

extension RatioWeight {
  fileprivate var json: DetailValue {
    switch self {
    case .count: .text("count")
    case .length: .text("length")
    case .area: .text("area")
    case .field(let name): .object([DetailEntry("field", .text(name))])
    }
  }
}

extension RatioTest {
  fileprivate var entry: DetailEntry {
    switch self {
    case .condition(let condition): DetailEntry("where", .text(condition))
    case .limits(let limits): DetailEntry("limits", .list(limits.map(\.json)))
    case .grades(let scale): DetailEntry("grades", scale.json)
    case .holds(let contents):
      DetailEntry(
        "holds",
        .object([
          DetailEntry("supply", contents.supply.json),
          DetailEntry("categories", .list(contents.categories.map(\.json))),
        ]))
    }
  }
}

extension RatioLimit {
  fileprivate var json: DetailValue {
    .object([
      DetailEntry("where", .of(condition)), DetailEntry("field", .text(field)),
      DetailEntry(bound.word, .number(bound.number)),
    ])
  }
}

extension GradeScale {
  fileprivate var json: DetailValue {
    .object([
      DetailEntry("best_first", .list(grades.map { .text($0) })),
      DetailEntry("worse", .text(worse)),
      DetailEntry("parameters", .list(parameters.map(\.json))),
      DetailEntry("passes", .text(grades[passes])),
      DetailEntry("samples", samples?.json ?? .null),
    ])
  }
}

extension GradeParameter {
  fileprivate var json: DetailValue {
    func limits(_ limits: [Double]?) -> DetailValue {
      limits.map { .list($0.map { .number($0) }) } ?? .null
    }
    return .object([
      DetailEntry("field", .text(field)), DetailEntry("at_least", limits(atLeast)),
      DetailEntry("at_most", limits(atMost)),
    ])
  }
}

extension SampleRule {
  fileprivate var json: DetailValue {
    .object([
      DetailEntry("by", .text(by)), DetailEntry("one_in", .number(oneIn)),
      DetailEntry("several_in", .number(severalIn)),
    ])
  }
}
