import Planar
import Testing

@testable import Reports

struct SVGPathTests {
  private let frame = MapFrame(
    extent: Box(minX: 0, minY: 0, maxX: 1000, maxY: 1000), x: 0, y: 0, width: 1036, heights: 1036...1036)

  @Test("Lengths to a tenth of a pixel")
  func lengths() {
    #expect([12.34, -0.04, 0.05, -3, 100.96].map(\.sheetText) == ["12.3", "0", "0.1", "-3", "101"])
  }

  @Test("A polygon's rings are closed without repeating the first vertex")
  func polygon() {
    var geometries = PlanarGeometries()
    geometries.addPolygon(rings: [
      Jianghai.ring([(0, 0), (100, 0), (100, 100)]), Jianghai.ring([(60, 20), (70, 20), (70, 30)]),
    ])
    geometries.addLine(Jianghai.ring([(0, 0), (10, 10)]))
    var path = SVGPath()
    path.add(feature: 0, of: geometries, in: frame)
    #expect(path.data == "M18 1018l100 0 0-100zM78 998l10 0 0-10z")
    path = SVGPath()
    path.add(feature: 1, of: geometries, in: frame)
    #expect(path.data == "M18 1018l10-10")
  }

  @Test("Vertices nearer than 0.3 pixels are dropped, and no vertex given is farther than that from one kept")
  func simplification() {
    let seed: UInt64 = 7
    var state = seed
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24) - 0.5
    }
    var geometries = PlanarGeometries()
    var x = 500.0
    var y = 500.0
    geometries.addLine(
      (0..<3000).map { _ in
        x += random()
        y += random()
        return PlanarPoint(x: x, y: y)
      })
    let kept = SVGPath.simplified(geometries.layout.vertices(of: 0), of: geometries, in: frame)
    #expect(kept.count < 2500, "seed \(seed)")
    for vertex in geometries.x.indices {
      let point = frame.point(x: geometries.x[vertex], y: geometries.y[vertex])
      let squares = kept.map { other -> Double in
        let dx = other.x - point.x
        let dy = other.y - point.y
        return dx * dx + dy * dy
      }
      let nearest = squares.min() ?? .infinity
      #expect(nearest < 0.3 * 0.3, "seed \(seed)")
    }
  }

  @Test("A feature smaller than 0.3 pixels draws nothing")
  func tiny() {
    var geometries = PlanarGeometries()
    geometries.addPolygon(rings: [Jianghai.ring([(0, 0), (0.1, 0), (0.1, 0.1)])])
    var path = SVGPath()
    path.add(feature: 0, of: geometries, in: frame)
    #expect(path.isEmpty)
  }
}
