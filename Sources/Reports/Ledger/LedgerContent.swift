// What belongs into a ledger: the files of each indicator, and how their bytes are made.

internal import Audits
internal import Foundation
internal import Layers
internal import Planar
internal import Standards

/// A file of a ledger and how its bytes are made: all at once, or run by run.
struct LedgerFile: Sendable {
  var path: String
  var write: @Sendable (LedgerDraft.Sink) throws(ReportError) -> Void

  init(_ path: String, write: @escaping @Sendable (LedgerDraft.Sink) throws(ReportError) -> Void) {
    self.path = path
    self.write = write
  }

  init(_ path: String, text: @escaping @Sendable () -> String) {
    self.init(path) { sink throws(ReportError) in try sink(Array(text().utf8)) }
  }
}

/// What belongs into the ledger of an audit.
struct LedgerContent: Sendable {
  let result: AuditResult
  let audit: Audit
  /// The folder of each indicator, in their order.
  let folders: [String]
  /// The evidence of each indicator, in their order.
  let evidence: [[LedgerEvidence]]

  init(result: AuditResult, audit: Audit) {
    self.result = result
    self.audit = audit
    folders = LedgerNames.folders(of: result.indicators.map(\.indicator))
    evidence = result.indicators.map { LedgerEvidence.all(of: $0, in: audit.file) }
  }

  /// The files of all indicators, in the standard's order.
  var files: [LedgerFile] {
    let drawings = DistrictDrawings()
    let locator = RegionLocator(result.districtGeometries)
    return result.indicators.indices.flatMap { place in
      let indicator = result.indicators[place]
      let evidence = evidence[place]
      let folder = folders[place]
      let rows = LedgerFeaturesCSV(result: result, audit: audit, locator: locator)
      return [
        LedgerFile(
          "\(folder)/result.json",
          text: { [result] in
            LedgerResultJSON.text(of: indicator, in: result)
          }),
        LedgerFile("\(folder)/table.csv", text: { LedgerTableCSV.text(of: indicator) }),
        LedgerFile(
          "\(folder)/map.svg",
          text: { [result] in
            ShortfallMapSVG.text(of: indicator, in: result, drawings: drawings)
          }),
        LedgerFile("\(folder)/features.csv") { sink throws(ReportError) in
          try rows.write(indicator, to: sink)
        },
        LedgerFile(
          "\(folder)/method.md",
          text: { [result, audit] in
            LedgerMethod(indicator: indicator, result: result, audit: audit).text
          }),
        LedgerFile(
          "\(folder)/inputs.json",
          text: { [result, audit] in
            LedgerInputsJSON.text(of: indicator, evidence: evidence, in: result, audit: audit)
          }),
      ] + evidence.compactMap { $0.file(in: folder) }
    }
  }
}
