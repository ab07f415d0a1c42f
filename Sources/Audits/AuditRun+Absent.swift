// Properties that a standard's conditions compare and no feature has: most likely a name that the layer writes otherwise.
// What such a condition keeps or drops says nothing of the city.

internal import Layers
internal import Measures
internal import Standards

extension AuditRun {
  /// Those of the properties that no feature of a layer has, by the names that the layer was asked for, ascending; each
  /// of them is a problem.
  @discardableResult
  func reportAbsent(_ fields: Set<String>, of layer: SelectedLayer) -> [String] {
    guard layer.layer.count > 0 else { return [] }
    let absent = fields.map { field in
      switch field {
      case "kind": layer.kindField
      case "class": layer.entry.classField ?? field
      default: field
      }
    }.filter { name in
      guard let column = layer.layer.columns[name] else { return true }
      return (0..<column.count).allSatisfy { column[$0] == .missing }
    }.sorted()
    for name in absent { report(layer.layer.numbers(name, range: nil, required: true).problems) }
    return absent
  }

  /// The same result without a value where a condition compares a property that no feature of its layer has.
  ///
  /// A ratio knows such features as undecided.
  func withheldWhereAbsent(_ result: IndicatorResult) -> IndicatorResult {
    guard result.city.value != nil else { return result }
    for selection in judgedSelections(of: result.indicator.measure) {
      guard let text = selection.condition, let condition = plan.conditions[text],
        let layer = select(LayerSelection(layer: selection.layer)),
        let field = reportAbsent(condition.comparedFields, of: layer).first
      else { continue }
      return result.withheld(
        because: LocalizedText(
          en: "no feature of '\(selection.layer)' has the property '\(field)' that is asked for (\(text))",
          zh: "图层“\(selection.layer)”的要素均无条件所需的属性“\(field)”（\(text)）"))
    }
    return result
  }

  /// Notes what conditions ask for in vain.
  func checkConditions() {
    for selection in standard.indicators.flatMap(\.measure.selections) {
      guard let text = selection.condition, let condition = plan.conditions[text],
        let layer = select(LayerSelection(layer: selection.layer))
      else { continue }
      reportAbsent(condition.comparedFields, of: layer)
    }
  }

  private func judgedSelections(of measure: MeasureDefinition) -> [LayerSelection] {
    if case .ratio(let ratio) = measure { return ratio.contents?.selections ?? [] }
    return measure.selections
  }
}

extension IndicatorResult {
  /// The same without a value anywhere.
  fileprivate func withheld(because reason: LocalizedText) -> IndicatorResult {
    var result = self
    func withheld(_ place: PlaceResult) -> PlaceResult {
      PlaceResult(districtID: place.districtID, name: place.name, reason: reason)
    }
    result.city = withheld(city)
    result.districts = districts.map(withheld)
    result.patches = []
    result.severance = nil
    return result
  }
}
