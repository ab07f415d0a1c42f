// The supply on a map of the page: each feature with its name where they are few, else all of one mark as one shape.

internal import Audits
internal import Layers
internal import Measures
internal import Planar
internal import Standards

/// The supply of an indicator on its map.
struct PageSupply {
  /// What is drawn beneath the borders.
  private(set) var areas = ""
  /// What is drawn above them.
  private(set) var points = ""
  /// How many features have each mark.
  private(set) var counts: [(SupplyMark, Int)] = []
  /// How many lie outside the map.
  private(set) var outside = 0
  /// How many have no geometry at hand.
  private(set) var missing = 0

  private let indicator: IndicatorResult
  private let result: AuditResult
  private let frame: MapFrame
  private let tolerance: Double
  private let number: Int
  private var shapeCount = 0
  // The places of dots that are drawn, where there are too many to tell apart.
  private var taken: Set<SheetPoint> = []

  /// - Parameters:
  ///   - number: The indicator's place in the result, for ids.
  ///   - named: How many features at most have their names.
  init(
    of indicator: IndicatorResult, number: Int, in result: AuditResult, frame: MapFrame, tolerance: Double,
    named: Int
  ) {
    self.indicator = indicator
    self.number = number
    self.result = result
    self.frame = frame
    self.tolerance = tolerance
    let isNamed = indicator.supply.count <= named
    var marks: [SupplyMark: Int] = [:]
    var shapes: [SupplyMark: (area: SVGPath, line: SVGPath, dot: SVGPath)] = [:]
    let isCrowded = indicator.supply.count > 800
    for feature in indicator.supply {
      guard let mark = SupplyMark(feature, of: indicator) else { continue }
      guard let layer = result.layers[feature.layer], feature.feature < layer.count else {
        missing += 1
        continue
      }
      let box = layer.geometries.box(of: feature.feature)
      guard !box.isEmpty, frame.view.intersects(box) else {
        outside += 1
        continue
      }
      marks[mark, default: 0] += 1
      var shape =
        isNamed
        ? (area: SVGPath(), line: SVGPath(), dot: SVGPath())
        : shapes[mark] ?? (SVGPath(), SVGPath(), SVGPath())
      add(feature.feature, of: layer.geometries, box: box, isCrowded, to: &shape)
      if isNamed {
        draw(mark, shape, title: words(feature))
      } else {
        shapes[mark] = shape
      }
    }
    // What matters most is drawn last, on top.
    for mark in SupplyMark.allCases.reversed() {
      if let shape = shapes[mark] { draw(mark, shape, title: nil) }
    }
    counts = SupplyMark.allCases.compactMap { mark in marks[mark].map { (mark, $0) } }
  }

  private mutating func add(
    _ feature: Int, of geometries: PlanarGeometries, box: Box, _ isCrowded: Bool,
    to shape: inout (area: SVGPath, line: SVGPath, dot: SVGPath)
  ) {
    let isVisible = max(box.width, box.height) * frame.scale >= 4
    switch geometries.layout.kinds[feature] {
    case .polygon where isVisible:
      shape.area.add(feature: feature, of: geometries, in: frame, tolerance: tolerance)
    case .line where isVisible:
      shape.line.add(feature: feature, of: geometries, in: frame, tolerance: tolerance)
    case .point:
      for vertex in geometries.layout.vertices(ofFeature: feature) {
        addDot(frame.point(x: geometries.x[vertex], y: geometries.y[vertex]), isCrowded, to: &shape.dot)
      }
    case .polygon, .line, .empty:
      addDot(frame.point(x: box.center.x, y: box.center.y), isCrowded, to: &shape.dot)
    }
  }

  /// Adds a dot; in a crowd on whole pixels, and no second one on the same.
  private mutating func addDot(_ point: SheetPoint, _ isCrowded: Bool, to path: inout SVGPath) {
    guard isCrowded else {
      path.addDot(point)
      return
    }
    let place = SheetPoint(x: point.x.rounded(), y: point.y.rounded())
    if taken.insert(place).inserted { path.addDot(place) }
  }

  private mutating func draw(
    _ mark: SupplyMark, _ shape: (area: SVGPath, line: SVGPath, dot: SVGPath), title: String?
  ) {
    let name = title.map { "<title>\($0)</title>" } ?? ""
    let color = mark.color
    if !shape.area.isEmpty {
      let fill =
        mark.isFilled
        ? "fill=\"\(color)\" fill-opacity=\".5\" fill-rule=\"evenodd\"" : "fill=\"#fff\" fill-opacity=\"0\""
      areas += "<path d=\"\(shape.area.data)\" \(fill) stroke=\"\(color)\">\(name)</path>\n"
    }
    if !shape.line.isEmpty {
      points +=
        "<path d=\"\(shape.line.data)\" fill=\"none\" stroke=\"\(color)\" stroke-width=\"1.5\">\(name)</path>\n"
    }
    guard !shape.dot.isEmpty else { return }
    let size = indicator.supply.count > 1200 ? 0.5 : indicator.supply.count > 400 ? 0.75 : 1
    let rims = mark.isFilled ? (MapPalette.paper, color) : (color, MapPalette.paper)
    // The same dots twice, the rim beneath; written once.
    shapeCount += 1
    let id = "s\(number)-\(shapeCount)"
    points += "<g class=\"dots\">\(name)<g stroke=\"\(rims.0)\" stroke-width=\"\((7.6 * size).sheetText)\">"
    points += "<path id=\"\(id)\" d=\"\(shape.dot.data)\"/></g>"
    points += "<use href=\"#\(id)\" stroke=\"\(rims.1)\" stroke-width=\"\((5.2 * size).sheetText)\"/></g>\n"
  }

  /// A feature in words: its name, how large it is, whether it counts and why not.
  private func words(_ feature: SupplyFeature) -> String {
    let layer = result.layers[feature.layer]
    let name =
      result.name(of: feature.feature, in: feature.layer) ?? layer?.ids[feature.feature] ?? feature.layer
    var parts = [name.inBoth]
    if let amount = feature.amount {
      let unit = feature.amountUnit ?? indicator.numeratorUnit
      parts.append(LocalizedText(en: HumanNumber.text(amount, unit), zh: HumanNumber.chinese(amount, unit)))
    }
    if let mark = SupplyMark(feature, of: indicator) { parts.append(mark.word) }
    if !feature.isCounted, let reason = feature.reason { parts.append(reason) }
    return parts.map(\.both).joined(separator: ", ").onOneLine.forMarkup
  }
}
