// The head of a map: which indicator, and what the whole city comes to.

internal import Audits
internal import Measures
internal import Standards

/// The head of a map.
struct MapHeader {
  /// The texts as elements.
  private(set) var elements = ""
  /// The height they take, in pixels.
  private(set) var height = 0.0

  /// The head of an indicator's map, its upper left corner at the given place, in pixels.
  init(of indicator: IndicatorResult, in result: AuditResult, x: Double, y: Double, width: Double) {
    let name = indicator.indicator.name
    var baseline = y
    func add(_ text: String, size: Double, isBold: Bool = false, color: String = MapPalette.ink) {
      for line in SVGText.lines(text, width: width, size: size) {
        baseline += (size * 1.3).rounded()
        elements += SVGText(text: line, size: size, isBold: isBold, color: color).element(x: x, y: baseline)
      }
    }
    add(name.en, size: 22, isBold: true)
    if name.zh != name.en { add(name.zh, size: 16, color: MapPalette.faintInk) }
    add(Self.statement(of: indicator, city: result.city), size: 15)
    height = baseline - y
  }

  private static func statement(of indicator: IndicatorResult, city: String) -> String {
    let place = indicator.city
    var text = "\(city): "
    text +=
      place.value == nil
      ? place.verdict.rawValue : "\(indicator.valueText(of: place)), \(place.verdict.rawValue)"
    if place.value == nil, let reason = place.reason?.en { text += " – \(reason)" }
    if let target = indicator.indicator.target {
      text += " · target 目标 \(HumanNumber.text(target, indicator.unit))"
    } else {
      text += " · no target 未设目标"
    }
    if let shortfall = place.shortfall, let hit = indicator.exactHit(shortfall) {
      text += " · \(hit.en) \(hit.zh)"
    } else if let shortfall = place.shortfall {
      let amount = indicator.shortfallText(of: place)
      text +=
        indicator.indicator.target?.wantsMore ?? true
        ? " · missing 缺 \(amount)" : " · \(shortfall.excess) 超出 \(amount)"
    }
    return text
  }
}
