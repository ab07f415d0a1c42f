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
    String(decoding: try bytes(of: indicator, in: result), as: UTF8.self)
  }

  /// The same as UTF-8.
  static func bytes(of indicator: IndicatorResult, in result: AuditResult) throws(ReportError) -> [UInt8] {
    let degrees = try result.unprojected(indicator.patchGeometries)
    var bytes = Array("{ \"type\": \"FeatureCollection\", \"features\": [".utf8)
    // Some thirty bytes a vertex, and the properties.
    bytes.reserveCapacity(64 + 30 * degrees.longitudes.count + 240 * indicator.patches.count)
    for (place, patch) in indicator.patches.enumerated() {
      guard degrees.isPlaced(patch.geometry) else {
        throw .patchWithoutPlace(indicator: indicator.indicator.id, patch: place + 1)
      }
      bytes += place == 0 ? "\n".utf8 : ",\n".utf8
      bytes += "{ \"type\": \"Feature\", \"properties\": ".utf8
      JSONWriter.appendLine(of: patch.properties(number: place + 1, in: result.districts), to: &bytes)
      bytes += ", \"geometry\": ".utf8
      degrees.appendGeometry(of: patch.geometry, to: &bytes)
      bytes += " }".utf8
    }
    bytes += indicator.patches.isEmpty ? "] }\n".utf8 : "\n] }\n".utf8
    return bytes
  }
}

extension AuditResult {
  fileprivate func unprojected(_ geometries: PlanarGeometries) throws(ReportError) -> GeographicGeometries {
    guard geometries.count > 0 else { return GeographicGeometries() }
    do throws(ProjectionError) {
      // A projection of PROJ's takes as long to make as thousands of places take to unproject.
      return if let fit {
        try fit.unproject(geometries) { () throws(ProjectionError) in try Projection(to: crs.definition) }
      } else {
        try Projection(to: crs.definition).unproject(geometries)
      }
    } catch {
      throw .unusableCRS(definition: crs.definition, reason: error.description)
    }
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
