// A layer's geometries in planar metres: two flat columns and a layout. This is the form everything measures.

/// The geometries of a layer in planar metres.
public struct PlanarGeometries: Sendable, Hashable {
  /// Eastings in metres, one entry a vertex.
  public var x: [Double] = []
  /// Northings in metres, one entry a vertex.
  public var y: [Double] = []
  /// The cut into features, parts and rings.
  public var layout = GeometryLayout()

  /// A column set without features.
  public init() {}

  /// Columns that are already cut.
  ///
  /// - Precondition: `x`, `y` and the layout agree on the number of vertices.
  public init(x: [Double], y: [Double], layout: GeometryLayout) {
    precondition(x.count == y.count && x.count == layout.vertexCount, "columns and layout disagree")
    self.x = x
    self.y = y
    self.layout = layout
  }

  /// One point a feature, in the order given.
  public init(points: some Sequence<PlanarPoint>) {
    for point in points {
      addVertex(x: point.x, y: point.y)
      endRing()
      endPart()
      endFeature(kind: .point)
    }
  }

  /// The number of features, empty ones included.
  public var count: Int { layout.featureCount }

  /// Adds a vertex, in metres, to the open ring.
  @inlinable
  public mutating func addVertex(x: Double, y: Double) {
    self.x.append(x)
    self.y.append(y)
  }

  /// Ends the open ring.
  public mutating func endRing() { layout.endRing(vertexCount: x.count) }
  /// Ends the open part.
  public mutating func endPart() { layout.endPart() }
  /// Ends the open feature.
  public mutating func endFeature(kind: GeometryKind) { layout.endFeature(kind: kind) }

  /// Takes back what has been added since the last feature's end.
  public mutating func discardOpenFeature() {
    let keep = layout.discardOpenFeature()
    x.removeLast(x.count - keep)
    y.removeLast(y.count - keep)
  }

  /// Adds one polygon feature from its rings, outer border first; rings that are open are closed, rings
  /// without a vertex left out. Without an outer border it is an empty feature.
  public mutating func addPolygon(rings: [[PlanarPoint]]) {
    guard rings.first?.isEmpty == false else { return endFeature(kind: .empty) }
    for ring in rings where !ring.isEmpty {
      for point in ring { addVertex(x: point.x, y: point.y) }
      if let first = ring.first, let last = ring.last, first != last {
        addVertex(x: first.x, y: first.y)
      }
      endRing()
    }
    endPart()
    endFeature(kind: .polygon)
  }

  /// Adds one line feature; an empty one without points.
  public mutating func addLine(_ points: [PlanarPoint]) {
    guard !points.isEmpty else { return endFeature(kind: .empty) }
    for point in points { addVertex(x: point.x, y: point.y) }
    endRing()
    endPart()
    endFeature(kind: .line)
  }

  /// Adds a feature of another column set.
  public mutating func add(feature: Int, of other: PlanarGeometries) {
    addParts(ofFeature: feature, of: other)
    endFeature(kind: other.layout.kinds[feature])
  }

  /// Adds the parts of a feature of another column set to the open feature.
  public mutating func addParts(ofFeature feature: Int, of other: PlanarGeometries) {
    let vertices = other.layout.vertices(ofFeature: feature)
    let shift = x.count - vertices.lowerBound
    x.append(contentsOf: other.x[vertices])
    y.append(contentsOf: other.y[vertices])
    for part in other.layout.parts(of: feature) {
      for ring in other.layout.rings(of: part) {
        layout.endRing(vertexCount: other.layout.vertices(of: ring).upperBound + shift)
      }
      endPart()
    }
  }

  /// Adds all features of another column set.
  ///
  /// - Precondition: Nothing is open in either.
  public mutating func append(_ other: PlanarGeometries) {
    x += other.x
    y += other.y
    layout.append(other.layout)
  }

  /// The features chosen, in the order given.
  public func selecting(_ features: some Sequence<Int>) -> PlanarGeometries {
    var chosen = PlanarGeometries()
    for feature in features { chosen.add(feature: feature, of: self) }
    return chosen
  }

  /// Whether every coordinate of a feature is a finite number; a place that could not be projected is not.
  public func isFinite(_ feature: Int) -> Bool {
    for vertex in layout.vertices(ofFeature: feature) where !(x[vertex].isFinite && y[vertex].isFinite) {
      return false
    }
    return true
  }

  /// The smallest rectangle around a feature; empty for an empty feature.
  public func box(of feature: Int) -> Box {
    var box = Box.empty
    for vertex in layout.vertices(ofFeature: feature) { box.extend(x: x[vertex], y: y[vertex]) }
    return box
  }

  /// The smallest rectangle around all features; empty without any.
  public var box: Box {
    var box = Box.empty
    for vertex in x.indices { box.extend(x: x[vertex], y: y[vertex]) }
    return box
  }
}
