// findings.csv: the numbered findings, worst first, for whoever has to mend them.

public import Audits
internal import Measures
internal import Planar
internal import Standards

/// `findings.csv`: one row a finding, in the order of their numbers.
///
/// UTF-8 with a byte order mark, RFC 4180 with CRLF. Longitude and latitude in degrees (WGS 84), areas in m²,
/// distances in metres; an empty cell is unknown or does not apply. A text that a spreadsheet could take for
/// a formula stands behind an apostrophe.
public enum FindingsCSV {
  /// The columns, in order.
  static let header = [
    "number", "kind", "indicator", "district_id", "district", "statement_en", "statement_zh", "longitude",
    "latitude", "area_m2", "residents", "distance_to_supply_m", "shortfall", "shortfall_unit",
    "walk_to_supply_m",
  ]

  /// The result's findings as `findings.csv`.
  ///
  /// - Precondition: Every number of the result is finite.
  public static func text(of result: AuditResult) -> String {
    var table = CSVTable(header: header)
    for finding in result.findings {
      table.addRow([
        .integer(finding.number), .text(finding.kind.rawValue), .of(finding.indicatorID),
        .of(finding.districtID), .of(finding.districtName), .text(finding.statement.en),
        .text(finding.statement.zh), .of(finding.location?.longitude), .of(finding.location?.latitude),
        .of(finding.area), .of(finding.residents), .of(finding.distanceToSupply),
        .of(finding.shortfall?.value), .of(finding.shortfall?.unit.rawValue),
        .of(finding.walkToSupply),
      ])
    }
    return table.text
  }
}
