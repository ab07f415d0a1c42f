// A city's changes to the indicators of its standard.

internal import Measures
public import Standards

/// A city's change to one indicator of its standard.
public struct IndicatorOverride: Sendable, Hashable {
  /// What becomes of the target.
  public enum TargetChange: Sendable, Hashable {
    /// The standard's target stays.
    case keep
    /// There is no target any more: verdicts are `unknown`.
    case remove
    /// Another target.
    case set(Target)
    /// The indicator's own comparison with another number: 0.4 makes `at_most: 0.5` into `at_most: 0.4`.
    case number(Double)
  }

  /// What becomes of the points.
  public enum PointsChange: Sendable, Hashable {
    /// The standard's points stay.
    case keep
    /// There are no points any more.
    case remove
    /// Other points.
    case set(Points)
  }

  /// The indicator's id, as results call it: `STANDARD.ID` where several standards of the audit have one of that id, in
  /// all but the first of them.
  public var id: String
  /// Where the audit file says so; nil for one that was made by a program.
  public var place: DocumentPlace?
  /// What becomes of the target.
  public var target: TargetChange
  /// Another greatest distance in metres, for a spacing or a coverage with one distance; above 0. Where a coverage has
  /// several reaches side by side, that of the one that decides.
  public var within: Double?
  /// Another least area in m², for a provision or a coverage with one distance; 0 or more.
  public var minArea: Double?
  /// What becomes of the points.
  public var points: PointsChange

  /// A change to an indicator.
  public init(
    id: String, place: DocumentPlace? = nil, target: TargetChange = .keep, within: Double? = nil,
    minArea: Double? = nil, points: PointsChange = .keep
  ) {
    self.id = id
    self.place = place
    self.target = target
    self.within = within
    self.minArea = minArea
    self.points = points
  }
}

extension IndicatorOverride {
  /// The changed parameters as the indicator's name carries them, so that no table or map shows the standard's name over
  /// the city's parameters; nil when there is none.
  fileprivate func change(of measure: MeasureDefinition) -> (en: String, zh: String)? {
    let distance = within.map { measure.distanceWords(HumanNumber.text($0, .metres)) }
    let area = minArea.map { HumanNumber.text($0, .squareMetres) }
    let en = [distance?.en, area.map { "from \($0)" }].compactMap { $0 }
    let zh = [distance?.zh, area.map { "面积自 \($0)" }].compactMap { $0 }
    return en.isEmpty ? nil : (en.joined(separator: ", "), zh.joined(separator: "，"))
  }
}

extension LocalizedText {
  fileprivate func and(_ change: (en: String, zh: String)?) -> LocalizedText {
    guard let change else { return self }
    return LocalizedText(en: "\(en) (changed here: \(change.en))", zh: "\(zh)（本审计改为\(change.zh)）")
  }
}

extension Target {
  /// The same comparison with another number; nil for a target without one.
  fileprivate func comparing(with number: Double) -> Target? {
    switch self {
    case .atLeast: .atLeast(number)
    case .moreThan: .moreThan(number)
    case .atMost: .atMost(number)
    case .lessThan: .lessThan(number)
    case .rising, .falling, .notRising, .answer: nil
    }
  }
}

extension AuditFile {
  /// A standard with this file's overrides.
  ///
  /// - Throws: A fault for each override of an indicator that the standard does not hold, or that its measure
  ///   has no place for, or whose target or points cannot be.
  public func applyingOverrides(to standard: Standard) throws(DocumentFaults) -> Standard {
    try applyingOverrides(to: [standard])[0]
  }

  /// Standards with this file's overrides; their indicators are called as results call them.
  func applyingOverrides(to standards: [Standard]) throws(DocumentFaults) -> [Standard] {
    var changed = standards
    var faults: [DocumentFault] = []
    for override in overrides {
      let owner = changed.firstIndex { $0[override.id] != nil }
      guard let owner, let index = changed[owner].indicators.firstIndex(where: { $0.id == override.id })
      else {
        faults.append(noIndicator(for: override, in: standards))
        continue
      }
      let former = changed[owner].indicators[index]
      apply(override, to: &changed[owner].indicators[index], &faults)
      changed[owner].indicators[index].keepSource(of: former)
    }
    faults += reportedFaults(under: changed)
    guard faults.isEmpty else { throw DocumentFaults(faults) }
    return changed
  }

