// The buildings' layer, written straight from the plan: it is more than half of a city's bytes, and a feature of its
// own for every building would cost more than the writing.

extension CityPlan {
  /// All buildings, one a line.
  ///
  /// - Parameter negative: The building that is given a negative number of residents, as a fault.
  func buildingLines(negative: Int? = nil) -> GeoJSONBytes {
    var out = GeoJSONBytes(capacity: 4096 + buildings.count * 320)
    let start = Array("{\"type\":\"Feature\",\"properties\":{\"id\":\"B\(tag)".utf8)
    // By index: a copy of each building would count its rings' owners up and down.
    for index in buildings.indices {
      out.raw(start)
      out.padded(index + 1, digits: 5)
      out.raw("\",\"levels\":")
      out.whole(buildings[index].levels)
      out.raw(",\"people\":")
      out.whole(index == negative ? -38 : buildings[index].people)
      out.raw(",\"dwellings\":")
      out.whole(buildings[index].dwellings)
      out.raw("},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[")
      out.ring(buildings[index].ring.points, frame: frame)
      if let yard = buildings[index].yard {
        out.raw(",")
        out.ring(yard.points.reversed(), frame: frame)
      }
      out.raw("]}}\n")
    }
    return out
  }
}
