// The threshold curve: the share within every distance from 0 to 2000 m, in each way, with the distances that decide.

internal import Audits
internal import Measures
internal import Planar
internal import Standards

/// The curve of an indicator; empty where none was computed.
struct PageCurve {
  private let indicator: IndicatorResult
  private static let width = 520.0
  private static let height = 170.0
  private static let left = 44.0
  private static let bottom = 26.0
  private static let top = 10.0
  private static let right = 14.0

  init(of indicator: IndicatorResult) { self.indicator = indicator }

  var markup: String {
    guard !indicator.curves.isEmpty else { return "" }
    let title = LocalizedText("Share within a distance", "不同距离下的覆盖比例")
    var svg = """
      <svg viewBox="0 0 \(Self.width.sheetText) \(Self.height.sheetText)" role="img" \
      aria-label="\(title.attribute)">

      """
    for percent in [0, 25, 50, 75, 100] {
      let y = Self.y(Double(percent) / 100)
      svg +=
        "<path class=\"grid\" d=\"M\(Self.left.sheetText) \(y.sheetText)H\((Self.width - Self.right).sheetText)\"/>"
      svg += SVGText(text: "\(percent) %", size: 11, color: MapPalette.faintInk, anchor: .end)
        .element(x: Self.left - 6, y: y + 4)
    }
    for metres in [0, 500, 1000, 1500, 2000] {
      svg += SVGText(
        text: "\(metres) m", size: 11, color: MapPalette.faintInk, anchor: metres == 2000 ? .end : .middle
      )
      .element(x: Self.x(Double(metres)), y: Self.height - 8)
    }
    for within in deciding where within <= 2000 {
      let x = Self.x(within)
      svg +=
        "<path class=\"norm\" d=\"M\(x.sheetText) \(Self.top.sheetText)V\((Self.height - Self.bottom).sheetText)\"/>"
    }
    if let goal = indicator.indicator.target?.number, indicator.unit == .share {
      let y = Self.y(goal)
      svg +=
        "<path class=\"goal\" d=\"M\(Self.left.sheetText) \(y.sheetText)H\((Self.width - Self.right).sheetText)\"/>"
    }
    var keys = ""
    for curve in indicator.curves {
      var path = SVGPath()
      path.add(points(curve.curve), closes: false)
      svg += "<path class=\"curve \(curve.way.rawValue)\" d=\"\(path.data)\"/>"
      let word = curve.way == .walk ? LocalizedText("on foot", "步行") : LocalizedText("straight line", "直线")
      keys += "<li class=\"\(curve.way.rawValue)\">\(word.markup)</li>"
    }
    svg += "</svg>"
    return """
      <figure class="curve"><figcaption>\(title.markup) <ul>\(keys)</ul></figcaption>
      \(svg)
      </figure>

      """
  }

  private var deciding: [Double] {
    switch indicator.indicator.measure {
    case .coverage(let coverage): Set(coverage.reach.tiers.map(\.within)).sorted()
    case .lifeCircle(let circle): Set(circle.categories.map(\.within)).sorted()
    case .provision, .spacing, .ratio, .reported: []
    }
  }

  private func points(_ curve: ReachCurve) -> [SheetPoint] {
    let total = curve.total.city.value
    guard total > 0 else { return [] }
    return zip(ReachCurve.distances, curve.within).map { distance, sums in
      SheetPoint(x: Self.x(distance), y: Self.y(sums.city.value / total))
    }
  }

  private static func x(_ metres: Double) -> Double { left + (width - left - right) * metres / 2000 }
  private static func y(_ share: Double) -> Double {
    top + (height - top - bottom) * (1 - min(max(share, 0), 1))
  }
}
