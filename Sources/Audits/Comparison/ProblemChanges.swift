// Problems in the data that are new, or gone.

public import Layers
internal import Planar

/// The problems in the data that only one of two audits has.
public struct ProblemChanges: Sendable, Hashable {
  /// Those of the new audit alone, in its order.
  public var new: [LayerProblem] = []
  /// Those of the old audit alone, in its order.
  public var gone: [LayerProblem] = []

  /// None.
  public init() {}

  /// The problems that only one of two audits has. A problem is the same if kind, layer, property, value and the feature's id
  /// are, or for a feature without an id its place, or else for one without a place its position in the file.
  init(from old: [LayerProblem], to new: [LayerProblem]) {
    self.new = Self.rest(of: new, without: old)
    gone = Self.rest(of: old, without: new)
  }

  private static func rest(of problems: [LayerProblem], without others: [LayerProblem]) -> [LayerProblem] {
    var counts: [Key: Int] = [:]
    for other in others { counts[Key(other), default: 0] += 1 }
    return problems.filter { problem in
      let key = Key(problem)
      guard let count = counts[key], count > 0 else { return true }
      counts[key] = count - 1
      return false
    }
  }

  private struct Key: Hashable {
    var kind: LayerProblem.Kind
    var layer: String
    var field: String?
    var value: String?
    var feature: String
    var count: Int

    init(_ problem: LayerProblem) {
      kind = problem.kind
      layer = problem.layer
      field = problem.field
      value = problem.value
      count = problem.count
      if let id = problem.featureID {
        feature = "id \(id)"
      } else if let place = problem.position {
        feature = "at \((place.longitude * 1e6).rounded()) \((place.latitude * 1e6).rounded())"
      } else {
        feature = problem.feature.map { "number \($0)" } ?? ""
      }
    }
  }
}
