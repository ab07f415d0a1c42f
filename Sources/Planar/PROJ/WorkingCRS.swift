// The plane an audit measures in, and how far its metres are from metres on the ground.
//
// Lambert's azimuthal equal-area projection centred on the city: areas are true everywhere, and lengths to 2 millionths
// at 10 km from the middle and 9 at 35 km, the corner of a city of 50 km by 50 km. (J. Snyder, "Map projections: a
// working manual", USGS Prof. Paper 1395, 1987, pp. 182-190; the figures are PROJ's own factors. A transverse Mercator
// is no better in lengths there, and off by 14 millionths in areas.)

internal import CPROJ
internal import Foundation

/// The planar CRS that an audit measures in, with its scale error over the city.
public struct WorkingCRS: Sendable, Hashable {
  /// A short name for people, such as `local equal-area plane at 121.66°, 31.81°`.
  public let name: String
  /// What PROJ was given: a PROJ string, `EPSG:n` or WKT.
  public let definition: String
  /// The standard zone that the city lies in, for reference, such as `EPSG:4549 CGCS2000 / 3-degree
  /// Gauss-Kruger CM 120E`.
  public let zone: String
  /// The greatest error of a length over the city: |planar / geodesic - 1|.
  public let lengthError: Double
  /// The greatest error of an area over the city: |planar / geodesic - 1|.
  public let areaError: Double

  /// The working CRS for a city that fills the given bounds.
  ///
  /// - Parameters:
  ///   - request: `auto` (an equal-area plane of its own, true to scale in the middle of the city), `utm` or
  ///     `cgcs2000` (the standard zone of the middle), or anything PROJ can read.
  ///   - southWest: The south-western corner of the city, in degrees.
  ///   - northEast: The north-eastern corner of the city, in degrees.
  /// - Throws: ``ProjectionError`` when the CRS is unknown or does not count in metres.
  public init(
    _ request: String, southWest: GeographicPoint, northEast: GeographicPoint
  ) throws(ProjectionError) {
    let longitude = (southWest.longitude + northEast.longitude) / 2
    let latitude = (southWest.latitude + northEast.latitude) / 2
    let utm = Self.utmZone(longitude: longitude, latitude: latitude)
    let cgcs2000 = Self.cgcs2000Zone(longitude: longitude, latitude: latitude)
    let zone = cgcs2000 ?? utm
    switch request.lowercased() {
    case "auto":
      // Adding 0 turns -0 into 0, which reads better.
      let meridian = (longitude * 100).rounded() / 100 + 0
      let parallel = (latitude * 100).rounded() / 100 + 0
      name = "local equal-area plane at \(meridian)°, \(parallel)°"
      definition =
        "+proj=laea +lat_0=\(parallel) +lon_0=\(meridian) +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs +type=crs"
    case "utm":
      name = utm.name
      definition = "EPSG:\(utm.code)"
    case "cgcs2000":
      guard let cgcs2000 else {
        throw .unusableCRS(
          definition: request,
          reason: "the city's middle lies outside the CGCS2000 3-degree zones (73.5°E to 136.5°E)")
      }
      name = cgcs2000.name
      definition = "EPSG:\(cgcs2000.code)"
    default:
      name = request
      definition = request
    }
    self.zone = "EPSG:\(zone.code) \(zone.name)"
    (lengthError, areaError) = try Self.scaleErrors(
      of: definition, southWest: southWest, northEast: northEast)
  }

  private static func utmZone(longitude: Double, latitude: Double) -> (code: Int, name: String) {
    let number = min(60, max(1, Int(((longitude + 180) / 6).rounded(.down)) + 1))
    return latitude >= 0
      ? (32600 + number, "WGS 84 / UTM zone \(number)N") : (32700 + number, "WGS 84 / UTM zone \(number)S")
  }

  private static func cgcs2000Zone(longitude: Double, latitude: Double) -> (code: Int, name: String)? {
    guard (73.5..<136.5).contains(longitude), (3.0..<54.0).contains(latitude) else { return nil }
    let meridian = Int((longitude / 3).rounded()) * 3
    // EPSG:4534 to 4554 are the zones without a false-easting prefix, central meridians 75°E to 135°E.
    return (4534 + (meridian - 75) / 3, "CGCS2000 / 3-degree Gauss-Kruger CM \(meridian)E")
  }

  /// The greatest scale errors on a grid of 9 x 9 places over the bounds.
  private static func scaleErrors(
    of definition: String, southWest: GeographicPoint, northEast: GeographicPoint
  ) throws(ProjectionError) -> (length: Double, area: Double) {
    try requirePlanarMetres(definition)
    let projection = try Projection(to: definition)
    var length = 0.0
    var area = 0.0
    for row in 0...8 {
      for column in 0...8 {
        let place = GeographicPoint(
          longitude: southWest.longitude + (northEast.longitude - southWest.longitude) * Double(column) / 8,
          latitude: southWest.latitude + (northEast.latitude - southWest.latitude) * Double(row) / 8)
        let scale = try projection.scale(at: place)
        length = max(length, abs(scale.greatest - 1), abs(scale.least - 1))
        area = max(area, abs(scale.greatest * scale.least - 1))
      }
    }
    return (length, area)
  }

  private static func requirePlanarMetres(_ definition: String) throws(ProjectionError) {
    guard let context = unsafe proj_context_create() else {
      throw .unusableCRS(definition: definition, reason: "PROJ has no memory for a context")
    }
    defer { unsafe proj_context_destroy(context) }
    unsafe proj_context_set_enable_network(context, 0)
    let (created, reason) = unsafe MessageLog.reading(from: context) {
      unsafe Self.planarCRS(definition, context)
    }
    guard let crs = unsafe created else {
      throw .unusableCRS(definition: definition, reason: reason)
    }
    defer { unsafe proj_destroy(crs) }
    guard unsafe proj_get_type(crs) == PJ_TYPE_PROJECTED_CRS, unsafe Self.isInMetres(crs, context) else {
      throw .notPlanarMetres(definition: definition)
    }
  }

  private static func planarCRS(_ definition: String, _ context: OpaquePointer) -> OpaquePointer? {
    // A bare PROJ string is an operation to `proj_create`, though a CRS to `proj_create_crs_to_crs`.
    let isBareString = definition.contains("proj=") && !definition.contains("type=crs")
    let text = isBareString ? definition + " +type=crs" : definition
    guard let crs = unsafe proj_create(context, text) else { return nil }
    guard unsafe proj_get_type(crs) == PJ_TYPE_BOUND_CRS else { return unsafe crs }
    // A PROJ string with a datum shift is a projected CRS in a wrapping.
    defer { unsafe proj_destroy(crs) }
    return unsafe proj_get_source_crs(context, crs)
  }

  private static func isInMetres(_ crs: OpaquePointer, _ context: OpaquePointer) -> Bool {
    guard let system = unsafe proj_crs_get_coordinate_system(context, crs) else { return false }
    defer { unsafe proj_destroy(system) }
    var toMetres = 0.0
    let found = unsafe proj_cs_get_axis_info(
      context, system, 0, nil, nil, nil, &toMetres, nil, nil, nil)
    return found == 1 && toMetres == 1
  }
}
