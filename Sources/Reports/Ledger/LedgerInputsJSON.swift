// inputs.json of a ledger: every file that an indicator's numbers come from, to the byte, and what computed them. Its form
// is `inputs` in Schemas/ledger.schema.json.

internal import Audits
internal import Layers
internal import Planar
internal import Standards

/// `inputs.json` of an indicator.
enum LedgerInputsJSON {
  /// The indicator's file, ending in a line feed.
  static func text(
    of indicator: IndicatorResult, evidence: [LedgerEvidence], in result: AuditResult, audit: Audit
  ) -> String {
    let read = audit.layersRead(by: indicator.indicator)
    return JSONWriter().text(
      of: .object([
        DetailEntry("indicator", .text(indicator.indicator.id)),
        DetailEntry(
          "layers",
          .list(
            result.inputs.filter { read.contains($0.layer) }.map { result.ledgerJSON(of: $0, audit.file) })),
        DetailEntry("evidence", .list(evidence.map(\.json))),
        DetailEntry("documents", .list(audit.documents.map { .object($0.ledgerEntries) })),
        DetailEntry("crs", result.crs.json),
        DetailEntry("tool", result.tool.json),
      ]))
  }
}

extension SourceDocument {
  /// The document's name and hash.
  var ledgerEntries: [DetailEntry] {
    [
      DetailEntry("name", .text(name)), DetailEntry("shipped", .boolean(isShipped)),
      DetailEntry("sha256", .text(ContentHash.of(text))),
    ]
  }
}

extension AuditResult {
  /// An input as `results.json` says it, with the CRS of its file.
  func ledgerJSON(of input: Provenance, _ file: AuditFile) -> DetailValue {
    .object((input.json.asObject ?? []) + [DetailEntry("crs", .text(crs(of: input, file)))])
  }

  // GeoJSON is in WGS 84 unless the file or the audit file says otherwise.
  private func crs(of input: Provenance, _ file: AuditFile) -> String {
    let datum = file[layer: input.layer]?.datum ?? .wgs84
    let named = problems.first { $0.kind == .legacyCRS && $0.layer == input.layer }?.value
    return datum == .wgs84 ? named ?? "WGS 84" : datum.rawValue
  }
}
