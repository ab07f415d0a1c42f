// Polygons from rings that are known to bound them: those that turn left are outer borders, the others holes.

/// Rings with their land to the left, put together into one feature.
struct RingAssembly {
  private var rings = PlanarGeometries()

  /// Adds a corner to the open ring.
  mutating func add(_ x: Double, _ y: Double) { rings.addVertex(x: x, y: y) }

  /// Closes the open ring.
  mutating func endRing() {
    let first = Int(rings.layout.ringVertices[rings.layout.ringCount])
    guard first < rings.x.count else { return }
    rings.addVertex(x: rings.x[first], y: rings.y[first])
    rings.endRing()
  }

  /// The polygons as one feature, an empty one without rings; nil when a hole has no outer border around it.
  func assembled() -> PlanarGeometries? {
    let areas = (0..<rings.layout.ringCount).map { rings.signedArea(ofRing: $0) }
    let outer = areas.indices.filter { areas[$0] > 0 }
    // The holes of each outer border.
    var holes = [[Int]](repeating: [], count: outer.count)
    for ring in areas.indices where !(areas[ring] > 0) {
      // The smallest border around it: an island in a lake has shores of its own.
      let around = outer.indices.filter { areas[outer[$0]] > -areas[ring] && holds(ring, in: outer[$0]) }
      guard let nearest = around.min(by: { areas[outer[$0]] < areas[outer[$1]] }) else { return nil }
      holes[nearest].append(ring)
    }
    var feature = PlanarGeometries()
    for (number, border) in outer.enumerated() {
      for ring in [border] + holes[number] {
        let vertices = rings.layout.vertices(of: ring)
        feature.x.append(contentsOf: rings.x[vertices])
        feature.y.append(contentsOf: rings.y[vertices])
        feature.endRing()
      }
      feature.endPart()
    }
    feature.endFeature(kind: outer.isEmpty ? .empty : .polygon)
    return feature
  }

  /// Whether a ring lies in another that it does not cross, by its first corner that is not on it.
  private func holds(_ ring: Int, in outer: Int) -> Bool {
    for vertex in rings.layout.vertices(of: ring) {
      var crossing = RingCrossing(x: rings.x[vertex], y: rings.y[vertex])
      for end in rings.layout.vertices(of: outer).dropFirst() {
        crossing.cross(ax: rings.x[end - 1], ay: rings.y[end - 1], bx: rings.x[end], by: rings.y[end])
      }
      switch crossing.location {
      case .inside: return true
      case .outside: return false
      case .boundary: continue
      }
    }
    return true
  }
}
