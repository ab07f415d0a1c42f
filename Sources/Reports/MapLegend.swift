// The legend of a map, in English and Chinese: only what the map shows, with counts.

internal import Audits

/// An entry of a legend.
struct LegendEntry {
  /// What is drawn beside the text.
  enum Swatch: Hashable {
    case district(Verdict)
    case patch
    case severed
    case area(SupplyMark)
    case line(SupplyMark)
    case point(SupplyMark)
    case none

    /// How the supply that it stands for is marked; nil for what is no supply.
    var mark: SupplyMark? {
      switch self {
      case .area(let mark), .line(let mark), .point(let mark): mark
      case .district, .patch, .severed, .none: nil
      }
    }
  }

  var swatch: Swatch
  var en: String
  var zh: String
  /// A smaller line beneath, such as a count.
  var remark = ""
}

/// A legend: entries one beneath the other.
struct MapLegend {
  var entries: [LegendEntry]
  /// The pattern of what is unknown.
  var hatchID: String
  /// The width of the column in pixels.
  var width: Double

  /// The entries as elements, their upper left corner at the given place, and the height they take, in
  /// pixels.
  func elements(x: Double, y: Double) -> (svg: String, height: Double) {
    var svg = ""
    var top = y
    for entry in entries {
      let textX = entry.swatch == .none ? x : x + 36
      svg += swatch(entry.swatch, x: x, y: top)
      var baseline = top + 12
      let title = entry.en == entry.zh || entry.zh.isEmpty ? entry.en : "\(entry.en) \(entry.zh)"
      for line in SVGText.lines(title, width: x + width - textX, size: 13) where !title.isEmpty {
        svg += SVGText(text: line, size: 13).element(x: textX, y: baseline)
        baseline += 16
      }
      if !entry.remark.isEmpty {
        for line in SVGText.lines(entry.remark, width: x + width - textX, size: 11) {
          svg += SVGText(text: line, size: 11, color: MapPalette.faintInk).element(x: textX, y: baseline)
          baseline += 14
        }
      }
      top = baseline
    }
    return (svg, top - y)
  }

  private func swatch(_ swatch: LegendEntry.Swatch, x: Double, y: Double) -> String {
    let box = "x=\"\(x.sheetText)\" y=\"\(y.sheetText)\" width=\"26\" height=\"15\" rx=\"1.5\""
    let middle = SheetPoint(x: x + 13, y: y + 7.5)
    switch swatch {
    case .none: return ""
    case .district(let verdict):
      let fill = MapPalette.fill(verdict, hatchID: hatchID)
      return "<rect \(box) fill=\"\(fill)\" stroke=\"\(MapPalette.outline)\" stroke-width=\"0.8\"/>\n"
    case .patch:
      return "<rect \(box) fill=\"\(MapPalette.patch)\" fill-opacity=\"0.72\"/>\n"
    case .severed:
      return "<rect \(box) fill=\"\(MapPalette.severed)\" fill-opacity=\"0.72\"/>\n"
    case .area(let mark):
      let fill = mark.isFilled ? "fill=\"\(mark.color)\" fill-opacity=\"0.5\"" : "fill=\"none\""
      return "<rect \(box) \(fill) stroke=\"\(mark.color)\" stroke-width=\"1.4\"/>\n"
    case .line(let mark):
      var path = SVGPath()
      path.add([SheetPoint(x: x, y: middle.y), SheetPoint(x: x + 26, y: middle.y)], closes: false)
      return "<path d=\"\(path.data)\" stroke=\"\(mark.color)\" stroke-width=\"2\"/>\n"
    case .point(let mark):
      let fill = mark.isFilled ? mark.color : MapPalette.paper
      let stroke = mark.isFilled ? MapPalette.paper : mark.color
      return "<circle cx=\"\(middle.x.sheetText)\" cy=\"\(middle.y.sheetText)\" r=\"4\" fill=\"\(fill)\""
        + " stroke=\"\(stroke)\" stroke-width=\"1.4\"/>\n"
    }
  }
}
