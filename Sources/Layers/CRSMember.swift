// The `crs` member of GeoJSON before RFC 7946: still written by many programs, and obeyed.
//
// (The GeoJSON Format Specification, 2008, section 3; RFC 7946, section 4, removed it.)

/// What a file's `crs` member says.
enum CRSMember: Hashable, Sendable {
  /// There is none: WGS 84.
  case none
  /// Degrees of WGS 84 or of a datum that agrees with it; with the name as written.
  case degrees(name: String)
  /// Another CRS, from which coordinates are converted.
  case other(name: String)
  /// It names no CRS; with the member as written.
  case unusable(spelling: String)

  /// The CRS as the member names it, or the member as written; nil without one.
  var name: String? {
    switch self {
    case .none: nil
    case .degrees(let name), .other(let name): name
    case .unusable(let spelling): spelling
    }
  }

  /// Whether coordinates under this member are not degrees as they stand.
  var changesCoordinates: Bool {
    switch self {
    case .none, .degrees: false
    case .other, .unusable: true
    }
  }

  /// Reads the member's value, which is at the cursor.
  init(_ cursor: inout JSONCursor) throws(JSONFault) {
    let start = cursor
    guard cursor.byte == UInt8(ascii: "{") else {
      let isNull = cursor.byte == UInt8(ascii: "n")
      try cursor.skipValue()
      self = isNull ? .none : .unusable(spelling: start.spelling)
      return
    }
    var properties: Int?
    try cursor.forEachMember { name, value in
      if start.json.text(name) == "properties" { properties = value }
    }
    self = .unusable(spelling: start.spelling)
    guard let properties else { return }
    var inside = start.moved(to: properties)
    guard inside.byte == UInt8(ascii: "{") else { return }
    var members: [String: Int] = [:]
    try inside.forEachMember { name, value in members[start.json.text(name)] = value }
    if let name = members["name"], start.moved(to: name).byte == UInt8(ascii: "\"") {
      var inside = start.moved(to: name)
      self.init(name: start.json.text(try inside.string()))
    } else if let code = members["code"], case let inside = start.moved(to: code),
      inside.byte == UInt8(ascii: "-") || inside.byte &- UInt8(ascii: "0") <= 9
    {
      var number = inside
      self.init(name: "EPSG:" + PropertyColumn.spelling(try number.number()))
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
