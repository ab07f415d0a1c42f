// What `citycheck audit` prints: the answer on one screen, and where the rest is.

public import Audits
internal import Layers
internal import Measures
internal import Planar
internal import Standards

/// The summary of an audit for a terminal.
public struct TerminalSummary: Sendable {
  /// The terminal's width in columns; lines keep to it as far as numbers allow.
  public var width: Int
  /// Whether to use colours.
  public var color: Bool
  /// The output folder as people wrote it; nil when nothing was written.
  public var folder: String?
  /// What else was written: folders within the output folder, ending in a slash, and paths of files.
  public var alsoWritten: [String]
  /// How many districts to list for each indicator.
  public var districtLimit: Int
  /// How many findings to list.
  public var findingLimit: Int

  /// A summary of `width` columns, without colour unless asked for.
  public init(
    width: Int = 80, color: Bool = false, folder: String? = nil, alsoWritten: [String] = [],
    districtLimit: Int = 5, findingLimit: Int = 5
  ) {
    self.width = width
    self.color = color
    self.folder = folder
    self.alsoWritten = alsoWritten
    self.districtLimit = districtLimit
    self.findingLimit = findingLimit
  }

  /// The result in a few lines, ending in a line feed.
  public func text(of result: AuditResult) -> String {
    let result = result.withShortNames
    let isOne = result.furtherStandards.isEmpty
    let isLong = result.indicators.count >= Self.rulebookSize
    func table(_ own: [IndicatorResult]) -> [String] { isLong ? rulebook(own) : indicators(own) }
    let standards = result.standards.flatMap { standard -> [[String]] in
      let own = result.indicators(of: standard)
      guard !isOne else { return [table(own), points(own)] }
      return [
        paragraph("\(standard.title.both) (\(standard.id))", style: .heading), table(own), points(own),
      ]
    }
    let sections =
      [header(of: result)] + standards + [
        walking(of: result), isLong ? districtOverview(of: result) : shortDistricts(of: result),
        findings(of: result),
        isLong ? missing(result) : [],
        problems(of: result) + imbalances(of: result), files(of: result),
      ]
    return sections.filter { !$0.isEmpty }
      .map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private func header(of result: AuditResult) -> [String] {
    let layers = result.inputs.map {
      "\($0.layer.onOneLine)\u{A0}\(HumanNumber.decimal(Double($0.used), digits: 0))"
    }
    let lengths = HumanNumber.scaleError(result.crs.lengthError)
    let areas = HumanNumber.scaleError(result.crs.areaError)
    let standards = result.standards.map { "\($0.title.both) (\($0.id))" }
    return paragraph(result.city, style: .heading)
      + paragraph("\(standards.count == 1 ? "Standard" : "Standards"): \(standards.joined(separator: "; "))")
      + paragraph("Plane: \(result.crs.name); lengths within \(lengths), areas within \(areas)")
      + (layers.isEmpty ? [] : paragraph("Layers: \(layers.joined(separator: ", "))"))
  }

  private func indicators(_ indicators: [IndicatorResult]) -> [String] {
    var table = TerminalTable(columns: [
      .init("Indicator", wraps: true), .init("Value", isTrailing: true), .init("Target", isTrailing: true),
      .init("Verdict"), .init("Shortfall", wraps: true),
    ])
    for indicator in indicators {
      let city = indicator.city
      let target = indicator.targetBesideValue
      table.addRow([
        .init(indicator.indicator.name.en), .init(indicator.valueText(of: city)),
        .init(target ?? "none", style: target == nil ? .faint : .plain),
        .init(city.verdict.rawValue, style: city.verdict.style), .init(indicator.shortfallText(of: city)),
      ])
    }
    return table.lines(width: width, color: color) + withoutTarget(indicators)
  }

  func withoutTarget(_ indicators: [IndicatorResult]) -> [String] {
    let count = indicators.count { $0.indicator.target == nil }
    guard count > 0 else { return [] }
    let subject = count == 1 ? "1 indicator has" : "\(count) indicators have"
    return paragraph("\(subject) no target: set one under 'overrides' in the audit file.", style: .faint)
  }

  private func findings(of result: AuditResult) -> [String] {
    guard !result.findings.isEmpty else { return [] }
    let shown = result.findings.prefix(findingLimit)
    let count = HumanNumber.decimal(Double(result.findings.count), digits: 0)
    let title =
      shown.count < result.findings.count ? "Findings, the first \(shown.count) of \(count)" : "Findings"
    var table = TerminalTable(columns: [.init("", isTrailing: true), .init("", wraps: true)])
    for finding in shown { table.addRow([.init("\(finding.number)"), .init(finding.statement.en)]) }
    return paragraph(title, style: .heading)
      + table.lines(width: width, color: color, hasHeader: false, indent: 2)
  }

  private func problems(of result: AuditResult) -> [String] {
    guard !result.problems.isEmpty else { return [] }
    let counts = LayerProblem.Kind.allCases.compactMap { kind -> String? in
      let count = result.problems.reduce(0) { $0 + ($1.kind == kind ? $1.count : 0) }
      return count > 0 ? "\(HumanNumber.decimal(Double(count), digits: 0))\u{A0}\(kind.rawValue)" : nil
    }
    // The command reads layers and builds no network.
    let (read, walked) = (
      result.problems.contains { !$0.kind.isOfWalking }, result.problems.contains { $0.kind.isOfWalking }
    )
    let place =
      walked
      ? (read
        ? "see 'citycheck check', for those of walking 'problems' in results.json"
        : "see 'problems' in results.json")
      : "see 'citycheck check'"
    return paragraph("Problems in the data: \(counts.joined(separator: ", ")); \(place)")
  }

  private func imbalances(of result: AuditResult) -> [String] {
    result.balances.filter { !$0.holds }.flatMap {
      paragraph("Does not add up: \($0.name): \($0.parts.exactText) of \($0.whole.exactText)", style: .short)
    }
  }

  private func files(of result: AuditResult) -> [String] {
    guard let folder else { return [] }
    let names =
      OutputFolder.topFiles + ["patches/", "maps/"]
      + (result.indicators.contains { $0.streets != nil } ? ["streets/"] : [])
      + alsoWritten.filter { $0.hasSuffix("/") }
    let files = alsoWritten.filter { !$0.hasSuffix("/") }
    return paragraph("Written to \(folder): \(names.joined(separator: ", "))")
      + (files.isEmpty ? [] : paragraph("Written besides: \(files.joined(separator: ", "))"))
  }

  /// A text of any length, wrapped, its further lines set in by two.
  func paragraph(_ text: String, style: TerminalStyle = .plain) -> [String] {
    let lines = text.onOneLine.wrapped(to: width - 2)
    return lines.enumerated().map { place, line in
      (place == 0 ? "" : "  ") + style.applied(to: line.withPlainSpaces, color: color)
    }
  }
}

extension LayerProblem.Kind {
  /// Whether only an audit that walks can find it.
  fileprivate var isOfWalking: Bool {
    switch self {
    case .networkPieces, .looseStreetEnd, .streetWithoutLength, .repeatedStreet, .notLinked,
      .gateWithoutOwner:
      true
    default: false
    }
  }
}
