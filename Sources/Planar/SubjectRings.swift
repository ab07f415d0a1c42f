// A polygon that is to be cut, its rings turned so that its land lies to their left.

/// The rings of one polygon feature, each closed, with the land to the left.
struct SubjectRings {
  private(set) var x: [Double] = []
  private(set) var y: [Double] = []
  /// Where each ring's vertices start; one entry more than there are rings.
  private(set) var starts: [Int] = [0]
  /// The area in m².
  private(set) var area = 0.0
  private(set) var box = Box.empty

  /// The rings of a feature of valid polygons.
  init(_ feature: Int, of geometries: PlanarGeometries) {
    let layout = geometries.layout
    for part in layout.parts(of: feature) {
      let rings = layout.rings(of: part)
      for ring in rings {
        let signed = geometries.signedArea(ofRing: ring)
        let isOuter = ring == rings.lowerBound
        area += isOuter ? abs(signed) : -abs(signed)
        let vertices = layout.vertices(of: ring)
        if (signed < 0) == isOuter {
          for vertex in vertices.reversed() { add(geometries.x[vertex], geometries.y[vertex]) }
        } else {
          for vertex in vertices { add(geometries.x[vertex], geometries.y[vertex]) }
        }
        starts.append(x.count)
      }
    }
  }

  /// A rectangle.
  init(_ box: Box) {
    add(box.minX, box.minY)
    add(box.maxX, box.minY)
    add(box.maxX, box.maxY)
    add(box.minX, box.maxY)
    add(box.minX, box.minY)
    starts.append(x.count)
    area = box.width * box.height
  }

  private mutating func add(_ x: Double, _ y: Double) {
    self.x.append(x)
    self.y.append(y)
    box.extend(x: x, y: y)
  }

  var ringCount: Int { starts.count - 1 }

  /// The vertices of a ring, the first once more at the end.
  func vertices(ofRing ring: Int) -> Range<Int> { starts[ring]..<starts[ring + 1] }

  /// Whether a place that lies on none of the rings lies in the polygon.
  func holds(x px: Double, y py: Double) -> Bool {
    var crossing = RingCrossing(x: px, y: py)
    for ring in 0..<ringCount {
      for vertex in vertices(ofRing: ring).dropFirst() {
        crossing.cross(ax: x[vertex - 1], ay: y[vertex - 1], bx: x[vertex], by: y[vertex])
      }
    }
    return crossing.location != .outside
  }
}
