// The supply of an indicator on its map: what counts is green, what does not is a hollow grey.

internal import Audits
internal import Layers
internal import Planar

/// The supply of an indicator, sorted by how it is drawn.
struct SupplyDrawing {
  /// How the features on the map are drawn, and how many are drawn so, for the legend.
  private(set) var counts: [(swatch: LegendEntry.Swatch, features: Int)] = []
  /// How many features lie outside the map.
  private(set) var outside = 0
  /// How many features have no geometry at hand.
  private(set) var missing = 0

  private var areas: [SupplyMark: SVGPath] = [:]
  private var lines: [SupplyMark: SVGPath] = [:]
  private var dots: [SupplyMark: SVGPath] = [:]

  /// The supply of an indicator in a frame. Polygons too small to be seen are drawn as points.
  init(of indicator: IndicatorResult, layers: [String: Layer], frame: MapFrame) {
    for feature in indicator.supply {
      guard let mark = SupplyMark(feature, of: indicator) else { continue }
      guard let layer = layers[feature.layer], feature.feature < layer.count else {
        missing += 1
        continue
      }
      let box = layer.geometries.box(of: feature.feature)
      guard !box.isEmpty, frame.view.intersects(box) else {
        outside += 1
        continue
      }
      add(feature.feature, of: layer.geometries, box: box, mark: mark, frame: frame)
    }
  }

  private mutating func count(_ swatch: LegendEntry.Swatch) {
    if let place = counts.firstIndex(where: { $0.swatch == swatch }) {
      counts[place].features += 1
    } else {
      counts.append((swatch, 1))
    }
  }

  private mutating func add(
    _ feature: Int, of geometries: PlanarGeometries, box: Box, mark: SupplyMark, frame: MapFrame
  ) {
    let isVisible = max(box.width, box.height) * frame.scale >= 4
    switch geometries.layout.kinds[feature] {
    case .polygon where isVisible:
      count(.area(mark))
      areas[mark, default: SVGPath()].add(feature: feature, of: geometries, in: frame)
    case .line where isVisible:
      count(.line(mark))
      lines[mark, default: SVGPath()].add(feature: feature, of: geometries, in: frame)
    case .point:
      count(.point(mark))
      for vertex in geometries.layout.vertices(ofFeature: feature) {
        let point = frame.point(x: geometries.x[vertex], y: geometries.y[vertex])
        dots[mark, default: SVGPath()].addDot(point)
      }
    case .polygon, .line, .empty:
      count(.point(mark))
      dots[mark, default: SVGPath()].addDot(frame.point(x: box.center.x, y: box.center.y))
    }
  }

  /// The areas, to be drawn beneath the districts' outlines.
  var areaElements: String {
    var svg = ""
    for mark in SupplyMark.allCases {
      guard let path = areas[mark] else { continue }
      let fill = mark.isFilled ? "fill=\"\(mark.color)\" fill-opacity=\"0.5\" fill-rule=\"evenodd\"" : "fill=\"none\""
      svg += "<path d=\"\(path.data)\" \(fill) stroke=\"\(mark.color)\" stroke-width=\"1.1\"/>\n"
    }
    return svg
  }

  /// The lines and points, to be drawn above the districts' outlines.
  var pointElements: String {
    var svg = ""
    // What matters most is drawn last, on top.
    for mark in SupplyMark.allCases.reversed() {
      let color = mark.color
      if let path = lines[mark] {
        svg += "<path d=\"\(path.data)\" fill=\"none\" stroke=\"\(color)\" stroke-width=\"1.6\"/>\n"
      }
      if let path = dots[mark] {
        let rims = mark.isFilled ? (MapPalette.paper, color) : (color, MapPalette.paper)
        let size = dotScale
        svg += Self.dots(path, width: 8 * size, color: rims.0)
        svg += Self.dots(path, width: 5.4 * size, color: rims.1)
      }
    }
    return svg
  }

  // Hundreds of dots at full size would hide the map.
  private var dotScale: Double {
    let dots = counts.reduce(0) { sum, count in
      if case .point = count.swatch { sum + count.features } else { sum }
    }
    return dots > 1200 ? 0.42 : dots > 400 ? 0.65 : 1
  }

  private static func dots(_ path: SVGPath, width: Double, color: String) -> String {
    "<path d=\"\(path.data)\" fill=\"none\" stroke=\"\(color)\" stroke-width=\"\(width.sheetText)\""
      + " stroke-linecap=\"round\"/>\n"
  }
}
