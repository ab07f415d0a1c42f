// maps/<indicator>.svg: where an indicator falls short, on one sheet that a browser or a word processor
// shows.

public import Audits
internal import Measures
internal import Planar
internal import Standards

/// `maps/<indicator>.svg`: the districts by verdict, what no supply reaches, what is near and yet far on foot, the
/// supply, names with values, a legend in English and Chinese, a scale bar and an arrow to grid north.
///
/// A drawing for people: 1000 pixels wide, to a tenth of a pixel, borders simplified by at most 0.3 pixels.
/// The outlines to measure are those of ``PatchesGeoJSON``.
public enum ShortfallMapSVG {
  private static let width = 1000.0
  private static let margin = 24.0
  private static let column = 226.0

  /// The indicator's map, ending in a line feed.
  ///
  /// - Precondition: `indicator` belongs to `result`.
  public static func text(of indicator: IndicatorResult, in result: AuditResult) -> String {
    text(of: indicator, in: result, drawings: DistrictDrawings())
  }

  /// The same, with drawings that it may share with other maps of the result.
  static func text(
    of indicator: IndicatorResult, in result: AuditResult, drawings: DistrictDrawings
  ) -> String {
    let header = MapHeader(of: indicator, in: result, x: margin, y: margin, width: width - 2 * margin)
    var extent = result.districtGeometries.box
    if extent.isEmpty { extent = indicator.patchGeometries.box }
    let frame = MapFrame(
      extent: extent, x: margin, y: margin + header.height + 14,
      width: width - 3 * margin - column, heights: 440...900)
    let height = frame.panel.maxY + 40
    let title = "\(indicator.indicator.name.both), \(result.city)".forMarkup
    let supply = SupplyDrawing(of: indicator, layers: result.layers, frame: frame)
    let districts = drawings.drawing(of: result, in: frame)
    let labels = DistrictLabels(of: indicator, on: districts, frame: frame)
    let ids = MapIDs(indicator.indicator.id)
    var svg = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width.sheetText)" height="\(height.sheetText)" \
      viewBox="0 0 \(width.sheetText) \(height.sheetText)" font-family="\(MapPalette.fonts)" role="img">
      <title>\(title)</title>
      \(definitions(frame, ids))<rect width="100%" height="100%" fill="\(MapPalette.paper)"/>
      \(header.elements)<g clip-path="url(#\(ids.clip))">
      \(panel(frame, fill: MapPalette.ground, stroke: "none"))
      """
    svg += elements(of: districts, of: indicator, hatchID: ids.hatch)
    svg += elements(
      of: indicator.patches, indicator.patchGeometries, color: MapPalette.patch, frame: frame)
    if let severance = indicator.severance {
      svg += elements(
        of: severance.patches, severance.geometries, color: MapPalette.severed, frame: frame)
    }
    svg += supply.areaElements
    svg += outlines(of: districts)
    svg += supply.pointElements
    svg += labels.elements
    svg += "</g>\n"
    svg += panel(frame, fill: "none", stroke: MapPalette.hatch)
    let legend = MapMargin(
      indicator: indicator, supply: supply, unlabelled: labels.unplaced,
      isEmpty: result.districtGeometries.box.isEmpty, hatchID: ids.hatch)
    svg += legend.elements(beside: frame, x: frame.panel.maxX + margin, width: column)
    let standard = result.standard(of: indicator).title.both
    let imprint = "\(standard) · \(result.crs.name) · CityCheck \(result.tool.citycheck)"
    svg += SVGText(text: imprint, size: 11, color: MapPalette.faintInk).element(x: margin, y: height - 16)
    return svg + "</svg>\n"
  }

  private static func definitions(_ frame: MapFrame, _ ids: MapIDs) -> String {
    """
    <defs>
    <pattern id="\(ids.hatch)" width="7" height="7" patternUnits="userSpaceOnUse" \
    patternTransform="rotate(45)">
    <rect width="7" height="7" fill="\(MapPalette.unknown)"/>
    <path d="M0 0V7" stroke="\(MapPalette.hatch)" stroke-width="2.4"/>
    </pattern>
    <clipPath id="\(ids.clip)">\(panel(frame, fill: "#000000", stroke: "none").dropLast())</clipPath>
    </defs>

    """
  }

  private static func panel(_ frame: MapFrame, fill: String, stroke: String) -> String {
    let panel = frame.panel
    return "<rect x=\"\(panel.x.sheetText)\" y=\"\(panel.y.sheetText)\" width=\"\(panel.width.sheetText)\""
      + " height=\"\(panel.height.sheetText)\" fill=\"\(fill)\" stroke=\"\(stroke)\"/>\n"
  }

  private static func elements(
    of districts: DistrictDrawing, of indicator: IndicatorResult, hatchID: String
  ) -> String {
    var svg = ""
    for (district, path) in zip(indicator.districts, districts.paths) where !path.isEmpty {
      let fill = MapPalette.fill(district.verdict, hatchID: hatchID)
      let title = "\(district.name): \(indicator.valueText(of: district)), \(district.verdict.rawValue)"
      svg += "<path d=\"\(path)\" fill=\"\(fill)\" fill-rule=\"evenodd\">"
      svg += "<title>\(title.forMarkup)</title></path>\n"
    }
    return svg
  }

  private static func outlines(of districts: DistrictDrawing) -> String {
    let path = districts.paths.joined()
    guard !path.isEmpty else { return "" }
    return "<path d=\"\(path)\" fill=\"none\" stroke=\"\(MapPalette.outline)\" stroke-width=\"1.2\""
      + " stroke-linejoin=\"round\"/>\n"
  }

  // A patch that is too small to be seen is drawn as a dot: it must not vanish from the map.
  private static func elements(
    of patches: [Patch], _ geometries: PlanarGeometries, color: String, frame: MapFrame
  ) -> String {
    var areas = SVGPath()
    var dots = SVGPath()
    for patch in patches {
      let box = geometries.box(of: patch.geometry)
      let isPolygon = geometries.layout.kinds[patch.geometry] == .polygon
      if isPolygon, max(box.width, box.height) * frame.scale >= 2 {
        areas.add(feature: patch.geometry, of: geometries, in: frame)
      } else {
        dots.addDot(frame.point(x: patch.centroid.x, y: patch.centroid.y))
      }
    }
    var svg = ""
    if !areas.isEmpty {
      svg += "<path d=\"\(areas.data)\" fill=\"\(color)\" fill-opacity=\"0.72\""
      svg += " fill-rule=\"evenodd\"/>\n"
    }
    if !dots.isEmpty {
      svg += "<path d=\"\(dots.data)\" stroke=\"\(color)\" stroke-opacity=\"0.72\""
      svg += " stroke-width=\"3.4\" stroke-linecap=\"round\"/>\n"
    }
    return svg
  }
}

/// The ids of a map's definitions: its own, so that several maps may stand in one page.
private struct MapIDs {
  let hatch: String
  let clip: String

  init(_ indicator: String) {
    hatch = "unknown-\(indicator)".forMarkup
    clip = "panel-\(indicator)".forMarkup
  }
}
