// A city's changes to the indicators of its standard.

internal import Foundation
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
  }

  /// The indicator's id.
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

  /// A change to an indicator.
  public init(
    id: String, place: DocumentPlace? = nil, target: TargetChange = .keep, within: Double? = nil,
    minArea: Double? = nil
  ) {
    self.id = id
    self.place = place
    self.target = target
    self.within = within
    self.minArea = minArea
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

extension AuditFile {
  /// The standard that this file names, with the file's overrides applied.
  ///
  /// - Throws: Every fault of the standard's document, or of the overrides, each with the name of its own
  ///   file.
  public func loadStandard() throws(DocumentFaults) -> Standard {
    switch standard {
    case .shipped(let id):
      guard let shipped = Standard.shipped(id) else {
        throw DocumentFaults([unknownStandard(id)])
      }
      return try applyingOverrides(to: shipped)
    case .file(let path):
      return try applyingOverrides(
        to: Standard(contentsOf: URL(fileURLWithPath: resolvedPath(path)), displayPath: path))
    }
  }

  /// A standard with this file's overrides.
  ///
  /// - Throws: A fault for each override of an indicator that the standard does not hold, or that its measure
  ///   has no place for, or whose target cannot be.
  public func applyingOverrides(to standard: Standard) throws(DocumentFaults) -> Standard {
    var changed = standard
    var faults: [DocumentFault] = []
    for override in overrides {
      guard let index = changed.indicators.firstIndex(where: { $0.id == override.id }) else {
        let ids = standard.indicators.map(\.id)
        let near = nearestWord(to: override.id, among: ids)
        faults.append(
          fault(
            .unknownKey, override, "the standard '\(standard.id)' has no indicator \(quoted(override.id))",
            suggestion: near.map { "did you mean '\($0)'?" }, validWords: ids))
        continue
      }
      apply(override, to: &changed.indicators[index], &faults)
    }
    faults += reportedFaults(under: changed)
    guard faults.isEmpty else { throw DocumentFaults(faults) }
    return changed
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
    case .set(let target):
      var unit: String?
      if case .reported(let definition) = indicator.measure { unit = definition.unit }
      if let misfit = target.misfit(to: indicator.measure.word, unit: unit) {
        faults.append(
          fault(.impossibleValue, override, misfit.message, suggestion: misfit.suggestion))
      } else {
        indicator.target = target
      }
    }
  }

  func unknownStandard(_ id: String) -> DocumentFault {
    DocumentFault(
      .impossibleValue, file: file, path: "standard",
      message: "no standard \(quoted(id)) ships with CityCheck",
      suggestion: nearestWord(to: id, among: Standard.shipped).map { "did you mean '\($0)'?" }
        ?? "name one that ships, or give the path of a YAML file",
      validWords: Standard.shipped)
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
