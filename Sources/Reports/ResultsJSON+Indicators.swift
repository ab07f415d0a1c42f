// The indicators of results.json: what was asked, where it comes from, and what each place comes to.

internal import Audits
internal import Measures
internal import Standards

extension IndicatorResult {
  /// The indicator's object in `results.json`.
  ///
  /// - Parameter districtIDs: The ids of the districts, in their order.
  func json(districtIDs: [String]) -> DetailValue {
    let curves = curves.isEmpty ? [] : [DetailEntry("curves", curvesJSON(districtIDs: districtIDs))]
    return .object(
      [
        DetailEntry("id", .text(indicator.id)),
        DetailEntry("name", .of(indicator.name)),
        DetailEntry("item", indicator.item?.json ?? .null),
        DetailEntry("measure", .text(indicator.measure.word)),
        DetailEntry("parameters", indicator.measure.parameters),
        DetailEntry("unit", .text(unit.rawValue)),
        DetailEntry("numerator_unit", .text(numeratorUnit.rawValue)),
        DetailEntry("denominator_unit", .text(denominatorUnit.rawValue)),
        DetailEntry("target", indicator.target?.json ?? .null),
        DetailEntry("source", indicator.source?.json ?? .null),
        DetailEntry("city", .object(city.entries)),
        DetailEntry("districts", .list(districts.map(\.districtJSON))),
        DetailEntry("detail", .object(detail)),
        DetailEntry(
          "patches",
          .object([
            DetailEntry("count", .integer(patches.count)), DetailEntry("area_m2", .of(patchArea)),
            DetailEntry("square_m", .of(patchSquareSide)),
          ])),
      ] + curves)
  }

  /// The area of all patches in m²; nil when one has none, because the demand is made of points.
  private var patchArea: Double? {
    var sum = 0.0
    for patch in patches {
      guard let area = patch.area else { return nil }
      sum += area
    }
    return sum
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

extension Target {
  fileprivate var json: DetailValue { .object([DetailEntry(word, .number(number))]) }
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
