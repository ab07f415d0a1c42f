// The buildings' layer, written straight from the plan: it is more than half of a city's bytes, and a feature of its
// own for every building would cost more than the writing.

extension CityPlan {
  /// All buildings, one a line.
  ///
  /// - Parameter negative: The building that is given a negative number of residents, as a fault.
  func buildingLines(negative: Int? = nil) -> GeoJSONBytes {
    var out = GeoJSONBytes(capacity: 4096 + buildings.count * 320)
    let start = Array("{\"type\":\"Feature\",\"properties\":{\"id\":\"B\(tag)".utf8)
    for (index, building) in buildings.enumerated() {
      out.raw(start)
      out.padded(index + 1, digits: 5)
      out.raw("\",\"levels\":")
      out.whole(building.levels)
      out.raw(",\"people\":")
      out.whole(index == negative ? -38 : building.people)
      out.raw(",\"dwellings\":")
      out.whole(building.dwellings)
      out.raw("},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[")
      out.ring(building.ring.points, frame: frame)
      if let yard = building.yard {
        out.raw(",")
        out.ring(yard.points.reversed(), frame: frame)
      }
      out.raw("]}}\n")
    }
    return out
  }
}

extension GeoJSONBytes {
  /// A ring of ground points as positions; the first is repeated at the end.
  @inline(__always)
  fileprivate mutating func ring(_ points: [GroundPoint], frame: CityFrame) {
    raw("[")
    for point in points {
      let place = frame.position(point)
      raw("[")
      degrees(place.longitude)
      raw(",")
      degrees(place.latitude)
      raw("],")
    }
    if let first = points.first { position(frame.position(first)) }
    raw("]")
  }
}
