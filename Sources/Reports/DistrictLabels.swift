// The districts' names and values on a map: as large as the district allows, beside it with a line where it
// is too small and the map has room, else the value alone.

internal import Audits
internal import Planar

/// The labels of a map's districts.
struct DistrictLabels {
  /// The labels as elements, leader lines first.
  private(set) var elements = ""
  /// How many districts have a place on the map but no room for a label.
  private(set) var unplaced = 0

  /// Labels of the districts, the smallest first, as the larger ones have more room to give way.
  init(of indicator: IndicatorResult, on drawing: DistrictDrawing, frame: MapFrame) {
    var placement = LabelPlacement(panel: frame.panel)
    var leaders = ""
    var texts = ""
    var waiting: [(name: String, value: String, point: SheetPoint)] = []
    let places = indicator.districts.indices.filter { $0 < drawing.areas.count }
    for place in places.sorted(by: { (drawing.areas[$0], $0) < (drawing.areas[$1], $1) }) {
      guard let site = drawing.sites[place] else { continue }
      let district = indicator.districts[place]
      let value = district.value == nil ? district.verdict.rawValue : indicator.valueText(of: district)
      if let text = Self.atPlace(name: district.name, value: value, site: site, in: &placement) {
        texts += text
      } else {
        waiting.append((district.name, value, site.point))
      }
    }
    for (name, value, point) in waiting {
      let label = DistrictLabel(name: name, value: value, size: 10.5)
      let alone = DistrictLabel(name: nil, value: value, size: 9.5)
      // Leader lines across a crowd of districts would say nothing.
      let reach = places.count <= 40 ? 140.0 : 0
      if reach > 0, let box = placement.place(label, around: point, within: reach) {
        texts += label.elements(in: box)
        leaders += Self.leader(from: box, to: point)
      } else if let box = placement.place(alone, around: point, within: 10) {
        texts += alone.elements(in: box)
      } else {
        unplaced += 1
      }
    }
    elements = leaders + texts
  }

  /// The largest label that its district has room for, where it still covers the district's place.
  private static func atPlace(
    name: String, value: String, site: LabelSite, in placement: inout LabelPlacement
  ) -> String? {
    for size in [12.5, 10.5, 9] {
      let label = DistrictLabel(name: name, value: value, size: size)
      guard label.width <= 1.3 * site.width else { continue }
      if let box = placement.place(label, around: site.point, within: label.height / 2) {
        return label.elements(in: box)
      }
    }
    return nil
  }

  private static func leader(from box: SheetBox, to point: SheetPoint) -> String {
    let start = SheetPoint(
      x: min(max(point.x, box.x), box.maxX), y: min(max(point.y, box.y), box.maxY))
    var path = SVGPath()
    path.add([start, point], closes: false)
    return "<path d=\"\(path.data)\" stroke=\"\(MapPalette.ink)\" stroke-width=\"0.8\"/>\n"
  }
}

/// Where a district's label belongs.
struct LabelSite: Sendable {
  /// The roomiest place of the district's parts; its first vertex when it is too small to have one.
  let point: SheetPoint
  /// The width of that part, in pixels.
  let width: Double

  init?(of feature: Int, in geometries: PlanarGeometries, frame: MapFrame) {
    let layout = geometries.layout
    var best: (interior: InteriorPoint, width: Double)?
    for part in layout.parts(of: feature) {
      let rings = layout.rings(of: part).map {
        // A label need not be placed to the pixel, and the search looks at each vertex many times.
        SVGPath.simplified(layout.vertices(of: $0), of: geometries, in: frame, tolerance: 2)
      }
      guard let interior = InteriorPoint(rings: rings),
        interior.clearance > best?.interior.clearance ?? 0
      else { continue }
      let xs = rings[0].map(\.x)
      best = (interior, (xs.max() ?? 0) - (xs.min() ?? 0))
    }
    if let best {
      (point, width) = (best.interior.point, best.width)
    } else if let first = geometries.firstVertex(of: feature) {
      (point, width) = (frame.point(x: first.x, y: first.y), 0)
    } else {
      return nil
    }
  }
}
