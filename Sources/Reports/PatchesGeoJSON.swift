// patches/<indicator>.geojson: what no supply reaches, or where little is to be within reach, what some reaches; patches/<indicator>.severance.geojson: what is near in a straight
// line and far on foot.

public import Audits
internal import Measures
internal import Planar
internal import Standards

/// `patches/<indicator>.geojson` and `patches/<indicator>.severance.geojson`: one feature a patch, largest first.
///
/// The properties of a feature: `number` from 1, `district_id`, `district`, `area_m2`, `residents`,
/// `distance_to_supply_m` (in a straight line, from one place in the patch) and `nearest_supply`; where an indicator is
/// walked also `walk_m` (what is walked from there to the supply nearest on foot, in metres of level footway),
/// `nearest_on_foot` and `detour` (how many times as far that is); null where unknown. Where little is to be within reach,
/// and the patches are what is, they say `within_reach`.
public enum PatchesGeoJSON {
  /// Which patches of an indicator.
  public enum Kind: String, Sendable, CaseIterable {
    /// What no supply reaches; of an indicator that wants little within reach, what some reaches.
    case uncovered
    /// What is near in a straight line and far on foot.
    case severed
  }

  /// The indicator's patches as GeoJSON, one feature a line, ending in a line feed.
  ///
  /// - Throws: ``ReportError/patchWithoutPlace(indicator:patch:)`` when a coordinate has no place in degrees,
  ///   ``ReportError/unusableCRS(definition:reason:)`` when PROJ cannot use the result's CRS.
  /// - Precondition: `indicator` belongs to `result`, and its numbers are finite.
  public static func text(
    _ kind: Kind = .uncovered, of indicator: IndicatorResult, in result: AuditResult
  ) throws(ReportError) -> String {
    var all: [UInt8] = []
    try write(kind, of: indicator, in: result) { all += $0 }
    return String(decoding: all, as: UTF8.self)
  }

  /// Hands the same on as UTF-8, run by run: the patches of a large city are many times what a run takes.
  static func write(
    _ kind: Kind = .uncovered, of indicator: IndicatorResult, in result: AuditResult,
    to file: ([UInt8]) throws(ReportError) -> Void
  ) throws(ReportError) {
    let patches: [Patch]
    let geometries: PlanarGeometries
    switch kind {
    case .uncovered: (patches, geometries) = (indicator.patches, indicator.patchGeometries)
    case .severed:
      patches = indicator.severance?.patches ?? []
      geometries = indicator.severance?.geometries ?? PlanarGeometries()
    }
    // All features of a file have the same properties.
    let isWalked = patches.contains { $0.walkToSupply != nil }
    let isReached = kind == .uncovered && indicator.indicator.patchSide == .withinReach
    try FeatureCollection(
      count: patches.count,
      addGeometry: { $1.add(feature: patches[$0].geometry, of: geometries) },
      properties: {
        patches[$0].properties(
          number: $0 + 1, in: result.districts, onFoot: isWalked, isReached: isReached)
      },
      withoutPlace: { .patchWithoutPlace(indicator: indicator.indicator.id, patch: $0 + 1) }
    ).write(in: result, to: file)
  }
}

extension Patch {
  fileprivate func properties(
    number: Int, in districts: [DistrictSummary], onFoot: Bool, isReached: Bool
  ) -> DetailValue {
    var entries = [
      DetailEntry("number", .integer(number)),
      DetailEntry("district_id", .text(districts[district].id)),
      DetailEntry("district", .text(districts[district].name)),
      DetailEntry("area_m2", .of(area)),
      DetailEntry("residents", .of(residents)),
      DetailEntry("distance_to_supply_m", .of(distanceToSupply)),
      DetailEntry("nearest_supply", .of(nearestSupply)),
    ]
    if onFoot {
      entries += [
        DetailEntry("walk_m", .of(walkToSupply)), DetailEntry("nearest_on_foot", .of(nearestOnFoot)),
        DetailEntry("detour", .of(detour)),
      ]
    }
    if isReached { entries.append(DetailEntry("within_reach", .boolean(true))) }
    return .object(entries)
  }
}
