// Short ways to write geometries and random numbers down in tests.

import Measures
import Planar

/// The corners of a rectangle, counter-clockwise.
func corners(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> [PlanarPoint] {
  [
    PlanarPoint(x: minX, y: minY), PlanarPoint(x: maxX, y: minY), PlanarPoint(x: maxX, y: maxY),
    PlanarPoint(x: minX, y: maxY),
  ]
}

extension PlanarGeometries {
  /// One rectangle a feature, from (minX, minY, maxX, maxY).
  static func rectangles(_ boxes: [(Double, Double, Double, Double)]) -> PlanarGeometries {
    var geometries = PlanarGeometries()
    for box in boxes { geometries.addPolygon(rings: [corners(box.0, box.1, box.2, box.3)]) }
    return geometries
  }

  /// One point a feature.
  static func points(_ places: [(Double, Double)]) -> PlanarGeometries {
    PlanarGeometries(points: places.map { PlanarPoint(x: $0.0, y: $0.1) })
  }

  /// Adds a feature of one point.
  mutating func addPoint(_ place: PlanarPoint) {
    addVertex(x: place.x, y: place.y)
    endRing()
    endPart()
    endFeature(kind: .point)
  }

  /// One line a feature.
  static func lines(_ lines: [[(Double, Double)]]) -> PlanarGeometries {
    var geometries = PlanarGeometries()
    for line in lines { geometries.addLine(line.map { PlanarPoint(x: $0.0, y: $0.1) }) }
    return geometries
  }
}

extension Districts {
  /// Rectangles without residents.
  init(rectangles: [(Double, Double, Double, Double)], residents: [Double?]? = nil) {
    self.init(
      geometries: .rectangles(rectangles),
      residents: residents ?? Array(repeating: nil, count: rectangles.count),
      households: Array(repeating: nil, count: rectangles.count))
  }

  /// Two squares of 1 km² side by side, west (0) and east (1).
  static func twins(residents: [Double?]? = nil) -> Districts {
    Districts(rectangles: [(0, 0, 1000, 1000), (1000, 0, 2000, 1000)], residents: residents)
  }
}

extension DistrictSums {
  /// The sums of the districts as plain numbers.
  var values: [Double] { districts.map(\.value) }
}
