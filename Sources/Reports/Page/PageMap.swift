// One map of the page: districts by class, streets in the back, what is not covered, supply, labels; a legend with
// switches beneath.

internal import Audits
internal import Layers
internal import Measures
internal import Planar
internal import Standards

/// A map of an indicator.
struct PageMap {
  private let indicator: IndicatorResult
  private let number: Int
  private let result: AuditResult
  private let frame: MapFrame
  private let drawing: DistrictDrawing
  private let tolerance: Double
  // So many features and patches have names under the pointer; more are drawn as one shape.
  private static let named = 240
  private static let namedPatches = 40

  init(
    _ indicator: IndicatorResult, number: Int, in result: AuditResult, frame: MapFrame,
    drawing: DistrictDrawing,
    tolerance: Double
  ) {
    self.indicator = indicator
    self.number = number
    self.result = result
    self.frame = frame
    self.drawing = drawing
    self.tolerance = tolerance
  }

  var markup: String {
    let size = frame.panel
    let title = indicator.indicator.name + LocalizedText(en: ", \(result.city)", zh: "，\(result.city)")
    let classes = ValueClasses(of: indicator)
    let supply = PageSupply(
      of: indicator, number: number, in: result, frame: frame, tolerance: tolerance, named: Self.named)
    let labels = DistrictLabels(of: indicator, on: drawing, frame: frame)
    var text = """
      <figure class="map">
      <div class="sheet"><svg viewBox="0 0 \(size.width.sheetText) \(size.height.sheetText)" role="img" \
      aria-label="\(title.attribute)">
      <g data-l="districts">

      """
    text += districts(classes) + "</g>\n"
    if result.streets.count > 0 {
      text += "<g data-l=\"streets\" class=\"streets\"><use href=\"#streets\"/></g>\n"
    }
    let patches = patches(indicator.patches, indicator.patchGeometries)
    if !patches.isEmpty { text += "<g data-l=\"patches\" class=\"patches\">\(patches)</g>\n" }
    let severed = indicator.severance.map { self.patches($0.patches, $0.geometries) } ?? ""
    if !severed.isEmpty { text += "<g data-l=\"severed\" class=\"severed\">\(severed)</g>\n" }
    if !supply.areas.isEmpty { text += "<g data-l=\"supply\">\(supply.areas)</g>\n" }
    text += "<use href=\"#borders\" class=\"borders\"/>\n"
    if !supply.points.isEmpty { text += "<g data-l=\"supply\">\(supply.points)</g>\n" }
    text += "<g data-l=\"labels\" class=\"labels\">\n\(Self.plain(labels.elements))</g>\n"
    text += furniture
    text += "</svg>\n" + Self.tools + "</div>\n"
    text += legend(classes, supply, hasPatches: !patches.isEmpty, hasSevered: !severed.isEmpty)
    return text + "</figure>\n"
  }

  // MARK: The sheet

  private func districts(_ classes: ValueClasses) -> String {
    var text = ""
    for (place, district) in indicator.districts.enumerated() where place < drawing.paths.count {
      guard !drawing.paths[place].isEmpty else { continue }
      let fill = classes.place(of: district).map { classes.classes[$0].fill } ?? "url(#unknown)"
      let value = indicator.localizedValue(of: district)
      let title = "\(district.name): \(value.both), \(district.verdict.word.both)"
      text += "<use href=\"#p\(place)\" fill=\"\(fill)\" data-d=\"\(place)\"><title>"
      text += title.onOneLine.forMarkup + "</title></use>\n"
    }
    return text
  }

  private func patches(_ patches: [Patch], _ geometries: PlanarGeometries) -> String {
    var text = ""
    var areas = SVGPath()
    var dots = SVGPath()
    for (place, patch) in patches.enumerated() {
      let box = geometries.box(of: patch.geometry)
      let isVisible =
        geometries.layout.kinds[patch.geometry] == .polygon
        && max(box.width, box.height) * frame.scale >= 2
      // A patch that is too small to be seen is drawn as a dot: it must not vanish from the map.
      guard isVisible else {
        dots.addDot(frame.point(x: patch.centroid.x, y: patch.centroid.y))
        continue
      }
      if place < Self.namedPatches {
        var path = SVGPath()
        path.add(feature: patch.geometry, of: geometries, in: frame, tolerance: tolerance)
        if !path.isEmpty { text += "<path d=\"\(path.data)\"><title>\(words(patch))</title></path>\n" }
      } else {
        areas.add(feature: patch.geometry, of: geometries, in: frame, tolerance: tolerance)
      }
    }
    if !areas.isEmpty { text += "<path d=\"\(areas.data)\"/>\n" }
    if !dots.isEmpty { text += "<path class=\"dots\" d=\"\(dots.data)\"/>\n" }
    return text
  }

  private func words(_ patch: Patch) -> String {
    var parts = [result.districts[patch.district].name.inBoth]
    if let area = patch.area {
      parts.append(HumanNumber.localized(area, .squareMetres))
    }
    if let residents = patch.residents {
      parts.append(HumanNumber.localized(residents, .residents))
    }
    if let distance = patch.distanceToSupply, let name = patch.nearestSupply {
      parts.append("\(HumanNumber.text(distance, .metres)) → \(name)".inBoth)
    }
    if let walk = patch.walkToSupply {
      let metres = HumanNumber.text(walk, .metres)
      parts.append(LocalizedText(en: "on foot \(metres)", zh: "步行 \(metres)"))
    }
    return parts.map(\.both).joined(separator: ", ").onOneLine.forMarkup
  }

