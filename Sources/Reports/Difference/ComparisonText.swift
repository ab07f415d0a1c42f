// What `citycheck diff` prints: what differs of the inputs, what moved most and why, findings and problems.

public import Audits
internal import Layers
internal import Measures
internal import Standards

/// Two audits held against each other, for a terminal.
public struct ComparisonText: Sendable {
  /// The terminal's width in columns; lines keep to it as far as numbers allow.
  public var width: Int
  /// Whether to use colours.
  public var color: Bool
  /// How many places to list for each indicator.
  public var placeLimit: Int
  /// How many findings, problems and parameters to list of each kind.
  public var listLimit: Int

  private let words = ComparisonWords(language: .english)

  /// A text of `width` columns, without colour unless asked for.
  public init(width: Int = 80, color: Bool = false, placeLimit: Int = 6, listLimit: Int = 5) {
    self.width = width
    self.color = color
    self.placeLimit = placeLimit
    self.listLimit = listLimit
  }

  /// The comparison in a few lines, ending in a line feed.
  ///
  /// - Parameters:
  ///   - comparison: The comparison.
  ///   - old: The old audit as people named it; nil takes the audit file's name.
  ///   - new: The new audit as people named it; nil takes the audit file's name.
  ///   - folder: The folder that was written to; nil when nothing was.
  public func text(
    of comparison: AuditComparison, old: String? = nil, new: String? = nil, folder: String? = nil
  ) -> String {
    let comparison = comparison.withShortNames
    let written = folder.map { paragraph("Written to \($0): diff.json, bulletin.md, bulletins/") } ?? []
    var sections = [
      paragraph("\(comparison.new.city): what has changed between two audits", style: .heading)
        + side("Old", comparison.old, old) + side("New", comparison.new, new)
    ]
    if comparison.isIdentical {
      sections.append(
        paragraph("Identical: no file, parameter, figure, finding or problem differs.", style: .met)
          + notes(comparison))
    } else {
      sections += [inputs(comparison), parameters(comparison), moved(comparison), points(comparison)]
      sections += indicators(comparison)
      sections += [
        single(comparison), findings(comparison), problems(comparison), order(comparison), notes(comparison),
      ]
    }
    sections.append(written)
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func side(_ title: String, _ side: AuditComparison.Side, _ name: String?) -> [String] {
    let standards = side.standards.map(\.id).joined(separator: ", ")
    let made = side.isLedger ? ", a ledger made by CityCheck \(side.tool.citycheck)" : ""
    return paragraph("\(title): \(name ?? side.file)\(made); standard \(standards)")
  }

  // MARK: What differs

  private func inputs(_ comparison: AuditComparison) -> [String] {
    let same = comparison.sameLayerCount
    guard !comparison.layers.isEmpty else { return paragraph("Layers: all \(same) are what they were") }
    var table = TerminalTable(columns: [
      .init("Layer"), .init("File"), .init("Features", wraps: true), .init("Read by", wraps: true),
    ])
    for layer in comparison.layers {
      table.addRow([
        .init(layer.name), .init(words.state(of: layer)), .init(words.features(of: layer)),
        .init(readers(layer.indicators, comparison)),
      ])
    }
    return table.lines(width: width, color: color)
      + (same > 0
        ? paragraph(
          "\(same) other layer\(same == 1 ? " is" : "s are") what \(same == 1 ? "it was" : "they were")")
        : [])
  }

  private func readers(_ ids: [String], _ comparison: AuditComparison) -> String {
    if ids.isEmpty { return "no indicator" }
    if ids.count == comparison.indicators.count, ids.count > 1 { return "all indicators" }
    return ids.prefix(3).joined(separator: ", ") + (ids.count > 3 ? " and \(ids.count - 3) more" : "")
  }

  private func parameters(_ comparison: AuditComparison) -> [String] {
    guard !comparison.parameters.isEmpty else { return [] }
    var table = TerminalTable(columns: [
      .init("Parameter", wraps: true, narrowest: 30), .init("Old", wraps: true, narrowest: 10),
      .init("New", wraps: true, narrowest: 10),
    ])
    let shown = comparison.parameters.prefix(4 * listLimit)
    for parameter in shown {
      table.addRow([
        .init(parameter.change.path), .init(words.parameter(parameter.change.old)),
        .init(words.parameter(parameter.change.new)),
      ])
    }
    return table.lines(width: width, color: color)
      + more(comparison.parameters.count - shown.count, "parameters")
  }

  private func more(_ count: Int, _ what: String) -> [String] {
    count > 0 ? paragraph("and \(count) more \(what): see --json", style: .faint) : []
  }

  // MARK: What moved

  private func moved(_ comparison: AuditComparison) -> [String] {
    let both = comparison.indicators.filter { $0.presence == .both }
    let places = both.flatMap(\.places)
    let moved = places.filter(\.whole.isMove)
    guard !moved.isEmpty else {
      return paragraph("No figure moved: every value, verdict and shortfall is what it was.", style: .met)
    }
    func count(_ move: FigureChange.VerdictMove) -> Int { moved.count { $0.whole.verdict == move } }
    var parts: [String] = []
    for (move, word) in [
      (FigureChange.VerdictMove.fell, "fell from met"), (.rose, "rose to met"),
      (.shifted, "changed otherwise"), (.rejudged, "given in one audit alone"),
    ] where count(move) > 0 {
      parts.append("\(count(move)) \(word)")
    }
    let verdicts = parts.isEmpty ? "no verdict changed" : "verdicts: \(parts.joined(separator: ", "))"
    return paragraph(
      "\(moved.count) of \(places.count) figures moved, in \(both.count { $0.places.contains(where: \.whole.isMove) }) of \(both.count) indicators; \(verdicts). Most moved first:",
      style: .heading)
  }

  private func points(_ comparison: AuditComparison) -> [String] {
    let totals = comparison.points.flatMap { paragraph("Points, \($0.standard.id): \(words.points($0))") }
    // Those of the others stand beside what moved.
    let unmoved = comparison.withMovedPoints.filter { entry in
      entry.indicator.presence != .both || !entry.indicator.places.contains(where: \.whole.isMove)
    }
    return totals
      + unmoved.flatMap { paragraph("Points, \($0.indicator.indicator.id): \(words.points($0.points))") }
  }

  private func indicators(_ comparison: AuditComparison) -> [[String]] {
    var order: [(indicator: Int, places: [Int])] = []
    for move in comparison.ranked {
      if let place = order.firstIndex(where: { $0.indicator == move.indicator }) {
        order[place].places.append(move.place)
      } else {
        order.append((move.indicator, [move.place]))
      }
    }
    return order.map { block(comparison.indicators[$0.indicator], $0.places) }
  }

  private func block(_ indicator: IndicatorComparison, _ places: [Int]) -> [String] {
    let own = indicator.indicator
    let points = indicator.points.map { "; points \(words.points($0))" } ?? ""
    let title = "\(own.id): \(own.name.en); target \(words.targets(of: indicator))\(points)"
    var table = TerminalTable(columns: [
      .init("", wraps: true, narrowest: 14), .init("Old", isTrailing: true), .init("New", isTrailing: true),
      .init("Change", isTrailing: true), .init("Verdict"), .init("Missing", wraps: true, narrowest: 10),
    ])
    // The city is what people ask for first, wherever it ranks.
    let all = (places.contains(0) ? [0] : []) + places.filter { $0 != 0 }
    let shown = all.prefix(placeLimit + (places.contains(0) ? 1 : 0))
    let isOne = indicator.causes.count == 1
    for number in shown {
      let place = indicator.places[number]
      let sums = PlaceSums(place, of: indicator)
      add(place, of: indicator, sums, to: &table)
      if !isOne { for step in place.steps { add(step, of: indicator, sums, to: &table) } }
    }
    let cause =
      isOne
      ? indicator.causes.first.map { paragraph("  all of it: \(words.name(of: $0, in: indicator))") } ?? []
      : []
    return paragraph(title, style: .heading) + cause + table.lines(width: width, color: color, indent: 2)
      + more(all.count - shown.count, "places")
  }

  private func add(
    _ place: PlaceComparison, of indicator: IndicatorComparison, _ sums: PlaceSums,
    to table: inout TerminalTable
  ) {
    let values = words.values(of: place.whole, in: indicator)
    let style: TerminalStyle =
      place.whole.verdict == .fell ? .short : place.whole.verdict == .rose ? .met : .plain
    table.addRow([
      .init(place.districtID == nil ? "the city" : place.name), .init(values.old), .init(values.new),
      .init(words.valueChange(of: place.whole, in: indicator, sums)),
      .init(words.verdicts(of: place.whole), style: style), .init(words.missing(of: place.whole, sums)),
    ])
  }

  private func add(
    _ step: ChangeStep, of indicator: IndicatorComparison, _ sums: PlaceSums, to table: inout TerminalTable
  ) {
    guard step.part.isMove || step.interacts else { return }
    let verdict = step.part.before?.verdict == step.part.after?.verdict ? "" : words.verdicts(of: step.part)
    let isUnknown = step.part.value == nil
    let values = isUnknown ? words.values(of: step.part, in: indicator) : ("", "")
    let rest = [
      words.missingChange(step.part, sums), words.alone(step, in: indicator, sums).map { "(\($0))" },
    ]
    table.addRow([
      .init("· \(words.name(of: step.cause))", style: .faint), .init(values.0, style: .faint),
      .init(values.1, style: .faint),
      .init(words.valueChange(of: step.part, in: indicator, sums), style: .faint),
      .init(verdict, style: .faint), .init(rest.compactMap { $0 }.joined(separator: " "), style: .faint),
    ])
  }

  private func single(_ comparison: AuditComparison) -> [String] {
    func list(_ presence: IndicatorComparison.Presence, _ title: String) -> [String] {
      let ids = comparison.indicators.filter { $0.presence == presence }.map(\.indicator.id)
      guard !ids.isEmpty else { return [] }
      return paragraph("\(title) (\(ids.count)): \(ids.joined(separator: ", "))")
    }
    return list(.old, "Indicators of the old audit alone") + list(.new, "Indicators of the new audit alone")
  }

  // MARK: Findings, problems, notes

  private func findings(_ comparison: AuditComparison) -> [String] {
    guard !comparison.findings.isEmpty else { return [] }
    var table = TerminalTable(columns: [.init(""), .init("", wraps: true)])
    var counts: [String] = []
    var left = 0
    for kind in FindingChange.Kind.allCases {
      let own = comparison.findings.filter { $0.kind == kind }
      guard !own.isEmpty else { continue }
      counts.append("\(own.count) \(words.word(kind))")
      left += max(0, own.count - listLimit)
      for change in own.prefix(listLimit) {
        table.addRow([
          .init(words.word(kind), style: kind.style), .init(change.finding.statement.en),
        ])
      }
    }
    return paragraph("Findings: \(counts.joined(separator: ", "))", style: .heading)
      + table.lines(width: width, color: color, hasHeader: false, indent: 2) + more(left, "findings")
  }

  private func problems(_ comparison: AuditComparison) -> [String] {
    func counts(_ problems: [LayerProblem]) -> String {
      LayerProblem.Kind.allCases.compactMap { kind -> String? in
        let count = problems.reduce(0) { $0 + ($1.kind == kind ? $1.count : 0) }
        return count > 0 ? "\(HumanNumber.decimal(Double(count), digits: 0))\u{A0}\(kind.rawValue)" : nil
      }.joined(separator: ", ")
    }
    let (new, gone) = (comparison.problems.new, comparison.problems.gone)
    return (new.isEmpty ? [] : paragraph("New problems in the data: \(counts(new))", style: .short))
      + (gone.isEmpty ? [] : paragraph("Problems in the data that are gone: \(counts(gone))"))
  }

  private func order(_ comparison: AuditComparison) -> [String] {
    let several = comparison.indicators.contains { $0.causes.count > 1 }
    return (several ? paragraph(words.order, style: .faint) : [])
      + (comparison.findings.isEmpty ? [] : paragraph(words.matching, style: .faint))
  }

  private func notes(_ comparison: AuditComparison) -> [String] {
    comparison.notes.flatMap { paragraph("Note: \($0.en)", style: .short) }
  }

  private func paragraph(_ text: String, style: TerminalStyle = .plain) -> [String] {
    let indent = String(text.prefix { $0 == " " })
    return text.onOneLine.wrapped(to: width - 2 - indent.count).enumerated().map { place, line in
      indent + (place == 0 ? "" : "  ") + style.applied(to: line.withPlainSpaces, color: color)
    }
  }
}

extension FindingChange.Kind {
  fileprivate var style: TerminalStyle {
    switch self {
    case .new, .worse: .short
    case .mended: .met
    case .removed: .plain
    case .unknown: .unknown
    }
  }
}
