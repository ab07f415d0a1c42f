// result.json of a ledger: what results.json says of one indicator, with the city and the standard it belongs to. Its
// form is `result` in Schemas/ledger.schema.json.

internal import Audits
internal import Standards

/// `result.json` of an indicator.
enum LedgerResultJSON {
  /// The indicator's file, ending in a line feed.
  ///
  /// - Precondition: Every number of the result is finite.
  static func text(of indicator: IndicatorResult, in result: AuditResult) -> String {
    let standard = result.standard(of: indicator)
    return JSONWriter().text(
      of: .object([
        DetailEntry("city", .text(result.city)),
        DetailEntry("standard", .text(standard.id)),
        DetailEntry("standard_title", .of(standard.title)),
        DetailEntry("department", .of(indicator.indicator.department)),
        DetailEntry("indicator", .object(indicator.ledgerEntries(in: result))),
      ]))
  }
}

extension IndicatorResult {
  /// The indicator's entries in `results.json`, but for the curves: they are there only when somebody asks.
  func ledgerEntries(in result: AuditResult) -> [DetailEntry] {
    let standard = result.standard(of: self).id
    let entries = json(standard: standard, districtIDs: result.districts.map(\.id)).asObject ?? []
    return entries.filter { $0.key != "curves" }
  }
}
