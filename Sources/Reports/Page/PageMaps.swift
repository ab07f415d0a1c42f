// The maps of the page: inline SVG. What all of them show (districts, streets, the pattern of what is unknown) is in the
// page once, and each map points at it.

internal import Audits
internal import Layers
internal import Measures
internal import Planar
internal import Standards

/// The maps of the page.
///
/// Drawn to a tenth of a pixel on a sheet of 720 pixels, simplified to what that can show; the numbers beside them are not.
struct PageMaps {
  /// About how many bytes all maps may take: the page is to be under 5 MB for a city of 600 000.
  private static let room = 2_400_000
  // The more there is to draw, the coarser it is drawn.
  private static let tolerances = [0.4, 0.8, 1.6, 3.2]

  private let result: AuditResult
  private let frame: MapFrame
  private let drawing: DistrictDrawing
  private var maps: [String] = []

  init(of result: AuditResult) {
    self.result = result
    var extent = result.districtGeometries.box
    if extent.isEmpty { extent = result.indicators.first?.patchGeometries.box ?? extent }
    frame = MapFrame(extent: extent, x: 0, y: 0, width: 720, heights: 320...640)
    drawing = DistrictDrawing(result.districtGeometries, in: frame)
    for tolerance in Self.tolerances {
      maps = result.indicators.indices.map { number in
        PageMap(
          result.indicators[number], number: number, in: result, frame: frame, drawing: drawing,
          tolerance: tolerance
        ).markup
      }
      if maps.reduce(0, { $0 + $1.utf8.count }) <= Self.room { break }
    }
  }

  /// The map of an indicator, by its place in the result.
  func map(of number: Int) -> String { maps[number] }

  /// What the maps share, to stand before the first of them.
  var definitions: String {
    var text = """
      <svg class="shared" width="0" height="0" aria-hidden="true" focusable="false"><defs>
      <pattern id="unknown" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
      <rect width="7" height="7" fill="\(MapPalette.unknown)"/>\
      <path d="M0 0V7" stroke="\(MapPalette.hatch)" stroke-width="2.4"/></pattern>

      """
    for (place, path) in drawing.paths.enumerated() {
      text += "<path id=\"p\(place)\" d=\"\(path)\" fill-rule=\"evenodd\"/>\n"
    }
    text += "<path id=\"borders\" d=\"\(drawing.paths.joined())\" fill=\"none\"/>\n"
    text += "<path id=\"streets\" d=\"\(streets)\" fill=\"none\"/>\n"
    return text + "</defs></svg>\n"
  }

  /// The longest streets, as many as a drawing of this size has room for.
  private var streets: String {
    let room = 160_000
    let geometries = result.streets
    func length(_ feature: Int) -> Double {
      geometries.layout.rings(ofFeature: feature).reduce(0.0) { sum, ring in
        let vertices = geometries.layout.vertices(of: ring)
        return zip(vertices, vertices.dropFirst()).reduce(sum) { sum, pair in
          let dx = geometries.x[pair.1] - geometries.x[pair.0]
          let dy = geometries.y[pair.1] - geometries.y[pair.0]
          return sum + (dx * dx + dy * dy).squareRoot()
        }
      }
    }
    let lines = (0..<geometries.count).filter { geometries.layout.kinds[$0] == .line }.map {
      ($0, length($0))
    }
    var path = SVGPath()
    for (feature, _) in lines.sorted(by: { ($1.1, $0.0) < ($0.1, $1.0) }) {
      path.add(feature: feature, of: geometries, in: frame, tolerance: 0.8)
      if path.count > room { break }
    }
    return path.data
  }
}
