// Polygon overlay: union, intersection, difference and drawn service areas.

internal import CGEOS

/// Overlays of polygon features in planar metres. One value a worker.
///
/// - Important: inputs must be valid. GEOS throws for many that are not, but not for all: the union of a lone
///   bow-tie is the bow-tie, with area 0. Mend them first, by ``PolygonRepair``.
///
/// Every result is a column set of its own, with features of kind polygon or line, or empty.
public struct Overlay {
  let context = GEOSContext()

  /// An overlay engine of its own.
  public init() {}

  /// The union of all polygon features as one feature, overlaps counted once; empty when there are none.
  ///
  /// - Throws: ``GEOSError``, such as for an invalid input.
  public func union(of geometries: PlanarGeometries) throws(GEOSError) -> PlanarGeometries {
    try copyOut(unionGeometry(of: geometries), keeping: .polygon)
  }

  func unionGeometry(of geometries: PlanarGeometries) throws(GEOSError) -> GEOSGeometry {
    var all = PlanarGeometries()
    for feature in 0..<geometries.count where geometries.layout.kinds[feature] == .polygon {
      all.addParts(ofFeature: feature, of: geometries)
    }
    all.endFeature(kind: .polygon)
    let collection = try GEOSGeometry(all, feature: 0, in: context)
    return unsafe try GEOSGeometry(
      adopting: unsafe GEOSUnaryUnion_r(context.handle, collection.pointer), operation: "union",
      in: context)
  }

  /// What two features have in common, keeping the kind of the first; the second is a polygon.
  ///
  /// - Throws: ``GEOSError``, such as for an invalid input.
  public func intersection(
    of feature: Int, in geometries: PlanarGeometries,
    with other: Int, in others: PlanarGeometries
  ) throws(GEOSError) -> PlanarGeometries {
    let a = try GEOSGeometry(geometries, feature: feature, in: context)
    let b = try GEOSGeometry(others, feature: other, in: context)
    return try copyOut(intersection(a, b), keeping: geometries.layout.kinds[feature])
  }

  /// What of the first feature lies outside the second, keeping the kind of the first; the second is a
  /// polygon.
  ///
  /// - Throws: ``GEOSError``, such as for an invalid input.
  public func difference(
    of feature: Int, in geometries: PlanarGeometries,
    without other: Int, in others: PlanarGeometries
  ) throws(GEOSError) -> PlanarGeometries {
    let a = try GEOSGeometry(geometries, feature: feature, in: context)
    let b = try GEOSGeometry(others, feature: other, in: context)
    return try copyOut(difference(a, b), keeping: geometries.layout.kinds[feature])
  }

  /// A point inside a polygon feature, not on its border.
  ///
  /// - Throws: ``GEOSError``, such as for an empty feature.
  public func pointInside(_ feature: Int, of geometries: PlanarGeometries) throws(GEOSError) -> PlanarPoint {
    let polygon = try GEOSGeometry(geometries, feature: feature, in: context)
    let point = unsafe try GEOSGeometry(
      adopting: unsafe GEOSPointOnSurface_r(context.handle, polygon.pointer), operation: "point on surface",
      in: context)
    var x = 0.0
    var y = 0.0
    guard unsafe GEOSGeomGetX_r(context.handle, point.pointer, &x) == 1,
      unsafe GEOSGeomGetY_r(context.handle, point.pointer, &y) == 1
    else { throw context.error("point on surface") }
    return PlanarPoint(x: x, y: y)
  }

  func intersection(
    _ a: borrowing GEOSGeometry, _ b: borrowing GEOSGeometry
  ) throws(GEOSError) -> GEOSGeometry {
    unsafe try GEOSGeometry(
      adopting: unsafe GEOSIntersection_r(context.handle, a.pointer, b.pointer),
      operation: "intersection", in: context)
  }

  func difference(
    _ a: borrowing GEOSGeometry, _ b: borrowing GEOSGeometry
  ) throws(GEOSError) -> GEOSGeometry {
    unsafe try GEOSGeometry(
      adopting: unsafe GEOSDifference_r(context.handle, a.pointer, b.pointer),
      operation: "difference", in: context)
  }

  func union(
    _ a: borrowing GEOSGeometry, _ b: borrowing GEOSGeometry
  ) throws(GEOSError) -> GEOSGeometry {
    unsafe try GEOSGeometry(
      adopting: unsafe GEOSUnion_r(context.handle, a.pointer, b.pointer), operation: "union",
      in: context)
  }

  /// A feature grown by `distance` metres, its arcs drawn with `segments` straight lines a quarter circle.
  func buffer(
    _ geometry: borrowing GEOSGeometry, by distance: Double, segments: Int
  ) throws(GEOSError) -> GEOSGeometry {
    unsafe try GEOSGeometry(
      adopting: unsafe GEOSBuffer_r(context.handle, geometry.pointer, distance, Int32(segments)),
      operation: "buffer", in: context)
  }

  func copyOut(
    _ geometry: borrowing GEOSGeometry, keeping kind: GeometryKind
  ) throws(GEOSError) -> PlanarGeometries {
    var result = PlanarGeometries()
    try geometry.append(to: &result, keeping: kind)
    return result
  }
}
