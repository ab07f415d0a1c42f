// How the parts of a place's change are shown: so that what is printed adds up, where a few more decimals make it so.

internal import Audits
internal import Measures

/// How the parts of a place's change are shown.
struct PlaceSums {
  /// The parts of the value; nil where there is one, or they cannot be added.
  let value: SummedNumbers?
  /// The parts of what is missing; likewise.
  let missing: SummedNumbers?

  /// The parts of a place.
  init(_ place: PlaceComparison, of indicator: IndicatorComparison) {
    (value, missing) = (Self.value(place, indicator.unit), Self.missing(place))
  }

  private static func value(_ place: PlaceComparison, _ unit: MeasureUnit) -> SummedNumbers? {
    let parts = place.steps.compactMap(\.part.value)
    guard parts.count == place.steps.count, parts.count > 1, unit != .yesNo,
      let old = place.whole.before?.value, let new = place.whole.after?.value
    else { return nil }
    return SummedNumbers(unit, parts: parts, ends: (old, new), showsEnds: false)
  }

  private static func missing(_ place: PlaceComparison) -> SummedNumbers? {
    let parts = place.steps.compactMap(\.part.shortfall)
    let ends = (place.whole.before?.shortfall, place.whole.after?.shortfall)
    guard parts.count == place.steps.count, parts.count > 1, place.whole.shortfall != nil,
      let unit = (ends.0 ?? ends.1)?.unit
    else { return nil }
    return SummedNumbers(
      unit, parts: parts, ends: (ends.0?.value ?? 0, ends.1?.value ?? 0), showsEnds: true)
  }
}
