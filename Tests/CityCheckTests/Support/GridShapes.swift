// Layers as plain edges in degrees, and what serves, for counting on a grid.

import Foundation

/// Metres a degree of WGS 84.
enum Ellipsoid {
  static let axis = 6_378_137.0
  static let flattening = 1 / 298.257_223_563
  static let eccentricitySquared = flattening * (2 - flattening)

  /// Along a parallel.
  static func metresEast(_ latitude: Double) -> Double {
    let sine = sin(latitude * .pi / 180)
    let across = axis / (1 - eccentricitySquared * sine * sine).squareRoot()
    return across * cos(latitude * .pi / 180) * .pi / 180
  }

  /// Along a meridian.
  static func metresNorth(_ latitude: Double) -> Double {
    let sine = sin(latitude * .pi / 180)
    let base = 1 - eccentricitySquared * sine * sine
    return axis * (1 - eccentricitySquared) / (base * base.squareRoot()) * .pi / 180
  }
}

/// Features as edges in degrees, four numbers an edge: longitude and latitude of either end.
struct GridShapes: Sendable {
  struct Window: Sendable {
    var west = Double.infinity
    var south = Double.infinity
    var east = -Double.infinity
    var north = -Double.infinity

    mutating func add(_ x: Double, _ y: Double) {
      west = min(west, x)
      south = min(south, y)
      east = max(east, x)
      north = max(north, y)
    }

    func meets(_ other: Window, within x: Double = 0, _ y: Double = 0) -> Bool {
      west <= other.east + x && other.west <= east + x && south <= other.north + y && other.south <= north + y
    }
  }

  private(set) var edges: [Double] = []
  private(set) var ranges: [Range<Int>] = []
  private(set) var windows: [Window] = []
  private(set) var isArea: [Bool] = []
  /// m²; 0 for points and lines.
  private(set) var areas: [Double] = []

  var count: Int { ranges.count }

  /// Features without a place on the earth, such as a park whose ordinates are exchanged, are left out.
  init(_ features: [ReadLayer.Feature]) {
    for feature in features {
      guard let parts = feature.parts, parts.allSatisfy({ $0.allSatisfy { abs($0[1]) <= 90 } }) else {
        continue
      }
      let type = feature.type ?? ""
      let start = edges.count
      var window = Window()
      var area = 0.0
      for part in parts {
        var part = part
        if type.hasSuffix("Polygon"), let first = part.first, part.last != first { part.append(first) }
        for place in part { window.add(place[0], place[1]) }
        if part.count == 1 { edges += [part[0][0], part[0][1], part[0][0], part[0][1]] }
        let middle = part.reduce(0) { $0 + $1[1] } / Double(part.count)
        let (east, north) = (Ellipsoid.metresEast(middle), Ellipsoid.metresNorth(middle))
        for (one, other) in zip(part, part.dropFirst()) {
          edges += [one[0], one[1], other[0], other[1]]
          let turn =
            (one[0] - part[0][0]) * (other[1] - part[0][1]) - (other[0] - part[0][0]) * (one[1] - part[0][1])
          area += turn / 2 * east * north
        }
      }
      ranges.append(start..<edges.count)
      windows.append(window)
      isArea.append(type.hasSuffix("Polygon"))
      areas.append(type.hasSuffix("Polygon") ? abs(area) : 0)
    }
  }

  /// The edges of a feature that pass a test of their window.
  func edges(of feature: Int, where isWanted: (Window) -> Bool) -> [Double] {
    var found: [Double] = []
    for edge in stride(from: ranges[feature].lowerBound, to: ranges[feature].upperBound, by: 4) {
      var window = Window()
      window.add(edges[edge], edges[edge + 1])
      window.add(edges[edge + 2], edges[edge + 3])
      if isWanted(window) { found += edges[edge..<edge + 4] }
    }
    return found
  }
}

/// What serves, and how far each feature reaches.
struct GridSupply: Sendable {
  var shapes: GridShapes
  /// Metres; nil for a feature that does not count.
  var reaches: [Double?]

  init(_ shapes: GridShapes, reach: (_ area: Double) -> Double?) {
    self.shapes = shapes
    reaches = shapes.areas.map(reach)
  }
}
