// Slips of the pen in a layer's own `where`: properties and values that no feature has, with those that were probably
// meant.

internal import Layers
internal import Standards

extension FilterSightings {
  /// A problem for each property that no feature has, and for each value.
  ///
  /// - Parameters:
  ///   - provenance: The layer's file, all features of which were looked at.
  ///   - names: The properties that its features have.
  func problems(of provenance: Provenance, names: [String]) -> [LayerProblem] {
    guard provenance.features > 0 else { return [] }
    let absent = absentFields.map { field in
      LayerProblem.absentField(field, of: provenance, names: names, askedBy: " that 'where' asks for")
    }
    let unmet = unmet.map { unmet in
      LayerProblem.unmatched(
        unmet.values, in: unmet.met, field: unmet.field, of: provenance, askedBy: "which 'where' asks for",
        isAll: unmet.isAll)
    }
    return absent + unmet
  }
}

extension LayerProblem {
  /// A property that is asked for and no feature has.
  static func absentField(
    _ field: String, of provenance: Provenance, names: [String], askedBy asker: String = ""
  ) -> LayerProblem {
    let near = nearestWord(to: field, among: names).map { "did you mean '\($0)'? " } ?? ""
    let known = names.prefix(20).joined(separator: ", ")
    return LayerProblem(
      .missingField, severity: .error, action: .kept, layer: provenance.layer, file: provenance.path,
      field: field, count: max(1, provenance.features),
      message: "no feature has the field '\(field)'\(asker); \(near)"
        + (known.isEmpty ? "the features have no properties" : "the features have: \(known)"))
  }

  /// Values that are asked for and no feature has.
  ///
  /// - Parameter isAll: Whether none of what is asked for is there; else a note says which are not.
  static func unmatched(
    _ values: [String], in met: [String], field: String, of provenance: Provenance, askedBy asker: String,
    isAll: Bool
  ) -> LayerProblem {
    let listed = values.prefix(20).map { quoted($0) }.joined(separator: ", ")
    let near = values.lazy.compactMap { nearestWord(to: $0, among: met) }.first
    let known = met.prefix(20).map { quoted($0).dropFirst().dropLast() }.joined(separator: ", ")
    return LayerProblem(
      .unmatchedValue, severity: isAll ? .warning : .note, action: .kept, layer: provenance.layer,
      file: provenance.path, field: field, value: values.first,
      message: "no feature's '\(field)' is \(listed), \(asker); "
        + (near.map { "did you mean '\($0)'? " } ?? "")
        + (known.isEmpty ? "no feature has a value there" : "the values are: \(known)"))
  }
}
