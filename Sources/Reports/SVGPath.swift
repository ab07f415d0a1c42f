// Geometries as SVG path data: tenths of a pixel, without the vertices that nobody could see.

internal import Planar

extension Double {
  /// A length on the sheet, to a tenth of a pixel.
  var sheetText: String {
    var bytes: [UInt8] = []
    appendSheetText(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the same as ASCII; a map has hundreds of thousands of them.
  func appendSheetText(to bytes: inout [UInt8]) {
    let tenths = Int((self * 10).rounded())
    if tenths < 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    if whole >= 1000 {
      bytes += String(whole).utf8
    } else {
      if whole >= 100 { bytes.append(UInt8(ascii: "0") + UInt8(whole / 100)) }
      if whole >= 10 { bytes.append(UInt8(ascii: "0") + UInt8(whole / 10 % 10)) }
      bytes.append(UInt8(ascii: "0") + UInt8(whole % 10))
    }
    if rest != 0 {
      bytes.append(UInt8(ascii: "."))
      bytes.append(UInt8(ascii: "0") + UInt8(rest))
    }
  }
}

/// Path data while it grows.
struct SVGPath {
  private var bytes: [UInt8] = []

  /// The path data, `M…l…z`.
  var data: String { String(decoding: bytes, as: UTF8.self) }

  /// How many bytes it has.
  var count: Int { bytes.count }

  /// Whether nothing has been drawn.
  var isEmpty: Bool { bytes.isEmpty }

  /// Adds the borders of a polygon feature, or a line feature's lines.
  ///
  /// - Parameter tolerance: How far a vertex may be from one that is drawn for it, in pixels.
  mutating func add(
    feature: Int, of geometries: PlanarGeometries, in frame: MapFrame, tolerance: Double = 0.3
  ) {
    let closes = geometries.layout.kinds[feature] == .polygon
    for ring in geometries.layout.rings(ofFeature: feature) {
      add(
        Self.simplified(
          geometries.layout.vertices(of: ring), of: geometries, in: frame, tolerance: tolerance),
        closes: closes)
    }
  }

  /// Adds a line through the points, closed or open; fewer than two points draw nothing.
  ///
  /// Steps are written, not places: that takes half the room. Each is the difference of places that have been rounded, so
  /// that nothing adds up.
  mutating func add(_ points: [SheetPoint], closes: Bool) {
    guard points.count > 1 else { return }
    var last = Tenths(points[0])
    start(at: last)
    bytes.append(UInt8(ascii: "l"))
    isAfterNumber = false
    for point in points.dropFirst() {
      let next = Tenths(point)
      append(next.x - last.x)
      append(next.y - last.y)
      last = next
    }
    if closes { bytes.append(UInt8(ascii: "z")) }
  }

  /// Adds a dot, which a round stroke makes as large as the stroke is wide.
  mutating func addDot(_ point: SheetPoint) {
    start(at: Tenths(point))
    bytes += "h0".utf8
  }

  /// A place in tenths of a pixel.
  private struct Tenths {
    var x: Int
    var y: Int

    init(_ point: SheetPoint) {
      x = Int((point.x * 10).rounded())
      y = Int((point.y * 10).rounded())
    }
  }

  // What stands before the next number: a number needs a space behind another one unless it starts with a sign, or with a
  // point behind a number that has one already.
  private var isAfterNumber = false
  private var hadPoint = false

  private mutating func start(at place: Tenths) {
    bytes.append(UInt8(ascii: "M"))
    isAfterNumber = false
    append(place.x)
    append(place.y)
  }

  private mutating func append(_ tenths: Int) {
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    let startsWithPoint = whole == 0 && rest != 0
    if tenths < 0 {
      bytes.append(UInt8(ascii: "-"))
    } else if isAfterNumber && !(startsWithPoint && hadPoint) {
      bytes.append(UInt8(ascii: " "))
    }
    if !startsWithPoint {
      if whole < 10 {
        bytes.append(UInt8(ascii: "0") + UInt8(whole))
      } else if whole < 100 {
        bytes.append(UInt8(ascii: "0") + UInt8(whole / 10))
        bytes.append(UInt8(ascii: "0") + UInt8(whole % 10))
      } else {
        bytes += String(whole).utf8
      }
    }
    if rest != 0 {
      bytes.append(UInt8(ascii: "."))
      bytes.append(UInt8(ascii: "0") + UInt8(rest))
    }
    isAfterNumber = true
    hadPoint = rest != 0
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
