// What `citycheck check` prints: each layer's counts, then what is wrong with it and where.

internal import Audits
public import Layers
internal import Measures
internal import Planar

/// The problems of layers for a terminal.
public struct ProblemList: Sendable {
  /// The terminal's width in columns.
  public var width: Int
  /// Whether to use colours.
  public var color: Bool
  /// How many problems to list for each layer; nil lists all.
  public var limit: Int?

  /// A list of `width` columns, without colour unless asked for, of all problems unless limited.
  public init(width: Int = 80, color: Bool = false, limit: Int? = nil) {
    self.width = width
    self.color = color
    self.limit = limit
  }

  /// The layers' counts and problems, ending in a line feed.
  ///
  /// - Parameters:
  ///   - inputs: Where the layers came from; their order is kept.
  ///   - problems: What is wrong, in any order; for each layer errors come first, then warnings, then notes.
  public func text(inputs: [Provenance], problems: [LayerProblem]) -> String {
    var sections = [counts(of: inputs)]
    var layers = inputs.map(\.layer)
    for problem in problems where !layers.contains(problem.layer) { layers.append(problem.layer) }
    for layer in layers {
      let own = Self.worstFirst(problems.filter { $0.layer == layer })
      if !own.isEmpty { sections.append(section(layer: layer, problems: own)) }
    }
    if problems.isEmpty { sections.append(["No problems found."]) }
    return sections.filter { !$0.isEmpty }
      .map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private func counts(of inputs: [Provenance]) -> [String] {
    guard !inputs.isEmpty else { return [] }
    var table = TerminalTable(columns: [
      .init("Layer", wraps: true), .init("Features", isTrailing: true), .init("Used", isTrailing: true),
      .init("Skipped", isTrailing: true), .init("Repaired", isTrailing: true),
      .init("Filtered", isTrailing: true), .init("File", wraps: true),
    ])
    for input in inputs {
      table.addRow(
        [.init(input.layer)]
          + [input.features, input.used, input.skipped, input.repaired, input.filtered].map {
            .init(HumanNumber.decimal(Double($0), digits: 0))
          } + [.init(input.path.breakableAtSlashes, style: .faint)])
    }
    return table.lines(width: width, color: color)
  }

  private static func worstFirst(_ problems: [LayerProblem]) -> [LayerProblem] {
    [LayerProblem.Severity.error, .warning, .note].flatMap { severity in
      problems.filter { $0.severity == severity }
    }
  }

  private func section(layer: String, problems: [LayerProblem]) -> [String] {
    let shown = problems.prefix(limit ?? .max)
    var lines = [TerminalStyle.heading.applied(to: layer.onOneLine, color: color)]
    for problem in shown {
      let style: TerminalStyle = problem.severity == .note ? .faint : .short
      let title = "\(problem.severity.rawValue) \(problem.kind.rawValue)"
      lines.append("  \(style.applied(to: title, color: color))  \(problem.action.rawValue)")
      for text in [problem.fullPlace, problem.message] where !text.isEmpty {
        lines += text.onOneLine.wrapped(to: width - 4).map { "    \($0.withPlainSpaces)" }
      }
    }
    let more = problems.count - shown.count
    return more > 0 ? lines + ["  … and \(more) more"] : lines
  }
}

extension String {
  fileprivate var breakableAtSlashes: String {
    reduce(into: "") { $0 += $1 == "/" ? "/\u{200B}" : String($1) }
  }
}

extension LayerProblem {
  /// Where, with the value and the position, and how many features it stands for.
  fileprivate var fullPlace: String {
    var parts = [place]
    if let value { parts.append("value '\(value)'") }
    if let position { parts.append("at \(position.longitude.exactText), \(position.latitude.exactText)") }
    if count > 1 { parts.append("\(HumanNumber.decimal(Double(count), digits: 0)) features") }
    return parts.joined(separator: ", ")
  }
}
