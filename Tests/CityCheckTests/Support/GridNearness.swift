// Which polygon holds a place and whether a supply reaches it, edge by edge.

import Foundation

/// How degrees near a feature become metres.
struct GridMetres {
  var c0: Double
  var c1: Double
  var north: Double
}

/// Polygons as edges, for questions of which holds a place.
struct GridPolygons {
  private var edges: [Double]
  private var ends: [Int]

  init(_ polygons: [[Double]]) {
    edges = polygons.flatMap { $0 }
    ends = polygons.reduce(into: []) { $0.append(($0.last ?? 0) + $1.count) }
  }

  /// The first polygon that an odd number of edges east of the place belong to.
  func first(_ x: Double, _ y: Double) -> Int? {
    edges.withUnsafeBufferPointer { buffer in
      guard let edge = buffer.baseAddress else { return nil }
      var at = 0
      for (polygon, end) in ends.enumerated() {
        var isInside = false
        while at < end {
          let (y1, y2) = (edge[at + 1], edge[at + 3])
          if (y1 > y) != (y2 > y) && x < edge[at] + (y - y1) / (y2 - y1) * (edge[at + 2] - edge[at]) {
            isInside.toggle()
          }
          at += 4
        }
        if isInside { return polygon }
      }
      return nil
    }
  }
}

/// The part of a supply that may serve a feature of the land.
struct GridNearSupply {
  // Edges with the square of their reach beside them.
  private var edges: [Double] = []
  private var polygons: GridPolygons
  // The edge that served last most often serves the next place too.
  private var last = 0

  init(_ supply: GridSupply, window: GridShapes.Window, metres: GridMetres) {
    let shapes = supply.shapes
    var inner: [[Double]] = []
    for feature in 0..<shapes.count {
      guard let reach = supply.reaches[feature] else { continue }
      // A little more than the reach in degrees.
      let x = 1.01 * reach / (metres.c0 + metres.c1 * (window.south + window.north))
      let y = 1.01 * reach / metres.north
      guard shapes.windows[feature].meets(window, within: x, y) else { continue }
      let found = shapes.edges(of: feature) { $0.meets(window, within: x, y) }
      // Inclusive, with CityCheck's stated tolerance of a micrometre.
      let bound = (reach + 1e-6) * (reach + 1e-6)
      for edge in stride(from: 0, to: found.count, by: 4) { edges += found[edge..<edge + 4] + [bound] }
      if shapes.isArea[feature] { inner.append(shapes.edges(of: feature) { _ in true }) }
    }
    polygons = GridPolygons(inner)
  }

  mutating func serves(_ x: Double, _ y: Double, _ metres: GridMetres) -> Bool {
    let hit = edges.withUnsafeBufferPointer { buffer -> Int? in
      guard let edge = buffer.baseAddress else { return nil }
      func isNear(_ at: Int) -> Bool {
        let (y1, y2) = (edge[at + 1], edge[at + 3])
        let ax = (edge[at] - x) * (metres.c0 + metres.c1 * (y1 + y))
        let ay = (y1 - y) * metres.north
        let bx = (edge[at + 2] - x) * (metres.c0 + metres.c1 * (y2 + y))
        let by = (y2 - y) * metres.north
        let (ex, ey) = (bx - ax, by - ay)
        let length = ex * ex + ey * ey
        var share = length > 0 ? -(ax * ex + ay * ey) / length : 0
        if share < 0 { share = 0 } else if share > 1 { share = 1 }
        let (dx, dy) = (ax + share * ex, ay + share * ey)
        return dx * dx + dy * dy <= edge[at + 4]
      }
      if isNear(last) { return last }
      var at = 0
      while at < buffer.count {
        if isNear(at) { return at }
        at += 5
      }
      return nil
    }
    if let hit {
      last = hit
      return true
    }
    return polygons.first(x, y) != nil
  }
}
