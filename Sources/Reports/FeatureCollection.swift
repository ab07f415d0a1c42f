// A GeoJSON feature collection of planar geometries, back in degrees (RFC 7946): outer rings counter-clockwise, seven
// decimals (a centimetre), no `crs` member. One writer for all files of an output folder but those of `features/`.

internal import Audits
internal import Planar

/// Features that are made run by run as they are written, because all at once may not fit.
struct FeatureCollection {
  /// How many features there are.
  var count: Int
  /// Adds a feature's geometry, and nothing else, to a run.
  var addGeometry: (_ feature: Int, _ run: inout PlanarGeometries) -> Void
  /// The properties of a feature.
  var properties: (_ feature: Int) -> DetailValue
  /// What is wrong when a coordinate of a feature has no place in degrees.
  var withoutPlace: (_ feature: Int) -> ReportError

  // Enough vertices for a megabyte of text.
  private static let verticesPerRun = 1 << 15

  /// Hands the collection on as UTF-8, run by run, one feature a line, ending in a line feed.
  ///
  /// - Throws: ``withoutPlace``; ``ReportError/unusableCRS(definition:reason:)`` when PROJ cannot use the result's CRS.
  func write(
    in result: AuditResult, to file: ([UInt8]) throws(ReportError) -> Void
  ) throws(ReportError) {
    var bytes = Array("{ \"type\": \"FeatureCollection\", \"features\": [".utf8)
    var first = 0
    while first < count {
      var run = PlanarGeometries()
      var end = first
      repeat {
        addGeometry(end, &run)
        end += 1
      } while end < count && run.x.count < Self.verticesPerRun
      let degrees = try result.unprojected(run)
      // Some thirty bytes a vertex, and the properties.
      bytes.reserveCapacity(64 + 30 * degrees.longitudes.count + 240 * (end - first))
      for feature in first..<end {
        guard degrees.isPlaced(feature - first) else { throw withoutPlace(feature) }
        bytes += feature == 0 ? "\n".utf8 : ",\n".utf8
        bytes += "{ \"type\": \"Feature\", \"properties\": ".utf8
        JSONWriter.appendLine(of: properties(feature), to: &bytes)
        bytes += ", \"geometry\": ".utf8
        degrees.appendGeometry(of: feature - first, to: &bytes)
        bytes += " }".utf8
      }
      try file(bytes)
      bytes.removeAll(keepingCapacity: true)
      first = end
    }
    bytes += count == 0 ? "] }\n".utf8 : "\n] }\n".utf8
    try file(bytes)
  }
}

extension AuditResult {
  /// Planar geometries back in degrees.
  func unprojected(_ geometries: PlanarGeometries) throws(ReportError) -> GeographicGeometries {
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
