// What stands beside a map: its legend, the scale bar and the arrow to the north.

internal import Audits
internal import Measures
internal import Planar
internal import Standards

/// The column beside a map.
struct MapMargin {
  let indicator: IndicatorResult
  let supply: SupplyDrawing
  /// How many districts have no label for want of room.
  let unlabelled: Int
  /// Whether there is no district on the map.
  let isEmpty: Bool
  let hatchID: String

  /// The legend from the frame's top down, the arrow and the scale bar at its bottom.
  func elements(beside frame: MapFrame, x: Double, width: Double) -> String {
    let legend = MapLegend(entries: entries, hatchID: hatchID, width: width)
      .elements(x: x, y: frame.panel.y + 2)
    let scaleBar = ScaleBar(scale: frame.scale, width: width - 36)
    let bottom = frame.panel.maxY
    return legend.svg + scaleBar.elements(x: x, y: bottom - 24)
      + Self.arrow(x: x + width - 12, y: bottom - 46)
  }

  private var entries: [LegendEntry] {
    var entries = Verdict.allCases.map { verdict in
      let count = indicator.districts.count { $0.verdict == verdict }
      return LegendEntry(
        swatch: .district(verdict), en: verdict.word.en, zh: verdict.word.zh,
        remark: count == 1 ? "1 district" : "\(count) districts")
    }
    if !indicator.patches.isEmpty {
      let isReached = indicator.indicator.patchSide == .withinReach
      entries.append(
        LegendEntry(
          swatch: .patch, en: isReached ? "Within reach" : "Not covered", zh: isReached ? "范围内" : "未覆盖",
          remark: remark(
            on: indicator.patches, indicator.patchGeometries, squareSide: indicator.patchSquareSide)))
    }
    if let severance = indicator.severance, !severance.patches.isEmpty {
      entries.append(
        LegendEntry(
          swatch: .severed, en: "Near, far on foot", zh: "直线近、步行远",
          remark: remark(
            on: severance.patches, severance.geometries, squareSide: severance.squareSide)))
    }
    for mark in SupplyMark.allCases {
      entries += supply.counts.filter { $0.swatch.mark == mark }.map(entry)
    }
    entries += notes.map { LegendEntry(swatch: .none, en: "", zh: "", remark: $0) }
    return entries
  }

  private func remark(
    on patches: [Patch], _ geometries: PlanarGeometries, squareSide: Double?
  ) -> String {
    let count = patches.count
    let text = count == 1 ? "1 patch" : "\(HumanNumber.decimal(Double(count), digits: 0)) patches"
    var area = 0.0
    for patch in patches {
      guard let own = patch.area else { return text }
      area += own
    }
    let amount = "\(text), \(HumanNumber.text(area, .squareMetres))"
    guard squareSide == nil, isWalked else { return amount }
    // Land is reached on foot by the share of its frontage, and drawn whole.
    let drawn = patches.reduce(0) { $0 + geometries.area(of: $1.geometry) }
    return drawn > area * 1.005 ? "\(amount) of the \(HumanNumber.text(drawn, .squareMetres)) drawn" : amount
  }

  private var isWalked: Bool {
    switch indicator.indicator.measure {
    case .coverage(let coverage): coverage.reaches.contains { $0.way == .walk }
    case .lifeCircle(let circle): circle.ways.contains(.walk)
    case .provision, .spacing, .ratio, .reported: false
    }
  }

  private func entry(_ swatch: LegendEntry.Swatch, features: Int) -> LegendEntry {
    let mark = swatch.mark
    let layers = Set(
      indicator.supply.lazy.filter { SupplyMark($0, of: indicator) == mark }.map(\.layer)
    ).sorted()
    let word = mark?.word ?? LocalizedText(en: "", zh: "")
    return LegendEntry(
      swatch: swatch, en: word.en, zh: word.zh,
      remark: "\(layers.joined(separator: ", ")): \(HumanNumber.decimal(Double(features), digits: 0))")
  }

  private var notes: [String] {
    var notes: [String] = []
    if isEmpty { notes.append("no outlines to draw 没有边界") }
    if unlabelled > 0 { notes.append("without room for a label: \(unlabelled), see districts.csv") }
    if supply.outside > 0 { notes.append("supply outside the map: \(supply.outside)") }
    if supply.missing > 0 {
      notes.append("supply that cannot be drawn, its layer not kept: \(supply.missing)")
    }
    return notes
  }

  /// An arrow to grid north, its middle and upper end at the given place; 46 pixels high.
  private static func arrow(x: Double, y: Double) -> String {
    var left = SVGPath()
    var right = SVGPath()
    let tip = SheetPoint(x: x, y: y + 14)
    let notch = SheetPoint(x: x, y: y + 39)
    left.add([tip, SheetPoint(x: x - 9, y: y + 46), notch], closes: true)
    right.add([tip, SheetPoint(x: x + 9, y: y + 46), notch], closes: true)
    let stroke = "stroke=\"\(MapPalette.ink)\" stroke-width=\"0.9\" stroke-linejoin=\"round\""
    return SVGText(text: "N", size: 12, isBold: true, anchor: .middle).element(x: x, y: y + 9)
      + "<path d=\"\(left.data)\" fill=\"\(MapPalette.ink)\" \(stroke)/>\n"
      + "<path d=\"\(right.data)\" fill=\"\(MapPalette.paper)\" \(stroke)/>\n"
  }
}

extension Verdict {
  /// The verdict in a legend or a table.
  var word: LocalizedText {
    switch self {
    case .met: LocalizedText(en: "Met", zh: "达标")
    case .short: LocalizedText(en: "Short", zh: "未达标")
    case .unknown: LocalizedText(en: "Unknown", zh: "无法判定")
    }
  }
}
