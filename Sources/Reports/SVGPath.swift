// Geometries as SVG path data: tenths of a pixel, without the vertices that nobody could see.

internal import Planar

extension Double {
  /// A length on the sheet, to a tenth of a pixel.
  var sheetText: String {
    let tenths = Int((self * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }
}

/// Path data while it grows.
struct SVGPath {
  /// The path data, `M…L…Z`.
  private(set) var data = ""

  /// Whether nothing has been drawn.
  var isEmpty: Bool { data.isEmpty }

  /// Adds the borders of a polygon feature, or a line feature's lines.
  mutating func add(feature: Int, of geometries: PlanarGeometries, in frame: MapFrame) {
    let closes = geometries.layout.kinds[feature] == .polygon
    for ring in geometries.layout.rings(ofFeature: feature) {
      add(Self.simplified(geometries.layout.vertices(of: ring), of: geometries, in: frame), closes: closes)
    }
  }

  /// Adds a line through the points, closed or open; fewer than two points draw nothing.
  mutating func add(_ points: [SheetPoint], closes: Bool) {
    guard points.count > 1 else { return }
    for (place, point) in points.enumerated() {
      data += "\(place == 0 ? "M" : "L")\(point.x.sheetText) \(point.y.sheetText)"
    }
    if closes { data += "Z" }
  }

  /// Adds a dot, which a round stroke makes as large as the stroke is wide.
  mutating func addDot(_ point: SheetPoint) {
    data += "M\(point.x.sheetText) \(point.y.sheetText)h0"
  }

  /// The vertices on the sheet without those nearer than a tolerance, in pixels, to the one kept before; a ring
  /// without its closing vertex.
  static func simplified(
    _ vertices: Range<Int>, of geometries: PlanarGeometries, in frame: MapFrame, tolerance: Double = 0.3
  ) -> [SheetPoint] {
    func isNear(_ a: SheetPoint, _ b: SheetPoint) -> Bool {
      let dx = a.x - b.x
      let dy = a.y - b.y
      return dx * dx + dy * dy < tolerance * tolerance
    }
    var kept: [SheetPoint] = []
    for vertex in vertices {
      let point = frame.point(x: geometries.x[vertex], y: geometries.y[vertex])
      if let last = kept.last, isNear(point, last), vertex != vertices.upperBound - 1 { continue }
      kept.append(point)
    }
    if kept.count > 1, let first = kept.first, let last = kept.last, isNear(first, last) { kept.removeLast() }
    return kept
  }
}
