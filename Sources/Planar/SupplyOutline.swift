// One supply feature as closed loops that keep the feature on their left, the form that its reach is offset from.
//
// A line is walked there and back, which makes it a ring without an inside: its reach then comes out of the same rule
// as a polygon's, an offset to the right of every edge and an arc around every left turn.

/// The loops of a supply feature, in metres from a place near it, so that far coordinates cost no digits.
struct SupplyOutline {
  /// The place that all coordinates are measured from.
  private(set) var originX = 0.0
  private(set) var originY = 0.0
  /// The corners of all loops, each corner once, no two equal ones in a row.
  private(set) var x: [Double] = []
  private(set) var y: [Double] = []
  /// Where each loop ends; a loop of one corner is a point.
  private(set) var ends: [Int] = []

  /// The loops of a feature; corners that are not finite are left out, and cut a ring into lines.
  init(_ geometries: PlanarGeometries, feature: Int) {
    let layout = geometries.layout
    let vertices = layout.vertices(ofFeature: feature)
    guard let first = vertices.first(where: { geometries.x[$0].isFinite && geometries.y[$0].isFinite })
    else { return }
    originX = geometries.x[first]
    originY = geometries.y[first]
    x.reserveCapacity(vertices.count)
    y.reserveCapacity(vertices.count)
    for part in layout.parts(of: feature) {
      var isOuter = true
      for ring in layout.rings(of: part) {
        switch layout.kinds[feature] {
        case .point: for vertex in layout.vertices(of: ring) { addPath(vertex..<vertex + 1, of: geometries) }
        case .polygon where isRing(ring, of: geometries):
          addRing(ring, isOuter: isOuter, of: geometries)
        default: addPath(layout.vertices(of: ring), of: geometries)
        }
        isOuter = false
      }
    }
  }

  private func isRing(_ ring: Int, of geometries: PlanarGeometries) -> Bool {
    let area = geometries.signedArea(ofRing: ring)
    return area != 0 && area.isFinite
  }

  private mutating func addRing(_ ring: Int, isOuter: Bool, of geometries: PlanarGeometries) {
    let vertices = geometries.layout.vertices(of: ring)
    let start = x.count
    if (geometries.signedArea(ofRing: ring) > 0) == isOuter {
      for vertex in vertices { addCorner(vertex, of: geometries, from: start) }
    } else {
      for vertex in vertices.reversed() { addCorner(vertex, of: geometries, from: start) }
    }
    while x.count > start + 1, x[x.count - 1] == x[start], y[y.count - 1] == y[start] {
      x.removeLast()
      y.removeLast()
    }
    ends.append(x.count)
  }

  // The finite stretches of a path, each there and back.
  private mutating func addPath(_ vertices: Range<Int>, of geometries: PlanarGeometries) {
    var start = x.count
    for vertex in vertices {
      if geometries.x[vertex].isFinite && geometries.y[vertex].isFinite {
        addCorner(vertex, of: geometries, from: start)
      } else {
        endPath(from: start)
        start = x.count
      }
    }
    endPath(from: start)
  }

  private mutating func endPath(from start: Int) {
    guard x.count > start else { return }
    if x.count > start + 2 {
      for corner in stride(from: x.count - 2, to: start, by: -1) {
        x.append(x[corner])
        y.append(y[corner])
      }
    }
    ends.append(x.count)
  }

  private mutating func addCorner(_ vertex: Int, of geometries: PlanarGeometries, from start: Int) {
    let cornerX = geometries.x[vertex] - originX
    let cornerY = geometries.y[vertex] - originY
    if x.count > start, x[x.count - 1] == cornerX, y[y.count - 1] == cornerY { return }
    x.append(cornerX)
    y.append(cornerY)
  }
}
