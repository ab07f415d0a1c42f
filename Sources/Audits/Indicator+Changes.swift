// What of an indicator's rule is the city's own: where it differs from the rule that its source speaks of.

internal import Measures
package import Standards

/// The numbers of an indicator that its source does not speak of.
package struct RuleChanges: Sendable, Hashable {
  /// A parameter by its name in `results.json`.
  package struct Parameter: Sendable, Hashable {
    /// Its name.
    package var name: String
    /// Its value in the standard; `null` where it has none.
    package var standard: DetailValue
    /// Its value here; `null` where it has none.
    package var own: DetailValue
  }

  /// Whether the target is another.
  package var changesTarget: Bool
  /// The standard's target; nil where it has none.
  package var target: Target?
  /// The parameters that are others.
  package var parameters: [Parameter]
}

extension Indicator {
  /// What of the rule is the city's own; nil where it is the source's.
  package var changes: RuleChanges? {
    guard let sourced else { return nil }
    let (own, former) = (named(measure), named(sourced.measure))
    let names = own.map(\.key) + former.map(\.key).filter { name in !own.contains { $0.key == name } }
    func value(_ name: String, _ entries: [DetailEntry]) -> DetailValue {
      entries.first { $0.key == name }?.value ?? .null
    }
    let parameters = names.compactMap { name -> RuleChanges.Parameter? in
      let (standard, own) = (value(name, former), value(name, own))
      return standard == own ? nil : RuleChanges.Parameter(name: name, standard: standard, own: own)
    }
    let changesTarget = target != sourced.target
    guard changesTarget || !parameters.isEmpty else { return nil }
    return RuleChanges(changesTarget: changesTarget, target: sourced.target, parameters: parameters)
  }

  private func named(_ measure: MeasureDefinition) -> [DetailEntry] {
    guard case .object(let parameters) = measure.parameters else { return [] }
    return [DetailEntry("measure", .text(measure.word))] + parameters
  }
}
