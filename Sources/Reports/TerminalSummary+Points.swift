// The points on the terminal: basic items first, since they must lose none, and which of them do.

internal import Audits
internal import Standards

extension TerminalSummary {
  /// The points of a standard's indicators; nothing where it gives none.
  func points(_ indicators: [IndicatorResult]) -> [String] {
    let totals = PointsTotals(indicators)
    guard totals.all.count > 0 else { return [] }
    var rows = [
      ("Basic items, lose no point", totals.basic), ("Evaluation items", totals.evaluation),
      ("Without a series", totals.withoutSeries),
    ].filter { $0.1.count > 0 }
    if rows.count > 1 { rows.append(("In all", totals.all)) }
    var table = TerminalTable(columns: [
      .init("Points", wraps: true), .init("Earned", isTrailing: true), .init("Full", isTrailing: true),
      .init("Unknown", isTrailing: true),
    ])
    for (name, total) in rows {
      table.addRow([
        .init(name), .init(HumanPoints.text(total.earned)), .init(HumanPoints.text(total.full)),
        .init(HumanPoints.text(total.fullUnknown), style: total.fullUnknown > 0 ? .unknown : .plain),
      ])
    }
    return table.lines(width: width, color: color) + basicItems(indicators)
  }

  private func basicItems(_ indicators: [IndicatorResult]) -> [String] {
    let basic = indicators.filter { $0.indicator.item?.series == .basic && $0.points != nil }
    guard !basic.isEmpty else { return [] }
    let losing = basic.compactMap { result in
      result.points.flatMap { $0.isLosing ? "\(result.indicator.name.en) \(HumanPoints.text($0))" : nil }
    }
    // Of a rulebook the table says which are unknown; their names would fill the screen.
    let unknown =
      indicators.count >= Self.rulebookSize
      ? [] : basic.filter { $0.points?.earned == nil }.map(\.indicator.name.en)
    let isAnyUnknown = basic.contains { $0.points?.earned == nil }
    let lost =
      losing.isEmpty
      ? paragraph("No basic item loses a point\(isAnyUnknown ? ", as far as is known" : "").")
      : paragraph("Basic items that lose points: \(losing.joined(separator: "; "))", style: .short)
    return lost
      + (unknown.isEmpty
        ? []
        : paragraph(
          "Basic items whose points are unknown: \(unknown.joined(separator: "; "))", style: .unknown))
  }
}