  private var furniture: String {
    let panel = frame.panel
    let bar = ScaleBar(scale: frame.scale, width: 150)
    var left = SVGPath()
    var right = SVGPath()
    let (x, y) = (panel.width - 22, 14.0)
    left.add(
      [SheetPoint(x: x, y: y + 12), SheetPoint(x: x - 8, y: y + 42), SheetPoint(x: x, y: y + 36)],
      closes: true)
    right.add(
      [SheetPoint(x: x, y: y + 12), SheetPoint(x: x + 8, y: y + 42), SheetPoint(x: x, y: y + 36)],
      closes: true)
    return "<g class=\"furniture\">" + bar.elements(x: 14, y: panel.height - 30)
      + SVGText(text: "N", size: 12, isBold: true, anchor: .middle).element(x: x, y: y + 8)
      + "<path d=\"\(left.data)\" fill=\"\(MapPalette.ink)\"/><path d=\"\(right.data)\" fill=\"\(MapPalette.paper)\""
      + " stroke=\"\(MapPalette.ink)\" stroke-width=\"0.9\"/></g>\n"
  }

  private static let tools = """
    <div class="tools" hidden>\
    <button type="button" data-zoom="in" aria-label="Zoom in 放大">+</button>\
    <button type="button" data-zoom="out" aria-label="Zoom out 缩小">−</button>\
    <button type="button" data-zoom="all" aria-label="Whole map 全图">⤢</button></div>

    """

  /// Labels without what the page's styles say of all of them.
  private static func plain(_ labels: String) -> String {
    labels.replacing(SVGText.halo, with: "").replacing(" text-anchor=\"middle\"", with: "")
      .replacing(" fill=\"\(MapPalette.ink)\"", with: "")
  }

  // MARK: The legend

  private func legend(
    _ classes: ValueClasses, _ supply: PageSupply, hasPatches: Bool, hasSevered: Bool
  ) -> String {
    var items: [String] = []
    func swatch(_ shape: String) -> String {
      "<svg class=\"swatch\" width=\"22\" height=\"14\" aria-hidden=\"true\">\(shape)</svg>"
    }
    func box(_ fill: String, _ stroke: String = MapPalette.outline) -> String {
      swatch("<rect x=\"0.5\" y=\"0.5\" width=\"21\" height=\"13\" fill=\"\(fill)\" stroke=\"\(stroke)\"/>")
    }
    for one in classes.classes {
      let label = LocalizedText(en: one.label(indicator.unit), zh: one.label(indicator.unit, .chinese))
      let verdict = one.verdict.map { " " + $0.word.markup } ?? ""
      items.append("<li>\(box(one.fill)) \(label.markup)\(verdict)</li>")
    }
    if indicator.districts.contains(where: { $0.value == nil }) {
      items.append("<li>\(box("url(#unknown)")) \(Verdict.unknown.word.markup)</li>")
    }
    func toggle(_ layer: String, _ swatch: String, _ label: String) {
      items.append(
        "<li><label>\(swatch) \(label) <input type=\"checkbox\" data-l=\"\(layer)\" checked hidden></label></li>"
      )
    }
    if hasPatches {
      let count = HumanNumber.decimal(Double(indicator.patches.count), digits: 0)
      let word = indicator.patchWord
      toggle(
        "patches", box(MapPalette.patch, "none"),
        LocalizedText(en: "\(word.en) (\(count))", zh: "\(word.zh)（\(count)）").markup)
    }
    if hasSevered {
      toggle(
        "severed", box(MapPalette.severed, "none"),
        LocalizedText("Near, far on foot", "直线近、步行远").markup)
    }
    for (mark, count) in supply.counts {
      let stroke = mark.color
      let fill = mark.isFilled ? mark.color : MapPalette.paper
      let shape = "<circle cx=\"11\" cy=\"7\" r=\"4.5\" fill=\"\(fill)\" stroke=\"\(stroke)\"/>"
      let number = HumanNumber.decimal(Double(count), digits: 0)
      toggle(
        "supply", swatch(shape),
        LocalizedText(en: "\(mark.word.en) (\(number))", zh: "\(mark.word.zh)（\(number)）").markup)
    }
    if result.streets.count > 0 {
      toggle(
        "streets", swatch("<path d=\"M0 7H22\" stroke=\"\(MapPalette.hatch)\" stroke-width=\"1.4\"/>"),
        LocalizedText("Streets", "街道").markup)
    }
    toggle(
      "labels", swatch("<text x=\"2\" y=\"12\" font-size=\"13\">Aa</text>"),
      LocalizedText("Labels", "标注").markup)
    var text = "<figcaption><ul class=\"legend\">\n\(items.joined(separator: "\n"))\n</ul>"
    if supply.outside + supply.missing > 0 {
      let count = supply.outside + supply.missing
      text +=
        "<p class=\"note\">"
        + LocalizedText("\(count) features are not on the map", "\(count) 个要素不在图内").markup + "</p>"
    }
    return text + "</figcaption>\n"
  }
}

extension IndicatorResult {
  /// What patches are: what is not reached, or what is where less is wanted.
  fileprivate var patchWord: LocalizedText {
    indicator.patchSide == .withinReach
      ? LocalizedText("Within reach", "范围内") : LocalizedText("Not covered", "未覆盖")
  }
}
