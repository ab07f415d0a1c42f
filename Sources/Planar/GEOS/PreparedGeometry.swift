// A GEOS geometry with its prepared form, for many tests against the same polygon on one worker.

internal import CGEOS

/// A geometry and its prepared form. Owned by one worker: GEOS fills the prepared form lazily, without locks.
@safe
final class PreparedGeometry {
  let geometry: GEOSGeometry
  private let prepared: OpaquePointer

  init(_ geometry: consuming GEOSGeometry) throws(GEOSError) {
    let context = geometry.context
    let pointer = unsafe GEOSPrepare_r(context.handle, geometry.pointer)
    self.geometry = geometry
    guard let pointer = unsafe pointer else { throw context.error("prepare") }
    unsafe prepared = pointer
  }

  // The prepared form first, its geometry after it: fields go when this body has ended.
  deinit { unsafe GEOSPreparedGeom_destroy_r(geometry.context.handle, prepared) }

  /// Whether no point of the other lies outside this one.
  func covers(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    try geometry.predicate(
      unsafe GEOSPreparedCovers_r(geometry.context.handle, prepared, other.pointer), "covers")
  }

  /// Whether the two come within a distance of each other, inclusive.
  func isWithin(_ distance: Double, of other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    try geometry.predicate(
      unsafe GEOSPreparedDistanceWithin_r(geometry.context.handle, prepared, other.pointer, distance),
      "distance")
  }

  /// Whether the two share a point.
  func intersects(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    try geometry.predicate(
      unsafe GEOSPreparedIntersects_r(geometry.context.handle, prepared, other.pointer), "intersects")
  }
}
