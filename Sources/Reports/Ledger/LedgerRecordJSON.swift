// ledger.json: what a ledger can be verified by, with nothing else at hand than the layers. Its form is
// Schemas/ledger.schema.json.

internal import Audits
internal import Foundation
internal import Layers
internal import Measures
internal import Planar
internal import Standards

/// `ledger.json` in the making.
struct LedgerRecordJSON {
  /// The form's version: a reader refuses one that it does not know.
  static let version = 1

  let content: LedgerContent
  /// All files but this one, those of each indicator together.
  let entries: [LedgerEntry]
  /// The way to the audit file's folder.
  let way: Way

  /// The way from the ledger to the audit file's folder.
  enum Way: Sendable {
    /// That from where the ledger is to stand.
    case from(URL)
    /// That of a ledger written before, which may have been moved since; nil where it gives none.
    case recorded(String?)
  }

  /// The file, ending in a line feed.
  var text: String {
    let (result, audit) = (content.result, content.audit)
    return JSONWriter().text(
      of: .object([
        DetailEntry("format", .text("citycheck-ledger")),
        DetailEntry("version", .integer(Self.version)),
        DetailEntry("tool", result.tool.json),
        DetailEntry("city", .text(result.city)),
        DetailEntry("standard", .text(result.standardID)),
        DetailEntry("standard_title", .of(result.standardTitle)),
        DetailEntry("crs", result.crs.json),
        DetailEntry("audit_folder", .of(auditFolder)),
        // What an audit is asked on the command line (threads, curves, streets) reaches no file of a ledger.
        DetailEntry("options", .object([])),
        DetailEntry(
          "documents",
          .list(
            audit.documents.map { .object($0.ledgerEntries + [DetailEntry("text", .text($0.text))]) })),
        DetailEntry("inputs", .list(result.inputs.map { result.ledgerJSON(of: $0, audit.file) })),
        DetailEntry("indicators", .list(result.indicators.indices.map(indicator))),
        DetailEntry("files", .list(entries.filter { !$0.path.contains("/") }.map(\.json))),
      ]))
  }

  /// The way from the ledger to the audit file's folder; nil where the two have nothing but the root in common, since then
  /// it would say where people keep their files.
  private var auditFolder: String? {
    let place: URL
    switch way {
    case .recorded(let way): return way
    case .from(let ledger): place = ledger
    }
    guard let folder = content.audit.file.directory?.resolvingSymlinksInPath() else { return nil }
    let parent = place.deletingLastPathComponent().resolvingSymlinksInPath()
    let ledger = parent.appendingPathComponent(place.lastPathComponent)
    let common = zip(folder.standardizedFileURL.pathComponents, ledger.standardizedFileURL.pathComponents)
      .prefix { $0 == $1 }
    return common.count > 1 ? folder.path(from: ledger) : nil
  }

  private func indicator(_ number: Int) -> DetailValue {
    let indicator = content.result.indicators[number]
    let folder = content.folders[number]
    return .object([
      DetailEntry("id", .text(indicator.indicator.id)),
      DetailEntry("name", .of(indicator.indicator.name)),
      DetailEntry("folder", .text(folder)),
      DetailEntry("value", .of(indicator.city.value)),
      DetailEntry("unit", .text(indicator.unit.rawValue)),
      DetailEntry("verdict", .text(indicator.city.verdict.rawValue)),
      DetailEntry(
        "inputs", .list(content.audit.layersRead(by: indicator.indicator).map { .text($0) })),
      DetailEntry("evidence", .list(content.evidence[number].map(\.json))),
      DetailEntry("files", .list(entries.filter { $0.path.hasPrefix(folder + "/") }.map(\.json))),
    ])
  }
}

extension LedgerEntry {
  fileprivate var json: DetailValue {
    .object([
      DetailEntry("path", .text(path)), DetailEntry("sha256", .text(sha256)),
      DetailEntry("bytes", .integer(bytes)),
    ])
  }
}
