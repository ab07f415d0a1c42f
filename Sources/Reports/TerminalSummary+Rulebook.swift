// A whole rulebook on the terminal: some hundred indicators by series and item, and districts instead of one paragraph an
// indicator. What nobody has data on is listed apart, so that the numbers stand together.

internal import Audits
internal import Layers
internal import Measures
internal import Standards

extension TerminalSummary {
  /// From how many indicators on an audit is told as a rulebook.
  static let rulebookSize = 25

  /// The indicators that have a value, by series.
  func rulebook(_ indicators: [IndicatorResult]) -> [String] {
    let series: [(title: String, indicators: [IndicatorResult])] = [
      ("Basic items", indicators.filter { $0.indicator.item?.series == .basic }),
      ("Evaluation items", indicators.filter { $0.indicator.item?.series == .evaluation }),
      ("Without a series", indicators.filter { $0.indicator.item == nil }),
    ]
    let sections = series.filter { !$0.indicators.isEmpty }.map { title, indicators in
      paragraph("\(title): \(counts(of: indicators))", style: .heading) + items(indicators)
    }
    let computed = indicators.filter { $0.city.value != nil }
    return Array(sections.joined(separator: [""])) + reservations(computed) + withoutTarget(computed)
  }

  private func items(_ indicators: [IndicatorResult]) -> [String] {
    let computed = indicators.filter { $0.city.value != nil }
    guard !computed.isEmpty else { return [] }
    var table = TerminalTable(columns: [
      .init("Item", isTrailing: true), .init("Indicator", wraps: true, narrowest: 24),
      .init("Value", isTrailing: true, wraps: true, narrowest: 16), .init("Target", isTrailing: true),
      .init("Verdict"),
      .init("Shortfall", wraps: true, narrowest: 12),
    ])
    for result in computed {
      let target = result.targetBesideValue
      table.addRow([
        .init(result.indicator.item.map { "\($0.number)" } ?? ""), .init(result.indicator.name.en),
        // A property's name may be a long unit: it may stand on a line of its own.
        .init(result.valueText(of: result.city).breakable),
        .init(target ?? "none", style: target == nil ? .faint : .plain),
        .init(result.city.verdict.rawValue, style: result.city.verdict.style),
        .init(result.shortfallText(of: result.city)),
      ])
    }
    return table.lines(width: width, color: color)
  }

