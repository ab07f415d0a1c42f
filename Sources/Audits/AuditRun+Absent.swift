// Properties that conditions of a standard or of the audit file compare and no feature has: most likely a name that the
// layer writes otherwise. What such a condition keeps or drops says nothing of the city.

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
    report(
      absent.map { .absentField($0, of: layer.layer.provenance, names: layer.layer.propertyNames) })
    return absent
  }

  /// The same result without a value where a condition compares a property that no feature of its layer has.
  ///
  /// A ratio knows such features as undecided.
  func withheldWhereAbsent(_ result: IndicatorResult) -> IndicatorResult {
    guard result.city.value != nil else { return result }
    if let (layer, field, text) = absentInLayers(of: result.indicator.measure) {
      return result.withheld(
        because: LocalizedText(
          en: """
            no feature of '\(layer)' has the property '\(field)' that the audit file's where asks for (\(text))
            """,
          zh: "图层“\(layer)”的要素均无审计文件 where 所需的属性“\(field)”（\(text)）"))
    }
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

  /// The first property that the audit file's own condition on a layer of the measure compares, and no feature has.
  private func absentInLayers(
    of measure: MeasureDefinition
  ) -> (layer: String, field: String, condition: String)? {
    let names = measure.selections.map(\.layer) + measure.networks(file.walking)
    for name in names {
      guard let sightings = city.layers[name]?.sightings ?? passedSightings[name],
        let field = sightings.absentFields.first
      else { continue }
      return (name, field, sightings.filter.text)
    }
    return nil
  }

  /// Notes the properties that the audit file says hold the kind or the class of a layer's features and that none has,
  /// and the words for kinds and classes that none has.
  func checkNamedWords() {
    for entry in file.layers {
      guard let layer = city.layers[entry.name], layer.count > 0 else { continue }
      let selected = SelectedLayer(layer: layer, entry: entry, features: [])
      let named = [entry.kindField.map { _ in "kind" }, entry.classField.map { _ in "class" }]
      guard reportAbsent(Set(named.compactMap { $0 }), of: selected).isEmpty else { continue }
      checkWords(entry.kinds, in: selected.kindField, of: layer, key: "kinds")
      checkWords(entry.classes, in: entry.classField ?? "class", of: layer, key: "classes")
    }
  }

  private func checkWords(_ kinds: [KindWords], in field: String, of layer: Layer, key: String) {
    guard kinds.contains(where: { !$0.words.isEmpty }), let column = layer.columns[field] else { return }
    let met = (column.codedTexts?.texts ?? []).compactMap { $0 }
    let known = Set(met)
    report(
      kinds.compactMap { kind in
        let unmet = kind.words.filter { !known.contains($0) }
        guard !unmet.isEmpty else { return nil }
        return .unmatched(
          unmet, in: met, field: field, of: layer.provenance,
          askedBy: "which '\(key)' says for '\(kind.kind)'",
          isAll: unmet.count == kind.words.count)
      })
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
