// The districts that fall short, worst first, under each indicator.

internal import Audits
internal import Measures
internal import Standards

extension TerminalSummary {
  /// For each indicator its short districts, farthest from the target first, then which are unknown and why.
  func shortDistricts(of result: AuditResult) -> [String] {
    // A reservation that several indicators share is written out once.
    var said: Set<String> = []
    let groups = result.indicators.compactMap { indicator -> [String]? in
      let short = indicator.districts.filter { $0.verdict == .short }
      let unknown = indicator.districts.filter { $0.verdict == .unknown }
      guard !short.isEmpty || !unknown.isEmpty || indicator.city.reason != nil else { return nil }
      // Two standards may well give an indicator the same name.
      let standard = result.furtherStandards.isEmpty ? "" : " (\(result.standard(of: indicator).id))"
      let title = paragraph(
        "\(indicator.indicator.name.en)\(standard): \(counts(of: indicator))", style: .heading)
      if indicator.indicator.target == nil {
        // Without a target every place is unknown, which the table has said; a missing value needs its reason.
        return indicator.city.value == nil ? title + cityLines(indicator.city, &said) : nil
      }
      return title + cityLines(indicator.city, &said)
        + list(worstFirst(short, target: indicator.indicator.target), of: indicator)
        + unknownLines(unknown)
    }
    return Array(groups.joined(separator: [""]))
  }

  private func cityLines(_ city: PlaceResult, _ said: inout Set<String>) -> [String] {
    guard let reason = city.reason?.en else { return [] }
    let isNew = said.insert(reason).inserted
    // A verdict stands in spite of what is left out, and not for it; an unknown one is so for its reason.
    let text =
      city.verdict == .unknown
      ? ": \(isNew ? reason : "for the reason given above")"
      : ", with a reservation: \(isNew ? reason : "the one given above")"
    return paragraph("Whole city \(city.verdict.rawValue)\(text)", style: .faint).map { "  \($0)" }
  }

  private func counts(of indicator: IndicatorResult) -> String {
    Verdict.allCases.compactMap { verdict in
      let count = indicator.districts.count { $0.verdict == verdict }
      return count > 0 ? "\(count)\u{A0}\(verdict.rawValue)" : nil
    }.joined(separator: ", ")
  }

  private func list(_ districts: [PlaceResult], of indicator: IndicatorResult) -> [String] {
    var table = TerminalTable(columns: [
      .init("", wraps: true), .init("", isTrailing: true), .init("", wraps: true),
    ])
    for district in districts.prefix(districtLimit) {
      table.addRow([
        .init(district.name), .init(indicator.valueText(of: district), style: .short),
        .init(indicator.shortfallText(of: district)),
      ])
    }
    let more = districts.count - districtLimit
    return table.lines(width: width, color: color, hasHeader: false, indent: 2)
      + (more > 0 ? ["  … and \(more) more: see districts.csv"] : [])
  }

  private func worstFirst(_ districts: [PlaceResult], target: Target?) -> [PlaceResult] {
    guard let number = target?.number else { return districts }
    let distances = districts.map { abs(($0.value ?? number) - number) }
    // Equally bad ones stay in the order of their ids.
    return districts.indices.sorted { (-distances[$0], $0) < (-distances[$1], $1) }.map { districts[$0] }
  }

  private func unknownLines(_ districts: [PlaceResult]) -> [String] {
    var reasons: [(text: String, names: [String])] = []
    for district in districts {
      let reason = district.reason?.en ?? "no reason given"
      if let place = reasons.firstIndex(where: { $0.text == reason }) {
        reasons[place].names.append(district.name)
      } else {
        reasons.append((reason, [district.name]))
      }
    }
    return reasons.flatMap { reason in
      let names = reason.names.prefix(districtLimit).joined(separator: ", ")
      let more = reason.names.count > districtLimit ? " and \(reason.names.count - districtLimit) more" : ""
      return paragraph("Unknown in \(names)\(more): \(reason.text)", style: .unknown).map { "  \($0)" }
    }
  }
}
