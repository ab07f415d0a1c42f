// Spacing as a standard writes it: in straight lines, or along streets with one norm or with norms by class.

internal import Measures

extension StrictValue {
  /// A spacing: `{ supply: toilets, within: 500 }`, or along streets
  /// `{ supply: toilets, along: streets, norms: { commercial: 500, ordinary: 1000 } }`.
  func spacing() -> SpacingDefinition? {
    guard let mapping = mapping(StandardForms.spacing) else { return nil }
    let supply = mapping.selection("supply", condition: "where")
    let streets = mapping.selection("along", condition: "along_where")
    if mapping["along"] == nil, !mapping.hasForeignKeys {
      mapping["along_where"]?.fault(
        .impossibleValue, "along_where has no effect: the spacing is in straight lines",
        suggestion: "add along: streets, or leave along_where out")
      mapping["norms"]?.fault(
        .impossibleValue, "norms are for classes of street, and the spacing is in straight lines",
        suggestion: "add along: streets, or write within: …")
    }
    let within = mapping["within"]?.number(.aboveZero, unit: "metres")
    let norms = mapping["norms"]?.streetNorms()
    guard let supply, mapping["along"] == nil || streets != nil else { return nil }
    guard let streets else { return within.map { SpacingDefinition(supply: supply, within: $0) } }
    guard let norms = norms ?? within.map({ [StreetNorm(within: $0)] }) else { return nil }
    return SpacingDefinition(supply: supply, along: StreetSpacing(streets, norms: norms))
  }

  private func streetNorms() -> [StreetNorm]? {
    guard let entries = entries() else { return nil }
    if entries.isEmpty {
      fault(
        .impossibleValue, "norms is empty",
        suggestion:
          "give at least one class of street, such as { commercial: 500 }, or write within: … for all")
    }
    return entries.compactMap { entry in
      entry.value.number(.aboveZero, unit: "metres").map { StreetNorm(entry.key, within: $0) }
    }
  }
}
