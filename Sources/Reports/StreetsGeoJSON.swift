// streets/<indicator>.geojson: the streets within walking reach and the others, or those in gaps that are too long; and
// a drawing of what is within reach.

public import Audits
internal import Measures
internal import Planar
internal import Standards

/// `streets/<indicator>.geojson`: a feature for the streets of each district in one state, cut where reach ends and at
/// district borders.
///
/// The properties of a feature: `indicator`, `district_id` and `district` (null outside all districts), `length_m` and
/// `state`. Of a coverage the state is `reached` or `not reached`, and a last feature, with `drawing` true and a `note`,
/// is a polygon to look at; no number comes from it. Of a spacing along streets there is a feature for each gap longer
/// than the norm, with `state` `gap`, `class` (null for a norm that is for all streets), `norm_m`, `gap_m` (null where
/// no facility can be walked to) and `is_dead_end`.
public enum StreetsGeoJSON {
  /// The indicator's streets as GeoJSON, one feature a line, ending in a line feed; without any where the audit was not
  /// asked to keep them.
  ///
  /// - Throws: ``ReportError/streetWithoutPlace(indicator:)`` when a coordinate has no place in degrees,
  ///   ``ReportError/unusableCRS(definition:reason:)`` when PROJ cannot use the result's CRS.
  /// - Precondition: `indicator` belongs to `result`, and its numbers are finite.
  public static func text(
    of indicator: IndicatorResult, in result: AuditResult
  ) throws(ReportError) -> String {
    var all: [UInt8] = []
    try write(indicator, in: result) { all += $0 }
    return String(decoding: all, as: UTF8.self)
  }

  /// Hands the same on as UTF-8, run by run.
  static func write(
    _ indicator: IndicatorResult, in result: AuditResult, to file: ([UInt8]) throws(ReportError) -> Void
  ) throws(ReportError) {
    let id = indicator.indicator.id
    let streets = indicator.streets
    let features = streets?.features ?? []
    var drawing = PlanarGeometries()
    if let streets, features.contains(where: { $0.state == .reached }) { drawing = streets.drawing() }
    try FeatureCollection(
      count: features.count + drawing.count,
      addGeometry: { feature, run in
        if feature < features.count {
          streets?.addLines(of: feature, to: &run)
        } else {
          run.add(feature: 0, of: drawing)
        }
      },
      properties: { feature in
        feature < features.count
          ? features[feature].properties(of: id, in: result.districts) : Self.drawn(of: id)
      },
      withoutPlace: { _ in .streetWithoutPlace(indicator: id) }
    ).write(in: result, to: file)
  }

  private static func drawn(of id: String) -> DetailValue {
    let side = HumanNumber.text(StreetEvidence.drawnSide, .metres).withPlainSpaces
    return .object([
      DetailEntry("indicator", .text(id)),
      DetailEntry("drawing", .boolean(true)),
      DetailEntry(
        "note",
        .text(
          "a drawing: the squares of \(side) that streets within reach pass, and those around them; "
            + "no number comes from it")),
    ])
  }
}

extension StreetEvidence.Feature {
  fileprivate func properties(of indicator: String, in districts: [DistrictSummary]) -> DetailValue {
    .object(
      [
        DetailEntry("indicator", .text(indicator)),
        DetailEntry("district_id", .of(district.map { districts[$0].id })),
        DetailEntry("district", .of(district.map { districts[$0].name })),
        DetailEntry("length_m", .number(length)),
      ] + state.entries)
  }
}

extension StreetEvidence.State {
  fileprivate var entries: [DetailEntry] {
    switch self {
    case .reached: return [DetailEntry("state", .text("reached"))]
    case .notReached: return [DetailEntry("state", .text("not reached"))]
    case .gap(let className, let norm, let length, let isDeadEnd):
      return [
        DetailEntry("state", .text("gap")),
        DetailEntry("class", .of(className)),
        DetailEntry("norm_m", .number(norm)),
        DetailEntry("gap_m", .of(length)),
        DetailEntry("is_dead_end", .boolean(isDeadEnd)),
      ]
    }
  }
}
