// Layers made in code, for tests below the audit.

import Layers
import Planar

extension Layer {
  /// A layer of squares of 1 m at the given places, with properties in the order of the places.
  static func squares(
    _ name: String, at places: [(Double, Double)], ids: [String?] = [],
    _ columns: [String: [PropertyValue]] = [:]
  ) -> Layer {
    var geometries = PlanarGeometries()
    for (x, y) in places {
      geometries.addPolygon(rings: [
        [(0.0, 0.0), (1, 0), (1, 1), (0, 1)].map { PlanarPoint(x: x + $0.0, y: y + $0.1) }
      ])
    }
    let count = places.count
    return Layer(
      name: name, geometries: geometries, sourceIndices: Array(0..<count),
      ids: ids.isEmpty ? Array(repeating: nil, count: count) : ids,
      columns: columns.mapValues { values in
        var column = PropertyColumn()
        for value in values { column.append(value) }
        return column
      },
      provenance: Provenance(
        layer: name, path: name + ".geojson", sha256: "", bytes: 0, features: count, used: count, skipped: 0,
        repaired: 0, filtered: 0),
      problems: [])
  }
}
