// Whether a polygon is one, where it is not, and how it is mended.

internal import CGEOS

/// Why a polygon is not valid by OGC Simple Features, and where.
public struct InvalidityReason: Sendable, Hashable {
  /// GEOS's own words, such as `Self-intersection`.
  public let reason: String
  /// The place of the fault, where GEOS names one; it has none for a coordinate that is not a number.
  public let place: PlanarPoint?
}

/// Checks polygons for validity and mends those that are not. One value a worker.
public struct PolygonRepair {
  private let context = GEOSContext()

  /// A checker of its own.
  public init() {}

  /// Why the polygon feature is invalid, or nil when it is valid or not a polygon.
  ///
  /// - Throws: ``GEOSError`` when GEOS cannot even build it (an unclosed ring, fewer than four vertices).
  public func invalidity(of feature: Int, in geometries: PlanarGeometries) throws(GEOSError)
    -> InvalidityReason?
  {
    guard geometries.layout.kinds[feature] == .polygon else { return nil }
    let geometry = try GEOSGeometry(geometries, feature: feature, in: context)
    var reason: UnsafeMutablePointer<CChar>?
    var place: OpaquePointer?
    let answer = unsafe GEOSisValidDetail_r(context.handle, geometry.pointer, 0, &reason, &place)
    defer {
      unsafe GEOSFree_r(context.handle, reason)
      if let place = unsafe place { unsafe GEOSGeom_destroy_r(context.handle, place) }
    }
    if try geometry.predicate(answer, "isValidDetail") { return nil }
    var x = 0.0
    var y = 0.0
    var point: PlanarPoint?
    if let place = unsafe place, unsafe GEOSGeomGetX_r(context.handle, place, &x) == 1,
      unsafe GEOSGeomGetY_r(context.handle, place, &y) == 1, x.isFinite, y.isFinite
    {
      point = PlanarPoint(x: x, y: y)
    }
    return InvalidityReason(
      reason: unsafe reason.map { unsafe String(cString: $0) } ?? "invalid", place: point)
  }

  /// Appends the polygon feature made valid by GEOS `MakeValid`, as one feature; an empty one when no area is
  /// left.
  ///
  /// `buffer(0)`, the folk remedy, would throw half of a bow-tie away.
  ///
  /// - Throws: ``GEOSError`` when GEOS cannot build or mend it, or a coordinate is not a finite number;
  ///   `repaired` is then as it was.
  public func appendRepaired(
    _ feature: Int, of geometries: PlanarGeometries, to repaired: inout PlanarGeometries
  ) throws(GEOSError) {
    // GEOS fails for some of these and makes nothing of others.
    guard geometries.isFinite(feature) else {
      throw GEOSError(operation: "makeValid", message: "a coordinate is not a finite number")
    }
    let geometry = try GEOSGeometry(geometries, feature: feature, in: context)
    let valid = unsafe try GEOSGeometry(
      adopting: unsafe GEOSMakeValid_r(context.handle, geometry.pointer), operation: "makeValid",
      in: context)
    try valid.append(to: &repaired, keeping: .polygon)
  }
}
