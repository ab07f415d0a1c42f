// Features and their geometries as GeoJSON text (RFC 7946).

extension GeoJSONBytes {
  /// Features as the elements of a list, one a line, with `separator` between them.
  static func features(_ features: [Feature], separator: StaticString) -> GeoJSONBytes {
    var writer = GeoJSONBytes(capacity: features.count * 256)
    for (index, feature) in features.enumerated() {
      if index > 0 { writer.raw(separator) }
      writer.feature(feature)
    }
    return writer
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
    case .whole(let number): whole(number)
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
      positions(places)
      raw("}")
    case .polygon(let rings):
      raw("{\"type\":\"Polygon\",\"coordinates\":")
      polygon(rings)
      raw("}")
    case .multiPolygon(let polygons):
      raw("{\"type\":\"MultiPolygon\",\"coordinates\":[")
      for (index, rings) in polygons.enumerated() {
        if index > 0 { raw(",") }
        polygon(rings)
      }
      raw("]}")
    }
  }

  private mutating func polygon(_ rings: [[Position]]) {
    raw("[")
    for (index, ring) in rings.enumerated() {
      if index > 0 { raw(",") }
      positions(ring)
    }
    raw("]")
  }

  /// A list of positions in brackets.
  mutating func positions(_ places: [Position]) {
    raw("[")
    for (index, place) in places.enumerated() {
      if index > 0 { raw(",") }
      position(place)
    }
    raw("]")
  }
}
