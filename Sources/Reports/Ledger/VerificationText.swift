// What `citycheck verify` prints: what is as it was, what is not, and where to look first.

internal import Audits

/// A verified ledger for a terminal.
public struct VerificationText: Sendable {
  /// The terminal's width in columns.
  public var width: Int
  /// Whether to use colours.
  public var color: Bool

  /// A text of `width` columns, without colour unless asked for.
  public init(width: Int = 80, color: Bool = false) {
    self.width = width
    self.color = color
  }

  /// The outcome in a few lines, ending in a line feed.
  public func text(of found: LedgerVerification) -> String {
    let sections = [
      header(of: found), files(of: found), record(of: found), inputs(of: found), indicators(of: found),
      conclusion(of: found),
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func header(of found: LedgerVerification) -> [String] {
    let made = found.recordedTool
    let isSame = made == found.tool
    return paragraph("Ledger of \(found.city), standard \(found.standard)", style: .heading)
      + paragraph("Made by \(made.words)" + (isSame ? ", and verified by the same" : ""))
      + (isSame
        ? []
        : paragraph("Verified by \(found.tool.words): other versions may give other digits", style: .short))
      + paragraph("ledger.json has the SHA-256 \(found.recordHash)")
  }

  private func files(of found: LedgerVerification) -> [String] {
    let count = found.files.count
    guard count > 0 else {
      return paragraph(
        found.fileCount == 1
          ? "Files: the only one is as it was written"
          : "Files: all \(found.fileCount) are as they were written")
    }
    return paragraph(
      count == 1 ? "Files: 1 is not as it was written" : "Files: \(count) are not as they were written",
      style: .short) + table(found.files.map { [$0.state.rawValue, $0.path] })
  }

  private func record(of found: LedgerVerification) -> [String] {
    guard !found.record.isEmpty else { return [] }
    return paragraph("ledger.json is not what the audit run again writes", style: .short)
      + table(found.record.map(\.cells))
  }

  private func inputs(of found: LedgerVerification) -> [String] {
    let other = found.inputs.filter { $0.state != .same }
    let count = found.inputs.count
    guard !other.isEmpty else {
      return paragraph(
        count == 1 ? "Inputs: the only one is as it was read" : "Inputs: all \(count) are as they were read")
    }
    return paragraph(
      "Inputs: \(other.count) of \(count) \(other.count == 1 ? "is not as it was" : "are not as they were") read",
      style: .short)
      + table(
        other.map { input in
          [
            input.state == .piped ? "came through a pipe" : input.state.rawValue, input.words,
            input.readers(of: found.indicators.count),
          ]
        })
  }

  private func indicators(of found: LedgerVerification) -> [String] {
    guard found.failure == nil else { return [] }
    var table = TerminalTable(columns: [
      .init("Indicator", wraps: true), .init("Run again"), .init("", wraps: true),
    ])
    for indicator in found.indicators {
      table.addRow([
        .init(indicator.id),
        .init(indicator.state.rawValue, style: indicator.state == .identical ? .met : .short),
        .init(indicator.words),
      ])
    }
    return table.lines(width: width, color: color)
  }

  private func conclusion(of found: LedgerVerification) -> [String] {
    if let failure = found.failure {
      return paragraph("The audit could not be run again: \(failure)", style: .short)
    }
    guard !found.isIdentical else {
      return paragraph("Identical: the ledger is what its inputs give, byte for byte.", style: .met)
    }
    let differing = found.indicators.count { $0.state != .identical }
    if differing == 0, !found.record.isEmpty {
      return paragraph(
        "Not identical: the indicators that the ledger lists come out the same, but ledger.json does not.",
        style: .short)
    }
    return paragraph(
      differing > 0
        ? "Not identical: \(differing) of \(found.indicators.count) indicators \(differing == 1 ? "differs" : "differ")."
        : "Not identical: all indicators come out the same, but not everything is as it was.", style: .short)
  }

  private func table(_ rows: [[String]]) -> [String] {
    var table = TerminalTable(
      columns: (0..<(rows.first?.count ?? 0)).map { .init("", wraps: $0 > 0) })
    for row in rows { table.addRow(row.map { .init($0) }) }
    return table.lines(width: width, color: color, hasHeader: false, indent: 2)
  }

  private func paragraph(_ text: String, style: TerminalStyle = .plain) -> [String] {
    text.onOneLine.wrapped(to: width - 2).enumerated().map { place, line in
      (place == 0 ? "" : "  ") + style.applied(to: line.withPlainSpaces, color: color)
    }
  }
}

extension ToolVersions {
  fileprivate var words: String { "CityCheck \(citycheck), GEOS \(geos), PROJ \(proj)" }
}

extension LedgerVerification.InputOutcome {
  fileprivate var words: String {
    switch role {
    case .layer(let name): "\(name), \(path)"
    case .document, .evidence: path
    }
  }

  fileprivate func readers(of count: Int) -> String {
    switch role {
    case .document: "the audit is run from what the ledger keeps"
    case .layer, .evidence:
      indicators.isEmpty
        ? "read by no indicator"
        : "read by \(indicators.count == count ? "all indicators" : indicators.joined(separator: ", "))"
    }
  }
}

extension LedgerVerification.IndicatorOutcome {
  /// Which files differ, and the first thing in them that does.
  fileprivate var words: String {
    var parts: [String] = []
    if !tampered.isEmpty { parts.append("not as written: \(tampered.joined(separator: ", "))") }
    if !recomputed.isEmpty { parts.append("comes out otherwise: \(recomputed.joined(separator: ", "))") }
    if let difference {
      parts.append("\(difference.file), \(difference.words)")
    }
    return parts.joined(separator: "; ")
  }
}

extension LedgerVerification.RecordChange {
  /// What it is, and of what.
  fileprivate var cells: [String] {
    switch self {
    case .missing(let id): ["missing", "the indicator '\(id)', which the audit gives"]
    case .foreign(let id): ["foreign", "the indicator '\(id)', which the audit does not give"]
    case .repeated(let id): ["repeated", "the indicator '\(id)', which is listed more than once"]
    case .differs(let difference): ["changed", difference.words]
    }
  }
}

extension LedgerDifference {
  /// Where it is, and what stands there.
  fileprivate var words: String {
    let quote = { (text: String) in text.isEmpty ? "nothing" : "'\(text)'" }
    if place == Self.lineEnds {
      let kinds = [ledger, now].map { $0.isEmpty ? "none" : $0 }
      return "the line ends differ: \(kinds[0]) in the ledger, \(kinds[1]) now"
    }
    return "\(place): \(quote(ledger)) in the ledger, \(quote(now)) now"
  }
}
