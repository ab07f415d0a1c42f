// How the tables of audit.gpkg are drawn: a style an indicator, of the same name in each table, so that a map of one
// indicator is three choices. The districts are in the classes of the indicator's map.

internal import Audits
internal import GeoPackages
internal import Measures
internal import Planar
internal import Standards

/// The styles of an audit's tables.
struct AuditStyles {
  private let result: AuditResult
  /// The indicator that every table opens with.
  private let first: String?

  init(_ result: AuditResult) {
    self.result = result
    // What is short and has something to show; else what is short, else anything.
    let short = result.indicators.filter { $0.city.verdict == .short }
    first = (short.first { !$0.patches.isEmpty } ?? short.first ?? result.indicators.first)?.indicator.id
  }

  /// The styles of a table whose rows are of the indicators given.
  private func styles(
    of table: String, _ isOf: (IndicatorResult) -> Bool, _ rules: (IndicatorResult) -> [StyleRule]
  ) -> [LayerStyle] {
    let shown = result.indicators.filter(isOf)
    let opening = shown.contains { $0.indicator.id == first } ? first : shown.first?.indicator.id
    return shown.map { indicator in
      let document = StyleDocument(rules: rules(indicator))
      return LayerStyle(
        table: table, name: "\(indicator.indicator.name.both) (\(indicator.indicator.id))".onOneLine,
        summary: indicator.indicator.id, qml: document.qml, sld: document.sld(table: table),
        isDefault: indicator.indicator.id == opening)
    }
  }

  // MARK: Tables

  var districts: [LayerStyle] {
    styles(of: "districts", { !$0.districts.isEmpty }) { indicator in
      let id = indicator.indicator.id
      let classes = ValueClasses(of: indicator).classes.map { one in
        StyleRule(
          label: "\(one.label(indicator.unit)), \((one.verdict ?? .unknown).rawValue)",
          texts: [("\(id)_verdict", (one.verdict ?? .unknown).rawValue)], range: (id, one.from, one.to),
          symbol: .area(fill: one.fill, opacity: 0.85, outline: MapPalette.outline))
      }
      return classes + [
        StyleRule(
          label: "unknown 无法判定",
          symbol: .area(
            fill: MapPalette.unknown, opacity: 0.85, outline: MapPalette.outline, isHatched: true))
      ]
    }
  }

  func uncovered(_ table: String, isArea: Bool) -> [LayerStyle] {
    func rule(_ label: String, _ kind: String, _ color: String, _ indicator: IndicatorResult) -> StyleRule {
      StyleRule(
        label: label, texts: [("indicator", indicator.indicator.id), ("kind", kind)],
        symbol: isArea
          ? .area(fill: color, opacity: 0.72, outline: color)
          : .point(fill: color, outline: MapPalette.paper, size: 1.6))
    }
    return styles(of: table, { !$0.patches.isEmpty || $0.severance?.patches.isEmpty == false }) {
      [
        rule("not covered 未覆盖", "uncovered", MapPalette.patch, $0),
        rule("near, far on foot 直线近、步行远", "severed", MapPalette.severed, $0),
      ]
    }
  }

  /// - Parameter standings: Which standings each indicator's features in the table have.
  func supply(
    _ table: String, _ kind: GeometryKind, _ standings: [String: Set<SupplyFeature.Standing>]
  ) -> [LayerStyle] {
    func symbol(_ mark: SupplyMark) -> StyleSymbol {
      switch kind {
      case .line: .line(color: mark.color, width: 0.5)
      case .polygon, .empty:
        .area(fill: mark.color, opacity: mark.isFilled ? 0.5 : 0, outline: mark.color)
      case .point:
        .point(
          fill: mark.isFilled ? mark.color : MapPalette.paper,
          outline: mark.isFilled ? MapPalette.paper : mark.color, size: 2.2)
      }
    }
    return styles(of: table, { standings[$0.indicator.id] != nil }) { indicator in
      let found = SupplyFeature.Standing.allCases.filter {
        standings[indicator.indicator.id]?.contains($0) == true
      }
      // As on the map of the indicator: what a ratio does not ask is not drawn.
      return found.compactMap { standing in
        let example = SupplyFeature(layer: "", feature: 0, standing: standing)
        guard let mark = SupplyMark(example, of: indicator) else { return nil }
        return StyleRule(
          label: mark.word.both,
          texts: [("indicator", indicator.indicator.id), ("standing", standing.rawValue)],
          symbol: symbol(mark))
      }
    }
  }

  var streets: [LayerStyle] {
    styles(of: "streets", { $0.streets != nil }) { indicator in
      let id = ("indicator", indicator.indicator.id)
      return [
        StyleRule(
          label: "within reach 可达", texts: [id, ("state", "reached")],
          symbol: .line(color: MapPalette.supply, width: 0.4)),
        StyleRule(
          label: "in a gap 间隔过大", texts: [id, ("state", "gap")],
          symbol: .line(color: MapPalette.patch, width: 0.5)),
        StyleRule(
          label: "out of reach 不可达", texts: [id, ("state", "not reached")],
          symbol: .line(color: MapPalette.uncounted, width: 0.3)),
      ]
    }
  }

  var findings: [LayerStyle] {
    styles(
      of: "findings",
      { indicator in
        result.findings.contains { $0.indicatorID == indicator.indicator.id && $0.location != nil }
      }
    ) { indicator in
      [
        StyleRule(
          label: "finding 问题", texts: [("indicator", indicator.indicator.id)],
          symbol: .point(fill: MapPalette.patch, outline: MapPalette.paper, size: 2.4))
      ]
    }
  }
}

extension ValueClasses.Class {
  /// The range for people: `60 % – 70 %`, `under 60 %`, `90 % and more`, `all`.
  func label(_ unit: MeasureUnit, _ language: ReportLanguage = .english) -> String {
    func text(_ number: Double) -> String {
      language == .english ? HumanNumber.text(number, unit) : HumanNumber.chinese(number, unit)
    }
    switch (from, to) {
    case (let from?, let to?): return "\(text(from)) – \(text(to))"
    case (nil, let to?): return language.choose("under \(text(to))", "低于 \(text(to))")
    case (let from?, nil): return language.choose("\(text(from)) and more", "\(text(from)) 及以上")
    case (nil, nil): return language.choose("all values", "全部数值")
    }
  }
}
