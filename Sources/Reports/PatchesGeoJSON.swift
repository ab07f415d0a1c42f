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
    var all: [UInt8] = []
    try write(indicator, in: result) { all += $0 }
    return String(decoding: all, as: UTF8.self)
  }

  // Enough vertices for a megabyte of text.
  private static let verticesPerRun = 1 << 15

  /// Hands the same on as UTF-8, run by run: the patches of a large city are many times what a run takes.
  static func write(
    _ indicator: IndicatorResult, in result: AuditResult, to file: ([UInt8]) throws(ReportError) -> Void
  ) throws(ReportError) {
    var bytes = Array("{ \"type\": \"FeatureCollection\", \"features\": [".utf8)
    var first = 0
    while first < indicator.patches.count {
      var run = PlanarGeometries()
      var end = first
      repeat {
        run.add(feature: indicator.patches[end].geometry, of: indicator.patchGeometries)
        end += 1
      } while end < indicator.patches.count && run.x.count < verticesPerRun
      let degrees = try result.unprojected(run)
      // Some thirty bytes a vertex, and the properties.
      bytes.reserveCapacity(64 + 30 * degrees.longitudes.count + 240 * (end - first))
      for place in first..<end {
        guard degrees.isPlaced(place - first) else {
          throw .patchWithoutPlace(indicator: indicator.indicator.id, patch: place + 1)
        }
        bytes += place == 0 ? "\n".utf8 : ",\n".utf8
        bytes += "{ \"type\": \"Feature\", \"properties\": ".utf8
        let properties = indicator.patches[place].properties(number: place + 1, in: result.districts)
        JSONWriter.appendLine(of: properties, to: &bytes)
        bytes += ", \"geometry\": ".utf8
        degrees.appendGeometry(of: place - first, to: &bytes)
        bytes += " }".utf8
      }
      try file(bytes)
      bytes.removeAll(keepingCapacity: true)
      first = end
    }
    bytes += indicator.patches.isEmpty ? "] }\n".utf8 : "\n] }\n".utf8
    try file(bytes)
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
