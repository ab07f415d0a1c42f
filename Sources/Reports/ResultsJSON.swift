// results.json: everything an audit found, for programs. Its form is Schemas/results.schema.json.

public import Audits
internal import Layers
internal import Measures
internal import Planar

/// `results.json`.
///
/// Numbers are in the units that their keys name (`area_m2`, `distance_to_supply_m`) or that stand beside
/// them (`unit`), to the last digit; nothing is rounded. What is unknown is `null`.
public enum ResultsJSON {
  /// The result as `results.json`, ending in a line feed.
  ///
  /// - Precondition: Every number of the result is finite.
  public static func text(of result: AuditResult) -> String {
    JSONWriter().text(of: document(of: result))
  }

  /// The tree that ``text(of:)`` writes.
  public static func document(of result: AuditResult) -> DetailValue {
    .object([
      DetailEntry("city", .text(result.city)),
      DetailEntry("standard", .text(result.standardID)),
      DetailEntry("standard_title", .of(result.standardTitle)),
      DetailEntry("standards", .list(result.standards.map { $0.json(in: result) })),
      DetailEntry("crs", result.crs.json),
      DetailEntry("tool", result.tool.json),
      DetailEntry("inputs", .list(result.inputs.map(\.json))),
      DetailEntry("districts", .list(result.districts.map(\.json))),
      DetailEntry(
        "indicators",
        .list(
          result.indicators.map {
            $0.json(standard: result.standard(of: $0).id, districtIDs: result.districts.map(\.id))
          })),
      DetailEntry("points", PointsTotals(result.indicators).json),
      DetailEntry("findings", .list(result.findings.map(\.json))),
      DetailEntry("problems", .list(result.problems.map(\.json))),
      DetailEntry("balances", .list(result.balances.map(\.json))),
    ])
  }
}

extension WorkingCRS {
  var json: DetailValue {
    .object([
      DetailEntry("name", .text(name)),
      DetailEntry("definition", .text(definition)),
      DetailEntry("zone", .text(zone)),
      DetailEntry("length_error", .number(lengthError)),
      DetailEntry("area_error", .number(areaError)),
    ])
  }
}

extension ToolVersions {
  var json: DetailValue {
    .object([
      DetailEntry("citycheck", .text(citycheck)),
      DetailEntry("geos", .text(geos)),
      DetailEntry("proj", .text(proj)),
    ])
  }
}

extension Provenance {
  var json: DetailValue {
    .object([
      DetailEntry("role", .text(layer)),
      DetailEntry("path", .text(path)),
      DetailEntry("sha256", .text(sha256)),
      DetailEntry("bytes", .integer(bytes)),
      DetailEntry("features", .integer(features)),
      DetailEntry("used", .integer(used)),
      DetailEntry("skipped", .integer(skipped)),
      DetailEntry("repaired", .integer(repaired)),
      DetailEntry("filtered", .integer(filtered)),
    ])
  }
}

extension DistrictSummary {
  var json: DetailValue {
    .object([
      DetailEntry("id", .text(id)),
      DetailEntry("name", .text(name)),
      DetailEntry("area_m2", .number(area)),
      DetailEntry("residents", .of(residents)),
      DetailEntry("households", .of(households)),
    ])
  }
}

extension Balance {
  var json: DetailValue {
    .object([
      DetailEntry("name", .text(name)),
      DetailEntry("parts", .number(parts)),
      DetailEntry("whole", .number(whole)),
      DetailEntry("holds", .boolean(holds)),
    ])
  }
}
