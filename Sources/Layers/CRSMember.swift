// The `crs` member of GeoJSON before RFC 7946: still written by many programs, and obeyed.
//
// (The GeoJSON Format Specification, 2008, section 3; RFC 7946, section 4, removed it.)

/// What a file's `crs` member says.
enum CRSMember: Hashable {
  /// There is none: WGS 84.
  case none
  /// Degrees of WGS 84 or of a datum that agrees with it; with the name as written.
  case degrees(name: String)
  /// Another CRS, from which coordinates are converted.
  case other(name: String)
  /// It names no CRS; with the member as written.
  case unusable(spelling: String)

  /// Reads the member of an object, if it has one.
  init(_ tape: JSONTape, of object: Int) {
    guard let crs = tape.member("crs", of: object) else {
      self = .none
      return
    }
    if tape.kind(crs) == JSONTape.Kind.null {
      self = .none
      return
    }
    guard tape.kind(crs) == JSONTape.Kind.object, let properties = tape.member("properties", of: crs),
      tape.kind(properties) == JSONTape.Kind.object
    else {
      self = .unusable(spelling: tape.spelling(crs))
      return
    }
    if let name = tape.member("name", of: properties), tape.kind(name) == JSONTape.Kind.string {
      self.init(name: tape.string(name))
    } else if let code = tape.member("code", of: properties), tape.isNumber(code) {
      self.init(name: "EPSG:" + PropertyColumn.spelling(tape.number(code)))
    } else {
      self = .unusable(spelling: tape.spelling(crs))
    }
  }

  init(name: String) {
    // `urn:ogc:def:crs:EPSG::4326`, `http://www.opengis.net/def/crs/EPSG/0/4326` and `EPSG:4326` are the
    // same.
    let parts = name.uppercased().split(whereSeparator: { $0 == ":" || $0 == "/" })
    let isEPSG = parts.contains("EPSG")
    let code = parts.last ?? ""
    // 4490 is CGCS2000, which agrees with WGS 84 to some centimetres; 4979 is WGS 84 with heights.
    if code == "CRS84" || code == "CRS84H" || (isEPSG && ["4326", "4490", "4979"].contains(code)) {
      self = .degrees(name: name)
    } else if isEPSG {
      self = .other(name: "EPSG:\(code)")
    } else {
      self = .other(name: name)
    }
  }
}
