// patches/<indicator>.geojson: what no supply reaches, back in degrees (RFC 7946): outer rings
// counter-clockwise, seven decimals (a centimetre), no `crs` member.

public import Audits
internal import Planar
internal import Standards

/// `patches/<indicator>.geojson`: one feature a patch, largest first.
///
/// The properties of a feature: `number` from 1, `district_id`, `district`, `area_m2`, `residents`,
/// `distance_to_supply_m` (from the patch's centroid) and `nearest_supply`; null where unknown.
public enum PatchesGeoJSON {
  /// The indicator's patches as GeoJSON, one feature a line, ending in a line feed.
  ///
  /// - Throws: ``ReportError/patchWithoutPlace(indicator:patch:)`` when a coordinate has no place in degrees,
  ///   ``ReportError/unusableCRS(definition:reason:)`` when PROJ cannot use the result's CRS.
  /// - Precondition: `indicator` belongs to `result`, and its numbers are finite.
  public static func text(
    of indicator: IndicatorResult, in result: AuditResult
  ) throws(ReportError) -> String {
    let degrees = try unprojected(indicator.patchGeometries, crs: result.crs)
    var text = "{ \"type\": \"FeatureCollection\", \"features\": ["
    for (place, patch) in indicator.patches.enumerated() {
      let geometry = GeoJSONGeometry(feature: patch.geometry, of: degrees)
      guard geometry.isPlaced else {
        throw .patchWithoutPlace(indicator: indicator.indicator.id, patch: place + 1)
      }
      text += place == 0 ? "\n" : ",\n"
      text += "{ \"type\": \"Feature\", \"properties\": "
      text += JSONWriter.line(of: patch.properties(number: place + 1, in: result.districts))
      text += ", \"geometry\": \(geometry.text) }"
    }
    return text + (indicator.patches.isEmpty ? "] }\n" : "\n] }\n")
  }

  private static func unprojected(
    _ geometries: PlanarGeometries, crs: WorkingCRS
  ) throws(ReportError) -> GeographicGeometries {
    guard geometries.count > 0 else { return GeographicGeometries() }
    let projection: Projection
    do {
      projection = try Projection(to: crs.definition)
    } catch {
      throw .unusableCRS(definition: crs.definition, reason: error.description)
    }
    return projection.unproject(geometries)
  }
}

extension Patch {
  fileprivate func properties(number: Int, in districts: [DistrictSummary]) -> DetailValue {
    .object([
      DetailEntry("number", .integer(number)),
      DetailEntry("district_id", .text(districts[district].id)),
      DetailEntry("district", .text(districts[district].name)),
      DetailEntry("area_m2", .of(area)),
      DetailEntry("residents", .of(residents)),
      DetailEntry("distance_to_supply_m", .of(distanceToSupply)),
      DetailEntry("nearest_supply", .of(nearestSupply)),
    ])
  }
}
