// All problems of a layer, in the order of its file; alike ones beyond the first twenty gathered into one.

public import Planar

/// Gathers a layer's problems so that nothing is lost and a million bad features do not make a million lines.
public struct ProblemGathering: Sendable {
  /// How many problems alike are listed one by one.
  public static let limit = 20

  private struct Likeness: Hashable {
    var kind: LayerProblem.Kind
    var severity: LayerProblem.Severity
    var action: LayerProblem.Action
    var field: String?
  }

  private let layer: String
  private let file: String
  private var problems: [LayerProblem] = []
  private var counts: [Likeness: Int] = [:]
  private var worst: LayerProblem.Severity = .note

  /// A gathering for one layer and its file.
  public init(layer: String, file: String) {
    self.layer = layer
    self.file = file
  }

  /// Whether there is anything worse than a note.
  public var isSerious: Bool { worst != .note }

  /// Adds a problem; `value` and `message` are only asked for when it is listed by itself.
  public mutating func add(
    _ kind: LayerProblem.Kind, severity: LayerProblem.Severity = .warning, action: LayerProblem.Action,
    feature: Int? = nil, featureID: String? = nil, field: String? = nil,
    value: @autoclosure () -> String? = nil, position: GeographicPoint? = nil, line: Int? = nil,
    byteOffset: Int? = nil, count: Int = 1, message: @autoclosure () -> String
  ) {
    if severity == .error || (severity == .warning && worst == .note) { worst = severity }
    let likeness = Likeness(kind: kind, severity: severity, action: action, field: field)
    let before = counts[likeness, default: 0]
    counts[likeness] = before + 1
    guard before < Self.limit else { return }
    problems.append(
      LayerProblem(
        kind, severity: severity, action: action, layer: layer, file: file, feature: feature,
        featureID: featureID, field: field, value: value(), position: position, line: line,
        byteOffset: byteOffset, count: count, message: message()))
  }

  /// Adds problems that are only counted, as more than are listed have been added already.
  mutating func addUnlisted(
    _ kind: LayerProblem.Kind, severity: LayerProblem.Severity = .warning, action: LayerProblem.Action,
    count: Int
  ) {
    guard count > 0 else { return }
    counts[Likeness(kind: kind, severity: severity, action: action, field: nil), default: 0] += count
  }

  /// Adds the problems of the layer's next piece, before which it had so many features and lines.
  mutating func append(_ other: ProblemGathering, features: Int, lines: Int) {
    if other.worst == .error || worst == .note { worst = other.worst }
    var listed: [Likeness: Int] = [:]
    for var problem in other.problems {
      let likeness = Likeness(
        kind: problem.kind, severity: problem.severity, action: problem.action, field: problem.field)
      let place = listed[likeness, default: 0]
      listed[likeness] = place + 1
      guard counts[likeness, default: 0] + place < Self.limit else { continue }
      problem.feature = problem.feature.map { $0 + features }
      problem.line = problem.line.map { $0 + lines }
      problems.append(problem)
    }
    for (likeness, count) in other.counts { counts[likeness, default: 0] += count }
  }

  /// The problems by feature, those of the whole layer after them, and last the gathered ones.
  public func gathered() -> [LayerProblem] {
    let sorted = problems.enumerated().sorted { a, b in
      (a.element.feature ?? .max, a.offset) < (b.element.feature ?? .max, b.offset)
    }.map(\.element)
    // In the order in which they first occur: a dictionary's own order changes from run to run.
    var seen: Set<Likeness> = []
    let gathered = sorted.compactMap { problem -> LayerProblem? in
      let likeness = Likeness(
        kind: problem.kind, severity: problem.severity, action: problem.action, field: problem.field)
      let more = counts[likeness, default: 0] - Self.limit
      guard more > 0, seen.insert(likeness).inserted else { return nil }
      return LayerProblem(
        likeness.kind, severity: likeness.severity, action: likeness.action, layer: layer, file: file,
        field: likeness.field, count: more,
        message: "\(more) more of the kind '\(likeness.kind.rawValue)', besides the \(Self.limit) listed")
    }
    return sorted + gathered
  }
}
