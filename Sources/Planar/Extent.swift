// Area, length and centre of a feature, in planar metres.
//
// Area and centroid of a ring: the shoelace formula, taken relative to the ring's first vertex so that
// coordinates of some 10⁶ m do not cost digits. (P. Bourke, "Calculating the area and centroid of a polygon",
// 1988.)

extension PlanarGeometries {
  /// The area of a feature in m²: outer borders less holes, whichever way the rings wind; 0 for points and
  /// lines.
  ///
  /// Parts are added up, so parts that overlap count twice: repair such a feature first.
  public func area(of feature: Int) -> Double {
    guard layout.kinds[feature] == .polygon else { return 0 }
    var area = 0.0
    for part in layout.parts(of: feature) {
      var isOuter = true
      for ring in layout.rings(of: part) {
        let enclosed = abs(signedArea(ofRing: ring))
        area += isOuter ? enclosed : -enclosed
        isOuter = false
      }
    }
    return area
  }

  /// The area that a ring encloses in m², positive when it winds counter-clockwise.
  public func signedArea(ofRing ring: Int) -> Double {
    let vertices = layout.vertices(of: ring)
    guard vertices.count > 2 else { return 0 }
    let originX = x[vertices.lowerBound]
    let originY = y[vertices.lowerBound]
    var doubled = 0.0
    var previousX = 0.0
    var previousY = 0.0
    for vertex in vertices.dropFirst() {
      let currentX = x[vertex] - originX
      let currentY = y[vertex] - originY
      doubled += previousX * currentY - currentX * previousY
      previousX = currentX
      previousY = currentY
    }
    return doubled / 2
  }

  /// The length of a feature in metres: of its lines, or of all borders of its polygons; 0 for points.
  public func length(of feature: Int) -> Double {
    var length = 0.0
    for ring in layout.rings(ofFeature: feature) {
      let vertices = layout.vertices(of: ring)
      for vertex in vertices.dropFirst() {
        let dx = x[vertex] - x[vertex - 1]
        let dy = y[vertex] - y[vertex - 1]
        length += (dx * dx + dy * dy).squareRoot()
      }
    }
    return length
  }

  /// The centroid of a feature: of the area, else of the length, else of the vertices; nil for an empty
  /// feature.
  ///
  /// A polygon without area is treated as its border, a line without length as its vertices; so is one so
  /// distorted that the centroid of its area would fall out of its box.
  public func centroid(of feature: Int) -> PlanarPoint? {
    switch layout.kinds[feature] {
    case .empty: nil
    case .polygon: areaCentroid(of: feature) ?? lengthCentroid(of: feature) ?? vertexMean(of: feature)
    case .line: lengthCentroid(of: feature) ?? vertexMean(of: feature)
    case .point: vertexMean(of: feature)
    }
  }

  private func areaCentroid(of feature: Int) -> PlanarPoint? {
    guard let origin = firstVertex(of: feature) else { return nil }
    var weight = 0.0
    var sumX = 0.0
    var sumY = 0.0
    for part in layout.parts(of: feature) {
      var isOuter = true
      for ring in layout.rings(of: part) {
        let vertices = layout.vertices(of: ring)
        var doubled = 0.0
        var momentX = 0.0
        var momentY = 0.0
        for vertex in vertices.dropFirst() {
          let ax = x[vertex - 1] - origin.x
          let ay = y[vertex - 1] - origin.y
          let bx = x[vertex] - origin.x
          let by = y[vertex] - origin.y
          let cross = ax * by - bx * ay
          doubled += cross
          momentX += (ax + bx) * cross
          momentY += (ay + by) * cross
        }
        // Outer borders add and holes subtract, whichever way they wind.
        let sign = (doubled < 0) == isOuter ? -1.0 : 1.0
        weight += sign * doubled
        sumX += sign * momentX
        sumY += sign * momentY
        isOuter = false
      }
    }
    guard weight > 0 else { return nil }
    let centroid = PlanarPoint(x: origin.x + sumX / (3 * weight), y: origin.y + sumY / (3 * weight))
    // What is left of an area after rounding, or of one whose lobes cancel, throws the quotient anywhere.
    return box(of: feature).contains(x: centroid.x, y: centroid.y) ? centroid : nil
  }

  private func lengthCentroid(of feature: Int) -> PlanarPoint? {
    guard let origin = firstVertex(of: feature) else { return nil }
    var weight = 0.0
    var sumX = 0.0
    var sumY = 0.0
    for ring in layout.rings(ofFeature: feature) {
      for vertex in layout.vertices(of: ring).dropFirst() {
        let ax = x[vertex - 1] - origin.x
        let ay = y[vertex - 1] - origin.y
        let bx = x[vertex] - origin.x
        let by = y[vertex] - origin.y
        let length = ((bx - ax) * (bx - ax) + (by - ay) * (by - ay)).squareRoot()
        weight += length
        sumX += length * (ax + bx) / 2
        sumY += length * (ay + by) / 2
      }
    }
    guard weight > 0 else { return nil }
    return PlanarPoint(x: origin.x + sumX / weight, y: origin.y + sumY / weight)
  }

  private func vertexMean(of feature: Int) -> PlanarPoint? {
    guard let origin = firstVertex(of: feature) else { return nil }
    let vertices = layout.vertices(ofFeature: feature)
    var sumX = 0.0
    var sumY = 0.0
    for vertex in vertices {
      sumX += x[vertex] - origin.x
      sumY += y[vertex] - origin.y
    }
    let count = Double(vertices.count)
    return PlanarPoint(x: origin.x + sumX / count, y: origin.y + sumY / count)
  }

  /// The first vertex of a feature, or nil when it has none.
  public func firstVertex(of feature: Int) -> PlanarPoint? {
    guard let first = layout.vertices(ofFeature: feature).first else { return nil }
    return PlanarPoint(x: x[first], y: y[first])
  }
}
