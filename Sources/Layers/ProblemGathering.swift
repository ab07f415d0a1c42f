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
  // In the order in which they first occurred: a dictionary's own order changes from run to run.
  private var likenesses: [Likeness] = []
  private var worst: LayerProblem.Severity = .note

  /// A gathering for one layer and its file.
  public init(layer: String, file: String) {
    self.layer = layer
    self.file = file
  }

  /// A gathering for the same layer that has found nothing.
  var emptied: ProblemGathering { ProblemGathering(layer: layer, file: file) }

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
    if before == 0 { likenesses.append(likeness) }
    guard before < Self.limit else { return }
    problems.append(
      LayerProblem(
        kind, severity: severity, action: action, layer: layer, file: file, feature: feature,
        featureID: featureID, field: field, value: value(), position: position, line: line,
        byteOffset: byteOffset, count: count, message: message()))
  }

  /// Adds what another gathering found after this one, such as in the batch of features that follows.
  public mutating func add(_ later: ProblemGathering) {
    if later.worst == .error || worst == .note { worst = later.worst }
    for problem in later.problems {
      let likeness = Likeness(
        kind: problem.kind, severity: problem.severity, action: problem.action, field: problem.field)
      if counts[likeness, default: 0] < Self.limit { problems.append(problem) }
      if counts.updateValue(counts[likeness, default: 0] + 1, forKey: likeness) == nil {
        likenesses.append(likeness)
      }
    }
    for likeness in later.likenesses {
      let unlisted = later.counts[likeness, default: 0] - Self.limit
      if unlisted > 0 { counts[likeness, default: 0] += unlisted }
    }
  }

  /// The problems by feature, those of the whole layer after them, and last the gathered ones.
  public func gathered() -> [LayerProblem] {
    let sorted = problems.enumerated().sorted { a, b in
      (a.element.feature ?? .max, a.offset) < (b.element.feature ?? .max, b.offset)
    }
    return sorted.map(\.element)
      + likenesses.compactMap { likeness in
        let more = counts[likeness, default: 0] - Self.limit
        guard more > 0 else { return nil }
        return LayerProblem(
          likeness.kind, severity: likeness.severity, action: likeness.action, layer: layer, file: file,
          field: likeness.field, count: more,
          message: "\(more) more of the kind '\(likeness.kind.rawValue)', besides the \(Self.limit) listed")
      }
  }
}