  /// How many of each verdict, and why those that are unknown are so.
  private func counts(of indicators: [IndicatorResult]) -> String {
    let (met, short) = (
      indicators.count { $0.city.verdict == .met }, indicators.count { $0.city.verdict == .short }
    )
    let unknown = indicators.filter { $0.city.verdict == .unknown }
    let (without, noTarget) = (
      unknown.count { $0.city.value == nil },
      unknown.count { $0.city.value != nil && $0.indicator.target == nil }
    )
    let open = unknown.count - without - noTarget
    return [
      (met, "met"), (short, "short"), (noTarget, "computed without a target"), (open, "open to doubt"),
      (without, "without a value"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  /// The indicators without a value: what has no layer, what nobody has reported, and all others by their reasons.
  func missing(_ result: AuditResult) -> [String] {
    let missing = result.indicators.filter { $0.city.value == nil }
    guard !missing.isEmpty else { return [] }
    let layers = Set(result.inputs.map(\.layer))
    var (withoutLayer, reasons) = (Groups(), Groups())
    var unreported: [String] = []
    for indicator in missing {
      let id = indicator.indicator.id
      if case .reported = indicator.indicator.measure {
        unreported.append(id)
        continue
      }
      var absent: [String] = []
      for layer in indicator.layers where !layers.contains(layer) && !absent.contains(layer) {
        absent.append(layer)
      }
      if !absent.isEmpty {
        withoutLayer.add(id, to: absent.joined(separator: " + "))
      } else {
        reasons.add(id, to: indicator.city.reason?.en ?? "no reason given")
      }
    }
    let sections =
      [
        withoutLayer.groups.isEmpty
          ? [] : list(withoutLayer, title: "No layer in the audit file", isShort: true),
        unreported.isEmpty
          ? []
          : paragraph(
            "Not reported, give them under 'reported' in the audit file: \(unreported.joined(separator: ", "))"
          ),
        reasons.groups.isEmpty ? [] : list(reasons, title: "Not computed", isShort: false),
      ]
    return paragraph(
      missing.count == 1 ? "1 indicator without a value" : "\(missing.count) indicators without a value",
      style: .heading) + sections.joined().map { "  \($0)" }
  }

  /// Ids by what they have in common, in the order of the first of each.
  private struct Groups {
    var groups: [(text: String, ids: [String])] = []

    mutating func add(_ id: String, to text: String) {
      if let place = groups.firstIndex(where: { $0.text == text }) {
        groups[place].ids.append(id)
      } else {
        groups.append((text, [id]))
      }
    }
  }

  private func list(_ groups: Groups, title: String, isShort: Bool) -> [String] {
    guard !isShort else {
      let texts = groups.groups.map { "\($0.text) (\($0.ids.joined(separator: ", ")))" }
      return paragraph("\(title): \(texts.joined(separator: ", "))")
    }
    var table = TerminalTable(columns: [
      .init("", wraps: true, narrowest: 24), .init("", wraps: true, narrowest: 24),
    ])
    for group in groups.groups {
      table.addRow([.init(group.text), .init(group.ids.joined(separator: ", "))])
    }
    return paragraph("\(title):")
      + TerminalSummary(width: width - 2, color: color).lines(of: table)
  }

  private func lines(of table: TerminalTable) -> [String] {
    table.lines(width: width, color: color, hasHeader: false, indent: 2)
  }

  private func reservations(_ computed: [IndicatorResult]) -> [String] {
    // Without a target there is no verdict to have reservations about.
    let ids = computed.filter { $0.city.reason != nil && $0.indicator.target != nil }.map(\.indicator.id)
    guard !ids.isEmpty else { return [] }
    return paragraph(
      "With a reservation (see 'reason' in results.json): \(ids.joined(separator: ", "))", style: .faint)
  }

  /// Each district with its verdicts, the one with most shortfalls first, and where it is farthest from the target.
  func districtOverview(of result: AuditResult) -> [String] {
    let places = result.districts.indices
    guard !places.isEmpty else { return [] }
    let judged = result.indicators.filter { $0.indicator.target != nil && !$0.isOfCityAlone }
    func short(_ place: Int) -> [IndicatorResult] {
      judged.filter { $0.districts[place].verdict == .short }
    }
    let order = places.sorted { (-short($0).count, $0) < (-short($1).count, $1) }
    var table = TerminalTable(columns: [
      .init("District", wraps: true), .init("Met", isTrailing: true), .init("Short", isTrailing: true),
      .init("Unknown", isTrailing: true), .init("Farthest from the target", wraps: true, narrowest: 24),
    ])
    for place in order {
      let short = short(place).sorted { $0.gap(in: place) > $1.gap(in: place) }
      table.addRow([
        .init(result.districts[place].name),
        .init("\(judged.count { $0.districts[place].verdict == .met })"),
        .init("\(short.count)", style: short.isEmpty ? .plain : .short),
        .init("\(judged.count { $0.districts[place].verdict == .unknown })"),
        .init(short.prefix(3).map(\.indicator.id).joined(separator: ", ")),
      ])
    }
    return table.lines(width: width, color: color)
      + paragraph("Every value of every district: districts.csv", style: .faint)
  }
}

extension IndicatorResult {
  /// How far a district is from the target, as a share of it; of a target of 0, or without a number, all the way.
  fileprivate func gap(in district: Int) -> Double {
    guard let value = districts[district].value, let target = indicator.target?.number, target != 0 else {
      return 1
    }
    return abs(value - target) / abs(target)
  }
}
