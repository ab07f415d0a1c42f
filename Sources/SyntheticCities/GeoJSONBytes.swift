// GeoJSON written byte by byte (RFC 7946): no locale, no formatter, seven fixed decimals.

/// A growing buffer of GeoJSON text.
struct GeoJSONBytes {
  private(set) var bytes: [UInt8] = []

  /// A whole FeatureCollection, one feature a line.
  static func collection(_ features: [Feature], name: String) -> [UInt8] {
    var writer = GeoJSONBytes()
    writer.raw("{\"type\":\"FeatureCollection\",\"name\":")
    writer.text(name)
    writer.raw(",\"features\":[\n")
    for (index, feature) in features.enumerated() {
      if index > 0 { writer.raw(",\n") }
      writer.feature(feature)
    }
    writer.raw("\n]}\n")
    return writer.bytes
  }

  /// One feature a line without a collection around them (GeoJSON text sequence without record separators).
  static func lines(_ features: [Feature]) -> [UInt8] {
    var writer = GeoJSONBytes()
    for feature in features {
      writer.feature(feature)
      writer.raw("\n")
    }
    return writer.bytes
  }

  mutating func feature(_ feature: Feature) {
    raw("{\"type\":\"Feature\",\"properties\":{")
    for (index, (name, value)) in feature.properties.enumerated() {
      if index > 0 { raw(",") }
      text(name)
      raw(":")
      self.value(value)
    }
    raw("},\"geometry\":")
    geometry(feature.geometry)
    raw("}")
  }

  private mutating func value(_ value: PropertyValue) {
    switch value {
    case .text(let string): text(string)
    case .whole(let number): whole(Int64(number))
    case .decimal(let number, let places): decimal(number, places: places)
    case .truth(let flag): raw(flag ? "true" : "false")
    case .null: raw("null")
    }
  }

  private mutating func geometry(_ geometry: FeatureGeometry) {
    switch geometry {
    case .none: raw("null")
    case .point(let place):
      raw("{\"type\":\"Point\",\"coordinates\":")
      position(place)
      raw("}")
    case .line(let places):
      raw("{\"type\":\"LineString\",\"coordinates\":")
      list(places) { $0.position($1) }
      raw("}")
    case .polygon(let rings):
      raw("{\"type\":\"Polygon\",\"coordinates\":")
      list(rings) { writer, ring in writer.list(ring) { $0.position($1) } }
      raw("}")
    case .multiPolygon(let polygons):
      raw("{\"type\":\"MultiPolygon\",\"coordinates\":")
      list(polygons) { writer, rings in
        writer.list(rings) { writer, ring in writer.list(ring) { $0.position($1) } }
      }
      raw("}")
    }
  }

  private mutating func list<Element>(_ items: [Element], _ write: (inout Self, Element) -> Void) {
    raw("[")
    for (index, item) in items.enumerated() {
      if index > 0 { raw(",") }
      write(&self, item)
    }
    raw("]")
  }

  private mutating func position(_ place: Position) {
    raw("[")
    fixed(place.longitude, places: 7)
    raw(",")
    fixed(place.latitude, places: 7)
    if let height = place.height {
      raw(",")
      decimal(height, places: 1)
    }
    raw("]")
  }

  private mutating func raw(_ string: StaticString) {
    string.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
  }

  /// A JSON string; control characters, quotes and backslashes are escaped.
  mutating func text(_ string: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<32:
        raw("\\u00")
        for digit in [byte >> 4, byte & 15] {
          bytes.append(digit < 10 ? 48 + digit : 87 + digit)
        }
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func whole(_ number: Int64) { fixed(number, places: 0) }

  /// A number rounded to a fixed count of decimals.
  mutating func decimal(_ number: Double, places: Int) {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    fixed(Int64((number * scale).rounded()), places: places)
  }

  /// A number given in units of its last decimal.
  private mutating func fixed(_ units: Int64, places: Int) {
    if units < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = units.magnitude
    var digits = 0
    let start = bytes.count
    repeat {
      if digits == places, places > 0 { bytes.append(UInt8(ascii: ".")) }
      bytes.append(48 + UInt8(rest % 10))
      rest /= 10
      digits += 1
    } while rest > 0 || digits <= places
    bytes[start...].reverse()
  }
}
