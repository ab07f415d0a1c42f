// The indicators of results.json: what was asked, where it comes from, and what each place comes to.

internal import Audits
internal import Measures
internal import Standards

extension IndicatorResult {
  /// The indicator's object in `results.json`.
  ///
  /// - Parameters:
  ///   - standard: The id of its standard.
  ///   - districtIDs: The ids of the districts, in their order.
  func json(standard: String, districtIDs: [String]) -> DetailValue {
    let curves = curves.isEmpty ? [] : [DetailEntry("curves", curvesJSON(districtIDs: districtIDs))]
    return .object(
      [
        DetailEntry("id", .text(indicator.id)),
        DetailEntry("name", .of(indicator.name)),
        DetailEntry("standard", .text(standard)),
        DetailEntry("item", indicator.item?.json ?? .null),
        DetailEntry("measure", .text(indicator.measure.word)),
        DetailEntry("parameters", indicator.measure.parameters),
        DetailEntry("unit", .text(unit.rawValue)),
        DetailEntry("numerator_unit", .text(numeratorUnit.rawValue)),
        DetailEntry("denominator_unit", .text(denominatorUnit.rawValue)),
        DetailEntry("target", indicator.target?.detail ?? .null),
        DetailEntry("points", points?.json ?? .null),
        DetailEntry("judged", .text(indicator.judged.rawValue)),
        DetailEntry("source", indicator.source?.json ?? .null),
        DetailEntry("changed_from", indicator.changes?.json ?? .null),
        DetailEntry("city", .object(city.entries)),
        DetailEntry("districts", .list(districts.map(\.districtJSON))),
        DetailEntry("detail", .object(detail)),
        DetailEntry(
          "patches",
          .object([
            DetailEntry("count", .integer(patches.count)), DetailEntry("area_m2", .of(patches.area)),
            DetailEntry("square_m", .of(patchSquareSide)),
          ])),
        DetailEntry("severance", severance?.json(in: districts) ?? .null),
      ] + curves)
  }
}

extension [Patch] {
  /// The area of all patches in m²; nil when one has none, because the demand is made of points.
  fileprivate var area: Double? {
    var sum = 0.0
    for patch in self {
      guard let area = patch.area else { return nil }
      sum += area
    }
    return sum
  }
}

extension Severance {
  /// How many of the worst places stand in `results.json`; all of them are in the patches file.
  private static let placesListed = 100

  fileprivate func json(in districts: [PlaceResult]) -> DetailValue {
    .object([
      DetailEntry("count", .integer(patches.count)), DetailEntry("area_m2", .of(patches.area)),
      DetailEntry("square_m", .of(squareSide)),
      DetailEntry("worst", .list(patches.prefix(Self.placesListed).map { $0.severedJSON(in: districts) })),
    ])
  }
}

extension Patch {
  fileprivate func severedJSON(in districts: [PlaceResult]) -> DetailValue {
    .object([
      DetailEntry("district_id", .of(districts[district].districtID)),
      DetailEntry("district", .text(districts[district].name)),
      DetailEntry("location", .of(location)),
      DetailEntry("area_m2", .of(area)),
      DetailEntry("residents", .of(residents)),
      DetailEntry("straight_m", .of(distanceToSupply)),
      DetailEntry("nearest_supply", .of(nearestSupply)),
      DetailEntry("walk_m", .of(walkToSupply)),
      DetailEntry("nearest_on_foot", .of(nearestOnFoot)),
      DetailEntry("detour", .of(detour)),
    ])
  }
}

extension PlaceResult {
  fileprivate var entries: [DetailEntry] {
    [
      DetailEntry("value", .of(value)),
      DetailEntry("numerator", .of(numerator)),
      DetailEntry("denominator", .of(denominator)),
      DetailEntry("verdict", .text(verdict.rawValue)),
      DetailEntry("reason", .of(reason)),
      DetailEntry("shortfall", .of(shortfall)),
      DetailEntry("detail", .object(detail)),
    ]
  }

  fileprivate var districtJSON: DetailValue {
    .object([DetailEntry("id", .of(districtID)), DetailEntry("name", .text(name))] + entries)
  }
}

extension Item {
  fileprivate var json: DetailValue {
    .object([
      DetailEntry("series", .text(series.rawValue)),
      DetailEntry("number", .integer(number)),
      DetailEntry("folder", .text(folder)),
    ])
  }
}

extension Source {
  fileprivate var json: DetailValue {
    .object([
      DetailEntry("clause", .text(clause)),
      DetailEntry("confidence", .text(confidence.rawValue)),
      DetailEntry("note", .of(note)),
    ])
  }
}

extension RuleChanges {
  /// What the standard says where the city says otherwise; a target of `null` where it names none.
  fileprivate var json: DetailValue {
    .object(
      (changesTarget ? [DetailEntry("target", target?.detail ?? .null)] : [])
        + (parameters.isEmpty
          ? []
          : [
            DetailEntry("parameters", .object(parameters.map { DetailEntry($0.name, $0.standard) }))
          ]))
  }
}
