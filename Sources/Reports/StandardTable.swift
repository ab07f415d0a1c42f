// A standard as a readable table: what is measured, against which target, on which source.

internal import Audits
internal import Measures
public import Standards

/// A standard for a terminal.
public struct StandardTable: Sendable {
  /// The terminal's width in columns.
  public var width: Int
  /// Whether to use colours.
  public var color: Bool

  /// A table of `width` columns, without colour unless asked for.
  public init(width: Int = 80, color: Bool = false) {
    self.width = width
    self.color = color
  }

  /// The standard's indicators, one paragraph each, ending in a line feed.
  public func text(of standard: Standard) -> String {
    var lines = ["\(standard.title.en) \(standard.title.zh) (\(standard.id))".onOneLine]
    for indicator in standard.indicators {
      lines.append("")
      lines.append("\(indicator.id)  \(indicator.name.en) \(indicator.name.zh)".onOneLine)
      var table = TerminalTable(columns: [.init(""), .init("", wraps: true)])
      for (label, text) in facts(of: indicator) { table.addRow([.init(label, style: .faint), .init(text)]) }
      lines += table.lines(width: width, color: color, hasHeader: false, indent: 2)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func facts(of indicator: Indicator) -> [(String, String)] {
    var facts: [(String, String)] = []
    if let item = indicator.item {
      facts.append(("item", "\(item.series.rawValue) \(item.number), \(item.folder)"))
    }
    facts.append((indicator.measure.word, indicator.measure.sentence))
    facts.append(
      (
        "target",
        indicator.target.map { HumanNumber.text($0, indicator.measure.valueUnit) }
          ?? "none: unknown until you set one"
      ))
    if let department = indicator.department {
      facts.append(("department", "\(department.en) \(department.zh)"))
    }
    if let source = indicator.source {
      facts.append(("source", "\(source.clause) (\(source.confidence.rawValue))"))
      if let note = source.note { facts.append(("note", note.en)) }
    }
    return facts
  }
}

extension MeasureDefinition {
  /// The measure in one sentence.
  fileprivate var sentence: String {
    switch self {
    case .coverage(let coverage):
      "\(coverage.weight.rawValue) of \(coverage.demand.text) within reach of \(coverage.supply.text): "
        + coverage.reaches.text
    case .provision(let provision):
      "\(provision.amount.text) of \(provision.supply.text)\(provision.per.text)"
        + (provision.minArea > 0 ? ", sites from \(HumanNumber.text(provision.minArea, .squareMetres))" : "")
        + (provision.land.map { ", of the land of \($0.text)" } ?? "")
        + (provision.onLand.map {
          $0 > 0 ? ", on that land or within \(HumanNumber.text($0, .metres))" : ", on that land"
        } ?? "")
    case .lifeCircle(let circle):
      "\(circle.weight.rawValue) of \(circle.demand.text) that reach all of: "
        + circle.categories.map { "\($0.name) \(HumanNumber.text($0.within, .metres))" }.joined(
          separator: ", ")
        + (circle.ways == [.straight] ? "" : "; \(besides(circle.ways.map(\.words.en)))")
    case .spacing(let spacing):
      switch spacing.norm {
      case .straight(let within):
        "\(spacing.supply.text) whose nearest neighbour is within \(HumanNumber.text(within, .metres))"
      case .along(let streets):
        "\(spacing.supply.text) along \(streets.streets.text), at most so far apart: "
          + streets.norms.map(\.text).joined(separator: ", ")
      }
    }
  }

  /// The unit of the measure's value.
  fileprivate var valueUnit: MeasureUnit {
    switch self {
    case .coverage, .lifeCircle, .spacing: .share
    case .provision(let provision): provision.unit
    }
  }
}

extension LayerSelection {
  fileprivate var text: String { condition.map { "\(layer) where \($0)" } ?? layer }
}

/// What decides, and what stands beside it.
private func besides(_ texts: [String]) -> String { texts.joined(separator: "; beside it ") }

extension [Reach] {
  fileprivate var text: String {
    // A single straight line goes without saying.
    guard count == 1, self[0].way == .straight, self[0].speed == nil else {
      return besides(map(\.words.en))
    }
    return self[0].tiers.map(\.text).joined(separator: ", ")
  }
}

extension StreetNorm {
  fileprivate var text: String {
    let distance = HumanNumber.text(within, .metres)
    return className.map { "\($0) \(distance)" } ?? distance
  }
}

extension ReachTier {
  fileprivate var text: String {
    let reach = HumanNumber.text(within, .metres)
    return minArea > 0 ? "\(reach) from \(HumanNumber.text(minArea, .squareMetres)) on" : reach
  }
}

extension SupplyAmount {
  fileprivate var text: String {
    switch self {
    case .area: "area"
    case .count: "number"
    case .length: "length"
    case .field(let name): "'\(name)'"
    case .largestNearestLand: "largest land nearest to one"
    }
  }
}

extension ProvisionBase {
  /// What it is divided by, behind what is added up.
  fileprivate var text: String {
    switch self {
    case .district: ""
    case .feature: ", mean of those that count"
    case .supply(let name): " per '\(name)' of the same"
    default: " per \(word.replacing("_", with: " "))"
    }
  }
}
