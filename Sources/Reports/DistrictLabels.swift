// The districts' names and values on a map.

internal import Audits
internal import Planar

/// The labels of a map's districts.
struct DistrictLabels {
  /// The labels as elements, leader lines first.
  private(set) var elements = ""
  /// How many districts have a place on the map but no room for a label.
  private(set) var unplaced = 0

  /// Labels of the districts, the smallest first, as the larger ones have more room to give way.
  init(of indicator: IndicatorResult, geometries: PlanarGeometries, frame: MapFrame) {
    var placement = LabelPlacement(panel: frame.panel)
    var leaders = ""
    var texts = ""
    let places = indicator.districts.indices.filter { $0 < geometries.count }
    let areas = places.map { geometries.area(of: $0) }
    for place in places.sorted(by: { (areas[$0], $0) < (areas[$1], $1) }) {
      guard let point = Self.roomiestPlace(of: place, in: geometries, frame: frame) else { continue }
      let district = indicator.districts[place]
      let labels = [12.5, 10.5].lazy.map {
        Label(name: district.name, value: indicator.valueText(of: district), size: $0)
      }
      var isPlaced = false
      for label in labels {
        guard let placed = placement.place(width: label.width, height: label.height, around: point) else {
          continue
        }
        texts += label.elements(in: placed.box)
        if placed.needsLeader { leaders += Self.leader(from: placed.box, to: point) }
        isPlaced = true
        break
      }
      if !isPlaced { unplaced += 1 }
    }
    elements = leaders + texts
  }

  /// The roomiest place of the district's parts; its first vertex when it is too small to have one.
  private static func roomiestPlace(
    of feature: Int, in geometries: PlanarGeometries, frame: MapFrame
  ) -> SheetPoint? {
    let layout = geometries.layout
    let best = layout.parts(of: feature)
      .compactMap { part in
        InteriorPoint(
          rings: layout.rings(of: part).map {
            SVGPath.simplified(layout.vertices(of: $0), of: geometries, in: frame)
          })
      }
      .max { $0.clearance < $1.clearance }
    if let best { return best.point }
    return geometries.firstVertex(of: feature).map { frame.point(x: $0.x, y: $0.y) }
  }

  private static func leader(from box: SheetBox, to point: SheetPoint) -> String {
    var path = SVGPath()
    let start = SheetPoint(
      x: min(max(point.x, box.x), box.maxX), y: min(max(point.y, box.y), box.maxY))
    path.add([start, point], closes: false)
    return "<path d=\"\(path.data)\" stroke=\"\(MapPalette.ink)\" stroke-width=\"0.8\"/>\n"
  }
}

/// A name in one or two lines, and a value beneath.
private struct Label {
  let names: [String]
  let value: String
  let size: Double

  init(name: String, value: String, size: Double) {
    let lines = name.onOneLine.wrapped(to: 18)
    // The whole name is in the district's title, which shows under the pointer.
    names = lines.count > 2 ? [lines[0], lines[1] + "…"] : lines
    self.value = value
    self.size = size
  }

  var width: Double {
    let widths = names.map { SVGText.width(of: $0, size: size, isBold: true) }
    return max(widths.max() ?? 0, SVGText.width(of: value, size: size)) + 4
  }

  var lineHeight: Double { size * 1.22 }
  var height: Double { Double(names.count + 1) * lineHeight + 2 }

  func elements(in box: SheetBox) -> String {
    let middle = box.x + box.width / 2
    var baseline = box.y + size
    var svg = ""
    for name in names {
      svg += SVGText(text: name, size: size, isBold: true, anchor: .middle, hasHalo: true)
        .element(x: middle, y: baseline)
      baseline += lineHeight
    }
    return svg
      + SVGText(text: value, size: size, anchor: .middle, hasHalo: true).element(x: middle, y: baseline)
  }
}