  private func noIndicator(for override: IndicatorOverride, in standards: [Standard]) -> DocumentFault {
    let ids = standards.flatMap { $0.indicators.map(\.id) }
    let names = standards.map { "'\($0.id)'" }
    // A name that says the standard where it need not is no slip of the pen.
    let bare = standards.compactMap { standard in
      ids.first { "\(standard.id).\($0)" == override.id && standard[$0] != nil }
    }.first
    let near = nearestWord(to: override.id, among: ids)
    return fault(
      .unknownKey, override,
      names.count == 1
        ? "the standard \(names[0]) has no indicator \(quoted(override.id))"
        : "none of the standards \(names.joined(separator: ", ")) has an indicator \(quoted(override.id))",
      suggestion: bare.map { "write '\($0)': no standard before it has that id" }
        ?? near.map { "did you mean '\($0)'?" }, validWords: ids)
  }

  private func apply(
    _ override: IndicatorOverride, to indicator: inout Indicator, _ faults: inout [DocumentFault]
  ) {
    if let within = override.within, !indicator.measure.setWithin(within) {
      let several = indicator.measure.severalDistances.map { ": \($0)" } ?? ""
      faults.append(
        fault(
          .impossibleValue, override, "\(override.id) has no single distance to override\(several)",
          suggestion: "copy the standard to a file of your own and change the distances there"))
    }
    if let minArea = override.minArea, !indicator.measure.setMinArea(minArea) {
      faults.append(
        fault(
          .impossibleValue, override, "\(override.id) has no single least area to override",
          suggestion: "copy the standard to a file of your own and change the areas there"))
    }
    indicator.name = indicator.name.and(override.change(of: indicator.measure))
    switch override.target {
    case .keep: break
    case .remove: indicator.target = nil
    case .set(let target): set(target, by: override, on: &indicator, &faults)
    case .number(let number):
      guard let target = indicator.target?.comparing(with: number) else {
        let former = indicator.target.map { "whose target is '\($0.word)'" } ?? "which has no target"
        faults.append(
          fault(
            .impossibleValue, override,
            "the number \(plain(number)) does not say how it compares with \(override.id), \(former)",
            suggestion: "write target: { at_least: \(plain(number)) }, or more_than, at_most or less_than"))
        break
      }
      set(target, by: override, on: &indicator, &faults)
    }
    apply(override.points, of: override, to: &indicator, &faults)
  }

  private func set(
    _ target: Target, by override: IndicatorOverride, on indicator: inout Indicator,
    _ faults: inout [DocumentFault]
  ) {
    var unit: String?
    if case .reported(let definition) = indicator.measure { unit = definition.unit }
    if let misfit = target.misfit(to: indicator.measure.word, unit: unit) {
      faults.append(fault(.impossibleValue, override, misfit.message, suggestion: misfit.suggestion))
    } else {
      indicator.target = target
    }
  }

  private func apply(
    _ change: IndicatorOverride.PointsChange, of override: IndicatorOverride, to indicator: inout Indicator,
    _ faults: inout [DocumentFault]
  ) {
    switch change {
    case .keep:
      // Without a target nothing is met or missed, and the standard's points are unknown.
      guard override.target != .keep, indicator.target != nil else { return }
    case .remove:
      indicator.points = nil
      return
    case .set(let points): indicator.points = points
    }
    if let misfit = indicator.points?.misfit(to: indicator.target) {
      faults.append(
        fault(.impossibleValue, override, "\(override.id): \(misfit.message)", suggestion: misfit.suggestion))
    }
  }

  private func fault(
    _ kind: DocumentFault.Kind, _ override: IndicatorOverride, _ message: String, suggestion: String? = nil,
    validWords: [String] = []
  ) -> DocumentFault {
    DocumentFault(
      kind, file: file, line: override.place?.line, column: override.place?.column,
      path: "overrides.\(override.id)", message: message, suggestion: suggestion, validWords: validWords)
  }
}
