// The standards and points of results.json.

internal import Audits

extension StandardSummary {
  /// The standard's object in `results.json`, with the points of its indicators.
  func json(in result: AuditResult) -> DetailValue {
    .object([
      DetailEntry("id", .text(id)),
      DetailEntry("title", .of(title)),
      DetailEntry("points", PointsTotals(result.indicators(of: self)).json),
    ])
  }
}

extension EarnedPoints {
  var json: DetailValue {
    .object([DetailEntry("full", .number(full)), DetailEntry("earned", .of(earned))])
  }
}

extension PointsTotals {
  /// The totals; null where no indicator has points.
  var json: DetailValue {
    guard all.count > 0 else { return .null }
    return .object([
      DetailEntry("basic", basic.json),
      DetailEntry("evaluation", evaluation.json),
      DetailEntry("without_series", withoutSeries.json),
      DetailEntry("all", all.json),
    ])
  }
}

extension PointsTotal {
  var json: DetailValue {
    .object([
      DetailEntry("earned", .number(earned)),
      DetailEntry("full", .number(full)),
      DetailEntry("full_unknown", .number(fullUnknown)),
    ])
  }
}
