// What `citycheck verify --json` prints.

internal import Audits

/// A verified ledger as JSON.
public enum VerificationJSON {
  /// The outcome, ending in a line feed.
  public static func text(of found: LedgerVerification) -> String {
    JSONWriter().text(
      of: .object([
        DetailEntry("identical", .boolean(found.isIdentical)),
        DetailEntry("city", .text(found.city)),
        DetailEntry("standard", .text(found.standard)),
        DetailEntry("ledger_sha256", .text(found.recordHash)),
        DetailEntry("made_by", found.recordedTool.json),
        DetailEntry("verified_by", found.tool.json),
        DetailEntry("file_count", .integer(found.fileCount)),
        DetailEntry("files", .list(found.files.map(\.json))),
        DetailEntry("record", .list(found.record.map(\.json))),
        DetailEntry("inputs", .list(found.inputs.map(\.json))),
        DetailEntry("indicators", .list(found.indicators.map(\.json))),
        DetailEntry("failure", .of(found.failure)),
      ]))
  }
}

extension LedgerVerification.FileChange {
  fileprivate var json: DetailValue {
    .object([DetailEntry("path", .text(path)), DetailEntry("state", .text(state.rawValue))])
  }
}

extension LedgerVerification.RecordChange {
  fileprivate var json: DetailValue {
    let (state, indicator, difference): (String, String?, LedgerDifference?) =
      switch self {
      case .missing(let id): ("missing-indicator", id, nil)
      case .foreign(let id): ("foreign-indicator", id, nil)
      case .repeated(let id): ("repeated-indicator", id, nil)
      case .differs(let difference): ("differs", nil, difference)
      }
    return .object([
      DetailEntry("state", .text(state)), DetailEntry("indicator", .of(indicator)),
      DetailEntry("difference", difference?.json ?? .null),
    ])
  }
}

extension LedgerVerification.InputOutcome {
  fileprivate var json: DetailValue {
    let (kind, layer): (String, String?) =
      switch role {
      case .layer(let name): ("layer", name)
      case .document: ("document", nil)
      case .evidence: ("evidence", nil)
      }
    return .object([
      DetailEntry("kind", .text(kind)), DetailEntry("layer", .of(layer)), DetailEntry("path", .text(path)),
      DetailEntry("state", .text(state.rawValue)),
      DetailEntry("indicators", .list(indicators.map { .text($0) })),
    ])
  }
}

extension LedgerVerification.IndicatorOutcome {
  fileprivate var json: DetailValue {
    .object([
      DetailEntry("id", .text(id)), DetailEntry("folder", .text(folder)),
      DetailEntry("state", .text(state.rawValue)),
      DetailEntry("recomputed", .list(recomputed.map { .text($0) })),
      DetailEntry("tampered", .list(tampered.map { .text($0) })),
      DetailEntry("difference", difference?.json ?? .null),
    ])
  }
}

extension LedgerDifference {
  fileprivate var json: DetailValue {
    .object([
      DetailEntry("file", .text(file)), DetailEntry("place", .text(place)),
      DetailEntry("ledger", .text(ledger)), DetailEntry("now", .text(now)),
    ])
  }
}
