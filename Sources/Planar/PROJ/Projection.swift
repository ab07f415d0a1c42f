// From degrees to the working CRS's planar metres, and back, by PROJ.

internal import CPROJ
internal import Foundation

/// Why a coordinate could not be projected, or a CRS not be used.
public enum ProjectionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// PROJ does not know the CRS, or cannot reach it from WGS 84; with PROJ's reason.
  case unusableCRS(definition: String, reason: String)
  /// The CRS counts in degrees or another unit than metres.
  case notPlanarMetres(definition: String)
  /// Areas in the CRS are wrong by more than 1 % somewhere over the city; with the greatest error as a share.
  case distorted(definition: String, areaError: Double)
  /// The coordinate has no finite place in the CRS.
  case outOfRange(GeographicPoint)

  /// One line with what to do about it.
  public var description: String {
    switch self {
    case .unusableCRS(let definition, let reason):
      "the CRS '\(definition)' cannot be used: \(reason); "
        + "give an EPSG code such as EPSG:32651, a PROJ string, or 'auto'"
    case .notPlanarMetres(let definition):
      "the CRS '\(definition)' does not count in planar metres; "
        + "give a projected CRS such as EPSG:32651, or 'auto'"
    case .distorted(let definition, let areaError):
      """
      the CRS '\(definition)' is wrong by \((areaError * 1000).rounded() / 10) % of an area over the city; give one \
      that fits, such as 'auto', and check that all districts lie in one city
      """
    case .outOfRange(let point):
      "longitude \(point.longitude), latitude \(point.latitude) has no place in the working CRS"
    }
  }
}

/// A projection from WGS 84 degrees (longitude, latitude) to planar metres of one CRS, and back.
///
/// Noncopyable and for one worker at a time, as PROJ asks. The network is off, whatever the environment says.
@safe
public struct Projection: ~Copyable {
  private let context: OpaquePointer
  private let transformation: OpaquePointer

  /// A projection into the CRS that a PROJ string, `EPSG:n` or WKT names.
  ///
  /// - Throws: ``ProjectionError/unusableCRS(definition:reason:)``.
  public init(to definition: String, from source: String = "OGC:CRS84") throws(ProjectionError) {
    guard let context = unsafe proj_context_create() else {
      throw .unusableCRS(definition: definition, reason: "PROJ has no memory for a context")
    }
    unsafe proj_context_set_enable_network(context, 0)
    let (created, reason) = unsafe MessageLog.reading(from: context) {
      unsafe Self.normalized(in: context, from: source, to: definition)
    }
    guard let transformation = unsafe created else {
      unsafe proj_context_destroy(context)
      throw .unusableCRS(definition: definition, reason: reason)
    }
    unsafe self.context = context
    unsafe self.transformation = transformation
  }

  // Longitude first, latitude second, easting first: whatever order the CRS's authority has.
  private static func normalized(
    in context: OpaquePointer, from source: String, to definition: String
  ) -> OpaquePointer? {
    guard let raw = unsafe proj_create_crs_to_crs(context, source, definition, nil) else { return nil }
    defer { unsafe proj_destroy(raw) }
    return unsafe proj_normalize_for_visualization(context, raw)
  }

  deinit {
    unsafe proj_destroy(transformation)
    unsafe proj_context_destroy(context)
  }

  /// The planar place of a geographic one.
  ///
  /// - Throws: ``ProjectionError/outOfRange(_:)`` when there is none.
  public func project(_ point: GeographicPoint) throws(ProjectionError) -> PlanarPoint {
    var x = [point.longitude]
    var y = [point.latitude]
    transform(&x, &y, direction: PJ_FWD)
    guard x[0].isFinite, y[0].isFinite else { throw .outOfRange(point) }
    return PlanarPoint(x: x[0], y: y[0])
  }

  /// The geographic place of a planar one; not-a-number where there is none.
  public func unproject(_ point: PlanarPoint) -> GeographicPoint {
    var x = [point.x]
    var y = [point.y]
    transform(&x, &y, direction: PJ_INV)
    guard x[0].isFinite, y[0].isFinite else { return GeographicPoint(longitude: .nan, latitude: .nan) }
    return GeographicPoint(longitude: x[0], latitude: y[0])
  }

  /// The geographic places of planar ones, in metres; not-a-number where there is none.
  public func unproject(x: [Double], y: [Double]) -> [GeographicPoint] {
    var longitudes = x
    var latitudes = y
    transform(&longitudes, &latitudes, direction: PJ_INV)
    Self.dropInfinite(&longitudes, &latitudes)
    return zip(longitudes, latitudes).map { GeographicPoint(longitude: $0, latitude: $1) }
  }

  /// The geometries in planar metres; a coordinate that has no place becomes not-a-number.
  public func project(_ geometries: consuming GeographicGeometries) -> PlanarGeometries {
    var x = geometries.longitudes
    var y = geometries.latitudes
    projectColumns(&x, &y)
    return PlanarGeometries(x: x, y: y, layout: geometries.layout)
  }

  /// Turns degrees into metres in place; a coordinate that has no place becomes not-a-number.
  func projectColumns(_ x: inout [Double], _ y: inout [Double]) {
    transform(&x, &y, direction: PJ_FWD)
    Self.dropInfinite(&x, &y)
  }

  /// The geometries back in degrees; a place without one becomes not-a-number.
  public func unproject(_ geometries: consuming PlanarGeometries) -> GeographicGeometries {
    var degrees = GeographicGeometries()
    degrees.longitudes = geometries.x
    degrees.latitudes = geometries.y
    degrees.layout = geometries.layout
    transform(&degrees.longitudes, &degrees.latitudes, direction: PJ_INV)
    Self.dropInfinite(&degrees.longitudes, &degrees.latitudes)
    return degrees
  }

  // PROJ's mark for "no place" is infinity, in one coordinate or both.
  private static func dropInfinite(_ x: inout [Double], _ y: inout [Double]) {
    for vertex in x.indices where !(x[vertex].isFinite && y[vertex].isFinite) {
      x[vertex] = .nan
      y[vertex] = .nan
    }
  }

  private func transform(_ x: inout [Double], _ y: inout [Double], direction: PJ_DIRECTION) {
    let stride = MemoryLayout<Double>.stride
    let count = x.count
    // A failed point stays in the error number for the ones after it: clear before, look at the values after.
    unsafe proj_errno_reset(transformation)
    unsafe x.withUnsafeMutableBufferPointer { x in
      unsafe y.withUnsafeMutableBufferPointer { y in
        _ = unsafe proj_trans_generic(
          transformation, direction, x.baseAddress, stride, count, y.baseAddress, stride, count,
          nil, 0, 0, nil, 0, 0)
      }
    }
    unsafe proj_errno_reset(transformation)
  }
}

/// The PROJ that is linked, such as `9.1.1`.
public var projVersion: String { "\(PROJ_VERSION_MAJOR).\(PROJ_VERSION_MINOR).\(PROJ_VERSION_PATCH)" }
