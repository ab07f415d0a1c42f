// A standard as a readable table: what is measured, against which target, on which source.

internal import Audits
internal import Measures
public import Standards

/// A standard for a terminal: a table where it is wide enough, a paragraph an indicator where it is not.
public struct StandardTable: Sendable {
  /// The terminal's width in columns.
  public var width: Int
  /// Whether to use colours.
  public var color: Bool
  /// The language of names, headings and sentences.
  public var language: ReportLanguage
  /// Whether departments and notes are wanted, which takes a paragraph an indicator.
  public var notes: Bool

  /// A table of `width` columns, in English, without colour and notes unless asked for.
  public init(
    width: Int = 80, color: Bool = false, language: ReportLanguage = .english, notes: Bool = false
  ) {
    self.width = width
    self.color = color
    self.language = language
    self.notes = notes
  }

  /// The standard's title, its indicators and how many there are, ending in a line feed.
  public func text(of standard: Standard) -> String {
    let rows = standard.indicators.map { StandardRow($0, language) }
    let title = "\(standard.title.both) (\(standard.id))".onOneLine
    let isTable = !notes && table(rows, color: false).allSatisfy { $0.displayWidth <= width }
    let lines =
      title.wrapped(to: width).map { TerminalStyle.heading.applied(to: $0, color: color) }
      + (isTable ? [""] + table(rows, color: color) : rows.flatMap(paragraph)) + [""]
      + StandardDigest(standard).text(language).wrapped(to: width)
    return lines.joined(separator: "\n") + "\n"
  }

  private func table(_ rows: [StandardRow], color: Bool) -> [String] {
    let titles = StandardRow.titles(language)
    var table = TerminalTable(columns: [
      .init(titles.item), .init(titles.name, wraps: true, narrowest: 30),
      .init(titles.measure, wraps: true), .init(titles.target, wraps: true, narrowest: 11),
      .init(titles.points, wraps: true, narrowest: 8), .init(titles.source, wraps: true, narrowest: 12),
    ])
    for row in rows {
      let confidence = row.confidence.isEmpty ? "" : " (\(row.confidence))"
      table.addRow([
        .init(row.item), .init(row.id, below: row.name), .init(row.measure),
        .init(row.target.breakable), .init(row.points.breakable), .init(row.source + confidence),
      ])
    }
    return table.lines(width: width, color: color)
  }

  private func paragraph(_ row: StandardRow) -> [String] {
    let titles = StandardRow.titles(language)
    var facts = [
      (titles.item, row.item), (row.word, row.measure), (titles.target, row.target),
      (titles.points, row.points),
    ]
    if notes { facts.append((titles.department, row.department)) }
    facts.append((titles.source, row.source + (row.confidence.isEmpty ? "" : " (\(row.confidence))")))
    if notes { facts.append((titles.note, row.note)) }
    var table = TerminalTable(columns: [.init(""), .init("", wraps: true)])
    for (label, text) in facts where !text.isEmpty {
      table.addRow([.init(label, style: .faint), .init(text)])
    }
    let heading = "\(row.id)  \(row.name)"
    let headings =
      heading.displayWidth <= width
      ? [heading] : [row.id] + row.name.wrapped(to: width - 2).map { "  \($0)" }
    return [""] + headings
      + table.lines(width: width, color: color, hasHeader: false, indent: 2)
  }
}

extension String {
  /// A text whose numbers may stand on another line than their units, for a narrow column.
  var breakable: String { replacing("\u{A0}", with: " ") }
}

extension MeasureDefinition {
  /// The measure in one sentence.
  var sentence: String {
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
    case .ratio(let ratio):
      "share of \(ratio.layer) by \(ratio.weight.text)\(ratio.factor.map { " times '\($0)'" } ?? "") "
        + ratio.test.text
        + (ratio.of.map { ", of those where \($0)" } ?? "")
    case .reported(let reported):
      "a value that the audit file reports"
        + (reported.unit.map { ", in \($0.replacing("_", with: " "))" } ?? "")
    }
  }

  /// The unit of the measure's value.
  var valueUnit: MeasureUnit {
    switch self {
    case .coverage, .lifeCircle, .spacing, .ratio: .share
    case .reported(let reported): MeasureUnit(rawValue: reported.unit ?? "")
    case .provision(let provision): provision.unit
    }
  }
}

extension LifeCircleCategory {
  /// How far from what is to hold it: `500 m`, or inside.
  var place: LocalizedText {
    guard within > 0 else { return LocalizedText(en: "inside", zh: "在内") }
    let distance = HumanNumber.text(within, .metres)
    return LocalizedText(en: distance, zh: distance)
  }
}

extension LayerSelection {
  /// The layer and its condition.
  var text: String { condition.map { "\(layer) where \($0)" } ?? layer }
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
  /// What is counted.
  var text: String {
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

extension RatioWeight {
  fileprivate var text: String {
    switch self {
    case .count: "number"
    case .length: "length"
    case .area: "area"
    case .field(let name): "'\(name)'"
    }
  }
}

extension RatioTest {
  fileprivate var text: String {
    switch self {
    case .condition(let condition): return "where \(condition)"
    case .limits(let limits): return "that keep their limits: \(limits.map(\.text).joined(separator: "; "))"
    case .grades(let scale):
      let parameters = scale.parameters.map(\.field).joined(separator: ", ")
      let points = scale.samples.map { ", points by \($0.by)" } ?? ""
      let grade = scale.grades[scale.passes]
      return "of grade \(grade) or better by their worst parameter (\(parameters))\(points)"
    case .holds(let contents):
      return "that hold or have near \(contents.supply.text) of each of: "
        + contents.categories.map { "\($0.name) \($0.place.en)" }.joined(
          separator: ", ")
    }
  }
}

extension RatioLimit {
  /// The limit and what it is for.
  var text: String {
    let limit = "\(field) \(bound.word.replacing("_", with: " ")) \(bound.number.exactText)"
    return condition.map { "\(limit) where \($0)" } ?? limit
  }
}
